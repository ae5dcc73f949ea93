"""What the language knows: fields with their types, and its vocabularies.

Nothing is declared here that is declared elsewhere: fields and their values are
read from the record classes, kinds and topics from their tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from osaid.policy.headers import Status
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import (
    Available,
    Compare,
    Condition,
    Defined,
    Has,
    In,
    Includes,
    Is,
    LicenseCondition,
    Node,
    Proposition,
    RequirementHolds,
    Strength,
)
from osaid.policy.traversal import nodes_in
from osaid.policy.vocabulary import Subject, Vocabulary
from osaid.records.components import Component, Found
from osaid.records.fields import Field, FieldType
from osaid.records.kinds import ROOT
from osaid.records.statements import Grade
from osaid.records.systems import System

AVAILABLE = "available"
PARENT = "parent"
ANY_KIND = ROOT
GRADES = tuple(Grade)
WAYS_FOUND = tuple(Found)
_SETS = {FieldType.TOPICS, FieldType.SUBJECTS, FieldType.WORDS}


def _header(name: str, holds: FieldType, meaning: str, *choices: str) -> Field:
    return Field(name, name, holds, meaning, choices)


HEADERS: Mapping[str, Field] = MappingProxyType(
    {
        header.name: header
        for header in (
            _header("status", FieldType.CHOICE, "how settled it is", *Status),
            _header("title", FieldType.TEXT, "what people call it"),
            _header("source", FieldType.TEXT, "where its text can be read"),
            _header("date", FieldType.DATE, "the day of this version"),
            _header("owner", FieldType.TEXT, "who looks after it"),
        )
    }
)
"""What a policy says of itself, as fields."""

REPEATABLE_HEADERS = frozenset({"source"})

MOST_COUNTED = 64
"""The largest number that `at least`, `at most` and `exactly` take."""

DEEPEST = 64
"""How deep sentences may nest, counted through the names they use."""

TESTS_OF_FIELDS = Is | In | Includes | Compare | Has | LicenseCondition
"""The conditions on the value of one field; `evidence of` looks beyond it."""


def other_subject(subject: Subject) -> Subject:
    """Return the record class that sentences can be about instead.

    >>> other_subject(System).__name__
    'Component'
    """
    return System if subject is Component else Component


def is_set(field: Field) -> bool:
    """Return whether a field holds yes, no or unknown for each element.

    >>> from osaid.records.fields import fields_of
    >>> is_set(fields_of(Component)["covers"])
    True
    """
    return field.holds in _SETS


def is_terms_condition(condition: Condition, words: Vocabulary) -> bool:
    """Return whether a condition asks for terms: licence, price or access.

    Terms conditions are the tests of fields that the records mark, and attributes
    that a policy marks; and `available` for its half about access. `evidence of
    license` asks for evidence, not for terms. What a condition is made of, or defined
    as, is not looked at.
    """
    if isinstance(condition, Available):
        return True
    if not isinstance(condition, TESTS_OF_FIELDS):
        return False
    named = (words.field(str(condition.field), s) for s in (Component, System))
    return any(field.terms for field in named if field is not None)


def has_terms_condition(proposition: Proposition, policy: CheckedPolicy) -> bool:
    """Return whether a proposition asks for terms anywhere.

    Looks through defined names, and through `requirement R` at the condition
    and the `must` sentences of R, under all readings.

    >>> from osaid.policy.loading import policy_from
    >>> from osaid.text import Source
    >>> text = "language 1 policy acme 1 requirement code { must code: available }"
    >>> policy, _ = policy_from(Source("acme.osaid", text))
    >>> sentence = policy.requirements["code"].sentences[0]
    >>> has_terms_condition(sentence.proposition, policy)
    True
    """
    waiting: list[Node] = [proposition]
    seen: set[tuple[type[Node], str]] = set()
    while waiting:
        for node in nodes_in(waiting.pop()):
            if isinstance(node, Available | TESTS_OF_FIELDS):
                if is_terms_condition(node, policy.vocabulary):
                    return True
            elif isinstance(node, Defined | RequirementHolds):
                key = (type(node), str(node.name))
                if key not in seen:
                    seen.add(key)
                    waiting.extend(_meant(node, policy))
    return False


def _meant(name: Defined | RequirementHolds, policy: CheckedPolicy) -> list[Node]:
    """Return what a name stands for."""
    text = str(name.name)
    if isinstance(name, Defined):
        bodies = (policy.conditions.get(text), policy.propositions.get(text))
        return [body for body in bodies if body is not None]
    requirement = policy.requirements[text]
    condition = requirement.condition
    return [
        *([] if condition is None else [condition]),
        *(s.proposition for s in requirement.sentences if s.strength is Strength.MUST),
    ]
