"""A whole policy, and what may stand in it."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from osaid.policy.syntax.changes import Drop, Extend, Replace, Uses, Waive
from osaid.policy.syntax.items import (
    Applies,
    DefineCondition,
    DefineProposition,
    Freedom,
    Header,
    Judgement,
    Reading,
    Requirement,
    Terms,
)
from osaid.policy.syntax.ladders import Ladder
from osaid.policy.syntax.nodes import Name, Node
from osaid.policy.syntax.trials import Trial
from osaid.policy.syntax.vocabulary import Attribute, Kind, Restriction, Topic

Item = (
    Header
    | Uses
    | Applies
    | Kind
    | Topic
    | Restriction
    | Attribute
    | Reading
    | Judgement
    | Terms
    | DefineCondition
    | DefineProposition
    | Freedom
    | Requirement
    | Extend
    | Replace
    | Drop
    | Waive
    | Ladder
    | Trial
)


class Form(StrEnum):
    """Whether a policy is a definition, or an organisation's policy."""

    DEFINITION = "definition"
    POLICY = "policy"


@frozen
class Extends(Node):
    """`extends NAME VERSION`: the policy of which this one says what differs."""

    name: Name
    version: Name


@frozen
class PolicySyntax(Node):
    """A whole policy: language version, form, name, version, items in order."""

    language: int
    form: Form
    name: Name
    version: Name
    items: tuple[Item, ...]
    extends: Extends | None = None
