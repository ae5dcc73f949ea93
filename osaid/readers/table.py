"""Tables: CSV files in, and the same rows out with columns of our own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import IO

from attrs import field, frozen

from osaid.diagnostics import (
    Diagnostic,
    InputError,
    Severity,
    UsageError,
    quoted,
    suggestion,
)
from osaid.readers.contents import (
    Contents,
    Readable,
    encoding_of,
    located,
    read_contents,
)
from osaid.readers.csv_text import Cell, Line, delimiter_of, read_lines
from osaid.readers.nodes import Kind, Scalar
from osaid.text import Place, Source, Span

NAME = "name"
"""The header of the column by which rows are addressed."""

_MOST_PROBLEMS = 20
_MOST_NEIGHBOURS = 5000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_TO_QUOTE = frozenset(',;\t"\r\n')


@frozen
class Row:
    """A line of a table: as many cells as there are headers, empty where missing.

    `number` counts data rows from 1; the headers are row 0. `end` is the offset of
    the line end in the text, `missing` the number of cells that are not there.
    """

    number: int
    cells: tuple[Scalar, ...]
    place: Place
    end: int
    missing: int
    _columns: Mapping[str, int] = field(eq=False, repr=False, hash=False)

    @property
    def line(self) -> int:
        """The line of the file on which the row begins, from 1."""
        return self.place.line or 1

    def get(self, header: str) -> Scalar | None:
        """Return the cell under a header, in any case, or None without such one."""
        column = self._columns.get(_folded(header))
        return None if column is None else self.cells[column]


@frozen(eq=False)
class Table:
    """Headers and rows, as written; `diagnostics` are warnings about them.

    >>> table = load_table(b"name;license\\nBLOOM;openrail\\n", name="models.csv")
    >>> table.names, table.row("bloom").get("License").text
    (('name', 'license'), 'openrail')
    """

    contents: Contents = field(repr=False)
    source: Source = field(repr=False)
    delimiter: str
    header: Row
    rows: tuple[Row, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The headers, without spaces around them."""
        return tuple(cell.text.strip() for cell in self.header.cells)

    def row(self, address: str) -> Row:
        """Return one row, by its number or by what stands in its `name` column.

        Numbers go first; names are compared exactly, then in any case. Raises
        UsageError where there is no such row, or more than one.
        """
        numbered = {str(row.number): row for row in self.rows}
        if address in numbered:
            return numbered[address]
        named = [(cell.text.strip(), row) for row, cell in self._named()]
        wanted = address.strip()
        found = [row for name, row in named if name == wanted]
        found = found or [row for name, row in named if _folded(name) == _folded(wanted)]
        if len(found) != 1:
            raise self._no_row(address, found, [name for name, _ in named])
        return found[0]

    def _named(self) -> Iterator[tuple[Row, Scalar]]:
        for row in self.rows:
            cell = row.get(NAME)
            if cell is not None and not cell.is_null:
                yield row, cell

    def _no_row(self, address: str, found: list[Row], names: list[str]) -> UsageError:
        if found:
            numbers = ", ".join(str(row.number) for row in found[:_MOST_PROBLEMS])
            message = f"{len(found)} rows have the name {quoted(address)}"
            cure = f"give the number of one: {numbers}"
        else:
            message = f"no row {quoted(address)}"
            near = suggestion(address, islice(names, _MOST_NEIGHBOURS))
            count = len(self.rows)
            cure = near or f"give a number from 1 to {count}, or what `name` says"
        place = Place(self.contents.name)
        return UsageError([Diagnostic("no-such-row", message, place, help=cure)])


def load_table(source: Readable, name: str | None = None) -> Table:
    """Return the table of a path, bytes or a stream.

    The delimiter is a comma, a semicolon or a tab; blank rows say nothing and are
    skipped. A short row has a warning. Raises InputError for what is no text, no
    headers, a header twice, a row with more cells than headers, quotes that do not
    pair, and what is too large.

    >>> table = load_table(b"name,license\\n\\nBLOOM\\n", name="models.csv")
    >>> print(table.diagnostics[0])
    models.csv:3:1: warning: 1 cell, where there are 2 headers [too-few-cells]
      | BLOOM
      | ^^^^^
      help: the rest counts as empty
    """
    contents = read_contents(source, name)
    lines_only = contents.text.replace("\r\n", " \n").replace("\r", "\n")
    return _TableReader(contents, Source(contents.name, lines_only)).table()


