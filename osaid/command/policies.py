"""`osaid policies`: what ships with the package."""

from __future__ import annotations

import sys
from argparse import Namespace

from osaid.assessment import load_policy, policy_names
from osaid.command.arguments import Parser
from osaid.command.streams import write
from osaid.reports.plain import plain_table
from osaid.reports.table import Table


def declare(_: Parser) -> None:
    """Declare nothing: the verb takes no arguments."""


def run(_: Namespace) -> int:
    """List the policies with name, version, status and title."""
    policies = [load_policy(name) for name in policy_names()]
    rows = tuple((p.name, p.version, p.status.value, p.title) for p in policies)
    table = Table(("name", "version", "status", "title"), rows)
    write(plain_table(table) + "\n", sys.stdout)
    return 0
