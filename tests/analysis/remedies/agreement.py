"""Remedies of small random records, against trying every set of changes.

    python -m tests.analysis.remedies.agreement [CASES] [SEED] [MOST]

prints how many cases agree, and how often adding up what each sentence needs is wrong.
No more than MOST sets are tried for each.
"""

from __future__ import annotations

import sys
from collections import Counter

from osaid.analysis.remedies.results import Finding, Remedies
from osaid.analysis.remedies.solutions import remedies
from osaid.evaluation.cases import Assumptions
from tests.analysis.remedies.cases import Wanted, random_case
from tests.analysis.remedies.exhausting import Exhausting, Tried, expanded
from tests.analysis.remedies.parts import costs_of_parts

MOST = 4000
SETS = 60
SECONDS = 120.0

Tally = Counter[str]


def try_case(seed: int, tally: Tally, most: int = MOST) -> None:
    """Compare the remedies of one record with what trying everything finds."""
    wanted = random_case(seed)
    found = found_by_solver(wanted)
    trying = Exhausting(wanted, most)
    tally["cases"] += 1
    tally[f"toward {wanted.target}"] += 1
    where = f"seed {seed}"
    if found.finding is Finding.NOT_DECIDED:
        tally["not decided"] += 1
        return
    if found.finding is Finding.NOTHING_TO_DO:
        assert trying.judging.outcome() in wanted.target.outcomes, where
        tally["nothing to do"] += 1
        assert trying.reaches(()), where
        return
    tried = trying.tried()
    if found.finding is Finding.NONE:
        assert tried.cost is None, f"{where}: none, but {tried}"
        tally["none"] += 1
        tally["none, all sets tried up to a cost of 2"] += tried.bound > 2
        return
    tally["found"] += 1
    _compare(found, trying, tried, tally, where)
    _add_up(wanted, found, tally)


def _add_up(wanted: Wanted, found: Remedies, tally: Tally) -> None:
    """Count how often what sentences need alone adds up to what all of them need."""
    costs = costs_of_parts(wanted)
    if costs is None or found.best is None:
        return
    several = sum(cost > 0 for cost in costs) > 1
    wrong = sum(costs) != found.best.cost
    tally["adding up: tried"] += 1
    tally["adding up: wrong"] += wrong
    tally["adding up: tried where several sentences need something"] += several
    tally["adding up: wrong where several sentences need something"] += several & wrong


def found_by_solver(wanted: Wanted) -> Remedies:
    """Return the remedies of a case."""
    return remedies(
        wanted.system,
        wanted.policy,
        Assumptions(),
        wanted.target,
        wanted.bargain,
        seconds=SECONDS,
    )


def _compare(
    found: Remedies, trying: Exhausting, tried: Tried, tally: Tally, where: str
) -> None:
    assert found.best is not None, where
    cost = found.best.cost
    sets = list(expanded(found.choices, SETS))
    for changes in sets:
        paid = sum(trying.wanted.bargain.price(change) for change in changes)
        assert paid == cost, f"{where}: {changes} cost {paid}, not {cost}"
        assert all(map(trying.wanted.bargain.allows, changes)), (where, changes)
        assert trying.reaches(changes), f"{where}: {changes} are not enough"
    tally["sets confirmed"] += len(sets)
    if cost >= tried.bound:
        tally["found, too dear to be tried"] += 1
        assert tried.cost is None, (where, tried)
        return
    assert tried.cost == cost, f"{where}: {cost}, not {tried}"
    told = {trying.form(changes) for changes in sets}
    assert told <= tried.sets, f"{where}: {told - tried.sets} are too many"
    if found.complete and found.count <= SETS:
        missed = tried.sets - told
        assert not missed, f"{where}: {missed} are missed"
        tally["found, all sets compared"] += 1
        tally["sets compared"] += len(told)
    tally[f"found, cost {cost} confirmed as the least"] += 1


def main() -> None:
    """Print how many cases agree, and each that does not."""
    given = map(int, sys.argv[1:])
    number, seed, most = (*given, *(300, 0, MOST)[len(sys.argv) - 1 :])
    tally: Tally = Counter()
    for each in range(seed, seed + number):
        try:
            try_case(each, tally, most)
        except Exception as problem:  # noqa: BLE001 - each is told
            tally["broken"] += 1
            print(f"broken: {each} {type(problem).__name__} {str(problem)[:600]}")  # noqa: T201
    for name, count in sorted(tally.items()):
        print(f"{count:6} {name}")  # noqa: T201 - a program


if __name__ == "__main__":
    main()
