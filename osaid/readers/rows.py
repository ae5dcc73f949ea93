"""What a table is made of: rows of cells under headers, as they were written."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from osaid.diagnostics import Diagnostic
from osaid.readers.addresses import number_of
from osaid.readers.contents import Contents
from osaid.readers.nodes import Scalar
from osaid.text import Place, Source

NAME = "name"
"""The header of the column by which rows are addressed."""


def folded(header: str) -> str:
    """Return a header as it is compared: in any case, without spaces around it.

    >>> folded(" Name")
    'name'
    """
    return header.strip().casefold()


@frozen
class Surplus:
    """More cells than there are headers, so that nobody can say what is under which.

    `offset` is where the cell under the last header begins.
    """

    offset: int
    problem: Diagnostic


@frozen
class Row:
    """A line of a table: as many cells as there are headers, empty where missing.

    `number` counts data rows from 1; the headers are row 0. `end` is the offset of
    the line end in the text, `missing` how many cells do not stand there.
    """

    number: int
    cells: tuple[Scalar, ...]
    place: Place
    end: int
    missing: int
    _columns: Mapping[str, int] = field(eq=False, repr=False)
    surplus: Surplus | None = None

    @property
    def line(self) -> int:
        """The line of the file on which the row begins, from 1."""
        return self.place.line or 1

    def get(self, header: str) -> Scalar | None:
        """Return the cell under a header, in any case, or None without that header."""
        column = self._columns.get(folded(header))
        return None if column is None else self.cells[column]


@frozen(eq=False)
class Table:
    """Headers and rows as written; `diagnostics` are warnings about them."""

    contents: Contents = field(repr=False)
    source: Source = field(repr=False)
    delimiter: str
    header: Row
    rows: tuple[Row, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        """The name of the input."""
        return self.contents.name

    @property
    def headers(self) -> tuple[str, ...]:
        """The headers, without spaces around them."""
        return tuple(cell.text.strip() for cell in self.header.cells)

    def row(self, address: str) -> Row:
        """Return one row, by its number or by what stands in its `name` column.

        Numbers go first; names are compared exactly, then in any case. Raises
        UsageError where there is no such row, or more than one.
        """
        names = [_name(row) for row in self.rows]
        return self.rows[number_of(address, names, "row", Place(self.name)) - 1]


def _name(row: Row) -> str | None:
    cell = row.get(NAME)
    return None if cell is None or cell.is_null else cell.text.strip()
