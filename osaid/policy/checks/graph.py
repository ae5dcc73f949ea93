"""Graphs of what uses what: groups that use each other, and ways round in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def groups(graph: Mapping[K, Sequence[K]]) -> Iterator[list[K]]:
    """Yield the groups of nodes that use each other, what is used first.

    These are the strongly connected components, after Tarjan, without recursion.
    Every node that is used must be a key.

    >>> list(groups({"a": ["b"], "b": ["c"], "c": ["b"]}))
    [['c', 'b'], ['a']]
    """
    order: dict[K, int] = {}
    lowest: dict[K, int] = {}
    open_nodes: dict[K, None] = {}
    for root in graph:
        path: list[tuple[K, Iterator[K]]] = []
        entered: K | None = root if root not in order else None
        while entered is not None or path:
            if entered is not None:
                order[entered] = lowest[entered] = len(order)
                open_nodes[entered] = None
                path.append((entered, iter(graph[entered])))
            node, uses = path[-1]
            entered = None
            for used in uses:
                if used not in order:
                    entered = used
                    break
                if used in open_nodes:
                    lowest[node] = min(lowest[node], order[used])
            if entered is None:
                path.pop()
                if path:
                    user = path[-1][0]
                    lowest[user] = min(lowest[user], lowest[node])
                if lowest[node] == order[node]:
                    yield _closed(open_nodes, node)


def _closed(open_nodes: dict[K, None], first: K) -> list[K]:
    """Take a group off the open nodes, the last one first."""
    group: list[K] = []
    while not group or group[-1] != first:
        group.append(open_nodes.popitem()[0])
    return group


def way_round(start: K, graph: Mapping[K, Sequence[K]]) -> list[K] | None:
    """Return a shortest way from a node back to itself, or None.

    >>> way_round("a", {"a": ["b", "c"], "b": ["c"], "c": ["a"]})
    ['a', 'c', 'a']
    """
    before: dict[K, K] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for used in graph[node]:
            if used == start:
                return [*_way(start, node, before), start]
            if used not in before:
                before[used] = node
                waiting.append(used)
    return None


def _way(start: K, end: K, before: Mapping[K, K]) -> list[K]:
    way = [end]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]
