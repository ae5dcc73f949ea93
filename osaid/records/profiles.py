"""What a record says, without who says it: the compact form in which it is judged.

Components of which the same is said have the very same `Part`, and what a record
says beside its components is its `Frame`; so whatever is asked of them is asked
once. A profile is about one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import field, frozen

from osaid.records.fields import FieldType, fields_of
from osaid.records.kinds import is_single, within
from osaid.records.statements import NONE, Fact, Grade

if TYPE_CHECKING:
    from osaid.records.components import Component
    from osaid.records.systems import System

Said = tuple[tuple[object, Grade | None], ...]
"""The values that are stated of a field, each with the best grade it has."""

Answers = tuple[bool, ...]
"""Whether something is so, in the words of everybody who says it."""

KEPT = 16_384
"""So many parts, and frames, are kept; records come from others."""


@frozen(eq=False)
class Part:
    """What is said of a component, but for its name and what it is about.

    `said` follows `attributes_of` components. `exists` is whether it is known not
    to be absent.
    """

    kind: str
    said: tuple[Said, ...]
    topics: tuple[tuple[str, Answers], ...] = ()
    exists: bool = False


@frozen(eq=False)
class Frame:
    """What a record says beside its components, and of which kinds there are any.

    `said` follows `attributes_of` systems. `listings` has the weakest extent that
    sources state of a list, `unused` whether a kind is. `singles` are the kinds of
    which there is one component at most, and it is listed.
    """

    said: tuple[Said, ...]
    listings: frozenset[tuple[str, str]]
    unused: frozenset[tuple[str, bool]]
    singles: frozenset[str]
    listed: frozenset[str]


@frozen(eq=False)
class Link:
    """What one component is about, by name, and what it is part of.

    `way` are the component itself, what it is part of, and so on; it `ends` when
    the last one is stated to be part of nothing.
    """

    about: Mapping[str, Answers]
    way: tuple[str, ...]
    ends: bool


@frozen(eq=False)
class Profile:
    """What a record says on a day.

    Unless a profile is `dated`, it is that of every day. A record is `alone` when it
    has neither attestations nor the records of parents. `answers` is for whoever
    finds out what attestations say.
    """

    components: tuple[Component, ...] = field(repr=False)
    day: date | None
    frame: Frame
    parts: tuple[Part, ...]
    dated: bool
    alone: bool
    answers: dict[tuple[str, str | None], int] = field(factory=dict, repr=False)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return what each component is about and part of, in their order."""
        return tuple(_links(self.components, self.day))


_SETS = {FieldType.TOPICS, FieldType.SUBJECTS}
_ABSENT, _MODELS = "absent", {"model", "weights"}
_INFERRED: Said = ((True, Grade.INFERRED),)

_ATTRIBUTES: dict[type, tuple[str, ...]] = {}
_READERS: dict[type, attrgetter[Any]] = {}

_parts: dict[object, Part] = {}
_frames: dict[object, Frame] = {}

Kept = TypeVar("Kept", Part, Frame)
K = TypeVar("K")
V = TypeVar("V")


def attributes_of(record: type) -> tuple[str, ...]:
    """Return the attributes of a record class that hold facts, in their order.

    >>> from osaid.records.components import Component
    >>> attributes_of(Component)[:3]
    ('presence', 'access', 'license')
    """
    if record not in _ATTRIBUTES:
        fields = fields_of(record).values()
        names = (field.attribute for field in fields if field.holds not in _SETS)
        _ATTRIBUTES[record] = tuple(names)
    return _ATTRIBUTES[record]


def _reader(record: type) -> attrgetter[Any]:
    if record not in _READERS:
        _READERS[record] = attrgetter(*attributes_of(record))
    return _READERS[record]


def part_of(component: Component, day: date | None = None) -> Part:
    """Return what is said of a component on a day; without one, at any time.

    >>> from osaid.records.components import Component
    >>> part_of(Component("code", "a")) is part_of(Component("code", "b"))
    True
    """
    topics = _elements(component.covers.elements, day)
    presence = [value for value, _ in _stated(component.presence, day)]
    exists = bool(presence) and _ABSENT not in presence
    return part(component.kind, _said(component, day), topics, exists=exists)


def part(
    kind: str,
    said: tuple[Said, ...],
    topics: tuple[tuple[str, Answers], ...] = (),
    *,
    exists: bool = False,
) -> Part:
    """Return the one part of which this is said."""
    return _kept(_parts, Part, (kind, said, topics, exists))


