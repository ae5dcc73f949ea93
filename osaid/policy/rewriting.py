"""Nodes like others, but for what is changed in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from osaid.policy.syntax import Node
from osaid.policy.syntax.nodes import names_of
from osaid.text import Span

N = TypeVar("N", bound=Node)


def rewritten(node: N, change: Callable[[Node], Node]) -> N:
    """Return a node of which every part, and then itself, went through a change.

    A change returns what it leaves alone as it is. Parts come before what they are
    in, so that a change sees parts that are changed already.

    >>> from osaid.policy.syntax import Covers, Name
    >>> def shout(node):
    ...     return Name(node.text.upper()) if isinstance(node, Name) else node
    >>> rewritten(Covers((Name("scope"),)), shout)
    Covers(topics=(Name(text='SCOPE'),))
    """
    parts = [getattr(node, name) for name in names_of(type(node))]
    new = [_part(part, change) for part in parts]
    if any(one is not other for one, other in zip(parts, new, strict=True)):
        node = type(node)(*new, span=node.span)
    return change(node)  # type: ignore[return-value] # a change keeps the sort


def _part(part: object, change: Callable[[Node], Node]) -> object:
    if isinstance(part, Node):
        return rewritten(part, change)
    if isinstance(part, tuple):
        new = tuple(_part(each, change) for each in part)
        same = all(one is other for one, other in zip(part, new, strict=True))
        return part if same else new
    return part


def moved(node: N, distance: int) -> N:
    """Return a node that stands further on in a text.

    >>> from osaid.policy.syntax import Name
    >>> moved(Name("scope", span=Span(1, 6)), 10).span
    Span(start=11, end=16)
    """

    def move(found: Node) -> Node:
        parts = (getattr(found, name) for name in names_of(type(found)))
        span = Span(found.span.start + distance, found.span.end + distance)
        return type(found)(*parts, span=span)

    return rewritten(node, move) if distance else node
