"""Looks for remedies: the cheapest ones, all of them as families, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from osaid.analysis.remedies.changes import Change
from osaid.analysis.remedies.families import Families, Family, outside
from osaid.analysis.remedies.optimum import Optimum
from osaid.analysis.remedies.outcomes import Judging
from osaid.analysis.remedies.results import Choice, Finding, Remedies, Remedy
from osaid.analysis.remedies.situation import Situation
from osaid.analysis.remedies.terms import Bargain, Target
from osaid.analysis.remedies.units import Pinning, Unit, units
from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.search import Deadline, OutOfTime, Search
from osaid.evaluation.cases import Assumptions
from osaid.policy.policies import CheckedPolicy
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.values import Shown

SECONDS = 30.0

FAMILIES = 8
"""So many choices are told at most; more can hardly be read."""

_REACHED = {
    Target.POSSIBLE: frozenset({Outcome.CONFORMS, Outcome.UNDETERMINED}),
    Target.CONFORMS: frozenset({Outcome.CONFORMS}),
}


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
    judging = Judging(system, policy, given)
    if judging.outcome() in _REACHED[target]:
        nothing = Remedy((), 0)
        return Remedies(target, Finding.NOTHING_TO_DO, seconds, nothing, complete=True)
    try:
        looked = _Looking(judging, target, bargain or Bargain(), Deadline(seconds))
        return evolve(looked.found(), seconds=seconds)
    except OutOfTime:
        return Remedies(target, Finding.NOT_DECIDED, seconds)


class WrongRemedy(AssertionError):  # noqa: N818 - it is a mistake of ours
    """The interpreter does not confirm what the solver found: a mistake of ours."""


@frozen(eq=False)
class _Looking(Shown):
    """One search for remedies under way."""

    judging: Judging
    target: Target
    bargain: Bargain
    deadline: Deadline
    situation: Situation = field(init=False)
    units: tuple[Unit, ...] = field(init=False)

    @situation.default
    def _situation(self) -> Situation:
        case = self.judging.case()
        return Situation(
            Gates(self.deadline.check),
            case,
            Question(self.judging.policy, readings=case.readings),
            self.bargain.moves(self.target.moves),
        )

    @units.default
    def _units(self) -> tuple[Unit, ...]:
        return tuple(units(self.situation.world.changeables, self.bargain))

    @property
    def wanted(self) -> Mapping[int, str | None]:
        """Return what must be true, by the sentence that asks for it."""
        applied, parts = self.situation.applied, self.situation.parts
        if self.target is Target.CONFORMS:
            return {applied.yes: None, **{p.yes: name for name, p in parts.items()}}
        return {-applied.no: None, **{-p.no: name for name, p in parts.items()}}

    def found(self) -> Remedies:
        """Return the remedies, or why there is none."""
        wanted = tuple(self.wanted)
        with Search(self.situation.gates, self.deadline) as search:
            if search.model(wanted) is None:
                barred = tuple(self._barred(search))
                return Remedies(self.target, Finding.NONE, 0, barred=barred)
            return self._families(Pinning(search, wanted, self.units))

    def _barred(self, search: Search) -> Iterator[str]:
        """Yield sentences that cannot all be met, none of which can be spared."""
        core = list(search.core()) or list(self.wanted)
        for literal in tuple(core):
            fewer = [other for other in core if other != literal]
            if search.model(fewer) is None:
                core = fewer
        named = (self.wanted[literal] for literal in core)
        yield from sorted(name for name in named if name is not None)

    def _families(self, pinning: Pinning) -> Remedies:
        gates = self.situation.gates
        prices = {unit.literal: unit.price for unit in self.units}
        found: list[Family] = []
        families = Families(gates, pinning)
        optimum = Optimum(gates, pinning.wanted, prices, self.deadline)
        with optimum:
            model = optimum.found()
            cost = 0 if model is None else optimum.cost(model)
            complete = False
            while model is not None and optimum.cost(model) == cost:
                if len(found) == FAMILIES:
                    break
                chosen = (unit for unit in self.units if unit.literal in model)
                found.append(families.around(pinning.pinned(chosen)))
                told = len(gates.clauses)
                new = outside(gates, found[-1])
                optimum.tell(gates.clauses[told:])
                optimum.require(new)
                model = optimum.found()
            else:
                complete = True
        return self._told(found, cost, complete=complete)

    def _told(self, found: list[Family], cost: int, *, complete: bool) -> Remedies:
        choices = tuple(map(_choice, found))
        best = Remedy(tuple(place[0] for place in choices[0]), cost)
        for remedy in _verified(choices):
            if self.judging.outcome(remedy) not in _REACHED[self.target]:
                raise WrongRemedy(remedy)
        return Remedies(
            self.target,
            Finding.FOUND,
            0,
            best,
            choices,
            complete=complete,
            needed=tuple(self._needed(best)),
        )

    def _needed(self, best: Remedy) -> Iterator[tuple[str, ...]]:
        possible = self.target is Target.POSSIBLE
        for change in best.changes:
            kept = _without(best.changes, change)
            yield tuple(sorted(self.judging.unmet(kept, possible=possible)))


def _choice(family: Family) -> Choice:
    return tuple(tuple(pinned.change for pinned in place) for place in family)


def _verified(choices: tuple[Choice, ...]) -> Iterator[tuple[Change, ...]]:
    """Yield sets in which each change of some choices is, to be judged."""
    for choice in choices:
        first = [place[0] for place in choice]
        yield tuple(first)
        for index, place in enumerate(choice):
            for change in place[1:]:
                yield (*first[:index], change, *first[index + 1 :])


def _without(changes: tuple[Change, ...], left_out: Change) -> tuple[Change, ...]:
    """Return changes without one, and without what is said of what it would add."""
    fact = left_out.fact
    adds = fact.new and fact.field == "presence"
    return tuple(
        change
        for change in changes
        if change != left_out and not (adds and change.fact.component == fact.component)
    )
