"""Some systems, what was told of them so far, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve, field, frozen

from osaid.analysis.remedies.applying import ATTESTED
from osaid.analysis.remedies.changes import Fact
from osaid.command.telling import Author, Told, heard, supplement_about, supplemented
from osaid.evaluation.attestations import INDEPENDENT
from osaid.records.systems import Attestation, System
from osaid.reports.folded import Asked, Key, OpenSystem, Question, folded, key_of
from osaid.reports.questions import Questions, is_of_ancestors
from osaid.values import Shown

Ask = Callable[[System], Sequence[Asked]]
"""Returns what is open of a system, in the order that decides soonest."""


@frozen(eq=False)
class Respondent(Shown):
    """One system of which is asked: what was read of it, and told before.

    `sources` are the inputs that it was read from.
    """

    name: str
    sources: tuple[str, ...]
    system: System
    supplement: System | None = None


@frozen(eq=False)
class Step(Shown):
    """One question about some systems, and what was told of each.

    Nothing is told where it was skipped.
    """

    key: Key
    of: frozenset[int]
    told: Mapping[int, Told]


@frozen(eq=False)
class Sitting(Shown):
    """A walk through the questions about some systems, which may be walked back.

    Without an `author`, everybody may be asked, and nobody answers.
    """

    respondents: Sequence[Respondent]
    ask: Ask = field(repr=False)
    questions: Questions
    author: Author | None = None
    steps: list[Step] = field(init=False, factory=list)
    _known: dict[object, System] = field(init=False, factory=dict, repr=False)
    _open: dict[object, Sequence[Asked]] = field(init=False, factory=dict, repr=False)

    def next(self) -> Question | None:
        """Return the question that decides soonest, None when nothing is left."""
        found = self.left()
        return found[0] if found else None

    def left(self) -> tuple[Question, ...]:
        """Return all questions that this author can answer and has not passed."""
        numbers = range(len(self.respondents))
        systems = {
            number: evolve(open_, order=[*filter(self._of(number), open_.order)])
            for number, open_ in ((n, self.open(n)) for n in numbers)
        }
        return folded(systems, self.questions)

    def open(self, number: int) -> OpenSystem:
        """Return a system with everything that is asked of it now."""
        key = self._so_far(number)
        system = self.system(number)
        if key not in self._open:
            self._open[key] = self.ask(system)
        return OpenSystem(self.respondents[number].name, system, self._open[key])

    def system(self, number: int) -> System:
        """Return what is known of a system, with all that was told."""
        key = self._so_far(number)
        if key not in self._known:
            supplement = self.supplement(number)
            system = self.respondents[number].system
            told = system if supplement is None else heard(system, supplement)
            self._known[key] = told
        return self._known[key]

    def supplement(self, number: int) -> System | None:
        """Return all that was told of a system, None for nothing at all."""
        respondent = self.respondents[number]
        told = self.told(number)
        if not told:
            return respondent.supplement
        if self.author is None:
            message = "nobody answers"
            raise ValueError(message)
        before = respondent.supplement
        before = before or supplement_about(respondent.system, self.author)
        return supplemented(before, told, self.author)

    def told(self, number: int) -> tuple[Told, ...]:
        """Return what was told of a system in this sitting."""
        return tuple(step.told[number] for step in self.steps if number in step.told)

    def tell(self, question: Question, told: Mapping[int, Told]) -> None:
        """Take an answer, for some of the systems; none at all skips the question.

        What is told has to fit; see `check`.
        """
        self.steps.append(Step(question.key, frozenset(question.of), told))

    def check(self, question: Question, told: Mapping[int, Told]) -> None:
        """Raise `InputError` where an answer does not fit a record."""
        self.tell(question, told)
        try:
            for number in told:
                self.system(number)
        finally:
            self.back()

    def back(self) -> bool:
        """Take the last answer back; returns whether there was one."""
        return bool(self.steps) and self.steps.pop() is not None

    def for_others(self) -> tuple[Question, ...]:
        """Return the questions that this author cannot answer."""
        systems = {}
        for number in range(len(self.respondents)):
            open_ = self.open(number)
            order = [a for a in open_.order if not self._counts(a.fact, open_.system)]
            systems[number] = evolve(open_, order=order)
        return folded(systems, self.questions)

    def _so_far(self, number: int) -> object:
        return number, self.told(number)

    def _of(self, number: int) -> Callable[[Asked], bool]:
        """Return whether something is still to be asked of a system."""
        system = self.system(number)
        passed = {step.key for step in self.steps if number in step.of}

        def is_left(asked: Asked) -> bool:
            fact = asked.fact
            is_new = key_of(fact, system, self.questions) not in passed
            return is_new and _is_ready(fact) and self._counts(fact, system)

        return is_left

    def _counts(self, fact: Fact, system: System) -> bool:
        """Return whether the word of this author counts where a fact is asked for."""
        if is_of_ancestors(fact):
            return False
        if fact.field != ATTESTED or self.author is None:
            return True
        author = self.author
        mine = Attestation("", answer=True, by=author.by, role=author.role)
        if fact.element == INDEPENDENT:
            return not mine.is_from(system.supplier)
        return fact.element in {None, author.role}


def _is_ready(fact: Fact) -> bool:
    """Return whether a fact can be told; what is not listed has to be there first."""
    return not fact.new or fact.field == "presence"
