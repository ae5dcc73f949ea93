"""Remedies are those that trying every set of changes finds."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.analysis.remedies.agreement import try_case

CASES = 40


@pytest.mark.parametrize("start", range(0, 5 * CASES, CASES))
def test_remedies_agree_with_trying_everything(start: int) -> None:
    tally: Counter[str] = Counter()
    for seed in range(start, start + CASES):
        try_case(seed, tally, most=1000)
    assert tally["cases"] == CASES
    assert tally["found, all sets compared"] > 0
    assert tally["none, all sets tried up to a cost of 2"] > 0
    assert tally["not decided"] == 0
