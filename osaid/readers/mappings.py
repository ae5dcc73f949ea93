"""The keys of a mapping: which there may be, and what type each has.

Types are read from the attrs classes that the mappings become.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache, partial
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs
from attrs import evolve, frozen

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
from osaid.values import Value

Record = TypeVar("Record", bound=attrs.AttrsInstance)


@frozen
class Entry(Value):
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
    """Return the entries of a class that are plain values, not facts.

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
        parts = node.items if entry.many and isinstance(node, Sequence) else (node,)
        values = []
        for part in parts:
            value = _value(entry, part)
            if isinstance(value, Misfit):
                diagnosis.misfit(key.text, part, value)
            else:
                values.append(value)
        if len(values) == len(parts):
            found[key.text] = tuple(values) if entry.many else values[0]
    return found


def _value(entry: Entry, node: Node) -> object:
    if not isinstance(node, Scalar) or is_empty(node):
        return unfit(node, "one value")
    if entry.optional and is_unknown(node):
        return None
    read = _READERS.get(entry.holds) or partial(read_choice, entry.holds)
    return read(node)


def read_plain(
    record: type[Record], mapping: nodes.Mapping, diagnosis: Diagnosis
) -> Record | None:
    """Return an instance of a class of plain values, or None if wrong."""
    entries = entries_of(record)
    check_keys(mapping, entries, diagnosis)
    values = read_entries(mapping, entries, diagnosis)
    required = [name for name, entry in entries.items() if entry.required]
    check_required(mapping, required, diagnosis)
    if any(name not in values for name in required):
        return None
    if any(attribute.name == "place" for attribute in attrs.fields(record)):
        values["place"] = mapping.place
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


def mapping_of(
    name: str, node: Node, diagnosis: Diagnosis, cure: str | None = None
) -> nodes.Mapping | None:
    """Return a node that has to be a mapping, or report that it is none."""
    if isinstance(node, nodes.Mapping):
        return node
    wrong = unfit(node, "a mapping")
    diagnosis.misfit(name, node, evolve(wrong, cure=wrong.cure or cure))
    return None


def parts_of(name: str, node: Node, diagnosis: Diagnosis) -> tuple[Node, ...]:
    """Return the items of a list, or the node alone; report an empty list."""
    if not isinstance(node, Sequence):
        return (node,)
    if not node.items:
        diagnosis.misfit(name, node, NO_VALUE)
    return node.items


def unfit(node: Node, expected: str) -> Misfit:
    """Return what is wrong with a node that is empty, or has the wrong shape."""
    if isinstance(node, Scalar) and is_empty(node):
        return NO_VALUE
    message = f"expected {expected}, found {shape_of(node)}"
    return Misfit("wrong-shape", message)


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
