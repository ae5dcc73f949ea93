"""Whether a test of one field holds wherever another one does."""

from __future__ import annotations

from typing import Any, TypeAlias

from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Comparison, Name, Node
from osaid.records.components import Component
from osaid.records.fields import Field
from osaid.records.statements import Grade
from osaid.records.systems import System

FieldTest: TypeAlias = (
    syntax.Is
    | syntax.In
    | syntax.Includes
    | syntax.Compare
    | syntax.Has
    | syntax.EvidenceOf
    | syntax.LicenseCondition
)
_BELOW = (Comparison.BELOW, Comparison.AT_MOST)
_STRICT = (Comparison.BELOW, Comparison.ABOVE)


def same_field(
    one: Name, policy: CheckedPolicy, other: Name, another: CheckedPolicy
) -> bool:
    """Return whether two names, each in its policy, are of one field of records."""
    return _known(one, policy) == _known(other, another)


def _known(name: Name, policy: CheckedPolicy) -> list[object]:
    words = policy.vocabulary
    fields = [words.field(str(name), record) for record in (Component, System)]
    return [None if field is None else _identity(field) for field in fields]


def _identity(field: Field) -> tuple[object, ...]:
    """Return what tells a field from others; of a policy's own, its type, too."""
    return field.attribute, field.own, field.holds, field.choices, field.branch


def follows(left: Node, right: Node) -> bool:
    """Return whether one test of a field implies another one of the same field.

    >>> from osaid.policy.syntax import In, Is, Name, Text
    >>> one, two = Text("a"), Text("b")
    >>> follows(Is(Name("location"), one), In(Name("location"), (one, two)))
    True
    """
    if isinstance(left, syntax.Is | syntax.In) and isinstance(
        right, syntax.Is | syntax.In
    ):
        return _values(left) <= _values(right)
    match left, right:
        case syntax.Includes(values=some), syntax.Includes(values=others):
            return set(others) <= set(some)
        case syntax.EvidenceOf(grade=some), syntax.EvidenceOf(grade=other):
            return Grade(str(some)).rank >= Grade(str(other)).rank
        case syntax.Compare(), syntax.Compare():
            return _narrower(left, right)
        case syntax.Has(), syntax.Has():
            return True
        case _:
            return False


def _values(test: syntax.Is | syntax.In) -> set[syntax.Value]:
    return {test.value} if isinstance(test, syntax.Is) else set(test.values)


def _narrower(left: syntax.Compare, right: syntax.Compare) -> bool:
    below = left.comparison in _BELOW
    if below is not (right.comparison in _BELOW) or not _comparable(left, right):
        return False
    one: Any = left.value.value  # type: ignore[union-attr] # of numbers and days
    other: Any = right.value.value  # type: ignore[union-attr]
    looser = left.comparison in _STRICT or right.comparison not in _STRICT
    inside: bool = one < other if below else one > other
    return inside or (one == other and looser)


def _comparable(left: syntax.Compare, right: syntax.Compare) -> bool:
    def sort(value: syntax.Value) -> object:
        currency = value.currency if isinstance(value, syntax.Number) else None
        return type(value), currency

    return sort(left.value) == sort(right.value)
