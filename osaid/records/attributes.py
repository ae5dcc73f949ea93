"""Facts of one's own, read as values of the type that a policy declares.

Records keep them as texts, under names such as `acme-models.country`: whoever writes
a record need not know the policy, and other policies keep what they do not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from attrs import evolve, frozen

from osaid.records.components import Component
from osaid.records.fields import Field, FieldType
from osaid.records.said import Said
from osaid.records.statements import NONE, SILENT, Fact, Grade, Money, Statement
from osaid.records.systems import System
from osaid.values import Value

_LONGEST_NUMBER = 60
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")
_MONEY = re.compile(r"(\S+) ?([A-Z]{3})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
_EXPECTED = {
    FieldType.TRUTH: "neither yes nor no",
    FieldType.NUMBER: "no number",
    FieldType.MONEY: "no amount of money",
    FieldType.DATE: "no day",
    FieldType.CHOICE: "none of its values",
}


@frozen
class Misread(Value):
    """A text that is recorded and not of the type that the policy declares.

    A field of which one is recorded counts as if nothing were said of it.

    >>> str(Misread("soon", FieldType.DATE))
    '`soon`, which is no day'
    """

    text: str
    holds: FieldType

    def __str__(self) -> str:
        """Return the text, and what is wrong with it."""
        return f"`{self.text}`, which is {_EXPECTED[self.holds]}"


def typed(field: Field, value: object) -> object:
    """Return what is recorded as a value of a field of one's own.

    Truths and choices cannot be `none`; what is of another type is `Misread`.

    >>> price = Field("fee", "acme.fee", FieldType.MONEY, "what it costs", own=True)
    >>> str(typed(price, "10 EUR")), str(typed(price, "free"))
    ('10 EUR', '`free`, which is no amount of money')
    """
    if value is NONE and field.holds not in {FieldType.TRUTH, FieldType.CHOICE}:
        return NONE
    text = "none" if value is NONE else str(value)
    if field.holds is FieldType.CHOICE:
        found: object = text if text in field.choices else None
    else:
        found = _READERS[field.holds](text)
    return Misread(text, field.holds) if found is None else found


def _number(text: str) -> Decimal | None:
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return None
    return Decimal(text)


def _money(text: str) -> Money | None:
    match = _MONEY.fullmatch(text)
    amount = None if match is None else _number(match[1])
    return None if match is None or amount is None else Money(amount, match[2])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


_READERS: Mapping[FieldType, Callable[[str], object]] = MappingProxyType(
    {
        FieldType.TRUTH: lambda text: _TRUTHS.get(text.casefold()),
        FieldType.TEXT: lambda text: text,
        FieldType.NUMBER: _number,
        FieldType.MONEY: _money,
        FieldType.DATE: _day,
    }
)


def stated_of(field: Field, record: Component | System) -> Fact[object]:
    """Return what a record states of a field of one's own, as values of its type.

    >>> from osaid.records.components import Attribute
    >>> field = Field("country", "acme.country", FieldType.TEXT, "where", own=True)
    >>> said = Attribute("acme.country", Fact((Statement("DE"),)))
    >>> stated_of(field, Component("data", "corpus", attributes=(said,))).values
    ('DE',)
    """
    fact = record.own.get(field.attribute)
    if fact is None:
        return SILENT
    said = fact.statements
    return Fact(tuple(Statement(typed(field, s.value), s.origin) for s in said))


def is_misread(fact: Fact[object]) -> bool:
    """Return whether something is recorded that is not of the type of its field."""
    return any(isinstance(value, Misread) for value in fact.values)


def said_as(field: Field, said: Said) -> Said:
    """Return what is said of a field of one's own, as values of its type.

    It is nothing where one of them is not of that type.
    """
    best: dict[object, Grade | None] = {}
    for text, grade in said:
        value = typed(field, text)
        if isinstance(value, Misread):
            return ()
        known = best.get(value)
        better = known is None or (grade is not None and grade.rank > known.rank)
        best[value] = grade if better else known
    return tuple(best.items())


def element_of(field: Field, word: str) -> Field:
    """Return whether a set of words holds one of them, as a field.

    >>> regions = Field("regions", "acme.regions", FieldType.WORDS, "", ("eu",))
    >>> element_of(regions, "eu").attribute
    'acme.regions.eu'
    """
    name, attribute = f"{field.name}.{word}", f"{field.attribute}.{word}"
    return evolve(
        field,
        name=name,
        attribute=attribute,
        holds=FieldType.TRUTH,
        choices=(),
        element=word,
    )
