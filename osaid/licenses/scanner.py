"""The words of a licence expression, and where each of them stands.

Whoever reads on can rely on balanced parentheses and on words in an order that
makes sense; what is wrong is said with its place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from enum import StrEnum

from attrs import frozen

from osaid.diagnostics import Diagnostic, LicenseError, quoted
from osaid.licenses.expression import (
    MAX_DEPTH,
    NOASSERTION,
    License,
    Nothing,
    Unread,
)
from osaid.licenses.identification import reference
from osaid.licenses.names import (
    canonical_exception,
    canonical_license,
    nearest,
    nearest_exception,
)
from osaid.text import Source, Span
from osaid.values import Value

MAX_LENGTH = 100_000
"""How many characters an expression may have; 1000 licences need fewer."""

_MOST_DIAGNOSTICS = 10
"""How many unknown words are named; looking for near ones takes time."""


class Role(StrEnum):
    """What a word is in an expression."""

    START = "the start"
    LICENSE = "a licence"
    OTHER = "no licence, or an unread text"
    OPERATOR = "an operator"
    WITH = "with"
    EXCEPTION = "an exception"
    OPEN = "("
    CLOSE = ")"


@frozen
class Word(Value):
    """One word of an expression: its role, its place and its value.

    The value of a licence is its leaf, of an exception its id, else the text.
    """

    role: Role
    span: Span
    value: License | Nothing | Unread | str


_WORDS = re.compile(r'"(?:[^"\\]|\\.)*"|[()]|[^\s()"]+|".*', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ADDITION = re.compile(r"(?:DocumentRef-[\w.-]+:)?AdditionRef-[\w.-]+", re.ASCII)

_LICENSES = {Role.LICENSE, Role.OTHER, Role.OPEN}
_AFTER_TERM = {Role.OPERATOR, Role.CLOSE}
_FOLLOWERS = {
    Role.START: _LICENSES,
    Role.OPERATOR: _LICENSES,
    Role.OPEN: _LICENSES,
    Role.LICENSE: _AFTER_TERM | {Role.WITH},
    Role.OTHER: _AFTER_TERM,
    Role.WITH: {Role.EXCEPTION},
    Role.EXCEPTION: _AFTER_TERM,
    Role.CLOSE: _AFTER_TERM,
}
_EXPECTED = {
    Role.LICENSE: "`AND`, `OR` or `WITH`",
    Role.OTHER: "`AND` or `OR`",
    Role.WITH: "an exception",
    Role.EXCEPTION: "`AND` or `OR`",
    Role.CLOSE: "`AND` or `OR`",
}


def scan(text: str) -> tuple[Word, ...]:
    """Return the words of an expression, in order.

    Raises `LicenseError` with every unknown word up to the first word that is out
    of place.

    >>> [str(word.value) for word in scan("mit OR (isc)")]
    ['MIT', 'OR', '(', 'ISC', ')']
    """
    if len(text) > MAX_LENGTH:
        message = f"a licence expression of {len(text)} characters is too long"
        raise LicenseError([Diagnostic("license-too-long", message)])
    scanner = _Scanner(Source("license", text))
    words = tuple(scanner.words())
    if scanner.problems:
        raise LicenseError(scanner.problems)
    return words


def scan_leniently(text: str) -> tuple[Word, ...] | None:
    """Return the words of an expression, or None where anything is wrong with it.

    What is wrong is not looked into, which takes most of the time.

    >>> scan_leniently("odd (1 AND") is None
    True
    """
    if len(text) > MAX_LENGTH:
        return None
    try:
        return tuple(_LenientScanner(Source("license", text)).words())
    except _WrongError:
        return None


class _WrongError(Exception):
    """Something is wrong with a text; nobody asks what."""


class _Scanner:
    """One pass over one text, with the problems it has met."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Diagnostic] = []
        self.open: list[Span] = []

    def words(self) -> Iterator[Word]:
        """Return the words up to the first one that is out of place."""
        if control := _CONTROL.search(self.source.text):
            self._report(
                Span(*control.span()), "control-character", "control character"
            )
            return
        before = Role.START
        for match in _WORDS.finditer(self.source.text):
            text, span = match[0], Span(*match.span())
            role = _role(text, before)
            if role not in _FOLLOWERS[before]:
                self._misplaced(span, before, quoted(text))
                return
            if not self._balanced(role, span):
                return
            yield Word(role, span, self._value(role, text, span))
            before = role
        self._end(before)

    def _value(
        self, role: Role, text: str, span: Span
    ) -> License | Nothing | Unread | str:
        match role:
            case Role.LICENSE:
                return self._license(text, span)
            case Role.EXCEPTION:
                return self._exception(text, span)
            case Role.OTHER:
                return self._other(text, span)
            case _:
                return text.upper()

    def _license(self, text: str, span: Span) -> License:
        if known := canonical_license(text) or reference(text):
            return License(known)
        if len(self.problems) < _MOST_DIAGNOSTICS:
            message = f"unknown licence {quoted(text)}"
            self._report(span, "unknown-license", message, lambda: _advice(text))
        return License("unknown")  # stands in until all words have been seen

    def _exception(self, text: str, span: Span) -> str:
        known = canonical_exception(text)
        if known is None and _ADDITION.fullmatch(text):
            return text
        if known is None and len(self.problems) < _MOST_DIAGNOSTICS:
            message = f"unknown exception {quoted(text)}"
            self._report(
                span, "unknown-exception", message, lambda: _exception_advice(text)
            )
        return known or "unknown"

    def _other(self, text: str, span: Span) -> Nothing | Unread:
        if text == "NONE":
            return Nothing()
        unread = Unread(text) if text == NOASSERTION else unquoted(text)
        if unread is None:
            self._report(span, "license-syntax", "quotation marks that do not match")
        return unread or Unread(text)

    def _balanced(self, role: Role, span: Span) -> bool:
        if role is Role.OPEN:
            self.open.append(span)
            if len(self.open) > MAX_DEPTH:
                message = f"parentheses nest more than {MAX_DEPTH} deep"
                self._report(span, "license-too-deep", message)
                return False
        elif role is Role.CLOSE:
            if not self.open:
                self._report(span, "license-syntax", "`)` without `(`")
                return False
            self.open.pop()
        return True

    def _end(self, before: Role) -> None:
        if Role.CLOSE not in _FOLLOWERS[before]:
            end = len(self.source.text)
            self._misplaced(Span(end, end), before, "the end")
        elif self.open:
            self._report(self.open[-1], "license-syntax", "`(` is never closed")

    def _misplaced(self, span: Span, before: Role, found: str) -> None:
        expected = _EXPECTED.get(before, "a licence")
        message = f"{expected} expected, found {found}"
        self._report(span, "license-syntax", message)

    def _report(
        self,
        span: Span,
        code: str,
        message: str,
        advice: Callable[[], str | None] = lambda: None,
    ) -> None:
        place, excerpt = self.source.place(span), self.source.excerpt(span)
        self.problems.append(
            Diagnostic(code, message, place, help=advice(), excerpt=excerpt)
        )


