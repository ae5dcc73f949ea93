"""`osaid diff`: what changed between two policies, and for which systems."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator

from osaid.analysis.differences import PolicyDifference, difference
from osaid.analysis.flips import Flips, flips
from osaid.command import BAD_INPUT, own_licenses, own_policies
from osaid.command.arguments import Parser, choice
from osaid.command.messages import tell
from osaid.command.options import day
from osaid.command.reading import inputs_of
from osaid.command.streams import write
from osaid.evaluation.policies import Policy
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
        default=[],
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
    parser.add_argument(
        "--level",
        metavar="NAME",
        help="the level that is asked for, of each ladder that has it;"
        " default: the lowest",
    )
    own_licenses.declare(parser)
    own_policies.declare(parser)


def run(arguments: Namespace) -> int:
    """Show what changed; 0 unless an input cannot be read."""
    shelves = own_policies.shelves(arguments)
    named = map(shelves.policy, (arguments.before, arguments.after))
    before, after = _at_level(list(named), arguments.level)
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


def _at_level(policies: list[Policy], level: str | None) -> list[Policy]:
    """Return policies at a level, as far as they have it.

    Raises `UsageError` if none of them does, for one that has other levels.
    """
    if not any(level in policy.levels for policy in policies):
        graded = [policy for policy in policies if policy.levels and level is not None]
        return [policy.at_level(level) for policy in graded or policies]
    return [p.at_level(level) if level in p.levels else p for p in policies]


def _systems(inputs: list[str], failed: list[str]) -> Iterator[tuple[str, System]]:
    for source in inputs:
        for item in inputs_of(source):
            tell(item.diagnostics, quiet=item.system is not None)
            if item.system is None:
                failed.append(source)
            else:
                yield item.source, item.system
