"""The lines of tag-value: `Tag: value`, where `<text>` lets a value go on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from osaid.diagnostics import InputError
from osaid.readers.contents import refusal
from osaid.readers.nodes import Kind, Scalar
from osaid.readers.places import Places
from osaid.text import Place, Source, Span

MOST_LINES = 300_000
"""How many lines a text may have that say anything."""

_TAG = re.compile(r"[ \t]*([A-Za-z]\w*)[ \t]*:[ \t]*")
_BEGIN, _END = "<text>", "</text>"


@frozen
class TagLine:
    """A tag with its value, or a line without a tag, of which the value is all."""

    tag: str
    place: Place
    value: Scalar


def tag_lines(source: Source) -> Iterator[TagLine]:
    r"""Yield what each line says; comments and empty lines say nothing.

    Raises InputError for a `<text>` that has no end, and for too many lines.

    >>> lines = tag_lines(Source("a.spdx", "# by hand\nFileName: <text>a\nb</text>"))
    >>> [(line.tag, line.value.text) for line in lines]
    [('FileName', 'a\nb')]
    """
    text, places = source.text, Places(source)
    start = count = 0
    while start < len(text):
        end = _line_end(text, start)
        line = text[start:end].strip()
        if not line or line.startswith("#"):
            start = end + 1
            continue
        count += 1
        if count > MOST_LINES:
            raise _too_long(source, start)
        match = _TAG.match(text, start, end)
        tag = match[1] if match else ""
        begin = match.end() if match else start
        value, end = _value(source, begin, end)
        place = places.at(match.start(1) if match else start)
        yield TagLine(tag, place, Scalar(value, places.at(begin), Kind.TEXT))
        start = end + 1


def _value(source: Source, begin: int, end: int) -> tuple[str, int]:
    """Return the value that begins somewhere, and where its last line ends."""
    text = source.text
    if not text.startswith(_BEGIN, begin):
        return text[begin:end].strip(), end
    close = text.find(_END, begin)
    if close < 0:
        raise _unclosed(source, begin)
    return text[begin + len(_BEGIN) : close].strip(), _line_end(text, close)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _unclosed(source: Source, begin: int) -> InputError:
    span = Span(begin, begin + len(_BEGIN))
    message = f"this `{_BEGIN}` has no end"
    cure = f"write `{_END}` where the text ends"
    return refusal(source, span, "unclosed-text", message, cure)


def _too_long(source: Source, start: int) -> InputError:
    message = f"more than {MOST_LINES:,} lines that say anything"
    cure = "split the document, or write it as JSON"
    return refusal(source, Span(start, start + 1), "too-many-parts", message, cure)
