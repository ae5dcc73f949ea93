"""What a record says, without who says it: the compact form in which it is judged.

Components of which the same is said have the very same `Part`, and what a record
says beside its components is its `Frame`; so whatever is asked of them is asked
once. A profile is about one day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from osaid.records.kinds import PARENT, within
from osaid.records.parts import Bonds, Own, Part, Role, part_of
from osaid.records.said import (
    Answers,
    Said,
    attributes_of,
    bounded,
    elements_of,
    extent_of,
    is_dated,
    own_of,
    said_of,
    stated,
    usage_of,
)
from osaid.records.statements import NONE, Grade
from osaid.values import Shown

if TYPE_CHECKING:
    from osaid.records.components import Component
    from osaid.records.systems import System


@frozen(eq=False)
class Frame(Shown):
    """What a record says beside its components, and of which kinds there are any.

    `said` follows `attributes_of` systems, and `own` are attributes of one's own by
    name. `listings` has the weakest extent that sources state of a list, `unused`
    whether a kind is. `existing` are the kinds of which a component is listed that
    surely exists, `listed` those of which there is any. It is `derived` if a parent is
    listed, or said to be there.
    """

    said: tuple[Said, ...]
    listings: frozenset[tuple[str, str]]
    unused: frozenset[tuple[str, bool]]
    existing: frozenset[str]
    listed: frozenset[str]
    derived: bool
    own: Mapping[str, Said] = field(factory=dict)


@frozen(eq=False)
class Link(Shown):
    """What one component is about, by name, and what it is part of.

    `way` are the component itself, what it is part of, and so on; it `ends` when
    the last one is stated to be part of nothing.
    """

    about: Mapping[str, Answers]
    way: tuple[str, ...]
    ends: bool


@frozen(eq=False)
class Profile(Shown):
    """What a record says on a day.

    Unless a profile is `dated`, it is that of every day. A record is `alone` when it
    has neither attestations nor parents. `answers` is for whoever finds out what
    attestations say, `bonds` for what the licences of parents add.
    """

    components: tuple[Component, ...] = field(repr=False)
    day: date | None
    frame: Frame
    parts: tuple[Part, ...]
    dated: bool
    alone: bool
    answers: dict[tuple[str, str | None], int] = field(factory=dict, repr=False)
    bonds: dict[object, Bonds] = field(factory=dict, repr=False)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return what each component is about and part of, in their order."""
        return tuple(_links(self.components, self.day))


_MODELS = {"model", "weights"}
_INFERRED: Said = ((True, Grade.INFERRED),)

_frames: dict[object, Frame] = {}


def profile_of(system: System, day: date | None) -> Profile:
    """Return what a record says on a day; without one, at any time.

    Parents are left as they are: what follows from their records depends on a
    policy.

    >>> from osaid.records.systems import System
    >>> profile_of(System("Amber"), None).frame is profile_of(System("T5"), None).frame
    True
    """
    parts: list[Any] = [component.part for component in system.components]
    listings = [listing.said for listing in system.listings]
    usages = [usage.said for usage in system.usages]
    dated = is_dated(system) or None in parts or None in listings or None in usages
    if dated:
        parts = [c.part or part_of(c, day) for c in system.components]
        listings = [extent_of(one.kind, one.extent, day) for one in system.listings]
        usages = [usage_of(one.kind, one.unused, day) for one in system.usages]
    said = tuple(parts)
    key = (
        said_of(system, day),
        system.subject in _MODELS,
        frozenset([part.role for part in said]),
        frozenset(listings),
        frozenset(usages),
        own_of(system.attributes, day),
    )
    frame = _frames.get(key)
    if frame is None:
        learning = attributes_of(type(system)).index("machine_learning")
        frame = bounded(_frames)[key] = _frame(*key, learning=learning)
    alone = not (system.attestations or frame.derived)
    return Profile(system.components, day, frame, said, dated, alone)


def _frame(  # noqa: PLR0917 - these are the parts of a key, in order
    said: tuple[Said, ...],
    is_model: bool,  # noqa: FBT001 - see above
    roles: frozenset[Role],
    listings: frozenset[Any],
    usages: frozenset[Any],
    own: Own,
    *,
    learning: int,
) -> Frame:
    existing = [role.kind for role in roles if role.exists]
    follows = is_model or any(within(kind, "parameters") for kind in existing)
    if follows and not said[learning]:
        # It has parameters, or is a model: what that implies is an inference.
        said = (*said[:learning], _INFERRED, *said[learning + 1 :])
    return Frame(
        said,
        frozenset(filter(None, listings)),
        frozenset(filter(None, usages)),
        frozenset(existing),
        frozenset(role.kind for role in roles),
        any(within(kind, PARENT) for kind in _named(roles, usages)),
        dict(own),
    )


def _named(roles: frozenset[Role], usages: frozenset[Any]) -> Iterator[str]:
    """Yield the kinds of which something is listed, or recorded as used."""
    yield from (role.kind for role in roles)
    yield from (usage[0] for usage in usages if usage and not usage[1])


def _links(components: tuple[Component, ...], day: date | None) -> Iterator[Link]:
    named = {component.name: component for component in components}
    for component in components:
        about = dict(elements_of(component.about.elements, day))
        yield Link(about, *_way(named, component.name, day))


def _way(
    named: Mapping[str, Component], name: str, day: date | None
) -> tuple[tuple[str, ...], bool]:
    """Return the names on the way up from a component, and whether it ends."""
    names: list[str] = []
    current = named.get(name)
    while current is not None and current.name not in names:
        names.append(current.name)
        wholes = [value for value, _ in stated(current.part_of, day)]
        if len(wholes) != 1:
            break
        if wholes[0] is NONE:
            return tuple(names), True
        current = named.get(str(wholes[0]))
    return tuple(names), False
