"""What of a licence stays with what is derived, where that is settled."""

from __future__ import annotations

from osaid.licenses.derivatives import binds_derivatives
from osaid.licenses.expression import (
    And,
    Expression,
    Or,
    conjunction,
    disjunction,
)
from osaid.truth import Truth


class Unsettled(Exception):  # noqa: N818 - it is no error
    """Nobody knows whether a licence binds what is derived."""


def kept(terms: Expression) -> list[Expression]:
    """Return what of some terms stays with what is derived: one, or nothing."""
    match terms:
        case And(operands):
            parts = [part for operand in operands for part in kept(operand)]
            return [conjunction(parts)] if parts else []
        case Or(operands):
            each = [kept(operand) for operand in operands]
            return [disjunction(one[0] for one in each)] if all(each) else []
        case _:
            binds = binds_derivatives(terms)
            if binds is Truth.UNKNOWN:
                raise Unsettled
            return [terms] if binds is Truth.TRUE else []
