"""`osaid diff`: what changed between two policies, and for which systems."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator

from osaid.analysis.differences import PolicyDifference, difference
from osaid.analysis.flips import Flips, flips
from osaid.assessment import read_all
from osaid.command import BAD_INPUT, own_licenses, own_policies
from osaid.command.arguments import Parser, choice
from osaid.command.messages import tell
from osaid.command.options import day
from osaid.command.streams import write
from osaid.records.systems import System
from osaid.reports.policy_differences import (
    MARKDOWN,
    difference_as_json,
    difference_as_text,
)


def _as_markdown(found: PolicyDifference, judged: Flips | None) -> str:
    return difference_as_text(found, judged, MARKDOWN)


def _as_json(found: PolicyDifference, judged: Flips | None) -> str:
    written = difference_as_json(found, judged)
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


FORMS: dict[str, Callable[[PolicyDifference, Flips | None], str]] = {
    "text": difference_as_text,
    "markdown": _as_markdown,
    "json": _as_json,
}


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    for name in ("before", "after"):
        parser.add_argument(
            name,
            metavar=name.upper(),
            help="a policy, such as `osaid 1.0`, or a file ending in .osaid",
        )
    parser.add_argument(
        "inputs",
        nargs="*",
        metavar="INPUT",
        help="systems to judge by both, as for `osaid check`",
    )
    parser.add_argument(
        "--format",
        default="text",
        type=choice("--format", tuple(FORMS)),
        metavar="|".join(FORMS),
        help="how to write it; default: text",
    )
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="the day of which facts are judged; default: the day of the record",
    )
    own_licenses.declare(parser)
    own_policies.declare(parser)


def run(arguments: Namespace) -> int:
    """Show what changed; 0 unless an input cannot be read."""
    shelves = own_policies.shelves(arguments)
    before, after = map(shelves.policy, (arguments.before, arguments.after))
    catalogue = own_licenses.catalogue_of(arguments.licenses)
    found = difference(before.checked, after.checked, catalogue)
    failed: list[str] = []
    judged = None
    if arguments.inputs:
        systems = _systems(arguments.inputs, failed)
        judged = flips(
            before, after, found, systems, as_of=arguments.as_of, licenses=catalogue
        )
    write(FORMS[arguments.format](found, judged), sys.stdout)
    return BAD_INPUT if failed else 0


def _systems(inputs: list[str], failed: list[str]) -> Iterator[tuple[str, System]]:
    for source in inputs:
        for item in read_all(source):
            tell(item.diagnostics, quiet=item.system is not None)
            if item.system is None:
                failed.append(source)
            else:
                yield item.source, item.system
