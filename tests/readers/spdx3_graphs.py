"""Small SPDX 3 documents to read in tests, and what reading one gives."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any, TypeAlias

from attrs import frozen

from osaid.diagnostics import Diagnostic
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import load
from osaid.readers.spdx3 import read_spdx3
from osaid.records.components import Component, StatedLicense
from osaid.records.statements import Nothing
from osaid.records.systems import System

CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
LISTED = "https://spdx.org/licenses/"
AUTHORSHIP: Mapping[str, Any] = {
    "type": "CreationInfo",
    "@id": "_:made",
    "specVersion": "3.0.1",
    "created": "2026-03-01T10:00:00Z",
    "createdBy": ["urn:acme#Ada"],
}
ADA = {"type": "Person", "spdxId": "urn:acme#Ada", "name": "Ada"}

Json: TypeAlias = dict[str, Any]
_numbers = count()


@frozen
class Reading:
    """The systems of a document, and what was said of it."""

    systems: tuple[System, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def codes(self) -> set[str]:
        """Return the codes of what was said."""
        return {diagnostic.code for diagnostic in self.diagnostics}

    @property
    def system(self) -> System:
        """Return the only system."""
        (system,) = self.systems
        return system

    def component(self, name: str) -> Component:
        """Return a component of the only system by its name."""
        (found,) = [c for c in self.system.components if c.name == name]
        return found

    @property
    def kinds(self) -> dict[str, str]:
        """Return the kinds of the components of the only system."""
        return {c.name: c.kind for c in self.system.components}


def element(kind: str, name: str, /, **properties: object) -> Json:
    """Return an element whose identifier ends in its name, or in what it is given."""
    identifier = f"urn:acme#{name}"
    made = {"creationInfo": "_:made"}
    return {"type": kind, "spdxId": identifier, "name": name, **made, **properties}


def model(name: str = "Amber", /, **properties: object) -> Json:
    """Return an AI package that is a model."""
    return element("ai_AIPackage", name, software_primaryPurpose="model", **properties)


def dataset(name: str, /, **properties: object) -> Json:
    """Return a dataset."""
    return element("dataset_DatasetPackage", name, **properties)


def file(name: str, purpose: str | None = None, /, **properties: object) -> Json:
    """Return a file, which may have a purpose."""
    purposes = {"software_primaryPurpose": purpose} if purpose else {}
    return element("software_File", name, **purposes, **properties)


def related(kind: str, source: str, *targets: str, **properties: object) -> Json:
    """Return a relationship between elements, given by the ends of their ids."""
    number = next(_numbers)
    return {
        "type": "Relationship",
        "spdxId": f"urn:acme#relationship-{number}",
        "creationInfo": "_:made",
        "relationshipType": kind,
        "from": identifier(source),
        "to": [identifier(target) for target in targets],
        **properties,
    }


def identifier(name: str) -> str:
    """Return the id of an element of ours; what has a colon or is of SPDX stays."""
    foreign = ":" in name or name.endswith(("Element", "License"))
    return name if foreign else f"urn:acme#{name}"


def graph(*elements: Json, context: object = CONTEXT) -> Json:
    """Return a document of elements, made by Ada."""
    return {"@context": context, "@graph": [dict(AUTHORSHIP), ADA, *elements]}


def read(*elements: Json, context: object = CONTEXT) -> Reading:
    """Return what is read of a document of elements."""
    return read_document(graph(*elements, context=context))


def read_document(content: Mapping[str, object] | bytes) -> Reading:
    """Return what is read of a document."""
    document = load(content, name="model.spdx3.json")
    diagnosis = Diagnosis(document)
    systems = tuple(read_spdx3(document, diagnosis))
    return Reading(systems, diagnosis.diagnostics)


def expression(name: str, text: str, **properties: object) -> Json:
    """Return a licence expression."""
    stated = {"simplelicensing_licenseExpression": text}
    return element("simplelicensing_LicenseExpression", name, **stated, **properties)


def expanded(kind: str, name: str, /, **properties: object) -> Json:
    """Return an element of the expanded licensing profile."""
    own = {f"expandedlicensing_{key}": value for key, value in properties.items()}
    return element(f"expandedlicensing_{kind}", name, **own)


def text(kind: str, name: str, words: str, /, **properties: object) -> Json:
    """Return a licence with its text."""
    return element(kind, name, simplelicensing_licenseText=words, **properties)


def declared(*elements: Json, target: str = "l", **properties: object) -> Reading:
    """Return what is read of a model that declares a licence."""
    stated = related("hasDeclaredLicense", "Amber", target, **properties)
    return read(model(), *elements, stated)


def licensed(found: Reading) -> StatedLicense | Nothing | None:
    """Return the first licence of the model, if it has one."""
    fact = found.component("Amber").license
    return fact.values[0] if fact.statements else None


def shown(found: Reading) -> str | None:
    """Return the licence of the model as it prints."""
    stated = licensed(found)
    return str(stated.expression) if isinstance(stated, StatedLicense) else None
