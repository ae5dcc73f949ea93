"""What is inherited, by the names that it has in the policy that inherits it.

What a parent copied from others, such as `osaid.code_terms`, is called
`parent.osaid.code_terms` by whoever extends that parent: its own `osaid.code_terms`
may be something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from osaid.policy.composition.copies import declared_as, renamed
from osaid.policy.policies import CheckedPolicy, Reference
from osaid.policy.rewriting import rewritten
from osaid.policy.syntax import Item, Level, Name, Node, Waive


def inherited_names(policy: CheckedPolicy) -> Mapping[Reference, str]:
    """Return the names of what a policy copied, for those that extend it."""
    return {
        (sort, name): f"{policy.name}.{name}" for sort, name in sorted(policy.copied)
    }


def inherited_items(policy: CheckedPolicy) -> tuple[Item, ...]:
    """Return the items of a policy for those that extend it."""
    names = inherited_names(policy)
    if not names:
        return policy.syntax.items
    return tuple(_called(item, names) for item in policy.syntax.items)


def _called(item: Item, names: Mapping[Reference, str]) -> Item:
    declared = declared_as(item)
    item = rewritten(item, lambda node: _renamed(node, names))
    if declared is None or declared not in names:
        return item
    called: Any = item  # what is declared has a name
    found: Item = evolve(called, name=evolve(called.name, text=names[declared]))
    return found


def _renamed(node: Node, names: Mapping[Reference, str]) -> Node:
    match node:
        case Level(needs=needs):
            return evolve(node, needs=tuple(_group(name, names) for name in needs))
        case Waive(name=name):
            return evolve(node, name=_group(name, names))
        case _:
            return renamed(node, names)


def _group(name: Name, names: Mapping[Reference, str]) -> Name:
    return evolve(name, text=names.get(("group", name.text), name.text))
