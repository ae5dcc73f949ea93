"""The reader of the native format, YAML or JSON with `osaid_record: 1`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import attrs
from attrs import evolve

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.components import ComponentReader, read_identity
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.mappings import (
    Entry,
    check_keys,
    check_required,
    entries_of,
    mapping_of,
    read_entries,
    read_plain,
    shape_of,
)
from osaid.readers.nodes import Node, Scalar, Sequence
from osaid.readers.own_words import check_kind
from osaid.readers.sources import DeclaredSource, Sources
from osaid.readers.statements import StatementReader, writable_fields
from osaid.records.canonical import RECORD_VERSION
from osaid.records.components import Identity
from osaid.records.fields import Field, FieldType
from osaid.records.problems import problems
from osaid.records.statements import Fact
from osaid.records.systems import Attestation, Claim, Extent, Listing, System, Usage
from osaid.records.trust import Overruled, Trust

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
        "trust",
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

_VERSION = str(RECORD_VERSION)
Record = TypeVar("Record", bound=attrs.AttrsInstance)


def read_native(root: nodes.Mapping, diagnosis: Diagnosis) -> System | None:
    """Return the system of a record, or None when there is an error.

    What is wrong with the record as a whole is reported with everything else.

    >>> from osaid.readers.documents import load
    >>> root = load({"osaid_record": 1, "name": "Amber", "delivery": "released"}).root
    >>> read_native(root, Diagnosis()).delivery.values
    (<Delivery.RELEASED: 'released'>,)
    """
    system = RecordReader(root, diagnosis).system()
    for problem in problems(system):
        diagnosis.add(problem)
    return None if diagnosis.failed else system


class RecordReader:
    """Reads one record; those of its parents have readers of their own."""

    def __init__(
        self, root: nodes.Mapping, diagnosis: Diagnosis, mark: str = MARK
    ) -> None:
        """Read what stands beside a mark, the key that holds the version."""
        self._root = root
        self._diagnosis = diagnosis
        self._mark = mark
        self._head = read_entries(root, HEAD_ENTRIES, diagnosis)
        author = {name: self._head.get(name) for name in ("by", "made")}
        self._sources = Sources(dict(self._declared()), author, diagnosis)
        self._statements = StatementReader(self._sources, diagnosis)

    def system(self) -> System:
        """Return the system as far as it can be read."""
        check_keys(self._root, RECORD_KEYS - {MARK} | {self._mark}, self._diagnosis)
        needed = ("name",) if self._mark == MARK else ()
        check_required(self._root, (self._mark, *needed), self._diagnosis)
        self._check_version()
        components = ComponentReader(self._sources, self._statements, self._diagnosis)
        found = components.read(self._part("components"))
        return System(
            **{"name": "", **self._head},
            **self._facts(),
            components=found.components,
            parents=tuple(self._parents(found.records)),
            listings=tuple(Listing(*part) for part in self._by_kind(EXTENT)),
            usages=tuple(Usage(*part) for part in self._by_kind(UNUSED)),
            attestations=tuple(self._each(self._root, "attestations", Attestation)),
            claims=tuple(self._each(self._root, "claims", Claim)),
            trust=self._trust(),
            identity=read_identity(self._root, self._diagnosis),
            place=self._root.place,
        )

    def _facts(self) -> dict[str, Any]:
        author, own = self._sources.author, self._part("attributes")
        return {
            **self._statements.facts(System, self._root, author),
            "attributes": self._statements.attributes(own, author),
        }

    def _check_version(self) -> None:
        node = self._root.get(self._mark)
        if node is None:
            return
        if isinstance(node, Scalar) and not node.quoted and node.text == _VERSION:
            return
        found = quoted(node.text) if isinstance(node, Scalar) else shape_of(node)
        message = f"version {found} of the format is not known here"
        cure = f"write `{self._mark}: {_VERSION}`, without quotes"
        self._diagnosis.error(node, "record-version", message, cure)

    def _part(self, name: str) -> Node:
        """Return what stands under a key; what is left out is empty."""
        node = self._root.get(name)
        return nodes.Mapping((), self._root.place) if node is None else node

    def _mapping(self, name: str) -> Iterable[tuple[Scalar, Node]]:
        return mapping_of(name, self._part(name), self._diagnosis) or ()

    def _declared(self) -> Iterator[tuple[str, DeclaredSource]]:
        for tag, node in self._mapping("sources"):
            source = self._plain(tag.text, node, DeclaredSource)
            yield tag.text, source or DeclaredSource()

    def _by_kind(self, field: Field) -> Iterator[tuple[str, Fact[Any]]]:
        for kind, node in self._mapping(field.name):
            check_kind(kind, self._diagnosis, root=field is EXTENT)
            named = evolve(field, name=kind.text)
            fact = self._statements.fact(named, node, self._sources.author)
            if not fact.is_silent:
                yield kind.text, fact

    def _trust(self) -> Trust | None:
        if self._root.get("trust") is None:
            return None
        mapping = mapping_of("trust", self._part("trust"), self._diagnosis)
        if mapping is None:
            return None
        entries = entries_of(Trust)
        check_keys(mapping, {*entries, "overruled"}, self._diagnosis)
        check_required(mapping, ("order",), self._diagnosis)
        order = read_entries(mapping, entries, self._diagnosis).get("order", ())
        return Trust(order, tuple(self._each(mapping, "overruled", Overruled)))

    def _each(
        self, mapping: nodes.Mapping, name: str, record: type[Record]
    ) -> Iterator[Record]:
        for part in _items(mapping.get(name)):
            found = self._plain(name, part, record)
            if found is not None:
                yield found

    def _plain(self, name: str, node: Node, record: type[Record]) -> Record | None:
        mapping = mapping_of(name, node, self._diagnosis)
        if mapping is None:
            return None
        return read_plain(record, mapping, self._diagnosis)

    def _parents(
        self, records: Iterable[tuple[str, Node]]
    ) -> Iterator[tuple[str, System]]:
        for name, node in records:
            mapping = mapping_of("record", node, self._diagnosis)
            if mapping is not None:
                yield name, RecordReader(mapping, self._diagnosis).system()


def _items(node: Node | None) -> tuple[Node, ...]:
    if isinstance(node, Sequence):
        return node.items
    return () if node is None else (node,)
