"""`osaid convert`: write systems in another format, and say what it cannot hold."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator

from osaid.command import BAD_INPUT, merging
from osaid.command.arguments import Parser, choice
from osaid.command.messages import tell
from osaid.command.reading import inputs_of
from osaid.command.streams import Target
from osaid.conversion import TARGETS, Loss, convert
from osaid.diagnostics import Diagnostic, Severity, quoted
from osaid.readers.readings import Input
from osaid.records.differences import Effect

_FORMATS = tuple(TARGETS)
_MOST_SHOWN = 3
_BECAME = {
    Effect.MISSING: "left out",
    Effect.UNSOURCED: "written without its source",
    Effect.ALTERED: "written as something else",
    Effect.ADDED: "added by the format",
}


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="anything that `check` reads; several systems become rows of a table",
    )
    parser.add_argument(
        "--to",
        type=choice("--to", _FORMATS),
        required=True,
        metavar="|".join(_FORMATS),
        help="the format to write",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to this file; a record is JSON where it ends in .json, else YAML",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="no messages other than errors"
    )
    merging.declare(parser)


def run(arguments: Namespace) -> int:
    """Write what could be read; 2 if that was not everything."""
    target = Target.of(arguments.output, arguments.inputs)
    items = list(_read(arguments))
    systems = [item.system for item in items if item.system is not None]
    if not systems:
        return BAD_INPUT
    as_json = (arguments.output or "").lower().endswith(".json")
    converted = convert(systems, arguments.to, as_json=as_json)
    target.write(converted.text)
    tell(_summary(converted.lost), quiet=arguments.quiet)
    return 0 if len(systems) == len(items) else BAD_INPUT


def _read(arguments: Namespace) -> Iterator[Input]:
    """Yield every system that is to be written, and tell what is wrong with them."""
    for task in merging.prepared(arguments):
        for item in inputs_of(task) if isinstance(task, str) else (task,):
            tell(item.diagnostics, quiet=arguments.quiet)
            yield item


def _summary(lost: Iterable[Loss]) -> Iterator[Diagnostic]:
    """Yield a line for each reason, with the first few things that it holds for."""
    reasons: dict[tuple[Effect, str], list[str]] = {}
    for loss in lost:
        reasons.setdefault((loss.effect, loss.why), []).append(str(loss))
    for (effect, why), names in reasons.items():
        shown = ", ".join(map(quoted, names[:_MOST_SHOWN]))
        more = len(names) - _MOST_SHOWN
        rest = f" and {more} more" if more > 0 else ""
        message = f"{shown}{rest}: {_BECAME[effect]}; {why}"
        yield Diagnostic("not-converted", message, severity=Severity.WARNING)
