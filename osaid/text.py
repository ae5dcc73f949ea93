"""Where something stands: a text, a stretch of it, a place in a file.

Everything that can be wrong, and every fact a verdict rests on, names a `Place`.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from attrs import field, frozen

from osaid.values import Shown, Value


def printable(text: str) -> str:
    r"""Return a text with `?` for every character that does not print.

    Names of files and texts of others may hold what moves a cursor, colours a
    terminal or turns a line around. The length stays the same.

    >>> printable("model\x1b[31m\u202e.yaml")
    'model?[31m?.yaml'
    """
    return "".join(c if c.isprintable() else "?" for c in text)


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text, as `sha256:` and 64 digits.

    >>> text_digest("")[:20]
    'sha256:e3b0c44298fc1'
    """
    # With OpenSSL it is slow to load, and most runs never show a digest.
    from hashlib import sha256

    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


@frozen
class Place(Shown):
    """A place in an input: file, line and column from 1, JSON pointer.

    Whatever is not known is `None`; a mapping in memory has only a pointer.

    >>> print(Place("model.yaml", 4, 3))
    model.yaml:4:3
    >>> print(Place("record", pointer="/components/0/license"))
    record#/components/0/license
    """

    file: str
    line: int | None = None
    column: int | None = None
    pointer: str | None = None

    def __str__(self) -> str:
        """Return the place as compilers write it."""
        if self.line is None:
            return f"{self.file}#{self.pointer}" if self.pointer else self.file
        column = "" if self.column is None else f":{self.column}"
        return f"{self.file}:{self.line}{column}"


@frozen
class Span(Shown):
    """A stretch of a text, as offsets: `start` inclusive, `end` exclusive."""

    start: int
    end: int

    def to(self, other: Span) -> Span:
        """Return the stretch from the start of this one to the end of another."""
        return Span(self.start, other.end)


@frozen(eq=False)
class Source(Shown):
    r"""A named text whose offsets can be turned into lines and columns.

    >>> source = Source("acme.osaid", "language 1\nstatus final")
    >>> print(source.place(Span(18, 23)))
    acme.osaid:2:8
    """

    name: str
    text: str = field(repr=False)
    _starts: tuple[int, ...] = field(init=False, repr=False)

    @_starts.default
    def _line_starts(self) -> tuple[int, ...]:
        lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])
        return (0, *accumulate(lengths))

    def line_of(self, offset: int) -> int:
        """Return the line of an offset, from 1."""
        return bisect_right(self._starts, offset)

    def place(self, span: Span) -> Place:
        """Return where a stretch begins."""
        line = self.line_of(span.start)
        return Place(self.name, line, span.start - self._starts[line - 1] + 1)

    def excerpt(self, span: Span) -> Excerpt:
        """Return the line on which a stretch begins, and what of it is meant."""
        number = self.line_of(span.start)
        start = self._starts[number - 1]
        line = self.text[start:].split("\n", 1)[0]
        width = max(1, min(span.end, start + len(line)) - span.start)
        return Excerpt(line.rstrip("\r"), span.start - start, width)


@frozen
class Excerpt(Value):
    """One line of an input with the part of it that a message is about.

    `offset` counts characters from the start of the line, `width` is at least 1.
    """

    line: str
    offset: int
    width: int

    _LIMIT = 160

    def shown(self) -> tuple[str, str]:
        """Return the line and its underline, cut to a readable width."""
        first = max(0, self.offset - self._LIMIT // 2)
        line = self.line[first : first + self._LIMIT].expandtabs(1)
        offset = self.offset - first
        width = max(1, min(self.width, self._LIMIT - offset))
        return line, " " * offset + "^" * width
