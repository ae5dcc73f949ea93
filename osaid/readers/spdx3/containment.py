"""What contains what in an SPDX 3 document, looked at without going in circles."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from osaid.readers.spdx3.elements import Element
from osaid.readers.spdx3.graph import Graph

_MOST_AROUND = 20
_CONTAINS, _HAS_DATA_FILE = "contains", "hasDataFile"


class Containment:
    """The `contains` relationships of a graph, followed to their ends.

    What a dataset contains is not looked into: the dataset is what is described. The
    data files of an AI package are parts of it, if not in it.
    """

    def __init__(self, graph: Graph) -> None:
        """Follow relationships in a graph."""
        self._graph = graph

    def inside(self, root: Element, most: int) -> tuple[Element, ...]:
        """Return what an element contains, near things first, and so many at most."""
        return tuple(islice(self._inside(root), most))

    def around(self, element: Element) -> tuple[Element, ...]:
        """Return what contains an element, nearest first."""
        found: dict[str, Element] = {element.id: element}
        waiting = deque([element])
        while waiting and len(found) <= _MOST_AROUND:
            outers = self._graph.incoming(waiting.popleft(), _CONTAINS)
            for outer in islice(outers, _MOST_AROUND):
                if outer.source.id not in found:
                    found[outer.source.id] = outer.source
                    waiting.append(outer.source)
        return tuple(found.values())[1 : _MOST_AROUND + 1]

    def holds(self, element: Element) -> bool:
        """Return whether the document lists anything that an element contains."""
        return any(self._contents(element))

    def _inside(self, root: Element) -> Iterator[Element]:
        found = {root.id}
        waiting = deque([root])
        while waiting:
            outer = waiting.popleft()
            if outer.type == "DatasetPackage":
                continue
            for inner in self._contents(outer):
                if inner.id in found:
                    continue
                found.add(inner.id)
                waiting.append(inner)
                yield inner

    def _contents(self, element: Element) -> Iterable[Element]:
        is_ai = element.type == "AIPackage"
        types = (_CONTAINS, _HAS_DATA_FILE) if is_ai else (_CONTAINS,)
        for relationship in self._graph.outgoing(element, *types):
            yield from relationship.targets
