"""What sentences ask of one licence, as a policy puts it."""

from __future__ import annotations

import pytest

from osaid.reports.license_demands import Demands
from tests.evaluation.small import policy


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("must code: license permits use", "that permits use"),
        ("must code: license permits use must code: license permits share, use",
         "that permits sharing and use"),
        (("must code: license (permits use and in osi_approved)"
         " must code: license permits use"),
         "that permits use and that is in `osi_approved`, all by one choice"),
        ("must code: license in { MIT } or license in { ISC }",
         "either that is in MIT or that is in ISC"),
        ("must code: presence is withheld or license in { MIT }", "that is in MIT"),
        ("must no code: license restricts research_only",
         "that has no restriction of this kind: research only"),
        ("must every code: not license restricts research_only",
         "that has no restriction of this kind: research only"),
        ("must some code where license in { MIT }: available", "that is in MIT"),
        ("must every code where license in { MIT }: available", ""),
        ("must every code except code.training: license in { MIT }", ""),
        ("must data: license in { MIT }", ""),
        ("must code: available", ""),
        ("must code: acme", "that is in MIT and that permits use"),
        ("must every code: not license permits use",
         "that is not one that permits use"),
        ("must theirs", "that is in MIT"),
        ("must system: overall_terms permits use", ""),
        ("must (code: license in { MIT }) or (code: license in { ISC })",
         "either that is in MIT or that is in ISC"),
        ("must not (some code: license in { MIT })", "that is not in MIT"),
        ("must (code: license in { MIT }) and (code: license permits use)",
         "that is in MIT and that permits use"),
    ],
)  # fmt: skip
def test_what_a_licence_must_give(sentences: str, expected: str) -> None:
    made = policy(
        "define acme for component = license in { MIT } and license permits use\n"
        "define theirs for system = every code: license in { MIT }\n"
        f"requirement r {{ {sentences} }}"
    ).checked
    asked = (s.proposition for s in made.requirements["r"].sentences)
    assert Demands(made, "license", "code.training").said(asked) == expected


def test_what_a_policy_calls_available_may_ask_for_a_licence() -> None:
    made = policy(
        "define available for component = access is open and license permits use\n"
        "requirement r { must code: available }"
    ).checked
    asked = (s.proposition for s in made.requirements["r"].sentences)
    assert Demands(made, "license", "code.training").said(asked) == "that permits use"


def test_what_documents_together_ask_of_a_licence() -> None:
    made = policy(
        "requirement r { must together document where available and license permits use"
        " for every data: covers scope }"
    ).checked
    asked = [s.proposition for s in made.requirements["r"].sentences]
    assert Demands(made, "license", "document").said(asked) == "that permits use"
    assert Demands(made, "license", "data").said(asked) == ""
