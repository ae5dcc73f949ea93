"""The files and programs of a model, and the documents that it refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from osaid.diagnostics import quoted
from osaid.readers.cyclonedx.bom import Bom
from osaid.readers.cyclonedx.facts import Names
from osaid.readers.cyclonedx.inventory import Inventory
from osaid.readers.cyclonedx.licenses import licenses_of
from osaid.readers.cyclonedx.links import (
    DOWNLOAD,
    SOURCE_CODE,
    Link,
    identity,
    links,
    locations,
    provided,
)
from osaid.readers.cyclonedx.models import MODEL, Model, is_of
from osaid.readers.cyclonedx.parts import Part
from osaid.readers.file_rules import is_script, rule_of
from osaid.records.components import Component
from osaid.records.kinds import is_single
from osaid.records.statements import Fact

PARAMETERS = "parameters"
"""The kind of parameters of which it is not said whether they are the final ones."""

_DOCUMENTS = {
    "documentation": ("document", "documentation"),
    "model-card": ("document.model_card", "model card"),
    "website": ("document", "website"),
}


class SoftwareReader:
    """Reads what is in the inventory of a model, and what it refers to."""

    def __init__(self, bom: Bom, names: Names) -> None:
        """Name the components of one record."""
        self._bom = bom
        self._saying = bom.saying
        self._names = names

    def documents(self, model: Model) -> Iterator[Component]:
        """Yield the card inside the document, and documents that are linked."""
        for part in model.parts:
            for card in part.parts("modelCard"):
                name = self._names.new("model card in the BOM")
                yield Component("document.model_card", name, place=card.place)
        for link in _links(model):
            if link.type in _DOCUMENTS:
                kind, name = _DOCUMENTS[link.type]
                yield self._linked(kind, name, [link])

    def code(self, model: Model) -> Iterator[Component]:
        """Yield the source code to which the model refers; its role is not stated."""
        found = [
            link
            for link in _links(model)
            if link.type in SOURCE_CODE and not link.is_hub
        ]
        if found:
            yield self._linked("code", "source code", found)

    def included(self, inventory: Inventory, whole: str) -> Iterator[Component]:
        """Yield the software and the models in an inventory, by type and file name."""
        for part in inventory.software:
            kind = _kind(part)
            if is_of(part, "file"):
                self._mention(part, kind)
            if kind is not None:
                yield self._component(part, kind, whole)

    def _mention(self, file: Part, kind: str | None) -> None:
        name = file.text("name")
        shown = quoted("" if name is None else name.text)
        if kind is None:
            message = f"the name {shown} does not show what the file is; it is left out"
            file.remarks.tell(file.node, "file-left-out", message)
        else:
            message = f"{shown} is read as `{kind}`, by its name"
            file.remarks.tell(file.node, "kind-inferred", message)

    def _linked(self, kind: str, name: str, found: list[Link]) -> Component:
        location = locations(found, self._saying)
        return Component(
            kind,
            self._names.new(name),
            presence=provided([location], self._saying),
            location=location,
            place=found[0].place,
        )

    def _component(self, part: Part, kind: str, whole: str) -> Component:
        wanted = {DOWNLOAD, *SOURCE_CODE}
        location = locations(
            (link for link in links(part) if link.type in wanted), self._saying
        )
        name = part.text("name") or part.text("bom-ref")
        in_parameters = kind == PARAMETERS
        return Component(
            kind,
            self._names.new(kind if name is None else name.text),
            presence=provided([location], self._saying),
            license=licenses_of(part, self._saying),
            location=location,
            part_of=self._saying.fact(whole, part.place) if in_parameters else Fact(),
            identity=identity([part]),
            place=part.place,
        )


def _links(model: Model) -> Iterable[Link]:
    """Return the links of all entries of a model, each once."""
    found = (link for part in model.parts for link in links(part))
    return {(link.type, link.url): link for link in found}.values()


def _kind(part: Part) -> str | None:
    if is_of(part, MODEL):
        return PARAMETERS
    if not is_of(part, "file"):
        return "code"
    name = part.text("name")
    path = "" if name is None else name.text
    rule = rule_of(path, is_dataset=False)
    if rule is None:
        return "code" if is_script(path) else None
    # of a single kind there is one component, and this is one file of it
    return rule.kind.rpartition(".")[0] if is_single(rule.kind) else rule.kind
