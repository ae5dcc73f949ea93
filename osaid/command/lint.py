"""`osaid lint`: everything that is wrong or odd in policies."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from osaid.command import BAD_INPUT, own_policies
from osaid.command.arguments import Parser
from osaid.command.streams import write
from osaid.diagnostics import Diagnostic, InputError, Severity
from osaid.readers.contents import read_contents
from osaid.shelves.loading import Shelves
from osaid.text import Source


def declare(parser: Parser) -> None:
    """Declare the files to look at."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a policy, ending in .osaid"
    )
    own_policies.declare(parser)


def run(arguments: Namespace) -> int:
    """Tell what is wrong with each policy; an error gives 2, nothing else does."""
    failed = False
    shelves = own_policies.shelves(arguments)
    for name in arguments.files:
        diagnostics = tuple(_diagnostics(name, shelves))
        write("".join(f"{diagnostic}\n" for diagnostic in diagnostics), sys.stderr)
        failed |= any(d.severity is Severity.ERROR for d in diagnostics)
    return BAD_INPUT if failed else 0


def _diagnostics(name: str, shelves: Shelves) -> Iterable[Diagnostic]:
    try:
        text = read_contents(name).text
    except InputError as error:
        return error.diagnostics
    return shelves.diagnosed(Source(name, text), beside=str(Path(name).parent))
