"""Everything that a policy answers about a system, under one name each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from osaid.evaluation.cases import Assumptions, Case, outcome_of
from osaid.evaluation.judging import judge_system
from osaid.evaluation.lenses import ACTUAL, FORM, TERMS
from osaid.policy.policies import CheckedPolicy
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.truth import Truth

Answers = Mapping[str, Enum]
OPEN = (Truth.UNKNOWN, Outcome.UNDETERMINED)


def answers(system: System, policy: CheckedPolicy, given: Assumptions) -> Answers:
    """Return the truth of every sentence, requirement, freedom, level; the outcome."""
    case = Case.of(system, policy, given)
    actual = case.through(ACTUAL)
    found: dict[str, Enum] = dict(_sentences(case))
    verdict = judge_system(system, policy, given)
    for level in verdict.levels:
        found[f"level {level.name}"] = level.truth
    for freedom in verdict.freedoms.values():
        found[f"freedom {freedom.name}"] = freedom.truth
        found[f"freedom {freedom.name} terms"] = freedom.terms
        found[f"freedom {freedom.name} form"] = freedom.form
    applies = case.applies(actual).truth
    found["applies"] = applies
    found["outcome"] = outcome_of(applies, case.whole(actual).truth)
    return found


def _sentences(case: Case) -> Iterator[tuple[str, Truth]]:
    for lens in (ACTUAL, FORM, TERMS):
        interpreter = case.through(lens)
        for item in case.items:
            yield f"{lens.name} {item.name}", interpreter.musts(item).truth
            for ordinal, sentence in case.policy.sentences_of(item, case.readings):
                truth = interpreter.sentence(item, ordinal, sentence).truth
                yield f"{lens.name} {item.name}/{ordinal}", truth


def known(found: Answers) -> dict[str, Enum]:
    """Return the answers that are not open; none of them may ever change."""
    return {name: answer for name, answer in found.items() if answer not in OPEN}
