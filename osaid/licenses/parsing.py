"""From SPDX text to a licence expression, strictly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from osaid.diagnostics import Diagnostic, LicenseError, quoted
from osaid.licenses.expression import (
    Expression,
    License,
    With,
    conjunction,
    disjunction,
)
from osaid.licenses.names import license_named
from osaid.licenses.scanner import Role, Word, scan

_LONGEST_NAME = 300
"""No name or alias is longer, so that a longer text is not looked up."""


def parse_expression(text: str) -> Expression:
    """Return the value of an SPDX licence expression.

    Ids may be in any case, operators too. A text in quotation marks stands for a
    licence nobody could read. Raises `LicenseError` with place and cause for
    anything else.

    >>> print(parse_expression("mit OR apache-2.0 AND CC-BY-4.0"))
    MIT OR Apache-2.0 AND CC-BY-4.0
    >>> parse_expression("MIT OR Apache2")
    Traceback (most recent call last):
    osaid.diagnostics.LicenseError: license:1:8: error: unknown licence `Apache2` ...
    """
    return expression_of(_words(text))


def expression_of(words: Sequence[Word]) -> Expression:
    """Return the value of the words of an expression; `AND` binds tighter than `OR`.

    Raises `LicenseError` where it nests too deep.

    >>> print(expression_of(scan("mit or isc and (zlib)")))
    MIT OR ISC AND Zlib
    """
    # Of each parenthesis that is open: alternatives, each of terms that all apply.
    groups: list[list[list[Expression]]] = [[[]]]
    for word in words:
        if word.role is Role.OPEN:
            groups.append([[]])
        elif word.role is Role.CLOSE:
            inner = _alternatives(groups.pop())
            groups[-1][-1].append(inner)
        elif word.value == "OR":
            groups[-1].append([])
        elif word.role is Role.EXCEPTION:
            terms = groups[-1][-1]
            terms.append(With(cast("License", terms.pop()), str(word.value)))
        elif not isinstance(word.value, str):
            groups[-1][-1].append(word.value)
    return _alternatives(groups.pop())


def _alternatives(terms: list[list[Expression]]) -> Expression:
    return disjunction(
        together[0] if len(together) == 1 else conjunction(together)
        for together in terms
    )


def _words(text: str) -> Sequence[Word]:
    try:
        return scan(text)
    except LicenseError:
        named = license_named(text) if len(text) <= _LONGEST_NAME else None
        if named is None:
            raise
        message = f"{quoted(text)} is a name, not an expression"
        problem = Diagnostic("license-name", message, help=f"write `{named}`")
        raise LicenseError([problem]) from None
