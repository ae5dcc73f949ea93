"""Many questions about the same sides, with the systems that answered some of them.

One system can show many of the answers that are no: what was found for one pair is
tried on all sides, and the solver is asked only where nothing shows it.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from osaid.analysis.comparing.directions import Budget, asked, broken
from osaid.analysis.comparing.sides import Side
from osaid.analysis.solving.strictness import Answer, View
from osaid.licenses.catalog import Catalogue
from osaid.records.systems import System
from osaid.truth import Truth
from osaid.values import Shown

Pair = tuple[int, int]
"""The places of two sides: does the second follow from the first?"""

Truths = tuple[Truth, ...]

_LARGEST_PART = 10
"""At first, no question may take more than this part of the time that is left."""


@frozen(eq=False)
class Pool(Shown):
    """Some sides, and the systems that were found for them so far."""

    sides: tuple[Side, ...]
    licenses: Catalogue
    found: list[tuple[System, Truths]] = field(init=False, factory=list)

    def truths(self, system: System) -> Truths:
        """Return what each side comes to of a system, by the program that decides."""
        return tuple(side.truth(system, self.licenses) for side in self.sides)

    def answer(self, pair: Pair, view: View, seconds: float) -> Answer:
        """Return whether one side is at least as strict as another."""
        if self.shown_by(pair, view) is not None:
            return Answer.NO
        one, other = (self.sides[place] for place in pair)
        found = asked(one, other, view, self.licenses, seconds)
        if found.witness is not None:
            self.found.append((found.witness, self.truths(found.witness)))
        return found.answer

    def shown_by(self, pair: Pair, view: View) -> int | None:
        """Return which of the systems shows that it is not so, None if none does."""
        one, other = pair
        for number, (_, truths) in enumerate(self.found):
            if broken(truths[one], truths[other], view):
                return number
        return None

    def answers(
        self, pairs: Iterable[Pair], view: View, budget: Budget
    ) -> dict[Pair, Answer]:
        """Return an answer for each pair.

        What is hard waits until the others are decided, and then gets its share of the
        time that is left.
        """
        answers = {
            pair: self.answer(pair, view, budget.share(_LARGEST_PART)) for pair in pairs
        }
        hard = [p for p, answer in answers.items() if answer is Answer.NOT_DECIDED]
        for number, pair in enumerate(hard):
            answers[pair] = self.answer(pair, view, budget.share(len(hard) - number))
        return answers
