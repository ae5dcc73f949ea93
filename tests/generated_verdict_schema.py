"""The JSON Schema of verdicts, from the types of the classes that are written."""

from __future__ import annotations

import json
import types
from datetime import date
from enum import Enum
from inspect import getdoc
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from osaid.evaluation.codec import name_of, types_of
from osaid.reports.structured import SCHEMA, Document

Json = dict[str, Any]

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def verdict_schema() -> str:
    """Return the text of `osaid/schemas/verdict-1.json`."""
    return schema_of(Document, SCHEMA, "What osaid says of AI systems")


def schema_of(document: type, name: str, title: str) -> str:
    """Return the schema of a class whose instances are written as documents."""
    definitions: Json = {}
    root = _of(document, definitions)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:osaid:schema:{name.removeprefix('osaid-')}",
        "title": title,
        "$comment": "Generated from the classes. Changes within a version only add.",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, indent=2) + "\n"


def _of(hint: Any, definitions: Json) -> Json:  # noqa: ANN401 - any annotation
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        options = [_of(option, definitions) for option in get_args(hint)]
        return {"anyOf": options}
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(hint)[0], definitions)}
    if hint is types.NoneType:
        return {"type": "null"}
    if origin is dict:
        return {"type": "object"}
    if hint is date:
        return {"type": "string", "format": "date"}
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    return _reference(hint, definitions)


def _reference(cls: type, definitions: Json) -> Json:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # for a class that holds itself
        made = _values(cls) if issubclass(cls, Enum) else _object(cls, definitions)
        definitions[cls.__name__] = made
    return {"$ref": f"#/$defs/{cls.__name__}"}


def _values(cls: type[Enum]) -> Json:
    return {
        "description": _description(cls),
        "type": "string",
        "enum": [member.value for member in cls],
    }


def _object(cls: type, definitions: Json) -> Json:
    properties: Json = {}
    required = []
    for field in attrs.fields(cls):
        properties[name_of(field)] = _field(cls, field, definitions)
        for name in field.metadata.get("derived", ()):
            hints = get_type_hints(getattr(cls, name).fget)
            properties[name] = _of(hints["return"], definitions)
        if field.default is attrs.NOTHING:
            required.append(name_of(field))
    return {
        "description": _description(cls),
        "type": "object",
        "properties": properties,
        "required": required,
    }


def _field(cls: type, field: attrs.Attribute[Any], definitions: Json) -> Json:
    hint = types_of(cls)[field.name]
    if "keyed" in field.metadata:
        item = _of(get_args(hint)[0], definitions)
        return {"type": "object", "additionalProperties": item}
    if field.metadata.get("mapping"):
        key, value = (_of(h, definitions) for h in get_args(get_args(hint)[0]))
        return {"type": "object", "propertyNames": key, "additionalProperties": value}
    return _of(hint, definitions)


def _description(cls: type) -> str:
    return (getdoc(cls) or "").partition("\n>>>")[0].strip()
