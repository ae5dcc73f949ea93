"""Every node below a node of the syntax tree, without recursion."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from osaid.policy.syntax import Node

_ATTRIBUTES: dict[type[Node], tuple[str, ...]] = {}


def nodes_in(node: Node) -> Iterator[Node]:
    """Yield a node and everything below it, in the order of the text.

    >>> [type(found).__name__ for found in nodes_in(Node())]
    ['Node']
    """
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(children_of(found)))


def children_of(node: Node) -> list[Node]:
    """Return the nodes directly below a node, in the order of its fields.

    >>> from osaid.policy.syntax import Covers, Name
    >>> children_of(Covers((Name("scope"), Name("obtained"))))
    [Name(text='scope'), Name(text='obtained')]
    """
    children: list[Node] = []
    for attribute in _attributes(type(node)):
        value = getattr(node, attribute)
        parts = value if isinstance(value, tuple) else (value,)
        children.extend(part for part in parts if isinstance(part, Node))
    return children


def _attributes(kind: type[Node]) -> tuple[str, ...]:
    if kind not in _ATTRIBUTES:
        names = (a.name for a in attrs.fields(kind) if a.name != "span")
        _ATTRIBUTES[kind] = tuple(names)
    return _ATTRIBUTES[kind]
