"""What is wrong with an input: a code, a place and a cure, as a value.

Messages are lowercase, one line, with the user's own text in backticks. What to
write instead stands in `help`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

from osaid.text import Excerpt, Place, printable
from osaid.values import Value


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the work, others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@frozen
class Diagnostic(Value):
    """One thing that is wrong or odd: a stable code, a message, a place, a cure.

    >>> problem = Diagnostic("unknown-key", "no key `licence`", Place("a.yaml", 3),
    ...                      help="did you mean `license`?")
    >>> print(problem)
    a.yaml:3: error: no key `licence` [unknown-key]
      help: did you mean `license`?
    """

    code: str
    message: str
    place: Place | None = None
    help: str | None = None
    severity: Severity = Severity.ERROR
    excerpt: Excerpt | None = None
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the diagnostic with its underlined source, where there is one.

        What does not print is shown as `?`, in the names of files as well.
        """
        where = "" if self.place is None else f"{self.place}: "
        lines = [f"{where}{self.severity}: {self.message} [{self.code}]"]
        if self.excerpt is not None:
            line, underline = self.excerpt.shown()
            lines += [f"  | {line}".rstrip(), f"  | {underline}"]
        lines += [f"  note: {note}" for note in self.notes]
        if self.help is not None:
            lines.append(f"  help: {self.help}")
        return "\n".join(map(printable, lines))


class Error(Exception):
    """Something that could not be done, with every reason found.

    `diagnostics` holds at least one error, in the order of the input.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the diagnostics; the message is all of them."""
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(map(str, self.diagnostics)))

    def __reduce__(self) -> tuple[type[Error], tuple[tuple[Diagnostic, ...]]]:
        """Pickle as the class and its diagnostics."""
        return type(self), (self.diagnostics,)


class InputError(Error):
    """A record, table or document that cannot be read."""


class PolicyError(Error):
    """A policy that cannot be read, or is not well formed."""


class LicenseError(Error):
    """A licence expression or licence table that cannot be read."""


class UsageError(Error):
    """A request that names something which does not exist."""


def suggestion(word: str, known: Iterable[str]) -> str | None:
    """Return `did you mean …?` with the nearest known word, or None.

    >>> suggestion("licence", ["license", "location"])
    'did you mean `license`?'
    """
    from difflib import get_close_matches  # only when something is misspelt

    near = get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else None


def quoted(text: str, limit: int = 60) -> str:
    r"""Return a user's text in backticks, on one line and not too long.

    >>> quoted("two\nlines")
    '`two lines`'
    """
    flat = printable(" ".join(text.split()).replace("`", "'"))
    return f"`{flat if len(flat) <= limit else flat[:limit] + '…'}`"
