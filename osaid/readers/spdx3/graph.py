"""The graph of an SPDX 3 document: its elements by identifier, and what joins them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from osaid.readers import nodes
from osaid.readers.nodes import Kind, Node, Scalar
from osaid.readers.spdx3.elements import Element, Relationship
from osaid.readers.spdx3.vocabulary import is_no_assertion, is_none, short

_IDENTIFIERS = ("spdxId", "@id")
_TEXTS = frozenset({Kind.TEXT, Kind.PLAIN})
_Index: TypeAlias = dict[tuple[str, str], list[Relationship]]


class Graph:
    """The elements of a document, wherever in it they stand.

    Nothing here follows a chain of references, so that circles do no harm.

    >>> from osaid.readers.documents import load
    >>> root = load({"type": "Person", "spdxId": "acme:ada", "name": "Ada"}).root
    >>> graph = Graph(root, {"acme": "https://acme.example/"})
    >>> [(element.id, element.name) for element in graph.elements]
    [('https://acme.example/ada', 'Ada')]
    """

    def __init__(self, root: Node, namespaces: Mapping[str, str]) -> None:
        """Find every element, then what relates them to one another.

        Where an identifier is given twice, the first element has it; `repeated` has
        the place of the other.
        """
        self.root = root
        self._namespaces = namespaces
        self.repeated: list[tuple[Scalar, Element]] = []
        self._named: dict[str, Element] = {}
        self._elsewhere: dict[str, Element] = {}
        self._at: dict[int, Element] = {}
        for node in _mappings(root):
            self._add(node)
        self.elements = tuple(self._named.values())
        self._from: _Index = defaultdict(list)
        self._to: _Index = defaultdict(list)
        self.relationships = tuple(self._related())

    def resolve(self, node: Node) -> Element | None:
        """Return what a node refers to or defines; None where it is neither.

        What the document only names is an element without a type.
        """
        if isinstance(node, nodes.Mapping):
            found = self._at.get(id(node))
            identifier = _identifier(node)
            if found is not None or identifier is None:
                return found
            return self.named(identifier.text, identifier)
        if isinstance(node, Scalar) and node.kind in _TEXTS and node.text.strip():
            return self.named(node.text, node)
        return None

    def named(self, identifier: str, node: Node) -> Element:
        """Return the element with an identifier, which may be abbreviated."""
        full = self._expanded(identifier)
        if full in self._named:
            return self._named[full]
        if full not in self._elsewhere:
            nothing = nodes.Mapping((), node.place)
            self._elsewhere[full] = Element(full, "", nothing)
        return self._elsewhere[full]

    def outgoing(self, element: Element, *types: str) -> Iterator[Relationship]:
        """Yield the relationships from an element that are of some types."""
        for kind in types:
            yield from self._from.get((element.id, kind), ())

    def outgoing_of(
        self, elements: Iterable[Element], *types: str
    ) -> Iterator[Relationship]:
        """Yield the relationships from any of several elements."""
        for element in elements:
            yield from self.outgoing(element, *types)

    def incoming(self, element: Element, *types: str) -> Iterator[Relationship]:
        """Yield the relationships to an element that are of some types."""
        for kind in types:
            yield from self._to.get((element.id, kind), ())

    def references(self, element: Element, name: str) -> Iterator[Element]:
        """Yield the elements that a property of an element refers to."""
        for part in element.parts(name):
            found = self.resolve(part)
            if found is not None:
                yield found

    def _expanded(self, identifier: str) -> str:
        text = identifier.strip()
        prefix, colon, rest = text.partition(":")
        if colon and not rest.startswith("//") and prefix in self._namespaces:
            return self._namespaces[prefix] + rest
        return text

    def _add(self, node: nodes.Mapping) -> None:
        kind = _type(node)
        if kind is None:
            return
        identifier = _identifier(node)
        name = f"_:{node.place}" if identifier is None else identifier.text
        element = Element(self._expanded(name), kind, node)
        first = self._named.setdefault(element.id, element)
        self._at[id(node)] = first
        if first is not element and identifier is not None:
            self.repeated.append((identifier, first))

    def _related(self) -> Iterator[Relationship]:
        for element in self.elements:
            if element.parts("relationshipType"):
                yield from self._relate(element)

    def _relate(self, element: Element) -> Iterator[Relationship]:
        found = [*self.references(element, "to")]
        targets = {
            one.id: one
            for one in found
            if not (is_none(one.id) or is_no_assertion(one.id))
        }
        source = next(self.references(element, "from"), None)
        if source is None:
            return
        nothing = bool(found) and all(is_none(one.id) for one in found)
        are_all = targets and len(element.parts("to")) == len(found)
        are_real = not any(is_none(o.id) or is_no_assertion(o.id) for o in found)
        relationship = Relationship(
            element,
            element.word("relationshipType") or "",
            source,
            tuple(targets.values()),
            is_none=nothing,
            is_open=not nothing and not (are_all and are_real),
        )
        self._from[source.id, relationship.type].append(relationship)
        for target in targets:
            self._to[target, relationship.type].append(relationship)
        yield relationship


def _mappings(root: Node) -> Iterator[nodes.Mapping]:
    """Yield every mapping of a tree, each before those inside it."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, nodes.Mapping):
            yield node
            waiting.extend(part for _, part in reversed(node.entries))
        elif isinstance(node, nodes.Sequence):
            waiting.extend(reversed(node.items))


def _type(node: nodes.Mapping) -> str | None:
    for key in ("type", "@type"):
        found = node.get(key)
        if isinstance(found, nodes.Sequence) and found.items:
            found = found.items[0]
        if isinstance(found, Scalar) and not found.is_null and found.text.strip():
            return short(found.text.strip())
    return None


def _identifier(node: nodes.Mapping) -> Scalar | None:
    for key in _IDENTIFIERS:
        found = node.get(key)
        if isinstance(found, Scalar) and not found.is_null and found.text.strip():
            return found
    return None
