"""Whether one policy is at least as strict as another, for all possible systems."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from attrs import frozen

from osaid.analysis.solving.ancestors import FEW, Ancestors, bound, kept_pairs
from osaid.analysis.solving.demands import Demands
from osaid.analysis.solving.encoding import Encoding, Pair
from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.plainest import Plainest
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.search import Deadline, OutOfTime, Search
from osaid.analysis.solving.witness import Witness
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.evaluation.verdicts import SECONDS
from osaid.licenses.catalog import Catalogue, shipped
from osaid.records.outcomes import Outcome
from osaid.records.problems import problems
from osaid.records.systems import System
from osaid.truth import Truth
from osaid.values import Shown


class View(StrEnum):
    """Of what a comparison speaks.

    - `in_fact`: systems of which everything is known: where the one holds, so does
      the other;
    - `on_records`: all records: the other is at least as true as the one.
    """

    IN_FACT = "in fact"
    ON_RECORDS = "on records"


class Answer(StrEnum):
    """Whether it is so.

    `not_decided` where the time was over, or where it rests on the terms of a parent
    that must have some outcome.
    """

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


class WrongWitness(AssertionError):  # noqa: N818 - it is a mistake of ours
    """The interpreter does not confirm what the solver found: a mistake of ours."""


class Undecided(Exception):  # noqa: N818 - it is no error
    """What may break a comparison has parents of which nobody has a record."""


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
    except (OutOfTime, Undecided):
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
        """Return a system that shows that the one is not as strict, if there is any.

        Few components are tried first, since most answers need no more. Of complete
        systems, what is unknown of licences is first counted as no: that leaves every
        breach a breach, and what both policies ask is told only once.
        """
        if self._holds_by_induction():
            return None
        ancestors = self._ancestors()
        if ancestors.are_asked:
            # Most that is broken is broken without any parents.
            found = self._without_parents()
            if found is not None:
                return found
        known = ancestors.found()
        possible = ancestors.possible(known)
        quiet = bound(known, self.catalogue) if ancestors.are_asked else None
        for most in (FEW, None):
            exact = quiet is None and not self.complete
            if not exact and not self._may_be(possible, most):
                continue
            found = self._found(self._encoding(known, most=most, quiet=quiet), known)
            if found is not None:
                return found
            if quiet is not None and most is None and self._is_open(possible):
                raise Undecided
        return None

    def _without_parents(self) -> System | None:
        """Return a system with few components and no parents, if one is enough."""
        if self.complete and not self._may_be((), FEW):
            return None
        return self._found(self._encoding((), most=FEW), {})

    def _is_open(self, possible: Iterable[Pair]) -> bool:
        """Return whether parents of which there is no record may break it."""
        return not self.complete or self._may_be(possible, None, settled=False)

    def _holds_by_induction(self) -> bool:
        """Return whether nothing breaks it as long as no parent does.

        What is first has no parents, so that then nothing does at all.
        """
        one, other = self.questions
        if one.group or other.group or not (one.asks_outcome and other.asks_outcome):
            return False
        pairs = kept_pairs(one, other, complete=self.complete)
        return not any(self._may_be(pairs, most) for most in (FEW, None))

    def _may_be(
        self,
        ancestors: Iterable[Pair],
        most: int | None,
        *,
        settled: bool | None = None,
    ) -> bool:
        """Return whether there is any that breaks it, with parents under any terms."""
        settled = self.complete if settled is None else settled
        encoding = self._encoding(ancestors, most=most, settled=settled)
        wanted = self._breach(encoding)
        with Search(encoding.gates, self.deadline) as search:
            return search.model([wanted]) is not None

    def _encoding(
        self,
        ancestors: Iterable[Pair],
        *,
        most: int | None = None,
        settled: bool = False,
        quiet: Collection[Pair] | None = None,
    ) -> Encoding:
        one, other = self.questions
        demands = ((Demands(one, denied=False), Demands(other, denied=True)),)
        return Encoding(
            Gates(self.deadline.check),
            self.questions,
            self.catalogue,
            self.complete,
            demands,
            tuple(ancestors),
            most,
            settled,
            quiet,
        )

    def _found(
        self, encoding: Encoding, ancestors: Mapping[Pair, System]
    ) -> System | None:
        wanted = self._breach(encoding)
        with Search(encoding.gates, self.deadline) as search:
            model = Plainest(search, encoding).model([wanted])
            if model is None:
                return None
            return Witness(encoding, model, ancestors).system("counterexample")

    def _ancestors(self) -> Ancestors:
        complete, deadline = self.complete, self.deadline
        return Ancestors(self.questions, self.catalogue, complete, deadline)

    def _breach(self, encoding: Encoding) -> int:
        one, other = (sentences.truth() for sentences in encoding.sentences)
        both, either = encoding.gates.both, encoding.gates.either
        if self.complete:
            return both([one.yes, other.no])
        return either([both([one.yes, -other.yes]), both([-one.no, other.no])])

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
            broken = one is Truth.TRUE and other is Truth.FALSE
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
