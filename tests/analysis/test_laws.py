"""What is said of a change is so, on random policies and random systems."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from osaid.analysis.differences import Change
from osaid.analysis.selection import contains
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.syntax import Name, Selector, Unused
from tests.analysis.laws import try_change, try_sentence
from tests.laws import words
from tests.laws.policies import random_policy
from tests.laws.records import random_record

SEEDS = range(0, 60, 6)


@pytest.mark.parametrize("first", SEEDS)
def test_changes_are_what_they_are_called(first: int) -> None:
    tally: Counter[str] = Counter()
    for seed in range(first, first + 6):
        try_change(seed, tally)
    assert tally["same"] > 0


@pytest.mark.parametrize("first", range(0, 120, 20))
def test_changes_of_short_sentences_are_what_they_are_called(first: int) -> None:
    tally: Counter[str] = Counter()
    for seed in range(first, first + 20):
        try_sentence(seed, tally)
    assert tally["seen to differ"] > 0


@pytest.mark.parametrize("seed", range(4))
def test_also_of_what_asks_for_the_outcomes_of_parents(seed: int) -> None:
    try_change(seed, Counter(), lineages=True)


def test_every_sort_of_change_is_met() -> None:
    tally: Counter[str] = Counter()
    for seed in range(100, 125):
        try_change(seed, tally)
    named = {Change.STRICTER, Change.LOOSER, Change.CHANGED, Change.REWORDED}
    assert named <= tally.keys()


@pytest.mark.parametrize("first", range(0, 100, 20))
def test_a_wider_selector_is_unused_only_where_a_narrower_one_is(first: int) -> None:
    for seed in range(first, first + 20):
        random = Random(seed)  # noqa: S311 - nothing is secret here
        case = Case.of(random_record(random), random_policy(random), Assumptions())
        judging = case.through(ACTUAL)
        for _ in range(30):
            wide, narrow = random_selector(random), random_selector(random)
            if contains(wide, narrow):
                truths = [judging.judge(Unused(each)).truth for each in (wide, narrow)]
                assert truths[0].rank <= truths[1].rank, (seed, wide, narrow)


def random_selector(random: Random) -> Selector:
    """Return a few kinds, perhaps less others."""
    kinds = (*words.ALL_KINDS, *words.BRANCHES)
    taken, left = random.randint(1, 3), random.choice((0, 0, 1, 2))
    chosen, without = random.sample(kinds, taken), random.sample(kinds, left)
    return Selector(tuple(map(Name, chosen)), tuple(map(Name, without)))