def profile_of(system: System, day: date | None) -> Profile:
    """Return what a record says on a day; without one, at any time.

    Parents are left as they are: what follows from their records depends on a
    policy.

    >>> from osaid.records.systems import System
    >>> profile_of(System("Amber"), None).frame is profile_of(System("T5"), None).frame
    True
    """
    parts = tuple([c.part or part_of(c, day) for c in system.components])
    dated = is_dated(system) or any(c.part is None for c in system.components)
    alone = not (system.attestations or system.parents)
    frame = _frame(system, parts, day)
    return Profile(system.components, day, frame, parts, dated, alone)


def is_dated(record: Component | System) -> bool:
    """Return whether anything said of a record holds for a time only.

    Of a system, its components and parents are not looked at.
    """
    return any(
        statement.origin.since is not None or statement.origin.until is not None
        for fact in _facts(record)
        for statement in fact.statements
    )


def _facts(record: Component | System) -> Iterator[Fact[Any]]:
    yield from _reader(type(record))(record)
    for name in ("covers", "about"):
        for _, fact in getattr(record, name).elements if hasattr(record, name) else ():
            yield fact
    for listing in getattr(record, "listings", ()):
        yield listing.extent
    for usage in getattr(record, "usages", ()):
        yield usage.unused


def _frame(system: System, parts: tuple[Part, ...], day: date | None) -> Frame:
    existing = {part.kind for part in parts if part.exists}
    return _kept(
        _frames,
        Frame,
        (
            _with_learning(system, _said(system, day), existing),
            frozenset(_listings(system, day)) if system.listings else _NOTHING,
            frozenset(_unused(system, day)) if system.usages else _NOTHING,
            frozenset([kind for kind in existing if is_single(kind)]),
            frozenset([part.kind for part in parts]),
        ),
    )


_NOTHING: frozenset[Any] = frozenset()


def _with_learning(
    system: System, said: tuple[Said, ...], existing: set[str]
) -> tuple[Said, ...]:
    """Return what is said, with what follows: it has parameters, or is a model."""
    place = attributes_of(type(system)).index("machine_learning")
    follows = system.subject in _MODELS or any(
        within(kind, "parameters") for kind in existing
    )
    if said[place] or not follows:
        return said
    return (*said[:place], _INFERRED, *said[place + 1 :])


def _listings(system: System, day: date | None) -> Iterator[tuple[str, str]]:
    for listing in system.listings:
        extents = [v for v, _ in _stated(listing.extent, day) if v is not NONE]
        if extents:
            yield listing.kind, min(extents, key=lambda extent: extent.rank)


def _unused(system: System, day: date | None) -> Iterator[tuple[str, bool]]:
    for usage in system.usages:
        values = [value for value, _ in _stated(usage.unused, day)]
        if values in ([True], [False]):
            yield usage.kind, values[0]


def bounded(known: dict[K, V]) -> dict[K, V]:
    """Return what is known so far, or nothing once that has become too much.

    >>> bounded(dict.fromkeys(range(KEPT)))
    {}
    """
    if len(known) >= KEPT:
        known.clear()
    return known


def _kept(known: dict[object, Kept], kind: type[Kept], key: tuple[Any, ...]) -> Kept:
    found = known.get(key)
    if found is None:
        found = bounded(known)[key] = kind(*key)
    return found


def _said(record: Component | System, day: date | None) -> tuple[Said, ...]:
    facts = _reader(type(record))(record)
    return tuple([_stated(fact, day) if fact.statements else () for fact in facts])


def _stated(fact: Fact[Any], day: date | None) -> tuple[tuple[Any, Grade], ...]:
    best: dict[Any, Grade] = {}
    for statement in fact.statements:
        origin = statement.origin
        if origin.holds(day):
            value, grade = statement.value, origin.grade
            known = best.get(value)
            best[value] = grade if known is None or grade.rank > known.rank else known
    return tuple(best.items())


def _elements(
    elements: Iterable[tuple[str, Fact[bool]]], day: date | None
) -> tuple[tuple[str, Answers], ...]:
    found = [(name, _answers(fact, day)) for name, fact in elements]
    return tuple([(name, answers) for name, answers in found if answers])


def _answers(fact: Fact[bool], day: date | None) -> Answers:
    return tuple([value is True for value, _ in _stated(fact, day)])


def _links(components: tuple[Component, ...], day: date | None) -> Iterator[Link]:
    named = {component.name: component for component in components}
    for component in components:
        about = dict(_elements(component.about.elements, day))
        yield Link(about, *_way(named, component.name, day))


def _way(
    named: Mapping[str, Component], name: str, day: date | None
) -> tuple[tuple[str, ...], bool]:
    """Return the names on the way up from a component, and whether it ends."""
    names: list[str] = []
    current = named.get(name)
    while current is not None and current.name not in names:
        names.append(current.name)
        wholes = [value for value, _ in _stated(current.part_of, day)]
        if len(wholes) != 1:
            break
        if wholes[0] is NONE:
            return tuple(names), True
        current = named.get(str(wholes[0]))
    return tuple(names), False
