"""On what a verdict hangs: whether it can end otherwise, and by which single facts."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from osaid.analysis.remedies.changes import Fact
from osaid.analysis.remedies.forgetting import forgotten
from osaid.analysis.remedies.outcomes import Judging
from osaid.analysis.remedies.questions import Asking
from osaid.analysis.remedies.solutions import SECONDS
from osaid.analysis.remedies.terms import Target
from osaid.analysis.solving.search import Deadline, OutOfTime
from osaid.evaluation.cases import Assumptions
from osaid.policy.policies import CheckedPolicy
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
    """

    outcome: Outcome
    can_conform: bool | None
    can_fail: bool | None
    hinges: tuple[Hinge, ...] = ()


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
    judging = Judging(system, policy, given)
    outcome = judging.outcome()
    if outcome is not Outcome.UNDETERMINED:
        conforms, fails = outcome is Outcome.CONFORMS, outcome is Outcome.FAILS
        return Sensitivity(outcome, conforms, fails, tuple(_forgetting(judging)))
    try:
        asking = Asking.of(judging, Deadline(seconds))
        can_conform, can_fail = map(asking.can, (Target.CONFORMS, Target.FAILS))
        hinges = tuple(_answering(asking))
    except OutOfTime:
        return Sensitivity(outcome, None, None)
    return Sensitivity(outcome, can_conform, can_fail, hinges)


def _forgetting(judging: Judging) -> Iterator[Hinge]:
    before = judging.outcome()
    for fact, left in forgotten(judging.system):
        after = Judging(left, judging.policy, judging.day).outcome()
        if after is not before:
            yield Hinge(fact, after)


def _answering(asking: Asking) -> Iterator[Hinge]:
    for asked in asking.each():
        for value, outcome in asked.decides:
            yield Hinge(asked.fact, outcome, value)
