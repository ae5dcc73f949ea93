"""The door for whatever is read: any known format, one system or several."""

from __future__ import annotations

import os
from collections import abc
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeGuard

from osaid import readers
from osaid.diagnostics import Diagnostic, Error, InputError, quoted, suggestion
from osaid.readers.contents import Contents, Readable, read_contents
from osaid.readers.diagnosis import MOST_COMPARED
from osaid.readers.documents import Document, Mapping, load, parse
from osaid.readers.formats import (
    document_format,
    folder_format,
    installed_format,
    known_formats,
    text_format,
)
from osaid.readers.native import MARK
from osaid.readers.readings import (
    Input,
    Reading,
    reading_of_document,
    reading_of_folder,
    reading_of_text,
    text_document,
)
from osaid.readers.signatures import may_be_markdown, may_have_headers
from osaid.records.systems import System
from osaid.text import Place

__all__ = ["Input", "Source", "addressed", "read", "read_all"]

Source = Readable | abc.Mapping[str, object]
"""A path, bytes, a stream, or a mapping in memory; a `str` is a path, or `hf:…`."""

_TABLE_NAMES = (".csv", ".tsv")
_ON_HUB = "hf:"  # what is fetched, and nothing else is
_HEADERS = 65_536  # characters, among which the headers of a table are looked for


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
        message = "there is no system in it"
        return Diagnostic("no-system", message, help=known_formats())
    message = "there is more than one system in it, where one is expected"
    cure = f"address one, such as `{place.file}#1`, or read all of them"
    return Diagnostic("several-systems", message, place, help=cure)


def read_all(source: Source, *, name: str | None = None) -> Iterator[Input]:
    r"""Yield each system of an input with its diagnostics, in order.

    A record and a row of a table are one each, a bill of materials may hold several.
    The path of what may hold several can end in `#` and the number or name of one.
    What cannot be read gives diagnostics and no system, and never stops the others;
    nothing is raised. A `str` such as `hf:org/name` asks for a repository on the
    Hugging Face Hub; nothing else is ever fetched.

    >>> table = b"name,license\nAmber,Apache-2.0\nBLOOM,openrail\n"
    >>> [item.source for item in read_all(table, name="models.csv")]
    ['models.csv#1', 'models.csv#2']
    """
    try:
        if isinstance(source, str) and source.startswith(_ON_HUB):
            yield from readers.online_hub.reading_of_hub(source, name).inputs()
            return
        path, address = _addressed(source)
        if isinstance(path, abc.Mapping | list | tuple):
            yield from _of_document(load(path, name=name)).inputs(address)
        elif _is_folder(path):
            yield from _of_folder(os.fsdecode(path), name).inputs(address)
        else:
            yield from _in_contents(read_contents(path, name), address)
    except Error as error:
        yield Input(name or _named_in(error), None, error.diagnostics)


def addressed(path: str) -> tuple[str, str | None]:
    """Return the file of a path, and the system that is meant, None for all of it.

    >>> addressed("models.csv#42")
    ('models.csv', '42')
    """
    return readers.addresses.addressed(path) if "#" in path else (path, None)


def _addressed(source: Source) -> tuple[Source, str | None]:
    """Return a path, and which system of it is meant."""
    if not isinstance(source, str | os.PathLike):
        return source, None
    path, address = addressed(os.fsdecode(source))
    return (source, None) if address is None else (path, address)


def _is_folder(source: Source) -> TypeGuard[str | os.PathLike[str]]:
    try:
        return isinstance(source, str | os.PathLike) and Path(source).is_dir()
    except (OSError, ValueError):  # too long for a name, or not one at all
        return False


def _named_in(error: Error) -> str:
    place = error.diagnostics[0].place
    return "<input>" if place is None else place.file


def _of_folder(path: str, name: str | None) -> Reading:
    found = folder_format(path)
    if found is not None:
        return reading_of_folder(found, path, name or path)
    found, remarks = installed_format(lambda known: known.is_folder(path))
    if found is not None:
        return reading_of_folder(found, path, name or path, remarks)
    cure = "name one file inside it, or the folder of a Hugging Face repository"
    place = Place(name or path)
    problem = Diagnostic("is-a-folder", "this is a folder", place, cure)
    raise InputError((problem, *remarks))


def _in_contents(contents: Contents, address: str | None) -> Iterator[Input]:
    reading = _of_contents(contents)
    if reading is None:
        return readers.table_inputs.read_table(contents, address)
    return reading.inputs(address)


def _of_contents(contents: Contents) -> Reading | None:
    """Return how a text is to be read; None for a table."""
    found = text_format(contents.text)
    if found is not None:
        return reading_of_text(found, contents)
    if _looks_like_table(contents.text[:_HEADERS]):
        return None
    try:
        return _of_document(parse(contents))
    except InputError as error:
        problems = error.diagnostics
    if may_be_markdown(contents.text):  # what is wrong in it as YAML says nothing
        problems = (_unknown(text_document(contents)),)
    found, remarks = installed_format(lambda known: known.is_text(contents.text))
    if found is not None:
        return reading_of_text(found, contents, remarks)
    if contents.name.lower().endswith(_TABLE_NAMES):
        return None
    raise InputError(dict.fromkeys((*problems, *remarks)))


def _looks_like_table(head: str) -> bool:
    # What can be no headers is told apart without the reader of tables.
    return may_have_headers(head) and readers.table.looks_like_table(head.encode())


def _of_document(document: Document) -> Reading:
    found = document_format(document.root)
    if found is not None:
        return reading_of_document(found, document)
    found, remarks = installed_format(lambda known: known.is_document(document.root))
    if found is not None:
        return reading_of_document(found, document, remarks)
    raise InputError((_unknown(document), *remarks))


def _unknown(document: Document) -> Diagnostic:
    root, cure = document.root, known_formats()
    if isinstance(root, Mapping):
        first = islice(root, MOST_COMPARED)
        misspelt = [key.text for key, _ in first if suggestion(key.text, [MARK])]
        cure = f"write `{MARK}: 1` for {quoted(misspelt[0])}" if misspelt else cure
    message = "this is not in a format that is known here"
    excerpt = document.excerpt(root)
    return Diagnostic("unknown-format", message, root.place, cure, excerpt=excerpt)
