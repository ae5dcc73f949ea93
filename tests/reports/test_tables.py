"""Tables: what they hold, how they are shown, how they become rows."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import osaid
from osaid.diagnostics import Diagnostic, Severity
from osaid.reports.answers import Answer
from osaid.reports.pages import lines_shown
from osaid.reports.plain import WIDTH, plain_table
from osaid.reports.rows import columns, csv_text
from osaid.reports.table import Table, shown
from osaid.reports.terminal import terminal_table

CELLS = st.text(max_size=20)
LONG = st.lists(st.text("ab-", min_size=1, max_size=40), max_size=20).map(" ".join)


class Terminal(io.StringIO):
    """A terminal of no colour."""

    def isatty(self) -> bool:
        return True


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_nothing_is_cut(rows: list[tuple[str, str]]) -> None:
    lines = plain_table(Table(("one", "two"), tuple(rows))).split("\n")
    assert len(lines) == len(rows) + 2
    for line, row in zip(lines[2:], rows, strict=True):
        assert line.split() == " ".join(map(shown, row)).split()


@given(LONG, LONG)
def test_what_is_too_long_goes_on_below(one: str, two: str) -> None:
    lines = plain_table(Table(("one", "two"), ((one, two),))).split("\n")
    width = lines[1].index(" ")
    assert max(map(len, lines)) <= WIDTH
    for cell, part in ((one, slice(width)), (two, slice(width, None))):
        said = "".join(line[part] for line in lines[2:])
        assert said.replace(" ", "") == cell.replace(" ", "")


def test_a_row_begins_where_its_cells_are_not_indented() -> None:
    words = "a word on a line " * 8
    table = plain_table(Table(("one", "two"), ((words, words), ("x", "y"))))
    begins = [line[:1] for line in table.split("\n")[2:]]
    assert begins == ["a", " ", " ", "x"]


def test_headers_give_way_before_cells() -> None:
    table = Table(("a header of many words", "b"), (("x", "y " * 46),))
    lines = plain_table(table).split("\n")
    assert lines[-1].endswith("y y")
    assert len(lines) > 3


def test_a_very_long_word_is_cut_and_others_are_not() -> None:
    path, name = "folder/" * 30, "n" * 38
    lines = plain_table(Table(("path", "name"), ((path, name),))).split("\n")
    assert max(map(len, lines)) == WIDTH
    assert lines[2].endswith(f"  {name}")
    assert "".join(line[:60] for line in lines[2:]).replace(" ", "") == path


def test_wide_letters_take_two_columns() -> None:
    table = Table(("a", "b"), (("深い", "x"), ("e\u0301", "y")))
    lines = plain_table(table).split("\n")
    assert lines[2:] == ["深い  x", "e\u0301     y"]


@given(CELLS)
def test_a_cell_is_one_line_that_prints(text: str) -> None:
    cell = shown(text)
    assert cell.isprintable()
    assert shown(cell) == cell


def test_lines_keep_their_indentation() -> None:
    assert lines_shown("a\n  b\x07\n\u202ec") == "a\n  b?\n?c"


def test_a_terminal_wraps_instead_of_cutting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("TERM", "xterm")
    words = "every word of it stays, [bold]even these"
    table = Table(("system", "said"), (("BLOOM", words),))
    output = re.sub(r"\x1b\[\d*m", "", terminal_table(table, Terminal()))
    said = " ".join(line[8:].strip() for line in output.splitlines()[2:])
    assert said.strip() == words
    assert all(len(line) <= 30 for line in output.splitlines())


def test_rows_of_a_spreadsheet() -> None:
    verdict = osaid.evaluate(osaid.System("=1+1", supplier="深い"))
    problem = Diagnostic("odd", "not so", severity=Severity.WARNING)
    failed = Answer("b", None, (problem, Diagnostic("bad", "no")))
    rows = list(csv.reader(io.StringIO(csv_text([Answer("a", verdict), failed]))))
    assert rows[0][:5] == ["source", "name", "release", "supplier", "osaid_outcome"]
    assert rows[1][:5] == ["a", "'=1+1", "", "深い", "undetermined"]
    assert rows[2] == ["b", *([""] * 9), "no [bad]"]


def test_columns_name_what_is_open() -> None:
    verdict = osaid.evaluate(osaid.System("unknown"))
    found = columns([Answer("a", verdict)])
    assert found["osaid_policy"] == ["osaid 1.0"]
    assert found["osaid_blockers"] == found["osaid_as_of"] == [""]
    assert "parameters.license/1" in found["osaid_open"][0].split()
    assert not any("preferred_form" in names for names in found["osaid_open"])
