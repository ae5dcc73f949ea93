"""Looks for remedies: the cheapest ones, all of them as families, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from attrs import evolve, field, frozen

from osaid.analysis.remedies.changes import Change, Move
from osaid.analysis.remedies.families import Families, Family, outside
from osaid.analysis.remedies.optimum import Optimum
from osaid.analysis.remedies.outcomes import Judging
from osaid.analysis.remedies.results import Choice, Finding, Remedies, Remedy
from osaid.analysis.remedies.situation import Situation
from osaid.analysis.remedies.terms import Bargain, Target
from osaid.analysis.remedies.units import Pinned, Pinning, Unit, Wanted, units
from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.search import Deadline, OutOfTime, Search
from osaid.evaluation.cases import Assumptions
from osaid.evaluation.verdicts import SECONDS
from osaid.policy.policies import CheckedPolicy
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.values import Shown

FAMILIES = 8
"""So many choices are told at most; more can hardly be read."""


def remedies(
    system: System,
    policy: CheckedPolicy,
    given: Assumptions,
    target: Target,
    bargain: Bargain | None = None,
    *,
    seconds: float = SECONDS,
) -> Remedies:
    """Return the smallest sets of changes after which a verdict is as wanted.

    `given` is what the caller decided for the verdict, but for claims, which are not
    believed here. Raises `UsageError` without a solver.
    """
    judging, bounds = Judging(system, policy, given), bargain or Bargain()
    if reached(judging, target):
        nothing = Remedy((), 0)
        return Remedies(target, Finding.NOTHING_TO_DO, seconds, nothing, complete=True)
    deadline = Deadline(seconds)
    try:
        moves, denied = bounds.moves(target.moves), target is Target.FAILS
        situation = situation_of(
            judging, moves, deadline, denied=denied, priced=bounds.kinds
        )
        return Looking(judging, situation, bounds, deadline).found(target)
    except OutOfTime:
        return Remedies(target, Finding.NOT_DECIDED, seconds)


def situation_of(
    judging: Judging,
    moves: frozenset[Move],
    deadline: Deadline,
    *,
    denied: bool = False,
    priced: frozenset[str] = frozenset(),
) -> Situation:
    """Return a record under a policy with what some moves may change."""
    case = judging.case()
    question = Question(judging.policy, readings=case.readings)
    gates = Gates(deadline.check)
    return Situation(gates, case, question, moves, denied, priced)


class WrongRemedy(AssertionError):  # noqa: N818 - it is a mistake of ours
    """The interpreter does not confirm what the solver found: a mistake of ours."""


@frozen(eq=False)
class Looking(Shown):
    """Looks for changes to one record."""

    judging: Judging
    situation: Situation
    bargain: Bargain
    deadline: Deadline
    units: tuple[Unit, ...] = field(init=False)

    @units.default
    def _units(self) -> tuple[Unit, ...]:
        return tuple(units(self.situation.world.changeables, self.bargain))

    def wanted(self, target: Target) -> Wanted:
        """Return what must be true for a target, by the sentences that ask for it."""
        applied, parts = self.situation.applied, self.situation.parts
        found: dict[int, tuple[str, ...]] = dict.fromkeys(
            sorted(self.situation.world.rules), ()
        )
        if target is Target.FAILS:
            return found | {self.situation.failing: ()}
        conforms = target is Target.CONFORMS
        found[applied.yes if conforms else -applied.no] = ()
        for name, part in parts.items():
            literal = part.yes if conforms else -part.no
            found[literal] = (*found.get(literal, ()), name)
        return found

    def found(self, target: Target) -> Remedies:
        """Return the smallest sets of changes for a target, or why there is none.

        Raises `OutOfTime`.
        """
        wanted = self.wanted(target)
        with Search(self.situation.gates, self.deadline) as search:
            if search.model(wanted) is None:
                barred = tuple(_barred(search, wanted))
                return self._answer(target, Finding.NONE, barred=barred)
            pinning = Pinning(search, wanted, self.units)
            return self._families(target, pinning)

    def _answer(self, target: Target, finding: Finding, **told: Any) -> Remedies:  # noqa: ANN401 - as `Remedies` has them
        return Remedies(target, finding, self.deadline.seconds, **told)

    def _families(self, target: Target, pinning: Pinning) -> Remedies:
        prices = {unit.literal: unit.price for unit in self.units}
        gates, wanted = self.situation.gates, tuple(pinning.wanted)
        with Optimum(gates, wanted, prices, self.deadline) as optimum:
            model = optimum.found() or frozenset()
            first = pinning.pinned(self._chosen(model))
            found, complete = self._widened(pinning, optimum, first)
        answer = self._told(target, found, optimum.cost(model), complete=complete)
        try:
            needed = tuple(self._needed(pinning, found[0]))
        except OutOfTime:
            needed = ()
        return evolve(answer, needed=needed)

    def _chosen(self, model: frozenset[int]) -> Iterator[Unit]:
        return (unit for unit in self.units if unit.literal in model)

    def _widened(
        self, pinning: Pinning, optimum: Optimum, first: tuple[Pinned, ...]
    ) -> tuple[list[Family], bool]:
        """Return the families of all best sets, as far as there is time for them.

        With them, whether these are all.
        """
        gates, found, chosen = self.situation.gates, list[Family](), first
        families, cost = Families(gates, pinning), sum(p.unit.price for p in first)
        try:
            while len(found) < FAMILIES:
                found.append(families.around(chosen))
                told = len(gates.clauses)
                new = outside(gates, found[-1])
                optimum.tell(gates.clauses[told:])
                optimum.require(new)
                model = optimum.found()
                if model is None or optimum.cost(model) > cost:
                    return found, True
                chosen = pinning.pinned(self._chosen(model))
        except OutOfTime:
            pass  # one set is known, which is what was asked for first
        return found or [tuple((pinned,) for pinned in first)], False

    def _told(
        self, target: Target, found: list[Family], cost: int, *, complete: bool
    ) -> Remedies:
        choices = tuple(map(_choice, found))
        for changes in _verified(choices):
            if not reached(self.judging, target, changes):
                raise WrongRemedy(changes)
        return self._answer(
            target,
            Finding.FOUND,
            best=Remedy(tuple(place[0] for place in choices[0]), cost),
            choices=choices,
            complete=complete,
        )

    def _needed(self, pinning: Pinning, found: Family) -> Iterator[tuple[str, ...]]:
        """Yield for each first change of a family what is not met without it."""
        best = [place[0] for place in found]
        for pinned in best:
            kept = pinning.only(p for p in best if not _depends(p, pinned))
            model = pinning.search.model(kept)
            unmet = (n for n in pinning.wanted if model is None or n not in model)
            names = (pinning.wanted[literal] for literal in unmet)
            yield tuple(sorted(set(chain.from_iterable(names))))


def _barred(search: Search, wanted: Wanted) -> Iterator[str]:
    """Yield sentences that cannot all be met, none of which can be spared."""
    core = list(search.core()) or list(wanted)
    for literal in tuple(core):
        fewer = [other for other in core if other != literal]
        if search.model(fewer) is None:
            core = fewer
    yield from sorted(chain.from_iterable(wanted[literal] for literal in core))


def reached(judging: Judging, target: Target, changes: Iterable[Change] = ()) -> bool:
    """Return whether a target is reached, once changes are made."""
    case = judging.case(changes)
    if target is Target.POSSIBLE and case.outcome is Outcome.UNDETERMINED:
        # Where it is open whether a policy applies, something may be false as well.
        return not any(judging.denied(case))
    return case.outcome in target.outcomes


def _choice(family: Family) -> Choice:
    return tuple(tuple(pinned.change for pinned in place) for place in family)


def _verified(choices: tuple[Choice, ...]) -> Iterator[tuple[Change, ...]]:
    """Yield sets in which each change of some choices is, to be judged."""
    for choice in choices:
        for index in range(max(map(len, choice), default=0)):
            yield tuple(place[min(index, len(place) - 1)] for place in choice)


def _depends(one: Pinned, other: Pinned) -> bool:
    """Return whether a change is another one, or says something of what that adds."""
    fact, added = one.change.fact, other.change.fact
    adds = added.new and added.field == "presence"
    return one is other or (adds and fact.component == added.component)
