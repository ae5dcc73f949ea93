"""Rows of a table, found by number or by name."""

from __future__ import annotations

import pytest

from osaid.diagnostics import UsageError
from osaid.readers.table import load_table

ROWS = load_table(b"b,Name\n1,BLOOM\n2,2\n3,Falcon\n4,falcon\n5,Falcon\n6,T5\n7,\n8")


@pytest.mark.parametrize(
    ("address", "line"),
    [("1", 2), ("2", 3), ("6", 7), ("BLOOM", 2), (" bloom ", 2), ("falcon", 5)],
)
def test_a_row_is_found_by_number_or_name(address: str, line: int) -> None:
    assert ROWS.row(address).line == line


@pytest.mark.parametrize(
    ("address", "cure"),
    [
        ("BLOM", "did you mean `BLOOM`?"),
        ("Falcon", "give the number of one: 3, 5"),
        ("99", "give a number from 1 to 8, or a `name`"),
        ("0", "give a number from 1 to 8, or a `name`"),
        ("", "give a number from 1 to 8, or a `name`"),
        ("9" * 5000, "give a number from 1 to 8, or a `name`"),
    ],
)
def test_a_row_that_is_not_there_names_the_nearest(address: str, cure: str) -> None:
    with pytest.raises(UsageError) as caught:
        ROWS.row(address)
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.help) == ("no-such-row", cure)


def test_a_cell_is_found_by_its_header_in_any_case() -> None:
    row = ROWS.row("1")
    cell = row.get(" NAME ")
    assert cell is not None
    assert cell.text == "BLOOM"
    assert row.get("none") is None


def test_rows_without_names_have_numbers_only() -> None:
    table = load_table(b"a,b\nname,1\n")
    assert table.row("1").line == 2
    with pytest.raises(UsageError):
        table.row("name")
