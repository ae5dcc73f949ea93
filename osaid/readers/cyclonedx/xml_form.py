"""From the XML form of a bill of materials to the tree that its JSON form has.

The two forms say the same in a different shape: attributes are keys, wrappers are
lists, and some texts get a key of their own. Elements of other namespaces, which the
format allows anywhere, are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from osaid.readers.nodes import Mapping, Node, Scalar, Sequence
from osaid.readers.xml_text import Element
from osaid.text import Place

NAMESPACE = "http://cyclonedx.org/schema/bom/"
"""How the namespace of every version begins; the version follows."""

_LISTS = frozenset(
    {
        "ancestors", "assemblies", "authors", "components", "compositions",
        "custodians", "datasets", "dependencies", "descendants", "externalReferences",
        "hashes", "licenses", "owners", "properties", "stewards", "variants",
    }
)  # fmt: skip
_TEXT_KEYS = {"hash": "content", "property": "value", "text": "content"}
_REFERENCES = frozenset(
    {("composition", "assemblies"), ("composition", "dependencies")}
)
_NESTED_DEPENDENCIES = "dependsOn"


def is_bom(root: Element) -> bool:
    """Return whether an element is the root of a bill of materials.

    >>> from osaid.text import Place
    >>> is_bom(Element("bom", Place("bom.xml"), NAMESPACE + "1.6"))
    True
    """
    return root.name == "bom" and root.namespace.startswith(NAMESPACE)


def json_form(root: Element) -> Mapping:
    """Return the tree of a bill of materials as its JSON form would have it.

    >>> from osaid.readers.xml_text import read_xml
    >>> from osaid.text import Source
    >>> text = '<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="2"/>'
    >>> tree = json_form(read_xml(Source("bom.xml", text)))
    >>> [(key.text, node.text) for key, node in tree]
    [('bomFormat', 'CycloneDX'), ('specVersion', '1.6'), ('version', '2')]
    """
    version = root.namespace.removeprefix(NAMESPACE)
    head = (("bomFormat", "CycloneDX"), ("specVersion", version))
    entries = ((_scalar(key, root), _scalar(text, root)) for key, text in head)
    return _grouped((*entries, *_entries(root)), root.place)


def _scalar(text: str, element: Element) -> Scalar:
    return Scalar(text.strip(), element.place)


def _own(element: Element) -> Iterator[Element]:
    """Yield the children of the namespace of an element."""
    return (child for child in element.children if child.namespace == element.namespace)


def _node(element: Element, parent: Element) -> Node:
    if element.name in _LISTS:
        references = (parent.name, element.name) in _REFERENCES
        shape = _reference if references else _item
        items = tuple(shape(child, element) for child in _own(element))
        return Sequence(items, element.place)
    if any(True for _ in _attributes(element)) or any(True for _ in _own(element)):
        return _mapping(element)
    return _scalar(element.text, element)


def _item(element: Element, parent: Element) -> Node:
    """Return an item of a list, under a key where its name tells what it is."""
    if parent.name == "licenses" and element.name == "license":
        return _keyed("license", _mapping(element))
    if parent.name == "licenses" and element.name == "expression":
        text = _keyed("expression", _scalar(element.text, element))
        return _grouped((*text.entries, *_attributes(element)), element.place)
    if parent.name == "datasets" and element.name == "ref":
        return _keyed("ref", _scalar(element.text, element))
    return _node(element, parent)


def _reference(element: Element, _: Element) -> Node:
    return _scalar(element.attributes.get(("", "ref"), element.text), element)


def _keyed(key: str, node: Node) -> Mapping:
    return Mapping(((Scalar(key, node.place), node),), node.place)


def _mapping(element: Element) -> Mapping:
    return _grouped(_entries(element), element.place)


def _grouped(entries: Iterable[tuple[Scalar, Node]], place: Place) -> Mapping:
    """Return a mapping in which what stands under one key several times is a list."""
    found: dict[str, list[Node]] = {}
    keys: dict[str, Scalar] = {}
    for key, node in entries:
        keys.setdefault(key.text, key)
        found.setdefault(key.text, []).append(node)
    parts = ((keys[name], _one_or_list(nodes)) for name, nodes in found.items())
    return Mapping(tuple(parts), place)


def _one_or_list(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts), parts[0].place)


def _attributes(element: Element) -> Iterator[tuple[Scalar, Node]]:
    for (namespace, name), text in element.attributes.items():
        if not namespace:
            yield _scalar(name, element), _scalar(text, element)


def _entries(element: Element) -> Iterator[tuple[Scalar, Node]]:
    yield from _attributes(element)
    text_key = _TEXT_KEYS.get(element.name)
    if text_key is not None and element.text.strip():
        yield _scalar(text_key, element), _scalar(element.text, element)
    for child in _own(element):
        if (element.name, child.name) == ("dependency", "dependency"):
            yield _scalar(_NESTED_DEPENDENCIES, child), _reference(child, element)
        else:
            name = "contact" if child.name == "individual" else child.name
            yield _scalar(name, child), _node(child, element)
