"""A record as it looks on a day, or without some of its statements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from attrs import evolve

from osaid.records.components import Attribute, Component
from osaid.records.fields import fields_of
from osaid.records.statements import Fact, Grade, SetFact
from osaid.records.systems import Listing, System, Usage

Change = Callable[[Fact[Any]], Fact[Any]]
Record = TypeVar("Record", System, Component)


def at(system: System, as_of: date | None) -> System:
    """Return what a record says on a day; without one, all that it says.

    It is about statements only: whether an attestation holds on that day is for
    the judging of attestations.

    >>> from osaid.records.statements import Origin, Statement
    >>> ended = Origin(until=date(2024, 4, 15))
    >>> said = System("Dolma", described_as=Fact((Statement("open", ended),)))
    >>> at(said, date(2024, 4, 14)).described_as.values
    ('open',)
    >>> at(said, date(2024, 4, 15)).described_as.values
    ()
    """
    return system if as_of is None else changed(system, lambda fact: fact.at(as_of))


def without(system: System, grade: Grade) -> System:
    """Return a record without the statements of a grade.

    >>> from osaid.records.statements import Origin, Statement
    >>> found = Statement("open", Origin(grade=Grade.INFERRED))
    >>> without(System("x", described_as=Fact((found,))), Grade.INFERRED)
    System(name='x', ...)
    """
    return changed(system, lambda fact: fact.without(grade))


def changed(system: System, change: Change) -> System:
    """Return a record with every fact changed, those of parents too.

    Parts in which nothing changes are shared with the record given, and if nothing
    changes at all it is returned itself.
    """
    parts: dict[str, Any] = {
        "components": _each(system.components, lambda part: _record(part, change)),
        "listings": _each(system.listings, lambda part: _listing(part, change)),
        "usages": _each(system.usages, lambda part: _usage(part, change)),
        "parents": _each(system.parents, lambda part: _parent(part, change)),
    }
    new = {k: part for k, part in parts.items() if part is not getattr(system, k)}
    whole = _record(system, change)
    return evolve(whole, **new) if new else whole


Part = TypeVar("Part")


def _each(parts: tuple[Part, ...], change: Callable[[Part], Part]) -> tuple[Part, ...]:
    """Return the changed parts, or the very same tuple when nothing changes."""
    new = tuple(map(change, parts))
    return new if any(a is not b for a, b in zip(new, parts, strict=True)) else parts


def _record(record: Record, change: Change) -> Record:
    found: dict[str, Any] = {}
    for field in fields_of(type(record)).values():
        old = getattr(record, field.attribute)
        new = _set(old, change) if isinstance(old, SetFact) else change(old)
        if new is not old:
            found[field.attribute] = new
    attributes = _each(record.attributes, lambda part: _attribute(part, change))
    if attributes is not record.attributes:
        found["attributes"] = attributes
    return evolve(record, **found) if found else record


def _set(fact: SetFact, change: Change) -> SetFact:
    elements = _each(fact.elements, lambda part: _element(part, change))
    if elements is fact.elements:
        return fact
    return SetFact(tuple(part for part in elements if not part[1].is_silent))


def _element(part: tuple[str, Fact[bool]], change: Change) -> tuple[str, Fact[bool]]:
    name, fact = part
    new = change(fact)
    return part if new is fact else (name, new)


def _attribute(part: Attribute, change: Change) -> Attribute:
    new = change(part.fact)
    return part if new is part.fact else evolve(part, fact=new)


def _listing(part: Listing, change: Change) -> Listing:
    new = change(part.extent)
    return part if new is part.extent else evolve(part, extent=new)


def _usage(part: Usage, change: Change) -> Usage:
    new = change(part.unused)
    return part if new is part.unused else evolve(part, unused=new)


def _parent(part: tuple[str, System], change: Change) -> tuple[str, System]:
    name, system = part
    new = changed(system, change)
    return part if new is system else (name, new)
