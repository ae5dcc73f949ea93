"""Values of fields as people write them."""

from __future__ import annotations

from decimal import Decimal

from osaid.records.components import StatedLicense
from osaid.records.statements import NONE, Range

_MOST_DIGITS = 30
"""Longer numbers are written with a power of ten."""


def words(value: object) -> str:
    """Return a value as people write it.

    >>> words(True), words(NONE), words(Decimal("1.5e9"))
    ('yes', 'none', '1500000000')
    """
    if value is NONE or value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StatedLicense):
        return str(value.expression)
    if isinstance(value, Range):
        return f"{words(value.low)} to {words(value.high)}"
    if isinstance(value, Decimal) and abs(value.adjusted()) < _MOST_DIGITS:
        return f"{value:f}"
    return str(value)
