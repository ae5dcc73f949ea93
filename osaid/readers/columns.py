"""What the columns of a table of systems mean, told by their headers.

In a header case does not matter, and spaces, hyphens and underscores are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from types import MappingProxyType

from attrs import evolve, frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.native import EXTENT, UNUSED
from osaid.readers.own_words import check_kind
from osaid.readers.rows import Table
from osaid.readers.statements import writable_fields
from osaid.records.components import Component
from osaid.records.fields import Field, FieldType
from osaid.records.kinds import KINDS, ROOT, is_below_known
from osaid.records.systems import System

FINAL = "parameters.final"
"""The kind whose licence the column `license` states."""


class Target(Enum):
    """What part of a record a column is about."""

    HEAD = auto()
    HUB = auto()
    ORIGIN = auto()
    PARENTS = auto()
    DERIVATION = auto()
    COMPONENT = auto()
    SYSTEM = auto()
    LISTING = auto()
    UNUSED = auto()
    ATTRIBUTE = auto()


_TEXT = Field("column", "column", FieldType.TEXT, "what the column says")


@frozen
class Column:
    """A column: what it is about, and the field that its cells state.

    `name` is that of a component, an attribute or a plain value, and `kind` that of
    a component or a list.
    """

    target: Target
    field: Field = _TEXT
    kind: str = ""
    name: str = ""


_COMPONENT_FIELDS = writable_fields(Component)
_SYSTEM_FIELDS = writable_fields(System)

_LICENSE = Column(Target.COMPONENT, _COMPONENT_FIELDS["license"], FINAL, FINAL)
_RELEASE = Column(Target.HEAD, name="release")
_SUPPLIER = Column(Target.HEAD, name="supplier")
_HUB = Column(Target.HUB)
COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column(Target.HEAD, name="name"),
        "version": _RELEASE,
        "release": _RELEASE,
        "supplier": _SUPPLIER,
        "producer": _SUPPLIER,
        "organization": _SUPPLIER,
        "hub_id": _HUB,
        "hub": _HUB,
        "huggingface": _HUB,
        "license": _LICENSE,
        "licence": _LICENSE,
        "derived_from": Column(Target.PARENTS),
        "derivation": Column(Target.DERIVATION, _COMPONENT_FIELDS["derivation"]),
        "source": Column(Target.ORIGIN, name="source"),
        "url": Column(Target.ORIGIN, name="url"),
    }
)
"""The columns that have a name of their own; others name a field."""

_NAMED = re.compile(r"(?P<kind>[^\[\]]+)\[(?P<name>.+)\]\.(?P<field>[^\[\]]+)")
_OWN = re.compile(r"attributes\.(?P<name>[^\s.]+\.\S+)", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s_-]+")


def columns_of(table: Table, diagnosis: Diagnosis) -> tuple[Column, ...]:
    """Return what each column of a table means, in order.

    A column that is not known is an attribute `csv.COLUMN`, with a warning where it
    looks like one that is. Two columns with one meaning, and no `name`, are errors.
    """
    found = [column_named(cell.text) for cell in table.header.cells]
    met: set[Column] = set()
    for cell, column in zip(table.header.cells, found, strict=True):
        if column in met:
            message = f"the column {quoted(cell.text)} has the meaning of another one"
            diagnosis.error(cell, "same-column", message, "keep one of the two")
        met.add(column)
    if COLUMNS["name"] not in met:
        message, cure = "no column `name`", "add a column `name`"
        diagnosis.error(table.header.cells[0], "no-name-column", message, cure)
    for cell, column in zip(table.header.cells, found, strict=True):
        if column.kind and column.kind != ROOT:
            check_kind(evolve(cell, text=column.kind), diagnosis)
    _point_out(table, found, diagnosis)
    return tuple(map(_titled, found, table.headers))


def _point_out(table: Table, columns: Sequence[Column], diagnosis: Diagnosis) -> None:
    """Warn of columns that look like known ones."""
    unknown = (
        cell
        for cell, column in zip(table.header.cells, columns, strict=False)
        if column.target is Target.ATTRIBUTE and column.name.startswith("csv.")
    )
    known = list(_known())
    for cell in unknown:
        near = diagnosis.nearest(_folded(cell.text), known)
        if near is not None:
            message = f"the column {quoted(cell.text)} is not known, and kept as it is"
            diagnosis.warning(cell, "unknown-column", message, near)


def _titled(column: Column, header: str) -> Column:
    """Return a column whose field has the name that people wrote, for messages."""
    return evolve(column, field=evolve(column.field, name=header))


def column_named(header: str) -> Column:
    """Return what a header means; what is not known is an attribute.

    >>> column_named("Hub ID").target
    <Target.HUB: 2>
    >>> column_named("data.training[the-pile].class").name
    'the-pile'
    >>> column_named("Checked by").name
    'csv.checked_by'
    >>> column_named("attributes.acme-models.country").name
    'acme-models.country'
    """
    own = _OWN.fullmatch(header.strip())
    if own is not None:
        return Column(Target.ATTRIBUTE, name=own["name"])
    folded = _folded(header)
    found = COLUMNS.get(folded) or _dotted(header) or _dotted_plainly(folded)
    return found or Column(Target.ATTRIBUTE, name=f"csv.{folded}")


def _folded(header: str) -> str:
    return _SEPARATORS.sub("_", header.strip().casefold())


def _dotted(header: str) -> Column | None:
    match = _NAMED.fullmatch(header.strip())
    if match is None:
        return None
    return _component(_folded(match["kind"]), _folded(match["field"]), match["name"])


def _dotted_plainly(folded: str) -> Column | None:
    head, _, rest = folded.partition(".")
    if head == "system" and rest in _SYSTEM_FIELDS:
        return Column(Target.SYSTEM, _SYSTEM_FIELDS[rest])
    if head == "listing" and (rest == ROOT or _is_kind(rest)):
        return Column(Target.LISTING, EXTENT, rest)
    if head == "unused" and _is_kind(rest):
        return Column(Target.UNUSED, UNUSED, rest)
    kind, _, name = folded.rpartition(".")
    return _component(kind, name, kind)


def _component(kind: str, field: str, name: str) -> Column | None:
    known = _COMPONENT_FIELDS.get("license" if field == "licence" else field)
    if not _is_kind(kind) or known is None:
        return None
    return Column(Target.COMPONENT, known, kind, name.strip())


def _is_kind(word: str) -> bool:
    return word in KINDS or is_below_known(word)


def _known() -> Iterator[str]:
    yield from COLUMNS
    yield from (f"system.{field}" for field in _SYSTEM_FIELDS)
    yield from (f"{head}.{kind}" for head in ("listing", "unused") for kind in KINDS)
    yield from (f"{kind}.{field}" for kind in KINDS for field in _COMPONENT_FIELDS)
