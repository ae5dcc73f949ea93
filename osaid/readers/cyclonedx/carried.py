"""A record that a bill of materials carries in its properties `osaid:…`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from osaid.readers.carried import Carrier, Standard, read_carried, together
from osaid.readers.cyclonedx.bom import Bom, nested
from osaid.readers.cyclonedx.licenses import licenses_of
from osaid.readers.cyclonedx.links import links, locations
from osaid.readers.cyclonedx.models import Model
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
    main = next(part for part in model.parts if _carrier(part).is_system)
    parts = {id(part.node): part for part in _parts(bom, model)}
    carriers = {key: _carrier(part) for key, part in parts.items()}
    carrying = [part for key, part in parts.items() if carriers[key].is_component]
    carried = read_carried(
        _carrier(main), [_carrier(part) for part in carrying], diagnosis
    )
    if carried is None:
        return None
    # What the reading of fields has to remark is not meant for those of a record.
    silent = Bom(bom.root.node, Diagnosis())
    standard = Standard(
        SystemReader(silent).read(model),
        {_named(part): _stated(silent, part) for part in (main, *carrying)},
        frozenset(place for part in (main, *carrying) for place in _places(part)),
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


def _named(part: Part) -> str:
    return _carrier(part).component or ""


def _stated(bom: Bom, part: Part) -> dict[str, Fact[Any]]:
    found = (link for link in links(part) if link.type in _WHERE)
    return {
        "license": licenses_of(part, bom.saying),
        "location": locations(found, bom.saying),
    }


def _places(part: Part) -> Iterator[Place]:
    yield part.place
    for key in ("data", "modelCard"):
        yield from (inner.place for inner in part.parts(key))
