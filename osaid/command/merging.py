"""Several inputs as one system, and records of parents and parts from a folder."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve

from osaid import readers, records
from osaid.assessment import EXAMPLES
from osaid.command.arguments import Parser
from osaid.command.reading import Task, inputs_of, tasks
from osaid.command.streams import STANDARD
from osaid.diagnostics import Diagnostic, Error, InputError, UsageError, quoted
from osaid.readers.contents import read_contents
from osaid.readers.readings import Input
from osaid.text import Place

if TYPE_CHECKING:
    from osaid.readers.contents import Contents
    from osaid.readers.record_folders import Shelf
    from osaid.records.joining import Joined, Witness

_PLUS = " + "


def declare(parser: Parser) -> None:
    """Declare the options of a verb that may join inputs."""
    parser.add_argument(
        "--merge",
        action="store_true",
        help="join what the inputs say, which are all about one system",
    )
    parser.add_argument(
        "--trust",
        action="append",
        default=[],
        metavar="SOURCES",
        help="with `--merge`, whose word decides where inputs disagree: names of "
        "inputs or of sources, the most trusted first, with commas between",
    )
    parser.add_argument(
        "--records",
        metavar="DIR",
        help="find records of parents and parts in this folder, by their identity",
    )


def prepared(arguments: Namespace) -> Iterable[Task]:
    """Return what is to be judged: the inputs as they are, or what is made of them.

    Raises `UsageError` for an order of trust where nothing is joined, or for a name
    in it that no source has.
    """
    if arguments.trust and not arguments.merge:
        message = "without `--merge` there is nothing for `--trust` to decide"
        problem = Diagnostic("wrong-arguments", message, help="add `--merge`")
        raise UsageError([problem])
    names = arguments.inputs
    if not (arguments.merge or arguments.records):
        return tasks(names)
    found = (item for name in names for item in inputs_of(name))
    items = [merged(names, order(arguments.trust, names))] if arguments.merge else found
    if not arguments.records:
        return items
    return _attached(items, readers.record_folders.library_of(arguments.records))


def order(texts: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return the names in an order of trust; commas stand between them.

    Raises `UsageError` for an order that names nobody.

    >>> order(["card.md, sbom.json"], [])
    ('card.md', 'sbom.json')
    """
    found: list[str] = []
    for text in texts:
        parts = [text] if text in names else text.split(",")
        named = [part.strip() for part in parts if part.strip()]
        if not named:
            message = f"{quoted(text)} names nobody whose word is to be trusted"
            cure = "write the name of an input, of a source or of an author"
            raise UsageError([Diagnostic("nobody-trusted", message, help=cure)])
        found += named
    return tuple(dict.fromkeys(found))


def merged(names: Sequence[str], trust: Sequence[str] = ()) -> Input:
    """Return the one system that some inputs are about, or why there is none."""
    joined, item = join_inputs(names, trust)
    return item if joined is None else evolve(item, system=joined.system)


def join_inputs(
    names: Sequence[str], trust: Sequence[str] = ()
) -> tuple[Joined | None, Input]:
    """Return what inputs say together, and under which name with which remarks.

    Where one of them cannot be read, nothing is joined: half of what is known would
    look like all of it.
    """
    remarks: list[Diagnostic] = []
    told: list[Witness] = []
    failed = False
    for name in names:
        try:
            witness, found = _witness(name)
            told.append(witness)
        except Error as error:
            found, failed = error.diagnostics, True
        remarks += found
    source = _PLUS.join(dict.fromkeys(names))
    if failed:
        return None, Input(source, None, tuple(remarks))
    try:
        joined = records.joining.join(told, trust)
    except InputError as error:
        return None, Input(source, None, (*remarks, *error.diagnostics))
    return joined, Input(source, None, (*remarks, *joined.diagnostics))


def _witness(name: str) -> tuple[Witness, tuple[Diagnostic, ...]]:
    """Return what one input says; raises `InputError` unless it is about one system."""
    if name == STANDARD:
        contents = read_contents(getattr(sys.stdin, "buffer", sys.stdin))
        found = readers.supplements.found_in(contents)
        items = _systems_in(contents) if found is None else ()
    else:
        found = readers.supplements.found_at(name)
        items = inputs_of(name) if found is None else ()
    if found is not None:
        supplement, remarks = found
        return records.joining.witness(supplement, name), remarks
    item = _only(name, list(islice(items, 2)))
    if item.system is None:
        raise InputError(item.diagnostics)
    source = name if name == STANDARD else item.source
    return records.joining.Witness(source, item.system), item.diagnostics


def _systems_in(contents: Contents) -> Iterator[Input]:
    text = contents.mark + contents.text.encode(contents.encoding)
    return readers.inputs.read_all(text, name=contents.name)


def _only(name: str, items: Sequence[Input]) -> Input:
    if len(items) == 1:
        return items[0]
    message = "there is more than one system in it, and one can be joined"
    one = "example:bloom" if name == EXAMPLES else f"{name}#1"
    cure = f"name one of them, such as {quoted(one)}"
    problem = Diagnostic("not-one-system", message, Place(name), help=cure)
    raise InputError([problem])


def _attached(items: Iterable[Input], shelf: Shelf) -> Iterator[Input]:
    """Yield systems with the records of what they are made from."""
    told: tuple[Diagnostic, ...] = ()
    for item in items:
        system, found = item.system, item.diagnostics
        if system is not None:
            try:
                system, remarks = shelf.library.attached(system)
            except InputError as error:
                system, remarks = None, error.diagnostics
            new = tuple(one for one in shelf.remarks if one not in told)
            told, found = shelf.remarks, (*found, *remarks, *new)
        yield evolve(item, system=system, diagnostics=found)
