"""The JSON Schema of the native record format, from the classes that are read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from inspect import getdoc
from typing import Any

from osaid.readers.components import COMPONENT_KEYS, PARENT
from osaid.readers.mappings import Entry, entries_of
from osaid.readers.native import EXTENT, HEAD_ENTRIES, MARK, RECORD_KEYS, UNUSED
from osaid.readers.sources import DEFAULT_ENTRIES, ORIGIN_ENTRIES, DeclaredSource
from osaid.readers.statements import LICENSE_ENTRIES, SETS, writable_fields
from osaid.records.canonical import RECORD_VERSION
from osaid.records.components import Component, Identity
from osaid.records.fields import Field, FieldType
from osaid.records.kinds import KINDS, ROOT, TOPICS
from osaid.records.systems import Attestation, Claim, System
from osaid.records.trust import Overruled, Trust

Json = dict[str, Any]


def _in_any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DIGITS = r"[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?"
_WORD = "[a-z0-9_]+"
_NAME = rf"[a-z_][a-z0-9_]*(\.{_WORD})*"
_NONE = _in_any_case("none")
_UNKNOWN = _in_any_case("unknown")
_TRUTHS = [_in_any_case(word) for word in ("yes", "no", "true", "false")]


def record_schema() -> str:
    """Return the text of `osaid/schemas/record-1.json`."""
    definitions = {**dict(_values()), **dict(_facts()), **dict(_parts())}
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:osaid:schema:record-{RECORD_VERSION}",
        "title": "A record of an AI system, as osaid reads it",
        "$comment": "Generated from the classes. Changes within a version only add.",
        **_record(),
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _matching(*patterns: str) -> Json:
    return {"type": "string", "pattern": f"^({'|'.join(patterns)})$"}


def _object(properties: Mapping[str, Json], *required: str) -> Json:
    needed = {"required": list(required)} if required else {}
    kept = dict(properties)
    return {
        "type": "object",
        "properties": kept,
        **needed,
        "additionalProperties": False,
    }


def _map(schema: Json) -> Json:
    return {"type": "object", "additionalProperties": schema}


def _list(schema: Json) -> Json:
    return {"type": "array", "minItems": 1, "items": schema}


def _by_kind(known: Mapping[str, Json], own: Json) -> Json:
    """Return what stands under kinds: those of the tree, and others below them."""
    branches = "|".join(kind for kind in KINDS if "." not in kind and kind != PARENT)
    below = f"^({branches})(\\.{_WORD})+$"
    return {**_object(known), "patternProperties": {below: own}}


def _record() -> Json:
    listed, unused = _fact(EXTENT), _fact(UNUSED)
    parts = {
        MARK: {"const": RECORD_VERSION, "description": "the version of the format"},
        "sources": _map(_ref("source")),
        "components": _by_kind(
            {kind: _components(kind) for kind in KINDS}, _one_or_more("component")
        ),
        "listings": _by_kind(dict.fromkeys((ROOT, *KINDS), listed), listed),
        "unused": _by_kind(dict.fromkeys(KINDS, unused), unused),
        "attestations": {"type": "array", "items": _ref("attestation")},
        "claims": {"type": "array", "items": _ref("claim")},
        "trust": _trust(),
        "attributes": _ref("attributes"),
    }
    known = {**_entries(HEAD_ENTRIES), **_entries(entries_of(Identity))}
    properties = {**known, **_fields(System), **parts}
    assert set(properties) == RECORD_KEYS
    return _object(properties, MARK, "name")


def _trust() -> Json:
    overruled = {"type": "array", "items": _ref("overruled")}
    return _object({**_entries(entries_of(Trust)), "overruled": overruled}, "order")


def _components(kind: str) -> Json:
    one = "parent" if kind == PARENT else "component"
    return {"description": KINDS[kind].meaning, **_one_or_more(one)}


def _one_or_more(name: str) -> Json:
    return {"anyOf": [_ref(name), _list(_ref(name))]}


def _values() -> Iterator[tuple[str, Json]]:
    """Return what one value of each type looks like."""
    text = {"type": ["string", "number"], "pattern": r"\S"}
    yield "text", text
    yield "truth", {"anyOf": [{"type": "boolean"}, _matching(*_TRUTHS, _UNKNOWN)]}
    yield "day", _matching(_DAY, _UNKNOWN)
    yield "topic", {"anyOf": [{"enum": list(TOPICS)}, _matching(_NAME)]}
    own = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
    yield "value.own", own
    number = {"anyOf": [{"type": "number", "minimum": 0}, _matching(_DIGITS)]}
    yield "digits", number
    for holds, schema in {
        FieldType.TRUTH: _ref("truth"),
        FieldType.TEXT: text,
        FieldType.REFERENCE: text,
        FieldType.LICENSE: text,
        FieldType.MONEY: _matching(f"{_DIGITS} ?[A-Z]{{3}}", _NONE, _UNKNOWN),
        FieldType.DATE: _matching(_DAY, _NONE, _UNKNOWN),
    }.items():
        yield f"value.{holds.name.lower()}", schema
    bounds = _object({"low": _ref("digits"), "high": _ref("digits")}, "low", "high")
    words = _matching(_NONE, _UNKNOWN)
    yield "value.number", {"anyOf": [_ref("digits"), bounds, words]}


def _facts() -> Iterator[tuple[str, Json]]:
    """Return the ways to state a fact of each type, and a set of names."""
    for holds in FieldType:
        if holds in SETS:
            yield from _sets(holds)
        elif holds not in {FieldType.CHOICE, FieldType.WORDS}:
            extra = _entries(LICENSE_ENTRIES) if holds is FieldType.LICENSE else {}
            yield from _statements(holds.name.lower(), extra)
    yield from _statements("own", {})
    for field in _choices():
        choices = {"anyOf": [{"enum": list(field.choices)}, _matching(_UNKNOWN)]}
        yield f"value.{_name(field)}", choices
        yield from _statements(_name(field), {})


def _choices() -> Iterator[Field]:
    yield EXTENT
    for record in (System, Component):
        for field in writable_fields(record).values():
            if field.enumeration is not None:
                yield field


def _statements(name: str, extra: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    value = _ref(f"value.{name}")
    yield f"statement.{name}", _statement(value, extra)
    one = {"anyOf": [value, _ref(f"statement.{name}")]}
    yield f"fact.{name}", {"anyOf": [*one["anyOf"], _list(one)]}


def _statement(value: Json, extra: Mapping[str, Json]) -> Json:
    origin = {"source": _ref("sources"), **_entries(ORIGIN_ENTRIES)}
    return _object({"value": value, **extra, **origin}, "value")


def _sets(holds: FieldType) -> Iterator[tuple[str, Json]]:
    name, truth = holds.name.lower(), _ref("fact.truth")
    topics = holds is FieldType.TOPICS
    own = {"patternProperties": {f"^{_NAME}$": truth}}
    names = _object(dict.fromkeys(TOPICS, truth)) | own if topics else _map(truth)
    one = {"anyOf": [_ref("topic" if topics else "text"), _matching(_UNKNOWN), names]}
    yield f"value.{name}", {"anyOf": [*one["anyOf"], _list(one)]}
    yield f"statement.{name}", _statement(_ref(f"value.{name}"), {})
    item = {"anyOf": [*one["anyOf"], _ref(f"statement.{name}")]}
    yield f"fact.{name}", {"anyOf": [*item["anyOf"], _list(item)]}


def _parts() -> Iterator[tuple[str, Json]]:
    """Return the mappings that a record is made of."""
    yield "sources", {"anyOf": [_ref("text"), _list(_ref("text"))]}
    yield (
        "attributes",
        _map(_ref("fact.own")) | {"propertyNames": {"pattern": r".\.."}},
    )
    for name, record in (
        ("source", DeclaredSource),
        ("attestation", Attestation),
        ("claim", Claim),
        ("overruled", Overruled),
    ):
        entries = entries_of(record)
        required = [key for key, entry in entries.items() if entry.required]
        words = (getdoc(record) or "").partition("\n")[0]
        yield name, {"description": words, **_object(_entries(entries), *required)}
    component = {
        "name": _ref("text"),
        "source": _ref("sources"),
        **_entries(DEFAULT_ENTRIES),
        **_entries(entries_of(Identity)),
        **_fields(Component),
        "attributes": _ref("attributes"),
    }
    assert set(component) == COMPONENT_KEYS
    yield "component", _object(component)
    yield "parent", _object({**component, "record": {"$ref": "#"}})


def _fields(record: type) -> dict[str, Json]:
    fields = writable_fields(record).items()
    return {name: {"description": f.meaning, **_fact(f)} for name, f in fields}


def _fact(field: Field) -> Json:
    return _ref(f"fact.{_name(field)}")


def _name(field: Field) -> str:
    enumeration = field.enumeration
    return field.holds.name.lower() if enumeration is None else enumeration.__name__


def _entries(entries: Mapping[str, Entry]) -> dict[str, Json]:
    return {name: _entry(entry) for name, entry in entries.items()}


def _entry(entry: Entry) -> Json:
    if entry.many:
        return _ref("sources")
    if issubclass(entry.holds, StrEnum):
        return {"enum": [str(choice) for choice in entry.holds]}
    return _ref({str: "text", bool: "truth", date: "day"}[entry.holds])
