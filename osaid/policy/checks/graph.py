"""Graphs of what uses what: groups that use each other, and ways round."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


def groups(graph: Mapping[K, Sequence[K]]) -> Iterator[list[K]]:
    """Yield the groups of nodes that use each other, what is used first.

    These are the strongly connected components, after Kosaraju, without
    recursion. Every node that is used must be a key.

    >>> list(groups({"a": ["b"], "b": ["c"], "c": ["b"]}))
    [['b', 'c'], ['a']]
    """
    users: dict[K, list[K]] = {node: [] for node in graph}
    for node, uses in graph.items():
        for used in uses:
            users[used].append(node)
    taken: set[K] = set()
    for node in reversed(_left_last(users)):
        if node not in taken:
            yield _reached(node, graph, taken)


def _left_last(graph: Mapping[K, Sequence[K]]) -> list[K]:
    """Return the nodes, each after all that are reached through it."""
    order: list[K] = []
    seen: set[K] = set()
    for root in graph:
        path = [] if root in seen else [(root, iter(graph[root]))]
        seen.add(root)
        while path:
            for used in path[-1][1]:
                if used not in seen:
                    seen.add(used)
                    path.append((used, iter(graph[used])))
                    break
            else:
                order.append(path.pop()[0])
    return order


def _reached(start: K, graph: Mapping[K, Sequence[K]], taken: set[K]) -> list[K]:
    """Take all that is reached from a node and not yet taken."""
    taken.add(start)
    group = [start]
    for node in group:
        for used in graph[node]:
            if used not in taken:
                taken.add(used)
                group.append(used)
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
