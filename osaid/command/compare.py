"""`osaid compare`: how strict policies are beside one another, for all systems."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from osaid.analysis.comparing.crosswalks import Crosswalk, crosswalk
from osaid.analysis.comparing.directions import Comparison, comparison
from osaid.analysis.comparing.matrices import Matrix, matrix
from osaid.analysis.comparing.sides import Side
from osaid.analysis.solving.strictness import Answer
from osaid.command import own_licenses, own_policies
from osaid.command.arguments import Parser, choice, seconds
from osaid.command.options import pairs
from osaid.command.streams import Target
from osaid.comparison import SECONDS
from osaid.diagnostics import Diagnostic, Error, UsageError, quoted
from osaid.licenses.catalog import Catalogue
from osaid.records.systems import System
from osaid.reports.comparison_forms import comparison_as_json
from osaid.reports.comparison_tables import (
    crosswalk_as_markdown,
    matrix_as_markdown,
    matrix_as_text,
)
from osaid.reports.comparisons import comparison_as_markdown, comparison_as_text
from osaid.shelves.sides import sides, written
from osaid.text import Place
from osaid.writers.record import write_record

FORMS = ("text", "markdown", "json")

CODES = {Answer.YES: 0, Answer.NO: 1, Answer.NOT_DECIDED: 3}
"""What a comparison of two ends with: whether the first is at least as strict."""

_PAIR = 2

Found = Comparison | Matrix | Crosswalk


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "compared",
        nargs="*",
        default=[],
        metavar="POLICY",
        help="such as `osaid 1.0`, `mof 1.0:class_1` at a level, `osaid 1.0#lineage`"
        " for one requirement, `osaid 1.0, open_data=shared` under a reading, or a"
        " file; two, or several for a matrix",
    )
    parser.add_argument(
        "--crosswalk",
        action="store_true",
        help="two policies requirement by requirement, as Markdown",
    )
    parser.add_argument(
        "--matrix",
        action="store_true",
        help="each beside each; without a POLICY, all that can be found",
    )
    _declare_ways(parser)
    own_policies.declare(parser)
    own_licenses.declare(parser)


def _declare_ways(parser: Parser) -> None:
    parser.add_argument(
        "--reading",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="how to read a question that policies leave open, for all that have it",
    )
    parser.add_argument(
        "--seconds",
        type=seconds,
        default=SECONDS,
        metavar="N",
        help=f"how long all of it may take; default: {SECONDS:g}",
    )
    parser.add_argument(
        "--witness",
        metavar="FOLDER",
        help="write the systems that show what is not so here, as records",
    )
    parser.add_argument(
        "--format",
        type=choice("--format", FORMS),
        metavar="|".join(FORMS),
        help="how to write it; default: text, a crosswalk always as Markdown",
    )
    parser.add_argument("--output", metavar="FILE", help="write to this file")


def run(arguments: Namespace) -> int:
    """Compare; 0 if the first is at least as strict, 1 if not, 3 if not decided."""
    _check(arguments)
    among = _sides(arguments)
    files = [written(text).policy for text in arguments.compared]
    target = Target.of(arguments.output, [*files, *arguments.licenses])
    licenses = own_licenses.catalogue_of(arguments.licenses)
    found = _found(arguments, among, licenses)
    if arguments.witness is not None:
        _write_systems(Path(arguments.witness), _systems(found))
    target.write(_shown(found, arguments.format, licenses))
    return exit_code(found)


def exit_code(found: Found) -> int:
    """Return what the command ends with: of several, whether all was decided."""
    if isinstance(found, Comparison):
        return CODES[found.forward.in_fact]
    return 0 if found.is_decided else CODES[Answer.NOT_DECIDED]


def _check(arguments: Namespace) -> None:
    """Refuse what does not go together."""
    count = len(arguments.compared)
    enough = count >= _PAIR or (arguments.matrix and not count)
    if not enough:
        cure = "name two, as in `osaid compare 'mof 1.0:class_1' 'osaid 1.0'`"
        raise _wrong("no-policy", "it takes two policies to compare", cure)
    if arguments.crosswalk and (count > _PAIR or arguments.matrix):
        cure = "leave `--matrix` out, and name two policies"
        raise _wrong("wrong-arguments", "a crosswalk is of two policies", cure)
    if arguments.crosswalk and arguments.witness is not None:
        cure = "leave `--witness` out, or `--crosswalk`"
        raise _wrong("wrong-arguments", "a crosswalk shows no systems", cure)


def _sides(arguments: Namespace) -> tuple[Side, ...]:
    shelves = own_policies.shelves(arguments)
    names = arguments.compared or [str(name) for name in shelves.names]
    return sides(names, shelves, pairs(arguments.reading))


def _found(arguments: Namespace, among: tuple[Side, ...], licenses: Catalogue) -> Found:
    if arguments.matrix or len(among) > _PAIR:
        return matrix(among, licenses, arguments.seconds)
    one, other = among
    if arguments.crosswalk:
        return crosswalk(one, other, licenses, arguments.seconds)
    return comparison(one, other, licenses, arguments.seconds)


def _shown(found: Found, form: str | None, licenses: Catalogue) -> str:
    if form == "json":
        return comparison_as_json(found, licenses)
    match found:
        case Crosswalk():
            return crosswalk_as_markdown(found)
        case Matrix():
            return (matrix_as_markdown if form == "markdown" else matrix_as_text)(found)
        case Comparison():
            markdown = form == "markdown"
            return (comparison_as_markdown if markdown else comparison_as_text)(found)


def _systems(found: Found) -> Iterator[System]:
    match found:
        case Comparison(forward=forward, backward=backward):
            examples = (each.counterexample for each in (forward, backward))
            yield from (example.system for example in examples if example is not None)
        case Matrix(examples=shown):
            yield from (example.system for example in shown)


def _write_systems(folder: Path, systems: Iterator[System]) -> None:
    """Write records into a folder, each under its name; raises `Error`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for system in systems:
            path = folder / f"{system.name.replace(' ', '-')}.yaml"
            path.write_text(write_record(system), encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"no systems can be written here: the system says {quoted(reason)}"
        cure = "let `--witness` name a folder"
        problem = Diagnostic("unwritable", message, Place(str(folder)), help=cure)
        raise Error([problem]) from None


def _wrong(code: str, message: str, cure: str) -> UsageError:
    return UsageError([Diagnostic(code, message, help=cure)])
