"""The reader of XML texts: elements with places, nothing fetched or expanded.

A document type declaration is refused before anything in it is looked at, so that no
entity is ever declared; what stands for another file is never opened. XML 1.0 with
namespaces: https://www.w3.org/TR/xml-names/.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from attrs import Factory, define, field, frozen

from osaid.diagnostics import InputError, quoted
from osaid.readers.builder import DEEPEST
from osaid.readers.contents import refusal
from osaid.text import Place, Source, Span

MOST_ELEMENTS = 500_000
"""How many elements and attributes a document may have."""

_BETWEEN = " "  # a namespace and a name; neither holds one
_BUFFER = 65_536
_TAG_END = re.compile("[<>]")


@frozen
class Element:
    """One element: its name and namespace, and what stands in it, in order.

    `text` is the text directly inside it, references to characters resolved.
    Attributes are by their namespace, which most do not have, and their name.
    """

    name: str
    place: Place
    namespace: str = ""
    attributes: Mapping[tuple[str, str], str] = field(factory=dict)
    children: tuple[Element, ...] = field(default=(), repr=False)
    text: str = ""


def read_xml(source: Source) -> Element:
    r"""Return the root of an XML text.

    Raises InputError: `xml-doctype` for a document type declaration, `xml-syntax` for
    what is not well-formed, `too-deep` and `too-many-parts` at the limits.

    >>> text = '<bom version="1">\n  <name>x</name>\n</bom>'
    >>> root = read_xml(Source("bom.xml", text))
    >>> root.attributes, root.children[0].text
    ({('', 'version'): '1'}, 'x')
    >>> print(root.children[0].place)
    bom.xml:2:3
    """
    return _Reader(source).read()


def first_tag(text: str) -> str:
    """Return the tag with which the root of an XML text begins, without its end.

    A cheap look at a text that may be in any format, and may be cut off; empty where
    there is no tag.

    >>> first_tag("<?xml version='1.0'?><!-- <a> --><bom version='1'>")
    "<bom version='1'"
    """
    start = text.find("<")
    while start >= 0 and text[start + 1 : start + 2] in {"!", "?"}:
        if text.startswith("<!--", start):
            end = text.find("-->", start)
            start = len(text) if end < 0 else end
        start = text.find("<", start + 1)
    if start < 0:
        return ""
    mark = _TAG_END.search(text, start + 1)
    return text[start : len(text) if mark is None else mark.start()]


@define
class _Frame:
    """An element that is still open."""

    name: str
    place: Place
    attributes: Mapping[tuple[str, str], str]
    pieces: list[str] = Factory(list)
    children: list[Element] = Factory(list)

    def element(self) -> Element:
        namespace, name = _named(self.name)
        text, children = "".join(self.pieces), tuple(self.children)
        return Element(name, self.place, namespace, self.attributes, children, text)


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._frames = [_Frame("", Place(source.name), {})]
        self._parts = 0
        self._parser = expat.ParserCreate(None, _BETWEEN)
        self._parser.buffer_text = True
        self._parser.buffer_size = _BUFFER
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._add_text

    def read(self) -> Element:
        _parse(self._parser, self._source)
        return self._frames[0].children[0]

    def _refuse(self, *_: object) -> None:
        raise _refused_doctype(self._source, self._parser)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._parts += 1 + len(attributes)
        if self._parts > MOST_ELEMENTS:
            message = f"more than {MOST_ELEMENTS:,} elements and attributes"
            raise self._limit("too-many-parts", message, "split the document")
        if len(self._frames) > DEEPEST:
            message = f"nested more than {DEEPEST} levels deep"
            raise self._limit("too-deep", message, "write it flatter")
        own = {_named(key): text for key, text in attributes.items()}
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber
        place = Place(self._source.name, line, column + 1)
        self._frames.append(_Frame(name, place, own))

    def _end(self, _: str) -> None:
        element = self._frames.pop().element()
        self._frames[-1].children.append(element)

    def _add_text(self, text: str) -> None:
        self._frames[-1].pieces.append(text)

    def _limit(self, code: str, message: str, cure: str) -> InputError:
        span = _here(self._source, self._parser)
        return refusal(self._source, span, code, message, cure)


def _named(name: str) -> tuple[str, str]:
    """Return the namespace of a name, often empty, and the local name."""
    namespace, _, local = name.rpartition(_BETWEEN)
    return namespace, local


def _parse(parser: expat.XMLParserType, source: Source) -> None:
    try:
        parser.Parse(source.text, True)  # noqa: FBT003 - it takes no keywords
    except expat.ExpatError as error:
        reason = quoted(expat.ErrorString(error.code))
        message = f"this is not well-formed XML: the parser says {reason}"
        span = _span(source, error.lineno, error.offset)
        raise refusal(source, span, "xml-syntax", message, None) from None


def _refused_doctype(source: Source, parser: expat.XMLParserType) -> InputError:
    message = "a document type declaration is not read, nor are entities"
    cure = "remove it, and write out what its entities stand for"
    start = max(source.text.rfind("<!DOCTYPE", 0, _here(source, parser).end), 0)
    return refusal(source, Span(start, start + 9), "xml-doctype", message, cure)


def _here(source: Source, parser: expat.XMLParserType) -> Span:
    return _span(source, parser.CurrentLineNumber, parser.CurrentColumnNumber)


def _span(source: Source, line: int, column: int) -> Span:
    before = source.text.split("\n", line - 1)[: line - 1]
    offset = sum(len(part) + 1 for part in before) + column
    return Span(offset, offset + 1)
