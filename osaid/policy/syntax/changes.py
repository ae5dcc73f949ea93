"""What a policy makes of others, and for whom it does not insist."""

from __future__ import annotations

from attrs import frozen

from osaid.policy.syntax.items import Freedom, Requirement
from osaid.policy.syntax.nodes import Day, Name, Node, Text


@frozen
class Uses(Node):
    """`uses NAME VERSION`: what another policy says can be named."""

    name: Name
    version: Name


@frozen
class Extend(Node):
    """`extend requirement NAME { … }`: what is added to an inherited group."""

    item: Requirement | Freedom


@frozen
class Replace(Node):
    """`replace requirement NAME { … }`: what stands instead of an inherited group."""

    item: Requirement | Freedom


@frozen
class Drop(Node):
    """`drop requirement NAME because "…"`: an inherited group that does not count."""

    name: Name
    because: Text
    freedom: bool = False


@frozen
class Waive(Node):
    """`waive NAME for "PATTERN" until DAY [by "…"] because "…"`.

    The pattern is held against identities and names of systems; `by` is who answers
    for it.
    """

    name: Name
    systems: Text
    until: Day
    because: Text
    by: Text | None = None
