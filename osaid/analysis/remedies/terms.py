"""What a caller asks of remedies: the target, prices, and what is forbidden."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import Factory, frozen

from osaid.analysis.remedies.changes import Change, Move, Scope
from osaid.records.outcomes import Outcome
from osaid.values import Value

DEAREST = 1000
"""No change costs more."""


ASKING = frozenset({Move.ESTABLISH, Move.ATTEST})
"""The moves that change nothing but what is known."""


class Target(StrEnum):
    """What is to be reached.

    - `possible`: nothing that is asked is false any more: what there is to do;
    - `conforms`: all of it is true: what there is to establish, too, and to attest;
    - `fails`: something is false, by what is found out. Nobody wants that, but it is
      what questions are asked for.
    """

    POSSIBLE = "possible"
    CONFORMS = "conforms"
    FAILS = "fails"

    @property
    def moves(self) -> frozenset[Move]:
        """Return the moves that can help: nothing false becomes true by being known."""
        if self is Target.FAILS:
            return ASKING
        found = frozenset(Move)
        return found if self is Target.CONFORMS else found - {Move.ESTABLISH}

    @property
    def outcomes(self) -> frozenset[Outcome]:
        """Return the outcomes by which it is reached."""
        found = {Outcome(self.value)} if self is not Target.POSSIBLE else _POSSIBLE
        return frozenset(found)


_POSSIBLE = {Outcome.CONFORMS, Outcome.UNDETERMINED}


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

    @property
    def kinds(self) -> frozenset[str]:
        """Return the kinds that prices, or what is forbidden, tell apart."""
        scopes = (*self.prices, *self.forbidden, *self.only)
        return frozenset(scope.kind for scope in scopes if scope.kind is not None)

    def moves(self, among: frozenset[Move]) -> frozenset[Move]:
        """Return the moves that are not forbidden whatever they change."""
        barred = {scope.move for scope in self.forbidden if scope.kind is None}
        named = {scope.move for scope in self.only}
        if named and None not in named:
            barred |= among - named
        return among - {move for move in barred if move is not None}
