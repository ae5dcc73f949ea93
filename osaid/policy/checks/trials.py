"""Tests: what they change and expect is known, before any of them runs.

Whether there is the record that a test is given is seen only when it runs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from osaid.diagnostics import quoted
from osaid.policy.checks.problems import Code, Problem, nearest_or_all, unknown
from osaid.policy.checks.readings import check_choice
from osaid.policy.checks.scope import Scope
from osaid.policy.checks.values import TRUTHS, check_value, check_word
from osaid.policy.schema import ANY_KIND
from osaid.policy.syntax import (
    Change,
    Expectation,
    Expected,
    Ladder,
    Name,
    Node,
    PolicySyntax,
    Step,
    Text,
    Trial,
    Word,
)
from osaid.policy.vocabulary import SYSTEM, Subject, Vocabulary
from osaid.records.components import Component
from osaid.records.fields import Field, FieldType
from osaid.records.kinds import within
from osaid.records.outcomes import Decision, Outcome
from osaid.records.problems import ALL
from osaid.records.statements import NONE
from osaid.records.systems import Extent, System
from osaid.truth import Truth

MOST_TRIALS = 500
"""How many tests a policy may have."""

MOST_STEPS = 250
"""How many changes a test may make."""

HEADINGS = ("name", "release", "supplier", "hub", "purl")
"""What says which system a record is about, and can be changed like a field."""

_MAY_BE_NONE = frozenset(
    {FieldType.TEXT, FieldType.REFERENCE, FieldType.NUMBER}
    | {FieldType.MONEY, FieldType.DATE, FieldType.LICENSE}
)
_NO_LEVEL = "none"
_AT = (Outcome.FAILS.value, Outcome.UNDETERMINED.value)


def trial_field(vocabulary: Vocabulary, name: str, subject: str) -> Field | None:
    """Return the field of a system, or of the components of a kind, that a test names.

    `subject` is `system` or a kind. An attribute of one's own is one of its whole
    branch and of no more.
    """
    field = vocabulary.field(name, _record(subject))
    if field is None or subject == SYSTEM or field.branch is None:
        return field
    return field if within(subject, field.branch) else None


def _record(subject: str) -> Subject:
    return System if subject == SYSTEM else Component


def _known(vocabulary: Vocabulary, subject: str) -> Iterator[str]:
    """Yield all that a test can say of a system, or of a kind."""
    for name in vocabulary.names(_record(subject)):
        if trial_field(vocabulary, name, subject) is not None:
            yield name
    if subject == SYSTEM:
        yield from HEADINGS


def _levels(scope: Scope) -> tuple[str, ...]:
    ladders = (item for item in scope.syntax.items if isinstance(item, Ladder))
    return tuple(str(level.name) for each in ladders for level in each.levels)


def check_trial(trial: Trial, scope: Scope) -> Iterator[Problem]:
    """Yield everything that is wrong with one test."""
    words = scope.vocabulary
    if len(trial.steps) > MOST_STEPS:
        yield _too_many(trial.steps[MOST_STEPS], f"{MOST_STEPS} changes in a test")
    for step in trial.steps[:MOST_STEPS]:
        yield from _check_step(step, words, scope)
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


def _check_step(step: Step, words: Vocabulary, scope: Scope) -> Iterator[Problem]:
    match step.change:
        case Change.SET | Change.FORGET:
            yield from _check_field(step, words)
        case Change.ATTEST:
            yield from _check_judgement(step, scope)
        case Change.LISTING:
            yield from _check_kind(step.subject, (*words.kinds, ANY_KIND))
            if isinstance(step.value, Node):
                yield from _check_choice(step.value, "listing", tuple(Extent))
        case Change.REMOVE:
            yield from _check_kind(step.subject, (*words.kinds, ANY_KIND))
        case Change.ADD | Change.UNUSED:
            yield from _check_kind(step.subject, words.kinds)


def _check_kind(kind: Name, known: Collection[str]) -> Iterator[Problem]:
    if kind.text not in known:
        yield unknown(Code.UNKNOWN_KIND, "kind", kind, known)


def _check_judgement(step: Step, scope: Scope) -> Iterator[Problem]:
    name = step.subject
    if name.text not in scope.judgements:
        yield unknown(Code.UNKNOWN_JUDGEMENT, "judgement", name, scope.judgements)
    if step.value is not None:
        yield from _check_choice(step.value, name.text, TRUTHS)


def _check_choice(value: Node, owner: str, known: tuple[str, ...]) -> Iterator[Problem]:
    said = str(getattr(value, "text", getattr(value, "value", "")))
    if not isinstance(value, Word) or said not in known:
        yield from check_word(owner, said, value, () if said in known else known)
        if said in known:
            yield _quoted(owner, said, value)


def _quoted(owner: str, said: str, value: Node) -> Problem:
    message = f"{quoted(owner)} takes one of its words, not a text"
    return Problem(Code.WRONG_TYPE, value.span, message, f"write `{said}`")


def _check_field(step: Step, words: Vocabulary) -> Iterator[Problem]:
    subject, name = step.subject.text, step.field
    if subject != SYSTEM:
        yield from _check_kind(step.subject, (*words.kinds, ANY_KIND))
    if name is None:
        return
    if subject == SYSTEM and name.text in HEADINGS:
        yield from _check_heading(step, name)
        return
    field = trial_field(words, name.text, subject)
    if field is None:
        known = tuple(_known(words, subject))
        yield unknown(Code.UNKNOWN_FIELD, "field", name, known)
    elif field.derived:
        message = f"{quoted(name.text)} is found while judging"
        cure = "it cannot be stated, in tests as in records"
        yield Problem(Code.DERIVED_FIELD, name.span, message, cure)
    elif step.value is not None:
        yield from _check_stated(field, step, words)


def _check_heading(step: Step, name: Name) -> Iterator[Problem]:
    if step.value is None:
        if name.text == HEADINGS[0]:
            message = "a system without a name cannot be judged"
            yield Problem(Code.WRONG_TYPE, step.span, message, "leave it out")
    elif not isinstance(step.value, Text):
        field = Field(name.text, name.text, FieldType.TEXT, "which system it is")
        yield from check_value(
            field, step.value, f'write `{name.text} of system is "…"`'
        )


def _check_stated(field: Field, step: Step, words: Vocabulary) -> Iterator[Problem]:
    """Yield a problem where a field cannot have the value of a change."""
    value = step.value
    of = f"{field.name} of {step.subject}"
    match field.holds, value:
        case FieldType.TOPICS, Word() | Text():
            said = str(getattr(value, "text", getattr(value, "value", "")))
            if said not in words.topics:
                name = Name(said, span=value.span)
                yield unknown(Code.UNKNOWN_TOPIC, "topic", name, words.topics)
        case FieldType.WORDS, Word() | Text():
            yield from _check_choice(value, field.name, field.choices)
        case FieldType.SUBJECTS, Word(text=text) if text != ALL:
            cure = f'write `{of} is "{text}"`, or `{ALL}`'
            yield _wrong(field, value, "the name of a component", cure)
        case (FieldType.SUBJECTS, Word() | Text()) | (FieldType.LICENSE, Text()):
            pass
        case holds, Word(text=NONE.value) if holds in _MAY_BE_NONE:
            pass
        case FieldType.TOPICS | FieldType.SUBJECTS | FieldType.WORDS, _:
            yield _wrong(field, value, "a word or a name", f"write `{of} is {ALL}`")
        case FieldType.LICENSE, _:
            yield _wrong(field, value, "a licence", f'write `{of} is "MIT"`')
        case _, Word() | Text() | Node():
            cure = f"see what {quoted(field.name)} holds"
            yield from check_value(field, value, cure)


def _wrong(field: Field, value: Node | None, wanted: str, cure: str) -> Problem:
    span = (value or Name(field.name)).span
    message = f"{quoted(field.name)} takes {wanted} here"
    return Problem(Code.WRONG_TYPE, span, message, cure)


def _check_expectation(expected: Expectation, scope: Scope) -> Iterator[Problem]:
    match expected.of:
        case Expected.OUTCOME:
            yield from _check_expected(expected.value, "an outcome", tuple(Outcome))
            yield from _check_at(expected, scope)
        case Expected.DECISION:
            yield from _check_expected(expected.value, "a decision", tuple(Decision))
        case Expected.LEVEL:
            for name in (expected.name, expected.value):
                if name is not None:
                    yield from _check_level(name, _levels(scope))
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
            Code.WRONG_TEST,
            expected.at[0].span,
            f"no requirement decides that a system {quoted(expected.value.text)}",
            f"`at` can follow `{_AT[0]}` and `{_AT[1]}`; write `expect requirement …`",
        )
    known = (*scope.requirements, *scope.freedoms)
    for name in expected.at:
        if name.text not in known:
            what = "requirement or freedom"
            yield unknown(Code.UNKNOWN_REQUIREMENT, what, name, known)


def _check_level(name: Name | Word, levels: tuple[str, ...]) -> Iterator[Problem]:
    known = (*levels, _NO_LEVEL)
    if name.text not in known:
        named = Name(name.text, span=name.span)
        yield unknown(Code.UNKNOWN_LEVEL, "level", named, known)


def _check_group(expected: Expectation, scope: Scope) -> Iterator[Problem]:
    name = expected.name
    freedom = expected.of is Expected.FREEDOM
    known = scope.freedoms if freedom else scope.requirements
    if name is not None and name.text not in known:
        code = Code.UNKNOWN_FREEDOM if freedom else Code.UNKNOWN_REQUIREMENT
        yield unknown(code, expected.of.value, name, known)
