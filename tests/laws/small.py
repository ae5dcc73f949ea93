"""Every small record of some shapes, and every smallest way to know more of it.

A record is a choice of one state for each slot: a component that may be listed, a
listing, whether a kind is used. To know more is to change one slot. What holds of
every smallest step holds of every filling, which is made of such steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from attrs import evolve, field, frozen

from osaid.records.components import Component
from osaid.records.problems import problems
from osaid.records.statements import Fact, Statement
from osaid.records.systems import Extent, Listing, System, Usage
from tests.laws.fillings import extent_of, is_unused, is_used

Record = tuple[str, ...]
UNLISTED = "not listed"

LISTINGS: Mapping[str, Sequence[Extent]] = {
    "silent": (),
    "released": (Extent.RELEASED,),
    "released or all": (Extent.RELEASED, Extent.ALL),
    "all": (Extent.ALL,),
}
USES: Mapping[str, Sequence[bool]] = {
    "silent": (),
    "unused or used": (True, False),
    "unused": (True,),
    "used": (False,),
}


@frozen
class Slot:
    """One thing that a record says: its states, and those that say more."""

    name: str
    states: tuple[str, ...]
    fuller: Mapping[str, Sequence[str]]


@frozen
class Part(Slot):
    """A component that may be listed, in one of several states."""

    components: Mapping[str, Component]

    @classmethod
    def of(
        cls, components: Mapping[str, Component], fuller: Mapping[str, Sequence[str]]
    ) -> Part:
        """Return a slot; whatever is not listed may come in any state."""
        name = next(iter(components.values())).name
        states = (UNLISTED, *components)
        return cls(name, states, {**fuller, UNLISTED: tuple(components)}, components)


@frozen
class List(Slot):
    """How complete the list of a kind is said to be."""

    @classmethod
    def of(cls, kind: str) -> List:
        """Return a slot for the list of a kind."""
        order = tuple(LISTINGS)
        return cls(kind, order, {s: order[i + 1 :] for i, s in enumerate(order)})


@frozen
class Use(Slot):
    """Whether a kind is said to be used."""

    @classmethod
    def of(cls, kind: str) -> Use:
        """Return a slot for the use of a kind."""
        known = ("unused", "used")
        fuller = {"silent": tuple(USES)[1:], "unused or used": known}
        return cls(kind, tuple(USES), fuller)


@frozen
class Small:
    """All records that some slots can say, without input errors."""

    slots: tuple[Slot, ...]
    _systems: dict[Record, System | None] = field(init=False, factory=dict)

    def records(self) -> Iterator[Record]:
        """Yield every record."""
        for record in product(*(slot.states for slot in self.slots)):
            if self.system(record) is not None:
                yield record

    def system(self, record: Record) -> System | None:
        """Return what a record says, or None where it is at odds with itself."""
        if record not in self._systems:
            system = self._built(record)
            self._systems[record] = None if problems(system) else system
        return self._systems[record]

    def _built(self, record: Record) -> System:
        said = list(zip(self.slots, record, strict=True))
        return System(
            "small",
            components=tuple(
                slot.components[state]
                for slot, state in said
                if isinstance(slot, Part) and state != UNLISTED
            ),
            listings=tuple(
                Listing(slot.name, _fact(LISTINGS[state]))
                for slot, state in said
                if isinstance(slot, List) and state != "silent"
            ),
            usages=tuple(
                Usage(slot.name, _fact(USES[state]))
                for slot, state in said
                if isinstance(slot, Use) and state != "silent"
            ),
        )

    def fuller(self, record: Record) -> Iterator[Record]:
        """Yield every record that says one thing more."""
        system = self.system(record)
        assert system is not None
        for index, slot in enumerate(self.slots):
            for state in slot.fuller.get(record[index], ()):
                other = (*record[:index], state, *record[index + 1 :])
                if self.system(other) is not None and _allows(system, slot, state):
                    yield other


def _fact(values: Sequence[object]) -> Fact:  # type: ignore[type-arg] # of any type
    return Fact(tuple(Statement(value) for value in values))


def _allows(system: System, slot: Slot, state: str) -> bool:
    """Return whether a record allows that a slot comes to be in a state."""
    if isinstance(slot, Part):
        part = slot.components[state]
        listed = any(other.name == part.name for other in system.components)
        return listed or _allows_part(system, part)
    if isinstance(slot, Use) and state == "unused":
        return not is_used(system, slot.name)
    if isinstance(slot, Use) and state == "used":
        return not is_unused(system, slot.name, None)
    return True


def _allows_part(system: System, part: Component) -> bool:
    extent = extent_of(system, part.kind, None)
    values = set(part.presence.values)
    return (
        extent is Extent.OPEN
        or values == {"absent"}
        or (extent is Extent.RELEASED and values == {"withheld"})
    )


def named(components: Mapping[str, Component], name: str) -> Mapping[str, Component]:
    """Return the same states of a component under another name."""
    return {state: evolve(part, name=name) for state, part in components.items()}
