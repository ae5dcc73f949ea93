"""Judgements of people: which count, and which are stale."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

import osaid
from osaid.evaluation.attestations import is_stale, judged_facts, restated
from osaid.records.statements import Fact, Statement
from osaid.truth import Truth
from tests.evaluation.small import policy, record

POLICY = policy(
    'judgement enough "Is it enough?"\nrequirement asked { must attested enough }'
)
COMPONENTS: dict[str, Any] = {
    "document": {
        "name": "card",
        "presence": {"value": "provided", "made": "2024-06-01"},
        "covers": {"scope": {"value": "yes", "made": "2025-06-01"}},
    },
    "parent": {
        "name": "base",
        "presence": "provided",
        "record": {
            "osaid_record": 1,
            "name": "base",
            "attestations": [{"judgement": "enough", "answer": "yes", "by": "C"}],
        },
    },
}


def attested(judged: list[str], **said: Any) -> osaid.System:  # noqa: ANN401 - as in a file
    """Return a record with a judgement of January 2025."""
    attestation = {
        "judgement": "enough",
        "answer": "yes",
        "by": "A. Reader",
        "made": "2025-01-01",
        "judged": judged,
        **said,
    }
    return record(components=COMPONENTS, attestations=[attestation])


def truth(system: osaid.System, day: date | None = None) -> Truth:
    return POLICY.requirements["asked"].evaluate(system, as_of=day).truth


@pytest.mark.parametrize(
    ("judged", "stale"),
    [
        ([], False),
        (["card.presence"], False),
        (["card.covers"], True),
        (["card"], True),
        (["base"], False),
        (["all"], True),
    ],
)
def test_later_facts_make_a_judgement_stale(
    judged: list[str],
    stale: bool,  # noqa: FBT001 - a column of the table
) -> None:
    system = attested(judged)
    assert is_stale(system.attestations[0], system) is stale
    assert truth(system) is (Truth.UNKNOWN if stale else Truth.TRUE)


def test_a_digest_goes_before_dates() -> None:
    system = attested(["card"])
    fresh = restated(system.attestations[0], system)
    kept = evolve(system, attestations=(fresh,))
    assert truth(kept) is Truth.TRUE
    (card, *others) = kept.components
    changed = evolve(card, location=Fact((Statement("elsewhere"),)))
    assert truth(evolve(kept, components=(changed, *others))) is Truth.UNKNOWN


def test_the_outcome_of_a_parent_is_not_among_what_was_judged() -> None:
    system = attested(["base"])
    fresh = restated(system.attestations[0], system)
    assert truth(evolve(system, attestations=(fresh,))) is Truth.TRUE


def test_what_was_judged_is_named_by_component_and_field() -> None:
    system = attested(["card.covers", "base.presence"])
    facts = judged_facts(system.attestations[0], system)
    assert [name for name, _ in facts] == ["base.presence", "card.covers.scope"]


def test_an_undated_judgement_is_not_stale() -> None:
    system = record(
        components=COMPONENTS,
        attestations=[
            {"judgement": "enough", "answer": "yes", "by": "A", "judged": ["card"]}
        ],
    )
    assert truth(system) is Truth.TRUE


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2024, 12, 31), Truth.UNKNOWN),
        (date(2025, 1, 1), Truth.TRUE),
        (date(2025, 12, 31), Truth.TRUE),
        (date(2026, 1, 1), Truth.UNKNOWN),
        (None, Truth.TRUE),
    ],
)
def test_a_judgement_holds_from_when_it_is_given_until_it_runs_out(
    day: date | None, answer: Truth
) -> None:
    assert truth(attested([], until="2026-01-01"), day) is answer
