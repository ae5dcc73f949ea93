"""What a command is to read: names of inputs, and the systems in them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress

from osaid import readers
from osaid.assessment import EXAMPLE, EXAMPLES, example_names, read_all
from osaid.command.messages import tell
from osaid.command.streams import STANDARD
from osaid.diagnostics import Diagnostic, Error
from osaid.readers.inputs import addressed
from osaid.readers.readings import Input
from osaid.text import Place

Task = str | Input
"""The name of an input that is still to be read, or one system that has been."""

_TABLES = (".csv", ".tsv")


def read_inputs(names: Iterable[str], *, quiet: bool = False) -> Iterator[Input]:
    """Yield every system of some inputs, and tell what is wrong with them.

    What cannot be read has no system, and never stops the rest.
    """
    for name in names:
        for item in inputs_of(name):
            tell(item.diagnostics, quiet=quiet)
            yield item


def inputs_of(name: str) -> Iterator[Input]:
    """Yield every system of an input, or the reason why there is none."""
    found = False
    for item in _read(name):
        found = True
        yield item
    if not found:
        cure = "write a row for each system below the headers"
        where = Place(name)
        problem = Diagnostic("no-system", "there is no system in it", where, cure)
        yield Input(name, None, (problem,))


def _read(name: str) -> Iterator[Input]:
    try:
        if name == STANDARD:
            yield from read_all(getattr(sys.stdin, "buffer", sys.stdin))
        else:
            yield from read_all(name)
    except Error as error:
        yield Input(name, None, error.diagnostics)


def tasks(names: Iterable[str]) -> Iterator[Task]:
    """Yield what is to be judged, in pieces that processes can share.

    A file is read by whoever judges it. A table and the standard input are read
    here, and each system in them is a piece.
    """
    for name in names:
        if name == EXAMPLES:
            yield from (EXAMPLE + example for example in example_names())
        elif name == STANDARD or _is_table(name):
            yield from inputs_of(name)
        else:
            yield name


def how_many(names: Iterable[str]) -> int | None:
    """Return how many systems some inputs have, as far as their names tell.

    It is None when one of them can be read only once. Tables are read.

    >>> how_many(["example:bloom", "models.csv#1"]), how_many(["-"])
    (2, None)
    """
    counts = [_count(name) for name in names]
    return None if None in counts else sum(filter(None, counts))


def _count(name: str) -> int | None:
    if name == STANDARD:
        return None
    if name == EXAMPLES:
        return len(example_names())
    path, row = addressed(name)
    if row is None and _is_table(path):
        with suppress(Error):  # whoever judges it says why it cannot be read
            return max(1, len(readers.table.load_table(path).rows))
    return 1


def _is_table(name: str) -> bool:
    return addressed(name)[0].lower().endswith(_TABLES)
