"""Components of which the same is said: what is asked of them is asked once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from osaid.records.said import Answers, Said, bounded, elements_of, said_of, stated
from osaid.values import Shown

if TYPE_CHECKING:
    from osaid.licenses.expression import Expression
    from osaid.records.components import Component

Bonds: TypeAlias = "tuple[tuple[Expression | None, ...], ...]"
"""Of each parent, the terms that may apply beside a licence; None for nothing."""

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

    `said` follows `attributes_of` components. It `exists` for certain in its role
    where it is known not to be absent.
    """

    role: Role
    said: tuple[Said, ...]
    topics: tuple[tuple[str, Answers], ...] = ()
    bonds: Bonds = ()
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
    return part(component.kind, said_of(component, day), topics, exists=exists)


def part(
    kind: str,
    said: tuple[Said, ...],
    topics: tuple[tuple[str, Answers], ...] = (),
    *,
    exists: bool = False,
    bonds: Bonds = (),
) -> Part:
    """Return the one part of which this is said."""
    key = (kind, said, topics, exists, bonds)
    found = _parts.get(key)
    if found is None:
        role = _roles.get((kind, exists))
        if role is None:
            role = bounded(_roles)[kind, exists] = Role(kind, exists)
        found = bounded(_parts)[key] = Part(role, said, topics, bonds)
    return found
