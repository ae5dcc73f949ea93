"""The keys of a mapping: which there may be, and what type each has.

Types are read from the attrs classes that the mappings become.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache, partial
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis, nearest
from osaid.readers.nodes import Mapping as MappingNode
from osaid.readers.nodes import Node, Scalar, Sequence
from osaid.readers.values import (
    NO_VALUE,
    Misfit,
    is_empty,
    is_unknown,
    read_choice,
    read_day,
    read_text,
    read_truth,
)

Record = TypeVar("Record")


@frozen
class Entry:
    """One key of a mapping: its type, and whether it has to be there.

    `many` is a list of such values, for which a single value may stand.
    """

    holds: type
    required: bool
    many: bool = False


@cache
def entries_of(record: type) -> Mapping[str, Entry]:
    """Return the entries of a class that are plain values: no facts, no places.

    >>> from osaid.records.systems import Claim
    >>> [name for name, entry in entries_of(Claim).items() if entry.required]
    ['name', 'by', 'words', 'group']
    """
    hints = get_type_hints(record)
    found = {}
    for attribute in attrs.fields(record):
        required = attribute.default is attrs.NOTHING
        entry = _entry(hints[attribute.name], required=required)
        if entry is not None:
            found[attribute.name] = entry
    return MappingProxyType(found)


def _entry(hint: Any, *, required: bool) -> Entry | None:  # noqa: ANN401 - a type
    if isinstance(hint, UnionType):
        return _entry(next(t for t in get_args(hint) if t is not NoneType), required=False)
    if get_origin(hint) is tuple and get_args(hint) == (str, ...):
        return Entry(str, required, many=True)
    if isinstance(hint, type) and (hint in _READERS or issubclass(hint, StrEnum)):
        return Entry(hint, required)
    return None


_READERS: Mapping[type, Callable[[Scalar], object]] = MappingProxyType(
    {str: read_text, bool: read_truth, date: read_day}
)


def read_entries(
    mapping: MappingNode, entries: Mapping[str, Entry], diagnosis: Diagnosis
) -> dict[str, Any]:
    """Return the values of a mapping that its entries tell how to read.

    `unknown` gives None, except where the entry is required. Other keys are left
    alone; `check_keys` is for them.
    """
    found: dict[str, Any] = {}
    for key, node in mapping:
        entry = entries.get(key.text)
        if entry is None:
            continue
        value = _read(entry, node)
        if isinstance(value, Misfit):
            diagnosis.error(node, *misfit(key.text, value))
        else:
            found[key.text] = value
    return found


def _read(entry: Entry, node: Node) -> object:
    if entry.many:
        parts = node.items if isinstance(node, Sequence) else (node,)
        values = [_one(entry, part) for part in parts]
        wrong = next((value for value in values if isinstance(value, Misfit)), None)
        return wrong or tuple(value for value in values if value is not None)
    return _one(entry, node)


def _one(entry: Entry, node: Node) -> object:
    if not isinstance(node, Scalar):
        return Misfit(f"expected one value, found {name_of(node)}")
    if is_empty(node):
        return NO_VALUE
    if is_unknown(node) and not entry.required:
        return None
    read = _READERS.get(entry.holds) or partial(read_choice, entry.holds)
    return read(node)
