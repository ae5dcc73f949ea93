"""The JSON Schema of the native record format, from the classes that are read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from inspect import getdoc
from typing import Any

from osaid.readers.components import COMPONENT_KEYS, PARENT
from osaid.readers.mappings import Entry, entries_of
from osaid.readers.native import EXTENT, HEAD_ENTRIES, MARK, RECORD_KEYS, UNUSED
from osaid.readers.sources import DEFAULT_ENTRIES, ORIGIN_ENTRIES, DeclaredSource
from osaid.readers.statements import LICENSE_ENTRIES, writable_fields
from osaid.records.canonical import RECORD_VERSION
from osaid.records.components import Component, Identity
from osaid.records.fields import Field, FieldType
from osaid.records.kinds import KINDS, ROOT, TOPICS
from osaid.records.systems import Attestation, Claim, System

Json = dict[str, Any]

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DIGITS = r"[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?"
_ANY_CASE = {word: "".join(f"[{c}{c.upper()}]" for c in word) for word in (
    "none", "unknown", "yes", "no", "true", "false",
)}  # fmt: skip


def record_schema() -> str:
    """Return the text of `osaid/schemas/record-1.json`."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:osaid:schema:record-{RECORD_VERSION}",
        "title": "A record of an AI system, as osaid reads it",
        "$comment": "Generated from the classes. Changes within a version only add.",
        **_record(),
        "$defs": {**dict(_values()), **dict(_facts()), **dict(_parts())},
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _matching(*patterns: str) -> Json:
    return {"type": "string", "pattern": f"^({'|'.join(patterns)})$"}


def _object(properties: Mapping[str, Json], *required: str) -> Json:
    return {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
        **({"required": list(required)} if required else {}),
    }


def _one_or_several(one: Json) -> Json:
    return {"anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}


def _said(schema: Json, meaning: str | None) -> Json:
    return {**schema, "description": meaning} if meaning else schema


def _record() -> Json:
    properties = {
        MARK: {"const": RECORD_VERSION, "description": "the version of the format"},
        **_entries(HEAD_ENTRIES),
        **_entries(entries_of(Identity)),
        "sources": {"type": "object", "additionalProperties": _ref("source")},
        **_fields(System),
        "components": _by_kind(KINDS, _ref("component")),
        "listings": _by_kind((ROOT, *KINDS), _fact(EXTENT)),
        "unused": _by_kind(KINDS, _fact(UNUSED)),
        "attestations": {"type": "array", "items": _ref("attestation")},
        "claims": {"type": "array", "items": _ref("claim")},
        "attributes": _ref("attributes"),
    }
    assert set(properties) == RECORD_KEYS
    return _object(properties, MARK, "name")


def _by_kind(kinds: Iterable[str], schema: Json) -> Json:
    properties = {}
    for kind in kinds:
        item = _ref("parent") if kind == PARENT and "component" in str(schema) else schema
        listed = _one_or_several(item) if item != schema or _is_part(schema) else schema
        meaning = KINDS[kind].meaning if kind in KINDS else "everything there is"
        properties[kind] = _said(listed, meaning)
    return _object(properties)
