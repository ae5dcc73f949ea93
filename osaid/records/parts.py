"""Components of which the same is said: what is asked of them is asked once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from osaid.records.said import (
    Answers,
    Said,
    bounded,
    elements_of,
    own_of,
    said_of,
    stated,
)
from osaid.values import Shown

if TYPE_CHECKING:
    from osaid.licenses.expression import Expression
    from osaid.records.components import Component

Bonds: TypeAlias = "tuple[tuple[Expression | None, ...], ...]"
"""Of each parent, the terms that may apply beside a licence; None for nothing."""

Own: TypeAlias = tuple[tuple[str, Said], ...]
"""Attributes of one's own by name, with the texts that are stated of each."""

_ABSENT = "absent"

_roles: dict[tuple[str, bool], Role] = {}
_parts: dict[object, Part] = {}


@frozen(eq=False)
class Role(Shown):
    """A kind of which there is a component, perhaps one that surely exists."""

    kind: str
    exists: bool


@frozen(eq=False)
class Part(Shown):
    """What is said of a component, but for its name and what it is about.

    `said` follows `attributes_of` components, and `own` are attributes of one's own
    by name. It `exists` for certain in its role where it is known not to be absent.
    """

    role: Role
    said: tuple[Said, ...]
    topics: tuple[tuple[str, Answers], ...] = ()
    bonds: Bonds = ()
    own: Mapping[str, Said] = field(factory=dict)
    kind: str = field(init=False)

    @kind.default
    def _kind(self) -> str:
        return self.role.kind


def part_of(component: Component, day: date | None = None) -> Part:
    """Return what is said of a component on a day; without one, at any time.

    >>> from osaid.records.components import Component
    >>> part_of(Component("code", "a")) is part_of(Component("code", "b"))
    True
    """
    topics = elements_of(component.covers.elements, day)
    presence = [value for value, _ in stated(component.presence, day)]
    exists = bool(presence) and _ABSENT not in presence
    said, own = said_of(component, day), own_of(component.attributes, day)
    return part(component.kind, said, topics, exists=exists, own=own)


def part(
    kind: str,
    said: tuple[Said, ...],
    topics: tuple[tuple[str, Answers], ...] = (),
    *,
    exists: bool = False,
    bonds: Bonds = (),
    own: Own = (),
) -> Part:
    """Return the one part of which this is said."""
    key = (kind, said, topics, exists, bonds, own)
    found = _parts.get(key)
    if found is None:
        role = _roles.get((kind, exists))
        if role is None:
            role = bounded(_roles)[kind, exists] = Role(kind, exists)
        found = bounded(_parts)[key] = Part(role, said, topics, bonds, dict(own))
    return found
