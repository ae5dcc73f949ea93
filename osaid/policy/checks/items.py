"""Items: headers, readings, terms, requirements and freedoms."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import quoted
from osaid.policy.checks.conditions import check_condition
from osaid.policy.checks.ladders import check_ladder
from osaid.policy.checks.licenses import check_set
from osaid.policy.checks.problems import Code, Problem, repeated, unknown, warning
from osaid.policy.checks.propositions import check_proposition
from osaid.policy.checks.readings import check_choice, check_choices, check_what_is_left
from osaid.policy.checks.scope import Scope
from osaid.policy.checks.settings import Setting
from osaid.policy.checks.trials import check_trial
from osaid.policy.checks.values import check_value, check_word
from osaid.policy.checks.waivers import check_drop, check_waiver
from osaid.policy.schema import HEADERS
from osaid.policy.syntax import (
    Applies,
    DefineCondition,
    DefineProposition,
    Drop,
    Freedom,
    Header,
    Item,
    Judgement,
    Ladder,
    Reading,
    Requirement,
    Sentence,
    Terms,
    Trial,
    Waive,
)
from osaid.records.components import Component

_EXAMPLES = {
    "status": "status final",
    "title": 'title "…"',
    "source": 'source "https://…"',
    "date": "date 2024-10-28",
    "owner": 'owner "…"',
}


def check_item(  # noqa: C901 - one case for each node
    item: Item, scope: Scope
) -> Iterator[Problem]:
    """Yield everything that is wrong with one item by itself."""
    match item:
        case Header():
            yield from _check_header(item)
        case Reading():
            yield from _check_reading(item)
        case Terms(choices=choices):
            yield from check_choices(item, scope)
            for choice in choices:
                yield from check_set(choice.value, scope)
        case DefineCondition(body=body):
            setting = Setting(scope, Component, parents=True)
            yield from check_condition(body, setting)
        case DefineProposition(body=proposition) | Applies(condition=proposition):
            yield from check_proposition(proposition, scope)
        case Requirement() | Freedom():
            yield from _check_group(item, scope)
        case Trial():
            yield from check_trial(item, scope)
        case Ladder():
            yield from check_ladder(item, scope)
        case Waive():
            yield from check_waiver(item, scope)
        case Drop():
            yield from check_drop(item)
        case Judgement():
            pass


def _check_header(header: Header) -> Iterator[Problem]:
    field = HEADERS.get(header.key.text)
    if field is not None:  # the grammar lets no other through
        yield from check_value(field, header.value, f"write `{_EXAMPLES[field.name]}`")


def _check_reading(reading: Reading) -> Iterator[Problem]:
    yield from repeated(reading.values, "value")
    known = dict.fromkeys(value.text for value in reading.values)
    default = reading.default
    yield from check_word(reading.name.text, default.text, default, known)


def _check_group(item: Requirement | Freedom, scope: Scope) -> Iterator[Problem]:
    if isinstance(item, Requirement):
        yield from _check_requirement(item, scope)
    elif not item.sentences and item.name.text not in scope.upheld | scope.dropped:
        yield warning(
            Code.EMPTY_FREEDOM,
            item.name.span,
            f"freedom {quoted(item.name.text)} asks for nothing",
            "give it a sentence, or name it under `upholds` of a requirement",
        )
    for sentence in item.sentences:
        yield from _check_sentence(sentence, scope)
    yield from check_what_is_left(item, scope)


def _check_requirement(item: Requirement, scope: Scope) -> Iterator[Problem]:
    if item.condition is not None:
        yield from check_proposition(item.condition, scope)
    for name in item.upholds:
        if name.text not in scope.freedoms:
            yield unknown(Code.UNKNOWN_FREEDOM, "freedom", name, scope.freedoms)
    yield from repeated(item.upholds, "freedom")
    if not item.sentences and item.name.text not in scope.dropped:
        yield Problem(
            Code.EMPTY_REQUIREMENT,
            item.name.span,
            f"requirement {quoted(item.name.text)} has no sentence",
            "say what it asks for, as in `must code.training: available`",
        )


def _check_sentence(sentence: Sentence, scope: Scope) -> Iterator[Problem]:
    yield from check_proposition(sentence.proposition, scope)
    if sentence.choice is not None:
        yield from check_choice(sentence.choice, scope)
