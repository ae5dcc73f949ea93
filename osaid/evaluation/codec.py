"""Verdicts as plain JSON types, and back, after the types of their classes.

A class is an object, an enumeration its value, a day ISO text, a tuple a list.
Metadata of a field may give it another name, or make an object of a list.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.text import Place

MAPPING: Mapping[str, Any] = {"mapping": True}
"""Marks a tuple of pairs that is written as an object."""

_CALLED = {
    bool: "a truth value",
    dict: "an object",
    float: "a number",
    int: "a number",
    list: "a list",
    types.NoneType: "null",
}

T = TypeVar("T")


def named(name: str) -> Mapping[str, Any]:
    """Return metadata that writes a field under another name."""
    return {"name": name}


def keyed(name: str, *, by: str) -> Mapping[str, Any]:
    """Return metadata that writes a tuple as an object, by a field of its items."""
    return {"name": name, "keyed": by}


def derived(*names: str) -> Mapping[str, Any]:
    """Return metadata for a field after which properties are written, too."""
    return {"derived": names}


def encode(value: Any) -> Any:  # noqa: ANN401 - any part of a verdict
    """Return a value as plain JSON types.

    >>> encode(Place("a.yaml", 3))
    {'file': 'a.yaml', 'line': 3, 'column': None, 'pointer': None}
    """
    if attrs.has(type(value)):
        return _encode_object(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value


def _encode_object(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any attrs object
    written = {}
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        written[name_of(field)] = _encode_field(field, held)
        for name in field.metadata.get("derived", ()):
            written[name] = encode(getattr(value, name))
    return written


def _encode_field(field: attrs.Attribute[Any], held: Any) -> Any:  # noqa: ANN401
    if field.metadata.get("mapping"):
        return {encode(key): encode(item) for key, item in held}
    if "keyed" in field.metadata:
        by = field.metadata["keyed"]
        return {getattr(item, by): encode(item) for item in held}
    return encode(held)


def name_of(field: attrs.Attribute[Any]) -> str:
    """Return the name under which a field is written."""
    name: str = field.metadata.get("name", field.name)
    return name


@cache
def types_of(cls: type) -> Mapping[str, Any]:
    """Return the types of a class's fields, resolved."""
    return get_type_hints(cls)


def decode(cls: type[T], data: Any, pointer: str = "") -> T:  # noqa: ANN401 - JSON
    """Return the object that `encode` wrote, of a class.

    Raises `InputError` that names the place when the data is not of the type.
    """
    result: T = _decode(cls, data, pointer)
    return result


def _decode(expected: Any, data: Any, pointer: str) -> Any:  # noqa: ANN401 - by type
    origin = get_origin(expected)
    if origin in {Union, types.UnionType}:
        return _decode_union(get_args(expected), data, pointer)
    if origin is tuple:
        return _decode_tuple(get_args(expected), data, pointer)
    if attrs.has(expected):
        return _decode_object(expected, data, pointer)
    if isinstance(expected, type) and issubclass(expected, Enum):
        try:
            return expected(data)
        except ValueError:
            known = ", ".join(str(member.value) for member in expected)
            raise _wrong(data, f"one of {known}", pointer) from None
    if expected is date:
        return _decode_day(data, pointer)
    if type(data) is not expected:
        raise _wrong(data, f"a value of type {expected.__name__}", pointer)
    return data


def _decode_union(options: tuple[Any, ...], data: Any, pointer: str) -> Any:  # noqa: ANN401
    if data is None and types.NoneType in options:
        return None
    return _decode(options[0], data, pointer)


def _decode_tuple(options: tuple[Any, ...], data: Any, pointer: str) -> Any:  # noqa: ANN401
    if not isinstance(data, list):
        raise _wrong(data, "a list", pointer)
    items = enumerate(data)
    return tuple(_decode(options[0], item, f"{pointer}/{i}") for i, item in items)


def _decode_object(cls: type, data: Any, pointer: str) -> Any:  # noqa: ANN401
    if not isinstance(data, dict):
        raise _wrong(data, "an object", pointer)
    given = {}
    for field in attrs.fields(cls):
        name = name_of(field)
        if field.init and name in data:
            place = f"{pointer}/{name}"
            hint = types_of(cls)[field.name]
            given[field.alias] = _decode_field(field, hint, data[name], place)
        elif field.init and field.default is attrs.NOTHING:
            raise _wrong(data, f"an object with `{name}`", pointer)
    return cls(**given)


def _decode_field(
    field: attrs.Attribute[Any],
    hint: Any,  # noqa: ANN401 - a type
    data: Any,  # noqa: ANN401 - JSON
    pointer: str,
) -> Any:  # noqa: ANN401 - by type
    if not (field.metadata.get("mapping") or "keyed" in field.metadata):
        return _decode(hint, data, pointer)
    if not isinstance(data, dict):
        raise _wrong(data, "an object", pointer)
    item = get_args(hint)[0]
    if "keyed" in field.metadata:
        return _decode_keyed(field.metadata["keyed"], item, data, pointer)
    key, value = get_args(item)
    return tuple(
        (_decode(key, k, pointer), _decode(value, v, f"{pointer}/{k}"))
        for k, v in data.items()
    )


def _decode_keyed(by: str, item: type, data: dict[Any, Any], pointer: str) -> Any:  # noqa: ANN401
    items = []
    for key, held in data.items():
        decoded = _decode(item, held, f"{pointer}/{_decode(str, key, pointer)}")
        if getattr(decoded, by) != key:
            raise _wrong(key, f"the `{by}` of what it holds", pointer)
        items.append(decoded)
    return tuple(items)


def _decode_day(data: Any, pointer: str) -> date:  # noqa: ANN401
    try:
        day = date.fromisoformat(data)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != data:
        raise _wrong(data, "a day such as 2026-11-21", pointer)
    return day


def _wrong(data: Any, expected: str, pointer: str) -> InputError:  # noqa: ANN401
    shown = quoted(data) if isinstance(data, str) else _CALLED.get(type(data), "this")
    place = Place("verdict", pointer=pointer or "/")
    message = f"{shown} is not {expected}"
    return InputError([Diagnostic("invalid-verdict", message, place)])
