"""The reader of components: in a native record, one or several of a kind."""

from __future__ import annotations

from attrs import frozen

from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.mappings import (
    check_keys,
    check_required,
    entries_of,
    mapping_of,
    parts_of,
    read_entries,
)
from osaid.readers.nodes import Node, Scalar
from osaid.readers.own_words import check_kind
from osaid.readers.sources import DEFAULT_ENTRIES, Grounds, Sources
from osaid.readers.statements import StatementReader, writable_fields
from osaid.records.components import Component, Identity
from osaid.records.fields import fields_of
from osaid.text import Place
from osaid.values import Value

PARENT = "parent"
"""The kind whose components may have a record of their own."""

COMPONENT_KEYS = frozenset(
    {
        "name",
        "source",
        "attributes",
        *entries_of(Identity),
        *DEFAULT_ENTRIES,
        *writable_fields(Component),
    }
)
"""The keys of a component, but for `record` of a parent."""

_PARENT_KEYS = COMPONENT_KEYS | {"record"}
_DERIVED = frozenset(fields_of(Component)) - frozenset(writable_fields(Component))
_NAMED = {"name": entries_of(Component)["name"]}
_GROUNDED = {"source", *DEFAULT_ENTRIES}
_SHORTEST = "write for instance `code.training: {presence: provided}`"


@frozen
class Components(Value):
    """The components of a record, and the records of parents still to be read."""

    components: tuple[Component, ...]
    records: tuple[tuple[str, Node], ...]


class ComponentReader:
    """Reads the components of one record."""

    def __init__(
        self, sources: Sources, statements: StatementReader, diagnosis: Diagnosis
    ) -> None:
        """Read facts with a reader of statements, grounded on these sources."""
        self._sources = sources
        self._statements = statements
        self._diagnosis = diagnosis
        self._records: list[tuple[str, Node]] = []

    def read(self, node: Node) -> Components:
        """Return what stands under `components`."""
        mapping = mapping_of("components", node, self._diagnosis, _SHORTEST)
        found: list[Component] = []
        for kind, parts in mapping or ():
            check_kind(kind, self._diagnosis)
            found += self._of_kind(kind, parts)
        return Components(tuple(found), tuple(self._records))

    def _of_kind(self, kind: Scalar, node: Node) -> list[Component]:
        parts = parts_of(kind.text, node, self._diagnosis)
        found = []
        for part in parts:
            mapping = mapping_of(kind.text, part, self._diagnosis, _SHORTEST)
            if mapping is None:
                continue
            if len(parts) > 1:
                check_required(mapping, ("name",), self._diagnosis)
            place = kind.place if part is node else part.place
            found.append(self._component(kind.text, mapping, place))
        return found

    def _component(self, kind: str, mapping: nodes.Mapping, place: Place) -> Component:
        self._check_keys(kind, mapping)
        grounds = self._grounds(mapping)
        own = mapping.get("attributes")
        named = read_entries(mapping, _NAMED, self._diagnosis)
        component = Component(
            kind,
            named.get("name", kind),
            **self._statements.facts(Component, mapping, grounds),
            identity=read_identity(mapping, self._diagnosis),
            attributes=() if own is None else self._statements.attributes(own, grounds),
            place=place,
        )
        record = mapping.get("record")
        if record is not None and kind == PARENT:
            self._records.append((component.name, record))
        return component

    def _check_keys(self, kind: str, mapping: nodes.Mapping) -> None:
        keys = _PARENT_KEYS if kind == PARENT else COMPONENT_KEYS
        check_keys(mapping, keys | _DERIVED, self._diagnosis)
        for key, _ in mapping:
            if key.text in _DERIVED:
                message = f"`{key.text}` is found while judging, and cannot be stated"
                cure = "a `claim` keeps what somebody else has published"
                self._diagnosis.error(key, "derived-field", message, cure)

    def _grounds(self, mapping: nodes.Mapping) -> Grounds:
        if any(key.text in _GROUNDED for key, _ in mapping):
            return self._sources.grounds(mapping, DEFAULT_ENTRIES)
        return self._sources.author


def read_identity(mapping: nodes.Mapping, diagnosis: Diagnosis) -> Identity:
    """Return by what a system or component is known elsewhere."""
    return Identity(**read_entries(mapping, entries_of(Identity), diagnosis))
