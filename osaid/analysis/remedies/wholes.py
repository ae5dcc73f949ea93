"""What components are part of, as it is stated or may be found out.

A document about a whole is about its parts, so that one word on what a component is
part of can tell of many documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import permutations

from attrs import field, frozen

from osaid.analysis.remedies.changing import Changeable, Option
from osaid.analysis.solving.gates import YES, Gates
from osaid.analysis.solving.planes import CONSTANT, UNKNOWN, Planes, any_of
from osaid.evaluation.links import Way
from osaid.records.components import Component
from osaid.records.statements import NONE
from osaid.truth import Truth
from osaid.values import Shown

Told = Callable[[str], Planes]
"""Whether one document is about a component, by the name of that."""


@frozen(eq=False)
class Wholes(Shown):
    """What components are part of; `opened` says of which one it may be found out."""

    gates: Gates
    listed: Mapping[str, Component]
    opened: Callable[[str], Changeable | None]
    _ways: dict[str, Way] = field(init=False, factory=dict)
    _reached: dict[tuple[str, str], Planes] = field(init=False, factory=dict)

    @property
    def described(self) -> tuple[str, ...]:
        """Return the components that some document is stated to be about.

        To be part of another one helps no more than a document that is about all.
        """
        names = (
            name
            for part in self.listed.values()
            for name, fact in part.about.elements
            if name in self.listed and True in fact.values
        )
        return tuple(dict.fromkeys(names))

    def about(self, document: str, name: str, told: Told) -> Planes:
        """Return whether a document is about a component, or what that is part of."""
        way = self._way(name)
        rest = CONSTANT[Truth.FALSE]
        if not way.ends:
            rest = self._beyond(document, way.names[-1], told)
        return any_of(self.gates, [*map(told, way.names), rest])

    def _way(self, name: str) -> Way:
        if name not in self._ways:
            new = name not in self.listed
            self._ways[name] = Way((name,)) if new else Way.up(self.listed, name)
        return self._ways[name]

    def _beyond(self, document: str, last: str, told: Told) -> Planes:
        changeable = self.opened(last)
        if changeable is None:
            return UNKNOWN

        def reached(option: Option) -> Planes:
            if option.value is NONE:
                return CONSTANT[Truth.FALSE]
            return self._of_whole(document, str(option.value), told)

        return changeable.choose(UNKNOWN, reached)

    def _of_whole(self, document: str, name: str, told: Told) -> Planes:
        """Return whether a document is about a whole, or what that is part of.

        Each is said once, so that wholes may name each other; no way is a circle.
        """
        if name not in self.listed:
            return UNKNOWN
        if (document, name) not in self._reached:
            gates = self.gates
            known = Planes(gates.variable(), gates.variable())
            self._reached[document, name] = known
            meant = self.about(document, name, told)
            for one, other in ((known.yes, meant.yes), (known.no, meant.no)):
                gates.require(-one, other)
                gates.require(one, -other)
        return self._reached[document, name]

    def settle(self, opened: Mapping[str, Changeable]) -> None:
        """Say that nothing comes to be part of itself.

        `opened` are all that may be found out, by the component.
        """
        steps = [*self._stated(), *_found(opened)]
        if all(literal == YES for _, _, literal in steps):
            return
        wholes = dict.fromkeys(whole for _, whole, _ in steps)
        below = {pair: self.gates.variable() for pair in permutations(wholes, 2)}
        for one, other, third in permutations(wholes, 3):
            self.gates.require(
                -below[one, other], -below[other, third], below[one, third]
            )
        for (one, other), literal in below.items():
            self.gates.require(-literal, -below[other, one])
        for part, whole, literal in steps:
            if part in wholes:
                self.gates.require(-literal, below[part, whole])

    def _stated(self) -> Iterator[tuple[str, str, int]]:
        for part in self.listed.values():
            values = part.part_of.values
            if len(values) == 1 and values[0] is not NONE:
                yield part.name, str(values[0]), YES


def _found(opened: Mapping[str, Changeable]) -> Iterator[tuple[str, str, int]]:
    for name, changeable in opened.items():
        for option in changeable.options:
            if option.value is not NONE:
                yield name, str(option.value), option.chosen