class _LenientScanner(_Scanner):
    """A pass that ends with the first problem."""

    def _report(self, *_: object) -> None:
        raise _WrongError


def _role(text: str, before: Role) -> Role:
    if text in {"(", ")"}:
        return Role(text)
    if text.upper() in {"AND", "OR"}:
        return Role.OPERATOR
    if text.upper() == "WITH":
        return Role.WITH
    if text.startswith('"') or text in {"NONE", NOASSERTION}:
        return Role.OTHER
    return Role.EXCEPTION if before is Role.WITH else Role.LICENSE


def unquoted(text: str) -> Unread | None:
    r"""Return the unread text that stands in quotation marks, or None.

    >>> unquoted('"ask us"')
    Unread(text='ask us')
    """
    if not (text.startswith('"') and text.endswith('"')):
        return None
    try:
        return Unread(str(json.loads(text, strict=False)))
    except ValueError:
        return None


def _advice(text: str) -> str:
    if {"/", ",", ";"} & set(text):
        return "write `AND` or `OR` between licences"
    if near := nearest(text):
        return f"did you mean `{near}`?"
    return "write `LicenseRef-NAME` for a licence that is not on SPDX's list"


def _exception_advice(text: str) -> str | None:
    near = nearest_exception(text)
    return f"did you mean `{near}`?" if near else None
