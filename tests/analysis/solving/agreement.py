"""What the solver says of pairs of requirements, against every small system.

    python -m tests.analysis.solving.agreement [REQUIREMENTS] [SEED] [UNIVERSE…]

prints, for each universe, how many pairs agree, yes and no alike.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import permutations
from random import Random

from attrs import evolve

from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.strictness import (
    Answer,
    Strictness,
    View,
    at_least_as_strict,
)
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.policies import CheckedPolicy
from osaid.records.systems import System
from tests.analysis.solving import families, heritage, universes
from tests.analysis.solving.small import Universe

Ranks = tuple[int, ...]
SECONDS = 60.0


def try_pairs(universe: Universe, number: int, seed: int) -> Counter[str]:
    """Compare every requirement with every other one, and count how it turned out.

    Whatever is not as trying every system says fails.
    """
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = universe.policy(random, number)
    universe = universe.asked(policy)
    found = dict.fromkeys(_judged(system, policy) for system in universe.systems)
    tally: Counter[str] = Counter(systems=len(universe.systems))
    for one, other in permutations(range(number), 2):
        broken = any(_breaks(ranks, one, other, universe) for ranks in found)
        told = _asked(universe, policy, one, other)
        where = f"{universe.name}, seed {seed}: r{one} and r{other}"
        tally[_agreement(universe, told, where, broken=broken)] += 1
    return tally


def _judged(system: System, policy: CheckedPolicy) -> Ranks:
    interpreter = Case.of(system, policy, Assumptions()).through(ACTUAL)
    requirements = policy.requirements.values()
    return tuple(interpreter.musts(item).truth.rank for item in requirements)


def _breaks(ranks: Ranks, one: int, other: int, universe: Universe) -> bool:
    if universe.complete:
        return ranks[one] == 2 and ranks[other] == 0
    return ranks[one] > ranks[other]


def _asked(
    universe: Universe, policy: CheckedPolicy, one: int, other: int
) -> Strictness:
    view = View.IN_FACT if universe.complete else View.ON_RECORDS
    left, right = (Question(policy, f"r{number}") for number in (one, other))
    return at_least_as_strict(left, right, view, seconds=SECONDS)


def _agreement(
    universe: Universe, told: Strictness, where: str, *, broken: bool
) -> str:
    if universe.judged and told.answer is Answer.NOT_DECIDED:
        return "not decided"
    assert told.answer is not Answer.NOT_DECIDED, where
    if told.answer is Answer.YES:
        assert not broken, where
        return "yes"
    assert told.witness is not None, where
    if broken:
        return "no"
    # It may only be larger than what was tried.
    assert not universe.holds(evolve(told.witness)), where
    return "no, by a system larger than those tried"


def try_universe(universe: Universe, number: int, seed: int) -> Counter[str]:
    """Compare so many requirements, two at a time where these make the systems."""
    if universe.made is None:
        return try_pairs(universe, number, seed)
    tally: Counter[str] = Counter()
    for each in range(number * number // 4):
        tally += try_pairs(universe, 2, seed * 10_000 + each)
    return tally


def main() -> None:
    """Print how many pairs agree in each universe."""
    given = [int(word) for word in sys.argv[1:3]]
    number, seed = (*given, *(30, 0)[len(given) :])
    named = sys.argv[3:]
    for make in UNIVERSES:
        if named and make.__name__ not in named:
            continue
        universe = make()
        tally = try_universe(universe, number, seed)
        counts = ", ".join(f"{name}: {count}" for name, count in tally.items())
        print(f"{universe.name:10} {counts}", flush=True)  # noqa: T201 - a program


UNIVERSES = (
    universes.access,
    universes.documents,
    universes.licenses,
    universes.records,
    families.texts,
    families.texts_on_records,
    heritage.heritage,
    heritage.heritage_on_records,
    heritage.lineage,
)

if __name__ == "__main__":
    main()
