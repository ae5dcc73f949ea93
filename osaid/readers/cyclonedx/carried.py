"""A record that a bill of materials carries in its properties `osaid:…`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from osaid.readers.beside import Standard, together
from osaid.readers.carried import Carrier, read_carried
from osaid.readers.cyclonedx.bom import Bom, nested
from osaid.readers.cyclonedx.licenses import licenses_of
from osaid.readers.cyclonedx.links import links, locations
from osaid.readers.cyclonedx.models import Model, found_models
from osaid.readers.cyclonedx.parts import Part
from osaid.readers.cyclonedx.systems import SystemReader
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.nodes import Scalar
from osaid.records.statements import Fact
from osaid.records.systems import System
from osaid.text import Place

_WHERE = frozenset(
    {"distribution", "documentation", "model-card", "source-distribution", "vcs"}
)


def is_carrier(model: Model) -> bool:
    """Return whether a model carries the record of a system."""
    return any(_carrier(part).is_system for part in model.parts)


def read_record(bom: Bom, model: Model) -> System | None:
    """Return the record of a model, together with what the document says beside it.

    None with an error, which is put into the diagnosis of the document.
    """
    diagnosis = bom.remarks.diagnosis
    entries = {id(part.node): part for part in (*model.parts, *_parts(bom, model))}
    carriers = [(part, _carrier(part)) for part in entries.values()]
    main = next(carrier for _, carrier in carriers if carrier.is_system)
    carrying = [(part, carrier) for part, carrier in carriers if carrier.is_component]
    others = (carrier for _, carrier in carrying if carrier is not main)
    carried = read_carried(main, others, diagnosis)
    if carried is None:
        return None
    # What there is to remark on the fields is not meant for those of a record.
    silent = Bom(bom.root.node, Diagnosis())
    standard = Standard(
        _standard(silent, model),
        {carrier.component or "": _stated(silent, part) for part, carrier in carrying},
        frozenset(_places(silent, model, carrying)),
    )
    return together(carried, standard, diagnosis)


def _parts(bom: Bom, model: Model) -> Iterator[Part]:
    """Yield what a model contains, depends on and was derived from."""
    for part in model.parts:
        yield from nested(part)
        reference = bom.reference_of(part)
        for other in bom.dependencies(reference) if reference is not None else ():
            found = bom.find(other.text)
            if found is not None:
                yield found
        for pedigree in part.parts("pedigree"):
            yield from pedigree.parts("ancestors")


def _carrier(part: Part) -> Carrier:
    return Carrier(part.place, tuple(_properties(part)))


def _properties(part: Part) -> Iterator[tuple[Scalar, Scalar]]:
    for entry in part.parts("properties"):
        name, value = entry.node.get("name"), entry.node.get("value")
        if isinstance(name, Scalar) and isinstance(value, Scalar):
            yield name, value


def _standard(silent: Bom, model: Model) -> System:
    """Return what the fields alone say of a model."""
    first = model.parts[0].node
    again = (one for one in found_models(silent) if one.parts[0].node is first)
    return SystemReader(silent).read(next(again))


def _stated(silent: Bom, carrying: Part) -> dict[str, Fact[Any]]:
    part = Part(carrying.node, silent.remarks)
    found = (link for link in links(part) if link.type in _WHERE)
    return {
        "license": licenses_of(part, silent.saying),
        "location": locations(found, silent.saying),
    }


def _places(
    silent: Bom, model: Model, carrying: list[tuple[Part, Carrier]]
) -> Iterator[Place]:
    """Yield where what is in the record stands, the card of the model included."""
    carried = [part for part, _ in carrying]
    for part in model.parts:
        yield from (card.place for card in part.parts("modelCard"))
        if all(fact.is_silent for fact in _stated(silent, part).values()):
            yield part.place
    for part in carried:
        yield part.place
        yield from (data.place for data in part.parts("data"))
