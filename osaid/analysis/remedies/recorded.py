"""Facts as a record has them: what tests make of them is constant."""

from __future__ import annotations

from typing import Any

from attrs import field, frozen

from osaid.analysis.solving.facts import Licensed, Test, Valued
from osaid.analysis.solving.planes import CONSTANT, Planes
from osaid.evaluation.facts import Subject, has, is_open, judge
from osaid.evaluation.permissions import Requirement
from osaid.licenses.catalog import Catalogue
from osaid.licenses.own_names import resolved
from osaid.records.components import StatedLicense
from osaid.records.fields import Field
from osaid.records.statements import Fact, Grade
from osaid.truth import Truth, agreed, truth_of


@frozen(eq=False)
class Recorded(Valued, Licensed):
    """A fact of which the record says what it says.

    Of a licence, the catalogue says what it grants.
    """

    subject: Subject
    declared: Field
    catalogue: Catalogue
    stated: Fact[Any] = field(init=False)

    @stated.default
    def _fact(self) -> Fact[Any]:
        return self.subject.fact(self.declared)

    def has(self) -> Planes:
        """Return whether a value is stated."""
        return CONSTANT[has(self.subject, self.declared).truth]

    def graded(self, least: Grade) -> Planes:
        """Return whether each value is stated on evidence of a grade at least."""
        values = () if is_open(self.stated) else self.stated.values
        grades = [self.stated.grade_of(value) for value in values]
        return _agreed([truth_of(grade.rank >= least.rank) for grade in grades])

    def kept(self, value: object) -> Grade | None:
        """Return the grade that a value keeps if it is found to be the one that is so.

        It is None where nobody said so, and for a fact of one's own, of which records
        may hold the same value in several words.
        """
        if self.declared.own or value not in self.stated.values:
            return None
        return self.stated.grade_of(value)

    def test(self, passes: Test) -> Planes:
        """Return what a test makes of what is stated."""
        return CONSTANT[judge(self.subject, self.declared, passes).truth]

    def asked(self, requirement: Requirement) -> Planes:
        """Return whether what is stated has a property, or has it not."""
        return _agreed([self._asked(requirement, v) for v in self.stated.values])

    def _asked(self, requirement: Requirement, value: object) -> Truth:
        if not isinstance(value, StatedLicense):
            return truth_of(requirement.negated)
        meant = resolved(value.expression, value.written, self.catalogue)
        return requirement.of(meant)

    def worded(self, passes: Test) -> Planes:
        """Return whether what was written passes a test; what is none never does."""
        return _agreed([worded(passes, value) for value in self.stated.values])

    def found(self, how: str) -> Planes:
        """Return whether the record came by it in one way."""
        return _agreed([found_so(how, value) for value in self.stated.values])


def worded(passes: Test, value: object) -> Truth:
    """Return whether the text of a licence passes a test; none never does."""
    return passes(value.written) if isinstance(value, StatedLicense) else Truth.FALSE


def found_so(how: str, value: object) -> Truth:
    """Return whether a record came by a licence in some way."""
    return truth_of(isinstance(value, StatedLicense) and value.found == how)


def _agreed(truths: list[Truth]) -> Planes:
    return CONSTANT[agreed(truths) if truths else Truth.UNKNOWN]
