"""What is not known and would decide an undetermined verdict."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from enum import Enum

from attrs import frozen

from osaid.analysis.remedies.changes import SYSTEM, Fact
from osaid.analysis.remedies.changing import Option
from osaid.analysis.remedies.outcomes import Judging
from osaid.analysis.remedies.results import Finding, Remedies
from osaid.analysis.remedies.solutions import Looking, situation_of
from osaid.analysis.remedies.terms import ASKING, Bargain, Target
from osaid.analysis.remedies.units import Pinning, Unit
from osaid.analysis.solving.search import Deadline, OutOfTime, Search
from osaid.evaluation.cases import Assumptions
from osaid.evaluation.selection import listed_extent, selects
from osaid.evaluation.verdicts import SECONDS
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import Component, StatedLicense
from osaid.records.fields import FieldType
from osaid.records.kinds import PARENT
from osaid.records.outcomes import Outcome
from osaid.records.systems import Extent, System
from osaid.values import Shown, Value


@frozen
class Asked(Value):
    """One fact that is not known.

    `answers` are the values that it may have, None where there are too many to list,
    as of a licence, a number or a text. `decides` are answers that alone decide the
    verdict, and which way; of a licence it is one of those that do.
    """

    fact: Fact
    answers: tuple[object, ...] | None
    decides: tuple[tuple[object, Outcome], ...] = ()


@frozen
class OpenQuestions(Value):
    """What an undetermined verdict hangs on.

    `conforms` and `fails` are the smallest sets of facts which, as they say, decide it
    one way or the other; where there is none it cannot end so. `order` is what to ask,
    what may decide alone first. Of a verdict that is decided all is empty.
    """

    conforms: Remedies
    fails: Remedies
    order: tuple[Asked, ...] = ()


def open_questions(
    system: System,
    policy: CheckedPolicy,
    given: Assumptions,
    *,
    seconds: float = SECONDS,
) -> OpenQuestions:
    """Return what is not known and would decide a verdict.

    Raises `UsageError` without a solver.
    """
    judging = Judging(system, policy, given)
    if judging.outcome() is not Outcome.UNDETERMINED:
        return _nothing(Finding.NOTHING_TO_DO, seconds)
    try:
        return Asking.of(judging, Deadline(seconds)).questions()
    except OutOfTime:
        return _nothing(Finding.NOT_DECIDED, seconds)


def _nothing(finding: Finding, seconds: float) -> OpenQuestions:
    conforms, fails = (
        Remedies(target, finding, seconds) for target in (Target.CONFORMS, Target.FAILS)
    )
    return OpenQuestions(conforms, fails)


@frozen(eq=False)
class Asking(Shown):
    """Looks for what is not known of a record and would decide."""

    looking: Looking

    @classmethod
    def of(cls, judging: Judging, deadline: Deadline) -> Asking:
        """Return what looks for all that can be found out."""
        situation = situation_of(judging, ASKING, deadline, denied=True)
        return cls(Looking(judging, situation, Bargain(), deadline))

    def questions(self) -> OpenQuestions:
        """Return the smallest sets that decide, and what to ask first.

        What is asked is the set with which it conforms, if it can, since all of it
        must be asked then; else the one with which it fails.
        """
        conforms, fails = map(self.looking.found, (Target.CONFORMS, Target.FAILS))
        best = conforms.best or fails.best
        changes = () if best is None else best.changes
        needed = {change.fact: index for index, change in enumerate(changes)}
        asked = list(self.each(needed))
        asked.sort(key=lambda each: (not each.decides, needed[each.fact]))
        return OpenQuestions(conforms, fails, tuple(asked))

    def can(self, target: Target) -> bool | None:
        """Return whether it can turn out so, None if only parents could tell."""
        with self._search() as search:
            if search.model(self.looking.wanted(target)) is not None:
                return True
        return None if self.may_have_parents else False

    @property
    def may_have_parents(self) -> bool:
        """Return whether parents matter, of which some may be unlisted."""
        case, question = self.looking.judging.case(), self.looking.situation.question
        extent, _ = listed_extent(case.system, PARENT, case.listing)
        asked = any(selects(selector, PARENT) for selector in question.selectors)
        return asked and extent is not Extent.ALL

    def each(self, facts: Container[Fact] | None = None) -> tuple[Asked, ...]:
        """Return what is not known and asked for, each with what it decides.

        Of some `facts`, if they are given; else of all.
        """
        units = [
            unit
            for unit in self.looking.units
            if facts is None or unit.changeable.fact in facts
        ]
        with self._search() as search:
            ways = tuple(self._ways(search))
            return tuple(self._told(ways, unit) for unit in units)

    def _search(self) -> Search:
        return Search(self.looking.situation.gates, self.looking.deadline)

    def _ways(self, search: Search) -> Iterator[tuple[Outcome, Pinning]]:
        for target in (Target.FAILS, Target.CONFORMS):
            (outcome,) = target.outcomes
            wanted = self.looking.wanted(target)
            yield outcome, Pinning(search, wanted, self.looking.units)

    def _told(self, ways: Iterable[tuple[Outcome, Pinning]], unit: Unit) -> Asked:
        decides = [
            (value, outcome)
            for outcome, pinning in ways
            for value in pinning.alone(unit)
        ]
        values = tuple(option.value for option in unit.options)
        fact = unit.changeable.fact
        counted = self._is_choice(fact) or all(map(_is_one_of_few, unit.options))
        return Asked(fact, values if counted else None, tuple(decides))

    def _is_choice(self, fact: Fact) -> bool:
        """Return whether a fact has one of few words, as a field of one's own may."""
        subject = System if fact.kind == SYSTEM else Component
        vocabulary = self.looking.judging.policy.vocabulary
        field = vocabulary.field(fact.field, subject)
        return field is not None and field.holds is FieldType.CHOICE


def _is_one_of_few(option: Option) -> bool:
    """Return whether a value is one of those that its fact may have, not a sample."""
    few = isinstance(option.value, bool | Enum | StatedLicense)
    return few and option.terms is None
