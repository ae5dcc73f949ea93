"""Ways to look at the same sentences: as they are, or one half of them only."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from osaid.evaluation.judged import Judged
from osaid.truth import truth_of
from osaid.values import Value


class Sign(Enum):
    """Under how many negations a condition stands: an even or an odd number."""

    EVEN = 0
    ODD = 1

    def __invert__(self) -> Sign:
        """Return the sign under one negation more."""
        return Sign.ODD if self is Sign.EVEN else Sign.EVEN


@frozen
class Lens(Value):
    """Which conditions are judged, and which get the value that helps.

    The value that helps a condition is true under an even number of negations,
    else false. With `parts` off, the terms of what is there are looked at alone:
    only what is provided counts, so that a withheld component is left out and
    `released` comes to the same as `all`.
    """

    name: str
    terms: bool = True
    parts: bool = True

    def spares(self, *, terms: bool) -> bool:
        """Return whether a condition gets the value that helps."""
        return not (self.terms if terms else self.parts)


ACTUAL = Lens("actual")
FORM = Lens("form", terms=False)
TERMS = Lens("terms", parts=False)


def helpful(sign: Sign) -> Judged:
    """Return the value that helps: true under an even number of negations."""
    return Judged(truth_of(sign is Sign.EVEN))
