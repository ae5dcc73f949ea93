"""Levels, each on top of the one below."""

from __future__ import annotations

from attrs import frozen

from osaid.policy.syntax.nodes import Name, Node, Text


@frozen
class Level(Node):
    """`level NAME "…" needs NAME, …`: requirements, freedoms or whole policies."""

    name: Name
    title: Text | None = None
    needs: tuple[Name, ...] = ()


@frozen
class Ladder(Node):
    """`ladder { level … }`, from the lowest level upwards."""

    levels: tuple[Level, ...]
