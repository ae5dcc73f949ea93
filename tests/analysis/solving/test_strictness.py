"""Policies that ship, compared for all systems, and what is handed back."""

from __future__ import annotations

from random import Random

import pytest

import osaid
from osaid.analysis.solving.gates import NO, YES, Gates
from osaid.analysis.solving.lattice import Lattice
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.strictness import Answer, View, at_least_as_strict
from osaid.analysis.solving.terms import Terms
from osaid.diagnostics import UsageError
from osaid.licenses.algebra import Permits
from osaid.licenses.catalog import shipped as catalogue
from osaid.records.systems import System
from osaid.truth import Truth
from tests.laws.policies import random_policy

HEAD = "language 1\npolicy acme 1\n"


def asked(text: str, group: str | None = None) -> Question:
    return Question(osaid.parse_policy(HEAD + text).checked, group)


def shipped(name: str) -> Question:
    return Question(osaid.load_policy(name).checked)


def test_the_definition_follows_from_its_last_draft_and_not_from_one_before() -> None:
    one = shipped("osaid 1.0")
    assert at_least_as_strict(one, shipped("osaid 1.0-RC1")).answer is Answer.YES
    other = at_least_as_strict(one, shipped("osaid 0.0.9"))
    assert other.answer is Answer.NO
    assert other.truths == (Truth.TRUE, Truth.FALSE)


def test_without_time_nothing_is_decided() -> None:
    one, other = shipped("osaid 1.0"), shipped("mof 1.0")
    found = at_least_as_strict(one, other, seconds=0.001)
    assert found.answer is Answer.NOT_DECIDED
    assert found.witness is None


def test_a_parent_may_come_to_other_things_by_each_policy() -> None:
    lineage = "requirement r { must every parent: outcome is conforms must code: "
    one = asked(f"{lineage} available }}")
    other = asked(f"{lineage} presence is provided }}")
    assert at_least_as_strict(one, other).answer is Answer.YES
    found = at_least_as_strict(other, one)
    assert found.answer is Answer.NO


def test_the_outcome_of_a_parent_is_in_the_record_that_shows_it() -> None:
    code = "requirement code { must code: available }"
    one = asked(code)
    lineage = "requirement lineage { must no parent: outcome is fails }"
    found = at_least_as_strict(one, asked(f"{code} {lineage}"))
    assert found.witness is not None
    assert [type(record) for _, record in found.witness.parents] == [System]


def test_the_terms_of_a_parent_stay_with_what_is_derived() -> None:
    named = 'must parameters.final: license written in { "MIT" }'
    one = asked(f"requirement r {{ {named} }}")
    other = asked("requirement r { must parameters.final: license in { MIT } }")
    for view in View:
        found = at_least_as_strict(one, other, view).witness
        assert found is not None
        assert any(part.kind == "parent" for part in found.components)


def test_terms_above_a_parent_stay_though_its_own_are_asked_for() -> None:
    plain = "must every parent: license in { MIT }"
    named = 'must parameters.final: license written in { "MIT" }'
    one = asked(f"requirement r {{ {plain} {named} }}")
    other = asked("requirement r { must parameters.final: license in { MIT } }")
    found = at_least_as_strict(one, other).witness
    assert found is not None
    ((_, record),) = found.parents
    assert [part.kind for part in record.components] == ["parent"]


def test_what_rests_on_terms_of_a_parent_that_must_conform_is_not_decided() -> None:
    lineage = "must every parent: outcome is conforms"
    named = 'must parameters.final: license written in { "MIT" }'
    one = asked(f"requirement r {{ {lineage} {named} }}")
    other = asked("requirement r { must parameters.final: license in { MIT } }")
    assert at_least_as_strict(one, other).answer is Answer.NOT_DECIDED


def test_requirements_of_one_policy_are_compared() -> None:
    text = (
        "requirement two { must at least 2 data: license in { MIT } }"
        "requirement one { must some data: license in { MIT, Apache-2.0 } }"
    )
    two, one = asked(text, "two"), asked(text, "one")
    for view in View:
        assert at_least_as_strict(two, one, view).answer is Answer.YES
        assert at_least_as_strict(one, two, view).answer is Answer.NO


def test_one_attribute_has_one_type() -> None:
    sentence = "requirement r { must some data: has size }"
    one = asked(f"attribute component.size: number {sentence}")
    other = asked(f"attribute component.size: text {sentence}")
    with pytest.raises(UsageError, match="two types"):
        at_least_as_strict(one, other)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("view", View)
def test_what_is_found_for_random_policies_is_confirmed(seed: int, view: View) -> None:
    random = Random(seed)  # noqa: S311 - nothing is secret here
    one, other = (Question(random_policy(random)) for _ in range(2))
    found = at_least_as_strict(one, other, view, seconds=5)
    assert (found.witness is None) is (found.answer is not Answer.NO)


def test_what_takes_long_of_licences_looks_at_the_time() -> None:
    looked: list[int] = []
    gates = Gates(lambda: looked.append(1))
    lattice = Lattice(catalogue())
    terms = Terms(gates, lattice, YES, NO, {}, {}, {}, settled=True)
    for right in ("use", "modify", "use"):
        terms.asked(Permits((right,)))
    assert len(looked) == 2
