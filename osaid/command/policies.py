"""`osaid policies`: which policies there are, and what one of them says."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator

from osaid.command import own_policies
from osaid.command.arguments import Parser, choice
from osaid.command.messages import tell
from osaid.command.streams import write
from osaid.diagnostics import Diagnostic, PolicyError, UsageError
from osaid.evaluation.policies import Policy
from osaid.policy.printer import print_policy
from osaid.reports.plain import plain_table
from osaid.reports.policy_document import policy_document
from osaid.reports.policy_summary import policy_summary
from osaid.reports.table import Table
from osaid.shelves.loading import Shelves

FORMS = ("summary", "markdown", "osaid")


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "policy",
        nargs="*",
        metavar="POLICY",
        help="a policy to show, such as `osaid 1.0`, or a file ending in .osaid",
    )
    parser.add_argument(
        "--as",
        dest="form",
        type=choice("the form", FORMS),
        metavar="|".join(FORMS),
        help="in short, as a document for people, or in the language itself",
    )
    own_policies.declare(parser)


def run(arguments: Namespace) -> int:
    """List all policies, or show one."""
    shelves = own_policies.shelves(arguments)
    tell(shelves.diagnostics)
    if arguments.policy:
        policy = shelves.policy(" ".join(arguments.policy))
        write(_shown(policy, arguments.form or FORMS[0]), sys.stdout)
    elif arguments.form:
        cure = "name one, as in `osaid policies osaid 1.0 --as markdown`"
        message = "which policy to show is not said"
        raise UsageError([Diagnostic("no-policy", message, help=cure)])
    else:
        rows = tuple(_rows(shelves))
        table = Table(("name", "version", "status", "title"), rows)
        write(plain_table(table) + "\n", sys.stdout)
    return 0


def _rows(shelves: Shelves) -> Iterator[tuple[str, ...]]:
    for known in shelves.names:
        try:
            policy = shelves.policy(str(known))
        except (PolicyError, UsageError):
            yield known.name, known.version, "?", "cannot be used, see `osaid lint`"
        else:
            status = policy.status.value
            yield policy.name, policy.version, status, policy.title


def _shown(policy: Policy, form: str) -> str:
    if form == "markdown":
        return policy_document(policy.checked)
    if form == "osaid":
        return print_policy(policy.checked.own)
    return policy_summary(policy.checked)
