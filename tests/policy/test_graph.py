"""Groups of nodes that use each other, against the plain definition."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from osaid.policy.checks.graph import groups, way_round

Graph = dict[int, list[int]]
SIZE = 6
graphs = st.lists(
    st.lists(st.integers(0, SIZE - 1), unique=True), min_size=SIZE, max_size=SIZE
).map(lambda rows: dict(enumerate(rows)))


def reached(graph: Graph, start: int) -> set[int]:
    """Return everything that a node uses, at one or more steps."""
    found: set[int] = set()
    waiting = list(graph[start])
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(graph[node])
    return found


@given(graphs)
def test_groups_are_what_uses_each_other(graph: Graph) -> None:
    found = list(groups(graph))
    assert sorted(node for group in found for node in group) == sorted(graph)
    for group in found:
        for node in group:
            together = {n for n in reached(graph, node) if node in reached(graph, n)}
            assert set(group) == together | {node}


@given(graphs)
def test_what_is_used_comes_first(graph: Graph) -> None:
    place = {node: i for i, group in enumerate(groups(graph)) for node in group}
    for node, uses in graph.items():
        assert all(place[used] <= place[node] for used in uses)


@given(graphs, st.integers(0, SIZE - 1))
def test_a_way_round_is_there_when_a_node_reaches_itself(
    graph: Graph, start: int
) -> None:
    way = way_round(start, graph)
    assert (way is not None) == (start in reached(graph, start))
    if way is not None:
        assert way[0] == way[-1] == start
        assert all(after in graph[before] for before, after in pairwise(way))
        assert len(set(way[1:])) == len(way) - 1
