"""One licence that may be stated, by its answers to all that is asked of it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from osaid.analysis.solving.gates import NO, YES, Gates
from osaid.analysis.solving.lattice import Answer, Lattice
from osaid.analysis.solving.planes import Planes
from osaid.licenses.algebra import Property
from osaid.licenses.expression import Expression, Nothing
from osaid.records.statements import Grade
from osaid.values import Shown


@frozen(eq=False)
class Terms(Shown):
    """One licence that may be stated, by its answers to all that is asked.

    `none` is the literal of "there is none". What is written and how it was found are
    one literal for each way; `read` says what a text is read as that brings its own
    licence. Where it is `settled`, what nobody knows of a licence counts as if it were
    not so.
    """

    gates: Gates
    lattice: Lattice
    stated: int
    none: int
    written: dict[str, int]
    found: dict[str, int]
    grades: dict[Grade, int]
    settled: bool
    read: Mapping[str, Expression] = field(factory=dict)
    answers: dict[Answer, int] = field(init=False, factory=dict)
    # The licences that give each answer, as bits, with its literal: to compare these
    # is cheap, and to look for answers by what was asked is not.
    _columns: list[tuple[int, int]] = field(init=False, factory=list)

    def asked(self, wanted: Property) -> Planes:
        """Return whether the taker can choose terms with a property."""
        sure = self._answer((wanted, True))
        possible = sure if self.settled else self._answer((wanted, False))
        return Planes(sure, -possible)

    def _answer(self, answer: Answer) -> int:
        if answer not in self.answers:
            self.answers[answer] = self._made(answer)
        return self.answers[answer]

    def _made(self, answer: Answer) -> int:
        self.gates.check()  # an answer of every licence takes longer than many gates
        for text, reading in self.read.items():
            if self.written[text] == YES:
                return YES if self.lattice.gives(reading, answer) else NO
        literal = self.gates.variable()
        nothing = self.lattice.gives(Nothing(), answer)
        self.gates.require(-self.none, literal if nothing else -literal)
        if self.lattice.is_constant(answer):
            self.gates.require(literal if self.lattice.column(answer) else -literal)
        column = self.lattice.column(answer)
        for other, given in self._columns:
            if not column & ~other:
                self.gates.require(-literal, given)
            if not other & ~column:
                self.gates.require(-given, literal)
        self._columns.append((column, literal))
        for text, reading in self.read.items():
            given = literal if self.lattice.gives(reading, answer) else -literal
            self.gates.require(-self.written[text], given)
        return literal
