"""Tables as aligned text: the same bytes wherever they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from unicodedata import combining, east_asian_width

from osaid.evaluation.wording import WIDTH
from osaid.reports.table import Table

_GAP = "  "
_LONGEST_WORD = 40  # an address of a row is often one word, and is better left whole


def plain_table(table: Table) -> str:
    """Return a table as text: columns aligned, as wide as a page, nothing cut.

    A cell that is too long for that goes on below itself.

    >>> print(plain_table(Table(("system", "outcome"), (("BLOOM", "fails"),))))
    system  outcome
    ------  -------
    BLOOM   fails
    """
    widths = _widths([table.headers, *table.rows])
    rule = tuple("-" * width for width in widths)
    rows = (table.headers, rule, *table.rows)
    return "\n".join(line for row in rows for line in _lines(row, widths))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide each column is; the widest gives way while all do not fit."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    least = [max(map(_longest_word, column)) for column in columns]
    room = WIDTH - len(_GAP) * (len(columns) - 1)
    while (excess := sum(widths) - room) > 0:
        spare, index = max((w - l, i) for i, (w, l) in enumerate(zip(widths, least)))
    return widths
