"""Whether one side follows from another, and a system that shows where not.

What is not so in fact is not so on records either, and the same system shows it. So
records are asked about only where the answer is not no.
"""

from __future__ import annotations

from enum import StrEnum
from time import monotonic

from attrs import evolve, field, frozen

from osaid.analysis.comparing.sides import Side
from osaid.analysis.comparing.simplest import simplest
from osaid.analysis.solving.strictness import (
    Answer,
    Strictness,
    View,
    WrongWitness,
    at_least_as_strict,
)
from osaid.evaluation.findings import Finding
from osaid.licenses.catalog import Catalogue
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.truth import Truth
from osaid.values import Shown


class Relation(StrEnum):
    """How strict one side is beside another; undecided where one direction is."""

    EQUAL = "equally strict"
    STRICTER = "stricter"
    LOOSER = "looser"
    NEITHER = "neither"
    NOT_DECIDED = "not decided"


@frozen(eq=False)
class Counterexample(Shown):
    """A system of which one side holds and the other does not, or is less known.

    `truths` are what both come to by the reference interpreter, `outcomes` those of
    the policies as a whole, and `findings` what decides the other side, or leaves it
    open. `applies_because` says why the other policy says nothing of it, if it does
    not.
    """

    view: View
    system: System
    truths: tuple[Truth, Truth]
    outcomes: tuple[Outcome, Outcome]
    findings: tuple[Finding, ...]
    applies_because: tuple[str, ...] = ()


@frozen(eq=False)
class Direction(Shown):
    """Whether one side is at least as strict as another.

    `seconds` is the time that was given to find out. `counterexample` is there where
    one of the answers is no.
    """

    in_fact: Answer
    on_records: Answer
    seconds: float
    counterexample: Counterexample | None = None

    def of(self, view: View) -> Answer:
        """Return one of the two answers."""
        return self.in_fact if view is View.IN_FACT else self.on_records


@frozen(eq=False)
class Comparison(Shown):
    """How two sides compare, of all possible systems.

    `forward` says whether the one is at least as strict as the other, and `backward`
    the opposite. It is about these encodings of the documents.
    """

    one: Side
    other: Side
    forward: Direction
    backward: Direction

    def relation(self, view: View = View.IN_FACT) -> Relation:
        """Return how strict the one is beside the other."""
        answers = (self.forward.of(view), self.backward.of(view))
        return _RELATIONS.get(answers, Relation.NOT_DECIDED)

    @property
    def is_decided(self) -> bool:
        """Return whether no time ran out."""
        answers = (d.of(view) for d in (self.forward, self.backward) for view in View)
        return Answer.NOT_DECIDED not in answers


_RELATIONS = {
    (Answer.YES, Answer.YES): Relation.EQUAL,
    (Answer.YES, Answer.NO): Relation.STRICTER,
    (Answer.NO, Answer.YES): Relation.LOOSER,
    (Answer.NO, Answer.NO): Relation.NEITHER,
}


@frozen(eq=False)
class Budget(Shown):
    """The time for several questions, of which each gets its share of what is left."""

    seconds: float
    end: float = field(init=False)

    @end.default
    def _end(self) -> float:
        return monotonic() + self.seconds

    def share(self, waiting: int) -> float:
        """Return the seconds for the next of so many questions; none are left below 0.

        >>> 1.9 < Budget(4).share(2) <= 2
        True
        """
        return max(0.0, self.end - monotonic()) / max(1, waiting)


def comparison(
    one: Side, other: Side, licenses: Catalogue, seconds: float
) -> Comparison:
    """Return how two sides compare; both directions together take so many seconds."""
    budget = Budget(seconds)
    forward = direction(one, other, licenses, budget.share(2))
    backward = direction(other, one, licenses, budget.share(1))
    return Comparison(one, other, _numbered(forward, 1), _numbered(backward, 2))


def _numbered(found: Direction, number: int) -> Direction:
    """Return a direction whose counterexample, if there is one, has a number."""
    example = found.counterexample
    if example is None:
        return found
    system = evolve(example.system, name=f"{example.system.name} {number}")
    return evolve(found, counterexample=evolve(example, system=system))


def direction(one: Side, other: Side, licenses: Catalogue, seconds: float) -> Direction:
    """Return whether one side is at least as strict as another."""
    budget = Budget(seconds)
    found = asked(one, other, View.IN_FACT, licenses, budget.share(2))
    in_fact = found.answer
    if in_fact is not Answer.NO:
        found = asked(one, other, View.ON_RECORDS, licenses, budget.share(1))
    if in_fact is Answer.NOT_DECIDED and found.answer is Answer.YES:
        in_fact = Answer.YES  # what holds on all records holds of complete ones
    if found.witness is None:
        return Direction(in_fact, found.answer, seconds)
    shown = Shower((one, other), found.view, licenses)
    example = shown.example(shown.smallest(found.witness))
    return Direction(in_fact, Answer.NO, seconds, example)


def asked(
    one: Side, other: Side, view: View, licenses: Catalogue, seconds: float
) -> Strictness:
    """Return what the solver says of one question, nothing without any time."""
    if seconds <= 0:
        return Strictness(view, Answer.NOT_DECIDED, seconds)
    return at_least_as_strict(
        one.question, other.question, view, seconds=seconds, licenses=licenses
    )


@frozen(eq=False)
class Shower(Shown):
    """Knows which systems show that one side does not follow from another."""

    sides: tuple[Side, Side]
    view: View
    licenses: Catalogue

    def shows(self, system: System) -> bool:
        """Return whether a system shows it, by the programs that decide fast."""
        one, other = (side.truth(system, self.licenses) for side in self.sides)
        return broken(one, other, self.view)

    def smallest(self, system: System) -> System:
        """Return a record that shows the same, of which nothing can be left out."""
        return simplest(system, self.shows)

    def example(self, system: System) -> Counterexample:
        """Return the system with what both sides make of it, by the interpreter.

        Raises `WrongWitness` if that does not confirm it, which is a mistake of ours.
        """
        one, other = (side.interpreted(system, self.licenses) for side in self.sides)
        if not broken(one, other, self.view):
            raise WrongWitness(system, one, other)
        first, second = (side.verdict(system, self.licenses) for side in self.sides)
        applies = second.applies is Truth.TRUE or self.sides[1].group is not None
        return Counterexample(
            self.view,
            system,
            (one, other),
            (first.outcome, second.outcome),
            self.sides[1].deciding(second, other) if applies else (),
            () if applies else second.applies_because,
        )


def broken(one: Truth, other: Truth, view: View) -> bool:
    """Return whether these answers show that the other does not follow from the one.

    >>> broken(Truth.TRUE, Truth.UNKNOWN, View.IN_FACT)
    False
    >>> broken(Truth.TRUE, Truth.UNKNOWN, View.ON_RECORDS)
    True
    """
    if view is View.IN_FACT:
        return one is Truth.TRUE and other is Truth.FALSE
    return one.rank > other.rank
