"""Ratios, targets and tables say what was measured."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from benchmarks import grown, ratios, reports, sources, statement
from benchmarks.ratios import ratio_of
from benchmarks.reports import Report, Target, ranking, summary
from benchmarks.timing import Contender, Effort, Times, measure

TIMES = Times({"ours": [1.0, 2.0, 4.0], "theirs": [4.0, 4.0, 4.0]})


def test_a_ratio_is_of_one_round_at_a_time() -> None:
    assert TIMES.ratio("theirs", "ours") == ratio_of([4.0, 2.0, 1.0])
    assert TIMES.ratio("theirs", "nobody") is None


def test_the_fastest_is_among_those_that_were_timed() -> None:
    assert TIMES.fastest(["theirs", "ours", "nobody"]) == "ours"
    assert TIMES.fastest(["nobody"]) is None


@pytest.mark.parametrize(
    ("bound", "at_least", "met"),
    [(2, True, True), (3, True, False), (2, False, True), (1, False, False)],
)
def test_the_median_meets_a_target(bound: float, at_least: bool, met: bool) -> None:  # noqa: FBT001 - cases
    target = Target("ours", TIMES.ratio("theirs", "ours"), bound, at_least=at_least)
    assert target.is_met is met


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    missing = Target("ours", None, 2)
    printed = Target("theirs", ratio_of([2.0]))
    assert (missing.is_met, printed.is_met) == (None, None)
    text = str(summary([Report(targets=(missing, printed))]))
    assert "not measured" in text
    assert "printed" in text


def test_the_fastest_stands_first() -> None:
    lines = str(ranking("all", TIMES, ["ours"])).splitlines()
    assert [line.split()[0] for line in lines[2:]] == ["ours", "theirs"]


def test_inputs_are_made_anew_for_every_sweep() -> None:
    made: list[object] = []
    seen: list[object] = []

    def inputs() -> list[object]:
        made.append(object())
        return [made[-1]]

    contender = Contender("one", seen.append, inputs)
    measure([contender], Effort(rounds=3, share=0, processes=1))
    assert seen == made
    assert len(made) > 3


MODULES = [grown, ratios, reports, sources, statement]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_examples_hold(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted
    assert not found.failed
