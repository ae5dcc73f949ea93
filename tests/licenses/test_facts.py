"""What licences grant, from the table, from the lists, and from nothing."""

from __future__ import annotations

import pytest

from osaid.licenses.clauses import Confidence, Restriction, Right, Rights, Status
from osaid.licenses.expression import Leaf, License, Nothing, Unread, With
from osaid.licenses.facts import LicenseFacts, facts_of, facts_of_leaf
from osaid.licenses.reading import read_license
from osaid.licenses.vocabulary import RIGHTS
from osaid.truth import Truth

TRUTHS = {"t": Truth.TRUE, "f": Truth.FALSE, "u": Truth.UNKNOWN}


@pytest.mark.parametrize(
    ("license_", "permitted"),
    [
        # the licences of the systems that ship, and their neighbours
        ("LicenseRef-BigScience-BLOOM-RAIL-1.0", "ftff"),
        ("LicenseRef-BigCode-OpenRAIL-M-v1", "ftff"),
        ("LicenseRef-Llama-2-Community", "ffff"),
        ("LicenseRef-TII-Falcon-180B-1.0", "ftff"),
        ("LicenseRef-TII-Falcon-LLM-1.0", "ffff"),
        ("LicenseRef-AI2-ImpACT-MR", "ftff"),
        ("ODC-By-1.0", "tttt"),
        ("CC-BY-4.0", "tttt"),
        ("CC-BY-SA-4.0", "tttt"),
        ("Apache-2.0", "tttt"),
        ("MIT", "tttt"),
        # share-alike takes nothing away, later versions neither
        ("GPL-3.0-only", "tttt"),
        ("Apache-2.0+", "tttt"),
        ("CC-BY-NC-4.0+", "ffff"),
        # no derivatives, a disputed clause, a text that contradicts itself
        ("CC-BY-ND-4.0", "ttff"),
        ("CC0-1.0", "uuuu"),
        ("GFDL-1.3-only", "ttut"),
        ("LicenseRef-scancode-exaone-ai-model-1.1-nc", "ffff"),
        # a naming duty blocks nothing, a revenue cap everything
        ("LicenseRef-scancode-moonshot-ai-modified-mit-2025", "uttu"),
        ("LicenseRef-scancode-stability-ai-community-2024", "ffff"),
        # only on FSF's list, on neither list, disputed, from memory, unheard of
        ("WTFPL", "tttt"),
        ("BUSL-1.1", "uuuu"),
        ("curl", "uuuu"),
        ("LicenseRef-ai-jamba-open-model", "uuuu"),
        ("LicenseRef-acme", "uuuu"),
        # no licence, and exceptions
        ("unlicensed", "ffff"),
        ("NONE", "ffff"),
        ("NOASSERTION", "uuuu"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "tttt"),
        ("CC-BY-NC-4.0 WITH LLVM-exception", "ffff"),
        ("MIT WITH AdditionRef-ours", "uuuu"),
    ],
)
def test_rights(license_: str, permitted: str) -> None:
    leaf = read_license(license_)
    assert isinstance(leaf, License | With | Nothing | Unread)
    facts = facts_of_leaf(leaf)
    for right, expected in zip(RIGHTS, permitted, strict=True):
        found = Truth.UNKNOWN if facts is None else facts.permits(right)
        assert found is TRUTHS[expected]


@pytest.mark.parametrize(
    ("id_", "kind", "expected"),
    [
        ("CC-BY-NC-4.0", "non_commercial", "t"),
        ("CC-BY-NC-4.0", "hosting", "f"),
        ("MIT", "hosting", "f"),
        ("WTFPL", "hosting", "f"),
        ("BUSL-1.1", "hosting", "u"),
        ("LicenseRef-no-licence", "hosting", "t"),
        ("CC0-1.0", "no_patent_licence", "u"),
        ("OpenMDW-1.0", "patent_litigation_termination", "f"),
        ("LicenseRef-ai-falcon-180b-tii-1.0", "hosting", "t"),
        ("LicenseRef-ai-falcon-180b-tii-1.0", "geography", "u"),
        ("LicenseRef-scancode-llama-3.2-license-2024", "geography", "u"),
        ("LicenseRef-scancode-llama-4-cla-2025", "geography", "t"),
        ("LicenseRef-ai-jamba-open-model", "revenue_threshold", "u"),
    ],
)
def test_restrictions(id_: str, kind: str, expected: str) -> None:
    facts = facts_of(id_)
    assert facts is not None
    assert facts.restricts([kind]) is TRUTHS[expected]


@pytest.mark.parametrize(
    ("id_", "kind", "expected"),
    [
        ("CC-BY-4.0", "attribution", "t"),
        ("CC-BY-4.0", "share_alike", "f"),
        ("MIT", "keep_notices", "u"),
        ("BUSL-1.1", "keep_notices", "u"),
        ("LicenseRef-no-licence", "attribution", "t"),
        ("LicenseRef-ai-falcon-180b-tii-1.0", "attribution", "u"),
        ("LicenseRef-ai-jamba-open-model", "copy_of_licence", "u"),
    ],
)
def test_conditions(id_: str, kind: str, expected: str) -> None:
    facts = facts_of(id_)
    assert facts is not None
    assert facts.requires([kind]) is TRUTHS[expected]


def test_approval_grants_on_its_word() -> None:
    approved, listed = facts_of("MIT"), facts_of("WTFPL")
    assert approved is not None
    assert listed is not None
    assert approved.rights.use == Right(Status.GRANTED, basis="OSI approval")
    assert listed.rights.share == Right(Status.GRANTED, basis="FSF listing")
    assert approved.confidence is Confidence.LISTED
    assert (approved.osi, approved.fsf) == ("approved", "libre")


def test_a_disputed_approval_grants_nothing() -> None:
    facts = facts_of("curl")
    assert facts is not None
    assert (facts.osi, facts.confidence) == ("disputed", Confidence.NOT_READ)


def test_a_right_of_somebody_elses_is_unknown() -> None:
    facts = facts_of("MIT")
    assert facts is not None
    assert facts.permits("train") is Truth.UNKNOWN


@pytest.mark.parametrize("leaf", [Unread("x"), License("LicenseRef-acme")])
def test_what_nobody_knows(leaf: Leaf) -> None:
    assert facts_of_leaf(leaf) is None


@pytest.mark.parametrize(
    ("status", "weight", "expected"),
    [
        ("granted", None, "t"),
        ("conditional", None, "t"),
        ("unclear", None, "u"),
        ("withheld", None, "f"),
        ("conditional", "blocking", "f"),
        ("conditional", "disputed", "u"),
        ("conditional", "formal", "t"),
        ("unclear", "blocking", "f"),
        ("unclear", "formal", "u"),
        ("withheld", "disputed", "f"),
    ],
)
def test_how_a_right_is_decided(status: str, weight: str | None, expected: str) -> None:
    right = Right(Status(status))
    restrictions = () if weight is None else (Restriction("hosting", weight, ("use",)),)
    facts = LicenseFacts(
        id="LicenseRef-x",
        name="X",
        rights=Rights(right, right, right, right),
        restrictions=restrictions,
        conditions=(),
        osi="not_submitted",
        fsf="not_listed",
        confidence=Confidence.TEXT_READ,
    )
    assert facts.permits("use") is TRUTHS[expected]
