"""What a policy is made of: sentences, requirements, freedoms, readings, terms."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from osaid.policy.syntax.conditions import Condition
from osaid.policy.syntax.nodes import Name, Node, Text, Value
from osaid.policy.syntax.propositions import Proposition
from osaid.policy.syntax.terms import SetExpression


@frozen
class ReadingChoice(Node):
    """`when READING is VALUE`, which chooses a sentence before evaluation."""

    reading: Name
    value: Name


class Strength(StrEnum):
    """What a sentence does: `must` decides, the others are reported."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


@frozen
class Sentence(Node):
    """One `must`, `should` or `may`, with its remedy in words.

    It has `cites` of its own where it was added to what another policy says; else it
    cites what its group cites.
    """

    strength: Strength
    proposition: Proposition
    choice: ReadingChoice | None = None
    remedy: Text | None = None
    cites: tuple[Text, ...] | None = None


@frozen
class Requirement(Node):
    """A named group of sentences with the clauses it cites."""

    name: Name
    title: Text | None = None
    condition: Proposition | None = None
    cites: tuple[Text, ...] = ()
    upholds: tuple[Name, ...] = ()
    sentences: tuple[Sentence, ...] = ()


@frozen
class Freedom(Node):
    """What users may do, with sentences of its own; requirements uphold it."""

    name: Name
    title: Text | None = None
    cites: tuple[Text, ...] = ()
    sentences: tuple[Sentence, ...] = ()


@frozen
class TermsChoice(Node):
    """One value of a `terms`, perhaps under a reading."""

    value: SetExpression
    choice: ReadingChoice | None = None


@frozen
class Terms(Node):
    """`terms NAME = SET`, or one value for each value of a reading."""

    name: Name
    choices: tuple[TermsChoice, ...]


@frozen
class Reading(Node):
    """An open question of a definition, with its default and the reason."""

    name: Name
    values: tuple[Name, ...]
    default: Name
    because: Text


@frozen
class Judgement(Node):
    """A question that only a person can answer."""

    name: Name
    question: Text


@frozen
class DefineCondition(Node):
    """`define NAME for component = CONDITION`; `available` may be redefined."""

    name: Name
    body: Condition


@frozen
class DefineProposition(Node):
    """`define NAME for system = PROPOSITION`."""

    name: Name
    body: Proposition


@frozen
class Applies(Node):
    """`applies when PROPOSITION`."""

    condition: Proposition


@frozen
class Header(Node):
    """`status`, `title`, `source`, `date`, `owner`: what a policy says of itself."""

    key: Name
    value: Value
