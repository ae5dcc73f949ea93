"""`osaid test`: run the tests that stand in policies, and put them to the test."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable

from osaid.command import BAD_INPUT, own_policies
from osaid.command.arguments import Parser, choice
from osaid.command.messages import tell
from osaid.command.streams import write
from osaid.diagnostics import Error
from osaid.shelves.loading import Shelves
from osaid.trials import pages
from osaid.trials.results import TrialRun, TrialStatus, Unloaded
from osaid.trials.running import run_tests

_FORMS = ("text", "json")


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "names",
        nargs="+",
        metavar="POLICY",
        help="a policy by name and version, or a file that ends in .osaid",
    )
    own_policies.declare(parser)
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="show how often each sentence was seen true, false and unknown",
    )
    parser.add_argument(
        "--mutants",
        action="store_true",
        help="change the policy in small ways, and show what no test notices",
    )
    parser.add_argument(
        "--format", type=choice("--format", _FORMS), default="text", metavar="text|json"
    )
    parser.add_argument(
        "--quiet", action="store_true", help="no messages other than errors"
    )


def run(arguments: Namespace) -> int:
    """Run the tests; 1 if one of them fails, 2 if one cannot be run."""
    shelves = own_policies.shelves(arguments)
    runs = [_run(name, shelves, arguments) for name in arguments.names]
    if arguments.format == "json":
        write(pages.json_text(runs), sys.stdout)
    else:
        write("\n\n".join(map(pages.page, runs)) + "\n", sys.stdout)
    return _exit_code(runs)


def _run(name: str, shelves: Shelves, arguments: Namespace) -> TrialRun | Unloaded:
    try:
        policy = shelves.policy(name)
    except Error as error:
        tell(error.diagnostics)
        return Unloaded(name, error.diagnostics)
    tell(policy.diagnostics, quiet=arguments.quiet)
    found = run_tests(policy, coverage=arguments.coverage, mutants=arguments.mutants)
    for result in found.results:
        tell(result.diagnostics, quiet=arguments.quiet)
    return found


def _exit_code(runs: Iterable[TrialRun | Unloaded]) -> int:
    codes = set()
    for found in runs:
        if isinstance(found, Unloaded) or found.count(TrialStatus.BROKEN):
            codes.add(BAD_INPUT)
        elif not found.passed:
            codes.add(1)
    return max(codes, default=0)
