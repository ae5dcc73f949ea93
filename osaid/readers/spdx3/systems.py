"""The systems of an SPDX 3 document, each with its components and its parents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.spdx3.authors import Authors
from osaid.readers.spdx3.checks import listed
from osaid.readers.spdx3.components import Components, Named
from osaid.readers.spdx3.containment import Containment
from osaid.readers.spdx3.descriptions import (
    DATASET_TOPICS,
    MODEL_TOPICS,
    about,
    topics_of,
)
from osaid.readers.spdx3.elements import Element
from osaid.readers.spdx3.graph import Graph
from osaid.readers.spdx3.identities import identity_of
from osaid.readers.spdx3.kinds import BY_NAME
from osaid.readers.spdx3.lineage import Lineage, Parent
from osaid.readers.spdx3.listings import Listings, Owners
from osaid.readers.spdx3.names import Names
from osaid.readers.spdx3.parts import Parts, is_model
from osaid.readers.spdx3.roots import document_of
from osaid.readers.spdx3.terms import Terms
from osaid.records.components import Component
from osaid.records.kinds import within
from osaid.records.statements import Fact, Grade
from osaid.records.systems import Subject, System

MOST_RECORDS = 50
"""So many records are in one another at most, of a system and what it is from."""

MOST_PARTS = 2000
"""So many parts of one system are read at most."""

_MOST_PARTS_IN_ALL = 20_000  # of the systems of one document
_DEEPEST = 20  # generations


class Systems:
    """Makes systems of the elements of one graph."""

    def __init__(self, graph: Graph, diagnosis: Diagnosis) -> None:
        """Prepare what all systems of a document have in common."""
        self._graph = graph
        self._diagnosis = diagnosis
        self._containment = Containment(graph)
        self._authors = Authors(graph)
        self._terms = Terms(graph, self._authors, diagnosis)
        self._components = Components(self._containment, self._authors, self._terms)
        self._lineage = Lineage(graph, self._authors, diagnosis)
        self._listings = Listings(graph, self._authors, diagnosis)
        self._document = document_of(graph)
        self._room = _MOST_PARTS_IN_ALL
        self._known: dict[str, System] = {}
        self._sizes: dict[str, int] = {}

    def read(self, element: Element, below: tuple[str, ...] = ()) -> System:
        """Return the system that an element is, with the records of its parents.

        `below` are the identifiers of the models that descend from it.
        """
        if element.id not in self._known:
            self._known[element.id] = self._read(element, below)
        return self._known[element.id]

    def _read(self, element: Element, below: tuple[str, ...]) -> System:
        most = max(0, min(MOST_PARTS, self._room))
        found = Parts(self._graph, self._containment, element, most + 1)
        owners = Owners(element, found.carriers, found.holder)
        models = owners.elements if is_model(element) else ()
        parts = list(islice(found.find(), most + 1))
        ancestry = self._lineage.parents(models)
        whole = max(map(len, (parts, ancestry, found.inside))) <= most
        if not whole:
            message = f"only the first {most} parts are read"
            self._diagnosis.warning(element.node, "too-many-parts", message)
        names = Names()
        named = [(names.give(p.lead.name), p) for p in parts[:most]]
        parents = [(names.give(p.element.name), p) for p in ancestry[:most]]
        self._room -= len(named) + len(parents)
        components = [
            *self._components.of_parts(named),
            *(self._components.of_parent(parent, name) for name, parent in parents),
            *self._descriptions(owners, named, names),
        ]
        self._mention(element, found, named)
        self._mention_own(element, named)
        is_listed = whole and bool(models)
        read = _read_ids(named, parents)
        author = self._authors.saying(self._document or element)
        return System(
            element.name,
            element.said("packageVersion"),
            self._authors.agent(element, "suppliedBy", "originatedBy"),
            _subject(element),
            identity=identity_of(element),
            machine_learning=self._learned(named),
            released=self._components.released(element),
            components=tuple(components),
            listings=self._listings.of(owners, read) if is_listed else (),
            parents=self._records(parents, (*below, element.id)),
            by=author.by,
            made=author.made,
            place=element.node.place,
        )

    def _learned(self, named: Named) -> Fact[bool]:
        for _, part in named:
            if part.kind == "data.training" and part.relationship is not None:
                node = part.relationship.element
                note = f"it is `{part.relationship.type}` data"
                saying = self._authors.saying(node)
                grade = Grade.INFERRED
                return saying.fact(
                    value=True, place=node.node.place, grade=grade, note=note
                )
        return Fact()

    def _descriptions(
        self, owners: Owners, named: Named, names: Names
    ) -> Iterator[Component]:
        """Yield what the document itself tells about data, as documents."""
        data: dict[str, tuple[Element, list[str]]] = {}
        for name, part in named:
            if within(part.kind, "data"):
                data.setdefault(part.lead.id, (part.lead, []))[1].append(name)
        for element, own in data.values():
            if element.type == "DatasetPackage":
                yield from self._description(element, DATASET_TOPICS, own, names)
        trained_on = [name for name, part in named if part.kind == "data.training"]
        for element in owners.elements:
            yield from self._description(element, MODEL_TOPICS, trained_on, names)

    def _description(
        self,
        element: Element,
        topics: Mapping[str, str],
        subjects: Iterable[str],
        names: Names,
    ) -> Iterator[Component]:
        saying, place = self._authors.saying(element), element.node.place
        covers = topics_of(element, topics, saying)
        if not covers.elements:
            return
        document = self._document
        yield Component(
            "information",
            names.give(f"{element.name}, in this document"),
            license=Fact() if document is None else self._terms.of_document(document),
            covers=covers,
            about=about(subjects, saying, place),
            place=place,
        )

    def _records(
        self, parents: Iterable[tuple[str, Parent]], path: tuple[str, ...]
    ) -> tuple[tuple[str, System], ...]:
        """Return the records of the parents of which the document tells a story."""
        found, size = [], 1
        for name, parent in parents:
            element, node = parent.element, parent.relationship.element.node
            if element.id in path:
                message = f"{quoted(element.name)} descends from itself"
                cure = "`descendantOf` leads from the newer model to the older one"
                self._diagnosis.error(node, "circular-lineage", message, cure)
                continue
            if not (element.is_defined and self._lineage.has_a_story(element)):
                continue
            record = self.read(element, path) if len(path) < _DEEPEST else None
            more = self._sizes.get(element.id, 1)
            if record is None or size + more > MOST_RECORDS:
                message = f"the record of {quoted(element.name)} is left out"
                cure = "there are too many models that the system descends from"
                self._diagnosis.warning(node, "long-lineage", message, cure)
                continue
            size += more
            found.append((name, record))
        self._sizes[path[-1]] = size
        return tuple(found)

    def _mention(self, element: Element, found: Parts, named: Named) -> None:
        """Tell which kinds only names tell, and what is of no kind."""
        guessed = [part.lead.name for _, part in named if part.ground == BY_NAME]
        if guessed:
            message = f"the kinds of {listed(guessed)} are concluded from their names"
            self._diagnosis.information(element.node, "kinds-concluded", message)
        left_out = [one.name for one in found.left_out()]
        if left_out:
            message = f"no kind of component fits {listed(left_out)}; left out"
            self._diagnosis.information(element.node, "parts-left-out", message)

    def _mention_own(self, element: Element, named: Named) -> None:
        """Tell that the terms of a package are not read where it has no weights."""
        has_parameters = any(within(part.kind, "parameters") for _, part in named)
        if has_parameters or not is_model(element):
            return
        has_place = element.text("downloadLocation") is not None
        if has_place or not self._terms.own(element).is_silent:
            name = quoted(element.name)
            message = f"the licence and the place of {name} are those of no part of it"
            cure = "they are of the weights if its `primaryPurpose` is `model`"
            self._diagnosis.information(element.node, "terms-not-read", message, cure)


def _subject(element: Element) -> Subject:
    if not is_model(element):
        return Subject.ELEMENT
    purpose = element.word("primaryPurpose")
    return Subject.MODEL if purpose == "model" else Subject.SYSTEM


def _read_ids(
    named: Named, parents: Iterable[tuple[str, Parent]]
) -> dict[str, Collection[str]]:
    found: dict[str, set[str]] = {"parent": {p.element.id for _, p in parents}}
    for _, part in named:
        found.setdefault(part.kind, set()).add(part.lead.id)
    return dict(found)
