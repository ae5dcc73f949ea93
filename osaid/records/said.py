"""What is stated of fields on a day, without who says it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from osaid.records.fields import FieldType, fields_of
from osaid.records.statements import NONE, Fact, Grade, SetFact

if TYPE_CHECKING:
    from osaid.records.components import Attribute, Component
    from osaid.records.systems import System

Said = tuple[tuple[object, Grade | None], ...]
"""The values that are stated of a field, each with the best grade it has."""

Answers = tuple[bool, ...]
"""Whether something is so, in the words of everybody who says it."""

KEPT = 16_384
"""So many parts, and frames, are kept; records come from others."""

_SETS = {FieldType.TOPICS, FieldType.SUBJECTS}
_ATTRIBUTES: dict[type, tuple[str, ...]] = {}
_READERS: dict[type, attrgetter[Any]] = {}

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


def said_of(record: object, day: date | None) -> tuple[Said, ...]:
    """Return what is stated of every field of a record, in the order of its class."""
    facts = _reader(type(record))(record)
    return tuple([stated(fact, day) if fact.statements else () for fact in facts])


def stated(fact: Fact[Any], day: date | None) -> tuple[tuple[Any, Grade], ...]:
    """Return the values stated on a day, each with the best grade it has."""
    best: dict[Any, Grade] = {}
    for statement in fact.statements:
        origin = statement.origin
        if origin.holds(day):
            value, grade = statement.value, origin.grade
            known = best.get(value)
            best[value] = grade if known is None or grade.rank > known.rank else known
    return tuple(best.items())


def elements_of(
    elements: Iterable[tuple[str, Fact[bool]]], day: date | None
) -> tuple[tuple[str, Answers], ...]:
    """Return the elements of a set of which anything is said, with the answers.

    Of an element that is there twice, the first counts.
    """
    found: dict[str, Answers] = {}
    for name, fact in elements:
        answers = _answers(fact, day)
        if answers:
            found.setdefault(name, answers)
    return tuple(found.items())


def _answers(fact: Fact[bool], day: date | None) -> Answers:
    return tuple([value is True for value, _ in stated(fact, day)])


def own_of(
    attributes: Iterable[Attribute], day: date | None
) -> tuple[tuple[str, Said], ...]:
    """Return the attributes of one's own of which anything is said, as texts.

    Of an attribute that is there twice, the first counts.
    """
    found: dict[str, Said] = {}
    for attribute in attributes:
        said = stated(attribute.fact, day)
        if said:
            found.setdefault(attribute.name, said)
    return tuple(found.items())


def is_dated(record: System | Component, *sets: SetFact) -> bool:
    """Return whether anything said of a record, or in some sets, holds for a time."""
    facts = [fact for fact in _reader(type(record))(record) if fact.statements]
    facts += [attribute.fact for attribute in record.attributes]
    for elements in sets:
        facts += [fact for _, fact in elements.elements]
    return any(map(holds_for_a_time, facts))


def holds_for_a_time(fact: Fact[Any]) -> bool:
    """Return whether some statement of a fact begins or ends on a day."""
    for statement in fact.statements:
        origin = statement.origin
        if origin.since is not None or origin.until is not None:
            return True
    return False


def extent_of(kind: str, fact: Fact[Any], day: date | None = None) -> tuple[str, ...]:
    """Return a kind and the weakest extent stated of its list, or nothing."""
    extents = [value for value, _ in stated(fact, day) if value is not NONE]
    return (kind, min(extents, key=lambda e: e.rank)) if extents else ()


def usage_of(
    kind: str, fact: Fact[bool], day: date | None = None
) -> tuple[str, bool] | tuple[()]:
    """Return a kind and whether it is unused, or nothing where that is disputed."""
    values = [value for value, _ in stated(fact, day)]
    return (kind, values[0]) if values in ([True], [False]) else ()


def bounded(known: dict[K, V]) -> dict[K, V]:
    """Return what is known so far, or nothing once that has become too much.

    >>> bounded(dict.fromkeys(range(KEPT)))
    {}
    """
    if len(known) >= KEPT:
        known.clear()
    return known
