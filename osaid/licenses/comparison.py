"""Whether one expression offers what another does, whatever the licences say.

Leaves are compared as they are written: each is only equal to itself, and `NONE`
offers nothing. Whether MIT grants what ISC does is a question for the facts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from attrs import define, field

from osaid.diagnostics import Diagnostic, LicenseError
from osaid.licenses.expression import And, Expression, Leaf, Nothing, Or, leaves

MOST_VISITS = 2_000_000
"""How many terms are looked at, in about a second, before it is too many."""

_Wish: TypeAlias = tuple[Expression, bool]
"""A term, and whether it is to hold."""

_Values: TypeAlias = dict[Leaf, bool]
_Term: TypeAlias = tuple[Expression, frozenset[Leaf]]
"""A term and its leaves."""


def implies(offered: Expression, other: Expression) -> bool:
    """Return whether who is offered one expression can do what another offers.

    It holds for every property that a licence may have: where `can` finds it in the
    other, it finds it in the one that is offered. An unread text is compared by its
    words. Raises `LicenseError` where the comparison would take too long.

    >>> from osaid.licenses.reading import read_license
    >>> either, both = read_license("MIT OR ISC"), read_license("MIT AND ISC")
    >>> implies(either, read_license("MIT")), implies(read_license("MIT"), either)
    (True, False)
    >>> implies(either, both)
    True
    """
    search = _Search()
    alternatives = other.operands if isinstance(other, Or) else (other,)
    demands = offered.operands if isinstance(offered, And) else (offered,)
    names = [frozenset(leaves(demand)) for demand in demands]
    return not any(
        search.finds_choice((held, frozenset(leaves(held))), refused)
        for held in alternatives
        for refused in zip(demands, names, strict=True)
    )


def equivalent(one: Expression, other: Expression) -> bool:
    """Return whether two expressions offer the same, whatever the licences say.

    Raises `LicenseError` where the comparison would take too long.

    >>> from osaid.licenses.reading import read_license
    >>> equivalent(read_license("MIT OR MIT AND ISC"), read_license("MIT"))
    True
    """
    return one == other or (implies(one, other) and implies(other, one))


@define
class _Search:
    """A search for properties of leaves by which one term holds and one does not."""

    _visits: int = field(default=0, init=False)

    def finds_choice(self, held: _Term, refused: _Term) -> bool:
        """Return whether some leaves can have a property so that one term holds.

        A leaf of only one of the terms may as well have the value that suits it.
        """
        (term, ours), (other, theirs) = held, refused
        values: _Values = dict.fromkeys(ours - theirs, True)
        values |= dict.fromkeys(theirs - ours, False)
        values[Nothing()] = False
        untried = [iter([([(term, True), (other, False)], values)])]
        while untried:
            state = next(untried[-1], None)
            if state is None:
                untried.pop()
                continue
            waiting = self._settled(*state)
            if waiting == []:
                return True
            if waiting is not None:
                untried.append(self._branches(waiting, state[1]))
        return False

    def _settled(self, wishes: list[_Wish], values: _Values) -> list[_Wish] | None:
        """Return the wishes that leave a choice; None if one cannot be met."""
        before = -1
        while before != len(values):
            before, waiting = len(values), list[_Wish]()
            while wishes:
                term, wanted = wishes.pop()
                found = self._looked_at(term, values)
                if isinstance(found, bool):
                    if found is not wanted:
                        return None
                elif not isinstance(term, And | Or):
                    values[term] = wanted
                elif len(found) == 1 or isinstance(term, And) is wanted:
                    wishes += [(part, wanted) for part in found]
                else:
                    waiting.append((term, wanted))
            wishes = waiting
        return wishes

    def _branches(
        self, waiting: list[_Wish], values: _Values
    ) -> Iterator[tuple[list[_Wish], _Values]]:
        """Yield the ways to meet the wish with the fewest of them, as states."""
        looked_at = [
            (self._looked_at(term, values), term, wanted) for term, wanted in waiting
        ]
        choices = [
            (parts, term, wanted)
            for parts, term, wanted in looked_at
            if isinstance(parts, list)
        ]
        parts, chosen, wanted = min(choices, key=lambda choice: len(choice[0]))
        others = [wish for wish in waiting if wish[0] is not chosen]
        for number, part in enumerate(parts):
            self._count(len(values))
            failed = [(other, not wanted) for other in parts[:number]]
            yield [*others, *failed, (part, wanted)], dict(values)

    def _looked_at(self, term: Expression, values: _Values) -> bool | list[Expression]:
        """Return whether a term holds, or its parts that leave that open."""
        self._count(1)
        if not isinstance(term, And | Or):
            return values.get(term, [term])
        decisive = isinstance(term, Or)
        open_: list[Expression] = []
        for part in term.operands:
            found = self._looked_at(part, values)
            if found is decisive:
                return decisive
            if isinstance(found, list):
                open_.append(part)
        return open_ or not decisive

    def _count(self, visits: int) -> None:
        self._visits += visits
        if self._visits > MOST_VISITS:
            message = "the licence expressions are too intricate to be compared"
            raise LicenseError([Diagnostic("license-comparison", message)])
