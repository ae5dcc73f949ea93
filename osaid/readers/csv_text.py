"""The reader of CSV texts: lines of cells, each with where it stands.

The grammar is RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), with semicolons or
tabs as well as commas, any line end, and spaces allowed around a quoted cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from osaid.diagnostics import InputError
from osaid.readers.contents import refusal
from osaid.text import Source, Span

LONGEST_CELL = 131_072
"""The longest cell, in characters: what Python's `csv` reads, four times Excel's."""

MOST_CELLS = 500_000
"""How many cells a table may have."""

_DELIMITERS = ",;\t"
_BLANK_LINES = re.compile(r"(?: *+[\r\n])*+")
_MARK = re.compile(r'(?<![^,;\t\r\n ])"[^"]*+(?:"|\Z)|[,;\t\r\n]')
_QUOTED = re.compile(r' *+"[^"]*+(?:""[^"]*+)*+" *+')
_LINE_END = re.compile(r"\r\n|\r|\n")


@frozen
class Cell:
    """The text of a cell, without quotes around it, and the offset of the cell."""

    text: str
    offset: int


@frozen
class Line:
    """The cells of a line; a quoted cell may span several lines of the text.

    `end` is the offset of its line end.
    """

    cells: tuple[Cell, ...]
    end: int

    @property
    def is_blank(self) -> bool:
        """Say whether nothing stands in any cell."""
        return not any(cell.text.strip() for cell in self.cells)


def delimiter_of(text: str) -> str:
    """Return the delimiter that the first line with anything on it uses most.

    What stands in quotes does not count; without any delimiter it is a comma.

    >>> delimiter_of('name;"licence, as stated";version')
    ';'
    """
    counts = dict.fromkeys(_DELIMITERS, 0)
    blank = _BLANK_LINES.match(text)
    for match in _MARK.finditer(text, blank.end() if blank else 0):
        if match[0] in "\r\n":
            break
        if match[0] in counts:
            counts[match[0]] += 1
    return max(counts, key=counts.__getitem__)


def read_lines(source: Source, text: str, delimiter: str) -> Iterator[Line]:
    r"""Yield the lines of a CSV text that has the same offsets as the source.

    Raises InputError where a quote is not closed or has text after it, and beyond
    the limits.

    >>> text = 'name,notes\nBLOOM,"two\nlines"\n'
    >>> for line in read_lines(Source("models.csv", text), text, ","):
    ...     print([cell.text for cell in line.cells])
    ['name', 'notes']
    ['BLOOM', 'two\nlines']
    """
    bare = re.compile(rf"[^{delimiter}\r\n]*+")
    cells: list[Cell] = []
    count = offset = 0
    while offset < len(text) or cells:
        cell, end = _cell(source, text, offset, bare)
        cells.append(cell)
        count += 1
        if len(cell.text) > LONGEST_CELL:
            raise _too_long(source, cell)
        if count > MOST_CELLS:
            raise too_many_cells(source, cell)
        if text.startswith(delimiter, end):
            offset = end + 1
            continue
        yield Line(tuple(cells), end)
        cells = []
        line_end = _LINE_END.match(text, end)
        offset = end if line_end is None else line_end.end()


def _cell(
    source: Source, text: str, offset: int, bare: re.Pattern[str]
) -> tuple[Cell, int]:
    """Return the cell at an offset, and the offset after it."""
    match = bare.match(text, offset)
    plain = "" if match is None else match[0]
    if not plain.lstrip(" ").startswith('"'):
        return Cell(plain, offset), offset + len(plain)
    quoted = _QUOTED.match(text, offset)
    if quoted is None:
        message = "a quote that is never closed"
        cure = 'write `""` for a quote in a cell'
        span = Span(offset, offset + 1)
        raise refusal(source, span, "unclosed-quote", message, cure)
    if (after := bare.match(text, quoted.end())) and after[0]:
        message = "text after the quote that closes a cell"
        cure = 'write `""` for a quote in a cell, and quote the whole cell'
        raise refusal(source, Span(*after.span()), "text-after-quote", message, cure)
    content = quoted[0].strip(" ")[1:-1].replace('""', '"')
    return Cell(content, offset), quoted.end()


def too_many_cells(source: Source, cell: Cell) -> InputError:
    """Return the refusal of a table that goes on at a cell beyond the limit."""
    message = f"more than {MOST_CELLS:,} cells, missing ones counted"
    span = Span(cell.offset, cell.offset + 1)
    return refusal(source, span, "too-many-parts", message, "split the table")


def _too_long(source: Source, cell: Cell) -> InputError:
    message = f"a cell of more than {LONGEST_CELL:,} characters"
    cure = "close the quote with which it begins, or shorten it"
    span = Span(cell.offset, cell.offset + 1)
    return refusal(source, span, "cell-too-long", message, cure)
