"""How far a change of one item reaches: which groups rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import frozen

from osaid.policy.policies import CheckedPolicy
from osaid.policy.schema import AVAILABLE
from osaid.policy.syntax import (
    Available,
    DefineCondition,
    Defined,
    DefineProposition,
    Freedom,
    Item,
    Node,
    Requirement,
    RequirementHolds,
    SetName,
    Terms,
)
from osaid.policy.traversal import nodes_in
from osaid.values import Shown

Key = tuple[str, str]


@frozen(eq=False)
class Reach(Shown):
    """What rests on what in one policy."""

    policy: CheckedPolicy

    def of(self, item: Item) -> frozenset[str]:
        """Return the groups that a change of an item may reach, by name.

        A group reaches itself, and whatever asks for it; sets and defined conditions
        reach all that names them, by whatever way.
        """
        key = _key(item)
        waiting = [] if key is None else [key]
        seen: set[Key] = set()
        while waiting:
            found = waiting.pop()
            if found not in seen:
                seen.add(found)
                waiting.extend(self._users.get(found, ()))
        return frozenset(name for sort, name in seen if sort == _GROUP)

    @cached_property
    def _users(self) -> Mapping[Key, list[Key]]:
        """Return by what each thing is used that can be named."""
        users: dict[Key, list[Key]] = {}
        for item in self.policy.syntax.items:
            user = _key(item)
            if user is not None:
                for used in _used(item):
                    users.setdefault(used, []).append(user)
        return users


_GROUP = "group"


def _key(item: Item) -> Key | None:
    match item:
        case Requirement() | Freedom():
            return _GROUP, str(item.name)
        case DefineCondition() | DefineProposition():
            return "define", str(item.name)
        case Terms():
            return "terms", str(item.name)
        case _:
            return None


def _used(item: Node) -> Iterator[Key]:
    for node in nodes_in(item):
        match node:
            case Available():
                yield "define", AVAILABLE
            case Defined(name=name):
                yield "define", str(name)
            case RequirementHolds(name=name):
                yield _GROUP, str(name)
            case SetName(name=text):
                yield "terms", text
            case _:
                pass
