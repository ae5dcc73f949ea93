"""Propositions about a whole system."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from osaid.policy.syntax.conditions import Condition, Defined
from osaid.policy.syntax.nodes import Name, Node


@frozen
class Selector(Node):
    """The kinds that are meant: whole branches, less those taken out.

    `code except code.evaluation` has one kind and one exception;
    `{ information, document }` has two kinds.
    """

    kinds: tuple[Name, ...]
    without: tuple[Name, ...] = ()


class Quantifier(StrEnum):
    """How many of the selected components must satisfy the body.

    `THE` is the sentence without a quantifier: there is some, and every one does.
    """

    THE = "the"
    SOME = "some"
    EVERY = "every"
    NO = "no"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    EXACTLY = "exactly"


@frozen
class Quantified(Node):
    """`QUANTIFIER SELECTOR, … [if used] [where CONDITION]: BODY`.

    With several selectors the sentence holds for each of them. `count` is given
    for the counting quantifiers only.
    """

    quantifier: Quantifier
    selectors: tuple[Selector, ...]
    body: Condition
    where: Condition | None = None
    count: int | None = None
    if_used: bool = False


@frozen
class Unused(Node):
    """`SELECTOR unused`: the system has no such step."""

    selector: Selector


@frozen
class AboutSystem(Node):
    """`system: CONDITION`, of the system itself."""

    body: Condition


@frozen
class Together(Node):
    """`together D where C for every S where E: covers T, …`.

    For each S and each topic, some D is about that S and covers the topic. Without
    a subject the topics are covered once for the whole system.
    """

    documents: Selector
    topics: tuple[Name, ...]
    where: Condition | None = None
    subject: Selector | None = None
    subject_where: Condition | None = None


@frozen
class Attested(Node):
    """`attested JUDGEMENT [by ROLE]`."""

    judgement: Name
    role: Name | None = None


@frozen
class RequirementHolds(Node):
    """`requirement NAME`: the conjunction of its `must` sentences."""

    name: Name


@frozen
class PropositionNot(Node):
    """`not PROPOSITION`."""

    operand: Proposition


@frozen
class PropositionAnd(Node):
    """`PROPOSITION and PROPOSITION …`."""

    operands: tuple[Proposition, ...]


@frozen
class PropositionOr(Node):
    """`PROPOSITION or PROPOSITION …`."""

    operands: tuple[Proposition, ...]


Proposition = (
    Quantified
    | Unused
    | AboutSystem
    | Together
    | Attested
    | RequirementHolds
    | Defined
    | PropositionNot
    | PropositionAnd
    | PropositionOr
)
