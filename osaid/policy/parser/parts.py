"""What a rule of the grammar recognised, as the tree is built from it."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from osaid.policy.syntax import Node
from osaid.text import Span


@frozen
class Parts:
    """What a rule recognised: its tokens and its nodes, both in order.

    Tokens are Lark's, which are strings with a `type` and a place.
    """

    tokens: list[Any]
    nodes: list[Any]
    span: Span

    def has(self, token: str) -> bool:
        """Return whether there is a token of a type."""
        return any(found.type == token for found in self.tokens)

    def text(self, index: int) -> str:
        """Return the text of a token."""
        return str(self.tokens[index])

    def of(self, kind: type[Node]) -> tuple[Any, ...]:
        """Return the nodes of a class."""
        return tuple(node for node in self.nodes if isinstance(node, kind))

    def group(self, rule: str) -> tuple[Any, ...]:
        """Return the nodes that a rule inside this one recognised, or none."""
        groups = (group for group in self.of(Group) if group.rule == rule)
        return next((group.nodes for group in groups), ())

    def other_than(self, *kinds: type[Node]) -> Any:  # noqa: ANN401 - any node
        """Return the one node of no such class, or None."""
        return next((node for node in self.nodes if not isinstance(node, kinds)), None)


@frozen
class Group(Node):
    """What a rule recognised that has no class of its own."""

    rule: str
    nodes: tuple[Any, ...]


def parts_of(children: list[Any]) -> Parts:
    """Return the children of a rule, sorted into tokens and nodes."""
    tokens = [child for child in children if isinstance(child, str)]
    nodes = [child for child in children if not isinstance(child, str)]
    return Parts(tokens, nodes, span_of(children[0]).to(span_of(children[-1])))


def span_of(child: Any) -> Span:  # noqa: ANN401 - a token or a node
    """Return where a token or a node stands."""
    if isinstance(child, Node):
        return child.span
    return Span(child.start_pos, child.end_pos)
