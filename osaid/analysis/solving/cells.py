"""Which values of a field are enough to tell apart all that is asked of it.

Between two neighbouring constants every number answers alike, and so does every text
that is no constant; one of each stands for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from osaid.policy.syntax import Day, Node, Number, Text
from osaid.policy.traversal import nodes_in
from osaid.records.canonical import UNKNOWN
from osaid.records.fields import Field, FieldType
from osaid.records.problems import RESERVED
from osaid.records.statements import NONE, Money

_STEP = Decimal(1)
OTHER = "something else"
"""How the texts begin that stand for all of which no test speaks."""

_ELSEWHERE = "XTS"
"""The currency code that is kept for tests, of which no policy speaks."""


def cells(field: Field, tests: Iterable[Node], *, twice: bool) -> tuple[object, ...]:
    """Return a value for each way in which the tests of a field can turn out.

    `twice` asks for two values where a cell has more than one.

    >>> from osaid.policy.syntax import Is, Name
    >>> from osaid.records.components import Component
    >>> from osaid.records.fields import fields_of
    >>> test = Is(Name("location"), Text("here"))
    >>> cells(fields_of(Component)["location"], [test], twice=False)
    ('here', 'something else', <Nothing.NONE: 'none'>)
    """
    if field.values is not None:
        return field.values
    constants = [node for test in tests for node in nodes_in(test)]
    found = dict.fromkeys(_values(field, constants, 2 if twice else 1))
    return (*found, NONE)


def _values(field: Field, constants: list[Node], times: int) -> Iterator[object]:
    match field.holds:
        case FieldType.NUMBER:
            yield from _numbers(
                {n.value for n in constants if isinstance(n, Number)}, field, times
            )
        case FieldType.MONEY:
            yield from _amounts(constants, field, times)
        case FieldType.DATE:
            days = {node.value for node in constants if isinstance(node, Day)}
            yield from _days(sorted(days), times)
        case _:
            texts = {node.value for node in constants if isinstance(node, Text)}
            yield from _texts(texts, field, times)


def _texts(texts: set[str], field: Field, times: int) -> Iterator[str]:
    yield from (text for text in sorted(texts) if _is_value(text, field))
    new = (f"{OTHER}{' ' * bool(n)}{n or ''}" for n in range(len(texts) + times))
    others = [text for text in new if text not in texts]
    yield from others[:times]


def _is_value(text: str, field: Field) -> bool:
    """Return whether records can say a text; some words are none, or silence."""
    if text.strip().casefold() in {"", UNKNOWN}:
        return False
    reserved = RESERVED if field.holds is FieldType.REFERENCE else {NONE.value}
    return text.casefold() not in reserved


def _numbers(constants: set[Decimal], field: Field, times: int) -> Iterator[Decimal]:
    """Yield the constants and what lies between; below nothing only of one's own."""
    least = None if field.own else Decimal(0)
    points = sorted(constants | ({Decimal(0)} if least is not None else set()))
    if not points:
        points = [Decimal(0)]
    if least is None:
        yield from (points[0] - _STEP * n for n in range(1, times + 1))
    for low, high in pairwise(points):
        yield low
        yield from (low + (high - low) * n / (times + 1) for n in range(1, times + 1))
    yield points[-1]
    yield from (points[-1] + _STEP * n for n in range(1, times + 1))


def _amounts(constants: list[Node], field: Field, times: int) -> Iterator[Money]:
    named = [n for n in constants if isinstance(n, Number) and n.currency is not None]
    currencies = sorted({str(number.currency) for number in named})
    for currency in (*currencies, _ELSEWHERE):
        points = {n.value for n in named if n.currency == currency} | {Decimal(0)}
        yield from (Money(n, currency) for n in _numbers(points, field, times))


def _days(days: list[date], times: int) -> Iterator[date]:
    points = days or [date(2025, 1, 1)]
    yield from _near(points[0], -1, times)
    for low, high in pairwise(points):
        yield low
        yield from (day for day in _near(low, 1, times) if day < high)
    yield points[-1]
    yield from _near(points[-1], 1, times)


def _near(day: date, way: int, times: int) -> Iterator[date]:
    for n in range(1, times + 1):
        try:
            yield day + timedelta(days=way * n)
        except OverflowError:
            return
