"""Which systems an SPDX 3 document is about.

They are the models among its root elements; where there are none, the models in it
that no other model descends from or contains; else the root elements themselves,
or the outermost packages.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from osaid.readers.spdx3.elements import Element
from osaid.readers.spdx3.graph import Graph
from osaid.readers.spdx3.parts import is_model
from osaid.readers.spdx3.vocabulary import ARTIFACTS, COLLECTIONS, PACKAGES

MOST_SYSTEMS = 200
"""So many systems of one document are read at most."""

_BELOW = ("descendantOf", "contains", "dependsOn", "trainedOn", "finetunedOn")
_ABOVE = ("ancestorOf", "copiedTo")


def systems_of(graph: Graph) -> tuple[Element, ...]:
    """Return the elements that are systems, in the order of the document."""
    roots = _roots(graph)
    models = tuple(filter(is_model, roots))
    if models:
        return models
    packages = [one for one in graph.elements if one.type in PACKAGES]
    ai_packages = [one for one in packages if one.type == "AIPackage"]
    everything = ai_packages or [one for one in packages if is_model(one)]
    independent = tuple(one for one in everything if not _belongs(graph, one))
    return independent or tuple(everything) or roots or _topmost(graph)


def document_of(graph: Graph) -> Element | None:
    """Return the element that stands for the document itself, if there is one."""
    known = (one for one in graph.elements if one.type == "SpdxDocument")
    return next(known, None)


def _roots(graph: Graph) -> tuple[Element, ...]:
    """Return the roots of all collections, collections themselves left out."""
    collections = [one for one in graph.elements if one.type in COLLECTIONS]
    found: dict[str, Element] = {}
    seen: set[str] = set()
    waiting = deque(collections)
    while waiting:
        collection = waiting.popleft()
        if collection.id in seen:
            continue
        seen.add(collection.id)
        for root in _named_roots(graph, collection):
            if root.type in COLLECTIONS:
                waiting.append(root)
            elif root.type in ARTIFACTS:
                found.setdefault(root.id, root)
    return tuple(found.values())


def _named_roots(graph: Graph, collection: Element) -> Iterable[Element]:
    yield from graph.references(collection, "rootElement")
    for relationship in graph.outgoing(collection, "describes"):
        yield from relationship.targets


def _belongs(graph: Graph, element: Element) -> bool:
    """Return whether an element is there for the sake of another model."""
    users = (one.source for one in graph.incoming(element, *_BELOW))
    makes = (one for above in graph.outgoing(element, *_ABOVE) for one in above.targets)
    return any(map(is_model, users)) or any(map(is_model, makes))


def _topmost(graph: Graph) -> tuple[Element, ...]:
    """Return the packages that are no part of anything, else files that are none."""
    artifacts = [one for one in graph.elements if one.type in ARTIFACTS]
    packages = [one for one in artifacts if one.type in PACKAGES]
    known = packages or artifacts
    outermost = tuple(one for one in known if not any(graph.incoming(one, *_BELOW)))
    return outermost or tuple(known)
