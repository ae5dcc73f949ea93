"""Which outcomes a parent can have by two policies at once, with a record of each.

Those of systems without parents come first, then those of systems whose parents have
one of these, and so on until there are no more; there are few.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from math import prod
from typing import TypeAlias

from attrs import frozen

from osaid.analysis.solving.asked import value_test
from osaid.analysis.solving.demands import Demands
from osaid.analysis.solving.encoding import FINAL, Encoding, Pair
from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.questions import Question, asks_outcome
from osaid.analysis.solving.search import Deadline, Search
from osaid.analysis.solving.witness import Witness, costs
from osaid.evaluation.lineage import bonds_of
from osaid.licenses.catalog import Catalogue
from osaid.records.outcomes import Settled
from osaid.records.problems import exists
from osaid.records.systems import System
from osaid.values import Shown

FEW = 2
"""So many components of a kind are tried first, which is most often enough."""

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
        if not self.are_asked:
            return known
        if not self.complete:
            known[None, None] = System("parent")
        while len(known) < self._most:
            new = dict(self._more(known, FEW)) or dict(self._more(known, None))
            if not new:
                break
            known.update(new)
        return known

    def possible(self, known: Collection[Pair]) -> Collection[Pair]:
        """Return at least all pairs that there are, those that are known with others.

        Terms of parents are looked at as if they had nothing to do with outcomes.
        """
        found = dict.fromkeys(known)
        while self.are_asked and len(found) < self._most:
            encoding = self._encoding(found, None, settled=self.complete)
            new = [pair for pair, _ in self._solved(encoding, found, None)]
            if not new:
                break
            found.update(dict.fromkeys(new))
        return found

    @property
    def are_asked(self) -> bool:
        """Return whether it matters what parents come to."""
        return any(question.asks_outcome for question in self.questions)

    @property
    def _most(self) -> int:
        """Return how many pairs there are, possible or not."""
        each = (
            len({telling(q, s) for s in Settled}) + (not self.complete)
            if q.asks_outcome
            else 1
            for q in self.questions
        )
        return prod(each)

    def _more(
        self, known: Mapping[Pair, System], most: int | None
    ) -> Iterator[tuple[Pair, System]]:
        """Yield more pairs, with a record of each.

        Where there are many, those are looked at that are possible in complete systems
        in which what is unknown of licences counts as no: what is so for certain is so
        there, too.
        """
        tried: Collection[Pair] | None = None
        if self.complete and all(question.asks_outcome for question in self.questions):
            encoding = self._encoding(known, most, settled=True, quiet=known)
            tried = {pair for pair, _ in self._solved(encoding, known, None)}
        encoding = self._encoding(known, most, quiet=known)
        for pair, model in self._solved(encoding, known, tried):
            yield pair, Witness(encoding, model, known).system("parent")

    def _encoding(
        self,
        known: Collection[Pair],
        most: int | None,
        *,
        settled: bool = False,
        quiet: Collection[Pair] | None = None,
    ) -> Encoding:
        one, other = (question.whole for question in self.questions)
        ways = product(*map(self._ways, self.questions))
        demands = tuple((*first, *second) for first, second in ways)
        return Encoding(
            Gates(self.deadline.check),
            (one, other),
            self.catalogue,
            self.complete,
            demands,
            tuple(known),
            most,
            settled,
            quiet,
        )

    def _solved(
        self,
        encoding: Encoding,
        known: Collection[Pair],
        tried: Collection[Pair] | None,
    ) -> Iterator[tuple[Pair, frozenset[int]]]:
        """Yield the pairs that are possible and not known yet, with a solution each."""
        first, second = (self._options(encoding, side) for side in (0, 1))
        quiet = () if encoding.quiet is None else (encoding.leaves_nothing(),)
        with Search(encoding.gates, self.deadline) as search:
            for pair in product(first, second):
                if pair in known or (tried is not None and pair not in tried):
                    continue
                wanted = [first[pair[0]], second[pair[1]], *quiet]
                model = search.least(wanted, costs(encoding))
                if model is not None:
                    yield pair, model

    def _ways(self, question: Question) -> list[tuple[Demands, ...]]:
        """Return what each outcome by one policy may need, nothing if it is not asked.

        Where records leave things open, so does the outcome, and that needs both.
        """
        if not question.asks_outcome:
            return [()]
        yes, no = (Demands(question.whole, denied=denied) for denied in (False, True))
        return [(yes,), (no,)] if self.complete else [(yes, no)]

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


def bound(known: Mapping[Pair, System], catalogue: Catalogue) -> Collection[Pair]:
    """Return the pairs of which the record says itself under which terms it is."""
    return {pair for pair, record in known.items() if _says_terms(record, catalogue)}


def _says_terms(record: System, catalogue: Catalogue) -> bool:
    final = (part for part in record.components if part.kind == FINAL)
    return any(map(exists, final)) or bool(bonds_of(record, None, catalogue))


def telling(question: Question, settled: Settled) -> Settled:
    """Return the first outcome that no test of a question tells from another one."""
    tests = [
        test
        for node in question.reached
        if asks_outcome(node) and (test := value_test(node)) is not None  # type: ignore[arg-type]
    ]
    turned = {each: tuple(test(each) for test in tests) for each in Settled}
    return next(each for each in Settled if turned[each] == turned[settled])


def kept_pairs(one: Question, other: Question, *, complete: bool) -> tuple[Pair, ...]:
    """Return the pairs that a parent may have if it breaks no comparison.

    Of outcomes that are not told apart, one that breaks nothing is enough.
    """
    open_: tuple[Settled | None, ...] = () if complete else (None,)
    outcomes = (*Settled, *open_)
    pairs = (
        (_class(one, first), _class(other, second))
        for first, second in product(outcomes, repeat=2)
        if _rank(first) <= _rank(second)
    )
    return tuple(dict.fromkeys(pairs))


def _class(question: Question, outcome: Settled | None) -> Settled | None:
    return None if outcome is None else telling(question, outcome)


def _rank(outcome: Settled | None) -> int:
    if outcome is None:
        return 1
    return 2 if outcome is Settled.CONFORMS else 0
