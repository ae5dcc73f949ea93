"""What is constant where nothing may change, and what is found of shipped systems."""

from __future__ import annotations

from collections import Counter
from math import prod

import pytest
from hypothesis import given

import osaid
from osaid.analysis.remedies.results import Finding
from osaid.analysis.remedies.solutions import remedies
from osaid.analysis.remedies.terms import Target
from osaid.evaluation.cases import Assumptions
from osaid.library.shipped import example_names
from tests.analysis.remedies.laws import try_constants
from tests.analysis.remedies.shipped import TARGETS, policies, try_shipped
from tests.laws.depth import is_deep, seeds
from tests.laws.trials import ANYTHING, LINEAGES, Makers


@given(seeds)
def test_what_cannot_change_is_what_the_interpreter_says(seed: int) -> None:
    try_constants(seed, Counter())


@given(seeds)
def test_so_it_is_with_parents(seed: int) -> None:
    try_constants(seed, Counter(), LINEAGES)


@pytest.mark.parametrize("makers", [ANYTHING, LINEAGES], ids=["any", "parents"])
def test_constants_are_worth_trying(makers: Makers) -> None:
    tally: Counter[str] = Counter()
    for seed in range(15):
        try_constants(seed, tally, makers)
    for truth in ("TRUE", "FALSE", "UNKNOWN"):
        assert tally[f"sentences that are {truth}"] > 10


@pytest.mark.parametrize("example", example_names())
@pytest.mark.parametrize("target", TARGETS)
def test_remedies_of_shipped_systems_are_enough_and_minimal(
    example: str, target: Target
) -> None:
    tally: Counter[str] = Counter()
    found = try_shipped(example, osaid.load_policy("osaid 1.0").checked, target, tally)
    assert found.finding is not Finding.NOT_DECIDED
    if found.finding is Finding.FOUND:
        assert tally["sets checked"] > 0


def test_so_are_those_under_every_shipped_policy() -> None:
    if not is_deep():
        pytest.skip("takes minutes; --hypothesis-profile=deep tries it")
    tally: Counter[str] = Counter()
    for _, policy in policies():
        for example in example_names():
            for target in TARGETS:
                try_shipped(example, policy, target, tally)
    assert tally[str(Finding.FOUND)] > 100


@pytest.mark.parametrize("example", example_names())
def test_sets_are_capped_and_say_so(example: str) -> None:
    system = osaid.read(f"example:{example}")
    policy = osaid.load_policy("osaid 1.0").checked
    found = remedies(system, policy, Assumptions(), Target.CONFORMS)
    held = sum(prod(map(len, choice)) for choice in found.choices)
    assert found.count == held
    for most in (0, 1, 7):
        sets = found.sets(most)
        assert len(sets) == min(most, len(found.sets(most + 1)))
        assert len(set(sets)) == len(sets) <= max(found.count, 1)
        assert found.sets(most + 3)[:most] == sets
        assert {each.cost for each in sets} <= {found.best.cost if found.best else 0}
