"""What is said of a change is so, on random policies and random systems."""

from __future__ import annotations

from collections import Counter

import pytest

from osaid.analysis.differences import Change
from tests.analysis.laws import try_change

SEEDS = range(0, 60, 6)


@pytest.mark.parametrize("first", SEEDS)
def test_changes_are_what_they_are_called(first: int) -> None:
    tally: Counter[str] = Counter()
    for seed in range(first, first + 6):
        try_change(seed, tally)
    assert tally["same"] > 0


@pytest.mark.parametrize("seed", range(4))
def test_also_of_what_asks_for_the_outcomes_of_parents(seed: int) -> None:
    try_change(seed, Counter(), lineages=True)


def test_every_sort_of_change_is_met() -> None:
    tally: Counter[str] = Counter()
    for seed in range(100, 125):
        try_change(seed, tally)
    named = {Change.STRICTER, Change.LOOSER, Change.CHANGED, Change.REWORDED}
    assert named <= tally.keys()
