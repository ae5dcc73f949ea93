"""From a model in a bill of materials to a system, with its parts and its parents."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import quoted
from osaid.readers.cyclonedx.bom import COMPONENT_KEYS, Bom
from osaid.readers.cyclonedx.compositions import Compositions
from osaid.readers.cyclonedx.datasets import Dataset, DatasetReader
from osaid.readers.cyclonedx.facts import Names, united
from osaid.readers.cyclonedx.inventory import Inventory, Relation, Tie
from osaid.readers.cyclonedx.licenses import licenses_of
from osaid.readers.cyclonedx.links import (
    DOWNLOAD,
    hub_location,
    identity,
    links,
    locations,
    provided,
)
from osaid.readers.cyclonedx.models import MODEL, Model, joined
from osaid.readers.cyclonedx.parts import Part
from osaid.readers.cyclonedx.software import SoftwareReader
from osaid.readers.file_rules import DATA
from osaid.records.components import Attribute, Component, Derivation
from osaid.records.statements import Fact
from osaid.records.systems import Subject, System

PARENT = "parent"
"""The kind of the models that a model was derived from."""

_TELLING = ("components", "licenses", "modelCard", "pedigree")  # beside what it is
_ATTRIBUTES = {
    "architectureFamily": "cyclonedx.architecture_family",
    "modelArchitecture": "cyclonedx.architecture",
    "task": "cyclonedx.task",
}
_DERIVATIONS = {
    Derivation.FINE_TUNE: ("finetune", "finetuned", "finetuning"),
    Derivation.ADAPTER: ("adapter",),
    Derivation.MERGE: ("merge", "merged"),
    Derivation.QUANTIZE: ("quantize", "quantized", "quantised", "quantization"),
    Derivation.COPY: ("copy", "copied"),
}
_DERIVATION_OF = {word: kind for kind, words in _DERIVATIONS.items() for word in words}
_RELATION = "base_model_relation"


class SystemReader:
    """Reads the models of one document, each as a system."""

    def __init__(self, bom: Bom) -> None:
        """Index what the document says of its own completeness."""
        self._bom = bom
        self._saying = bom.saying
        self._compositions = Compositions(bom)
        self._read: set[int] = set()

    def read(self, model: Model) -> System:
        """Return the system of a model."""
        for part in model.parts:
            part.mention_unknown(COMPONENT_KEYS)
        names = Names()
        inventory = Inventory(model, self._bom)
        self._read.update(id(tie.part.node) for tie in inventory.ties)
        self._read.update(id(part.node) for part in model.parts)
        reader = DatasetReader(self._bom, names)
        parameters = self._parameters(model, names)
        datasets = [dataset for tie in inventory.data for dataset in reader.read(tie)]
        datasets += [reader.missing(reference) for reference in inventory.missing]
        whole = inventory.is_whole and not reader.left_out
        software = SoftwareReader(self._bom, names)
        parents = list(self._parents(model, names))
        return System(
            model.name,
            model.text("version"),
            self._supplier(model),
            Subject.MODEL,
            identity=identity(model.parts),
            machine_learning=self._machine_learning(model),
            components=(
                parameters,
                *software.code(model),
                *software.included(inventory, parameters.name),
                *_components(datasets),
                *software.documents(model),
                *(parent for parent, _ in parents),
            ),
            listings=tuple(
                self._compositions.listings(model, datasets if whole else ())
            ),
            parents=tuple((p.name, record) for p, record in parents if record),
            attributes=tuple(self._attributes(model)),
            by=self._saying.by,
            made=self._saying.made,
            place=model.parts[0].place,
        )

    def mention_others(self) -> None:
        """Mention how many components of the document no system was read from."""
        described = self._bom.described
        others = sum(
            id(part.node) not in self._read
            for part in self._bom.all_components()
            if part is not described
        )
        if others:
            message = f"{others} other components of the document are not read"
            cure = "read is what a model contains, and what is tied to it as data"
            self._bom.remarks.tell(
                self._bom.root.node, "components-not-read", message, cure
            )

    def read_dataset(self, part: Part) -> System:
        """Return a dataset as a system of its own, where no model is in sight."""
        self._read.add(id(part.node))
        part.mention_unknown(COMPONENT_KEYS)
        alone = Model("dataset", [part])
        reader = DatasetReader(self._bom, Names(), default=DATA)
        datasets = list(reader.read(Tie(part, {Relation.CARD})))
        return System(
            alone.text("name") or alone.text("bom-ref") or alone.name,
            alone.text("version"),
            self._supplier(alone),
            Subject.ELEMENT,
            identity=identity([part]),
            components=_components(datasets),
            by=self._saying.by,
            made=self._saying.made,
            place=part.place,
        )

    def _parameters(self, model: Model, names: Names) -> Component:
        """Return the model itself; that it is listed says nothing of its release."""
        found = [
            link
            for part in model.parts
            for link in links(part)
            if link.type == DOWNLOAD or (link.type == "vcs" and link.is_hub)
        ]
        location = united(
            (
                locations({link.url: link for link in found}.values(), self._saying),
                *(hub_location(part, self._saying) for part in model.parts),
            )
        )
        return Component(
            "parameters.final",
            names.new("parameters"),
            presence=provided([location], self._saying),
            license=united(licenses_of(part, self._saying) for part in model.parts),
            location=location,
            place=model.parts[0].place,
        )

    def _supplier(self, model: Model) -> str | None:
        """Return who supplied a model, else who made it, else who published it."""
        found = (name for part in model.parts for name in self._suppliers(part))
        return next((name for name in found if name is not None), None)

    def _suppliers(self, part: Part) -> Iterator[str | None]:
        described, metadata = self._bom.described, self._bom.metadata
        is_described = described is not None and part.node is described.node
        yield part.called("supplier")
        yield metadata.called("supplier") if is_described else None
        yield part.called("manufacturer")
        yield metadata.called("manufacture") if is_described else None
        texts = [
            part.text("publisher"),
            *(author.text("name") for author in part.parts("authors")),
            part.text("author"),
            part.text("group"),
        ]
        yield from (None if text is None else text.text for text in texts)

    def _machine_learning(self, model: Model) -> Fact[bool]:
        stated = [part.text("type") for part in model.parts]
        return united(
            self._saying.fact(value=True, place=kind.place)
            for kind in stated
            if kind is not None and kind.text == MODEL
        )

    def _attributes(self, model: Model) -> Iterator[Attribute]:
        parameters = [
            each
            for part in model.parts
            for card in part.parts("modelCard")
            for each in card.parts("modelParameters")
        ]
        for key, name in _ATTRIBUTES.items():
            texts = [each.text(key) for each in parameters]
            fact = united(
                self._saying.fact(text.text, text.place) for text in texts if text
            )
            if not fact.is_silent:
                yield Attribute(name, fact)

    def _parents(
        self, model: Model, names: Names
    ) -> Iterator[tuple[Component, System | None]]:
        for part in model.parts:
            for pedigree in part.parts("pedigree"):
                ancestors = pedigree.parts("ancestors")
                for ancestor in joined(filter(self._is_model, ancestors)):
                    yield self._parent(ancestor, (part, pedigree), names)

    def _is_model(self, ancestor: Part) -> bool:
        kind = ancestor.text("type")
        if kind is None or kind.text == MODEL:
            return True
        message = f"an ancestor of type {quoted(kind.text)} is no parent of a model"
        self._bom.remarks.tell(ancestor.node, "ancestor-not-model", message)
        return False

    def _parent(
        self, ancestor: Model, said: tuple[Part, Part], names: Names
    ) -> tuple[Component, System | None]:
        """Return a parent, with its record where the document says more of it."""
        component = Component(
            PARENT,
            names.new(ancestor.name),
            location=locations(
                (
                    link
                    for part in ancestor.parts
                    for link in links(part)
                    if link.type == DOWNLOAD
                ),
                self._saying,
            ),
            derivation=self._derivation(*said),
            identity=identity(ancestor.parts),
            place=ancestor.parts[0].place,
        )
        tells = any(part.node.get(key) for part in ancestor.parts for key in _TELLING)
        return component, self.read(ancestor) if tells else None

    def _derivation(self, child: Part, pedigree: Part) -> Fact[Derivation]:
        """Return how a model was derived, where notes or a property say just that."""
        stated = [pedigree.text("notes")]
        for entry in child.parts("properties"):
            name = entry.text("name")
            if name is not None and name.text.casefold().endswith(_RELATION):
                stated.append(entry.text("value"))
        found = []
        for text in stated:
            word = "" if text is None else text.text.casefold()
            kind = _DERIVATION_OF.get(word.replace("-", "").replace("_", ""))
            if text is not None and kind is not None:
                found.append(self._saying.fact(kind, text.place))
        return united(found)


def _components(datasets: list[Dataset]) -> tuple[Component, ...]:
    both = ((dataset.component, dataset.card) for dataset in datasets)
    return tuple(each for pair in both for each in pair if each is not None)
