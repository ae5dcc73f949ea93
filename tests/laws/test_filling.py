"""What is known stays known when more is known: the law of section 1 of the meaning."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given

from tests.laws import bulk
from tests.laws.depth import seeds
from tests.laws.trials import try_completion, try_filling, try_proof


@given(seeds)
def test_every_answer_stands_on_every_filling(seed: int) -> None:
    try_filling(seed, Counter())


@given(seeds)
def test_every_answer_holds_of_every_complete_system(seed: int) -> None:
    try_completion(seed, Counter())


@given(seeds)
def test_what_decided_an_answer_is_enough_to_decide_it(seed: int) -> None:
    try_proof(seed, Counter())


def test_what_is_tried_is_worth_trying() -> None:
    tally: Counter[str] = Counter()
    for seed in range(40):
        try_filling(seed, tally)
        try_completion(seed, tally)
    assert tally["fillings"] > 0.9 * 4 * 40
    assert tally["complete systems"] > 0.6 * 4 * 40
    assert tally["known answers"] > 1000


def test_the_bulk_run_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert bulk.main(["--pairs", "16"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(bulk.TRIALS) + 1
    assert any("16 systems" in line for line in told)
    assert told[-1] == "violations: 0"


def test_the_bulk_run_tells_what_is_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(seed: int, _tally: Counter[str]) -> None:
        assert seed != 3, "an answer\nflipped"

    monkeypatch.setattr(bulk, "TRIALS", (("a law", broken, 1),))
    assert bulk.main(["--pairs", "20"]) == 1
    told = capsys.readouterr().out
    assert "broken: seed 3: an answer flipped" in told
    assert told.endswith("violations: 1\n")
