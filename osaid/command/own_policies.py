"""Where a command looks for policies by name, besides what ships.

Folders are those of `--policies`, then the one that `OSAID_POLICIES` names. The
library looks into no folder by itself.
"""

from __future__ import annotations

import os
from argparse import Namespace

from osaid.assessment import shelves_of
from osaid.command.arguments import Parser
from osaid.shelves.loading import Shelves

FOLDER = "OSAID_POLICIES"
"""The variable of the environment that names a folder of policies."""


def declare(parser: Parser) -> None:
    """Declare the option that names folders of policies."""
    parser.add_argument(
        "--policies",
        action="append",
        default=[],
        metavar="FOLDER",
        help="look for policies here, too; may be given several times",
    )


def shelves(arguments: Namespace) -> Shelves:
    """Return where to look for policies."""
    named = os.environ.get(FOLDER)
    return shelves_of([*arguments.policies, *([named] if named else [])])
