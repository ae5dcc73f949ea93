"""Conditions on one component or on the system: fields, tests and values."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from osaid.diagnostics import quoted
from osaid.policy.checks.licenses import check_license_condition
from osaid.policy.checks.problems import Code, Problem, repeated, unknown
from osaid.policy.checks.scope import Scope
from osaid.policy.checks.settings import (
    Setting,
    ambiguous_attribute,
    check_branch,
    is_true_or_not,
)
from osaid.policy.checks.values import check_value, check_word, usage
from osaid.policy.schema import (
    AVAILABLE,
    GRADES,
    is_set,
)
from osaid.policy.syntax import (
    Available,
    Compare,
    Condition,
    ConditionAnd,
    ConditionNot,
    ConditionOr,
    Covers,
    Defined,
    EvidenceOf,
    Has,
    In,
    Includes,
    Is,
    LicenseCondition,
    LicenseIn,
    Name,
    Node,
    Word,
)
from osaid.policy.vocabulary import Subject
from osaid.records.components import Component
from osaid.records.fields import Field, FieldType

_COMPARED = {FieldType.NUMBER, FieldType.MONEY, FieldType.DATE}
_PLAIN = _COMPARED | {
    FieldType.TRUTH,
    FieldType.CHOICE,
    FieldType.TEXT,
    FieldType.REFERENCE,
}


def check_condition(condition: Condition, setting: Setting) -> Iterator[Problem]:
    """Yield everything that is wrong with a condition."""
    match condition:
        case ConditionNot(operand=operand):
            denied = None if setting.denied is not None else condition.span
            yield from check_condition(operand, evolve(setting, denied=denied))
        case ConditionAnd(operands=operands) | ConditionOr(operands=operands):
            for operand in operands:
                yield from check_condition(operand, evolve(setting, denied=None))
        case Available():
            yield from _about_components(AVAILABLE, condition, setting)
            yield from _check_derived(AVAILABLE, condition, setting)
        case Covers(topics=topics):
            yield from _about_components("covers", condition, setting)
            yield from check_topics(topics, setting.scope)
        case Defined(name=name):
            yield from _check_defined(name, setting)
        case _:
            yield from _check_field(condition, setting)


def check_topics(topics: tuple[Name, ...], scope: Scope) -> Iterator[Problem]:
    """Yield a problem for each topic that is not known, or named twice."""
    known = scope.vocabulary.topics
    for topic in topics:
        if topic.text not in known:
            yield unknown(Code.UNKNOWN_TOPIC, "topic", topic, known)
    yield from repeated(topics, "topic")


def _about_components(
    what: str, condition: Condition, setting: Setting
) -> Iterator[Problem]:
    if setting.subject is not Component:
        yield Problem(
            Code.WRONG_SUBJECT,
            condition.span,
            f"{quoted(what)} is about components, not about the system",
            "name the components it is about, as in `code.training: available`",
        )


def _check_defined(name: Name, setting: Setting) -> Iterator[Problem]:
    text, scope = name.text, setting.scope
    if text in scope.conditions and setting.subject is Component:
        yield from _check_derived(text, name, setting)
    elif text in scope.conditions:
        yield _wrong_subject(name, setting.subject)
    elif text in scope.propositions:
        yield Problem(
            Code.WRONG_SUBJECT,
            name.span,
            f"{quoted(text)} is a whole sentence, not a condition",
            f"write {quoted(text)} where a sentence stands, without a colon before it",
        )
    elif is_true_or_not(name, setting):
        yield from check_branch(name, setting)
    else:
        yield _undefined(name, setting)


def _check_derived(text: str, node: Node, setting: Setting) -> Iterator[Problem]:
    about_components = setting.subject is Component
    if about_components and text in setting.scope.derived and not setting.parents:
        yield _derived(node, f"{quoted(text)} asks for what")


def _undefined(name: Name, setting: Setting) -> Problem:
    field = setting.field(name.text)
    if field is not None:
        message = f"{quoted(name.text)} is a field, not yet a condition"
        return Problem(Code.WRONG_TEST, name.span, message, usage(field))
    if setting.is_elsewhere(name.text):
        return _wrong_subject(name, setting.subject)
    ambiguous = ambiguous_attribute(name, setting)
    if ambiguous is not None:
        return ambiguous
    fields = setting.scope.vocabulary.names(setting.subject)
    defines = setting.scope.conditions
    return unknown(Code.UNKNOWN_DEFINE, "condition", name, [AVAILABLE], fields, defines)


def _wrong_subject(name: Name, subject: Subject) -> Problem:
    if subject is Component:
        message = f"{quoted(name.text)} is about the system, not about components"
        cure = "ask it of the system, in a sentence `system: …`"
    else:
        message = f"{quoted(name.text)} is about components, not about the system"
        cure = "name the components it is about instead of `system`"
    return Problem(Code.WRONG_SUBJECT, name.span, message, cure)


def _derived(node: Node, what: str) -> Problem:
    return Problem(
        Code.DERIVED_FIELD,
        node.span,
        f"{what} only components of kind `parent` have",
        "ask it of `parent`, as in `every parent: outcome is conforms`",
    )


_OfField = Is | In | Includes | Compare | Has | EvidenceOf | LicenseCondition


def _check_field(condition: _OfField, setting: Setting) -> Iterator[Problem]:
    name = condition.field
    field = setting.field(name.text)
    yield from check_branch(name, setting)
    if field is None:
        yield _unknown_field(name, setting)
        return
    if field.derived and not setting.parents:
        yield _derived(name, f"{quoted(name.text)} is a field that")
    refused = _refused(condition, field)
    if refused is not None:
        cure = _cure_of_test(condition, field)
        yield Problem(Code.WRONG_TEST, name.span, refused, cure)
    else:
        yield from _check_test(condition, field, setting)


def _unknown_field(name: Name, setting: Setting) -> Problem:
    text, scope = name.text, setting.scope
    if setting.is_elsewhere(text):
        return _wrong_subject(name, setting.subject)
    ambiguous = ambiguous_attribute(name, setting)
    if ambiguous is not None:
        return ambiguous
    if text in scope.conditions or text in scope.propositions or text == AVAILABLE:
        return Problem(
            Code.UNKNOWN_FIELD,
            name.span,
            f"{quoted(text)} is a condition, not a field",
            f"write {quoted(text)} by itself, or {quoted(f'not {text}')}",
        )
    fields = scope.vocabulary.names(setting.subject)
    return unknown(Code.UNKNOWN_FIELD, "field", name, fields)


def _refused(condition: _OfField, field: Field) -> str | None:
    """Return why a test cannot be made of a field, or None when it can."""
    name = quoted(field.name)
    holds = f"{name} holds {_HOLDS[field.holds]}"
    match condition:
        case Has() | EvidenceOf() if field.derived:
            return f"{name} is never stated: it is computed while judging"
        case Has() | EvidenceOf() if is_set(field):
            return f"{holds}, each stated by itself"
        case Includes() if field.holds is not FieldType.WORDS:
            return f"{holds}, not a set of words of one's own"
        case Is() | In() if field.holds not in _PLAIN:
            return f"{holds}, which is not tested by value"
        case Compare() if field.holds not in _COMPARED:
            return f"{holds}, which has no order"
        case LicenseCondition() if field.holds is not FieldType.LICENSE:
            return f"{holds}, not a licence"
        case _:
            return None


_HOLDS = {
    FieldType.TRUTH: "yes or no",
    FieldType.CHOICE: "a word",
    FieldType.TEXT: "a text",
    FieldType.REFERENCE: "the name of a component",
    FieldType.NUMBER: "a number",
    FieldType.MONEY: "an amount",
    FieldType.DATE: "a day",
    FieldType.LICENSE: "a licence",
    FieldType.TOPICS: "topics",
    FieldType.SUBJECTS: "components",
    FieldType.WORDS: "a set of words",
}


def _cure_of_test(condition: _OfField, field: Field) -> str:
    match field.holds, condition:
        case FieldType.CHOICE, LicenseCondition(test=LicenseIn()):
            example = f"{field.name} in {{ {field.choices[0]} }}"
            return f"write values in braces, as in `{example}`"
        case FieldType.LICENSE, Is(value=Word(text=text)):
            return f"write {quoted(f'{field.name} in {{ {text} }}')}"
        case _:
            return usage(field)


def _check_test(
    condition: _OfField, field: Field, setting: Setting
) -> Iterator[Problem]:
    match condition:
        case Is(value=value) | Compare(value=value):
            yield from check_value(field, value, usage(field))
        case In(values=values):
            for value in values:
                yield from check_value(field, value, usage(field))
            yield from repeated(values, "value")
        case Includes(values=words):
            for word in words:
                yield from check_word(field.name, word.text, word, field.choices)
            yield from repeated(words, "word")
        case EvidenceOf(grade=grade) if grade.text not in GRADES:
            yield unknown(Code.UNKNOWN_GRADE, "grade", grade, GRADES)
        case LicenseCondition():
            yield from check_license_condition(condition, setting.scope, setting.denied)
        case _:
            pass
