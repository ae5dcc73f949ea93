"""Boolean circuits as clauses: the same gate is made once.

A literal is a number that is not 0, and its negative the opposite. What is constant,
said twice or contradicts itself is settled before it becomes a gate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import count

from attrs import field, frozen

from osaid.values import Shown

YES = 1
"""The literal that is always true."""

NO = -YES

_OFTEN = 4096


@frozen(eq=False)
class Gates(Shown):
    """Makes variables and gates; `clauses` say what they mean.

    `check` is called now and then; it may raise an exception to stop all that.

    >>> gates = Gates()
    >>> one, other = gates.variable(), gates.variable()
    >>> gates.both([one, other]) == gates.both([other, one, YES])
    True
    >>> gates.both([one, -one]) == NO
    True
    """

    check: Callable[[], object] = field(default=lambda: None, repr=False)
    clauses: list[list[int]] = field(init=False, factory=lambda: [[YES]])
    _known: dict[frozenset[int], int] = field(init=False, factory=dict)
    _numbers: count[int] = field(init=False, factory=lambda: count(YES + 1))

    def variable(self) -> int:
        """Return a literal of which nothing is said."""
        return next(self._numbers)

    def require(self, *literals: int) -> None:
        """Say that one of some literals is true."""
        self.clauses.append(list(literals))

    def both(self, literals: Iterable[int]) -> int:
        """Return the conjunction; of nothing it is true."""
        parts = {literal for literal in literals if literal != YES}
        if NO in parts or any(-literal in parts for literal in parts):
            return NO
        if len(parts) < 2:  # noqa: PLR2004 - one is itself, none is true
            return next(iter(parts), YES)
        return self._gate(frozenset(parts))

    def either(self, literals: Iterable[int]) -> int:
        """Return the disjunction; of nothing it is false."""
        return -self.both(-literal for literal in literals)

    def at_least(self, number: int, literals: Sequence[int]) -> int:
        """Return whether at least so many literals are true.

        >>> gates = Gates()
        >>> gates.at_least(2, [YES, NO, YES]) == YES
        True
        """
        counted = sorted(literal for literal in literals if literal != NO)
        # reached[n] is whether at least n of those seen so far are true.
        reached = [YES] + [NO] * number
        for literal in counted:
            for n in range(number, 0, -1):
                one_more = self.both([reached[n - 1], literal])
                reached[n] = self.either([reached[n], one_more])
        return reached[number]

    def at_most_one(self, literals: Sequence[int]) -> None:
        """Say that no two of some literals are true."""
        for index, literal in enumerate(literals):
            for other in literals[:index]:
                self.require(-literal, -other)

    def _gate(self, parts: frozenset[int]) -> int:
        gate = self._known.get(parts)
        if gate is None:
            gate = self._known[parts] = self.variable()
            if not gate % _OFTEN:
                self.check()
            self.clauses.extend([-gate, part] for part in parts)
            self.clauses.append([gate, *(-part for part in parts)])
        return gate
