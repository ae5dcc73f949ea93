"""Licences of parameters that come from others, with the terms that stay with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from attrs import frozen

from osaid.analysis.remedies.changes import Move
from osaid.analysis.remedies.changing import Changeable, Option
from osaid.analysis.remedies.options import Way
from osaid.analysis.solving.facts import Licensed, Test
from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.planes import CONSTANT, Planes, all_of, any_of
from osaid.evaluation.permissions import Requirement
from osaid.licenses.expression import Expression, Unread
from osaid.records.components import Bond
from osaid.records.statements import Grade
from osaid.truth import Truth, agreed, truth_of
from osaid.values import Shown

BONDED = "terms"
"""The field of a parent that says what of its terms stays with what is derived."""


@frozen(eq=False)
class Bonded(Shown):
    """What a parent adds to the licence of parameters; it may be open what it is."""

    bond: Bond
    changeable: Changeable

    @classmethod
    def ways(cls, bond: Bond) -> Iterator[Way]:
        """Yield what may be found out: which candidate it is, or any licence."""
        if len(bond.candidates) > 1:
            for terms in bond.candidates:
                if not isinstance(terms, Unread):
                    yield Way(Move.ESTABLISH, terms)
        if any(isinstance(terms, Unread) for terms in bond.candidates):
            yield Way(Move.ESTABLISH, anything=True)

    def asked(self, requirement: Requirement) -> Planes:
        """Return whether what is added has a property, or has it not."""
        truths = (_of(requirement, terms) for terms in self.bond.candidates)
        before = CONSTANT[agreed(truths)]

        def told(option: Option) -> Planes:
            if option.terms is None:
                return CONSTANT[
                    _of(requirement, cast("Expression | None", option.value))
                ]
            truth = option.known(requirement.wanted)
            return ~truth if requirement.negated else truth

        return self.changeable.choose(before, told)


def _of(requirement: Requirement, terms: Expression | None) -> Truth:
    """Return the truth of terms; where there are none, nothing is in the way."""
    if terms is None:
        return truth_of(not requirement.negated)
    return requirement.of(terms)


@frozen(eq=False)
class Bound(Licensed):
    """The licence of parameters, with all that parents add to it."""

    gates: Gates
    own: Licensed
    bonds: tuple[Bonded, ...]

    def asked(self, requirement: Requirement) -> Planes:
        """Return whether all of it has a property, or some of it has it not."""
        parts = [self.own.asked(requirement)]
        parts += [bonded.asked(requirement) for bonded in self.bonds]
        return (any_of if requirement.negated else all_of)(self.gates, parts)

    def has(self) -> Planes:
        """Return whether a licence is stated."""
        return self.own.has()

    def graded(self, least: Grade) -> Planes:
        """Return whether each licence is stated on evidence of a grade at least."""
        return self.own.graded(least)

    def worded(self, passes: Test) -> Planes:
        """Return whether what was written passes a test."""
        return self.own.worded(passes)

    def found(self, how: str) -> Planes:
        """Return whether the record came by it in one way."""
        return self.own.found(how)
