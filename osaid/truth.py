"""The three values of a judgement, after Kleene.

Silence is unknown, never no. `Truth` has no `bool()`: an enum member is always
true in an `if`, and an unknown must not pass for a yes.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """True, false, or not known; `&`, `|` and `~` are Kleene's connectives.

    >>> Truth.UNKNOWN & Truth.FALSE
    <Truth.FALSE: 'false'>
    >>> Truth.UNKNOWN | ~Truth.UNKNOWN
    <Truth.UNKNOWN: 'unknown'>
    """

    TRUE = "true"
    UNKNOWN = "unknown"
    FALSE = "false"

    def __and__(self, other: Truth) -> Truth:
        """Return the lesser, in the order false, unknown, true."""
        return other if _RANK[other] < _RANK[self] else self

    def __or__(self, other: Truth) -> Truth:
        """Return the greater, in the order false, unknown, true."""
        return other if _RANK[other] > _RANK[self] else self

    def __invert__(self) -> Truth:
        """Return the opposite; unknown stays unknown."""
        return _OPPOSITE[self]

    def __bool__(self) -> NoReturn:
        """Refuse: compare with `is Truth.TRUE` instead."""
        message = "a Truth has three values; write `truth is Truth.TRUE`"
        raise TypeError(message)

    def __str__(self) -> str:
        """Return `true`, `false` or `unknown`."""
        return self.value

    __hash__ = object.__hash__  # a member is one object; a name takes longer to hash

    @property
    def rank(self) -> int:
        """Return 0 for false, 1 for unknown, 2 for true."""
        return _RANK[self]


_RANK = {Truth.FALSE: 0, Truth.UNKNOWN: 1, Truth.TRUE: 2}
_OPPOSITE = {
    Truth.TRUE: Truth.FALSE,
    Truth.UNKNOWN: Truth.UNKNOWN,
    Truth.FALSE: Truth.TRUE,
}


def truth_of(value: bool) -> Truth:  # noqa: FBT001 - this is the one conversion
    """Return the truth of a condition that is known.

    >>> truth_of(1 < 2)
    <Truth.TRUE: 'true'>
    """
    return Truth.TRUE if value else Truth.FALSE


def all_of(truths: Iterable[Truth]) -> Truth:
    """Return the conjunction; of nothing it is true.

    >>> all_of([Truth.TRUE, Truth.UNKNOWN])
    <Truth.UNKNOWN: 'unknown'>
    """
    found = Truth.TRUE
    for truth in truths:
        if truth is Truth.FALSE:
            return truth
        if truth is Truth.UNKNOWN:
            found = truth
    return found


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return the disjunction; of nothing it is false.

    >>> any_of([])
    <Truth.FALSE: 'false'>
    """
    found = Truth.FALSE
    for truth in truths:
        if truth is Truth.TRUE:
            return truth
        if truth is Truth.UNKNOWN:
            found = truth
    return found


def agreed(truths: Iterable[Truth]) -> Truth:
    """Return what all candidates of a fact agree on, else unknown.

    This is how a condition on a contested fact is judged: true when every
    candidate satisfies it, false when none does.

    >>> agreed([Truth.TRUE, Truth.FALSE])
    <Truth.UNKNOWN: 'unknown'>
    """
    distinct = set(truths)
    return distinct.pop() if len(distinct) == 1 else Truth.UNKNOWN
