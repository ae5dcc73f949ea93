"""The rows of a table, each an input of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from osaid.diagnostics import Diagnostic, InputError
from osaid.readers.columns import Column, columns_of
from osaid.readers.contents import Contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document
from osaid.readers.readings import Input
from osaid.readers.row_records import read_row
from osaid.readers.table import Row, Table, load_table


def read_table(contents: Contents, address: str | None = None) -> Iterator[Input]:
    r"""Yield the system of each row, or of the one that is addressed.

    What is odd about the table as a whole goes with the first row. Raises `Error`
    when nothing can be read of it, or there is no such row.

    >>> table = Contents("models.csv", "name,license\nAmber,Apache-2.0\n")
    >>> [item.source for item in read_table(table)]
    ['models.csv#1']
    """
    table = load_table(_encoded(contents), contents.name)
    header = Document(table.name, table.header.cells[0], table.source)
    diagnosis = Diagnosis(header)
    columns = columns_of(table, diagnosis)
    if diagnosis.failed:
        raise InputError(diagnosis.diagnostics)
    rows = table.rows if address is None else (table.row(address),)
    about_table = (*table.diagnostics, *diagnosis.diagnostics)
    for row in rows:
        yield _row(table, row, columns, about_table)
        about_table = ()


def _row(
    table: Table, row: Row, columns: Sequence[Column], before: tuple[Diagnostic, ...]
) -> Input:
    diagnosis = Diagnosis()
    source = f"{table.name}#{row.number}"
    if row.surplus is not None:
        return Input(source, None, (*before, row.surplus.problem))
    try:
        system = read_row(row, columns, diagnosis)
        return Input(source, system, (*before, *diagnosis.diagnostics))
    except InputError as error:
        return Input(source, None, (*before, *error.diagnostics))


def _encoded(contents: Contents) -> bytes:
    return contents.mark + contents.text.encode(contents.encoding)
