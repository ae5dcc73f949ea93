"""From text to a licence expression: strictly, or whatever is written.

`license_expression` reads the structure of what `scanner` has checked. It is only
imported for expressions of several licences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, cast

from osaid.diagnostics import Diagnostic, LicenseError, quoted
from osaid.licenses.expression import (
    NOASSERTION,
    Expression,
    Leaf,
    License,
    Nothing,
    Unread,
    With,
    conjunction,
    disjunction,
)
from osaid.licenses.names import canonical_license, license_named
from osaid.licenses.scanner import Role, Word, reference, scan, unquoted

_LONGEST_NAME = 300
"""No name or alias is longer, so that a longer text is not looked up."""

_STRUCTURE = re.compile(r'["()]|\s(?:AND|OR|WITH)\s', re.IGNORECASE)


def read_license(text: str) -> Expression:
    """Return what a text says, whatever it is; never raises.

    Read are SPDX expressions in any case, deprecated ids, and the names and aliases
    of our table. Everything else is `Unread`, with the text kept: a family such as
    `OpenRAIL` names no licence, and unknown is better than guessed.

    >>> read_license("Apache 2.0"), read_license("gpl-2.0+")
    (License(id='Apache-2.0'), License(id='GPL-2.0-or-later'))
    >>> read_license("OpenRAIL")
    Unread(text='OpenRAIL')
    """
    written = text.strip()
    known = _one_license(written) if len(written) <= _LONGEST_NAME else None
    if known := known or unquoted(written):
        return known
    if _STRUCTURE.search(written):
        try:
            return parse_expression(written)
        except LicenseError:
            pass
    return Unread(written)


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
    words = _words(text)
    terms = [word.value for word in words if _is_term(word)]
    if len(terms) == 1:
        return cast("Leaf", terms[0])
    return _built(_licensing().parse(_outline(words), simple=True), terms)


def _one_license(text: str) -> Leaf | None:
    if text == "NONE":
        return Nothing()
    if text == NOASSERTION:
        return Unread(text)
    known = canonical_license(text) or license_named(text) or reference(text)
    return License(known) if known else None


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
