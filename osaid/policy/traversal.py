"""Every node below a node of the syntax tree, without recursion."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.policy.syntax import Node
from osaid.policy.syntax.nodes import names_of


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
    for attribute in names_of(type(node)):
        value = getattr(node, attribute)
        parts = value if isinstance(value, tuple) else (value,)
        children.extend(part for part in parts if isinstance(part, Node))
    return children
