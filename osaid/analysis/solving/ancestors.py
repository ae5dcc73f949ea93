"""Which outcomes a parent can have by two policies at once, with a record of each.

Those of systems without parents come first, then those of systems whose parents have
one of these, and so on until there are no more; there are few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TypeAlias

from attrs import frozen

from osaid.analysis.solving.asked import value_test
from osaid.analysis.solving.demands import Demands
from osaid.analysis.solving.encoding import Encoding, Pair
from osaid.analysis.solving.questions import Question, asks_outcome
from osaid.analysis.solving.search import Deadline, Search
from osaid.analysis.solving.witness import Witness, costs
from osaid.licenses.catalog import Catalogue
from osaid.records.outcomes import Settled
from osaid.records.systems import System
from osaid.values import Shown

Options: TypeAlias = Mapping[Settled | None, int]


@frozen(eq=False)
class Ancestors(Shown):
    """The parents that systems may have, as far as two questions tell them apart."""

    questions: tuple[Question, Question]
    catalogue: Catalogue
    complete: bool
    deadline: Deadline

    def found(self) -> Mapping[Pair, System]:
        """Return a record for each pair of outcomes that a parent may have."""
        known: dict[Pair, System] = {}
        if not any(question.asks_outcome for question in self.questions):
            return known
        if not self.complete:
            known[None, None] = System("parent")
        while new := dict(self._more(known)):
            known.update(new)
        return known

    def _more(self, known: Mapping[Pair, System]) -> Iterator[tuple[Pair, System]]:
        one, other = (question.whole for question in self.questions)
        demands = tuple(
            Demands(whole, denied=denied)
            for whole, asked in zip((one, other), self.questions, strict=True)
            for denied in (False, True)
            if asked.asks_outcome
        )
        encoding = Encoding(
            (one, other), self.catalogue, self.complete, demands, tuple(known)
        )
        options = [self._options(encoding, side) for side in (0, 1)]
        with Search(encoding.gates, self.deadline) as search:
            for pair in product(*options):
                wanted = [options[side][pair[side]] for side in (0, 1)]
                model = None
                if pair not in known:
                    model = search.least(wanted, costs(encoding))
                if model is not None:
                    found = Witness(encoding, model, known)
                    yield (pair[0], pair[1]), found.system("parent")

    def _options(self, encoding: Encoding, side: int) -> Options:
        """Return the literal of each outcome that is told apart; None is an open one.

        Of a policy that does not ask, nothing is told apart.
        """
        question, gates = self.questions[side], encoding.gates
        if not question.asks_outcome:
            return {None: gates.both([])}
        literals = encoding.sentences[side].outcome()
        found: dict[Settled | None, int] = {}
        for settled, literal in zip(Settled, literals, strict=True):
            first = telling(question, settled)
            found[first] = gates.either([found.get(first, -1), literal])
        if not self.complete:
            found[None] = gates.both(-literal for literal in literals)
        return found


def telling(question: Question, settled: Settled) -> Settled:
    """Return the first outcome that no test of a question tells from another one."""
    tests = [
        test
        for node in question.reached
        if asks_outcome(node) and (test := value_test(node)) is not None  # type: ignore[arg-type]
    ]
    turned = {each: tuple(test(each) for test in tests) for each in Settled}
    return next(each for each in Settled if turned[each] == turned[settled])
