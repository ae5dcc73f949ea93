"""Tables as aligned text: the same bytes wherever they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from unicodedata import combining, east_asian_width

from osaid.reports.table import Table

WIDTH = 100
"""How wide a table is, in characters, unless a word needs more."""

_GAP = "  "
_INDENT = "  "
_LONGEST_WORD = 60  # what is longer, such as a deep path, goes on in the next line

Row = Sequence[str]


def plain_table(table: Table) -> str:
    """Return a table as text: columns aligned, not too wide, nothing cut.

    A cell that is too long for its column goes on in the lines below, indented.

    >>> print(plain_table(Table(("system", "outcome"), (("BLOOM", "fails"),))))
    system  outcome
    ------  -------
    BLOOM   fails
    """
    widths = _widths(table)
    rule = tuple("-" * width for width in widths)
    heads = _lines(table.headers, widths, indent="")
    rows = (_lines(row, widths, indent=_INDENT) for row in (rule, *table.rows))
    return "\n".join(chain(heads, *rows))


def _widths(table: Table) -> Sequence[int]:
    """Return how wide each column is; where not all fit, the widest give way.

    Headers give way before cells. No word is cut unless it is very long.
    """
    columns = list(zip(table.headers, *table.rows, strict=True))
    heads = list(map(_width, table.headers))
    cells = [max(map(_width, rest), default=0) for _, *rest in columns]
    least = [max([_longest_word(head), *map(_least, rest)]) for head, *rest in columns]
    room = WIDTH - len(_GAP) * (len(columns) - 1)
    limit = WIDTH
    widths = list(map(max, heads, cells))
    while sum(widths) > room and limit:
        limit -= 1
        widths = [
            max(low, min(cell, limit), min(head, limit // 3))
            for low, cell, head in zip(least, cells, heads, strict=True)
        ]
    return widths


def _lines(cells: Row, widths: Sequence[int], *, indent: str) -> Iterator[str]:
    paired = zip(cells, widths, strict=True)
    wrapped = (_wrapped(cell, width, indent) for cell, width in paired)
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = (
            part + " " * (width - _width(part))
            for part, width in zip(parts, widths, strict=True)
        )
        yield _GAP.join(padded).rstrip()


def _wrapped(text: str, width: int, indent: str) -> Iterator[str]:
    """Yield the lines of a cell, none of them wider than its column."""
    if _width(text) <= width:
        yield text
        return
    line = ""
    for piece in _pieces(text, width - len(indent)):
        longer = f"{line} {piece}" if line.strip() else line + piece
        if _width(longer) > width:
            yield line
            longer = indent + piece
        line = longer
    yield line


def _pieces(text: str, width: int) -> Iterator[str]:
    """Yield the words of a text, in pieces where they are too wide for a column."""
    for word in text.split():
        start = taken = 0
        for end, character in enumerate(word):
            taken += _width(character)
            if taken > width:
                yield word[start:end]
                start, taken = end, _width(character)
        yield word[start:]


def _least(cell: str) -> int:
    """Return how narrow the column of a cell may be."""
    indent = len(_INDENT) if " " in cell else 0
    return _longest_word(cell) + indent


def _longest_word(text: str) -> int:
    return min(_LONGEST_WORD, max(map(_width, text.split()), default=0))


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text)
