"""Which values a fact may come to have, and what somebody does for that.

docs/remedies.md has the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from types import MappingProxyType

from attrs import frozen

from osaid.analysis.remedies.changes import Move
from osaid.records.attributes import is_misread
from osaid.records.components import Access, Component, Presence
from osaid.records.fields import Field, FieldType
from osaid.records.statements import NONE, Fact, Range
from osaid.records.systems import Delivery, System
from osaid.values import Value

_DONE = MappingProxyType(
    {
        (Component, "presence"): (Move.PUBLISH, Presence.PROVIDED),
        (Component, "access"): (Move.DROP, Access.OPEN),
        (Component, "price"): (Move.DROP, NONE),
        (System, "price"): (Move.DROP, NONE),
        (System, "delivery"): (Move.PUBLISH, Delivery.RELEASED),
        (System, "overall_terms"): (Move.DROP, NONE),
    }
)
"""What somebody can do about a field that is known to be otherwise."""


@frozen
class Way(Value):
    """A value that a fact may come to have, and by which move.

    `anything` is any licence, whatever the value is.
    """

    move: Move
    value: object = None
    anything: bool = False


def ways(
    subject: type,
    field: Field,
    stated: Fact[object],
    cells: Iterable[object],
) -> Iterator[Way]:
    """Yield the ways in which a fact that is recorded can come to be otherwise.

    `cells` are the values that are told apart; those that the fact may have are
    there to be established.
    """
    found = list(cells)
    opened = list(possible(stated, found))
    for value in opened:
        yield Way(Move.ESTABLISH, value)
    if field.holds is FieldType.LICENSE:
        yield from _licenses(stated, opened, found)
    done = _DONE.get((subject, field.attribute))
    if done is not None:
        move, value = done
        if value not in opened and stated.values != (value,):
            yield Way(move, value)


def _licenses(
    stated: Fact[object], opened: list[object], cells: list[object]
) -> Iterator[Way]:
    move = Move.LICENSE if stated.values else Move.ESTABLISH
    yield Way(move, anything=True)
    for value in cells:
        if value not in opened and value is not NONE and value not in stated.values:
            yield Way(move, value)


def possible(stated: Fact[object], cells: Iterable[object]) -> Iterator[object]:
    """Yield the values among which it is open what a fact is, none if it is known.

    >>> from osaid.records.statements import SILENT, Statement
    >>> list(possible(SILENT, [1, 2])), list(possible(Fact((Statement(1),)), [1, 2]))
    ([1, 2], [])
    """
    if not stated.values or is_misread(stated):
        yield from cells
        return
    ranges = [value for value in stated.values if isinstance(value, Range)]
    if len(stated.values) == 1 and not _is_open(ranges):
        return
    yield from (value for value in stated.values if not isinstance(value, Range))
    for number in dict.fromkeys(_within(ranges, cells)):
        if number not in stated.values:
            yield number


def _within(ranges: list[Range], cells: Iterable[object]) -> Iterator[Decimal]:
    """Yield a number for each way in which those of some ranges are told apart.

    Numbers of a range that answer like a cell beyond it answer like one of its ends.
    """
    numbers = [cell for cell in cells if isinstance(cell, Decimal)]
    for each in ranges:
        yield from (n for n in numbers if each.low <= n <= each.high)
        yield from (each.low, each.high)


def _is_open(ranges: list[Range]) -> bool:
    return any(each.low < each.high for each in ranges)


def element_ways(stated: Fact[bool], move: Move | None) -> Iterator[Way]:
    """Yield the ways in which an element can come to be in a set, or not to be.

    `move` is by what all is said of something new, None for what is listed.

    >>> [way.value for way in element_ways(Fact(), None)]
    [True, False]
    """
    if move is not None or not stated.values or stated.is_contested:
        yield Way(move or Move.ESTABLISH, value=True)
        yield Way(move or Move.ESTABLISH, value=False)
    elif stated.values == (False,):
        yield Way(Move.DESCRIBE, value=True)
