"""Tests: what they change and expect is known, before any of them runs.

Whether there is the record that a test is given is seen only when it runs.
"""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import quoted
from osaid.policy.checks.problems import Code, Problem, nearest_or_all, unknown
from osaid.policy.checks.readings import check_choice
from osaid.policy.checks.scope import Scope
from osaid.policy.checks.steps import check_step
from osaid.policy.syntax import (
    Expectation,
    Expected,
    Ladder,
    Name,
    Node,
    PolicySyntax,
    Trial,
    Word,
)
from osaid.records.outcomes import Decision, Outcome
from osaid.truth import Truth

MOST_TRIALS = 200
"""How many tests a policy may have."""

MOST_STEPS = 200
"""How many changes a test may make."""

_NO_LEVEL = "none"
_AT = (Outcome.FAILS.value, Outcome.UNDETERMINED.value)


def _levels(scope: Scope) -> tuple[str, ...]:
    ladders = (item for item in scope.syntax.items if isinstance(item, Ladder))
    return tuple(str(level.name) for each in ladders for level in each.levels)


def check_trial(trial: Trial, scope: Scope) -> Iterator[Problem]:
    """Yield everything that is wrong with one test."""
    if len(trial.steps) > MOST_STEPS:
        yield _too_many(trial.steps[MOST_STEPS], f"{MOST_STEPS} changes in a test")
    for step in trial.steps[:MOST_STEPS]:
        yield from check_step(step, scope)
    for choice in trial.choices:
        yield from check_choice(choice, scope)
    for expected in trial.expected:
        yield from _check_expectation(expected, scope)


def check_trials(syntax: PolicySyntax) -> Iterator[Problem]:
    """Yield a problem for a policy with more tests than it may have."""
    trials = [item for item in syntax.items if isinstance(item, Trial)]
    if len(trials) > MOST_TRIALS:
        yield _too_many(trials[MOST_TRIALS].title, f"{MOST_TRIALS} tests in a policy")


def _too_many(node: Node, limit: str) -> Problem:
    message = f"there are more than {limit}"
    return Problem(Code.TOO_MANY_TESTS, node.span, message, "split them up")


def _check_expectation(expected: Expectation, scope: Scope) -> Iterator[Problem]:
    match expected.of:
        case Expected.OUTCOME:
            yield from _check_expected(expected.value, "an outcome", tuple(Outcome))
            yield from _check_at(expected, scope)
        case Expected.DECISION:
            yield from _check_expected(expected.value, "a decision", tuple(Decision))
        case Expected.LEVEL:
            yield from _check_levels(expected, _levels(scope))
        case _:
            yield from _check_group(expected, scope)
            yield from _check_expected(expected.value, "an answer", tuple(Truth))


def _check_expected(
    value: Word | None, what: str, known: tuple[Outcome | Decision | Truth, ...]
) -> Iterator[Problem]:
    words = tuple(str(each.value) for each in known)
    if value is not None and value.text not in words:
        message = f"{quoted(value.text)} is not {what}"
        cure = nearest_or_all(value.text, words)
        yield Problem(Code.UNKNOWN_VALUE, value.span, message, cure)


def _check_at(expected: Expectation, scope: Scope) -> Iterator[Problem]:
    if expected.at and expected.value is not None and expected.value.text not in _AT:
        yield Problem(
            Code.WRONG_EXPECTATION,
            expected.at[0].span,
            f"no requirement decides that a system {quoted(expected.value.text)}",
            f"`at` can follow `{_AT[0]}` and `{_AT[1]}`; write `expect requirement …`",
        )
    known = (*scope.requirements, *scope.freedoms)
    for name in expected.at:
        if name.text not in known:
            what = "requirement or freedom"
            yield unknown(Code.UNKNOWN_REQUIREMENT, what, name, known)


def _check_levels(expected: Expectation, levels: tuple[str, ...]) -> Iterator[Problem]:
    known = (_NO_LEVEL, *levels)
    named = [name for name in (expected.name, expected.value) if name is not None]
    strangers = [name for name in named if name.text not in known]
    for name in strangers:
        level = Name(name.text, span=name.span)
        yield unknown(Code.UNKNOWN_LEVEL, "level", level, known)
    ranks = [] if strangers else [known.index(name.text) for name in named]
    if ranks != sorted(ranks):
        yield Problem(
            Code.WRONG_EXPECTATION,
            expected.span,
            "what is certain cannot be more than what is possible",
            "write the lower level first: `expect level LOWER perhaps HIGHER`",
        )


def _check_group(expected: Expectation, scope: Scope) -> Iterator[Problem]:
    name = expected.name
    freedom = expected.of is Expected.FREEDOM
    known = scope.freedoms if freedom else scope.requirements
    if name is not None and name.text not in known:
        code = Code.UNKNOWN_FREEDOM if freedom else Code.UNKNOWN_REQUIREMENT
        yield unknown(code, expected.of.value, name, known)
