"""Whether one policy is at least as strict as another, for all possible systems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import product

from attrs import frozen

from osaid.analysis.solving.demands import Demands
from osaid.analysis.solving.encoding import Encoding, Pair, asks_of_parents
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.search import Deadline, OutOfTime, Search
from osaid.analysis.solving.witness import Witness
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.licenses.catalog import Catalogue, shipped
from osaid.records.outcomes import Outcome, Settled
from osaid.records.problems import problems
from osaid.records.systems import System
from osaid.truth import Truth
from osaid.values import Shown

SECONDS = 30.0


class View(StrEnum):
    """Of what a comparison speaks.

    - `in_fact`: systems of which everything is known: where the one holds, so does
      the other;
    - `on_records`: all records: the other is at least as true as the one.
    """

    IN_FACT = "in fact"
    ON_RECORDS = "on records"


class Answer(StrEnum):
    """Whether it is so; `not_decided` where the time was over."""

    YES = "yes"
    NO = "no"
    NOT_DECIDED = "not decided"


@frozen(eq=False)
class Strictness(Shown):
    """Whether one question is at least as strict as another.

    Where it is not, `witness` is a system that shows it, and `truths` is what the
    interpreter makes of it. `seconds` is the time that was given.
    """

    view: View
    answer: Answer
    seconds: float
    witness: System | None = None
    truths: tuple[Truth, Truth] | None = None


class WrongWitness(AssertionError):
    """The interpreter does not confirm what the solver found: a mistake of ours."""


def at_least_as_strict(
    one: Question,
    other: Question,
    view: View = View.IN_FACT,
    *,
    seconds: float = SECONDS,
    licenses: Catalogue | None = None,
) -> Strictness:
    """Return whether the other holds wherever the one does.

    `licenses` is the catalogue by which licences are judged, by default the one that
    ships. Raises `UsageError` without a solver.
    """
    asked = _Asked((one, other), view, licenses or shipped(), Deadline(seconds))
    try:
        witness = asked.witness()
    except OutOfTime:
        return Strictness(view, Answer.NOT_DECIDED, seconds)
    if witness is None:
        return Strictness(view, Answer.YES, seconds)
    return Strictness(view, Answer.NO, seconds, witness, asked.confirmed(witness))


@frozen(eq=False)
class _Asked(Shown):
    """One comparison under way."""

    questions: tuple[Question, Question]
    view: View
    catalogue: Catalogue
    deadline: Deadline

    @property
    def complete(self) -> bool:
        return self.view is View.IN_FACT

    def witness(self) -> System | None:
        """Return a system that shows that the one is not as strict, if there is any."""
        ancestors = dict(self._ancestors())
        one, other = self.questions
        demands = (Demands(one, denied=False), Demands(other, denied=True))
        encoding = Encoding(
            self.questions, self.catalogue, self.complete, demands, tuple(ancestors)
        )
        wanted = self._breach(encoding)
        with Search(encoding.gates, self.deadline) as search:
            model = search.least([wanted], costs(encoding))
            if model is None:
                return None
            return Witness(encoding, model, ancestors).system("counterexample")

    def _breach(self, encoding: Encoding) -> int:
        one, other = (sentences.truth() for sentences in encoding.sentences)
        both, either = encoding.gates.both, encoding.gates.either
        if self.complete:
            return both([one.yes, -other.yes])
        return either([both([one.yes, -other.yes]), both([-one.no, other.no])])

    def _ancestors(self) -> Iterator[tuple[Pair, System]]:
        """Yield each pair of outcomes that a parent may have, with a record of one.

        Those of systems without parents come first, then those whose parents have one
        of these pairs, and so on until there are no more.
        """
        if not asks_of_parents(self.questions):
            return
        known: dict[Pair, System] = {}
        if not self.complete:
            known[None, None] = System("open")
            yield (None, None), known[None, None]
        while True:
            new = dict(self._more(known))
            if not new:
                return
            known.update(new)
            yield from new.items()

    def _more(self, known: Mapping[Pair, System]) -> Iterator[tuple[Pair, System]]:
        whole = (self.questions[0].whole, self.questions[1].whole)
        demands = tuple(Demands(q, denied=d) for q in whole for d in (False, True))
        encoding = Encoding(
            whole, self.catalogue, self.complete, demands, tuple(known)
        )
        outcomes = [_outcomes(encoding, side) for side in (0, 1)]
        with Search(encoding.gates, self.deadline) as search:
            for pair in product(*outcomes):
                if pair in known:
                    continue
                wanted = [outcomes[side][pair[side]] for side in (0, 1)]
                model = search.least(wanted, costs(encoding))
                if model is not None:
                    system = Witness(encoding, model, known).system("parent")
                    self._check(system, pair)
                    yield pair, system

    def _check(self, system: System, pair: Pair) -> None:
        for question, expected in zip(self.questions, pair, strict=True):
            outcome = self._case(question, system).outcome
            word = "undetermined" if expected is None else expected.value
            settled = Outcome(word)
            if outcome != settled:
                raise WrongWitness(system, outcome, expected)

    def _case(self, question: Question, system: System) -> Case:
        given = Assumptions(readings=question.readings, licenses=self.catalogue)
        return Case.of(system, question.policy, given)

    def confirmed(self, system: System) -> tuple[Truth, Truth]:
        """Return what the interpreter makes of a system that breaks the comparison.

        Raises `WrongWitness` if it does not.
        """
        one, other = (self._truth(q, system) for q in self.questions)
        broken = one.rank > other.rank
        if self.complete:
            broken = one is Truth.TRUE and other is not Truth.TRUE
        if problems(system) or not broken:
            raise WrongWitness(system, one, other)
        return one, other

    def _truth(self, question: Question, system: System) -> Truth:
        case = self._case(question, system)
        if question.group is not None:
            (item,) = question.items
            return case.through(ACTUAL).musts(item).truth
        return _TRUTHS[case.outcome]


_TRUTHS = {
    Outcome.CONFORMS: Truth.TRUE,
    Outcome.FAILS: Truth.FALSE,
    Outcome.NOT_APPLICABLE: Truth.FALSE,
    Outcome.UNDETERMINED: Truth.UNKNOWN,
}


def _outcomes(encoding: Encoding, side: int) -> dict[Settled | None, int]:
    """Return the literal of each outcome; None is that it is open."""
    found = dict(zip(Settled, encoding.sentences[side].outcome(), strict=True))
    if encoding.complete:
        return {**found}
    return {**found, None: encoding.gates.both(-literal for literal in found.values())}


def costs(encoding: Encoding) -> list[int]:
    """Return what a small record does without: components, then statements."""
    return [slot.listed for slot in reversed(encoding.world.slots)]


