"""The door for whatever is read: any known format, one system or several."""

from __future__ import annotations

import os
import re
from collections import abc
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeGuard

from attrs import frozen

from osaid import readers
from osaid.diagnostics import Diagnostic, Error, InputError, quoted, suggestion
from osaid.readers.contents import Contents, Readable, read_contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Mapping, Node, load, parse
from osaid.readers.native import MARK, read_native
from osaid.records.systems import System
from osaid.text import Place
from osaid.values import Value

Source = Readable | abc.Mapping[str, object]
"""A path, bytes, a stream, or a mapping in memory; a `str` is a path."""

_TABLE_NAMES = (".csv", ".tsv")
_MOST_MARKS = 20  # of `#` in a path, each of which may end the name of a file
_HEADERS = 65_536  # characters, among which the headers of a table are looked for
_FIRST_WORDS = re.compile(r"[\s,;]*+(?P<line>[^\r\n]*)")
_DELIMITERS = frozenset(",;\t")
_FORMATS = (
    f"read are records (`{MARK}: 1`), MOF files (`framework` and `release`) and CSV "
    "tables (with a column `name`)"
)


@frozen
class Input(Value):
    """One system of an input, or why there is none.

    `source` is where it stands, such as `models.csv#42`; `system` is None where
    there is an error among the diagnostics.
    """

    source: str
    system: System | None
    diagnostics: tuple[Diagnostic, ...] = ()


def read(source: Source, *, name: str | None = None) -> System:
    """Return the one system of an input; `name` is what messages call it.

    Raises `InputError` when it has errors, no system, or more than one.

    >>> read({"osaid_record": 1, "name": "Amber"}).name
    'Amber'
    """
    found = list(islice(read_all(source, name=name), 2))
    if len(found) == 1 and found[0].system is not None:
        return found[0].system
    if len(found) == 1:
        raise InputError(found[0].diagnostics)
    place = Place(found[0].source.rpartition("#")[0]) if found else None
    raise InputError([_not_one(place)])


def _not_one(place: Place | None) -> Diagnostic:
    if place is None:
        return Diagnostic("no-system", "there is no system in it", help=_FORMATS)
    message = "there is more than one system in it, where one is expected"
    cure = f"address one row, such as `{place.file}#1`, or read all of them"
    return Diagnostic("several-systems", message, place, help=cure)


def read_all(source: Source, *, name: str | None = None) -> Iterator[Input]:
    r"""Yield each system of an input with its diagnostics, in order.

    A record, a MOF file and a row of a table are one each. The path of a table may
    end in `#` and the number or name of one row. What cannot be read gives
    diagnostics and no system, and never stops the others; nothing is raised.

    >>> table = b"name,license\nAmber,Apache-2.0\nBLOOM,openrail\n"
    >>> [item.source for item in read_all(table, name="models.csv")]
    ['models.csv#1', 'models.csv#2']
    """
    try:
        path, address = _addressed(source)
        if isinstance(path, abc.Mapping | list | tuple):
            yield _document(load(path, name=name))
            return
        contents = read_contents(path, name)
        if _is_table(contents):
            yield from readers.table_inputs.read_table(contents, address)
        else:
            yield _document(parse(contents), address)
    except Error as error:
        yield Input(name or _named_in(error), None, error.diagnostics)


def _addressed(source: Source) -> tuple[Source, str | None]:
    """Return a path, and which row of it is meant."""
    if not isinstance(source, str | os.PathLike):
        return source, None
    path = os.fspath(source)
    table, row = addressed(path)
    return (source, None) if row is None else (table, row)


def addressed(path: str) -> tuple[str, str | None]:
    """Return the file of a path, and the row that is meant, None for all of it.

    Names of files and of rows may hold `#` themselves: the longest path that is
    there counts, and without any the shortest.

    >>> addressed("models.csv#C# model"), addressed("models.csv")
    (('models.csv', 'C# model'), ('models.csv', None))
    """
    splits = [(path, None), *_splits(path)]
    return next((split for split in splits if _is_there(split[0])), splits[-1])


def _splits(path: str) -> Iterator[tuple[str, str]]:
    """Yield a path and a row for each `#`, the longest path first."""
    marks = [found.start() for found in re.finditer("(?!^)#", path)]
    for mark in reversed(marks[:_MOST_MARKS]):
        yield path[:mark], path[mark + 1 :]


def _is_there(path: str | os.PathLike[str]) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long for a name, or not one at all
        return False


def _named_in(error: Error) -> str:
    place = error.diagnostics[0].place
    return "<input>" if place is None else place.file


def _is_table(contents: Contents) -> bool:
    if contents.name.lower().endswith(_TABLE_NAMES):
        return True
    head = contents.text[:_HEADERS]
    if not may_have_headers(head):
        return False
    return readers.table.looks_like_table(head.encode())


def may_have_headers(text: str) -> bool:
    """Return whether the first line with a word on it may hold headers of a table.

    It is enough for most of what is no table.

    >>> may_have_headers("osaid_record: 1"), may_have_headers("Name;Licence")
    (False, True)
    """
    match = _FIRST_WORDS.match(text)
    if match is None or '"' in match[0]:  # a cell in quotes may go on in other lines
        return True
    delimited = not _DELIMITERS.isdisjoint(match[0])
    return delimited and "name" in match["line"].casefold()


def is_mof(root: Node) -> TypeGuard[Mapping]:
    """Return whether a document is a file of the Model Openness Framework.

    >>> is_mof(load({"framework": {}, "release": {}}).root)
    True
    """
    if not isinstance(root, Mapping):
        return False
    return root.get("framework") is not None and root.get("release") is not None


def _document(document: Document, address: str | None = None) -> Input:
    diagnosis = Diagnosis(document)
    try:
        system = _system(document, address, diagnosis)
        return Input(document.name, system, diagnosis.diagnostics)
    except InputError as error:
        return Input(document.name, None, error.diagnostics)


def _system(
    document: Document, address: str | None, diagnosis: Diagnosis
) -> System | None:
    root = document.root
    if address is not None:
        message = f"no row {quoted(address)}: this is not a table"
        diagnosis.error(root, "not-a-table", message, "leave `#` and the row out")
        return None
    if isinstance(root, Mapping) and root.get(MARK) is not None:
        return read_native(root, diagnosis)
    if is_mof(root):
        return readers.mof.read_mof(root, diagnosis)
    message = "this is not in a format that is known here"
    cure = _FORMATS
    if isinstance(root, Mapping):
        misspelt = [key.text for key, _ in root if suggestion(key.text, [MARK])]
        cure = f"write `{MARK}: 1` for {quoted(misspelt[0])}" if misspelt else _FORMATS
    diagnosis.error(root, "unknown-format", message, cure)
    return None
