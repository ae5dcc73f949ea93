"""What facts say plainly, for formats that have one word for one thing.

Such a format cannot hold that sources differ, or that something held for a time only.
What is said so is not said plainly, and a standard field stays empty.
"""

from __future__ import annotations

import re
from typing import TypeVar

from osaid.licenses.expression import Expression, Unread, leaves
from osaid.licenses.expression import Nothing as NoLicense
from osaid.licenses.reading import read_license
from osaid.records.components import Found, StatedLicense
from osaid.records.statements import NONE, Fact, Grade, Nothing

T = TypeVar("T")

_HOST = r"(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"
_PATH = rf"(?:{_HOST}|[:@/])"
_LINK = re.compile(
    rf"https?://(?:(?:{_HOST}|:)*@)?{_HOST}+(?::\d*)?"
    rf"(?:/{_PATH}*)?(?:\?(?:{_PATH}|\?)*)?(?:#(?:{_PATH}|\?)*)?",
    re.ASCII,
)


def stated(fact: Fact[T]) -> T | Nothing | None:
    """Return the one value that is said, None where nothing is said plainly.

    >>> from osaid.records.statements import Statement
    >>> stated(Fact((Statement("a"), Statement("a")))), stated(Fact())
    ('a', None)
    """
    values = fact.values
    return values[0] if len(values) == 1 and not _is_dated(fact) else None


def said(fact: Fact[T]) -> T | None:
    """Return the one value that is said; that there is none gives None as well."""
    value = stated(fact)
    return None if isinstance(value, Nothing) else value


def links(fact: Fact[str]) -> tuple[str, ...]:
    """Return the links that are said, if nothing is said but links.

    >>> from osaid.records.statements import Statement
    >>> links(Fact((Statement("https://example.org"), Statement("ask us"))))
    ()
    """
    found = fact.values
    whole = all(value is not NONE and is_link(str(value)) for value in found)
    return tuple(map(str, found)) if whole and not _is_dated(fact) else ()


def is_link(text: str) -> bool:
    """Return whether a text is a link and nothing else, in ASCII as links are.

    The grammar is that of RFC 3986 (https://www.rfc-editor.org/rfc/rfc3986), for
    validators know it.

    >>> is_link("https://example.org/a?b=c"), is_link("https://example.org/{name}")
    (True, False)
    """
    return _LINK.fullmatch(text) is not None


def expression_text(fact: Fact[StatedLicense]) -> str | None:
    """Return the SPDX expression of a licence, None where there is none to write.

    >>> from osaid.licenses.expression import License
    >>> from osaid.records.statements import Statement
    >>> mit = StatedLicense(License("MIT"), "the MIT licence")
    >>> expression_text(Fact((Statement(mit),)))
    'MIT'
    """
    expression = _expression(fact)
    if expression is None:
        return None
    readable = not any(isinstance(x, Unread | NoLicense) for x in leaves(expression))
    text = str(expression)
    return text if readable and read_license(text) == expression else None


def unread_text(fact: Fact[StatedLicense]) -> str | None:
    """Return the words of a licence that nobody knows, None where it is known."""
    expression = _expression(fact)
    if not isinstance(expression, Unread) or expression.text != expression.text.strip():
        return None
    return expression.text if read_license(expression.text) == expression else None


def is_concluded(fact: Fact[StatedLicense]) -> bool:
    """Return whether nobody declared a licence for just this.

    >>> from osaid.records.statements import Statement
    >>> is_concluded(Fact((Statement(NONE),))), is_concluded(Fact())
    (False, True)
    """
    return not any(
        s.origin.grade is not Grade.INFERRED
        and (s.value is NONE or s.value.found is Found.OWN)
        for s in fact.statements
    )


def _expression(fact: Fact[StatedLicense]) -> Expression | None:
    """Return the expression, which may have been written in several ways."""
    if NONE in fact.values or _is_dated(fact):
        return None
    found = {value.expression for value in fact.values if value is not NONE}
    return found.pop() if len(found) == 1 else None


def _is_dated(fact: Fact[T]) -> bool:
    return any(s.origin.since or s.origin.until for s in fact.statements)
