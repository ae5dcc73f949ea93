"""Sets of licences, as a policy writes them."""

from __future__ import annotations

from attrs import frozen

from osaid.policy.syntax.nodes import Node


@frozen
class SetName(Node):
    """A named set, built in or from `terms`."""

    name: str


@frozen
class LicenseItem(Node):
    """One licence in braces, as written, with its exception if any."""

    license: str
    exception: str | None = None


@frozen
class SetLiteral(Node):
    """Licences listed in braces."""

    items: tuple[LicenseItem, ...]


@frozen
class SetUnion(Node):
    """`A | B`: in any of them."""

    operands: tuple[SetExpression, ...]


@frozen
class SetIntersection(Node):
    """`A & B`: in all of them."""

    operands: tuple[SetExpression, ...]


@frozen
class SetDifference(Node):
    """`A except B`: in the first and not in the second."""

    kept: SetExpression
    removed: SetExpression


SetExpression = SetName | SetLiteral | SetUnion | SetIntersection | SetDifference
