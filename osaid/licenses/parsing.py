"""From SPDX text to a licence expression, strictly.

`license_expression` reads the structure of what `scanner` has checked. It is only
imported for expressions of several licences.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from osaid.diagnostics import Diagnostic, LicenseError, quoted
from osaid.licenses.expression import (
    Expression,
    Leaf,
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
    """Return the value of the words of an expression.

    Raises `LicenseError` where it nests too deep.

    >>> expression_of(scan("isc"))
    License(id='ISC')
    """
    terms = [word.value for word in words if _is_term(word)]
    if len(terms) == 1:
        return cast("Leaf", terms[0])
    return _built(_licensing().parse(_outline(words), simple=True), terms)


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


def _is_term(word: Word) -> bool:
    return word.role in {Role.LICENSE, Role.OTHER, Role.EXCEPTION}


def _outline(words: Sequence[Word]) -> str:
    """Return the expression with numbers in place of its terms."""
    outline = []
    count = 0
    for word in words:
        outline.append(str(count) if _is_term(word) else str(word.value))
        count += _is_term(word)
    return " ".join(outline)


@cache
def _licensing() -> Any:  # noqa: ANN401 - the library has no types
    from license_expression import Licensing

    return Licensing()


def _built(
    node: Any,  # noqa: ANN401 - the same
    terms: Sequence[object],
) -> Expression:
    licensing = _licensing()
    if isinstance(node, licensing.AND):
        return conjunction(_built(part, terms) for part in node.args)
    if isinstance(node, licensing.OR):
        return disjunction(_built(part, terms) for part in node.args)
    keys = [int(symbol.key) for symbol in node.decompose()]
    if len(keys) == 1:
        return cast("Leaf", terms[keys[0]])
    license_, exception = (terms[key] for key in keys)
    return With(cast("License", license_), cast("str", exception))
