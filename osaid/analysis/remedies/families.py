"""All cheapest sets of changes, as products: one of these, one of those, and so on.

A family says for each of its places which changes may stand there; whatever is taken
is enough, and costs the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from attrs import field, frozen

from osaid.analysis.remedies.units import Pinned, Pinning
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
    _counted: dict[int, int] = field(init=False, factory=dict)

    @goal.default
    def _goal(self) -> int:
        return self.gates.both(self.pinning.wanted)

    def around(self, found: tuple[Pinned, ...]) -> Family:
        """Return the family of a cheapest set: what can stand for each of its changes.

        A change stands in one place only. What does not go with all others is left
        out, so that every choice is enough.
        """
        instead: dict[int, list[Pinned]] = {p.unit.literal: [] for p in found}
        for left_out, new in self._swaps(found):
            instead[left_out.unit.literal].append(new)
        return self._sound([(p, *instead[p.unit.literal]) for p in found])

    def _swaps(self, found: tuple[Pinned, ...]) -> Iterator[tuple[Pinned, Pinned]]:
        """Yield each change with one that can stand for it, of the same price."""
        one_less = self._one_less(found)
        units = {unit.literal: unit for unit in self.pinning.units}
        kept = {pinned.unit.literal for pinned in found}
        require, search = self.gates.require, self.pinning.search
        for unit in units.values():
            for pinned in found:
                if unit.price != pinned.unit.price:
                    require(-one_less, pinned.unit.literal, -unit.literal)
        while (model := search.model([*self.pinning.wanted, one_less])) is not None:
            left_out = next(p for p in found if p.unit.literal not in model)
            new = next(n for n in units if n in model and n not in kept)
            others = tuple(p for p in found if p is not left_out)
            yield left_out, self.pinning.read(units[new], others, model)
            require(-one_less, -new)

    def _one_less(self, found: tuple[Pinned, ...]) -> int:
        """Return a literal by which all changes but one are made, and some other."""
        meant, require = self.gates.variable(), self.gates.require
        literals = [pinned.unit.literal for pinned in found]
        require(-meant, self.gates.at_least(len(literals) - 1, literals))
        require(-meant, -self.gates.both(literals))
        require(-meant, -self._more_than(len(found)))
        for pinned in found:
            for literal in pinned.literals:
                require(-meant, -pinned.unit.literal, literal)
        return meant

    def _more_than(self, number: int) -> int:
        if number not in self._counted:
            every = [unit.literal for unit in self.pinning.units]
            self._counted[number] = self.gates.at_least(number + 1, every)
        return self._counted[number]

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
