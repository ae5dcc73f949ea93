"""RDF/XML as resources with properties, each with its place.

Read is what writers of SPDX use: nodes by address, by id or without one, nested or
referred to, with texts and references as properties. Names count without their
namespaces. Nothing is fetched. https://www.w3.org/TR/rdf-syntax-grammar/.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, frozen

from osaid.diagnostics import Diagnostic, InputError
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.nodes import Kind, Scalar
from osaid.readers.xml_text import Element
from osaid.text import Place

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XML = "http://www.w3.org/XML/1998/namespace"
_NODE = "Description"


@frozen
class Reference:
    """A property that is another resource, by its address."""

    address: str
    place: Place


@frozen(eq=False)
class Resource:
    """What is said of one address, wherever it is said; `_:` begins a local one."""

    address: str
    place: Place
    types: list[str] = Factory(list)
    properties: list[tuple[str, Scalar | Reference]] = Factory(list)

    @property
    def is_local(self) -> bool:
        """Return whether it has no address that others could use."""
        return self.address.startswith("_:")

    def all(self, name: str) -> Iterator[Scalar | Reference]:
        """Yield the values of a property."""
        return (value for key, value in self.properties if key == name)

    def text(self, name: str) -> str | None:
        """Return the first value of a property that is a text."""
        texts = (v.text for v in self.all(name) if isinstance(v, Scalar))
        return next(texts, None)


def read_graph(root: Element, diagnosis: Diagnosis) -> dict[str, Resource]:
    """Return the resources of an RDF/XML text by their addresses.

    Raises InputError where the root is not that of RDF.
    """
    if (root.namespace, root.name) != (RDF, "RDF"):
        message = "the root is not `rdf:RDF`"
        raise InputError([Diagnostic("not-rdf", message, root.place)])
    graph = _Graph(root.attributes.get((_XML, "base"), ""), diagnosis)
    for element in root.children:
        graph.node(element)
    return graph.resources


class _Graph:
    def __init__(self, base: str, diagnosis: Diagnosis) -> None:
        self._base = base
        self._diagnosis = diagnosis
        self.resources: dict[str, Resource] = {}

    def node(self, element: Element) -> Reference:
        """Take in the node that an element is, and return a reference to it."""
        resource = self._resource(self._address(element), element.place)
        if (element.namespace, element.name) != (RDF, _NODE):
            resource.types.append(element.name)
        for (namespace, name), text in element.attributes.items():
            if namespace not in {RDF, _XML, ""}:
                value = Scalar(text.strip(), element.place, Kind.TEXT)
                resource.properties.append((name, value))
        for child in element.children:
            self._property(resource, child)
        return Reference(resource.address, element.place)

    def _resource(self, address: str, place: Place) -> Resource:
        return self.resources.setdefault(address, Resource(address, place))

    def _address(self, element: Element) -> str:
        about = element.attributes.get((RDF, "about"))
        if about is not None:
            return self._absolute(about)
        name = element.attributes.get((RDF, "ID"))
        if name is not None:
            return f"{self._base}#{name}"
        local = element.attributes.get((RDF, "nodeID"))
        return f"_:{local}" if local is not None else f"_: {len(self.resources)}"

    def _absolute(self, address: str) -> str:
        return self._base + address if address.startswith("#") else address

    def _property(self, resource: Resource, element: Element) -> None:
        for value in self._values(element):
            if (element.namespace, element.name) != (RDF, "type"):
                resource.properties.append((element.name, value))
            elif isinstance(value, Reference):
                resource.types.append(value.address.rpartition("#")[2])

    def _values(self, element: Element) -> Iterator[Scalar | Reference]:
        attributes, place = element.attributes, element.place
        parsed = attributes.get((RDF, "parseType"))
        if (RDF, "resource") in attributes:
            yield Reference(self._absolute(attributes[RDF, "resource"]), place)
        elif (RDF, "nodeID") in attributes:
            yield Reference(f"_:{attributes[RDF, 'nodeID']}", place)
        elif parsed == "Resource":
            yield self._unnamed(element)
        elif parsed is not None:
            message = "RDF of this form is not read here (`rdf:parseType`)"
            self._diagnosis.warning(Scalar("", place), "rdf-form", message)
        elif element.children:
            yield from map(self.node, element.children)
        else:
            yield Scalar(element.text.strip(), place, Kind.TEXT)

    def _unnamed(self, element: Element) -> Reference:
        resource = self._resource(f"_: {len(self.resources)}", element.place)
        for child in element.children:
            self._property(resource, child)
        return Reference(resource.address, element.place)
