"""Tests that stand in a policy: a record, what is changed on it, what is expected."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from osaid.policy.syntax.items import ReadingChoice
from osaid.policy.syntax.nodes import Day, Later, Name, Node, Text, Value, Word


class Given(StrEnum):
    """Where the record of a test comes from; `SYSTEM` is one that says nothing."""

    EXAMPLE = "example"
    FILE = "file"
    SYSTEM = "system"


class Change(StrEnum):
    """What is done to a record before it is judged.

    `SET` states a field of components or of the system, `FORGET` takes away all that
    is said of it. `ADD` adds a component, `REMOVE` takes all of a branch away.
    `UNUSED` says that there is no such step, `LISTING` how complete a list is, and
    `ATTEST` what a person judged.
    """

    SET = "set"
    FORGET = "forget"
    ADD = "add"
    REMOVE = "remove"
    UNUSED = "unused"
    LISTING = "listing"
    ATTEST = "attest"


@frozen
class Step(Node):
    """One change of a record: of a field, of what it is about, and to which value."""

    change: Change
    subject: Name
    field: Name | None = None
    value: Value | None = None


class Expected(StrEnum):
    """Of what a test expects something."""

    OUTCOME = "outcome"
    DECISION = "decision"
    LEVEL = "level"
    REQUIREMENT = "requirement"
    FREEDOM = "freedom"


@frozen
class Expectation(Node):
    """`expect …`: the outcome with what decides it, the decision, a level, a group.

    For an outcome `at` names requirements or freedoms that decide it. For a level
    `name` is the level that is certain, `none` for none, and `value` the one that is
    possible, where that is another.
    """

    of: Expected
    value: Word | None = None
    name: Name | None = None
    at: tuple[Name, ...] = ()


@frozen
class Trial(Later):
    """`test "…" { given … expect … }`; nobody needs it who only judges."""

    title: Text
    given: Given
    source: Name | Text | None
    steps: tuple[Step, ...] = ()
    day: Day | None = None
    choices: tuple[ReadingChoice, ...] = ()
    expected: tuple[Expectation, ...] = ()
