"""The constants of policies, and values compared with them."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any

from osaid.policy import syntax
from osaid.policy.syntax import Comparison
from osaid.records.statements import NONE, Money

COMPARED: Mapping[Comparison, Callable[[Any, Any], bool]] = {
    Comparison.BELOW: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.ABOVE: operator.gt,
    Comparison.AT_LEAST: operator.ge,
}


def constant_of(value: syntax.Value) -> object:
    """Return what a policy writes as the value of a field."""
    match value:
        case syntax.Word(text=text):
            return {"yes": True, "no": False}.get(text, text)
        case syntax.Number(value=number, currency=str(currency)):
            return Money(number, currency)
        case _:
            return getattr(value, "value")  # noqa: B009 - the others have one


def compares(comparison: Comparison, value: Any, constant: syntax.Value) -> bool:  # noqa: ANN401
    """Return whether a value compares so with a constant; nothing does not."""
    if value is NONE:
        return False
    other = constant_of(constant)
    if isinstance(value, Money) and isinstance(other, Money):
        value, other = value.amount, other.amount
    return COMPARED[comparison](value, other)
