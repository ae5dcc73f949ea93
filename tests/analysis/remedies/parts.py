"""What each sentence of a policy would need if it were the only one."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from osaid.analysis.remedies.results import Finding
from osaid.analysis.remedies.solutions import remedies
from osaid.analysis.solving.questions import Question
from osaid.evaluation.cases import Assumptions
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.syntax import (
    Freedom,
    Item,
    Requirement,
    RequirementHolds,
    Sentence,
    Strength,
)
from tests.analysis.remedies.cases import Wanted
from tests.laws.policies import checked


def costs_of_parts(wanted: Wanted) -> tuple[int, ...] | None:
    """Return what each sentence that decides costs alone, None if that is not told.

    Where a sentence speaks of a requirement, it cannot be taken out of its own.
    """
    reached = Question(wanted.policy).reached
    if any(isinstance(node, RequirementHolds) for node in reached):
        return None
    costs: list[int] = []
    for policy in _alone(wanted.policy):
        found = remedies(
            wanted.system, policy, Assumptions(), wanted.target, wanted.bargain
        )
        if found.best is None or found.finding is Finding.NOT_DECIDED:
            return None
        costs.append(found.best.cost)
    return tuple(costs)


def _alone(policy: CheckedPolicy) -> Iterator[CheckedPolicy]:
    """Yield the policy once for each sentence that decides, all others only hints."""
    for item in policy.deciding:
        for sentence in item.sentences:
            if sentence.strength is Strength.MUST:
                items = tuple(
                    _with(each, item, sentence) for each in policy.syntax.items
                )
                made = checked(evolve(policy.syntax, items=items))
                yield made.at_level(policy.level)


def _with(item: Item, of: Group, kept: Sentence) -> Item:
    if not isinstance(item, Requirement | Freedom):
        return item
    sentences = tuple(
        each if item is of and each is kept else evolve(each, strength=Strength.MAY)
        for each in item.sentences
    )
    return evolve(item, sentences=sentences)
