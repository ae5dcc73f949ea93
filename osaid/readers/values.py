"""What a scalar says as the value of a field: a day, a number, a licence.

What is no value of its field gives a `Misfit`, which says what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from osaid.diagnostics import quoted, suggestion
from osaid.licenses.expression import NOASSERTION
from osaid.licenses.expression import Nothing as NoLicense
from osaid.licenses.reading import read_license
from osaid.readers.diagnosis import Misfit
from osaid.readers.nodes import Kind, Scalar
from osaid.records.canonical import UNKNOWN
from osaid.records.components import StatedLicense
from osaid.records.fields import Field, FieldType
from osaid.records.statements import NONE, Money, Nothing

MOST_DIGITS = 40
"""How many digits a number may have, written out in full."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PART_OF_A_DAY = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")
_DAY_CURE = "write year, month and day, such as `2026-11-21`"
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_MONEY = re.compile(r"(\S+) ?([A-Z]{3})")
_TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
_LONGEST_NUMBER = 60

Choice = TypeVar("Choice", bound=StrEnum)


NO_VALUE = Misfit(
    "empty-value", "there is no value", f"write `{UNKNOWN}`, or leave the line out"
)
"""What is wrong with nothing at all: it might mean that there is none, or silence."""


def says_nothing(field: Field, scalar: Scalar) -> bool:
    """Return whether a value is the word `unknown`, which is no statement.

    SPDX's `NOASSERTION` is the same for a licence.
    """
    if field.holds is FieldType.LICENSE and scalar.text == NOASSERTION:
        return True
    return is_unknown(scalar)


def is_unknown(scalar: Scalar) -> bool:
    """Return whether a value is the word `unknown`, in any case."""
    return scalar.text.strip().casefold() == UNKNOWN


def is_empty(scalar: Scalar) -> bool:
    """Return whether nothing is written where a value should stand."""
    return scalar.is_null or not scalar.text.strip()


def read_value(field: Field, scalar: Scalar) -> object:
    """Return the value that a scalar has as a value of a field, or a `Misfit`.

    The word `none` is the value `NONE` where there can be none.

    >>> from osaid.records.fields import fields_of
    >>> from osaid.records.systems import System
    >>> from osaid.text import Place
    >>> price = fields_of(System)["price"]
    >>> str(read_value(price, Scalar("10 EUR", Place("model.yaml"))))
    '10 EUR'
    >>> read_value(price, Scalar("10 euros", Place("model.yaml"))).message
    '`10 euros` is not an amount of money'
    """
    if is_empty(scalar):
        return NO_VALUE
    if field.enumeration is not None:
        return _read_choice_of(field, field.enumeration, scalar)
    if field.holds in _MAY_BE_NONE and scalar.text.casefold() == NONE.value:
        return NONE
    return _READERS[field.holds](scalar)


def read_text(scalar: Scalar) -> str | Misfit:
    """Return a text as written; a number without quotes is its digits."""
    if scalar.kind is Kind.BOOLEAN:
        message = f"expected a text, found {quoted(scalar.text)}"
        return Misfit("not-text", message, "put it in quotes")
    return scalar.text


def read_truth(scalar: Scalar) -> bool | Misfit:
    """Return yes or no; `true` and `false` are the same, in any case."""
    truth = _TRUTHS.get(scalar.text.casefold())
    if truth is None:
        message = f"{quoted(scalar.text)} is neither yes nor no"
        return Misfit("not-truth", message, "write `yes` or `no`")
    return truth


def read_day(scalar: Scalar) -> date | Misfit:
    """Return a day, written as `2026-11-21`; a month or a year is not one."""
    text = scalar.text
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return Misfit("not-day", f"there is no day {quoted(text)}", _DAY_CURE)
    if _PART_OF_A_DAY.fullmatch(text):
        day = f"{text}-01-01"[:10]
        cure = f"write the whole day, such as `{day}`; say in `note` if it is a guess"
        return Misfit("not-day", f"{quoted(text)} is not a whole day", cure)
    return Misfit("not-day", f"{quoted(text)} is not a day", _DAY_CURE)


def read_choice(enumeration: type[Choice], scalar: Scalar) -> Choice | Misfit:
    """Return the member of an enumeration that a scalar names."""
    try:
        return enumeration(scalar.text)
    except ValueError:
        names = [str(choice) for choice in enumeration]
        cure = suggestion(scalar.text.lower(), names)
        known = ", ".join(f"`{name}`" for name in names)
        message = f"{quoted(scalar.text)} is none of {known}"
        return Misfit(
            "not-a-choice", message, cure or f"write one of them, or `{UNKNOWN}`"
        )


def _read_choice_of(
    field: Field, enumeration: type[Choice], scalar: Scalar
) -> Choice | Misfit:
    found = read_choice(enumeration, scalar)
    cure = field.cure_of(scalar.text)
    if cure is None or not isinstance(found, Misfit):
        return found
    return Misfit(found.code, found.message, cure)


def read_number(scalar: Scalar) -> Decimal | Misfit:
    """Return a number from 0, exactly as written; `1e12` is one."""
    text = scalar.text
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        cure = "write digits, such as `1500000` or `1.5e12`"
        return Misfit("not-number", f"{quoted(text)} is not a number", cure)
    number = Decimal(text)
    if _written_out(number) > MOST_DIGITS:
        cure = f"write at most {MOST_DIGITS} digits"
        return Misfit("too-many-digits", f"{quoted(text)} has too many digits", cure)
    return number


def read_money(scalar: Scalar) -> Money | Misfit:
    """Return an amount and its currency, written as `10 EUR`."""
    match = _MONEY.fullmatch(scalar.text)
    amount = None if match is None else read_number(Scalar(match[1], scalar.place))
    if match is None or not isinstance(amount, Decimal):
        cure = "write an amount and a currency, such as `10 EUR`"
        message = f"{quoted(scalar.text)} is not an amount of money"
        return Misfit("not-money", message, cure)
    return Money(amount, match[2])


def read_stated_license(scalar: Scalar) -> StatedLicense | Nothing | Misfit:
    """Return a licence as written and as read; what is not known stays unread."""
    text = read_text(scalar)
    if isinstance(text, Misfit):
        return text
    expression = read_license(text)
    return (
        NONE if isinstance(expression, NoLicense) else StatedLicense(expression, text)
    )


_READERS: Mapping[FieldType, Callable[[Scalar], object]] = MappingProxyType(
    {
        FieldType.TRUTH: read_truth,
        FieldType.TEXT: read_text,
        FieldType.REFERENCE: read_text,
        FieldType.NUMBER: read_number,
        FieldType.MONEY: read_money,
        FieldType.DATE: read_day,
        FieldType.LICENSE: read_stated_license,
    }
)
_MAY_BE_NONE = frozenset(_READERS) - {FieldType.TRUTH}


def _written_out(number: Decimal) -> int:
    """Return how many digits a number has before and after the point."""
    _, digits, exponent = number.as_tuple()
    places = exponent if isinstance(exponent, int) else 0
    return max(len(digits) + places, 0) + max(-places, 0)
