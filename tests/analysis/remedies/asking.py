"""Open questions of small random records, against some of the systems they may be.

    python -m tests.analysis.remedies.asking [CASES] [SEED]

prints how many verdicts are open, and how many completions confirm what is said.
"""

from __future__ import annotations

import sys
from collections import Counter
from random import Random

from osaid.analysis.remedies.changes import Change, Move
from osaid.analysis.remedies.outcomes import Judging
from osaid.analysis.remedies.questions import Asked, OpenQuestions, open_questions
from osaid.analysis.remedies.results import Finding, Remedies
from osaid.analysis.remedies.sensitivity import Sensitivity, sensitivity
from osaid.evaluation.cases import Assumptions
from osaid.records.outcomes import Outcome
from tests.analysis.remedies.cases import Wanted, random_case
from tests.laws.completions import completed

COMPLETIONS = 12
"""So many completions of each record are tried."""

Tally = Counter[str]


def try_case(seed: int, tally: Tally) -> None:
    """Compare what is said of one open verdict with completions of its record."""
    case = random_case(seed)
    judging = Judging(case.system, case.policy, Assumptions())
    told = sensitivity(case.system, case.policy, Assumptions())
    tally["cases"] += 1
    if told.outcome is Outcome.UNDETERMINED:
        tally["open"] += 1
        _of_open(case, judging, told, tally, f"seed {seed}")
    _of_completions(case, told, tally, seed)


def _of_open(
    case: Wanted, judging: Judging, told: Sensitivity, tally: Tally, where: str
) -> None:
    found = open_questions(case.system, case.policy, Assumptions())
    if Finding.NOT_DECIDED in (found.conforms.finding, found.fails.finding):
        tally["not decided"] += 1
        return
    assert bool(told.can_conform) is (found.conforms.finding is Finding.FOUND), where
    assert bool(told.can_fail) is (found.fails.finding is Finding.FOUND), where
    _confirmed(judging, found.conforms, Outcome.CONFORMS, tally)
    _confirmed(judging, found.fails, Outcome.FAILS, tally)
    for asked in found.order:
        _decides(judging, asked, tally, where)
    _alone(told, found, where)
    tally["can only conform"] += told.can_fail is False
    tally["can only fail"] += told.can_conform is False


def _confirmed(
    judging: Judging, found: Remedies, outcome: Outcome, tally: Tally
) -> None:
    for remedy in found.sets(5):
        assert judging.outcome(remedy.changes) is outcome
        tally[f"sets with which it {outcome}"] += 1


def _decides(judging: Judging, asked: Asked, tally: Tally, where: str) -> None:
    move = Move.ATTEST if asked.fact.field == "attested" else Move.ESTABLISH
    for value, outcome in asked.decides:
        change = Change(move, asked.fact, value)
        assert judging.outcome([change]) is outcome, where
        tally["answers that alone decide"] += 1


def _alone(told: Sensitivity, found: OpenQuestions, where: str) -> None:
    """See that one fact is enough exactly where the smallest set has one."""
    for outcome, sets in (
        (Outcome.CONFORMS, found.conforms),
        (Outcome.FAILS, found.fails),
    ):
        single = sets.best is not None and sets.best.cost == 1
        assert single is any(h.outcome is outcome for h in told.hinges), where


def _of_completions(case: Wanted, told: Sensitivity, tally: Tally, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is secret here
    for _ in range(COMPLETIONS):
        system = completed(case.system, random)
        if system is None:
            continue
        outcome = Judging(system, case.policy, Assumptions()).outcome()
        tally["completions"] += 1
        if outcome is Outcome.CONFORMS:
            assert told.can_conform is not False, f"seed {seed}"
            tally["completions that conform"] += 1
        if outcome is Outcome.FAILS:
            assert told.can_fail is not False, f"seed {seed}"
            tally["completions that fail"] += 1


def main(arguments: list[str]) -> None:
    """Try so many cases, from a seed on, and print what was found."""
    cases, first = (*map(int, arguments), *(200, 0)[len(arguments) :])
    tally: Tally = Counter()
    for seed in range(first, first + cases):
        try_case(seed, tally)
    for name, count in tally.items():
        sys.stdout.write(f"{count:8,}  {name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
