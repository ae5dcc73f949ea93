"""Tries all sets of changes to a record, the cheapest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations, product
from math import prod

from attrs import field, frozen

from osaid.analysis.remedies.changes import Change, Fact, Move
from osaid.analysis.remedies.outcomes import Judging
from osaid.analysis.remedies.terms import Target
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.syntax import Strength
from osaid.records.kinds import PARENT
from osaid.records.outcomes import Outcome
from osaid.records.problems import exists, problems
from osaid.truth import Truth
from osaid.values import Shown, Value
from tests.analysis.remedies.cases import Wanted
from tests.analysis.remedies.singles import Singles

TYING = frozenset({"presence", "derivation", "license"})
MOST_COST = 4

Sets = frozenset[tuple[tuple[str, ...], ...]]
"""Sets of changed facts, in one form whatever new components are called."""


@frozen
class Tried(Value):
    """What trying found: the cheapest sets, all below `bound` having been tried.

    `cost` is None where none was found.
    """

    cost: int | None
    sets: Sets
    bound: int


@frozen(eq=False)
class Exhausting(Shown):
    """Tries sets of changes for one case, no more than `most` of them."""

    wanted: Wanted
    most: int
    judging: Judging = field(init=False)
    singles: Singles = field(init=False)
    units: Units = field(init=False)

    @judging.default
    def _judging(self) -> Judging:
        return Judging(self.wanted.system, self.wanted.policy, Assumptions())

    @singles.default
    def _singles(self) -> Singles:
        return Singles(self.wanted)

    @units.default
    def _units(self) -> Units:
        return Units.of(self.singles.changes(), self.wanted)

    def reaches(self, changes: Sequence[Change]) -> bool:
        """Return whether the record is as wanted after some changes, and a record."""
        case = self.judging.case(changes)
        if problems(case.system) or not self._are_tied(changes):
            return False
        if self._is_beside(changes, case):
            return False
        return is_reached(case, self.wanted.target)

    def _is_beside(self, changes: Sequence[Change], case: Case) -> bool:
        """Return whether something is new beside what the policy calls single."""
        there = [part.kind for part in case.system.components if exists(part)]
        new = {change.fact.kind for change in changes if change.fact.new}
        singles = self.wanted.policy.vocabulary.singles
        return any(there.count(kind) > 1 for kind in new & singles)

    def _are_tied(self, changes: Sequence[Change]) -> bool:
        """Return whether terms are told that follow from what is told of a parent."""
        facts = {change.fact for change in changes}
        related = {f.component for f in facts if f.kind == PARENT and f.field in TYING}
        bonds = (fact for fact in self.units.of_fact if fact.field == "terms")
        return all(fact in facts for fact in bonds if fact.component in related)

    def tried(self) -> Tried:
        """Return what trying every set finds, up to a cost."""
        units, left = self.units, self.most
        for cost in range(1, MOST_COST + 1):
            left -= units.number(cost)
            if left < 0:
                return Tried(None, frozenset(), cost)
            found = {
                self.form(changes)
                for changes in units.sets(cost)
                if self.reaches(changes)
            }
            if found:
                return Tried(cost, frozenset(found), cost + 1)
        return Tried(None, frozenset(), MOST_COST + 1)

    def form(self, changes: Iterable[Change]) -> tuple[tuple[str, ...], ...]:
        """Return which facts change, the same for all names of what is new."""
        made = tuple(changes)
        new = sorted({str(c.fact.component) for c in made if c.fact.new})
        named = (
            {name: f"new {place}" for place, name in enumerate(order)}
            for order in permutations(new)
        )
        return min(self._form(made, names) for names in named)

    def _form(
        self, changes: Sequence[Change], names: dict[str, str]
    ) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted({self._fact(c.move, c.fact, names) for c in changes}))

    def _fact(self, move: Move, fact: Fact, names: dict[str, str]) -> tuple[str, ...]:
        kind = str(self.singles.meant(fact.kind)) if fact.new else fact.kind
        component, element = str(fact.component), fact.element
        said = ".".join(filter(None, (fact.field, names.get(element or "", element))))
        return str(move), kind, names.get(component, component), said


@frozen(eq=False)
class Units(Shown):
    """Changes by the fact that they change; at most one of each is made."""

    of_fact: dict[Fact, list[Change]]
    wanted: Wanted

    @classmethod
    def of(cls, changes: Iterable[Change], wanted: Wanted) -> Units:
        """Return changes, those that add a component first."""
        found: dict[Fact, list[Change]] = defaultdict(list)
        for change in dict.fromkeys(changes):
            found[change.fact].append(change)
        return cls(dict(found), wanted)

    def price(self, change: Change) -> int:
        """Return what a change costs."""
        return self.wanted.bargain.price(change)

    def number(self, cost: int) -> int:
        """Return about how many sets cost so much."""
        ways = [1, *[0] * cost]
        for changes in self.of_fact.values():
            before = list(ways)
            for change in changes:
                price = self.price(change)
                for total in range(price, cost + 1):
                    ways[total] += before[total - price]
        return ways[cost]

    def sets(self, cost: int) -> Iterator[tuple[Change, ...]]:
        """Yield all sets that cost so much; what is new is added first."""
        facts = sorted(self.of_fact, key=lambda f: (not f.new, f.field != "presence"))
        yield from self._sets(facts, 0, cost, ())

    def _sets(
        self, facts: list[Fact], start: int, cost: int, made: tuple[Change, ...]
    ) -> Iterator[tuple[Change, ...]]:
        if cost == 0:
            yield made
            return
        for index in range(start, len(facts)):
            fact = facts[index]
            if not _may(fact, made):
                continue
            for change in self.of_fact[fact]:
                price = self.price(change)
                if price <= cost:
                    yield from self._sets(
                        facts, index + 1, cost - price, (*made, change)
                    )


def _may(fact: Fact, made: Sequence[Change]) -> bool:
    """Return whether something can be said: of what is new, once it is there."""
    names = {c.fact.component for c in made if c.fact.field == "presence"}
    element = fact.element or ""
    if element.startswith("new ") and element not in names:
        return False
    if not fact.new:
        return True
    name = str(fact.component)
    if fact.field != "presence":
        return name in names
    first = f"{name[:-1]}1"
    return name == first or first in names


def is_reached(case: Case, target: Target) -> bool:
    """Return whether a record is as wanted: nothing is false, or all is true."""
    if target is Target.CONFORMS:
        return case.outcome is Outcome.CONFORMS
    applies = case.applies(case.through(ACTUAL)).truth
    return applies is not Truth.FALSE and not any(_denied(case))


def _denied(case: Case) -> Iterator[bool]:
    """Yield of each sentence that decides whether it is false."""
    interpreter = case.through(ACTUAL)
    for item in case.policy.deciding:
        condition = interpreter.condition_of(item)
        off = condition is not None and condition.truth is Truth.FALSE
        for _, sentence in case.policy.sentences_of(item, case.readings):
            must = sentence.strength is Strength.MUST
            open_ = condition is not None and condition.truth is Truth.UNKNOWN
            if must and not off and not open_:
                yield interpreter.judge(sentence.proposition).truth is Truth.FALSE


def expanded(
    choices: Iterable[Sequence[Sequence[Change]]], most: int
) -> Iterator[tuple[Change, ...]]:
    """Yield the sets of choices, some of each one if there are many."""
    for choice in choices:
        if prod(map(len, choice)) <= most:
            yield from product(*choice)
        else:
            for place in choice:
                rest = tuple(each[0] for each in choice if each is not place)
                yield from ((change, *rest) for change in place)
