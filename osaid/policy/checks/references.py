"""What items use: never themselves, and never too deep below one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.policy.checks.graph import groups, way_round
from osaid.policy.checks.problems import Code, Problem
from osaid.policy.schema import AVAILABLE, DEEPEST
from osaid.policy.syntax import (
    Applies,
    Available,
    ConditionAnd,
    ConditionNot,
    ConditionOr,
    DefineCondition,
    Defined,
    DefineProposition,
    Freedom,
    Item,
    LicenseAll,
    Name,
    Node,
    PolicySyntax,
    PropositionAnd,
    PropositionNot,
    PropositionOr,
    Requirement,
    RequirementHolds,
    SetDifference,
    SetIntersection,
    SetName,
    SetUnion,
    Terms,
)
from osaid.policy.traversal import children_of

Key = tuple[str, str]

_NESTING = (
    ConditionAnd
    | ConditionNot
    | ConditionOr
    | LicenseAll
    | PropositionAnd
    | PropositionNot
    | PropositionOr
    | SetDifference
    | SetIntersection
    | SetUnion
)
_ITSELF = 2  # the way from a name that uses itself
_MOST_SHOWN = 8


@frozen(eq=False)
class _User:
    """An item that uses others: where it is named, and how deep it uses what."""

    key: Key
    node: Node
    depth: int
    uses: Mapping[Key, int]


def check_references(syntax: PolicySyntax) -> Iterator[Problem]:
    """Yield a problem for each cycle, and for each name that leads too deep.

    Depth is that of the nesting which is left when every name is replaced by
    what it stands for.
    """
    users = _users(syntax)
    graph = {
        key: [used for used in user.uses if used in users]
        for key, user in users.items()
    }
    depths: dict[Key, int] = {}
    for group in groups(graph):
        if len(group) > 1 or group[0] in graph[group[0]]:
            depths.update(dict.fromkeys(group, 0))
            yield _cycle(group, graph, users)
            continue
        user = users[group[0]]
        steps = [depth + 1 + depths[k] for k, depth in user.uses.items() if k in depths]
        below = max(steps, default=0)
        depths[user.key] = max(user.depth, below)
        if below > DEEPEST:
            yield _too_deep(user, below)
            depths[user.key] = 0  # what uses it in turn has no problem of its own


def _cycle(
    group: list[Key], graph: Mapping[Key, list[Key]], users: Mapping[Key, _User]
) -> Problem:
    first = min(group, key=lambda key: users[key].node.span.start)
    members = set(group)
    inside = {key: [k for k in graph[key] if k in members] for key in group}
    way = way_round(first, inside) or []
    names = [quoted(name) for _, name in way]
    if len(names) > _MOST_SHOWN:
        names[_MOST_SHOWN - 1 : -1] = ["…"]
    return Problem(
        Code.CYCLE,
        users[first].node.span,
        f"{names[0]} rests on itself: {' uses '.join(names)}",
        "take one of these out of the other" if len(way) > _ITSELF else "leave it out",
    )


def _too_deep(user: _User, depth: int) -> Problem:
    return Problem(
        Code.TOO_DEEP,
        user.node.span,
        f"{quoted(user.key[1])} nests {depth} deep through the names it uses,"
        f" more than {DEEPEST}",
        "say it in fewer steps",
    )


def _users(syntax: PolicySyntax) -> dict[Key, _User]:
    users: dict[Key, _User] = {}
    for item in syntax.items:
        named = _key(item)
        if named is not None and named[0] not in users:
            users[named[0]] = _user(*named, item)
    return users


def _key(item: Item) -> tuple[Key, Node] | None:
    match item:
        case DefineProposition(name=Name(text=text)) if text == AVAILABLE:
            return None  # not what `available` means
        case DefineCondition() | DefineProposition():
            return ("define", item.name.text), item.name
        case Freedom() | Requirement() | Terms():
            return (type(item).__name__.lower(), item.name.text), item.name
        case Applies():
            return ("applies", "applies when"), item
        case _:
            return None


def _user(key: Key, node: Node, item: Item) -> _User:
    deepest = 0
    uses: dict[Key, int] = {}
    waiting: list[tuple[Node, int]] = [(item, 0)]
    while waiting:
        found, depth = waiting.pop()
        used = _used(found)
        if used is not None:
            uses[used] = max(depth, uses.get(used, 0))
        inner = depth + isinstance(found, _NESTING)
        deepest = max(deepest, inner)
        waiting.extend((child, inner) for child in children_of(found))
    return _User(key, node, deepest, uses)


def _used(node: Node) -> Key | None:
    match node:
        case Available():
            return "define", AVAILABLE
        case Defined(name=name):
            return "define", name.text
        case RequirementHolds(name=name):
            return "requirement", name.text
        case SetName(name=text):
            return "terms", text
        case _:
            return None
