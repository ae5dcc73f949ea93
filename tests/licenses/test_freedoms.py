"""Each licence takes away the freedoms that its clauses take away, and no others."""

from __future__ import annotations

import pytest

from osaid.licenses.algebra import Permits, explain, explain_leaf
from osaid.licenses.catalog import facts_table
from osaid.licenses.clauses import Weight
from osaid.licenses.expression import License
from osaid.licenses.facts import LicenseFacts, facts_of
from osaid.licenses.reading import read_license
from osaid.licenses.vocabulary import RIGHTS
from osaid.truth import Truth

ALL = "use study modify share"

# A licence, a restriction of it with its clause, and the rights that it takes away.
BLOCKS = [
    # users, counted once or not at all
    ("llama2", "user_threshold", "2", ALL),
    ("llama3", "user_threshold", "2", ALL),
    ("llama3.1", "user_threshold", "2", ALL),
    ("llama4", "user_threshold", "2", ALL),
    ("dbrx", "user_threshold", "3", ALL),
    # revenue
    ("stability-ai-community", "revenue_threshold", "III", ALL),
    # research and non-commercial terms
    ("mrl", "research_only", "3.2; 9", ALL),
    ("stabilityai-nc", "non_commercial", "1.a; definitions", ALL),
    ("CC-BY-NC-4.0", "non_commercial", "1(i); 2(a)(1)", ALL),
    # fields of use
    ("bigscience-openrail-m", "field_of_use", "5; Attachment A", "use modify share"),
    ("creativeml-openrail-m", "field_of_use", "5; Attachment A", "use modify share"),
    ("openrail++", "field_of_use", "5; Attachment A", "use modify share"),
    ("bigcode-openrail-m", "field_of_use", "4; Attachment A", "use modify share"),
    ("gemma", "field_of_use", "3.2", "use modify share"),
    ("deepseek", "field_of_use", "5; Attachment A", "use modify share"),
    # changed versions
    ("CC-BY-ND-4.0", "no_derivatives", "2(a)(1)(B)", "modify share"),
]

# A licence, and a restriction or condition that takes nothing away.
BLOCKS_NOTHING = [
    ("llama3.1", "naming_duty"),
    ("kimi-k2", "naming_duty"),
    ("CC-BY-SA-4.0", "share_alike"),
    ("CC-BY-4.0", "attribution"),
    ("ODbL-1.0", "share_alike"),
    ("OpenMDW-1.0", "patent_litigation_termination"),
    ("bigscience-openrail-m", "state_changes"),
]


def facts_for(written: str) -> LicenseFacts:
    """Return the facts about a licence as somebody writes it."""
    license_ = read_license(written)
    assert isinstance(license_, License)
    facts = facts_of(license_.id)
    assert facts is not None
    return facts


@pytest.mark.parametrize(("written", "kind", "clause", "rights"), BLOCKS)
def test_what_blocks(written: str, kind: str, clause: str, rights: str) -> None:
    facts = facts_for(written)
    found = [r for r in facts.restrictions if r.kind == kind]
    assert {right for r in found for right in r.limits} >= set(rights.split())
    assert {r.counts_as for r in found} == {Weight.BLOCKING}
    assert {r.clause for r in found} == {clause}
    for right in rights.split():
        assert facts.permits(right) is Truth.FALSE
        assert any(r in facts.limits(right, Weight.BLOCKING) for r in found)


@pytest.mark.parametrize(("written", "kind"), BLOCKS_NOTHING)
def test_what_does_not_block(written: str, kind: str) -> None:
    facts = facts_for(written)
    blocking = {
        r.kind for right in RIGHTS for r in facts.limits(right, Weight.BLOCKING)
    }
    assert kind not in blocking
    kinds = {r.kind for r in facts.restrictions} | {c.kind for c in facts.conditions}
    assert kind in kinds


@pytest.mark.parametrize("written", ["GPL-3.0", "AGPL-3.0", "CC-BY-SA-4.0", "ODbL-1.0"])
def test_share_alike_takes_no_freedom_away(written: str) -> None:
    facts = facts_for(written)
    assert [facts.permits(right) for right in RIGHTS] == [Truth.TRUE] * len(RIGHTS)


@pytest.mark.parametrize(
    ("written", "right", "words"),
    [
        ("llama2", "study", ["700 million", "on the release date", "clause 2"]),
        ("stability-ai-community", "study", ["USD 1 million a year", "clause III"]),
        ("mrl", "study", ["research only", "clause"]),
        ("bigscience-openrail-m", "use", ["field of use", "Attachment A"]),
    ],
)
def test_a_finding_names_the_clause(written: str, right: str, words: list[str]) -> None:
    license_ = License(facts_for(written).id)
    said = explain_leaf(license_, Permits((right,)))
    assert explain(license_, Permits((right,))) == said
    assert [word for word in words if word not in said] == []


def test_only_what_is_not_blocking_leaves_a_right_open_or_there() -> None:
    for id_ in facts_table()["licenses"]:
        facts = facts_of(id_)
        assert facts is not None
        for right in RIGHTS:
            if facts.limits(right, Weight.BLOCKING) and facts.confidence.settles:
                assert facts.permits(right) is Truth.FALSE
            elif facts.limits(right, Weight.DISPUTED):
                assert facts.permits(right) is not Truth.TRUE
