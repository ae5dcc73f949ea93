"""Which answers one licence expression can give to several tests at once.

An expression takes the least of its licences with AND and the greatest with OR. What
can be made of them is exactly what respects every implication between two answers
that holds of all single licences; docs/solving.md has the argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeAlias

from attrs import field, frozen

from osaid.analysis.solving.staying import Stays, truth_of_terms
from osaid.analysis.solving.texts import known_ids, read_as
from osaid.licenses.algebra import Property
from osaid.licenses.catalog import Catalogue
from osaid.licenses.derivatives import binds_derivatives
from osaid.licenses.expression import (
    NOASSERTION,
    And,
    Expression,
    Leaf,
    License,
    Nothing,
    Unread,
    With,
    conjunction,
    disjunction,
    leaves,
)
from osaid.truth import Truth
from osaid.values import Shown

Answer: TypeAlias = tuple[Property, bool]
"""A test, and whether it is asked if it surely holds, else if it may."""

_NOBODY = "LicenseRef-that-nobody-knows"
_ADDED = "AdditionRef-that-nobody-knows"
_NO_TERMS = And((License(_NOBODY), Nothing()))
"""Terms that answer as `NONE` does, and yet are terms that somebody states."""


@frozen(eq=False)
class Lattice(Shown):
    """What tests make of every licence of a catalogue, and of what is joined of them.

    `named` are licences that policies name, with their exceptions.
    """

    catalogue: Catalogue
    named: tuple[Expression, ...] = ()
    _columns: dict[Answer, int] = field(init=False, factory=dict)
    _given: dict[tuple[Expression, Answer], bool] = field(init=False, factory=dict)

    @cached_property
    def leaves(self) -> tuple[Expression, ...]:
        """Return every licence with an answer of its own, well-known ones first.

        A licence with a listed exception answers as without it, unless it is named.
        What no text is read as is in no record.
        """
        odd = [With(leaf, _ADDED) for leaf in self.named if isinstance(leaf, License)]
        listed = map(License, (*known_ids(self.catalogue), _NOBODY))
        rest = (*self.named, *odd, Nothing(), Unread(NOASSERTION))
        return tuple(filter(self._is_read, dict.fromkeys((*listed, *rest))))

    def _is_read(self, leaf: Expression) -> bool:
        """Return whether some text is read as a leaf; an old id is as its successor."""
        return read_as(str(leaf), self.catalogue) == leaf

    def column(self, answer: Answer) -> int:
        """Return the licences that give an answer, as the bits of a number."""
        wanted, surely = answer
        if answer in self._columns:
            return self._columns[answer]
        if isinstance(wanted, Stays):
            # It does not stay, or has the property: three values, bit by bit.
            gone = self._gone[not surely]
            self._columns[answer] = gone | self.column((wanted.wanted, surely))
        else:
            truths = (truth_of_terms(leaf, wanted) for leaf in self.leaves)
            sure, possible = _bits(truths)
            self._columns[wanted, True] = sure
            self._columns[wanted, False] = possible
        return self._columns[answer]

    @cached_property
    def _gone(self) -> tuple[int, int]:
        """Return the licences that surely do not stay, and those that may not."""
        binds = (binds_derivatives(leaf, self.catalogue) for leaf in self._singles)
        return _bits(~truth for truth in binds)

    @cached_property
    def _singles(self) -> tuple[Leaf, ...]:
        return tuple(leaf for each in self.leaves for leaf in leaves(each))

    def gives(self, expression: Expression, answer: Answer) -> bool:
        """Return whether an expression gives an answer."""
        key = (expression, answer)
        if key not in self._given:
            wanted, surely = answer
            truth = truth_of_terms(expression, wanted)
            given = truth is Truth.TRUE if surely else truth is not Truth.FALSE
            self._given[key] = given
        return self._given[key]

    def implies(self, answer: Answer, other: Answer) -> bool:
        """Return whether all that gives an answer gives another one, too."""
        return not self.column(answer) & ~self.column(other)

    def is_constant(self, answer: Answer) -> bool:
        """Return whether every licence gives an answer, or none does."""
        return self.column(answer) in {0, self._every}

    def expression(self, answers: Mapping[Answer, bool]) -> Expression:
        """Return an expression that gives some answers, yes and no as they are.

        They must respect all that is implied between them.
        """
        wanted = [answer for answer, given in answers.items() if given]
        barred = [answer for answer, given in answers.items() if not given]
        single = self._single(wanted, barred)
        if single is not None:
            return single
        columns = map(self.column, wanted)
        parts = dict.fromkeys(self._least(column, barred) for column in columns)
        if parts:
            joined = disjunction(self._needed(parts, wanted))
        else:
            joined = self._least(self._every, barred)
        return _NO_TERMS if isinstance(joined, Nothing) else joined

    @property
    def _every(self) -> int:
        return (1 << len(self.leaves)) - 1

    def _needed(
        self, parts: Iterable[Expression], wanted: Sequence[Answer]
    ) -> list[Expression]:
        """Return enough of some parts to give all answers that are wanted."""
        found: list[Expression] = []
        for part in parts:
            if not found or not all(
                self.gives(disjunction(found), answer) for answer in wanted
            ):
                found.append(part)
        return found

    def _single(
        self, wanted: Iterable[Answer], barred: Iterable[Answer]
    ) -> Expression | None:
        found = self._every
        for answer in wanted:
            found &= self.column(answer)
        for answer in barred:
            found &= ~self.column(answer)
        first = next(iter(_indices(found)), None)
        leaf = None if first is None else self.leaves[first]
        # A record that says no more than that there is none says so in another way.
        return None if isinstance(leaf, Nothing) else leaf

    def _least(self, having: int, barred: Sequence[Answer]) -> Expression:
        """Return what some licences make that gives no answer that is barred."""
        left = list(barred)
        parts: list[Expression] = []
        while left or not parts:
            best = max(_indices(having), key=lambda i: self._spared(i, left))
            parts.append(self.leaves[best])
            left = [each for each in left if self.column(each) >> best & 1]
        return conjunction(parts)

    def _spared(self, index: int, barred: Sequence[Answer]) -> tuple[int, int]:
        spared = sum(not self.column(each) >> index & 1 for each in barred)
        return spared, -index


def _bits(truths: Iterable[Truth]) -> tuple[int, int]:
    """Return those that are true, and those that are not false, as bits."""
    sure = possible = 0
    for index, truth in enumerate(truths):
        sure |= (truth is Truth.TRUE) << index
        possible |= (truth is not Truth.FALSE) << index
    return sure, possible


def _indices(bits: int) -> Iterable[int]:
    while bits:
        yield (bits & -bits).bit_length() - 1
        bits &= bits - 1


@lru_cache(maxsize=8)
def lattice_of(catalogue: Catalogue, named: tuple[Expression, ...]) -> Lattice:
    """Return the lattice of a catalogue, which remembers what it was asked.

    >>> from osaid.licenses.catalog import shipped
    >>> lattice_of(shipped(), ()) is lattice_of(shipped(), ())
    True
    """
    return Lattice(catalogue, named)
