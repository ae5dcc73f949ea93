"""Propositions about a whole system: selectors, quantifiers, references."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import quoted
from osaid.policy.checks.conditions import check_condition, check_topics
from osaid.policy.checks.problems import Code, Problem, repeated, unknown
from osaid.policy.checks.scope import Scope
from osaid.policy.checks.settings import Setting
from osaid.policy.checks.values import example
from osaid.policy.schema import ANY_KIND, MOST_COUNTED, PARENT
from osaid.policy.syntax import (
    AboutSystem,
    Attested,
    Condition,
    Defined,
    Name,
    Proposition,
    PropositionAnd,
    PropositionNot,
    PropositionOr,
    Quantified,
    Quantifier,
    RequirementHolds,
    Selector,
    Together,
    Unused,
)
from osaid.records.components import Component
from osaid.records.fields import FieldType
from osaid.records.kinds import ancestors, within
from osaid.records.systems import System
from osaid.text import Span

_COUNTED = {Quantifier.AT_LEAST: 1, Quantifier.AT_MOST: 0, Quantifier.EXACTLY: 0}
_MOST_SHOWN = 3


def check_proposition(  # noqa: C901 - one case for each node
    proposition: Proposition, scope: Scope
) -> Iterator[Problem]:
    """Yield everything that is wrong with a proposition."""
    match proposition:
        case PropositionNot(operand=operand):
            yield from check_proposition(operand, scope)
        case PropositionAnd(operands=operands) | PropositionOr(operands=operands):
            for operand in operands:
                yield from check_proposition(operand, scope)
        case Quantified():
            yield from _check_quantified(proposition, scope)
        case Unused(selector=selector):
            yield from check_selector(selector, scope)
        case AboutSystem(body=body):
            yield from check_condition(body, Setting(scope, System))
        case Together():
            yield from _check_together(proposition, scope)
        case Attested() | RequirementHolds() | Defined():
            yield from _check_reference(proposition, scope)


def _check_quantified(sentence: Quantified, scope: Scope) -> Iterator[Problem]:
    for selector in sentence.selectors:
        yield from check_selector(selector, scope)
    if sentence.if_used and sentence.quantifier is not Quantifier.THE:
        yield Problem(
            Code.WRONG_QUANTIFIER,
            _quantifier(sentence),
            f"`if used` cannot follow {quoted(sentence.quantifier)}",
            "write `SELECTOR if used: …` without a quantifier",
        )
    yield from _check_count(sentence)
    if sentence.where is not None:
        yield from _of_components(sentence.where, sentence.selectors, scope)
    yield from _of_components(sentence.body, sentence.selectors, scope)


def _check_count(sentence: Quantified) -> Iterator[Problem]:
    least = _COUNTED.get(sentence.quantifier)
    if least is None or sentence.count is None:
        return
    if not least <= sentence.count <= MOST_COUNTED:
        yield Problem(
            Code.WRONG_COUNT,
            _quantifier(sentence),
            f"{quoted(sentence.quantifier)} takes a number from {least}"
            f" to {MOST_COUNTED}, not {quoted(str(sentence.count))}",
            "write a smaller number"
            if sentence.count
            else "leave the sentence out: it is always true",
        )


def _quantifier(sentence: Quantified) -> Span:
    """Return where the words before the selectors stand, mostly."""
    start, end = sentence.span.start, sentence.selectors[0].span.start - 1
    return Span(start, max(start, end))


def _of_components(
    condition: Condition, selectors: tuple[Selector, ...], scope: Scope
) -> Iterator[Problem]:
    kinds = (kind.text for selector in selectors for kind in selector.kinds)
    parents = all(within(kind, PARENT) for kind in kinds)
    setting = Setting(scope, Component, parents, selectors=selectors)
    yield from check_condition(condition, setting)


def check_selector(selector: Selector, scope: Scope) -> Iterator[Problem]:
    """Yield everything that is wrong with a selector."""
    known = scope.vocabulary.kinds
    missing = [
        kind
        for kind in (*selector.kinds, *selector.without)
        if kind.text not in known and kind.text != ANY_KIND
    ]
    for kind in missing:
        yield unknown(Code.UNKNOWN_KIND, "kind", kind, [ANY_KIND], known)
    yield from repeated(selector.kinds, "kind")
    yield from repeated(selector.without, "kind")
    kinds = {kind.text for kind in selector.kinds}
    # An unknown kind has its own problem, and it may be meant to be within.
    without = [kind for kind in selector.without if kind not in missing]
    outside = [k for k in without if kinds.isdisjoint(ancestors(k.text))]
    for kind in outside:
        yield _outside(kind, selector)
    if not (missing or outside) and _is_empty(selector):
        yield Problem(
            Code.EMPTY_SELECTOR,
            selector.span,
            "nothing is left when `except` has taken its part",
            "take out less",
        )


def _is_empty(selector: Selector) -> bool:
    without = {kind.text for kind in selector.without}
    return all(not without.isdisjoint(ancestors(kind.text)) for kind in selector.kinds)


def _outside(kind: Name, selector: Selector) -> Problem:
    kinds = ", ".join(str(kind) for kind in selector.kinds[:_MOST_SHOWN])
    return Problem(
        Code.OUTSIDE_SELECTOR,
        kind.span,
        f"{quoted(kind.text)} is not within {quoted(kinds)}",
        "leave it out: `except` takes a branch out of what is before it",
    )


def _check_together(sentence: Together, scope: Scope) -> Iterator[Problem]:
    documents, subject = sentence.documents, sentence.subject
    yield from check_selector(documents, scope)
    if sentence.where is not None:
        yield from _of_components(sentence.where, (documents,), scope)
    if subject is not None:
        yield from check_selector(subject, scope)
        if sentence.subject_where is not None:
            yield from _of_components(sentence.subject_where, (subject,), scope)
    yield from check_topics(sentence.topics, scope)


def _check_reference(
    proposition: Attested | RequirementHolds | Defined, scope: Scope
) -> Iterator[Problem]:
    match proposition:
        case Attested(judgement=name) if name.text not in scope.judgements:
            yield unknown(Code.UNKNOWN_JUDGEMENT, "judgement", name, scope.judgements)
        case RequirementHolds(name=name) if name.text in scope.freedoms:
            yield _freedom(name)
        case RequirementHolds(name=name) if name.text not in scope.requirements:
            yield unknown(
                Code.UNKNOWN_REQUIREMENT, "requirement", name, scope.requirements
            )
        case Defined(name=name) if name.text not in scope.propositions:
            yield _undefined(name, scope)
        case _:
            pass


def _freedom(name: Name) -> Problem:
    return Problem(
        Code.UNKNOWN_REQUIREMENT,
        name.span,
        f"{quoted(name.text)} is a freedom, not a requirement",
        "name the requirements that uphold it",
    )


def _sentence_with(word: str, scope: Scope) -> str | None:
    """Return a sentence with a word that is a condition or a field."""
    if word in scope.conditions:
        return f"code.training: {word}"
    of_components = scope.vocabulary.field(word, Component)
    if of_components is not None:
        if of_components.holds is FieldType.SUBJECTS:
            return example(of_components)
        kind = PARENT if of_components.derived else of_components.branch
        kind = kind or "code.training"
        return f"{kind}: {example(of_components)}"
    of_system = scope.vocabulary.field(word, System)
    return None if of_system is None else f"system: {example(of_system)}"


def _undefined(name: Name, scope: Scope) -> Problem:
    text = name.text
    whole = _sentence_with(text, scope)
    if whole is not None:
        message = f"{quoted(text)} by itself does not say what it is about"
        cure = f"write for instance {quoted(whole)}"
        return Problem(Code.WRONG_SUBJECT, name.span, message, cure)
    if text in scope.requirements:
        return Problem(
            Code.UNKNOWN_DEFINE,
            name.span,
            f"{quoted(text)} is a requirement",
            f"write {quoted(f'requirement {text}')}",
        )
    defines, requirements = scope.propositions, scope.requirements
    return unknown(Code.UNKNOWN_DEFINE, "define", name, defines, requirements)
