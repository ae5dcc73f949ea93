"""What is known of one field: statements, each with its source, and their fact.

A statement is one source's word. A fact is what the statements valid at the
judging date say together: nothing (unknown), one value (known) or several
(contested). Silence is no statement.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from attrs import evolve, frozen

from osaid.text import Place
from osaid.values import Shown, Value


class Grade(StrEnum):
    """How well a statement is founded, weakest first.

    - `asserted`: somebody says so;
    - `inferred`: concluded, not stated, such as an absence after a search;
    - `cited`: a source states it;
    - `verified`: somebody checked it.
    """

    ASSERTED = "asserted"
    INFERRED = "inferred"
    CITED = "cited"
    VERIFIED = "verified"

    @property
    def rank(self) -> int:
        """Return 0 for the weakest grade up to 3 for the best."""
        return _GRADES.index(self)


_GRADES = list(Grade)


class Nothing(Enum):
    """The value of a field that is stated to have none."""

    NONE = "none"


NONE = Nothing.NONE


@frozen
class Range(Value):
    """A number known only within bounds, both inclusive.

    >>> Range(Decimal(1), Decimal(10))
    Range(low=Decimal('1'), high=Decimal('10'))
    """

    low: Decimal
    high: Decimal


@frozen
class Money(Value):
    """An amount in a currency (ISO 4217 code)."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """Return the amount as it is written in policies."""
        return f"{self.amount} {self.currency}"


T = TypeVar("T")


@frozen(kw_only=True)
class Origin(Shown):
    """Where a statement comes from: who says it, where, when, on what ground.

    `source` is a short tag or title and `url` a link. `made` is the day the
    source said it and `seen` the day it was read; `revision` is the commit or
    version that was read. It holds `since` that day and `until` the day before the
    given one; without bounds it holds always. `looked_in` names the places searched
    before an absence was inferred. `place` is where the statement stands in the
    input.
    """

    grade: Grade = Grade.ASSERTED
    by: str | None = None
    source: str | None = None
    url: str | None = None
    revision: str | None = None
    made: date | None = None
    seen: date | None = None
    since: date | None = None
    until: date | None = None
    looked_in: tuple[str, ...] = ()
    note: str | None = None
    place: Place | None = None

    def holds(self, as_of: date | None) -> bool:
        """Return whether the statement is valid on a day; without one, it is."""
        if as_of is None:
            return True
        begun = self.since is None or self.since <= as_of
        return begun and (self.until is None or as_of < self.until)


@frozen
class Statement(Shown, Generic[T]):
    """One source's word on one field; `NONE` says that there is none."""

    value: T | Nothing
    origin: Origin = Origin()


@frozen
class Fact(Shown, Generic[T]):
    """Everything that is said of one field; of nothing, the field is unknown.

    >>> stated = Fact((Statement("yes"), Statement("no")))
    >>> stated.is_contested, SILENT.is_silent
    (True, True)
    """

    statements: tuple[Statement[T], ...] = ()

    @property
    def is_silent(self) -> bool:
        """Return whether nothing is said."""
        return not self.statements

    @property
    def silence(self) -> str:
        """Return in words what a field is of which nothing is said."""
        return "not stated"

    @cached_property
    def values(self) -> tuple[T | Nothing, ...]:
        """Return the distinct values that are stated, in the order of the input."""
        return tuple(dict.fromkeys(s.value for s in self.statements))

    @property
    def is_contested(self) -> bool:
        """Return whether sources state different values."""
        return len(self.values) > 1

    def at(self, as_of: date | None) -> Fact[T]:
        """Return what is said on a day."""
        kept = tuple(s for s in self.statements if s.origin.holds(as_of))
        return self._keeping(kept)

    def without(self, grade: Grade) -> Fact[T]:
        """Return the fact without the statements of a grade."""
        kept = tuple(s for s in self.statements if s.origin.grade is not grade)
        return self._keeping(kept)

    def _keeping(self, kept: tuple[Statement[T], ...]) -> Fact[T]:
        whole = len(kept) == len(self.statements)
        return self if whole else evolve(self, statements=kept)

    def grade_of(self, value: T | Nothing) -> Grade:
        """Return the best grade among the statements that say a value.

        Raises `ValueError` when no statement says it.
        """
        return max(
            (s.origin.grade for s in self.statements if s.value == value),
            key=lambda grade: grade.rank,
        )


SILENT: Fact[object] = Fact()


@frozen
class SetFact(Shown):
    """A set-valued field: for each element yes, no, or nothing said.

    `elements` is sorted by name. An element that is not there is unknown.
    """

    elements: tuple[tuple[str, Fact[bool]], ...] = ()

    def element(self, name: str) -> Fact[bool]:
        """Return what is said of one element."""
        for known, fact in self.elements:
            if known == name:
                return fact
        return Fact()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the elements of which anything is said."""
        return tuple(name for name, _ in self.elements)
