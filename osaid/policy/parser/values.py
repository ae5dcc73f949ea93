"""Names, texts, numbers, days and licences: what one or two tokens make."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from osaid.diagnostics import quoted
from osaid.policy.parser.mistakes import Mistake, Refused, SyntaxCode
from osaid.policy.parser.parts import Parts
from osaid.policy.syntax import (
    Day,
    LicenseItem,
    Name,
    Number,
    SetDifference,
    SetExpression,
    SetIntersection,
    SetName,
    SetUnion,
    Text,
    Word,
)
from osaid.text import Span

MOST_DIGITS = 40
"""How many digits a number may have, and the largest power of ten in it."""

_ESCAPE = re.compile(r'\\(["\\n])')


def name(parts: Parts) -> Name:
    """Return a name."""
    return Name(parts.text(0), span=parts.span)


def word(parts: Parts) -> Word:
    """Return a value that is a word."""
    return Word(parts.text(0), span=parts.span)


def set_name(parts: Parts) -> SetName:
    """Return a named set of licences."""
    return SetName(parts.text(0), span=parts.span)


def license_item(parts: Parts) -> LicenseItem:
    """Return a licence id, perhaps with an exception."""
    ids = [str(token) for token in parts.tokens if token.type == "LICENSE_ID"]
    return LicenseItem(*ids, span=parts.span)


def text(parts: Parts) -> Text:
    """Return a text without its quotes and escapes."""
    inside = parts.text(0)[1:-1]
    plain = _ESCAPE.sub(lambda found: found[1].replace("n", "\n"), inside)
    return Text(plain, span=parts.span)


def number(parts: Parts) -> Number:
    """Return a number, with its currency if there is one."""
    digits, *currency = map(str, parts.tokens)
    return Number(Decimal(counted(digits, parts.span)), *currency, span=parts.span)


def counted(digits: str, span: Span) -> str:
    """Return the digits of a number, unless they are too many to be meant.

    >>> counted("1e13", Span(0, 4))
    '1e13'
    """
    mantissa, _, power = digits.lower().partition("e")
    exponent = power.lstrip("+-0") or "0"
    exact = len(exponent) < len(str(MOST_DIGITS)) + 1 and int(exponent) <= MOST_DIGITS
    if exact and len(mantissa) <= MOST_DIGITS:
        return digits
    message = f"the number has more than {MOST_DIGITS} digits"
    mistake = Mistake(
        SyntaxCode.NUMBER_TOO_LONG, span, message, "write a number in use"
    )
    raise Refused(mistake)


def day(parts: Parts) -> Day:
    """Return a calendar day, if there is such a day."""
    text = parts.text(0)
    try:
        return Day(date.fromisoformat(text), span=parts.span)
    except ValueError:
        message = f"there is no day {quoted(text)}"
        help_ = "write year, month and day, as in `2024-10-28`"
        mistake = Mistake(SyntaxCode.NO_SUCH_DAY, parts.span, message, help_)
        raise Refused(mistake) from None


def set_operation(parts: Parts) -> SetExpression:
    """Return what joins sets, unless different signs do."""
    operators = {token.value for token in parts.tokens}
    span = parts.span
    if operators == {"|"}:
        return SetUnion(tuple(parts.nodes), span=span)
    if operators == {"&"}:
        return SetIntersection(tuple(parts.nodes), span=span)
    if len(parts.tokens) == 1:
        return SetDifference(*parts.nodes, span=span)
    raise Refused(_mixed(operators, span))


def _mixed(operators: set[str], span: Span) -> Mistake:
    if operators == {"except"}:
        message = "several `except`s in one set need parentheses"
        cure = "write `A except (B | C)`"
    else:
        words = " and ".join(quoted(operator) for operator in sorted(operators))
        message = f"{words} in one set need parentheses"
        cure = "write for instance `(A | B) & C` or `A | (B & C)`, as is meant"
    return Mistake(SyntaxCode.MIXED_OPERATORS, span, message, cure)
