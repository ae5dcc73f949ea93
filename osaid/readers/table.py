"""Tables: CSV files in, and the same rows out with columns of our own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from attrs import evolve

from osaid.diagnostics import Diagnostic, InputError, Severity, quoted
from osaid.readers.contents import (
    Contents,
    Readable,
    encoding_of,
    located,
    read_contents,
)
from osaid.readers.csv_text import (
    MOST_CELLS,
    Cell,
    Line,
    delimiter_of,
    read_lines,
    too_many_cells,
)
from osaid.readers.nodes import Kind, Scalar
from osaid.readers.places import Places
from osaid.readers.rows import NAME, Row, Surplus, Table, folded
from osaid.text import Place, Source, Span

__all__ = ["Row", "Table", "load_table", "looks_like_table", "write_table"]

_MOST_PROBLEMS = 20
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_TO_QUOTE = frozenset(',;\t"\r\n')


def load_table(source: Readable, name: str | None = None) -> Table:
    r"""Return the table of a path, bytes or a stream.

    The delimiter is a comma, a semicolon or a tab; blank rows say nothing and are
    skipped. A short row has a warning, and one with more cells than headers a problem
    of its own. Raises InputError for what is no text, has no headers or one twice,
    quotes that do not pair, and what is too large.

    >>> table = load_table(b"name;license\nBLOOM;openrail\n", name="models.csv")
    >>> table.headers, table.row("bloom").get("License").text
    (('name', 'license'), 'openrail')
    """
    return _Reader(read_contents(source, name)).table()


def looks_like_table(prefix: bytes) -> bool:
    r"""Say whether an input begins with two headers or more, one of them `name`.

    >>> looks_like_table(b"Name;Licence\n"), looks_like_table(b"name: BLOOM\n")
    (True, False)
    """
    mark, encoding = encoding_of(prefix)
    text = prefix[len(mark) :].decode(encoding, "ignore")
    try:
        lines = read_lines(Source("", text), text, delimiter_of(text))
        first = next((line for line in lines if not line.is_blank), None)
    except InputError:
        return False
    headers = [folded(cell.text) for cell in first.cells] if first else []
    return len(headers) > 1 and NAME in headers


def write_table(
    table: Table, extra: Mapping[str, Sequence[str]], stream: IO[bytes]
) -> None:
    r"""Write a table as it was read, with more columns after its own.

    `extra` has one value per row under each new header. What was read stays byte
    for byte, but for a row with too many cells: all that is too much stays in its
    last column, so that ours stand under their headers. A value of ours that a
    spreadsheet would take for a formula gets an apostrophe. Raises InputError for a
    header that the table has, ValueError for a wrong number of values.

    >>> from io import BytesIO
    >>> stream = BytesIO()
    >>> table = load_table(b"name,license\r\nBLOOM,openrail\r\n")
    >>> write_table(table, {"outcome": ["fails"]}, stream)
    >>> stream.getvalue()
    b'name,license,outcome\r\nBLOOM,openrail,fails\r\n'
    """
    _check_new(table, extra)
    columns = [(header, *values) for header, values in extra.items()]
    if any(len(column) != len(table.rows) + 1 for column in columns):
        message = "a column needs one value for each row"
        raise ValueError(message)
    text, position = table.contents.text, 0
    pieces: list[str] = []
    for index, row in enumerate((table.header, *table.rows) if columns else ()):
        pieces.append(_aligned(table, row, position))
        pieces += [table.delimiter + _written(column[index]) for column in columns]
        position = row.end
    pieces.append(text[position:])
    encoded = "".join(pieces).encode(table.contents.encoding)
    stream.write(table.contents.mark + encoded)


def _aligned(table: Table, row: Row, start: int) -> str:
    """Return the text of a row from an offset on, with a cell for each header."""
    text = table.contents.text
    if row.surplus is None:
        return text[start : row.end] + table.delimiter * row.missing
    last = row.surplus.offset
    return text[start:last] + _quoted(text[last : row.end])


def _check_new(table: Table, extra: Iterable[str]) -> None:
    problems = []
    for header in extra:
        cell = table.header.get(header)
        if cell is not None:
            message = f"the table has a column {quoted(header)} already"
            cure = "rename or remove that column"
            problem = Diagnostic("existing-column", message, cell.place, help=cure)
            problems.append(problem)
    if problems:
        raise InputError(problems)


def _written(text: str) -> str:
    """Return a value of ours as a cell: never a formula, quoted where needed."""
    safe = f"'{text}" if text.startswith(_FORMULA) else text
    if _TO_QUOTE.isdisjoint(safe):
        return safe
    return _quoted(safe)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


class _Reader:
    """A table under construction, with what is wrong and what is odd about it."""

    def __init__(self, contents: Contents) -> None:
        lines = contents.text.replace("\r\n", " \n").replace("\r", "\n")
        self._contents = contents
        self._source = Source(contents.name, lines)
        self._places = Places(self._source)
        self._columns: dict[str, int] = {}
        self._problems: list[Diagnostic] = []
        self._short: list[Line] = []

    def table(self) -> Table:
        text = self._contents.text
        delimiter = delimiter_of(text)
        lines = read_lines(self._source, text, delimiter)
        filled = (line for line in lines if not line.is_blank)
        first = next(filled, None)
        if first is None:
            place = Place(self._contents.name, 1)
            cure = "write a line of headers, then a row for each system"
            message = "the table is empty"
            raise InputError([Diagnostic("empty-document", message, place, help=cure)])
        self._take_headers(first)
        width = len(first.cells)
        header = self._row(0, first, width)
        rows = tuple(self._row(i, line, width) for i, line in enumerate(filled, 1))
        if self._problems:
            raise InputError(self._problems)
        return Table(
            self._contents, self._source, delimiter, header, rows, self._warnings()
        )

    def _take_headers(self, line: Line) -> None:
        for column, cell in enumerate(line.cells):
            header = folded(cell.text)
            first = self._columns.setdefault(header, column)
            if not header:
                message = f"column {column + 1} has no header"
                cure = "give the column a header, or remove it"
                self._report("empty-header", message, cell, cure)
            elif first != column:
                message = f"columns {first + 1} and {column + 1} have the same header"
                cure = "rename one of them; upper and lower case are the same"
                self._report("duplicate-header", message, cell, cure)

    def _row(self, number: int, line: Line, width: int) -> Row:
        count = len(line.cells)
        if (
            number + 1
        ) * width > MOST_CELLS:  # short rows are filled, and cost the same
            raise too_many_cells(self._source, line.cells[0])
        if count < width:
            self._short.append(line)
        cells = [self._scalar(cell) for cell in line.cells[:width]]
        missing = width - len(cells)
        cells += [self._scalar(Cell("", line.end))] * missing
        row = Row(
            number, tuple(cells), cells[0].place, line.end, missing, self._columns
        )
        return evolve(row, surplus=self._surplus(line, width))

    def _surplus(self, line: Line, width: int) -> Surplus | None:
        count = len(line.cells)
        if count <= width:
            return None
        message = f"{count} cells, where the header line has {width}"
        cure = "put a cell that holds the delimiter in quotes"
        problem = self._problem("too-many-cells", message, line.cells[width], cure)
        return Surplus(line.cells[width - 1].offset, problem)

    def _warnings(self) -> tuple[Diagnostic, ...]:
        """Return a warning for each short row; beyond the first few, their number."""
        cure = "the missing cells count as empty"
        width = len(self._columns)
        problems = []
        for line in self._short[:_MOST_PROBLEMS]:
            message = f"{len(line.cells)} cells, where the header line has {width}"
            problem = self._problem("too-few-cells", message, line.cells[0], cure)
            problems.append(problem)
        if more := len(self._short) - len(problems):
            message = f"{more} more rows with too few cells"
            place = Place(self._contents.name)
            problems.append(Diagnostic("too-few-cells", message, place, help=cure))
        return tuple(evolve(each, severity=Severity.WARNING) for each in problems)

    def _scalar(self, cell: Cell) -> Scalar:
        kind = Kind.PLAIN if cell.text.strip() else Kind.NULL
        return Scalar(cell.text, self._places.at(cell.offset), kind)

    def _problem(self, code: str, message: str, cell: Cell, cure: str) -> Diagnostic:
        span = Span(cell.offset, cell.offset + max(1, len(cell.text)))
        return located(self._source, span, code, message, cure)

    def _report(self, code: str, message: str, cell: Cell, cure: str) -> None:
        self._problems.append(self._problem(code, message, cell, cure))
        if len(self._problems) >= _MOST_PROBLEMS:
            raise InputError(self._problems)
