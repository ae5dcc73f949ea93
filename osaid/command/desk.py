"""Where questions are put and answers are taken, line by line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

from attrs import frozen

from osaid.command.options import day
from osaid.command.streams import write
from osaid.command.telling import Author
from osaid.diagnostics import Diagnostic, Error, UsageError
from osaid.readers.answers import problems_in
from osaid.text import printable
from osaid.values import Shown

_MARK = "> "


@frozen(eq=False)
class Desk(Shown):
    """Says something, and hears what is answered.

    `lines` are the answers. They are shown again, unless they are `typed` on a
    terminal, where one sees them anyway.
    """

    lines: Iterator[str]
    typed: bool = False

    def say(self, text: str) -> None:
        """Write a text on the standard output, with `?` for what does not print."""
        write("\n".join(map(printable, text.split("\n"))), sys.stdout)

    def hear(self) -> str | None:
        """Return the next answer without space around it, None at the end."""
        self.say(_MARK)
        line = next(self.lines, None)
        heard = None if line is None else line.strip()
        if not self.typed or heard is None:
            self.say(f"{heard or ''}\n")
        return heard

    def author(self, by: str | None, made: date | None, role: str | None) -> Author:
        """Return who answers, and when; asks for what is not given.

        Raises `UsageError` where nobody says so: the clock is not asked.
        """
        odd = [one for text in (by, role) if text for one in problems_in(text)]
        if odd:
            raise UsageError(odd)
        while not by:
            by = self._asked("Who answers? Write a name.", "--by NAME")
        while made is None:
            asked = "Which day is it? It will stand beside every answer."
            text = self._asked(asked, "--as-of DATE")
            try:
                made = day(text)
            except Error as error:
                self.say(f"  {error.diagnostics[0].help}\n")
        return Author(by, made, role)

    def _asked(self, question: str, option: str) -> str:
        self.say(f"{question}\n")
        heard = self.hear()
        if heard is None:
            message = "nobody says who answers, or on which day"
            cure = f"write `{option}`"
            raise UsageError([Diagnostic("wrong-arguments", message, help=cure)])
        odd = problems_in(heard)
        for problem in odd:
            self.say(f"  {problem.message}\n")
        return "" if odd else heard
