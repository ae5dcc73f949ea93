"""Which lists of an SPDX 3 document are complete, by its own word.

The `completeness` of a relationship is about the elements that it leads to from one
element. So a complete `trainedOn` promises that the model was trained on nothing
else, and a complete `descendantOf` that it descends from nothing else; and so does
either that leads to `NoneElement`. A complete `contains` promises that nothing else
is in a package, and nothing of what exists or is released outside it: it is no
listing of any kind.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.saying import joined
from osaid.readers.spdx3.authors import Authors
from osaid.readers.spdx3.elements import Element, Relationship
from osaid.readers.spdx3.graph import Graph
from osaid.readers.spdx3.lineage import DESCENDS
from osaid.readers.spdx3.parts import DATA_ROLES, DOCUMENT_ROLES
from osaid.records.statements import Fact
from osaid.records.systems import Extent, Listing

_OTHERS = ("contains", "dependsOn", "hasDataFile", *DATA_ROLES, *DOCUMENT_ROLES)
_LISTINGS = {"trainedOn": "data.training", DESCENDS: "parent"}
_COMPLETE, _INCOMPLETE = "complete", "incomplete"
_MOST = 50  # of the relationships of one type that are looked at


@frozen(eq=False)
class Owners:
    """The elements whose relationships are those of a system.

    They are the system itself and what carries parameters. `holder` is what holds
    all of the final ones, where it is one thing.
    """

    root: Element
    carriers: tuple[Element, ...]
    holder: Element | None

    @property
    def elements(self) -> tuple[Element, ...]:
        """Return all of them, the system first."""
        return (self.root, *self.carriers)

    def is_whole(self, element: Element) -> bool:
        """Return whether what holds of an element holds of the system."""
        return element is self.root or element is self.holder


class Listings:
    """Reads how complete the lists of a system are."""

    def __init__(self, graph: Graph, authors: Authors, diagnosis: Diagnosis) -> None:
        """Look in a graph; a promise that cannot be kept is reported."""
        self._graph = graph
        self._authors = authors
        self._diagnosis = diagnosis

    def of(
        self, owners: Owners, read: Mapping[str, Collection[str]]
    ) -> tuple[Listing, ...]:
        """Return the listings of a system.

        `read` has for each kind the identifiers of the elements that were read as
        components of it.
        """
        self._mention_others(owners)
        facts = {
            kind: joined(*self._facts(owners, name, read.get(kind, ())))
            for name, kind in _LISTINGS.items()
        }
        return tuple(Listing(k, fact) for k, fact in facts.items() if fact.statements)

    def _facts(
        self, owners: Owners, name: str, read: Collection[str]
    ) -> Iterator[Fact[Extent]]:
        beside = self._graph.outgoing_of(owners.elements, *_beside(name))
        for one in islice(beside, _MOST):
            if one.completeness == _INCOMPLETE:
                yield self._fact(one, Extent.OPEN)
        related = self._graph.outgoing_of(owners.elements, name)
        for one in islice(related, _MOST):
            if one.completeness == _INCOMPLETE:
                yield self._fact(one, Extent.OPEN)
            elif one.completeness == _COMPLETE or one.is_none:
                why = self._doubt(one, owners, read)
                if why is None:
                    yield self._fact(one, Extent.ALL)
                else:
                    message = f"a complete {quoted(name)} is no complete list: {why}"
                    node = one.element.node
                    self._diagnosis.warning(node, "not-complete", message)

    def _doubt(
        self, one: Relationship, owners: Owners, read: Collection[str]
    ) -> str | None:
        """Return why a promise is not one for the system, or None where it is."""
        listed = {target.id for target in one.targets}
        bounds = ", ".join(f"`{name}`" for name in one.bounds)
        if bounds:
            return f"it has {bounds}"
        if one.is_open:
            return "it leads to something that stands for nothing as well"
        if not owners.is_whole(one.source):
            return f"{quoted(one.source.name)} is not all of the model"
        if set(read) - listed or self._are_many(owners, one.type):
            return "other relationships add to it"
        if listed - set(read):
            return "not all of it is read"
        return None

    def _are_many(self, owners: Owners, name: str) -> bool:
        related = self._graph.outgoing_of(owners.elements, name)
        return len(tuple(islice(related, _MOST + 1))) > _MOST

    def _fact(self, one: Relationship, extent: Extent) -> Fact[Extent]:
        stated = one.element.text("completeness")
        place = one.element.node.place if stated is None else stated.place
        return self._authors.saying(one.element).fact(extent, place)

    def _mention_others(self, owners: Owners) -> None:
        for one in self._graph.outgoing_of(owners.elements, *_OTHERS):
            if one.completeness == _COMPLETE and one.type not in _LISTINGS:
                name = quoted(one.type)
                message = f"that {name} is complete is no list of all there is"
                node = one.element.node
                self._diagnosis.information(node, "complete-in-itself", message)


def _beside(name: str) -> Iterator[str]:
    """Yield the other types of relationships that lead to the same kind of data."""
    kind = DATA_ROLES.get(name)
    return (role for role in DATA_ROLES if role != name and DATA_ROLES[role] == kind)
