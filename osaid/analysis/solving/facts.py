"""What may be said of one field, and what tests make of it: candidates as literals.

A candidate is a value that somebody states. Where everything is known there is exactly
one; else any number of them, and none is silence.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from attrs import frozen

from osaid.analysis.solving.gates import YES, Gates
from osaid.analysis.solving.planes import CONSTANT, UNKNOWN, Planes, known
from osaid.analysis.solving.terms import Terms
from osaid.evaluation.permissions import Requirement
from osaid.records.statements import NONE, Grade
from osaid.truth import Truth, agreed, truth_of
from osaid.values import Shown

Test: TypeAlias = Callable[[object], Truth]


@frozen(eq=False)
class Symbolic(Shown, ABC):
    """A fact of which it is open what is said."""

    @abstractmethod
    def has(self) -> Planes:
        """Return whether a value is stated."""

    @abstractmethod
    def graded(self, least: Grade) -> Planes:
        """Return whether the evidence is of a grade at least."""


@frozen(eq=False)
class Valued(Symbolic, ABC):
    """A fact that holds values."""

    @abstractmethod
    def test(self, passes: Test) -> Planes:
        """Return what a test makes of what is stated."""


@frozen(eq=False)
class Licensed(Symbolic, ABC):
    """A fact that holds licences."""

    @abstractmethod
    def asked(self, requirement: Requirement) -> Planes:
        """Return whether what is stated has a property, or has it not."""

    @abstractmethod
    def worded(self, passes: Test) -> Planes:
        """Return whether what was written passes a test; what is none never does."""

    @abstractmethod
    def found(self, how: str) -> Planes:
        """Return whether the record came by it in one way."""


@frozen(eq=False)
class Silent(Valued, Licensed):
    """A fact of which nothing can be said; `enumerated` are all values it may have.

    Where it is `settled` there is one value, although nobody says so.
    """

    enumerated: tuple[object, ...] | None = None
    settled: bool = False

    def has(self) -> Planes:
        """Return that it is not known, but for what is settled."""
        return CONSTANT[Truth.TRUE] if self.settled else UNKNOWN

    def graded(self, least: Grade) -> Planes:  # noqa: ARG002 - of whatever grade
        """Return that it is not known."""
        return UNKNOWN

    def test(self, passes: Test) -> Planes:
        """Return what a test makes of all values, if they can be listed."""
        if self.enumerated is None:
            return UNKNOWN
        return CONSTANT[agreed(map(passes, self.enumerated))]

    def asked(self, requirement: Requirement) -> Planes:  # noqa: ARG002 - any
        """Return that it is not known."""
        return UNKNOWN

    def worded(self, passes: Test) -> Planes:  # noqa: ARG002 - any
        """Return that it is not known."""
        return UNKNOWN

    def found(self, how: str) -> Planes:  # noqa: ARG002 - any
        """Return that it is not known."""
        return UNKNOWN


@frozen
class Candidate(Shown):
    """A value, the best grade of those who state it, and whether anybody does."""

    value: object
    grade: Grade
    stated: int


@frozen(eq=False)
class Values(Valued):
    """A fact with values, some of which may be stated."""

    gates: Gates
    candidates: tuple[Candidate, ...]
    complete: bool
    enumerated: tuple[object, ...] | None = None
    settled: bool = False

    @classmethod
    def of(
        cls,
        gates: Gates,
        values: Sequence[object],
        grades: Sequence[Grade],
        *,
        complete: bool,
        enumerated: tuple[object, ...] | None = None,
        settled: bool = False,
    ) -> Values:
        """Return a fact of which it is open which of some values are stated."""
        found = tuple(
            Candidate(value, grade, gates.variable())
            for value in values
            for grade in grades
        )
        if complete:
            gates.require(*(c.stated for c in found))
            gates.at_most_one([c.stated for c in found])
        for value in values if not complete and len(grades) > 1 else ():
            gates.at_most_one([c.stated for c in found if c.value == value])
        return cls(gates, found, complete, enumerated, settled)

    @property
    def stated(self) -> int:
        """Return whether anything is stated."""
        return YES if self.complete else self._any(self.candidates)

    def says(self, value: object) -> int:
        """Return whether a value is among those that are stated."""
        return self._any(c for c in self.candidates if c.value == value)

    def test(self, passes: Test) -> Planes:
        """Return whether all that is stated, none of it or some passes a test."""
        truths = [(c, passes(c.value)) for c in self.candidates]
        silent = Truth.UNKNOWN
        if self.enumerated is not None:
            silent = agreed(map(passes, self.enumerated))
        return self._agreed(truths, silent)

    def has(self) -> Planes:
        """Return whether a value is stated: false if none is stated to be."""
        truths = [(c, truth_of(c.value is not NONE)) for c in self.candidates]
        return self._agreed(truths, Truth.UNKNOWN)

    def graded(self, least: Grade) -> Planes:
        """Return whether each value is stated on evidence of a grade at least."""
        found = [(c, truth_of(c.grade.rank >= least.rank)) for c in self.candidates]
        return self._agreed(found, Truth.UNKNOWN)

    def _agreed(
        self, truths: Iterable[tuple[Candidate, Truth]], silent: Truth
    ) -> Planes:
        found = list(truths)
        by = {t: [c.stated for c, truth in found if truth is t] for t in Truth}
        if self.settled or (self.complete and not by[Truth.UNKNOWN]):
            return known(self.gates.either(by[Truth.TRUE]))
        return Planes(
            self._only(by, Truth.TRUE, silent), self._only(by, Truth.FALSE, silent)
        )

    def _only(self, by: dict[Truth, list[int]], truth: Truth, silent: Truth) -> int:
        others = [-literal for t in Truth if t is not truth for literal in by[t]]
        some = [] if silent is truth else [self.stated]
        return self.gates.both([*some, *others])

    def _any(self, candidates: Iterable[Candidate]) -> int:
        return self.gates.either(c.stated for c in candidates)


@frozen(eq=False)
class Licenses(Licensed):
    """A fact with licences, some of which may be stated."""

    gates: Gates
    terms: tuple[Terms, ...]
    complete: bool

    @property
    def stated(self) -> int:
        """Return whether anything is stated."""
        return self.gates.either(one.stated for one in self.terms)

    def asked(self, requirement: Requirement) -> Planes:
        """Return whether what is stated has a property, or has it not."""
        truth = self._agreed([one.asked(requirement.wanted) for one in self.terms])
        return ~truth if requirement.negated else truth

    def worded(self, passes: Test) -> Planes:
        """Return whether what was written passes a test; what is none never does."""
        return self._agreed([self._by(one.written, one, passes) for one in self.terms])

    def found(self, how: str) -> Planes:
        """Return whether the record came by it in one way."""
        return self._agreed([known(one.found[how]) for one in self.terms])

    def has(self) -> Planes:
        """Return whether a licence is stated: false if none is stated to be."""
        return self._agreed([known(-one.none) for one in self.terms])

    def graded(self, least: Grade) -> Planes:
        """Return whether each licence is stated on evidence of a grade at least."""
        good = {grade for grade in Grade if grade.rank >= least.rank}
        found = ([one.grades[g] for g in one.grades if g in good] for one in self.terms)
        return self._agreed([known(self.gates.either(each)) for each in found])

    def _by(self, ways: dict[str, int], one: Terms, passes: Test) -> Planes:
        truths = {way: passes(way) for way in ways}
        by = {t: [ways[w] for w in ways if truths[w] is t] for t in Truth}
        if one.settled or not by[Truth.UNKNOWN]:
            return known(self.gates.either(by[Truth.TRUE]))
        false = self.gates.either([*by[Truth.FALSE], one.none])
        return Planes(self.gates.either(by[Truth.TRUE]), false)

    def _agreed(self, parts: Sequence[Planes]) -> Planes:
        """Return the truth on which all that are stated agree."""
        if self.complete:
            (only,) = parts
            return only
        rows = list(zip(self.terms, parts, strict=True))
        either, both = self.gates.either, self.gates.both
        yes = both(either([-one.stated, part.yes]) for one, part in rows)
        no = both(either([-one.stated, part.no]) for one, part in rows)
        return Planes(both([self.stated, yes]), both([self.stated, no]))
