"""What can be wrong with the wording of a policy, before it means anything."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from osaid.diagnostics import Diagnostic
from osaid.text import Source, Span


class SyntaxCode(StrEnum):
    """Every code of the parser; `docs/diagnostics.md` explains each."""

    BRACES_MISSING = "braces-missing"
    COLON_MISSING = "colon-missing"
    CONTROL_CHARACTER = "control-character"
    LANGUAGE_VERSION = "language-version"
    LICENSE_OUTSIDE_BRACES = "license-outside-braces"
    MISPLACED = "misplaced"
    MISSING_HEADING = "missing-heading"
    MIXED_OPERATORS = "mixed-operators"
    NESTING_TOO_DEEP = "nesting-too-deep"
    NO_SUCH_DAY = "no-such-day"
    NUMBER_TOO_LONG = "number-too-long"
    POLICY_TOO_LONG = "policy-too-long"
    RESERVED_WORD = "reserved-word"
    SYNTAX = "syntax"
    TOO_MANY_MISTAKES = "too-many-mistakes"
    UNCLOSED = "unclosed"
    UNKNOWN_ESCAPE = "unknown-escape"
    UNOPENED = "unopened"
    WRONG_CHARACTER = "wrong-character"
    WRONG_OPERATOR = "wrong-operator"
    WRONG_QUOTES = "wrong-quotes"
    WRONG_WORD = "wrong-word"


@frozen
class Mistake:
    """One thing that is wrong at a stretch of a policy, and its cure.

    Without `shown` the line is not repeated, as it may hold anything.
    """

    code: SyntaxCode
    at: Span
    message: str
    help: str | None = None
    shown: bool = True

    def diagnostic(self, source: Source) -> Diagnostic:
        """Return the mistake as it is shown, with its place in the text."""
        return Diagnostic(
            str(self.code),
            self.message,
            source.place(self.at),
            help=self.help,
            excerpt=source.excerpt(self.at) if self.shown else None,
        )


class Refused(Exception):  # noqa: N818 - it does not leave the parser
    """A mistake that stops the building of the tree."""

    def __init__(self, mistake: Mistake) -> None:
        """Keep the mistake."""
        super().__init__(mistake.message)
        self.mistake = mistake
