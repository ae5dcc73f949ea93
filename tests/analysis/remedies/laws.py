"""Laws of remedies: what a record says is constant, and what is found is minimal.

    python -m tests.analysis.remedies.laws [CASES] [SEED]

prints how many sentences of random policies have the truth that the interpreter gives
when nothing may change, with parents and without.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from random import Random

from osaid.analysis.remedies.changes import Change
from osaid.analysis.remedies.outcomes import Judging
from osaid.analysis.remedies.results import Remedies
from osaid.analysis.remedies.situation import Situation
from osaid.analysis.remedies.terms import Target
from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.planes import Planes
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.search import Deadline, Search
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Strength
from osaid.records.systems import System
from osaid.truth import Truth, any_of
from tests.analysis.remedies.exhausting import is_reached
from tests.laws.trials import ANYTHING, LINEAGES, RECORDS_PER_POLICY, Makers

Tally = Counter[str]
SETS = 4
"""So many sets are checked of each answer, beside the best one."""


def try_constants(seed: int, tally: Tally, makers: Makers = ANYTHING) -> None:
    """Where nothing may change, every sentence is what the interpreter says."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = makers.policy(random)
    for _ in range(RECORDS_PER_POLICY):
        system = makers.record(random)
        given = makers.choices(random, policy)
        case = Judging(system, policy, given).case()
        meant, told = dict(sentences(case)), dict(constants(case))
        assert told == meant, (seed, _other(told, meant))
        tally["records"] += 1
        tally.update(f"sentences that are {truth.name}" for truth in meant.values())


def _other(told: Mapping[str, Truth], meant: Mapping[str, Truth]) -> list[str]:
    return [name for name in meant if told.get(name) is not meant[name]]


def sentences(case: Case) -> Iterator[tuple[str, Truth]]:
    """Yield what the interpreter says of each sentence that decides."""
    interpreter = case.through(ACTUAL)
    yield "applies", case.applies(interpreter).truth
    for item in case.policy.deciding:
        condition = interpreter.condition_of(item)
        for ordinal, sentence in case.policy.sentences_of(item, case.readings):
            if sentence.strength is Strength.MUST:
                truth = interpreter.judge(sentence.proposition).truth
                if condition is not None:
                    truth = any_of([~condition.truth, truth])
                yield case.policy.sentence_name(item, ordinal, sentence), truth


def constants(case: Case) -> Iterator[tuple[str, Truth]]:
    """Yield what each sentence is by the clauses, where nothing may change."""
    question = Question(case.policy, readings=case.readings)
    situation = Situation(Gates(), case, question, frozenset())
    with Search(situation.gates, Deadline(60)) as search:
        found = {"applies": situation.applied, **situation.parts}
        for name, planes in found.items():
            yield name, _truth(search, planes)


def _truth(search: Search, planes: Planes) -> Truth:
    yes, no = (search.model([-literal]) is None for literal in (planes.yes, planes.no))
    assert not (yes and no)
    assert yes or search.model([planes.yes]) is None
    assert no or search.model([planes.no]) is None
    return Truth.TRUE if yes else Truth.FALSE if no else Truth.UNKNOWN


def check_found(
    system: System, policy: CheckedPolicy, target: Target, found: Remedies
) -> int:
    """Check that every set is enough, and none of its changes can be spared."""
    judging = Judging(system, policy, Assumptions())
    assert found.best is not None
    sets = found.sets(SETS)
    for remedy in (found.best, *sets):
        made = remedy.changes
        assert is_reached(judging.case(made), target), made
        for left_out in made:
            fewer = _without(made, left_out)
            assert not is_reached(judging.case(fewer), target), (made, left_out)
    return len(sets)


def _without(changes: tuple[Change, ...], left_out: Change) -> tuple[Change, ...]:
    """Return changes without one, and without what is said of what it would add."""
    fact = left_out.fact
    gone = fact.component if fact.new and fact.field == "presence" else None
    return tuple(
        change
        for change in changes
        if change is not left_out
        and (gone is None or gone not in {change.fact.component, change.fact.element})
    )


def main() -> None:
    """Print how many sentences are what the interpreter says."""
    number, seed = (*map(int, sys.argv[1:]), *(300, 0)[len(sys.argv) - 1 :])
    for name, makers in (("any record", ANYTHING), ("with parents", LINEAGES)):
        tally: Tally = Counter()
        for each in range(seed, seed + number):
            try:
                try_constants(each, tally, makers)
            except AssertionError as problem:
                tally["broken"] += 1
                print(f"broken: {each} {str(problem)[:300]}")  # noqa: T201
        counts = ", ".join(f"{count} {what}" for what, count in sorted(tally.items()))
        print(f"{name}: {counts}", flush=True)  # noqa: T201 - a program


if __name__ == "__main__":
    main()
