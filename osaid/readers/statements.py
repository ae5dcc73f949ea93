"""The ways to write a fact: a bare value, a full statement, or several.

Each becomes statements with an origin. A bare value is one statement by whoever
wrote the file, or by the sources that are named for all of its component.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from attrs import evolve

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.licenses.expression import Unread
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis, Misfit
from osaid.readers.mappings import (
    Entry,
    check_keys,
    check_required,
    mapping_of,
    parts_of,
    read_entries,
    unfit,
)
from osaid.readers.nodes import Kind, Node, Scalar
from osaid.readers.own_words import is_topic
from osaid.readers.sources import ORIGIN_ENTRIES, Grounds, Sources
from osaid.readers.values import (
    is_empty,
    is_unknown,
    read_number,
    read_value,
    says_nothing,
)
from osaid.records.components import Attribute, Found, StatedLicense
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.statements import Fact, Origin, Range, SetFact, Statement
from osaid.text import Place

MOST_STATEMENTS = 100_000
"""How many statements a record may have, each of several sources counted."""

LICENSE_ENTRIES: Mapping[str, Entry] = MappingProxyType(
    {"written": Entry(str, required=False), "found": Entry(Found, required=False)}
)
"""What a full statement of a licence may say beside."""

SETS = frozenset({FieldType.TOPICS, FieldType.SUBJECTS})
"""The types of fields that hold a set of names."""

STATEMENT_KEYS = frozenset({"value", "source", *ORIGIN_ENTRIES})
"""The keys of a full statement."""

_ELEMENT = Field("element", "element", FieldType.TRUTH, "whether it is in the set")
_ATTRIBUTE = Field(
    "attributes", "fact", FieldType.TEXT, "a fact of one's own", own=True
)
_OWN = "write a name of one's own with a dot, such as `acme.country: DE`"
_LOW, _HIGH = _BOUNDS = ("low", "high")


def writable_fields(record: type) -> Mapping[str, Field]:
    """Return the fields of a record class that a file may state."""
    if record not in _WRITABLE:
        fields = fields_of(record)
        _WRITABLE[record] = {
            k: field for k, field in fields.items() if not field.derived
        }
    return _WRITABLE[record]


_WRITABLE: dict[type, Mapping[str, Field]] = {}


class StatementReader:
    """Reads the facts of one record."""

    def __init__(self, sources: Sources, diagnosis: Diagnosis) -> None:
        """Ground full statements on these sources."""
        self._sources = sources
        self._diagnosis = diagnosis
        self._statements = 0

    def facts(
        self, record: type, mapping: nodes.Mapping, grounds: Grounds
    ) -> dict[str, Any]:
        """Return the facts under the keys that are fields of a record class.

        `grounds` are for bare values; a full statement has its own.
        """
        fields = writable_fields(record)
        found: dict[str, Any] = {}
        for key, node in mapping:
            field = fields.get(key.text)
            if field is not None:
                read = self.elements if field.holds in SETS else self.fact
                found[field.attribute] = read(field, node, grounds)
        return found

    def attributes(self, node: Node, grounds: Grounds) -> tuple[Attribute, ...]:
        """Return the attributes of one's own; their names have a dot."""
        mapping = mapping_of("attributes", node, self._diagnosis, _OWN)
        found = []
        for key, value in mapping or ():
            namespace, _, name = key.text.partition(".")
            if not (namespace.strip() and name.strip()):
                message = f"{quoted(key.text)} has no namespace"
                self._diagnosis.error(key, "no-namespace", message, _OWN)
            fact = self.fact(evolve(_ATTRIBUTE, name=key.text), value, grounds)
            if not fact.is_silent:
                found.append(Attribute(key.text, fact))
        return tuple(found)

    def fact(self, field: Field, node: Node, grounds: Grounds) -> Fact[Any]:
        """Return what a node states of a field with one value.

        `grounds` are for bare values; a full statement has its own.
        """
        parts = parts_of(field.name, node, self._diagnosis)
        stated = (s for part in parts for s in self._stated(field, part, grounds))
        return Fact(tuple(stated))

    def _stated(
        self, field: Field, node: Node, grounds: Grounds
    ) -> tuple[Statement[Any], ...]:
        if isinstance(node, nodes.Mapping) and not _is_range(field, node):
            return self._full(field, node)
        return self._said(self._values(field, node), grounds, node.place)

    def _full(self, field: Field, mapping: nodes.Mapping) -> tuple[Statement[Any], ...]:
        value = mapping.get("value")
        extra = LICENSE_ENTRIES if field.holds is FieldType.LICENSE else {}
        check_keys(mapping, {*STATEMENT_KEYS, *extra}, self._diagnosis)
        check_required(mapping, ("value",), self._diagnosis)
        if value is None:
            return ()
        values = self._values(field, value)
        if extra:
            changes = read_entries(mapping, extra, self._diagnosis)
            values = tuple(_changed(value, changes) for value in values)
        grounds = self._sources.grounds(mapping, ORIGIN_ENTRIES)
        return self._said(values, grounds, value.place)

    def _values(self, field: Field, node: Node) -> tuple[object, ...]:
        """Return the one value of a node, or none where it states none."""
        if isinstance(node, Scalar):
            if says_nothing(field, node):
                return ()
            if field.own and node.kind is Kind.BOOLEAN:
                node = evolve(node, kind=Kind.PLAIN)  # the policy knows its type
            value = read_value(field, node)
        elif isinstance(node, nodes.Mapping) and _is_range(field, node):
            value = self._range(node)
        else:
            value = unfit(node, "one value")
        if isinstance(value, Misfit):
            self._diagnosis.misfit(field.name, node, value)
            return ()
        if isinstance(value, StatedLicense) and isinstance(value.expression, Unread):
            self._warn_of_unread(value, node)
        return (value,)

    def _warn_of_unread(self, value: StatedLicense, node: Node) -> None:
        if value.written.startswith('"'):
            return  # words in quotation marks are meant as words
        message = f"no licence is known as {quoted(value.written)}"
        cure = "write an SPDX id, or put words that are no id in quotation marks"
        self._diagnosis.warning(node, "unknown-license", message, cure)

    def _range(self, mapping: nodes.Mapping) -> Range | Misfit:
        check_keys(mapping, _BOUNDS, self._diagnosis)
        low, high = _bound(_LOW, mapping), _bound(_HIGH, mapping)
        if isinstance(low, Misfit):
            return low
        if isinstance(high, Misfit):
            return high
        if low > high:
            message = f"`low` {low} is above `high` {high}"
            return Misfit("empty-range", message, "write the smaller one as `low`")
        return Range(low, high)

    def _said(
        self, values: tuple[object, ...], grounds: Grounds, place: Place
    ) -> tuple[Statement[Any], ...]:
        self._statements += len(values) * len(grounds)
        if self._statements > MOST_STATEMENTS:
            message = f"more than {MOST_STATEMENTS:,} statements"
            cure = "name fewer sources, or split the record"
            raise InputError(
                [Diagnostic("too-many-statements", message, place, help=cure)]
            )
        return tuple(
            Statement(value, Origin(**ground, place=place))
            for value in values
            for ground in grounds
        )

    def elements(self, field: Field, node: Node, grounds: Grounds) -> SetFact:
        """Return what a node states of a field with a set of values.

        A list of names says yes of each and nothing of the rest; a mapping says
        yes or no of each name.
        """
        found: dict[str, list[Statement[bool]]] = {}
        for part in parts_of(field.name, node, self._diagnosis):
            for name, statements in self._elements(field, part, grounds):
                found.setdefault(name, []).extend(statements)
        return SetFact(
            tuple(
                (name, Fact(tuple(said)))
                for name, said in sorted(found.items())
                if said
            )
        )

    def _elements(
        self, field: Field, node: Node, grounds: Grounds
    ) -> Iterator[tuple[str, tuple[Statement[bool], ...]]]:
        if isinstance(node, nodes.Mapping) and (value := node.get("value")) is not None:
            check_keys(node, STATEMENT_KEYS, self._diagnosis)
            own = self._sources.grounds(node, ORIGIN_ENTRIES)
            for part in parts_of(field.name, value, self._diagnosis):
                yield from self._named_elements(field, part, own)
        else:
            yield from self._named_elements(field, node, grounds)

    def _named_elements(
        self, field: Field, node: Node, grounds: Grounds
    ) -> Iterator[tuple[str, tuple[Statement[bool], ...]]]:
        if isinstance(node, nodes.Mapping):
            for key, value in node:
                if self._is_element(field, key):
                    element = evolve(_ELEMENT, name=key.text)
                    yield key.text, self.fact(element, value, grounds).statements
        elif not isinstance(node, Scalar) or is_empty(node):
            self._diagnosis.misfit(field.name, node, unfit(node, "a name"))
        elif not is_unknown(node) and self._is_element(field, node):
            yield node.text, self._said((True,), grounds, node.place)

    def _is_element(self, field: Field, name: Scalar) -> bool:
        return field.holds is not FieldType.TOPICS or is_topic(name, self._diagnosis)


def _is_range(field: Field, mapping: nodes.Mapping) -> bool:
    return field.holds is FieldType.NUMBER and any(map(mapping.get, _BOUNDS))


def _bound(name: str, mapping: nodes.Mapping) -> Decimal | Misfit:
    node = mapping.get(name)
    if isinstance(node, Scalar) and not is_empty(node):
        return read_number(node)
    return Misfit(
        "missing-key", f"`{name}` is missing", "write `{low: 1e9, high: 1e12}`"
    )


def _changed(value: object, changes: Mapping[str, Any]) -> object:
    return evolve(value, **changes) if isinstance(value, StatedLicense) else value
