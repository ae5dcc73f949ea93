"""Small bills of materials to read, and what is read from them."""

from __future__ import annotations

import json
from typing import Any

from osaid.diagnostics import Diagnostic, InputError
from osaid.readers.contents import Contents
from osaid.readers.cyclonedx import read_cyclonedx, read_cyclonedx_text
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import load
from osaid.records.components import Component
from osaid.records.systems import System

MODEL = "machine-learning-model"
SERIAL = "3e671687-395b-41f5-a30f-a58921a69b79"
Read = tuple[tuple[System, ...], tuple[Diagnostic, ...]]


def model(**parts: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever may stand there
    """Return a component that is a model."""
    return {"type": MODEL, "bom-ref": "m", "name": "Amber", **parts}


def data(name: str = "corpus", **parts: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a component that is a dataset for training."""
    entry = {"type": "dataset", "description": "used for training"}
    return {"type": "data", "bom-ref": name, "name": name, "data": [entry], **parts}


def card(*datasets: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a model card that names datasets."""
    return {"modelParameters": {"datasets": list(datasets)}}


def bom(*components: Any, **parts: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a document with some components."""
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6"}
    return {**head, "components": list(components), **parts}


def about(described: Any, *components: Any, **parts: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a document that describes one component."""
    return bom(*components, metadata={"component": described}, **parts)


def read(document: dict[str, Any]) -> Read:
    """Return the systems of a document, and its diagnostics."""
    loaded = load(json.dumps(document).encode(), name="bom.json")
    diagnosis = Diagnosis(loaded)
    systems = read_cyclonedx(loaded, diagnosis)
    return systems, diagnosis.diagnostics


def read_text(text: str) -> Read:
    """Return the systems of an XML text, and its diagnostics."""
    diagnosis = Diagnosis()
    try:
        systems = read_cyclonedx_text(Contents("bom.xml", text), diagnosis)
    except InputError as error:
        return (), error.diagnostics
    return systems, diagnosis.diagnostics


def codes(document: dict[str, Any]) -> list[str]:
    """Return the codes of what is said of a document."""
    return [diagnostic.code for diagnostic in read(document)[1]]


def only(document: dict[str, Any]) -> System:
    """Return the one system of a document."""
    (system,) = read(document)[0]
    return system


def of_kind(system: System, kind: str) -> list[Component]:
    """Return the components of one kind."""
    return [component for component in system.components if component.kind == kind]


def parameters(system: System) -> Component:
    """Return the parameters, of which there is always one component."""
    (found,) = of_kind(system, "parameters.final")
    return found
