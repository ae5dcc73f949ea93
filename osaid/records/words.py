"""Values of fields as people write them."""

from __future__ import annotations

from osaid.records.components import StatedLicense
from osaid.records.statements import NONE, Range


def words(value: object) -> str:
    """Return a value as people write it.

    >>> words(True), words(NONE)
    ('yes', 'none')
    """
    if value is NONE:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StatedLicense):
        return str(value.expression)
    if isinstance(value, Range):
        return f"{value.low} to {value.high}"
    return str(value)
