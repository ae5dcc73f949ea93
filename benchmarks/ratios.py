"""How many times as long: a median and the middle half around it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import quantiles

from attrs import frozen

_WHOLE = 100


@frozen
class Ratio:
    """How many times as long one thing took as another, over several rounds.

    `low` and `high` are the quartiles.
    """

    median: float
    low: float
    high: float

    @property
    def spread(self) -> str:
        """Return the quartiles."""
        return f"{short(self.low)} to {short(self.high)}"

    def __str__(self) -> str:
        """Return the median with the quartiles behind it."""
        return f"{short(self.median)} ({self.spread})"


def ratio_of(quotients: Sequence[float]) -> Ratio:
    """Return the median of quotients, one of each round, and their quartiles.

    >>> print(ratio_of([1.0, 2.0, 3.0, 4.0, 5.0]))
    3 (2 to 4)
    """
    if len(quotients) == 1:
        return Ratio(quotients[0], quotients[0], quotients[0])
    low, middle, high = quantiles(quotients, n=4, method="inclusive")
    return Ratio(middle, low, high)


def short(number: float) -> str:
    """Return a number with three digits, or without decimals.

    >>> short(2.3456), short(1234.5)
    ('2.35', '1,234')
    """
    return f"{number:,.0f}" if number >= _WHOLE else f"{number:.3g}"
