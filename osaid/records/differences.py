"""What differs between two records, such as one that was written and read back.

Places do not count, nor does the order of what has no order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeAlias

from attrs import field, frozen

from osaid.records.canonical import Json, canonical
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
    component as a whole. Sets, lists and attributes have names of their own in
    `field`, such as `covers.scope` or `listings.code`.
    """

    component: str | None
    field: str | None
    effect: Effect
    before: Any = field(default=None, eq=False, repr=False)

    @property
    def values(self) -> tuple[str, ...]:
        """Return the distinct values that were stated before, as JSON."""
        return tuple(sorted({_value(part) for part in _statements(self.before)}))

    @property
    def is_dated(self) -> bool:
        """Return whether it was said to hold for a time only."""
        said = _statements(self.before)
        return any("since" in part or "until" in part for part in said)


_Key: TypeAlias = tuple[str | None, str]
_SETS = frozenset({"covers", "about", "listings", "unused", "attributes"})
_FORM = frozenset({"osaid_record", "sources", "components"})
_SAID = ("value", "written", "found")


def differences(before: System, after: System) -> Iterator[Difference]:
    """Yield what two records do not say alike, in the order of the first.

    A component that has another name is recognised where it is the only one of its
    kind that can be meant.

    >>> one, other = System("Amber", "7B"), System("Amber", supplier="LLM360")
    >>> [(d.field, d.effect.value) for d in differences(one, other)]
    [('release', 'missing'), ('supplier', 'added')]
    """
    one, other = canonical(before), canonical(after)
    yield from _compared(dict(_facts(None, one)), dict(_facts(None, other)))
    yield from _of_components(_parts(one), _parts(other))


def _of_components(
    before: Mapping[str, Json], after: Mapping[str, Json]
) -> Iterator[Difference]:
    renamed = _renamed(before, after)
    for name, part in before.items():
        other = after.get(renamed.get(name, name))
        if other is None:
            yield Difference(name, None, Effect.MISSING, part)
            continue
        if name in renamed:
            yield Difference(name, "name", Effect.ALTERED, name)
        yield from _compared(dict(_facts(name, part)), dict(_facts(name, other)))
    for name in after:
        if name not in before and name not in renamed.values():
            yield Difference(name, None, Effect.ADDED)


def _renamed(before: Mapping[str, Json], after: Mapping[str, Json]) -> dict[str, str]:
    gone = _alone({name: part for name, part in before.items() if name not in after})
    new = _alone({name: part for name, part in after.items() if name not in before})
    return {name: new[kind] for kind, name in gone.items() if kind in new}


def _alone(parts: Mapping[str, Json]) -> dict[str, str]:
    """Return the names of those that are the only ones of their kind, by kind."""
    kinds: dict[str, list[str]] = {}
    for name, part in parts.items():
        kinds.setdefault(part["kind"], []).append(name)
    return {kind: names[0] for kind, names in kinds.items() if len(names) == 1}


def _parts(record: Json) -> dict[str, Json]:
    return {
        part["name"]: {"kind": kind, **part}
        for kind, parts in record.get("components", {}).items()
        for part in parts
    }


def _facts(component: str | None, record: Json) -> Iterator[tuple[_Key, Any]]:
    """Yield everything that is said under a name of its own."""
    for key, said in record.items():
        if key in _SETS:
            yield from (((component, f"{key}.{name}"), said[name]) for name in said)
        elif key not in _FORM and not (component and key == "name"):
            yield (component, key), said


def _compared(
    before: Mapping[_Key, Any], after: Mapping[_Key, Any]
) -> Iterator[Difference]:
    for key in {**before, **after}:
        one, other = before.get(key), after.get(key)
        if one != other:
            yield Difference(*key, _effect(one, other), one)


def _effect(before: object, after: object) -> Effect:
    if after is None:
        return Effect.MISSING
    if before is None:
        return Effect.ADDED
    said = [{_value(part) for part in _statements(fact)} for fact in (before, after)]
    return Effect.UNSOURCED if said[0] and said[0] == said[1] else Effect.ALTERED


def _statements(fact: object) -> Iterable[Json]:
    """Return the statements of a fact; what is no fact has none."""
    parts = fact if isinstance(fact, list) else [fact]
    return [part for part in parts if isinstance(part, dict) and "value" in part]


def _value(statement: Json) -> str:
    return json.dumps([statement.get(key) for key in _SAID], sort_keys=True)
