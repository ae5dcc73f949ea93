"""Tables as aligned text: the same bytes wherever they are written."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from osaid.reports.table import Table

_GAP = "  "


def plain_table(table: Table) -> str:
    """Return a table as text: a line for each row, columns aligned, nothing cut.

    >>> print(plain_table(Table(("system", "outcome"), (("BLOOM", "fails"),))))
    system  outcome
    ------  -------
    BLOOM   fails
    """
    columns = zip(table.headers, *table.rows, strict=True)
    widths = [max(map(_width, column)) for column in columns]
    rule = tuple("-" * width for width in widths)
    return "\n".join(_line(row, widths) for row in (table.headers, rule, *table.rows))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    paired = zip(cells, widths, strict=True)
    padded = (cell + " " * (width - _width(cell)) for cell, width in paired)
    return _GAP.join(padded).rstrip()


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text)
