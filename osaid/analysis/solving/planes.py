"""Truths with three values, as two literals each: surely so, and surely not so.

Both are never true; neither is unknown. Where everything is known one is the opposite
of the other, so that every gate of the one plane is a gate of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from osaid.analysis.solving.gates import NO, YES, Gates
from osaid.truth import Truth
from osaid.values import Value


@frozen
class Planes(Value):
    """A truth: `yes` is the literal of true, `no` that of false."""

    yes: int
    no: int

    def __invert__(self) -> Planes:
        """Return the opposite; unknown stays unknown."""
        return Planes(self.no, self.yes)


UNKNOWN = Planes(NO, NO)

CONSTANT = {
    Truth.TRUE: Planes(YES, NO),
    Truth.FALSE: Planes(NO, YES),
    Truth.UNKNOWN: UNKNOWN,
}


def known(literal: int) -> Planes:
    """Return what is true or false with a literal.

    >>> known(YES) == CONSTANT[Truth.TRUE]
    True
    """
    return Planes(literal, -literal)


def all_of(gates: Gates, parts: Iterable[Planes]) -> Planes:
    """Return the conjunction, after Kleene."""
    found = list(parts)
    return Planes(
        gates.both(part.yes for part in found), gates.either(p.no for p in found)
    )


def any_of(gates: Gates, parts: Iterable[Planes]) -> Planes:
    """Return the disjunction, after Kleene."""
    return ~all_of(gates, [~part for part in parts])


def at_least(gates: Gates, number: int, parts: Sequence[Planes], rest: int) -> Planes:
    """Return whether so many are true; `rest` is whether one that is not listed may be.

    True where so many surely are. False where no more than that can be, listed or not.
    """
    possible = gates.at_least(number, [-part.no for part in parts])
    return Planes(
        gates.at_least(number, [part.yes for part in parts]),
        gates.both([-possible, -rest]) if number else NO,
    )
