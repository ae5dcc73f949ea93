"""`osaid schema`: the published forms, as JSON Schema."""

from __future__ import annotations

import sys
from argparse import Namespace

from osaid.command.arguments import Parser, choice
from osaid.command.streams import write

SCHEMAS = {
    "comparison": "comparison-1.json",
    "record": "record-1.json",
    "supplement": "supplement-1.json",
    "verdict": "verdict-1.json",
}


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "form",
        type=choice("the schema", tuple(SCHEMAS)),
        metavar="|".join(SCHEMAS),
        help="records and supplements as they are written, verdicts and comparisons as"
        " they come out",
    )


def run(arguments: Namespace) -> int:
    """Print a schema."""
    from importlib.resources import files

    file = files("osaid") / "schemas" / SCHEMAS[arguments.form]
    write(file.read_text(encoding="utf-8"), sys.stdout)
    return 0
