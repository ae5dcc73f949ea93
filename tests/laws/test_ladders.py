"""Levels and waivers obey their laws, and generated code agrees on them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from osaid.truth import Truth
from tests.laws.agreement import try_agreement, try_whole_verdicts
from tests.laws.depth import seeds
from tests.laws.ladders import (
    LADDERS,
    ladders_of,
    try_deciding_at_levels,
    try_ladder,
    try_waivers,
)
from tests.laws.trials import try_filling
from tests.laws.verdicts import try_verdict

MANY = 50


def test_levels_stand_on_those_below_them() -> None:
    tally: Counter[str] = Counter()
    for seed in range(MANY):
        try_ladder(seed, tally)
    assert min(tally[f"levels {truth}"] for truth in Truth) > MANY / 10


@given(seeds)
def test_levels_are_judged_with_parents_at_the_same_level(seed: int) -> None:
    try_ladder(seed, Counter(), ladders_of(seed))


def test_waivers_change_the_decision_alone() -> None:
    tally: Counter[str] = Counter()
    for seed in range(MANY):
        try_waivers(seed, tally)
    assert tally["decisions changed"] > MANY / 20
    states = ("applied", "expired", "undated")
    assert min(tally[f"waivers {state}"] for state in states) > MANY / 10


@given(seeds)
def test_waivers_do_not_reach_parents(seed: int) -> None:
    try_waivers(seed, Counter(), ladders_of(seed))


@given(seeds)
def test_every_sentence_comes_to_the_same_at_every_level(seed: int) -> None:
    try_agreement(seed, Counter(), ladders_of(seed))


@given(seeds)
def test_whole_verdicts_are_the_same_at_every_level(seed: int) -> None:
    try_whole_verdicts(seed, Counter(), ladders_of(seed))


@given(seeds)
def test_the_outcome_alone_is_the_same_at_every_level(seed: int) -> None:
    try_deciding_at_levels(seed, Counter())


@given(seeds)
def test_what_is_known_of_a_level_stands_when_more_is_known(seed: int) -> None:
    try_filling(seed, Counter(), LADDERS)


@given(seeds)
def test_every_verdict_at_some_level(seed: int) -> None:
    try_verdict(seed, Counter(), LADDERS)
