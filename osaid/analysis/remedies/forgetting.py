"""A record without one thing that it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from attrs import evolve

from osaid.analysis.remedies.applying import ATTESTED, LISTING
from osaid.analysis.remedies.changes import SYSTEM, Fact
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.statements import Fact as Stated
from osaid.records.statements import SetFact
from osaid.records.systems import System

T = TypeVar("T")
Record = TypeVar("Record", Component, System)

UNUSED = "unused"
"""The field of a kind that says whether it is used."""


def forgotten(system: System) -> Iterator[tuple[Fact, System]]:
    """Yield each thing that a record says, with the record that does not say it.

    That is a field of a component or of the system, an element of a set, a list, a
    use, what people answered to a judgement, and the record of a parent.

    >>> from osaid.records.statements import Statement
    >>> said = System("Amber", described_as=Stated((Statement("open"),)))
    >>> [(fact.field, left == System("Amber")) for fact, left in forgotten(said)]
    [('described_as', True)]
    """
    for name, field, element, left in _less(system):
        yield Fact(SYSTEM, name, field, element), left
    for index, part in enumerate(system.components):
        for _, field, element, less in _less(part):
            parts = (*system.components[:index], less, *system.components[index + 1 :])
            fact = Fact(part.kind, part.name, field, element)
            yield fact, evolve(system, components=parts)
    yield from _of_the_whole(system)


def _of_the_whole(system: System) -> Iterator[tuple[Fact, System]]:
    for index, listing in enumerate(system.listings):
        left = _but(system.listings, index)
        yield Fact(listing.kind, None, LISTING), evolve(system, listings=left)
    for index, usage in enumerate(system.usages):
        left_usages = _but(system.usages, index)
        yield Fact(usage.kind, None, UNUSED), evolve(system, usages=left_usages)
    for judgement in dict.fromkeys(one.judgement for one in system.attestations):
        kept = tuple(a for a in system.attestations if a.judgement != judgement)
        yield Fact(SYSTEM, judgement, ATTESTED), evolve(system, attestations=kept)
    for index, (name, _) in enumerate(system.parents):
        kind = next((c.kind for c in system.components if c.name == name), "parent")
        left_parents = _but(system.parents, index)
        yield Fact(kind, name, "outcome"), evolve(system, parents=left_parents)


def _but(items: tuple[T, ...], index: int) -> tuple[T, ...]:
    return (*items[:index], *items[index + 1 :])


def _less(record: Record) -> Iterator[tuple[None, str, str | None, Record]]:
    """Yield each field that is stated, with an element, and what is left without it."""
    for name, field in fields_of(type(record)).items():
        held: Any = getattr(record, field.attribute)
        if isinstance(held, SetFact):
            for index, (element, _) in enumerate(held.elements):
                kept = SetFact(_but(held.elements, index))
                yield None, name, element, _with(record, field.attribute, kept)
        elif not held.is_silent and not field.derived:
            silent: Stated[Any] = Stated()
            yield None, name, None, _with(record, field.attribute, silent)
    for index, attribute in enumerate(record.attributes):
        left = _but(record.attributes, index)
        yield None, attribute.name, None, evolve(record, attributes=left)


def _with(record: Record, attribute: str, value: object) -> Record:
    changes: dict[str, Any] = {attribute: value}
    return evolve(record, **changes)
