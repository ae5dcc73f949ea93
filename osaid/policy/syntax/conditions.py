"""Conditions on one component, or on the system itself."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from osaid.policy.syntax.nodes import Name, Node, Text, Value
from osaid.policy.syntax.terms import SetExpression


@frozen
class Is(Node):
    """`FIELD is VALUE`."""

    field: Name
    value: Value


@frozen
class In(Node):
    """`FIELD in { VALUE, … }`, of a field that is not a licence."""

    field: Name
    values: tuple[Value, ...]


@frozen
class Includes(Node):
    """`FIELD includes VALUE, …`, of an attribute that holds a set."""

    field: Name
    values: tuple[Name, ...]


class Comparison(StrEnum):
    """How a number, an amount or a day is compared with a constant."""

    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="


@frozen
class Compare(Node):
    """`FIELD < NUMBER`, and the like, for numbers, money and days."""

    field: Name
    comparison: Comparison
    value: Value


@frozen
class Has(Node):
    """`has FIELD`: a value is stated."""

    field: Name


@frozen
class Covers(Node):
    """`covers TOPIC, …`: the document covers each of the topics."""

    topics: tuple[Name, ...]


@frozen
class EvidenceOf(Node):
    """`evidence of FIELD at least GRADE`."""

    field: Name
    grade: Name


@frozen
class Available(Node):
    """`available`: provided, and accessible as the policy defines it."""


@frozen
class Defined(Node):
    """The name of a `define`, used as a condition or as a proposition."""

    name: Name


@frozen
class LicenseIn(Node):
    """`in SET`."""

    terms: SetExpression


@frozen
class LicensePermits(Node):
    """`permits RIGHT, …`, all by one choice."""

    rights: tuple[Name, ...]


@frozen
class LicenseRestricts(Node):
    """`restricts KIND, …`: every choice has one of these restrictions."""

    kinds: tuple[Name, ...]


@frozen
class LicenseRequires(Node):
    """`requires KIND, …`: every choice has one of these conditions."""

    kinds: tuple[Name, ...]


@frozen
class LicenseAvoids(Node):
    """`avoids SET`: some choice is not in the set."""

    terms: SetExpression


@frozen
class LicenseWritten(Node):
    """`written in { "…" }`: the text as found, before it was read."""

    texts: tuple[Text, ...]


@frozen
class LicenseWrittenIn(Node):
    """`written in SET`: the text as found is the id of a licence in the set."""

    terms: SetExpression


@frozen
class LicenseFound(Node):
    """`found own` or `found inherited`: how the record came by it."""

    how: Name


@frozen
class LicenseNot(Node):
    """`not restricts …` or `not requires …`, inside a group."""

    operand: LicenseRestricts | LicenseRequires


@frozen
class LicenseAll(Node):
    """`(P and Q)`: all of them, by one and the same choice."""

    operands: tuple[LicenseTest, ...]


LicenseTest = (
    LicenseIn
    | LicensePermits
    | LicenseRestricts
    | LicenseRequires
    | LicenseAvoids
    | LicenseWritten
    | LicenseWrittenIn
    | LicenseFound
    | LicenseNot
    | LicenseAll
)


@frozen
class LicenseCondition(Node):
    """A test of a field that holds a licence, such as `license in code_terms`."""

    field: Name
    test: LicenseTest


@frozen
class ConditionNot(Node):
    """`not CONDITION`."""

    operand: Condition


@frozen
class ConditionAnd(Node):
    """`CONDITION and CONDITION …`."""

    operands: tuple[Condition, ...]


@frozen
class ConditionOr(Node):
    """`CONDITION or CONDITION …`."""

    operands: tuple[Condition, ...]


Condition = (
    Is
    | In
    | Includes
    | Compare
    | Has
    | Covers
    | EvidenceOf
    | Available
    | Defined
    | LicenseCondition
    | ConditionNot
    | ConditionAnd
    | ConditionOr
)