def looks_like_table(prefix: bytes) -> bool:
    """Say whether an input begins with two headers or more, one of them `name`.

    >>> looks_like_table(b"Name;Licence\\n"), looks_like_table(b"name: BLOOM\\n")
    (True, False)
    """
    mark, encoding = encoding_of(prefix)
    text = prefix[len(mark) :].decode(encoding, "ignore")
    try:
        lines = read_lines(Source("", text), text, delimiter_of(text))
        first = next((line for line in lines if not line.is_blank), None)
    except InputError:
        return False
    names = [_folded(cell.text) for cell in first.cells] if first else []
    return len(names) > 1 and NAME in names


def write_table(
    table: Table, extra: Mapping[str, Sequence[str]], stream: IO[bytes]
) -> None:
    """Write a table as it was read, with more columns after its own.

    `extra` has a header and one value per row for each. What the table holds stays
    byte for byte; a value of ours that a spreadsheet would take for a formula gets
    an apostrophe. Raises InputError for a header that the table has, ValueError for
    a wrong number of values.

    >>> from io import BytesIO
    >>> stream = BytesIO()
    >>> table = load_table(b"name,license\\r\\nBLOOM,openrail\\r\\n")
    >>> write_table(table, {"outcome": ["fails"]}, stream)
    >>> stream.getvalue()
    b'name,license,outcome\\r\\nBLOOM,openrail,fails\\r\\n'
    """
    _check_new(table, extra)
    columns = [(header, *values) for header, values in extra.items()]
    if any(len(column) != len(table.rows) + 1 for column in columns):
        message = "a column needs one value for each row"
        raise ValueError(message)
    text, position = table.contents.text, 0
    pieces: list[str] = []
    for index, row in enumerate((table.header, *table.rows)):
        added = [""] * row.missing + [_written(column[index]) for column in columns]
        pieces.append(text[position : row.end])
        pieces.extend(table.delimiter + cell for cell in (added if columns else ()))
        position = row.end
    pieces.append(text[position:])
    encoding = table.contents.encoding
    stream.write(table.contents.mark + "".join(pieces).encode(encoding))


def _check_new(table: Table, extra: Iterable[str]) -> None:
    problems = []
    for header in extra:
        cell = table.header.get(header)
        if cell is not None:
            message = f"the table has a column {quoted(header)} already"
            cure = "rename or remove that column"
            problems.append(
                Diagnostic("existing-column", message, cell.place, help=cure)
            )
    if problems:
        raise InputError(problems)


def _written(text: str) -> str:
    """Return a value of ours as a cell: never a formula, quoted where needed."""
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    if _TO_QUOTE.isdisjoint(safe):
        return safe
    return '"' + safe.replace('"', '""') + '"'


def _folded(header: str) -> str:
    return header.strip().casefold()


class _TableReader:
    """A table under construction, with what is wrong and what is odd about it."""

    def __init__(self, contents: Contents, source: Source) -> None:
        self._contents = contents
        self._source = source
        self._width = 0
        self._columns: dict[str, int] = {}
        self._problems: list[Diagnostic] = []
        self._short: list[Diagnostic] = []

    def table(self) -> Table:
        text = self._contents.text
        delimiter = delimiter_of(text)
        lines = read_lines(self._source, text, delimiter)
        filled = (line for line in lines if not line.is_blank)
        first = next(filled, None)
        if first is None:
            cure = "write a line of headers, and a row for each system"
            raise InputError([self._problem("empty-document", "no table", 0, cure)])
        self._take_headers(first)
        header = self._row(0, first)
        rows = tuple(self._row(number, line) for number, line in enumerate(filled, 1))
        if self._problems:
            raise InputError(self._problems)
        warnings = self._warnings()
        return Table(self._contents, self._source, delimiter, header, rows, warnings)

    def _take_headers(self, line: Line) -> None:
        self._width = len(line.cells)
        for column, cell in enumerate(line.cells):
            header = _folded(cell.text)
            if not header:
                message = f"column {column + 1} has no header"
                cure = "give every column a header, or remove the column"
                self._report("empty-header", message, cell, cure)
            elif header in self._columns:
                first = self._columns[header] + 1
                message = f"columns {first} and {column + 1} have one header: "
                message += quoted(cell.text)
                cure = "rename one of the two, by more than upper and lower case"
                self._report("duplicate-header", message, cell, cure)
            self._columns.setdefault(header, column)

    def _row(self, number: int, line: Line) -> Row:
        missing = self._width - len(line.cells)
        if missing < 0:
            surplus = line.cells[self._width]
            message = f"{_counted(len(line.cells), 'cell')}, where there are "
            message += _counted(self._width, "header")
            cure = "quote a cell that holds the delimiter, or remove what is too much"
            self._report("too-many-cells", message, surplus, cure)
        elif missing > 0:
            self._short.append(self._too_few(line))
        ...
