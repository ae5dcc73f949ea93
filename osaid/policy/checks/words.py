"""Words of one's own: kinds, topics, restrictions and attributes as declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from osaid.diagnostics import quoted
from osaid.licenses.vocabulary import CONDITION_KINDS, RESTRICTION_KINDS
from osaid.policy.checks.problems import Code, Problem, repeated, unknown
from osaid.policy.checks.scope import Scope
from osaid.policy.checks.values import TRUTHS
from osaid.policy.schema import ANY_KIND, AVAILABLE, PARENT
from osaid.policy.syntax import (
    Attribute,
    DefineCondition,
    DefineProposition,
    Kind,
    Name,
    Restriction,
    Topic,
)
from osaid.policy.vocabulary import SYSTEM, TYPES, branch_of, last_of
from osaid.records.canonical import UNKNOWN
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.kinds import KINDS, TOPICS, ancestors, is_below_known, is_name
from osaid.records.problems import RESERVED
from osaid.records.statements import NONE
from osaid.records.systems import System

_TAKEN = (*TRUTHS, NONE.value, UNKNOWN)
"""What an attribute says of itself in other words."""


def check_words(scope: Scope) -> Iterator[Problem]:
    """Yield everything that is wrong with the words that a policy declares."""
    for item in scope.syntax.items:
        match item:
            case Kind(name=name):
                yield from _check_kind(name, scope)
            case Topic(name=name):
                yield from _check_new(name, TOPICS, "a topic")
            case Restriction(name=name):
                yield from _check_new(name, RESTRICTION_KINDS, "a kind of restriction")
                yield from _check_new(name, CONDITION_KINDS, "a kind of duty")
            case Attribute():
                yield from _check_attribute(item, scope)
            case DefineCondition(name=name) | DefineProposition(name=name):
                yield from _check_define(name, scope)
    yield from _same_attributes(scope)


def _check_kind(name: Name, scope: Scope) -> Iterator[Problem]:
    known = scope.vocabulary.kinds
    if name.text in KINDS or name.text == ANY_KIND:
        yield _taken(name, "a kind of the standard tree")
    elif not is_name(name.text):
        yield _small_letters(name)
    elif not is_below_known(name.text, known):
        _, *above = ancestors(name.text)
        if PARENT in above:
            yield Problem(
                Code.UNKNOWN_KIND,
                name.span,
                f"{quoted(name.text)} lies below `parent`, which has no kinds below it",
                "say how a model was made from its parent with `derivation`",
            )
        else:
            yield Problem(
                Code.UNKNOWN_KIND,
                name.span,
                f"{quoted(name.text)} lies below no kind that is known",
                "name the branch it is part of first, as in `code.reward_model`",
            )


def _check_new(name: Name, known: Mapping[str, str], what: str) -> Iterator[Problem]:
    if name.text in known:
        yield _taken(name, f"{what} of the standard")
    elif what == "a topic" and name.text in RESERVED:
        yield _taken(name, "a word of records, and cannot be a topic")
    elif what == "a topic" and not is_name(name.text):
        yield _small_letters(name)


def _taken(name: Name, meaning: str) -> Problem:
    return Problem(
        Code.RESERVED_NAME,
        name.span,
        f"{quoted(name.text)} is {meaning}",
        "choose another name",
    )


def _small_letters(name: Name) -> Problem:
    return Problem(
        Code.RESERVED_NAME,
        name.span,
        f"{quoted(name.text)} is not written as records write such names",
        "use small letters, digits, `_` and `.`",
    )


def _check_attribute(item: Attribute, scope: Scope) -> Iterator[Problem]:
    branch, name = branch_of(item), item.name
    kinds, whole = scope.vocabulary.kinds, (SYSTEM, ANY_KIND)
    if not branch:
        yield Problem(
            Code.WRONG_ATTRIBUTE,
            name.span,
            f"{quoted(name.text)} does not say what has this attribute",
            f"write {quoted(f'system.{name}')}, {quoted(f'component.{name}')},"
            " or a kind in front of it",
        )
    elif branch not in kinds and branch not in whole:
        kind = Name(branch, span=name.span)
        yield unknown(Code.UNKNOWN_KIND, "kind", kind, whole, kinds)
    yield from _check_name(item)
    yield from _check_type(item)


def _check_name(item: Attribute) -> Iterator[Problem]:
    word = last_of(item)
    if word in fields_of(Component) or word in fields_of(System):
        yield _taken(Name(word, span=item.name.span), "a field of every record")
    elif word == AVAILABLE:
        yield _taken(Name(word, span=item.name.span), "a condition of the language")


def _check_type(item: Attribute) -> Iterator[Problem]:
    declared = item.holds
    if declared.holds is not None and declared.holds.text not in TYPES:
        yield unknown(Code.UNKNOWN_TYPE, "type", declared.holds, TYPES)
    for word in declared.choices:
        if word.text in _TAKEN:
            yield _taken(word, "a word of records, and cannot be a value")
    yield from repeated(declared.choices, "value")


def _check_define(name: Name, scope: Scope) -> Iterator[Problem]:
    if name.text in scope.vocabulary.same_named:
        yield _taken(name, "an attribute")


def _same_attributes(scope: Scope) -> Iterator[Problem]:
    """Yield a problem for each attribute of which the name is that of another.

    One of another policy may be the same one, that comes in two ways.
    """
    words = scope.vocabulary
    seen: dict[str, Attribute] = {}
    for item in words.attributes:
        first = seen.setdefault(words.full_name(item), item)
        same = first == item and first.span != item.span
        if first is item or (same and _is_of_another(item, scope)):
            continue
        if branch_of(item):  # else that is what is wrong
            yield Problem(
                Code.DUPLICATE,
                item.name.span,
                f"attribute {quoted(last_of(item))} is declared twice",
                "take one of them out, or give it another name",
                first=first.name.span,
            )


def _is_of_another(item: Attribute, scope: Scope) -> bool:
    return scope.vocabulary.namespace(item) != str(scope.syntax.name)
