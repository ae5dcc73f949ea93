"""The reader of the native format: YAML or JSON that begins with `osaid_record: 1`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

import attrs

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.components import ComponentReader, read_identity
from osaid.readers.diagnosis import Diagnosis, nearest
from osaid.readers.mappings import (
    Entry,
    check_keys,
    check_required,
    entries_of,
    mapping_of,
    parts_of,
    read_entries,
    read_plain,
)
from osaid.readers.nodes import Kind, Node, Scalar, Sequence
from osaid.readers.sources import DeclaredSource, Sources
from osaid.readers.statements import StatementReader, writable_fields
from osaid.records.canonical import RECORD_VERSION
from osaid.records.components import Identity
from osaid.records.fields import Field, FieldType
from osaid.records.kinds import KINDS, ROOT
from osaid.records.problems import problems
from osaid.records.statements import Fact
from osaid.records.systems import Attestation, Claim, Extent, Listing, System, Usage

MARK = "osaid_record"
"""The key by which a record is known."""

HEAD_ENTRIES: Mapping[str, Entry] = entries_of(System)
"""The plain values at the head of a record."""

RECORD_KEYS = frozenset(
    {
        MARK,
        "sources",
        "components",
        "listings",
        "unused",
        "attestations",
        "claims",
        "attributes",
        *HEAD_ENTRIES,
        *entries_of(Identity),
        *writable_fields(System),
    }
)
"""The keys of a record."""

EXTENT = Field(
    "listings",
    "extent",
    FieldType.CHOICE,
    "how complete the list of a kind is",
    tuple(map(str, Extent)),
    Extent,
)
UNUSED = Field("unused", "unused", FieldType.TRUTH, "whether there is no such step")

Record = TypeVar("Record", bound=attrs.AttrsInstance)


def read_native(root: Node, diagnosis: Diagnosis) -> System | None:
    """Return the system of a record, or None when there is an error.

    What is wrong with the record as a whole is reported with everything else.

    >>> from osaid.readers.documents import load
    >>> root = load({"osaid_record": 1, "name": "Amber", "delivery": "released"}).root
    >>> read_native(root, Diagnosis()).delivery.values
    (<Delivery.RELEASED: 'released'>,)
    """
    mapping = mapping_of("record", root, diagnosis)
    if mapping is None:
        return None
    system = _RecordReader(mapping, diagnosis).system()
    for problem in problems(system):
        diagnosis.add(problem)
    return None if diagnosis.failed else system


class _RecordReader:
    """Reads one record; those of its parents have readers of their own."""

    def __init__(self, root: nodes.Mapping, diagnosis: Diagnosis) -> None:
        self._root = root
        self._diagnosis = diagnosis
        self._head = read_entries(root, HEAD_ENTRIES, diagnosis)
        author = {name: self._head.get(name) for name in ("by", "made")}
        self._sources = Sources(self._declared(), author, diagnosis)
        self._statements = StatementReader(self._sources, diagnosis)

    def system(self) -> System:
        """Return the system as far as it can be read."""
        check_keys(self._root, RECORD_KEYS, self._diagnosis)
        check_required(self._root, (MARK, "name"), self._diagnosis)
        self._check_version()
        author = self._sources.author
        found = ComponentReader(self._sources, self._statements, self._diagnosis).read(
            self._part("components")
        )
        head = {"name": "", **self._head}
        return System(
            **head,
            **self._statements.facts(System, self._root, author),
            identity=read_identity(self._root, self._diagnosis),
            components=found.components,
            listings=tuple(
                Listing(kind, fact) for kind, fact in self._by_kind(EXTENT, {ROOT})
            ),
            usages=tuple(
                Usage(kind, fact) for kind, fact in self._by_kind(UNUSED, set())
            ),
            attestations=self._each("attestations", Attestation),
            claims=self._each("claims", Claim),
            attributes=self._statements.attributes(self._part("attributes"), author),
            parents=tuple(self._parents(found.records)),
            place=self._root.place,
        )
