"""`osaid license`: what licences grant, what sets hold, what an update alters."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable

from osaid.command import BAD_INPUT, own_licenses, own_policies
from osaid.command.arguments import Parser, choice
from osaid.command.messages import tell
from osaid.command.reading import read_inputs
from osaid.command.streams import Target
from osaid.diagnostics import Diagnostic, UsageError
from osaid.evaluation.codec import encode
from osaid.evaluation.updates import Update
from osaid.library.shipped import DEFAULT
from osaid.licenses.sets import NamedSet
from osaid.readers.catalogues import catalogue_text, read_catalogue
from osaid.reports.license_answers import answer_license
from osaid.reports.license_lists import (
    answer_changes,
    answer_sets,
    changes_page,
    set_names,
    set_page,
    sets_page,
)
from osaid.reports.license_page import license_page

_FORMS = ("text", "json")


def declare(parser: Parser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="EXPRESSION",
        help="a licence, however it is written; with `--changes`, systems to judge",
    )
    parser.add_argument("--list", metavar="SET", help="list what a set holds")
    parser.add_argument("--sets", action="store_true", help="list the sets")
    parser.add_argument(
        "--changes",
        nargs=2,
        metavar=("OLD", "NEW"),
        help="say what differs between two exported catalogues, or `shipped`",
    )
    parser.add_argument(
        "--export", metavar="FILE", help="write the catalogue to a file, to compare"
    )
    own_licenses.declare(parser)
    parser.add_argument(
        "--policy",
        default=DEFAULT,
        metavar="POLICY",
        help=f"what `--changes` judges systems by; default: {DEFAULT}",
    )
    own_policies.declare(parser)
    parser.add_argument(
        "--format", type=choice("--format", _FORMS), default="text", metavar="text|json"
    )
    parser.add_argument(
        "--quiet", action="store_true", help="no messages other than errors"
    )


def run(arguments: Namespace) -> int:
    """Answer one question; 2 if a system that was given could not be read."""
    return _asked(arguments)(arguments)


def _asked(arguments: Namespace) -> Callable[[Namespace], int]:
    asked = [name for name in _QUESTIONS if getattr(arguments, name)]
    if arguments.changes and asked == ["words", "changes"]:
        asked = ["changes"]
    if len(asked) != 1:
        message = "one question at a time" if asked else "a licence is missing"
        cure = "write `osaid license EXPRESSION`, or see `osaid license --help`"
        raise UsageError([Diagnostic("wrong-arguments", message, help=cure)])
    return _QUESTIONS[asked[0]]


def _expression(arguments: Namespace) -> int:
    catalogue = own_licenses.catalogue_of(arguments.licenses, quiet=arguments.quiet)
    answer = answer_license(" ".join(arguments.words), catalogue)
    _write(arguments, answer, lambda: license_page(answer))
    return 0


def _list(arguments: Namespace) -> int:
    name = NamedSet(arguments.list).name
    catalogue = own_licenses.catalogue_of(arguments.licenses, quiet=arguments.quiet)
    answer = answer_sets([name], catalogue)
    _write(arguments, answer, lambda: set_page(answer.sets[0]))
    return 0


def _sets(arguments: Namespace) -> int:
    catalogue = own_licenses.catalogue_of(arguments.licenses, quiet=arguments.quiet)
    answer = answer_sets(set_names(), catalogue)
    _write(arguments, answer, lambda: sets_page(answer))
    return 0


def _export(arguments: Namespace) -> int:
    catalogue = own_licenses.catalogue_of(arguments.licenses, quiet=arguments.quiet)
    target = Target.of(arguments.export, arguments.licenses)
    target.write(catalogue_text(catalogue))
    return 0


def _changes(arguments: Namespace) -> int:
    update = Update(*map(read_catalogue, arguments.changes))
    policy = own_policies.shelves(arguments).policy(arguments.policy)
    tell(policy.diagnostics, quiet=arguments.quiet)
    items = list(read_inputs(arguments.words, quiet=arguments.quiet))
    systems = [(item.source, item.system) for item in items if item.system is not None]
    found = (update.altered(source, system, policy) for source, system in systems)
    verdicts = [verdict for verdict in found if verdict is not None]
    answer = answer_changes(update, len(systems), verdicts)
    _write(arguments, answer, lambda: changes_page(answer))
    return 0 if len(systems) == len(items) else BAD_INPUT


def _write(arguments: Namespace, answer: object, page: Callable[[], str]) -> None:
    as_json = arguments.format == "json"
    text = json.dumps(encode(answer), indent=2) + "\n" if as_json else page()
    Target().write(text)


_QUESTIONS: dict[str, Callable[[Namespace], int]] = {
    "words": _expression,
    "list": _list,
    "sets": _sets,
    "changes": _changes,
    "export": _export,
}
