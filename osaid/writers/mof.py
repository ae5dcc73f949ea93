"""The writer of MOF files, the YAML of the Model Openness Framework.

A file lists what is released, so only components that are known to be provided are
in it, and those known to be absent, in the words that such files have for that. It
has one component of each kind and one word on each, and says nothing of who states it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from osaid.licenses.reading import read_license
from osaid.records.canonical import Json
from osaid.records.components import Component, Presence, StatedLicense
from osaid.records.statements import NONE, Fact
from osaid.records.systems import System
from osaid.writers.identities import hub_model
from osaid.writers.record import yaml_text
from osaid.writers.stated import links, said, stated

FRAMEWORK = {
    "name": "Model Openness Framework",
    "version": "1.0",
    "date": "2024-12-15",
}
"""The version of the framework that files are written for."""

COMPONENTS = {
    "code.architecture": ("Model architecture", "Code that defines the model"),
    "code.data_processing": (
        "Data preprocessing code",
        "Code that cleans and prepares data",
    ),
    "code.training": ("Training code", "Code that trains the model"),
    "code.inference": ("Inference code", "Code that runs the model"),
    "code.evaluation": ("Evaluation code", "Code that evaluates the model"),
    "code.libraries": (
        "Supporting libraries and tools",
        "Libraries and tools that the code needs",
    ),
    "parameters.final": (
        "Model parameters (Final)",
        "Parameters of the finished model",
    ),
    "parameters.intermediate": (
        "Model parameters (Intermediate)",
        "Checkpoints from during the training",
    ),
    "data.training": ("Datasets", "Data that the model was trained on"),
    "data.evaluation": ("Evaluation data", "Data that the model was evaluated with"),
    "document.metadata": ("Model metadata", "Settings and other metadata of the model"),
    "document.sample_outputs": (
        "Sample model outputs",
        "Examples of what the model produces",
    ),
    "document.model_card": ("Model card", "A card that describes the model"),
    "information.data_card": ("Data card", "A card that describes data"),
    "document.technical_report": (
        "Technical report",
        "A report on how the model was made",
    ),
    "document.research_paper": ("Research paper", "A paper on the model"),
    "document.evaluation_results": (
        "Evaluation results",
        "Results of evaluating the model",
    ),
}
"""The components that the framework has, with a description of each, by kind."""

_UNLICENSED, _NOT_INCLUDED = "unlicensed", "Component not included"
_WORDS_OF_FILES = re.compile(
    r"unlicensed|undisclosed|noassertion|unknown|none|.*\bcomponent\b.*", re.DOTALL
)


def write_mof(system: System) -> str:
    """Return a MOF file with what it can say of a system.

    >>> print(write_mof(System("Amber", supplier="LLM360")), end="")
    framework:
      name: Model Openness Framework
      version: '1.0'
      date: '2024-12-15'
    release:
      name: Amber
      license: {}
      producer: LLM360
      components: []
    """
    release: Json = {"name": system.name}
    if system.release is not None:
        release["version"] = system.release
    release |= {"license": {}, "producer": system.supplier or ""}
    model = hub_model(system.identity)
    if model is not None:
        release["huggingface"] = f"https://huggingface.co/{model}"
    release["components"] = list(_components(system))
    return yaml_text({"framework": FRAMEWORK, "release": release})


def _components(system: System) -> Iterator[Json]:
    for kind, (name, description) in COMPONENTS.items():
        found = [part for part in system.components if part.kind == kind]
        presence = said(found[0].presence) if len(found) == 1 else None
        entry: Json = {"name": name, "description": description}
        if presence is Presence.ABSENT:
            yield {**entry, "license": _NOT_INCLUDED}
        elif presence is Presence.PROVIDED:
            yield {**entry, **_terms(found[0])}


def _terms(component: Component) -> Json:
    """Return licence and place; a licence left out is that of the release: none."""
    license_ = _license(component.license)
    found = links(component.location)
    return {
        **({} if license_ is None else {"license": license_}),
        **({"component_path": found[0]} if len(found) == 1 else {}),
    }


def _license(fact: Fact[StatedLicense]) -> str | None:
    value = stated(fact)
    if value is NONE:
        return _UNLICENSED
    if not isinstance(value, StatedLicense):
        return None
    for text in (value.written.strip(), str(value.expression)):
        special = _WORDS_OF_FILES.fullmatch(text.casefold())
        if text and not special and read_license(text) == value.expression:
            return text
    return None
