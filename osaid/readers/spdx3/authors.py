"""On whose word the elements of an SPDX 3 document stand: each has an author."""

from __future__ import annotations

from osaid.readers.saying import Saying
from osaid.readers.spdx3.elements import Element
from osaid.readers.spdx3.graph import Graph

SOURCE = "SPDX 3 document"
"""What people call the source of everything in such a document."""

_MOST_AUTHORS = 5


class Authors:
    """Who made each element, and when, by its creation information."""

    def __init__(self, graph: Graph) -> None:
        """Look people up in a graph."""
        self._graph = graph
        self._known: dict[str, Saying] = {}

    def saying(self, element: Element) -> Saying:
        """Return on whose word an element stands; unknown where nothing is said."""
        made = next(self._graph.references(element, "creationInfo"), None)
        if made is None:
            return Saying(SOURCE)
        if made.id not in self._known:
            self._known[made.id] = self._read(made)
        return self._known[made.id]

    def agent(self, element: Element, *properties: str) -> str | None:
        """Return the name of the first person or organisation that is named."""
        found = (
            agent.said("name")
            for name in properties
            for agent in self._graph.references(element, name)
        )
        return next((" ".join(name.split()) for name in found if name), None)

    def _read(self, made: Element) -> Saying:
        agents = [
            agent.name
            for agent in self._graph.references(made, "createdBy")
            if agent.said("name")
        ]
        by = ", ".join(dict.fromkeys(agents[:_MOST_AUTHORS])) or None
        return Saying(SOURCE, by=by, made=made.day("created"))
