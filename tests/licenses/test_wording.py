"""Why a licence passes or fails, in words that do not change."""

from __future__ import annotations

import pytest

from osaid.licenses.algebra import (
    Both,
    InSet,
    NotIn,
    Permits,
    Property,
    RequiresNone,
    RestrictsNone,
    explain,
    explain_leaf,
)
from osaid.licenses.expression import And, License, Or, disjunction
from osaid.licenses.reading import read_license
from osaid.licenses.sets import LiteralSet, NamedSet

BLOOM = "LicenseRef-BigScience-BLOOM-RAIL-1.0"


@pytest.mark.parametrize(
    ("license_", "wanted", "words"),
    [
        (
            BLOOM,
            Permits(("use",)),
            (
                "BigScience RAIL License v1.0 limits use: field of use (clause 5; "
                "Attachment A); remote restriction (clause 7); update duty (clause 7)"
            ),
        ),
        (
            "Llama 2 Community License",
            Permits(("study",)),
            (
                "Llama 2 Community License Agreement limits study: user threshold "
                "(700 million monthly active users on the release date, clause 2)"
            ),
        ),
        (
            "LicenseRef-AI2-ImpACT-MR",
            Permits(("study", "share")),
            (
                "AI2 ImpACT License, Medium Risk Artifacts withholds share: field of "
                "use (listed uses); propagation of use restrictions; reporting duty "
                "(an impact report for every derivative); 1 more"
            ),
        ),
        (
            "openmdw-1.1",
            Permits(("use",)),
            (
                "OpenMDW License Agreement 1.1 may limit use: copyright litigation "
                "termination (paragraph 5)"
            ),
        ),
        (
            "BUSL-1.1",
            Permits(("use",)),
            "what Business Source License 1.1 grants is not known",
        ),
        ("MIT", Permits(("fly",)), "MIT License leaves unclear fly"),
        ("MIT", Permits(("use", "share")), "MIT License permits use and share"),
        ("ask us", Permits(("use",)), "`ask us` could not be read as a licence"),
        ("NOASSERTION", Permits(("use",)), "no licence is stated"),
        ("NONE", Permits(("use",)), "no licence is granted"),
        ("unlicensed", RestrictsNone(("hosting",)), "no licence is granted"),
        (
            "LicenseRef-acme",
            RequiresNone(("share_alike",)),
            "LicenseRef-acme is not in the catalogue",
        ),
        (
            "LicenseRef-acme WITH LLVM-exception",
            Permits(("use",)),
            "LicenseRef-acme is not in the catalogue",
        ),
        (
            "MIT WITH AdditionRef-x",
            Permits(("use",)),
            "what AdditionRef-x changes is not known",
        ),
        (
            "CC-BY-NC-4.0 WITH LLVM-exception",
            RestrictsNone(("non_commercial", "hosting")),
            (
                "Creative Commons BY-NC-4.0 with LLVM-exception carries a restriction: "
                "non-commercial (clause 1(i); 2(a)(1))"
            ),
        ),
        (
            "CC0-1.0",
            RestrictsNone(("no_patent_licence",)),
            (
                "Creative Commons Zero 1.0 may carry a restriction: no patent licence "
                "(clause 4.a)"
            ),
        ),
        (
            "JSON",
            RestrictsNone(("field_of_use",)),
            "what JSON License restricts is not known",
        ),
        (
            "MIT",
            RestrictsNone(("hosting", "geography")),
            "MIT License carries no restriction: hosting or geography",
        ),
        (
            "CC-BY-4.0",
            RequiresNone(("attribution", "name_licence")),
            (
                "Creative Commons Attribution 4.0 asks for attribution (clause "
                "3(a)(1)(A)); name licence (clause 3(a)(1)(C))"
            ),
        ),
        (
            "CC-BY-4.0",
            RequiresNone(("share_alike",)),
            "Creative Commons Attribution 4.0 does not ask for share alike",
        ),
        (
            "MIT",
            RequiresNone(("share_alike",)),
            "what MIT License requires is not known",
        ),
        (
            "CC0-1.0",
            InSet(NamedSet("osi_approved")),
            "Creative Commons Zero 1.0 is not in osi_approved",
        ),
        (
            "MIT",
            NotIn(NamedSet("osi_approved")),
            "MIT License is in osi_approved",
        ),
        (
            "LicenseRef-acme",
            InSet(NamedSet("capped")),
            "it is not known whether LicenseRef-acme is in capped",
        ),
    ],
)
def test_explanations(license_: str, wanted: Property, words: str) -> None:
    leaf = read_license(license_)
    assert not isinstance(leaf, And | Or)
    assert explain_leaf(leaf, wanted) == words


def test_a_long_set_is_not_printed_in_full() -> None:
    literal = LiteralSet(frozenset(License(f"LicenseRef-{n}") for n in range(500)))
    assert len(explain_leaf(License("MIT"), InSet(literal))) < 150


def test_only_the_decisive_licences_are_explained() -> None:
    use = Permits(("use",))
    mixed = read_license("MIT AND CC-BY-NC-2.0")
    assert (
        explain(mixed, use) == "Creative Commons BY-NC-2.0 limits use: non-commercial"
    )
    many = disjunction(License(f"LicenseRef-{n}") for n in range(500))
    assert explain(many, use) == "LicenseRef-0 is not in the catalogue"
    none = read_license("CC-BY-NC-2.0 OR CC-BY-NC-3.0 OR C-UDA-1.0 OR NONE")
    assert explain(none, use).endswith("; 1 more")


def test_both_explains_the_part_that_fails() -> None:
    both = Both((Permits(("use",)), InSet(NamedSet("osi_approved"))))
    assert explain_leaf(License("CC-BY-4.0"), both) == (
        "Creative Commons Attribution 4.0 is not in osi_approved"
    )
