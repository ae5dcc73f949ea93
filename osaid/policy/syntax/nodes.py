"""What every node of the tree has, and the values that conditions name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import attrs
from attrs import field, frozen

from osaid import values
from osaid.text import Span

NOWHERE = Span(0, 0)

L = TypeVar("L", bound="Later")


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


class Later(Node):
    """A node that may begin with its place alone, and looks the same when looked at.

    Its parts are made together, from what cannot change, and are kept.
    """

    __slots__ = ("_make",)

    if not TYPE_CHECKING:  # a checker knows the parts from the class

        def __getattr__(self, name: str) -> object:
            """Make what is not there yet."""
            make = None if name == "_make" else getattr(self, "_make", None)
            if make is not None and name in names_of(type(self)):
                made = make()
                for part in names_of(type(self)):
                    _set(self, part, getattr(made, part))
                _set(self, "_make", None)
            # Another thread may have made the parts just now.
            return _get(self, name)


_get, _set = object.__getattribute__, object.__setattr__


def later(kind: type[L], span: Span, make: Callable[[], L]) -> L:
    """Return a node that stands somewhere, of which the rest is made when asked for.

    >>> from osaid.policy.syntax import Given, Text, Trial
    >>> trial = later(
    ...     Trial, Span(1, 9), lambda: Trial(Text("a"), Given.SYSTEM, None)
    ... )
    >>> trial.title.value
    'a'
    """
    node = kind.__new__(kind)
    _set(node, "span", span)
    _set(node, "_make", make)
    return node
