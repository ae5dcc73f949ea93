from __future__ import annotations

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from osaid.diagnostics import Severity
from osaid.readers.csv_text import delimiter_of
from osaid.readers.table import Table, load_table, looks_like_table, write_table
from tests.readers.trees import refused, tried

NAMES = st.text(st.characters(codec="ascii", categories=["L"]), min_size=1)
CELLS = st.text(st.characters(exclude_categories=["Cc", "Cs"])) | st.text(
    ',;"\t\n\r =+-@a'
)


@st.composite
def written(draw: st.DrawFn) -> tuple[list[list[str]], str, bytes]:
    """Rows, their delimiter, and the bytes that Python's own writer makes of them."""
    headers = draw(st.lists(NAMES, min_size=2, max_size=5, unique_by=str.casefold))
    row = st.lists(CELLS, min_size=len(headers), max_size=len(headers))
    rows = [headers, *draw(st.lists(row, max_size=5))]
    delimiter = draw(st.sampled_from(",;\t"))
    dialect = draw(st.sampled_from([csv.excel, csv.unix_dialect]))
    if any("\r" in cell for row in rows for cell in row):
        dialect = csv.unix_dialect  # it quotes every cell; Excel's may not quote "\r"
    stream = io.StringIO(newline="")
    csv.writer(stream, dialect, delimiter=delimiter).writerows(rows)
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return rows, delimiter, mark + stream.getvalue().encode()


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def said(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows that say something: the rest is skipped."""
    return [row for row in rows if any(cell.strip() for cell in row)]


@given(written())
def test_a_table_of_the_standard_library_reads_as_it_was_written(
    example: tuple[list[list[str]], str, bytes],
) -> None:
    rows, delimiter, data = example
    table = load_table(data)
    assert table.delimiter == delimiter
    assert list(table.headers) == rows[0]
    assert cells(table) == said(rows[1:])
    assert table.diagnostics == ()


@given(written(), st.lists(CELLS, min_size=5, max_size=5))
def test_a_table_is_written_back_with_more_columns(
    example: tuple[list[list[str]], str, bytes], values: list[str]
) -> None:
    _, delimiter, data = example
    table = load_table(data)
    assume("outcome" not in map(str.casefold, table.headers))
    stream = io.BytesIO()
    added = (values * 5)[: len(table.rows)]
    write_table(table, {"outcome": added}, stream)
    again = load_table(stream.getvalue())
    assert again.delimiter == delimiter
    assert again.headers == (*table.headers, "outcome")
    assert [row[:-1] for row in cells(again)] == cells(table)
    for row, value in zip(cells(again), added, strict=True):
        assert row[-1].removeprefix("'") == value.removeprefix("'")
        assert not row[-1].startswith(("=", "+", "-", "@", "\t", "\r"))


@given(written())
def test_a_table_without_more_columns_is_written_back_byte_for_byte(
    example: tuple[list[list[str]], str, bytes],
) -> None:
    stream = io.BytesIO()
    write_table(load_table(example[2]), {}, stream)
    assert stream.getvalue() == example[2]


@given(st.text('ab",;\t\r\n ').map(str.encode) | st.binary())
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    looks_like_table(data)
    table = tried(lambda: load_table(data))
    if isinstance(table, Table):
        stream = io.BytesIO()
        write_table(table, {}, stream)
        assert stream.getvalue() == data


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"", "empty-document", 1, None),
        (b"\n \n,,\n", "empty-document", 1, None),
        (b"name,,b\n", "empty-header", 1, 6),
        (b"name,b,\n", "empty-header", 1, 8),
        (b"name,b,Name\n", "duplicate-header", 1, 8),
        (b'name,b\nx,"1\n', "unclosed-quote", 2, 3),
        (b'name,b\nx,"1" 2\n', "text-after-quote", 2, 7),
        (b'name,b\nx,"a "quoted" word"\n', "text-after-quote", 2, 7),
        (b"name,b\nx,\0\n", "bad-character", 2, 3),
        (b"name,b\nx,\xe9\n", "not-utf-8", 2, 3),
        (b'name,b\r\rx,"1', "unclosed-quote", 3, 3),
        (b'name,b\nx,"' + b"a" * 200_000, "unclosed-quote", 2, 3),
        (b'name,b\nx,"' + b"a" * 200_000 + b'"', "cell-too-long", 2, 3),
    ],
)
def test_what_is_no_table_is_refused_where_it_stands(
    data: bytes, code: str, line: int, column: int | None
) -> None:
    (problem,) = refused(lambda: load_table(data))
    place = problem.place
    assert place is not None
    assert (problem.code, place.line, place.column) == (code, line, column)


def test_all_problems_are_told_up_to_a_limit() -> None:
    problems = refused(lambda: load_table(b"a,a,\n1,2,3,4\n"))
    assert [problem.code for problem in problems] == [
        "duplicate-header",
        "empty-header",
    ]
    assert len(refused(lambda: load_table(b"a,b" + b",a" * 100))) == 20


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"name,b,c,d\nx\nx\n", 3), (b"name,b\n" + b"x,1\n" * 5, 6), (b"\n" * 11, 11)],
    ids=["short rows", "full rows", "blank lines"],
)
def test_too_many_cells_in_all_are_refused(
    data: bytes, line: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("osaid.readers.csv_text.MOST_CELLS", 10)
    monkeypatch.setattr("osaid.readers.table.MOST_CELLS", 10)
    assert len(load_table(b"name,b\n" + b"x,1\n" * 4).rows) == 4
    (problem,) = refused(lambda: load_table(data))
    assert problem.place is not None
    assert (problem.code, problem.place.line) == ("too-many-parts", line)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("name,b", ","),
        ("name;b", ";"),
        ("name\tb", "\t"),
        ("name", ","),
        ("", ","),
        ('"a;b;c",name', ","),
        ('name;"a,b,c"', ";"),
        ("\n\n name;b\nx,y,z", ";"),
        ("\tname\tb", "\t"),
        ('"a\n,,,"\tname', "\t"),
        ('5" disk;name\n,,,', ";"),
    ],
)
def test_the_first_line_tells_the_delimiter(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_rows_know_their_lines_and_cells_their_places() -> None:
    data = b'\n"name" ,notes\r\n\r\nA,"two\r\nlines"\r\n,\r\nB, x \r\n'
    table = load_table(data, "m.csv")
    assert [(row.number, row.line) for row in table.rows] == [(1, 4), (2, 7)]
    assert cells(table) == [["A", "two\r\nlines"], ["B", " x "]]
    assert [str(row.cells[1].place) for row in table.rows] == ["m.csv:4:3", "m.csv:7:3"]


def test_a_short_row_is_filled_with_a_warning_and_written_back_in_line() -> None:
    table = load_table(b"name;b;c\nx\ny;1;2", "m.csv")
    assert cells(table) == [["x", "", ""], ["y", "1", "2"]]
    assert all(cell.is_null for cell in table.rows[0].cells[1:])
    (warning,) = table.diagnostics
    assert (warning.code, warning.severity) == ("too-few-cells", Severity.WARNING)
    assert warning.place is not None
    assert warning.place.line == 2
    stream = io.BytesIO()
    write_table(table, {"d": ["3", "4"], "e": ["5;6", ""]}, stream)
    assert stream.getvalue() == b'name;b;c;d;e\nx;;;3;"5;6"\ny;1;2;4;'


def test_a_row_with_too_many_cells_stands_for_itself() -> None:
    table = load_table(b'name,b\nx,1\ny,2,"3"\nz,4\n', "m.csv")
    assert table.diagnostics == ()
    assert [row.surplus is None for row in table.rows] == [True, False, True]
    assert table.rows[1].surplus is not None
    problem = table.rows[1].surplus.problem
    assert (problem.code, str(problem.place)) == ("too-many-cells", "m.csv:3:5")
    assert cells(table)[1] == ["y", "2"]


def test_what_is_too_much_stays_out_of_our_columns() -> None:
    table = load_table(b'name,b\ny,2,"3"\nz,4\n')
    stream = io.BytesIO()
    write_table(table, {"outcome": ["", "fails"]}, stream)
    assert stream.getvalue() == b'name,b,outcome\ny,"2,""3""",\nz,4,fails\n'
    (row, _) = load_table(stream.getvalue()).rows
    assert [cell.text for cell in row.cells] == ["y", '2,"3"', ""]


def test_many_short_rows_are_counted_beyond_the_first() -> None:
    diagnostics = load_table(b"name,b\n" + b"x\n" * 100).diagnostics
    assert len(diagnostics) == 21
    assert diagnostics[-1].message == "80 more rows with too few cells"


def test_a_table_may_have_headers_only() -> None:
    table = load_table(b"\xef\xbb\xbfname,b")
    assert table.rows == ()
    stream = io.BytesIO()
    write_table(table, {"outcome": []}, stream)
    assert stream.getvalue() == b"\xef\xbb\xbfname,b,outcome"


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1"])
def test_our_own_cells_are_never_formulas(value: str) -> None:
    table = load_table(b"name,b\n=1,-2\n")
    stream = io.BytesIO()
    write_table(table, {"outcome": [value]}, stream)
    (row,) = load_table(stream.getvalue()).rows
    assert [cell.text for cell in row.cells] == ["=1", "-2", f"'{value}"]


def test_an_encoding_is_kept() -> None:
    data = "name,b\né,1\n".encode("utf-16")
    stream = io.BytesIO()
    write_table(load_table(data), {"outcome": ["é"]}, stream)
    assert stream.getvalue() == "name,b,outcome\né,1,é\n".encode("utf-16")


def test_a_column_that_is_there_is_not_written_again() -> None:
    table = load_table(b"name,Outcome\nx,1\n")
    (problem,) = refused(lambda: write_table(table, {"outcome": ["2"]}, io.BytesIO()))
    assert problem.code == "existing-column"


def test_a_column_has_one_value_for_each_row() -> None:
    with pytest.raises(ValueError, match="one value for each row"):
        write_table(load_table(b"name,b\nx,1\n"), {"c": []}, io.BytesIO())


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        (b"name,license\nx", True),
        (b"version;NAME", True),
        (b'\xef\xbb\xbf"Name"\tb\n', True),
        ("name,b\n".encode("utf-16"), True),
        (b"\n\nname,b\n", True),
        (b"name,caf\xc3", True),
        (b"name\nx\n", False),
        (b"model,license\n", False),
        (b"name: x\nb: 1, 2\n", False),
        (b'{"name": 1, "b": 2}', False),
        (b"[name, b]", False),
        (b"", False),
        (b'name,"b', False),
        (b"osaid_record: 1\nname,b\n", False),
    ],
)
def test_a_table_is_known_by_its_first_line(prefix: bytes, *, expected: bool) -> None:
    assert looks_like_table(prefix) is expected
