"""What belongs to a model in a bill of materials, and how the document says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from attrs import define, field

from osaid.diagnostics import quoted
from osaid.readers.cyclonedx.bom import Bom
from osaid.readers.cyclonedx.models import DATA, MODEL, Model, is_of
from osaid.readers.cyclonedx.parts import Part
from osaid.readers.nodes import Scalar

INCLUDED = ("application", "file")
"""The types of software that may be the model's own; others are what it builds on."""


class Relation(Enum):
    """How a document ties a component to a model."""

    CARD = auto()
    """The card of the model names it as a dataset."""
    ASSEMBLY = auto()
    """It is a part of the model, or in the inventory of a document about the model."""
    NESTED = auto()
    """It is a part of such a part."""
    DEPENDENCY = auto()
    """The model depends on it directly."""


@define(eq=False)
class Tie:
    """A component or dataset of the document, and all that ties it to the model."""

    part: Part = field(repr=False)
    relations: set[Relation]

    @property
    def is_data(self) -> bool:
        """Whether it is data, by its type or because the card says so."""
        return Relation.CARD in self.relations or is_of(self.part, DATA)


class Inventory:
    """What one document ties to one model, in the order in which it comes up.

    `missing` are the datasets that are named and not found, and `is_whole` tells that
    nothing is referred to that is not in the document.
    """

    def __init__(self, model: Model, bom: Bom) -> None:
        """Look at the assembly, the dependencies and the card of the model."""
        self._model = model
        self._bom = bom
        self._ties: dict[int, Tie] = {}
        self.missing: list[Scalar] = []
        self.is_whole = True
        for part in model.parts:
            self._look_at(part)

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Return everything that is tied to the model."""
        return tuple(self._ties.values())

    @property
    def data(self) -> Iterator[Tie]:
        """What is tied to the model as data."""
        return (tie for tie in self._ties.values() if tie.is_data)

    @property
    def software(self) -> Iterator[Part]:
        """The software, files and models that the model contains."""
        return (tie.part for tie in self._ties.values() if not tie.is_data)

    def _look_at(self, part: Part) -> None:
        self._assemble(part.parts("components"), Relation.ASSEMBLY)
        described = self._bom.described
        if described is not None and part.node is described.node:
            others = (each for each in self._bom.components if not is_of(each, MODEL))
            self._assemble(others, Relation.ASSEMBLY)
        reference = self._bom.reference_of(part)
        if reference is not None:
            self._depend(self._bom.dependencies(reference))
        for card in part.parts("modelCard"):
            for parameters in card.parts("modelParameters"):
                self._train(parameters.parts("datasets"))

    def _assemble(self, parts: Iterable[Part], relation: Relation) -> None:
        for part in parts:
            if _may_be_own(part):
                self._add(part, relation)
                self._assemble(part.parts("components"), Relation.NESTED)

    def _depend(self, references: Iterable[Scalar]) -> None:
        for reference in references:
            part = self._bom.find(reference.text)
            if part is None:
                self._mention_missing(reference)
            elif is_of(part, DATA):
                self._add(part, Relation.DEPENDENCY)
            elif is_of(part, MODEL) and not self._model.has(part):
                name = quoted(self._model.name)
                message = f"{name} depends on the model {quoted(reference.text)}"
                cure = "a parent stands under the `ancestors` of its `pedigree`"
                part.remarks.tell(reference, "possible-parent", message, cure)

    def _train(self, datasets: Iterable[Part]) -> None:
        for dataset in datasets:
            reference = dataset.text("ref")
            part = dataset if reference is None else self._bom.find(reference.text)
            if part is not None:
                self._add(part, Relation.CARD)
            elif reference is not None:
                self._mention_missing(reference)
                self.missing.append(reference)

    def _add(self, part: Part, relation: Relation) -> None:
        tie = self._ties.setdefault(id(part.node), Tie(part, set()))
        tie.relations.add(relation)

    def _mention_missing(self, reference: Scalar) -> None:
        self.is_whole = False
        message = f"nothing in the document has the reference {quoted(reference.text)}"
        self._bom.remarks.tell(reference, "unknown-reference", message)


def _may_be_own(part: Part) -> bool:
    """Return whether a part of a model is its own, and not what it builds on."""
    external = part.text("isExternal")
    if external is not None and external.text == "true":
        return False
    return any(is_of(part, kind) for kind in (*INCLUDED, DATA, MODEL))
