"""The same record and the same policy, written in another order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any, TypeVar

import attrs
from attrs import evolve

from osaid.policy.syntax import Freedom, Item, PolicySyntax, Requirement
from osaid.records.statements import Fact, SetFact
from osaid.records.systems import System

T = TypeVar("T")


def shuffled(random: Random, parts: Iterable[T]) -> tuple[T, ...]:
    """Return parts in another order."""
    mixed = list(parts)
    random.shuffle(mixed)
    return tuple(mixed)


def shuffled_record(random: Random, system: System) -> System:
    """Return a record with its lists, and the statements of its facts, mixed."""

    def mixed(value: Any, name: str = "") -> Any:  # noqa: ANN401 - any part of a record
        if isinstance(value, Fact):
            return Fact(shuffled(random, value.statements))
        if isinstance(value, SetFact):
            return SetFact(tuple((key, mixed(fact)) for key, fact in value.elements))
        if isinstance(value, tuple):
            parts = map(mixed, value)
            # A parent is a pair of a name and a record, which is no list.
            pair = len(value) == 2 and isinstance(value[0], str)
            keep = pair or name in {"evidence", "judged", "looked_in"}
            return tuple(parts) if keep else shuffled(random, parts)
        if attrs.has(type(value)):
            fields = (field.name for field in attrs.fields(type(value)))
            return evolve(value, **{n: mixed(getattr(value, n), n) for n in fields})
        return value

    changed: System = mixed(system)
    return changed


def shuffled_policy(random: Random, syntax: PolicySyntax) -> PolicySyntax:
    """Return a policy with its items, and the sentences of each, mixed."""

    def mixed(item: Item) -> Item:
        if isinstance(item, Requirement | Freedom):
            return evolve(item, sentences=shuffled(random, item.sentences))
        return item

    return evolve(syntax, items=shuffled(random, map(mixed, syntax.items)))


def on(system: System, day: date) -> System:
    """Return a record with the statements taken out that do not hold on a day."""

    def kept(value: Any) -> Any:  # noqa: ANN401 - any part of a record
        if isinstance(value, Fact):
            said = value.statements
            begun = [s for s in said if (s.origin.since or day) <= day]
            ends = date.max
            return Fact(tuple(s for s in begun if day < (s.origin.until or ends)))
        if isinstance(value, SetFact):
            elements = ((name, kept(fact)) for name, fact in value.elements)
            return SetFact(tuple(pair for pair in elements if pair[1].statements))
        if isinstance(value, tuple):
            return tuple(map(kept, value))
        if attrs.has(type(value)):
            fields = (field.name for field in attrs.fields(type(value)))
            return evolve(
                value, **{name: kept(getattr(value, name)) for name in fields}
            )
        return value

    changed: System = kept(system)
    return changed
