"""What differs between two records, such as one that was written and read back.

Places do not count, nor does the order of what has no order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeAlias

import attrs
from attrs import evolve, frozen

from osaid.records.canonical import canonical
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.statements import Fact, SetFact
from osaid.records.systems import System
from osaid.values import Value


class Effect(StrEnum):
    """What became of something that a record says.

    - `missing`: nothing is said any more;
    - `unsourced`: the same is said, but not on the word and the grade it had;
    - `altered`: something else is said;
    - `added`: nothing was said before.
    """

    MISSING = "missing"
    UNSOURCED = "unsourced"
    ALTERED = "altered"
    ADDED = "added"


@frozen
class Difference(Value):
    """One thing that two records do not say alike.

    `component` is None for what is said of the whole system, and `field` for a
    component as a whole. Elements of sets, listings and attributes have names of
    their own, such as `covers.scope` and `listings.code`. `fact` is what was said
    before, where that was a fact.
    """

    component: str | None
    field: str | None
    effect: Effect
    fact: Fact[Any] = attrs.field(default=Fact(), eq=False, repr=False)


_Key: TypeAlias = tuple[str | None, str]
_Said: TypeAlias = Mapping[_Key, Any]
_HEAD = (
    "name", "release", "supplier", "subject", "by", "made", "purl", "hub", "digest",
    "revision", "attestations", "claims", "trust",
)  # fmt: skip


def differences(before: System, after: System) -> Iterator[Difference]:
    """Yield what two records do not say alike, in the order of the first.

    A component that has another name is recognised where it is the only one of its
    kind that can be meant.

    >>> one, other = System("Amber", "7B"), System("Amber", supplier="LLM360")
    >>> [(d.field, d.effect.value) for d in differences(one, other)]
    [('release', 'missing'), ('supplier', 'added')]
    """
    yield from _compared(dict(_of_system(before)), dict(_of_system(after)))
    one, other = ({c.name: c for c in each.components} for each in (before, after))
    renamed = _renamed(one, other)
    records = dict(before.parents), dict(after.parents)
    for name, part in one.items():
        new = renamed.get(name, name)
        if new not in other:
            yield Difference(name, None, Effect.MISSING)
            continue
        if new != name:
            yield Difference(name, "name", Effect.ALTERED)
        yield from _compared(
            dict(_of_component(name, part, records[0].get(name))),
            dict(_of_component(name, other[new], records[1].get(new))),
        )
    for name in other:
        if name not in one and name not in renamed.values():
            yield Difference(name, None, Effect.ADDED)


def _of_system(system: System) -> Iterator[tuple[_Key, Any]]:
    """Yield what is said of a system, each under a name of its own."""
    written = canonical(system)
    yield from (((None, name), written[name]) for name in _HEAD if name in written)
    yield from (((None, name), fact) for name, fact in _facts(system))
    yield from (((None, f"listings.{x.kind}"), x.extent) for x in system.listings)
    yield from (((None, f"unused.{x.kind}"), x.unused) for x in system.usages)


def _of_component(
    name: str, part: Component, record: System | None
) -> Iterator[tuple[_Key, Any]]:
    yield (name, "kind"), part.kind
    for key, value in attrs.asdict(part.identity).items():
        if value is not None:
            yield (name, key), value
    yield from (((name, key), fact) for key, fact in _facts(part))
    if record is not None:
        yield (name, "record"), canonical(record)


def _facts(part: System | Component) -> Iterator[tuple[str, Fact[Any]]]:
    for name, field in fields_of(type(part)).items():
        fact: Fact[Any] | SetFact = getattr(part, field.attribute)
        if isinstance(fact, SetFact):
            yield from ((f"{name}.{element}", said) for element, said in fact.elements)
        elif not (field.derived or fact.is_silent):
            yield name, fact
    yield from ((f"attributes.{each.name}", each.fact) for each in part.attributes)


def _compared(before: _Said, after: _Said) -> Iterator[Difference]:
    for key in {**before, **after}:
        effect = _effect(before.get(key), after.get(key))
        if effect is not None:
            fact = before.get(key)
            yield Difference(*key, effect, fact if isinstance(fact, Fact) else Fact())


def _effect(before: object, after: object) -> Effect | None:
    if after is None:
        return Effect.MISSING
    if before is None:
        return Effect.ADDED
    if not (isinstance(before, Fact) and isinstance(after, Fact)):
        return None if before == after else Effect.ALTERED
    if _statements(before) == _statements(after):
        return None
    same = set(before.values) == set(after.values)
    return Effect.UNSOURCED if same else Effect.ALTERED


def _statements(fact: Fact[Any]) -> Counter[object]:
    """Return the statements of a fact, wherever and in whatever order they stand."""
    return Counter((s.value, evolve(s.origin, place=None)) for s in fact.statements)


def _renamed(
    before: Mapping[str, Component], after: Mapping[str, Component]
) -> dict[str, str]:
    gone = _alone({name: part for name, part in before.items() if name not in after})
    new = _alone({name: part for name, part in after.items() if name not in before})
    return {name: new[kind] for kind, name in gone.items() if kind in new}


def _alone(parts: Mapping[str, Component]) -> dict[str, str]:
    """Return the names of those that are the only ones of their kind, by kind."""
    kinds: dict[str, list[str]] = {}
    for name, part in parts.items():
        kinds.setdefault(part.kind, []).append(name)
    return {kind: names[0] for kind, names in kinds.items() if len(names) == 1}
