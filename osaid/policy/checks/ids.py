"""Licence ids in braces: known, in use, and spelled as they are listed."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import Severity, quoted
from osaid.licenses.catalog import deprecated_licenses
from osaid.licenses.named_sets import set_names
from osaid.licenses.names import (
    canonical_exception,
    canonical_license,
    known_license,
    nearest,
    nearest_exception,
)
from osaid.policy.checks.problems import Code, Problem
from osaid.policy.checks.scope import Scope
from osaid.policy.syntax import LicenseItem
from osaid.text import Span

_OWN = ("licenseref-", "documentref-")
_NO_LICENSE = {"NONE", "NOASSERTION"}


def check_license_item(item: LicenseItem, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with one licence in braces, and with its exception.

    A `LicenseRef` that nobody knows is taken as it stands: it is how an unlisted
    licence is named.
    """
    start = item.span.start
    yield from _check_license(
        item.license, Span(start, start + len(item.license)), scope
    )
    if item.exception is not None:
        end = item.span.end
        yield from _check_exception(
            item.exception, Span(max(start, end - len(item.exception)), end)
        )


def _check_license(word: str, at: Span, scope: Scope) -> Iterator[Problem]:
    known = canonical_license(word)
    if word in deprecated_licenses():
        yield _deprecated(word, at, deprecated_licenses()[word])
    elif known is not None and known != word:
        same = known.lower() == word.lower()
        yield _misspelled(word, at, known) if same else _deprecated(word, at, known)
    elif known is None and canonical_exception(word) is not None:
        yield Problem(
            Code.EXCEPTION_MISPLACED,
            at,
            f"{quoted(word)} is an exception, not a licence",
            f"name the licence before it: {quoted(f'GPL-2.0-only WITH {word}')}",
        )
    elif known is None and not word.lower().startswith(_OWN):
        yield _unknown_license(word, at, scope)


def _deprecated(word: str, at: Span, instead: str | None) -> Problem:
    if instead is None:
        # Without a successor there is nothing else to write.
        return Problem(
            Code.DEPRECATED_LICENSE,
            at,
            f"SPDX has deprecated {quoted(word)}",
            "check whether another licence of the list is meant",
            Severity.WARNING,
        )
    message = f"{quoted(word)} is an old id of {quoted(instead)}"
    return Problem(Code.DEPRECATED_LICENSE, at, message, f"write `{instead}`")


def _misspelled(word: str, at: Span, known: str) -> Problem:
    message = f"{quoted(word)} is listed as {quoted(known)}"
    return Problem(Code.LICENSE_CASE, at, message, f"write `{known}`")


def _unknown_license(word: str, at: Span, scope: Scope) -> Problem:
    message = f"unknown licence {quoted(word)}"
    if word in scope.terms or word in set_names():
        message = f"{quoted(word)} is a set, not a licence"
        return Problem(
            Code.UNKNOWN_LICENSE, at, message, f"write `{word}` without braces"
        )
    if word.upper() in _NO_LICENSE:
        return Problem(Code.UNKNOWN_LICENSE, at, message, "write `not has license`")
    return Problem(
        Code.UNKNOWN_LICENSE,
        at,
        message,
        lambda: _meant(nearest(word)) or "name an unlisted one `LicenseRef-…`",
    )


def _check_exception(word: str, at: Span) -> Iterator[Problem]:
    known = canonical_exception(word)
    if known is not None:
        if known != word:
            yield _misspelled(word, at, known)
    elif known_license(word):
        yield Problem(
            Code.EXCEPTION_MISPLACED,
            at,
            f"{quoted(word)} is a licence, not an exception",
            "list both licences with a comma between them",
        )
    else:
        yield Problem(
            Code.UNKNOWN_LICENSE,
            at,
            f"unknown exception {quoted(word)}",
            lambda: _meant(nearest_exception(word)),
        )


def _meant(near: str | None) -> str | None:
    return None if near is None else f"did you mean `{near}`?"
