"""What a model of an SPDX 3 document was derived from.

That one element descends from another says nothing of how; the format states it
only for copies, and from version 3.1 on for models that were fine-tuned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.spdx3.authors import Authors
from osaid.readers.spdx3.elements import Element, Relationship
from osaid.readers.spdx3.graph import Graph
from osaid.readers.spdx3.parts import DATA_ROLES, DOCUMENT_ROLES, is_model
from osaid.readers.spdx3.vocabulary import PACKAGES
from osaid.records.components import Derivation
from osaid.records.statements import Fact, Grade

DESCENDS = "descendantOf"
"""The relationship of a model to what it was derived from."""

_STORY = ("contains", DESCENDS, *DATA_ROLES, *DOCUMENT_ROLES)
_STORY_BACKWARDS = ("ancestorOf", "copiedTo", "generates", "hasDataFile")

# How some programs say in a comment what the Hugging Face Hub calls the relation.
_COMMENT = re.compile(r"base_model_relation:\s*(finetune|adapter|merge|quantized)")
_DERIVATIONS = {
    "finetune": Derivation.FINE_TUNE,
    "adapter": Derivation.ADAPTER,
    "merge": Derivation.MERGE,
    "quantized": Derivation.QUANTIZE,
}


@frozen(eq=False)
class Parent:
    """A model that another was derived from, and how, as far as that is stated."""

    element: Element
    relationship: Relationship
    derivation: Fact[Derivation]


class Lineage:
    """Looks for what models were derived from."""

    def __init__(self, graph: Graph, authors: Authors, diagnosis: Diagnosis) -> None:
        """Look in a graph; what may be a parent and is not said to be is mentioned."""
        self._graph = graph
        self._authors = authors
        self._diagnosis = diagnosis

    def parents(self, models: Iterable[Element]) -> tuple[Parent, ...]:
        """Return what any of these models was derived from, each once."""
        found: dict[str, Parent] = {}
        for parent in (one for model in models for one in self._parents(model)):
            first = found.setdefault(parent.element.id, parent)
            if first is not parent:
                both = (*first.derivation.statements, *parent.derivation.statements)
                merged = Parent(first.element, first.relationship, Fact(both))
                found[parent.element.id] = merged
        return tuple(found.values())

    def has_a_story(self, element: Element) -> bool:
        """Return whether the document tells more of a model than a component holds."""
        forwards = self._graph.outgoing(element, *_STORY)
        backwards = self._graph.incoming(element, *_STORY_BACKWARDS)
        return any(forwards) or any(backwards)

    def _parents(self, model: Element) -> Iterator[Parent]:
        for one in self._graph.outgoing(model, DESCENDS):
            for target in one.targets:
                yield from self._parent(target, one, self._commented(one))
        for one in self._graph.incoming(model, "ancestorOf"):
            yield from self._parent(one.source, one, self._commented(one))
        for one in self._graph.incoming(model, "copiedTo"):
            if is_model(one.source):
                yield from self._parent(one.source, one, self._said(one, "copy"))
        for one in self._graph.outgoing(model, *DATA_ROLES):
            yield from self._of_data(one)
        for one in self._graph.outgoing(model, "dependsOn"):
            self._mention(one)

    def _of_data(self, relationship: Relationship) -> Iterator[Parent]:
        """Yield the models among what should be data; to fine-tune on one is stated."""
        for target in filter(is_model, relationship.targets):
            if relationship.type == "finetunedOn":
                said = self._said(relationship, "fine_tune")
                yield from self._parent(target, relationship, said)
                continue
            name = quoted(target.name)
            message = f"{name} is a model, so it is not read as data"
            node = relationship.element.node
            self._diagnosis.warning(node, "not-data", message)

    def _parent(
        self, element: Element, relationship: Relationship, how: Fact[Derivation]
    ) -> Iterator[Parent]:
        is_package = element.type in PACKAGES - {"DatasetPackage"}
        if is_package or is_model(element) or not element.is_defined:
            yield Parent(element, relationship, how)
            return
        message = f"{quoted(element.name)} is no model, so it is not read as a parent"
        node = relationship.element.node
        self._diagnosis.warning(node, "not-a-model", message)

    def _said(self, relationship: Relationship, value: str) -> Fact[Derivation]:
        saying = self._authors.saying(relationship.element)
        place = relationship.element.parts("relationshipType")[0].place
        return saying.fact(Derivation(value), place)

    def _commented(self, relationship: Relationship) -> Fact[Derivation]:
        comment = relationship.element.text("comment")
        match = None if comment is None else _COMMENT.fullmatch(comment.text.strip())
        if comment is None or match is None:
            return Fact()
        saying = self._authors.saying(relationship.element)
        derivation = _DERIVATIONS[match[1]]
        note = f"the comment is `{match[0]}`"
        return saying.fact(derivation, comment.place, Grade.INFERRED, note=note)

    def _mention(self, relationship: Relationship) -> None:
        for target in filter(is_model, relationship.targets):
            message = f"it depends on the model {quoted(target.name)}; not read further"
            cure = "where it was derived from it, that is `descendantOf`"
            node = relationship.element.node
            self._diagnosis.information(node, "possible-parent", message, cure)
