"""The keys of a mapping: which there may be, and what type each has.

Types are read from the attrs classes that the mappings become.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache, partial
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis, Misfit, nearest
from osaid.readers.nodes import Node, Scalar, Sequence
from osaid.readers.values import (
    NO_VALUE,
    is_empty,
    is_unknown,
    read_choice,
    read_day,
    read_text,
    read_truth,
)


@frozen
class Entry:
    """One key of a mapping: its type, and whether it has to be there.

    `optional` may be stated as `unknown`; `many` is a list of such values, for which
    a single value may stand.
    """

    holds: type
    required: bool
    optional: bool = False
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
    optional = isinstance(hint, UnionType)
    if optional:
        hint = next(part for part in get_args(hint) if part is not NoneType)
    many = get_origin(hint) is tuple and get_args(hint) == (str, ...)
    if many:
        hint = str
    if isinstance(hint, type) and (hint in _READERS or issubclass(hint, StrEnum)):
        return Entry(hint, required, optional, many)
    return None


_READERS: Mapping[type, Callable[[Scalar], object]] = MappingProxyType(
    {str: read_text, bool: read_truth, date: read_day}
)


def read_entries(
    mapping: nodes.Mapping, entries: Mapping[str, Entry], diagnosis: Diagnosis
) -> dict[str, Any]:
    """Return the values of a mapping that its entries tell how to read.

    What is optional and stated as `unknown` is None. Other keys are left alone;
    `check_keys` is for them.
    """
    found: dict[str, Any] = {}
    for key, node in mapping:
        entry = entries.get(key.text)
        if entry is None:
            continue
        value = _value(entry, node)
        if isinstance(value, Misfit):
            diagnosis.misfit(key.text, node, value)
        else:
            found[key.text] = value
    return found


def _value(entry: Entry, node: Node) -> object:
    if not entry.many:
        return _single(entry, node)
    parts = node.items if isinstance(node, Sequence) else (node,)
    values = [_single(entry, part) for part in parts]
    wrong = next((value for value in values if isinstance(value, Misfit)), None)
    return wrong or tuple(value for value in values if value is not None)


def _single(entry: Entry, node: Node) -> object:
    if not isinstance(node, Scalar):
        return Misfit("wrong-shape", f"expected one value, found {shape_of(node)}")
    if is_empty(node):
        return NO_VALUE
    if (entry.optional or entry.many) and is_unknown(node):
        return None
    read = _READERS.get(entry.holds) or partial(read_choice, entry.holds)
    return read(node)


def read_record(
    record: type[Any], node: Node, diagnosis: Diagnosis
) -> Any | None:  # noqa: ANN401 - an instance of the class given
    """Return an instance of a class of plain values, or None where it is wrong."""
    if not is_mapping(node, diagnosis):
        return None
    entries = entries_of(record)
    check_keys(node, entries, diagnosis)
    values = read_entries(node, entries, diagnosis)
    required = [name for name, entry in entries.items() if entry.required]
    check_required(node, required, diagnosis)
    if any(name not in values for name in required):
        return None
    if "place" in attrs.fields_dict(record):
        values["place"] = node.place
    return record(**values)


def check_keys(
    mapping: nodes.Mapping, known: Iterable[str], diagnosis: Diagnosis
) -> None:
    """Report each key that is not known, with the nearest one that is."""
    names = known if isinstance(known, Mapping | frozenset) else frozenset(known)
    for key, _ in mapping:
        if key.text not in names:
            message = f"no key {quoted(key.text)} is known here"
            cure = nearest(key.text, sorted(names)) or f"known are {listed(names)}"
            diagnosis.error(key, "unknown-key", message, cure)


def check_required(
    mapping: nodes.Mapping, required: Iterable[str], diagnosis: Diagnosis
) -> None:
    """Report each key that has to be there and is not."""
    for name in required:
        if mapping.get(name) is None:
            message = f"`{name}` is missing"
            diagnosis.error(mapping, "missing-key", message, f"add `{name}: …`")


def is_mapping(node: Node, diagnosis: Diagnosis) -> bool:
    return True


def listed(names: Iterable[str]) -> str:
    """Return names in backticks, sorted, with commas.

    >>> listed({"url", "by"})
    '`by`, `url`'
    """
    return ", ".join(f"`{name}`" for name in sorted(names))


def shape_of(node: Node) -> str:
    """Return what a node is, in the words of a message.

    >>> from osaid.text import Place
    >>> shape_of(Sequence((), Place("model.yaml")))
    'a list'
    """
    if isinstance(node, nodes.Mapping):
        return "a mapping"
    return "a list" if isinstance(node, Sequence) else "one value"
