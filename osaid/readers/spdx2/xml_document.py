"""SPDX 2 in XML: the keys of JSON as elements, repeated where JSON has a list."""

from __future__ import annotations

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.readers.documents import Document
from osaid.readers.nodes import Kind, Node, Scalar
from osaid.readers.spdx2.drafts import Draft
from osaid.readers.xml_text import Element
from osaid.text import Source

ROOT = "Document"
"""The name of the root of such a text."""


def xml_document(root: Element, source: Source) -> Document:
    """Return the document of an XML text; raises InputError for another root.

    >>> from osaid.readers.xml_text import read_xml
    >>> source = Source("a.xml", "<Document><name>BLOOM</name></Document>")
    >>> xml_document(read_xml(source), source).root.get("name").text
    'BLOOM'
    """
    if root.name != ROOT:
        message = f"the root is {quoted(root.name)}, where SPDX has `{ROOT}`"
        raise InputError([Diagnostic("not-spdx", message, root.place)])
    return Document(source.name, _mapping(root).node(), source)


def _mapping(element: Element) -> Draft:
    draft = Draft(element.place)
    for child in element.children:
        if child.children or child.text.strip():
            draft.add(child.name, _node(child))
    return draft


def _node(element: Element) -> Node:
    if element.children:
        return _mapping(element).node()
    return Scalar(element.text.strip(), element.place, Kind.TEXT)
