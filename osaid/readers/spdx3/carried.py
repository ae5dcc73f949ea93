"""A record that an SPDX 3 document carries in properties `osaid:…`.

SPDX has an extension for the properties of CycloneDX, at any element:
https://spdx.github.io/spdx-spec/v3.0.1/model/Extension/Classes/CdxPropertiesExtension/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from osaid.readers.beside import Standard, together
from osaid.readers.carried import Carrier, read_carried
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.nodes import Mapping, Node, Scalar, Sequence
from osaid.readers.spdx3.authors import Authors
from osaid.readers.spdx3.availability import Availabilities
from osaid.readers.spdx3.elements import Element
from osaid.readers.spdx3.graph import Graph
from osaid.readers.spdx3.systems import Systems
from osaid.readers.spdx3.terms import Terms
from osaid.records.statements import Fact
from osaid.records.systems import System
from osaid.text import Place

_LIST, _NAME, _VALUE = (
    f"extension_{name}" for name in ("cdxProperty", "cdxPropName", "cdxPropValue")
)


def is_carrier(element: Element) -> bool:
    """Return whether an element carries the record of a system."""
    return _carrier(element).is_system


def read_record(graph: Graph, root: Element, diagnosis: Diagnosis) -> System | None:
    """Return the record of a system, together with what the document says beside it.

    None with an error, which is put into the diagnosis.
    """
    main = _carrier(root)
    related = {one.id: one for one in _related(graph, root)}
    parts = [(one, _carrier(one)) for one in related.values()]
    carrying = [(one, carrier) for one, carrier in parts if carrier.is_component]
    carried = read_carried(main, (carrier for _, carrier in carrying), diagnosis)
    if carried is None:
        return None
    if main.is_component:
        carrying.append((root, main))
    stating = _Stating(graph)
    standard = Standard(
        # What there is to remark on the fields is not meant for those of a record.
        Systems(graph, Diagnosis()).read(root),
        {carrier.component or "": stating.of(one) for one, carrier in carrying},
        frozenset(_places(root, stating, carrying)),
    )
    return together(carried, standard, diagnosis)


class _Stating:
    """Reads what the fields of single elements state."""

    def __init__(self, graph: Graph) -> None:
        authors = Authors(graph)
        self._terms = Terms(graph, authors, Diagnosis())
        self._availabilities = Availabilities(authors)

    def of(self, element: Element) -> dict[str, Fact[Any]]:
        return {
            "license": self._terms.own(element),
            "location": self._availabilities.own(element).location,
        }


def _places(
    root: Element, stating: _Stating, carrying: list[tuple[Element, Carrier]]
) -> Iterator[Place]:
    """Yield where what is in the record stands."""
    yield from (one.node.place for one, _ in carrying)
    if all(fact.is_silent for fact in stating.of(root).values()):
        yield root.node.place


def _related(graph: Graph, root: Element) -> Iterator[Element]:
    """Yield what relationships lead to from an element, and from what to it."""
    for relationship in graph.relationships:
        if relationship.source.id == root.id:
            yield from relationship.targets
        elif any(target.id == root.id for target in relationship.targets):
            yield relationship.source


def _carrier(element: Element) -> Carrier:
    return Carrier(element.node.place, tuple(_properties(element)))


def _properties(element: Element) -> Iterator[tuple[Scalar, Scalar]]:
    for extension in element.parts("extension"):
        for entry in _items(extension, _LIST):
            names, values = _items(entry, _NAME), _items(entry, _VALUE)
            for name, value in zip(names[:1], values[:1], strict=False):
                if isinstance(name, Scalar) and isinstance(value, Scalar):
                    yield name, value


def _items(node: Node, key: str) -> tuple[Node, ...]:
    found = node.get(key) if isinstance(node, Mapping) else None
    if isinstance(found, Sequence):
        return found.items
    return () if found is None else (found,)
