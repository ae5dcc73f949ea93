"""Records that other formats carry as properties `osaid:…`, read back.

`osaid.records.properties` says how they are written. Such a record counts as it stands;
what the fields of the format say is looked at in `osaid.readers.beside`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from osaid.diagnostics import InputError, quoted
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.json_text import read_json
from osaid.readers.native import MARK, read_native
from osaid.readers.nodes import Kind, Node, Scalar, Sequence
from osaid.records.properties import (
    COMPONENT,
    JSON_BEGINS,
    KIND,
    SYSTEM,
    WHOLE_COMPONENT,
)
from osaid.records.systems import System
from osaid.text import Place, Source

_NAME = "name"


@frozen
class Carrier:
    """An entry of a document, with its properties: names and values."""

    place: Place
    properties: tuple[tuple[Scalar, Scalar], ...]

    @property
    def is_system(self) -> bool:
        """Return whether it carries the record of a system."""
        return any(name.text == SYSTEM + MARK for name, _ in self.properties)

    @property
    def is_component(self) -> bool:
        """Return whether it carries a component of a record."""
        return any(name.text.startswith(COMPONENT) for name, _ in self.properties)

    @property
    def component(self) -> str | None:
        """Return the name of the component that it carries."""
        named = (v.text for k, v in self.properties if k.text == COMPONENT + _NAME)
        text = next(named, None)
        if text is None or not text.startswith('"'):
            return text
        node = _json(Scalar(text, self.place))
        return node.text if isinstance(node, Scalar) else None


def read_carried(
    system: Carrier, parts: Iterable[Carrier], diagnosis: Diagnosis
) -> System | None:
    """Return the system that entries of a document carry, or None with an error.

    >>> place = Place("bom.json", 1, 1)
    >>> said = {"osaid:system:osaid_record": "1", "osaid:system:name": "Amber"}
    >>> pairs = ((Scalar(k, place), Scalar(v, place)) for k, v in said.items())
    >>> read_carried(Carrier(place, tuple(pairs)), (), Diagnosis()).name
    'Amber'
    """
    reader = _Reader(diagnosis)
    entries = [e for e in reader.entries(system, SYSTEM) if e[0].text != "components"]
    carried = [
        *(reader.component(each) for each in (system, *parts) if each.is_component),
        *reader.whole_components(system),
    ]
    kinds: dict[str, list[Node]] = {}
    for kind, node in carried:
        kinds.setdefault(kind, []).append(node)
    place = system.place
    components = nodes.Mapping(
        tuple((Scalar(k, place), Sequence(tuple(n), place)) for k, n in kinds.items()),
        place,
    )
    entries.append((Scalar("components", place), components))
    found = read_native(nodes.Mapping(tuple(entries), place), diagnosis)
    return None if diagnosis.failed else found


class _Reader:
    """Reads properties as what stands under keys of a record."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        self._diagnosis = diagnosis

    def entries(self, carrier: Carrier, prefix: str) -> list[tuple[Scalar, Node]]:
        """Return keys and nodes of the properties whose names begin so."""
        found: dict[str, tuple[Scalar, Node]] = {}
        texts: dict[str, str] = {}
        for name, value in carrier.properties:
            if not name.text.startswith(prefix):
                continue
            key = name.text.removeprefix(prefix)
            if texts.setdefault(key, value.text) != value.text:
                message = f"the property {quoted(name.text)} has two values"
                self._diagnosis.error(value, "property-twice", message)
            else:
                found[key] = (Scalar(key, name.place, Kind.TEXT), self._node(value))
        if MARK in found:
            text = Scalar(texts[MARK], found[MARK][0].place)
            found[MARK] = (found[MARK][0], text)
        return list(found.values())

    def component(self, carrier: Carrier) -> tuple[str, Node]:
        """Return a component that an entry carries, with its kind."""
        entries = self.entries(carrier, COMPONENT)
        return self._kind_of(nodes.Mapping(tuple(entries), carrier.place))

    def whole_components(self, carrier: Carrier) -> Iterator[tuple[str, Node]]:
        """Yield the components that stand in properties as a whole."""
        for name, value in carrier.properties:
            if name.text == WHOLE_COMPONENT:
                node = self._node(value)
                if isinstance(node, nodes.Mapping):
                    yield self._kind_of(node)
                else:
                    message = f"the property {quoted(name.text)} holds no component"
                    self._diagnosis.error(value, "not-a-component", message)

    def _kind_of(self, part: nodes.Mapping) -> tuple[str, Node]:
        kind = part.get(KIND)
        rest = tuple(entry for entry in part if entry[0].text != KIND)
        if not isinstance(kind, Scalar):
            message = "a component without its kind"
            cure = f"add a property `{COMPONENT}{KIND}`"
            self._diagnosis.error(part, "missing-key", message, cure)
            return "", nodes.Mapping(rest, part.place)
        return kind.text, nodes.Mapping(rest, part.place)

    def _node(self, value: Scalar) -> Node:
        try:
            return _json(value)
        except InputError as error:
            problem = error.diagnostics[0]
            message = f"the value is not JSON: {problem.message}"
            self._diagnosis.error(value, "property-json", message, problem.help)
            return value


def _json(value: Scalar) -> Node:
    """Return what the text of a property says, all of it at the place of the text."""
    if not value.text.startswith(JSON_BEGINS):
        return Scalar(value.text, value.place, Kind.TEXT)
    return _placed(read_json(Source(value.place.file, value.text)), value.place)


def _placed(node: Node, place: Place) -> Node:
    if isinstance(node, Scalar):
        return evolve(node, place=place)
    if isinstance(node, Sequence):
        return Sequence(tuple(_placed(item, place) for item in node), place)
    entries = tuple((_key(k, place), _placed(part, place)) for k, part in node)
    return nodes.Mapping(entries, place)


def _key(key: Scalar, place: Place) -> Scalar:
    return evolve(key, place=place)
