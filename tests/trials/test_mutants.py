"""Mutants: which are made, and that none is noticed or missed by a short cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

import osaid
from osaid.evaluation.policies import Policy
from osaid.policy.policies import CheckedPolicy
from osaid.trials.coverage import coverage_of
from osaid.trials.expecting import is_met
from osaid.trials.hearings import Hearing
from osaid.trials.mutants import Original, Retrial, mutants_of
from osaid.trials.mutations import Mutation, Mutations
from osaid.trials.records import Records
from osaid.trials.running import run_tests, trials_of
from tests.golden import check_output
from tests.trials import POLICIES

NAMES = ("changes", "child", "failing", "wide")


@pytest.fixture(autouse=True)
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the folder of the policies, so that places are the same everywhere."""
    monkeypatch.chdir(POLICIES)


def heard(policy: Policy) -> list[Hearing]:
    """Return the hearings of all tests of a policy."""
    checked = policy.checked
    records = Records(checked)
    return [Hearing.of(t, records.record(t), policy) for t in trials_of(checked)]


def mutations(policy: CheckedPolicy) -> list[Mutation]:
    """Return the changes of a policy that the language can say."""
    original = Original(policy)
    return [m for m in Mutations(policy).all() if original.allows(m)]


def mutated(policy: CheckedPolicy, mutation: Mutation) -> CheckedPolicy:
    """Return a policy with one change made."""
    items = [
        mutation.instead if item is mutation.item else item
        for item in policy.syntax.items
    ]
    return evolve(policy, syntax=evolve(policy.syntax, items=tuple(items)))


@pytest.mark.parametrize("name", NAMES)
def test_a_short_cut_misses_nothing(name: str) -> None:
    policy = osaid.load_policy(f"{name}.osaid")
    original, hearings = Original(policy.checked), heard(policy)
    for mutation in mutations(policy.checked):
        mutant = mutated(policy.checked, mutation)
        reached = original.reach.of(mutation.item)
        for hearing in hearings:
            short = Retrial(hearing, original, mutant, mutation, reached).answers
            whole = hearing.under(mutant).answers
            for expected in hearing.trial.expected:
                before = hearing.answers if short is None else short
                assert is_met(expected, before) is is_met(expected, whole)


@pytest.mark.parametrize("name", NAMES)
def test_a_mutant_is_another_policy(name: str) -> None:
    policy = osaid.load_policy(f"{name}.osaid").checked
    changed = [mutated(policy, mutation).syntax for mutation in mutations(policy)]
    assert policy.syntax not in changed
    assert len({tuple(map(repr, syntax.items)) for syntax in changed}) == len(changed)


@pytest.mark.parametrize("name", ["child", "wide"])
def test_which_mutants_there_are(name: str) -> None:
    run = run_tests(osaid.load_policy(f"{name}.osaid"), mutants=True)
    lines = [
        f"{mutant.place}: {mutant.name}: {mutant.says}"
        f" -> {mutant.noticed_by or 'not noticed'}\n"
        for mutant in run.mutants or ()
    ]
    check_output(Path("..", "expected", f"{name}.mutants.txt"), "".join(lines))


def test_no_more_is_tried_than_there_is_time_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    policy = osaid.load_policy("child.osaid")
    every, none = mutants_of(policy.checked, heard(policy))
    monkeypatch.setattr("osaid.trials.mutants.MOST_RETRIALS", 2)
    tried, untried = mutants_of(policy.checked, heard(policy))
    assert none == 0
    assert tried == every[:2]
    assert len(tried) + untried == len(every)


def test_the_opposite_of_a_name_that_stands_alone_is_noticed() -> None:
    policy = osaid.parse_policy("""
        language 1
        policy acme 1.0
        status draft
        define learned for system = system: machine_learning is yes
        define same for system = learned
        applies when same
        requirement code when same { must some code: available }
        test "whether it learns is not known" {
          given system
          expect undetermined
          expect requirement code is unknown
        }
        test "it learns" {
          given system with machine_learning of system is yes, listing of code is all
          expect fails at code
        }
    """)
    mutants, _ = mutants_of(policy.checked, heard(policy))
    opposites = [m for m in mutants if m.says in {"not `learned`", "not `same`"}]
    assert [m.name for m in opposites] == ["define same", "applies when", "code"]
    assert {mutant.noticed_by for mutant in opposites} == {"it learns"}


def test_without_a_test_every_mutant_survives() -> None:
    policy = osaid.load_policy("osaid 1.0").checked
    mutants, untried = mutants_of(policy, [])
    assert len(mutants) > 100
    assert untried == 0
    assert all(mutant.survived for mutant in mutants)


def test_coverage_counts_what_applies() -> None:
    policy = osaid.load_policy("wide.osaid")
    lines = [
        f"{each.name} {each.true} {each.false} {each.unknown} {' '.join(each.unseen)}\n"
        for each in coverage_of(policy.checked, heard(policy))
    ]
    check_output(Path("..", "expected", "wide.coverage.txt"), "".join(lines))
