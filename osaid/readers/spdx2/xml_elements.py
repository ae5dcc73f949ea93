"""The elements of an XML text, with their places; entities are never resolved.

A document type declaration is refused before anything in it is read, so that there
is no entity to expand and no file or address to fetch.
"""

from __future__ import annotations

from typing import NoReturn
from xml.parsers import expat

from attrs import Factory, define, frozen

from osaid.diagnostics import InputError
from osaid.readers.builder import DEEPEST
from osaid.readers.contents import refusal
from osaid.text import Place, Source, Span

MOST_ELEMENTS = 300_000
"""How many elements and attributes a text may have."""


@frozen(eq=False)
class XmlElement:
    """An element: names are local, with their namespaces beside them.

    `text` is what stands in it between tags. Attributes are by namespace and name.
    """

    namespace: str
    name: str
    attributes: dict[tuple[str, str], str]
    children: tuple[XmlElement, ...]
    text: str
    place: Place


@define
class _Open:
    """An element whose end is yet to come."""

    namespace: str
    name: str
    attributes: dict[tuple[str, str], str]
    place: Place
    children: list[XmlElement] = Factory(list)
    text: list[str] = Factory(list)

    def closed(self) -> XmlElement:
        """Return the element with what was found in it."""
        text = "".join(self.text).strip()
        children = tuple(self.children)
        return XmlElement(
            self.namespace, self.name, self.attributes, children, text, self.place
        )


def read_elements(source: Source) -> XmlElement:
    """Return the root of an XML text.

    Raises InputError for what is no XML, has a document type, nests too deep or has
    too many elements.

    >>> root = read_elements(Source("a.xml", "<a><b c='1'>x</b></a>"))
    >>> root.children[0].text, root.children[0].place.column
    ('x', 4)
    """
    return _Walk(source).root()


class _Walk:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._open: list[_Open] = []
        self._root: XmlElement | None = None
        self._count = 0
        self._parser = expat.ParserCreate("UTF-8", " ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def root(self) -> XmlElement:
        """Return the root, once the whole text is read."""
        try:
            self._parser.Parse(self._source.text, True)  # noqa: FBT003 - it is the end
        except expat.ExpatError as error:
            self._refuse("xml-syntax", f"this is not XML: {error.args[0]}", None)
        if self._root is None:  # expat has no such text: it wants a root
            self._refuse("xml-syntax", "there is no element in it", None)
        return self._root

    def _doctype(self, *_: object) -> None:
        message = "a document type (`<!DOCTYPE …>`) is not read, nor its entities"
        self._refuse("xml-doctype", message, "remove it: SPDX needs none")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1 + len(attributes)
        if self._count > MOST_ELEMENTS:
            message = f"more than {MOST_ELEMENTS:,} elements and attributes"
            self._refuse("too-many-parts", message, "split the document")
        if len(self._open) >= DEEPEST:
            message = f"nested more than {DEEPEST} levels deep"
            self._refuse("too-deep", message, "write it flatter")
        named = {_named(key): text for key, text in attributes.items()}
        self._open.append(_Open(*_named(name), named, self._place()))

    def _end(self, _: str) -> None:
        element = self._open.pop().closed()
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element

    def _text(self, text: str) -> None:
        self._open[-1].text.append(text)

    def _place(self) -> Place:
        line = self._parser.CurrentLineNumber
        return Place(self._source.name, line, self._parser.CurrentColumnNumber + 1)

    def _refuse(self, code: str, message: str, cure: str | None) -> NoReturn:
        line, column = self._parser.ErrorLineNumber, self._parser.ErrorColumnNumber
        raise _refusal(self._source, (line, column), code, message, cure)


def _named(name: str) -> tuple[str, str]:
    """Return the namespace of a name, often empty, and the local name."""
    namespace, _, local = name.rpartition(" ")
    return namespace, local


def _refusal(
    source: Source, at: tuple[int, int], code: str, message: str, cure: str | None
) -> InputError:
    lines = source.text.split("\n")
    line = min(at[0], len(lines))
    start = sum(len(text) + 1 for text in lines[: line - 1])
    column = min(at[1], len(lines[line - 1]))
    span = Span(start + column, start + column + 1)
    return refusal(source, span, code, message, cure)
