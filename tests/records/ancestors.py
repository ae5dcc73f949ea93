"""Records with a great many ancestors."""

from __future__ import annotations

from osaid.records.components import Component
from osaid.records.systems import System


def deep(generations: int) -> System:
    """Return a system with so many ancestors in one line."""
    listed = Component("parent", "base")
    system = System("root")
    for _ in range(generations):
        system = System("child", components=(listed,), parents=(("base", system),))
    return system


def wide(generations: int) -> System:
    """Return a merge of two that are merges of the same two, and so on."""
    listed = tuple(Component("parent", name) for name in ("one", "other"))
    system = System("root")
    for _ in range(generations):
        both = (("one", system), ("other", system))
        system = System("child", components=listed, parents=both)
    return system
