"""A record as bills of materials have it: an entry for the system, and its parts.

Every entry carries what the record says of it as properties, see
`osaid.records.properties`. What is known not to exist has no entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from uuid import NAMESPACE_URL, UUID, uuid5

from attrs import frozen

from osaid.records.canonical import Json, digest
from osaid.records.components import Component, Presence
from osaid.records.kinds import within
from osaid.records.properties import (
    COMPONENT,
    KIND,
    SYSTEM,
    WHOLE_COMPONENT,
    properties,
    property_value,
)
from osaid.records.systems import System
from osaid.writers.short_form import short_form

FINAL = "parameters.final"
"""The kind of the component for which the entry of the system stands as well."""

Properties = tuple[tuple[str, str], ...]
"""Names and values."""


@frozen
class Part:
    """A component that has an entry, and the properties that carry it."""

    component: Component
    properties: Properties


@frozen
class Inventory:
    """A system with its parts; `lead` are the parameters that its entry stands for."""

    system: System
    lead: Component | None
    properties: Properties
    parts: tuple[Part, ...]

    @property
    def identifier(self) -> UUID:
        """Return an identifier that is the same for the same record."""
        return uuid5(NAMESPACE_URL, digest(self.system))


def inventory_of(system: System) -> Inventory:
    """Return how a system is laid out in entries.

    >>> weights = Component("parameters.final", "weights")
    >>> found = inventory_of(System("Amber", components=(weights,)))
    >>> found.lead.name, found.parts, found.properties[1]
    ('weights', (), ('osaid:system:name', 'Amber'))
    """
    record = short_form(system)
    written = dict(_written(record.pop("components", {})))
    components = sorted(system.components, key=lambda part: (part.kind, part.name))
    there = [part for part in components if not _is_absent(part)]
    lead = _alone(part for part in there if part.kind == FINAL)
    own = list(properties(SYSTEM, record))
    if lead is not None:
        own += properties(COMPONENT, written[lead.name])
    own += [
        (WHOLE_COMPONENT, property_value(written[part.name]))
        for part in components
        if _is_absent(part)
    ]
    parts = [
        Part(part, tuple(properties(COMPONENT, written[part.name])))
        for part in there
        if part is not lead
    ]
    return Inventory(system, lead, tuple(own), tuple(parts))


def nearest(words: Mapping[str, str], kind: str) -> str | None:
    """Return the word for a kind, or for the first branch around it that has one.

    >>> nearest({"code.training": "a", "code": "b"}, "code.tokenizer")
    'b'
    """
    return next((word for branch, word in words.items() if within(kind, branch)), None)


def _written(components: Json) -> Iterator[tuple[str, Json]]:
    for kind, parts in components.items():
        for part in parts if isinstance(parts, list) else [parts]:
            name = part.get("name", kind)
            yield name, {KIND: kind, "name": name, **part}


def _is_absent(component: Component) -> bool:
    return Presence.ABSENT in component.presence.values


def _alone(parts: Iterable[Component]) -> Component | None:
    found = list(parts)
    return found[0] if len(found) == 1 else None
