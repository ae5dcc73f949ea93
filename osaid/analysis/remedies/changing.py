"""Facts that may come to be other than they are, with a literal for each way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import field, frozen

from osaid.analysis.remedies.changes import Fact, Move
from osaid.analysis.remedies.recorded import Recorded, found_so, worded
from osaid.analysis.solving.facts import Licensed, Symbolic, Test, Valued
from osaid.analysis.solving.gates import YES, Gates
from osaid.analysis.solving.planes import CONSTANT, Planes
from osaid.analysis.solving.terms import Terms
from osaid.evaluation.permissions import Requirement
from osaid.licenses.algebra import Property
from osaid.licenses.catalog import Catalogue
from osaid.licenses.own_names import resolved
from osaid.records.components import Found, StatedLicense
from osaid.records.statements import NONE, Grade
from osaid.records.statements import Fact as Stated
from osaid.truth import Truth, agreed, truth_of
from osaid.values import Shown

BEST = Grade.VERIFIED
"""What is said anew is taken to be seen by whoever judges."""


@frozen(eq=False)
class Option(Shown):
    """One value that a fact may come to have, by a move; `chosen` says that it has.

    With `terms` it is any licence, of which the terms say what it grants.
    """

    move: Move
    value: object
    chosen: int
    terms: Terms | None = None

    def known(self, wanted: Property) -> Planes:
        """Return whether any licence has a property, of which that must be known.

        Nobody who chooses terms chooses what nobody can judge.
        """
        if self.terms is None:
            raise TypeError(self)
        truth = self.terms.asked(wanted)
        self.terms.gates.require(-self.chosen, truth.yes, truth.no)
        return truth


@frozen(eq=False)
class Changeable(Shown):
    """A fact of a record, and the values that it may come to have; at most one."""

    gates: Gates
    fact: Fact
    options: tuple[Option, ...]
    changed: int = field(init=False)

    @changed.default
    def _changed(self) -> int:
        for move in Move:
            same = [o.chosen for o in self.options if o.move is move]
            self.gates.at_most_one(same)
        return self.gates.either(option.chosen for option in self.options)

    @property
    def moves(self) -> Iterator[tuple[Move, int]]:
        """Yield each move that changes it, with the literal that says so."""
        for move in dict.fromkeys(option.move for option in self.options):
            chosen = (o.chosen for o in self.options if o.move is move)
            yield move, self.gates.either(chosen)

    def choose(self, before: Planes, told: Callable[[Option], Planes]) -> Planes:
        """Return a truth as it was, or as it is once a value is chosen."""
        both, either = self.gates.both, self.gates.either
        truths = [(option.chosen, told(option)) for option in self.options]
        return Planes(
            either(
                [
                    both([-self.changed, before.yes]),
                    *(both([chosen, t.yes]) for chosen, t in truths),
                ]
            ),
            either(
                [
                    both([-self.changed, before.no]),
                    *(both([chosen, t.no]) for chosen, t in truths),
                ]
            ),
        )


@frozen(eq=False)
class Changing(Valued, Licensed):
    """A fact as it was before, or as it is changed."""

    before: Symbolic
    changeable: Changeable
    catalogue: Catalogue

    def has(self) -> Planes:
        """Return whether a value is stated."""
        return self._choose(
            self.before.has(), lambda o: CONSTANT[truth_of(o.value is not NONE)]
        )

    def graded(self, least: Grade) -> Planes:
        """Return whether each value is stated on evidence of a grade at least."""

        def told(option: Option) -> Planes:
            known = isinstance(self.before, Recorded) and self.before.kept(option.value)
            grade = known if known and option.move is Move.ESTABLISH else BEST
            return CONSTANT[truth_of(grade.rank >= least.rank)]

        return self._choose(self.before.graded(least), told)

    def test(self, passes: Test) -> Planes:
        """Return what a test makes of what is stated."""
        if not isinstance(self.before, Valued):
            raise TypeError(self.before)
        return self._choose(
            self.before.test(passes), lambda o: CONSTANT[passes(o.value)]
        )

    def asked(self, requirement: Requirement) -> Planes:
        """Return whether what is stated has a property, or has it not."""
        return self._choose(
            self._licensed.asked(requirement), lambda o: self._asked(requirement, o)
        )

    def _asked(self, requirement: Requirement, option: Option) -> Planes:
        if option.terms is not None:
            truth = option.known(requirement.wanted)
            return ~truth if requirement.negated else truth
        return CONSTANT[granted(requirement, option.value, self.catalogue)]

    def worded(self, passes: Test) -> Planes:
        """Return whether what was written passes a test; what is none never does."""
        return self._choose(
            self._licensed.worded(passes), lambda o: CONSTANT[worded(passes, o.value)]
        )

    def found(self, how: str) -> Planes:
        """Return whether the record came by it in one way."""

        def told(option: Option) -> Planes:
            if option.terms is not None:
                return CONSTANT[truth_of(how == Found.OWN)]
            return CONSTANT[found_so(how, option.value)]

        return self._choose(self._licensed.found(how), told)

    @property
    def _licensed(self) -> Licensed:
        if not isinstance(self.before, Licensed):
            raise TypeError(self.before)
        return self.before

    def _choose(self, before: Planes, told: Callable[[Option], Planes]) -> Planes:
        return self.changeable.choose(before, told)


def granted(requirement: Requirement, value: object, catalogue: Catalogue) -> Truth:
    """Return whether a licence, or none, has a property that is asked for."""
    if not isinstance(value, StatedLicense):
        return truth_of(requirement.negated)
    return requirement.of(resolved(value.expression, value.written, catalogue))


@frozen(eq=False)
class Implied(Valued):
    """A fact of which nothing is said, which is true where something else is."""

    gates: Gates
    before: Valued
    so: int

    def has(self) -> Planes:
        """Return whether a value is stated."""
        return self._choose(self.before.has(), YES)

    def graded(self, least: Grade) -> Planes:
        """Return whether it is founded well enough; what is implied is inferred."""
        enough = Grade.INFERRED.rank >= least.rank
        return self._choose(self.before.graded(least), YES if enough else -YES)

    def test(self, passes: Test) -> Planes:
        """Return what a test makes of it."""
        truth = passes(True)  # noqa: FBT003 - the value that is implied
        return self._choose(
            self.before.test(passes), YES if truth is Truth.TRUE else -YES
        )

    def _choose(self, before: Planes, then: int) -> Planes:
        both, either = self.gates.both, self.gates.either
        return Planes(
            either([both([-self.so, before.yes]), both([self.so, then])]),
            either([both([-self.so, before.no]), both([self.so, -then])]),
        )


def element(changeable: Changeable, stated: Stated[bool]) -> Planes:
    """Return whether an element is in a set, as it was or as it is changed."""
    before = agreed(truth_of(v is True) for v in stated.values or (True, False))
    return changeable.choose(
        CONSTANT[before], lambda o: CONSTANT[truth_of(o.value is True)]
    )
