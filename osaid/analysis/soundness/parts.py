"""What can be left out of a sentence: a `where`, a side of `and` or `or`, a kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias, TypeVar

from attrs import evolve

from osaid.policy import syntax
from osaid.policy.syntax import Node
from osaid.policy.syntax.nodes import names_of

N = TypeVar("N", bound=Node)

Lesser: TypeAlias = Iterator[tuple[Node, Any]]
"""Parts, each with what is left without it, which may stand where the whole did."""

_JOINED = (
    syntax.ConditionAnd,
    syntax.ConditionOr,
    syntax.PropositionAnd,
    syntax.PropositionOr,
    syntax.LicenseAll,
)
_OPERANDS = "operands"
_OPTIONAL = ("where", "subject_where")
_NEVER_ALONE = syntax.LicenseNot


def lesser(node: Node) -> Lesser:
    """Yield each part that a sentence can do without, and the sentence without it.

    >>> from osaid.policy.syntax import ConditionAnd, Covers, Name
    >>> one, other = (Covers((Name(topic),)) for topic in ("scope", "labeling"))
    >>> [left == other for _, left in lesser(ConditionAnd((one, other)))]
    [True, False]
    """
    if isinstance(node, _JOINED):
        yield from _without_operand(node)
    if isinstance(node, syntax.Quantified) and len(node.selectors) > 1:
        for rest, gone in _rests(node.selectors):
            yield gone, evolve(node, selectors=rest)
    for name in _OPTIONAL:
        if getattr(node, name, None) is not None:
            yield getattr(node, name), _having(node, name, None)
    for name in names_of(type(node)):
        yield from _within(node, name)


def _without_operand(node: Node) -> Lesser:
    operands: tuple[Node, ...] = getattr(node, _OPERANDS)
    for rest, gone in _rests(operands):
        if len(rest) > 1:
            yield gone, _having(node, _OPERANDS, rest)
        elif not isinstance(rest[0], _NEVER_ALONE):
            yield gone, rest[0]


def _rests(parts: Sequence[N]) -> Iterator[tuple[tuple[N, ...], N]]:
    for index, part in enumerate(parts):
        yield (*parts[:index], *parts[index + 1 :]), part


def _within(node: Node, name: str) -> Lesser:
    """Yield what can be left out of what stands in a node under a name."""
    value = getattr(node, name)
    if isinstance(value, Node):
        for part, left in lesser(value):
            yield part, _having(node, name, left)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            for part, left in lesser(each) if isinstance(each, Node) else ():
                whole = (*value[:index], left, *value[index + 1 :])
                yield part, _having(node, name, whole)


def _having(node: Node, name: str, value: object) -> Node:
    changed: dict[str, Any] = {name: value}
    return evolve(node, **changed)
