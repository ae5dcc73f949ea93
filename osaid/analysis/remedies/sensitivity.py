"""On what a verdict hangs: whether it can end otherwise, and by which single facts."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from osaid.analysis.remedies.changes import SYSTEM, Fact
from osaid.analysis.remedies.forgetting import forgotten
from osaid.analysis.remedies.outcomes import Judging
from osaid.analysis.remedies.questions import Asking
from osaid.analysis.remedies.terms import Target
from osaid.analysis.solving.search import Deadline, OutOfTime
from osaid.evaluation.cases import Assumptions
from osaid.evaluation.verdicts import SECONDS
from osaid.policy.policies import CheckedPolicy
from osaid.policy.vocabulary import Vocabulary
from osaid.records.components import Component
from osaid.records.fields import FieldType
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.values import Value


@frozen
class Hinge(Value):
    """One fact without which, or with an answer to which, the outcome is another.

    `value` is that answer where the fact is not known, and None where it is known and
    would be forgotten.
    """

    fact: Fact
    outcome: Outcome
    value: object = None


@frozen
class Sensitivity(Value):
    """Whether what is not known can make a system conform, and make it fail.

    None says that this is not decided: the time was over, or it would be for parents
    that nobody lists. `hinges` are the single facts on which the verdict hangs: of one
    that is decided, those that must be known for it; else those that can decide it.
    They are not `complete` if the time was over before all facts were looked at.
    """

    outcome: Outcome
    can_conform: bool | None
    can_fail: bool | None
    hinges: tuple[Hinge, ...] = ()
    complete: bool = True


def sensitivity(
    system: System,
    policy: CheckedPolicy,
    given: Assumptions,
    *,
    seconds: float = SECONDS,
) -> Sensitivity:
    """Return on what a verdict hangs.

    Of a verdict that is decided no completion of the record says otherwise, so that
    no solver is needed. Raises `UsageError` without one where it is open.
    """
    judging, deadline = Judging(system, policy, given), Deadline(seconds)
    outcome = judging.outcome()
    if outcome is not Outcome.UNDETERMINED:
        conforms, fails = outcome is Outcome.CONFORMS, outcome is Outcome.FAILS
        found = _in_time(_forgetting(judging, deadline))
        return Sensitivity(outcome, conforms, fails, *found)
    try:
        asking = Asking.of(judging, deadline)
        can_conform, can_fail = map(asking.can, (Target.CONFORMS, Target.FAILS))
    except OutOfTime:
        return Sensitivity(outcome, None, None, complete=False)
    return Sensitivity(outcome, can_conform, can_fail, *_in_time(_answering(asking)))


def _in_time(hinges: Iterator[Hinge]) -> tuple[tuple[Hinge, ...], bool]:
    """Return what is found before the time is over, and whether that is all."""
    found: list[Hinge] = []
    try:
        found.extend(hinges)
    except OutOfTime:
        return tuple(found), False
    return tuple(found), True


def _forgetting(judging: Judging, deadline: Deadline) -> Iterator[Hinge]:
    before, vocabulary = judging.outcome(), judging.policy.vocabulary
    for fact, left in forgotten(judging.system):
        deadline.check()
        after = Judging(left, judging.policy, judging.day).outcome()
        if after is not before:
            yield Hinge(_declared(fact, vocabulary), after)


def _declared(fact: Fact, vocabulary: Vocabulary) -> Fact:
    """Return a fact as the policy has it: records name a word with its set."""
    name, _, word = fact.field.rpartition(".")
    subject = System if fact.kind == SYSTEM else Component
    field = vocabulary.field(name, subject)
    if field is None or field.holds is not FieldType.WORDS:
        return fact
    return evolve(fact, field=field.recorded, element=word)


def _answering(asking: Asking) -> Iterator[Hinge]:
    for asked in asking.each():
        for value, outcome in asked.decides:
            yield Hinge(asked.fact, outcome, value)
