"""All cheapest sets of changes, as products: one of these, and one of those, and so on.

A family says for each of its places which changes may stand there; whatever is taken
is enough, and costs the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from math import prod

from attrs import field, frozen

from osaid.analysis.remedies.units import Pinned, Pinning, Unit
from osaid.analysis.solving.gates import Gates
from osaid.values import Shown

Family = tuple[tuple[Pinned, ...], ...]
"""For each place the changes of which one is enough, first the one that was found."""


@frozen(eq=False)
class Families(Shown):
    """Widens one set of changes to the family around it."""

    gates: Gates
    pinning: Pinning
    goal: int = field(init=False)

    @goal.default
    def _goal(self) -> int:
        return self.gates.both(self.pinning.wanted)

    def around(self, found: tuple[Pinned, ...]) -> Family:
        """Return the family of a cheapest set: what can stand for each of its changes.

        A change stands in one place only. What does not go with all others is left
        out, so that every choice is enough.
        """
        taken = {pinned.unit.literal for pinned in found}
        places: list[tuple[Pinned, ...]] = []
        few = -self._more_than(len(found))
        for pinned in found:
            others = tuple(p for p in found if p is not pinned)
            new = self._instead(pinned, others, taken, few)
            taken |= {each.unit.literal for each in new}
            places.append((pinned, *new))
        return self._sound(places)

    def _more_than(self, number: int) -> int:
        literals = [unit.literal for unit in self.pinning.units]
        return self.gates.at_least(number + 1, literals)

    def _instead(
        self, pinned: Pinned, others: tuple[Pinned, ...], taken: set[int], few: int
    ) -> tuple[Pinned, ...]:
        """Return what else, of the same price, is enough with the others."""
        fixed = [*self.pinning.wanted, few]
        for other in others:
            fixed += other.literals
        barred = [-literal for literal in taken - {o.unit.literal for o in others}]
        units = {unit.literal: unit for unit in self.pinning.units}
        barred += [-n for n, unit in units.items() if unit.price != pinned.unit.price]
        found: list[Pinned] = []
        while (model := self.pinning.search.model([*fixed, *barred])) is not None:
            kept = {other.unit.literal for other in others}
            new = next(n for n in units if n in model and n not in kept)
            found += self.pinning.pinned([units[new]], others)
            barred.append(-new)
        return tuple(found)

    def _sound(self, places: list[tuple[Pinned, ...]]) -> Family:
        """Leave out alternatives until whatever is taken is enough."""
        while (failing := self._failing(places)) is not None:
            index, pinned = failing
            places[index] = tuple(p for p in places[index] if p is not pinned)
        return tuple(places)

    def _failing(self, places: list[tuple[Pinned, ...]]) -> tuple[int, Pinned] | None:
        """Return an alternative that is in a choice which is not enough."""
        if all(len(place) == 1 for place in places):
            return None
        meant = self.gates.variable()
        for place in places:
            chosen = [pinned.unit.literal for pinned in place]
            self.gates.require(-meant, *chosen)
            for pinned in place:
                for literal in pinned.literals:
                    self.gates.require(-meant, -pinned.unit.literal, literal)
            for index, one in enumerate(chosen):
                for other in chosen[:index]:
                    self.gates.require(-meant, -one, -other)
        paid = {p.unit.literal for p in chain.from_iterable(places)}
        spared = [-u.literal for u in self.pinning.units if u.literal not in paid]
        model = self.pinning.search.model([meant, -self.goal, *spared])
        if model is None:
            return None
        return next(
            (index, pinned)
            for index, place in reversed(list(enumerate(places)))
            for pinned in place[1:]
            if pinned.unit.literal in model
        )


def outside(gates: Gates, family: Family) -> list[int]:
    """Return literals of which one is true in all sets that are not in a family.

    What they mean is said in clauses of the gates.
    """
    found = []
    for place in family:
        none = gates.variable()
        found.append(none)
        for pinned in place:
            gates.require(-none, -pinned.unit.literal)
    return found


def size(family: Family) -> int:
    """Return how many sets are in a family."""
    return prod(len(place) for place in family)


def units_of(family: Family) -> Iterator[Unit]:
    """Yield the first unit of each place."""
    return (place[0].unit for place in family)


def literals_of(pinned: Iterable[Pinned]) -> frozenset[int]:
    """Return the units of some changes, by their literals."""
    return frozenset(each.unit.literal for each in pinned)
