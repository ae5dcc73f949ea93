"""`osaid reconcile`: where several sources on one system disagree."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from osaid.command import BAD_INPUT
from osaid.command.arguments import Parser, choice
from osaid.command.merging import join_inputs
from osaid.command.messages import tell
from osaid.command.streams import Target
from osaid.diagnostics import Diagnostic, Severity
from osaid.records.joining import Joined
from osaid.reports import disagreements

_FORMS = ("text", "json", "csv")
_ENDINGS = {".json": "json", ".csv": "csv"}
_SHOWN = "sources-disagree"


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="what `check` reads, all about one system; supplements as well",
    )
    parser.add_argument(
        "--format",
        type=choice("--format", _FORMS),
        metavar="|".join(_FORMS),
        help="default: after the ending of the output, else text",
    )
    parser.add_argument("--output", metavar="FILE", help="write to this file")
    parser.add_argument(
        "--quiet", action="store_true", help="no messages other than errors"
    )


def run(arguments: Namespace) -> int:
    """List the disagreements; 1 if there are any, and 2 if an input cannot be read."""
    names = tuple(dict.fromkeys(arguments.inputs))
    target = Target.of(arguments.output, names)
    joined, item = join_inputs(names)
    tell(filter(_is_missing, item.diagnostics), quiet=arguments.quiet)
    if joined is None:
        return BAD_INPUT
    target.write(_text(joined, names, _form(arguments)))
    return 1 if joined.disagreements else 0


def _is_missing(diagnostic: Diagnostic) -> bool:
    """Return whether a message is about something that the list does not hold."""
    return diagnostic.severity is Severity.ERROR or diagnostic.code != _SHOWN


def _form(arguments: Namespace) -> str:
    ending = Path(arguments.output or "").suffix.lower()
    form: str = arguments.format or _ENDINGS.get(ending, "text")
    return form


def _text(joined: Joined, names: tuple[str, ...], form: str) -> str:
    if form == "json":
        return disagreements.json_text(joined, names)
    if form == "csv":
        return disagreements.csv_text(joined)
    return f"{disagreements.page(joined, names)}\n"
