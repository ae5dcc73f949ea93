"""Arguments of a verb; a wrong one is a diagnostic like any other."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from math import isfinite
from typing import NoReturn, TypeVar

from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion

T = TypeVar("T")

LONGEST = 86_400
"""How many seconds may be asked for: a day."""


class Parser(argparse.ArgumentParser):
    """Reads the arguments of one verb.

    `bare` has the value of options that may stand without one; whatever follows
    those is not their value.
    """

    bare: dict[str, str]

    def __init__(self, verb: str, description: str) -> None:
        """Name the verb, and what it does."""
        super().__init__(
            prog=f"osaid {verb}",
            description=f"{description[0].upper()}{description[1:]}.",
            allow_abbrev=False,
            add_help=False,
            # argparse lays every argument out once, to see whether it can; only for
            # people does the width of the terminal matter, which is slow to find out.
            formatter_class=partial(argparse.HelpFormatter, width=80),
        )
        self.bare = {}
        self.add_argument("-h", "--help", action="store_true", help="show this")

    def format_help(self) -> str:
        """Return the help, as wide as the terminal."""
        self.formatter_class = argparse.HelpFormatter
        return super().format_help()

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Return the arguments; raises `UsageError` for wrong ones."""
        written = [f"{a}={self.bare[a]}" if a in self.bare else a for a in arguments]
        self.usage = self.prog  # argparse would lay one out, which nobody sees
        found, unknown = self.parse_known_intermixed_args(written)
        problems = [self._unknown(argument) for argument in unknown]
        if problems:
            raise UsageError(problems)
        return found

    def error(self, message: str) -> NoReturn:
        """Raise what argparse has to say as a `UsageError`."""
        said = message.removeprefix("argument ")
        cure = f"see `{self.prog} --help`"
        raise UsageError([Diagnostic("wrong-arguments", said, help=cure)])

    def _unknown(self, argument: str) -> Diagnostic:
        option = argument.partition("=")[0]
        known = self._option_string_actions
        cure = suggestion(option, known) or f"see `{self.prog} --help`"
        return Diagnostic("unknown-option", f"no option {quoted(option)}", help=cure)


def choice(option: str, known: Sequence[str]) -> Callable[[str], str]:
    """Return a converter for an option with a few values."""

    def convert(text: str) -> str:
        if text not in known:
            message = f"{option} has no value {quoted(text)}"
            cure = suggestion(text, known) or f"one of {', '.join(known)}"
            raise UsageError([Diagnostic("unknown-value", message, help=cure)])
        return text

    return convert


def seconds(text: str) -> float:
    """Return a number of seconds; raises `UsageError` for what is none.

    >>> seconds("0.5")
    0.5
    """
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not (isfinite(found) and 0 <= found <= LONGEST):
        message = f"{quoted(text)} is not a time to wait"
        cure = f"write a number of seconds, up to {LONGEST}"
        raise UsageError([Diagnostic("not-a-time", message, help=cure)])
    return found
