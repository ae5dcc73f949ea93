"""The parts of one system in an SPDX 3 document, each with its kind and the ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from attrs import evolve, frozen

from osaid.readers.file_rules import kind_by_name
from osaid.readers.spdx3.containment import Containment
from osaid.readers.spdx3.elements import Element, Relationship
from osaid.readers.spdx3.graph import Graph
from osaid.readers.spdx3.kinds import (
    BY_NAME,
    Guess,
    is_license_file,
    kind_of,
)
from osaid.readers.spdx3.vocabulary import ARTIFACTS
from osaid.records.kinds import within

DATA_ROLES = {
    "trainedOn": "data.training",
    "pretrainedOn": "data.training",
    "finetunedOn": "data.training",
    "validatedOn": "data.validation",
    "testedOn": "data.evaluation",
    "evaluatedOn": "data.evaluation",
}
"""What data is to a model that a relationship leads from."""

DOCUMENT_ROLES = {
    "hasDocumentation": "document",
    "hasSpecification": "document",
    "hasMetadata": "document.metadata",
    "hasDependencyManifest": "document.metadata",
}
"""What a relationship leads to that documents an element."""

_SCOPES = {
    "runtime": "code.inference",
    "test": "code.evaluation",
    "build": "code.training",
    "development": "code.training",
}
_MOST_MAKERS = 100  # of one thing, or of what uses it
_BY_PURPOSE = "its purpose is `model`"
_FINAL, _ARCHITECTURE = "parameters.final", "code.architecture"


@frozen(eq=False)
class Part:
    """One part of a system: the elements that make it up, the leading one first.

    `ground` says on what the kind was concluded, None where a relationship states
    it; `subject` is the dataset that a document is about.
    """

    kind: str
    elements: tuple[Element, ...]
    ground: str | None = None
    relationship: Relationship | None = None
    subject: Element | None = None

    @property
    def lead(self) -> Element:
        """Return the element that the part is named after."""
        return self.elements[0]


def is_model(element: Element) -> bool:
    """Return whether an element is a model, of whatever class."""
    is_package = element.type in {"Package", "File"}
    purpose = element.word("primaryPurpose") == "model"
    return element.type == "AIPackage" or (is_package and purpose)


def is_part(element: Element) -> bool:
    """Return whether an element can be a part, as far as the document tells."""
    return element.type in ARTIFACTS or not element.is_defined


class Parts:
    """The parts of one system, found by their relationships, purposes and names."""

    def __init__(
        self, graph: Graph, containment: Containment, root: Element, most: int
    ) -> None:
        """Look at an element, and at so many that it contains at most."""
        self._graph = graph
        self._containment = containment
        self._root = root
        self.inside = containment.inside(root, most)
        self._guesses = {one.id: self._guess(one) for one in self.inside}
        self.carriers = tuple(self._carriers())
        self._models = (root, *self.carriers)
        self._groups = self._grouped()
        self._taken: set[str] = {root.id}

    def find(self) -> Iterator[Part]:
        """Yield each part; an element has one role, but data may have several."""
        yield from self._parameters()
        data = list(self._data())
        yield from data
        around = self._around(data)
        yield from (self._part("data", one) for one in around)
        yield from self._documents(self._models, None)
        for dataset in (*self._unique(data), *around):
            yield from self._documents((dataset,), dataset)
        if is_model(self._root):
            yield from self._makers()
            yield from self._users()
        yield from self._others()

    @property
    def holder(self) -> Element | None:
        """Return what holds all of the final parameters, where it is one thing."""
        if len(self._groups) != 1:
            return None
        inner = [one for one in self._groups[0] if one is not self._root]
        is_one = len(inner) == 1 or (inner and inner[0].type == "AIPackage")
        return inner[0] if is_one else None

    def left_out(self) -> tuple[Element, ...]:
        """Return what the system contains that is of no kind, when all were found."""
        return tuple(
            one
            for one in self.inside
            if one.id not in self._taken
            and not is_license_file(one)
            and not self._containment.holds(one)
        )

    def _guess(self, element: Element) -> Guess | None:
        guess = kind_of(element) if is_part(element) else None
        if guess is None or is_model(self._root) or not within(guess.kind, "code"):
            return guess
        return evolve(guess, kind="code")

    def _carriers(self) -> Iterator[Element]:
        """Yield what the system contains that are parameters, or a model."""
        for one in self.inside:
            guess = self._guesses[one.id]
            if guess is not None and within(guess.kind, "parameters"):
                yield one

    def _part(self, kind: str, element: Element, ground: str | None = None) -> Part:
        self._taken.add(element.id)
        return Part(kind, (element,), ground)

    def _grouped(self) -> tuple[tuple[Element, ...], ...]:
        """Return the final parameters of each model, all of its files together."""
        groups: dict[str, list[Element]] = {}
        if self._root.word("primaryPurpose") == "model":
            groups[self._root.id] = [self._root]
        for one in self.carriers:
            guess = self._guesses[one.id]
            if guess is not None and guess.kind == _FINAL:
                owner = one if one.type == "AIPackage" else self._model_around(one)
                groups.setdefault(owner.id, []).append(one)
        return tuple(map(tuple, groups.values()))

    def _parameters(self) -> Iterator[Part]:
        kind = _FINAL if len(self._groups) == 1 else "parameters"
        for elements in self._groups:
            self._taken.update(one.id for one in elements)
            guess = self._guesses.get(elements[0].id)
            yield Part(kind, elements, guess.ground if guess else _BY_PURPOSE)

    def _model_around(self, element: Element) -> Element:
        outer = self._containment.around(element)
        return next((one for one in outer if one.type == "AIPackage"), self._root)

    def _data(self) -> Iterator[Part]:
        if self._root.type == "DatasetPackage":
            yield Part("data", (self._root,))
        found: set[tuple[str, str]] = set()
        for relationship in self._graph.outgoing_of(self._models, *DATA_ROLES):
            kind = DATA_ROLES[relationship.type]
            for target in relationship.targets:
                is_data = is_part(target) and not is_model(target)
                if is_data and (target.id, kind) not in found:
                    found.add((target.id, kind))
                    self._taken.add(target.id)
                    yield Part(kind, (target,), relationship=relationship)

    def _unique(self, parts: Iterable[Part]) -> tuple[Element, ...]:
        return tuple({part.lead.id: part.lead for part in parts}.values())

    def _around(self, data: Iterable[Part]) -> tuple[Element, ...]:
        """Return the datasets that contain data and have no role of their own."""
        own = {part.lead.id for part in data}
        found = {
            outer.id: outer
            for part in data
            for outer in self._containment.around(part.lead)
            if outer.type == "DatasetPackage" and outer.id not in own
        }
        return tuple(found.values())

    def _documents(
        self, owners: Iterable[Element], subject: Element | None
    ) -> Iterator[Part]:
        for relationship in self._graph.outgoing_of(owners, *DOCUMENT_ROLES):
            for target in relationship.targets:
                is_document = is_part(target) and not is_license_file(target)
                if is_document and target.id not in self._taken:
                    self._taken.add(target.id)
                    kind = _document_kind(relationship, target, subject)
                    yield Part(kind, (target,), None, relationship, subject)

    def _makers(self) -> Iterator[Part]:
        """Yield the code that generates the model, or the data it is trained on."""
        trained_on = [
            target
            for one in self._graph.outgoing_of(self._models, *DATA_ROLES)
            if DATA_ROLES[one.type] == "data.training"
            for target in one.targets
        ]
        for made, kind, what in (
            *((one, "code.training", "model") for one in self._models),
            *((one, "code.data_processing", "training data") for one in trained_on),
        ):
            made_by = self._graph.incoming(made, "generates")
            for relationship in islice(made_by, _MOST_MAKERS):
                ground = f"it `generates` the {what}"
                yield from self._code(relationship, kind, ground)

    def _users(self) -> Iterator[Part]:
        """Yield the code that has the model as a data file, by phase or by name."""
        for used in self._models:
            used_by = self._graph.incoming(used, "hasDataFile")
            for relationship in islice(used_by, _MOST_MAKERS):
                scope = relationship.scope or ""
                named = kind_by_name(relationship.source.name) or ""
                is_role = within(named, "code") and named != _ARCHITECTURE
                by_name = named if is_role else "code"
                kind = _SCOPES.get(scope, by_name)
                phase = f" in the phase `{scope}`" if scope in _SCOPES else ""
                ground = f"it `hasDataFile` the model{phase}"
                yield from self._code(relationship, kind, ground)

    def _code(
        self, relationship: Relationship, kind: str, ground: str
    ) -> Iterator[Part]:
        source = relationship.source
        is_code = source.type in {"File", "Package"} and not is_model(source)
        if is_code and source.id not in self._taken:
            self._taken.add(source.id)
            yield Part(kind, (source,), ground, relationship)

    def _others(self) -> Iterator[Part]:
        """Yield what else the system contains, by purpose and name."""
        architecture = []
        for one in self.inside:
            guess = self._guesses[one.id]
            if guess is None or one.id in self._taken or self._is_folder(one):
                continue
            if guess.kind == _ARCHITECTURE:
                self._taken.add(one.id)
                architecture.append(one)
                continue
            yield self._part(guess.kind, one, guess.ground)
        if architecture:
            yield Part(_ARCHITECTURE, tuple(architecture), BY_NAME)

    def _is_folder(self, element: Element) -> bool:
        return element.type != "DatasetPackage" and self._containment.holds(element)


def _document_kind(
    relationship: Relationship, target: Element, subject: Element | None
) -> str:
    stated = DOCUMENT_ROLES[relationship.type]
    named = kind_by_name(target.name) or ""
    if within(named, "information") or (named != "document" and within(named, stated)):
        return named
    return stated if subject is None else "information"
