"""The options of `osaid check` by which remedies are asked for."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from osaid import reports
from osaid.command.arguments import Parser, choice
from osaid.diagnostics import Diagnostic, UsageError, quoted
from osaid.evaluation.verdicts import SECONDS

if TYPE_CHECKING:
    from osaid.evaluation.policies import Policy
    from osaid.reports.advice import Wanted

TARGETS = ("possible", "conforms")

_OPTIONS = ("toward", "price", "forbid", "only", "seconds")


def declare(parser: Parser) -> None:
    """Declare the options by which remedies are asked for."""
    group = parser.add_argument_group("what would change a verdict")
    group.add_argument(
        "--remedies", action="store_true", help="find the smallest sets of changes"
    )
    group.add_argument(
        "--toward",
        type=choice("--toward", TARGETS),
        metavar="|".join(TARGETS),
        help="until nothing is false any more, or until it conforms; default: possible",
    )
    group.add_argument(
        "--price",
        action="append",
        metavar="CHANGES=N",
        help="what these changes cost, such as `publish:data=5`; others cost 1",
    )
    group.add_argument(
        "--forbid",
        action="append",
        metavar="CHANGES",
        help="do without these: a move, a kind, or `MOVE:KIND`",
    )
    group.add_argument(
        "--only", action="append", metavar="CHANGES", help="do nothing but these"
    )
    group.add_argument(
        "--seconds",
        type=seconds,
        metavar="N",
        help=f"look so long for the remedies of a system; default: {SECONDS:g}",
    )


def wanted(arguments: Namespace) -> Wanted | None:
    """Return what is asked of remedies, None if nothing.

    Raises `UsageError` for options that go with `--remedies` alone, and for those that
    do not go with it.
    """
    if not arguments.remedies:
        given = [o for o in _OPTIONS if getattr(arguments, o) is not None]
        problems = [_alone(f"--{option}") for option in given]
        if problems:
            raise UsageError(problems)
        return None
    if arguments.readings is not None:
        message = "`--remedies` does not go with `--readings all`"
        cure = "ask for remedies under one choice of readings, with `--reading`"
        raise UsageError([Diagnostic("wrong-arguments", message, help=cure)])
    return reports.advice.Wanted(
        toward=arguments.toward or TARGETS[0],
        prices=tuple(prices(arguments.price or ()).items()),
        forbid=tuple(dict.fromkeys(arguments.forbid or ())),
        only=tuple(dict.fromkeys(arguments.only or ())),
        seconds=arguments.seconds or int(SECONDS),
    )


def check(asked: Wanted | None, policy: Policy) -> None:
    """Raise `UsageError` for changes that nobody knows, or without a solver."""
    if asked is not None:
        reports.remedies.check(asked, policy.checked)


def prices(texts: Iterable[str]) -> dict[str, int]:
    """Return prices of changes; raises `UsageError` unless each is `CHANGES=N`.

    >>> prices(["publish:data=5"])
    {'publish:data': 5}
    """
    found: dict[str, int] = {}
    for text in texts:
        changes, _, price = (part.strip() for part in text.partition("="))
        if not changes or not _is_number(price):
            message = f"{quoted(text)} is not a price of changes"
            cure = "write changes and a whole number, as in `publish:data=5`"
            raise UsageError([Diagnostic("not-a-price", message, help=cure)])
        if found.setdefault(changes, int(price)) != int(price):
            message = f"changes {quoted(changes)} are given two prices"
            cure = "keep one of them"
            raise UsageError([Diagnostic("price-twice", message, help=cure)])
    return found


def seconds(text: str) -> int:
    """Return a time; raises `UsageError` unless it is a whole number above 0.

    >>> seconds("30")
    30
    """
    if not _is_number(text) or int(text) < 1:
        message = f"{quoted(text)} is not a number of seconds"
        cure = "write a whole number above 0, such as `30`"
        raise UsageError([Diagnostic("not-a-time", message, help=cure)])
    return int(text)


def _is_number(text: str) -> bool:
    """Return whether a text is a whole number, and not a long one."""
    return text.isascii() and text.isdigit() and len(text) < 7  # noqa: PLR2004 - digits


def _alone(option: str) -> Diagnostic:
    message = f"`{option}` says nothing without `--remedies`"
    cure = "add `--remedies`, or leave it out"
    return Diagnostic("wrong-arguments", message, help=cure)
