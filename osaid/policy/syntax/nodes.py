"""What every node of the tree has, and the values that conditions name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
from attrs import field, frozen

from osaid import values
from osaid.text import Span

NOWHERE = Span(0, 0)


@frozen(kw_only=True)
class Node(values.Value):
    """Anything that stands somewhere in a policy."""

    span: Span = field(default=NOWHERE, eq=False, repr=False)


_NAMES: dict[type[Node], tuple[str, ...]] = {}


def names_of(kind: type[Node]) -> tuple[str, ...]:
    """Return the names of what a class of nodes holds, but for where it stands.

    >>> names_of(Number)
    ('value', 'currency')
    """
    if kind not in _NAMES:
        fields = (a.name for a in attrs.fields(kind) if a.name != "span")
        _NAMES[kind] = tuple(fields)
    return _NAMES[kind]


@frozen
class Name(Node):
    """A word that refers to something, with its own place."""

    text: str

    def __str__(self) -> str:
        """Return the word."""
        return self.text


@frozen
class Text(Node):
    """A quoted text; `value` is without quotes and escapes."""

    value: str


@frozen
class Word(Node):
    """A value written as a word: an enumerated value, `yes`, `no`, a part of a set."""

    text: str


@frozen
class Number(Node):
    """A number, exact, with a currency where it is money."""

    value: Decimal
    currency: str | None = None


@frozen
class Day(Node):
    """A calendar day."""

    value: date


Value = Word | Text | Number | Day
