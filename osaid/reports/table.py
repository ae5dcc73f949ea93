"""A table of words: columns and rows, whatever shows them."""

from __future__ import annotations

from attrs import field, frozen

from osaid.text import printable
from osaid.values import Value


def shown(text: str) -> str:
    r"""Return a text on one line, with `?` for what does not print.

    Names in records may hold what moves a cursor or turns a line around.

    >>> shown("BLOOM\n176B \x1b[31m")
    'BLOOM 176B ?[31m'
    """
    return printable(" ".join(text.split()))


def _row(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(shown, cells))


def _rows(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(_row, rows))


@frozen
class Table(Value):
    """Headers, and rows with a cell for each of them; every cell is one line."""

    headers: tuple[str, ...] = field(converter=_row)
    rows: tuple[tuple[str, ...], ...] = field(converter=_rows)
