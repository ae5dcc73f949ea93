"""One written form of each record, so that equal records look equal.

It is the native format with every statement in full, sorted, without places. The
digest of a record is the SHA-256 of this form as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

import attrs

from osaid.records.components import Attribute, Component, Identity, StatedLicense
from osaid.records.fields import fields_of
from osaid.records.statements import (
    NONE,
    Fact,
    Money,
    Origin,
    Range,
    SetFact,
    Statement,
)
from osaid.records.systems import System
from osaid.records.trust import Trust
from osaid.text import text_digest

RECORD_VERSION = 1
"""The version of the native format that is written, and the one that is read."""

UNKNOWN = "unknown"
"""What a record writes for a value that nobody states."""

Json: TypeAlias = dict[str, Any]


def canonical(system: System) -> Json:
    """Return a record in the native format, with plain JSON types only.

    Reading it gives the record again, but for places and the order of what has no
    order. What nothing is said of is left out.

    >>> canonical(System("Amber", supplier="LLM360"))
    {'osaid_record': 1, 'name': 'Amber', 'supplier': 'LLM360', 'subject': 'system'}
    """
    return _Writer().record(system)


def digest(system: System) -> str:
    """Return the SHA-256 of the canonical form, as `sha256:` and 64 digits.

    >>> digest(System("Amber")) == digest(System("Amber", by="somebody"))
    False
    """
    return text_digest(_text(canonical(system)))


def digest_of(facts: Iterable[tuple[str, Fact[Any]]]) -> str:
    """Return the SHA-256 of named facts: what they say, on whose word.

    The days on which it was said and read do not count, so that a record that is
    dated anew and says the same has the same digest.

    >>> digest_of([("weights.license", Fact())]) == digest_of([])
    False
    """
    writer = _Writer()
    said = [
        (name, _sorted(_timeless(writer.statement(s)) for s in fact.statements))
        for name, fact in facts
    ]
    return text_digest(_text(sorted(said, key=_text)))


def _timeless(statement: Json) -> Json:
    return {k: v for k, v in statement.items() if k not in {"made", "seen"}}


def _text(value: object) -> str:
    return json.dumps(
        value,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    )


def _sorted(parts: Iterable[Json]) -> list[Json]:
    return sorted(parts, key=_text)


class _Writer:
    """Writes one record, and remembers the sources that its statements name."""

    def __init__(self) -> None:
        self._sources: set[str] = set()

    def record(self, system: System) -> Json:
        body = {
            **self._fields(system),
            "components": self._components(system),
            "listings": _known({p.kind: self._fact(p.extent) for p in system.listings}),
            "unused": _known({p.kind: self._fact(p.unused) for p in system.usages}),
            "attestations": _sorted(map(_plain, system.attestations)),
            "claims": _sorted(map(_plain, system.claims)),
            "trust": None if system.trust is None else _trust(system.trust),
            "attributes": self._attributes(system.attributes),
        }
        head = {"osaid_record": RECORD_VERSION, **_head(system)}
        sources = {name: {"title": name} for name in sorted(self._sources)}
        return _known({**head, "sources": sources, **body})

    def _components(self, system: System) -> dict[str, list[Json]]:
        records = dict(system.parents)
        kinds: dict[str, list[Json]] = {}
        for part in sorted(system.components, key=lambda part: (part.kind, part.name)):
            written = self._component(part)
            if part.name in records:
                written["record"] = canonical(records[part.name])
            kinds.setdefault(part.kind, []).append(written)
        return kinds

    def _component(self, component: Component) -> Json:
        return _known(
            {
                "name": component.name,
                **_plain(component.identity),
                **self._fields(component),
                "attributes": self._attributes(component.attributes),
            }
        )

    def _fields(self, record: System | Component) -> Json:
        return {
            name: self._fact(getattr(record, field.attribute))
            for name, field in fields_of(type(record)).items()
            if not field.derived
        }

    def _attributes(self, attributes: Iterable[Attribute]) -> Json:
        return _known({part.name: self._fact(part.fact) for part in attributes})

    def _fact(self, fact: Fact[Any] | SetFact) -> object:
        if isinstance(fact, SetFact):
            return _known({name: self._fact(part) for name, part in fact.elements})
        written = _sorted(map(self.statement, fact.statements))
        return written[0] if len(written) == 1 else written

    def statement(self, statement: Statement[Any]) -> Json:
        origin = statement.origin
        if origin.source is not None:
            self._sources.add(origin.source)
        written = {"value": _value(statement.value), **_plain(origin)}
        if isinstance(statement.value, StatedLicense):
            written |= _license(statement.value)
        if origin.by is origin.source is origin.url is None:
            # else a reader would take it for the word of the author of the file
            written["by"] = UNKNOWN
        return written


def _head(system: System) -> Json:
    names = ("name", "release", "supplier", "subject", "by", "made")
    head = {name: _value(getattr(system, name)) for name in names}
    return {**head, **_plain(system.identity)}


def _trust(trust: Trust) -> Json:
    overruled = _sorted(map(_plain, trust.overruled))
    return _known({"order": list(trust.order), "overruled": overruled})


def _plain(record: attrs.AttrsInstance | Identity | Origin) -> Json:
    """Return the attributes of a record that holds no facts, without its place."""
    values = {
        attribute.name: _value(getattr(record, attribute.name))
        for attribute in attrs.fields(type(record))
        if attribute.name != "place"
    }
    return _known(values)


def _known(written: Mapping[str, Any]) -> Json:
    """Return what says something: neither absent nor empty."""
    return {k: v for k, v in written.items() if v is not None and v not in ([], {})}


def _value(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    if isinstance(value, Range):
        return {"low": _digits(value.low), "high": _digits(value.high)}
    return _words(value)


def _words(value: object) -> str:
    match value:
        case Decimal():
            return _digits(value)
        case Money():
            return f"{_digits(value.amount)} {value.currency}"
        case date():
            return value.isoformat()
        case StatedLicense():
            return str(value.expression)
    return NONE.value if value is NONE else str(value)


def _license(value: StatedLicense) -> Json:
    read_as = str(value.expression)
    written = None if value.written == read_as else value.written
    return _known({"written": written, "found": str(value.found)})


def _digits(number: Decimal) -> str:
    """Return a number written out, so that equal numbers are written alike."""
    digits = format(number, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
