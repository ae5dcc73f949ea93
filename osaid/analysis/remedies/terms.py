"""What a caller asks of remedies: the target, prices, and what is forbidden."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import Factory, frozen

from osaid.analysis.remedies.changes import Change, Move, Scope
from osaid.values import Value

DEAREST = 1000
"""No change costs more."""


class Target(StrEnum):
    """What is to be reached.

    - `possible`: nothing that is asked is false any more: what there is to do;
    - `conforms`: all of it is true: what there is to establish, too, and to attest.
    """

    POSSIBLE = "possible"
    CONFORMS = "conforms"

    @property
    def moves(self) -> frozenset[Move]:
        """Return the moves that can help: nothing false becomes true by being known."""
        found = frozenset(Move)
        return found if self is Target.CONFORMS else found - {Move.ESTABLISH}


@frozen
class Bargain(Value):
    """What changes cost, and which are `forbidden`.

    Of the `prices` that fit a change, the last counts; others cost 1. Each is a whole
    number from 1 to 1000. With `only`, all other changes are forbidden.

    >>> dear = Bargain(prices={Scope.of("publish:data"): 5})
    >>> dear.moves(frozenset(Move)) == frozenset(Move)
    True
    """

    prices: Mapping[Scope, int] = Factory(lambda: MappingProxyType({}))
    forbidden: tuple[Scope, ...] = ()
    only: tuple[Scope, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Raise `ValueError` for a price that is none."""
        for scope, price in self.prices.items():
            if not 1 <= price <= DEAREST:
                message = f"a price is from 1 to {DEAREST}, not {price} as for {scope}"
                raise ValueError(message)

    def price(self, change: Change) -> int:
        """Return what a change costs."""
        fitting = [p for scope, p in self.prices.items() if scope.holds(change)]
        return fitting[-1] if fitting else 1

    def allows(self, change: Change) -> bool:
        """Return whether a change is not forbidden."""
        if any(scope.holds(change) for scope in self.forbidden):
            return False
        return not self.only or any(scope.holds(change) for scope in self.only)

    def moves(self, among: frozenset[Move]) -> frozenset[Move]:
        """Return the moves that are not forbidden whatever they change."""
        barred = {scope.move for scope in self.forbidden if scope.kind is None}
        return among - {move for move in barred if move is not None}
