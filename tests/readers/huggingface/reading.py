"""Short ways to read cards, answers and folders in tests."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from osaid.diagnostics import Diagnostic
from osaid.readers.contents import Contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import load
from osaid.readers.huggingface import read_card_text, read_hub_api, read_repository
from osaid.records.components import Component, Found, StatedLicense
from osaid.records.systems import System

CARD = "---\nlicense: apache-2.0\n---\n# Amber\n"
"""A small card of a model."""

ELSEWHERE = "by the name of `model.safetensors`; 1 in the repository, not here"
"""The ground of the presence of weights that are not here."""


@frozen
class Read:
    """What came of an input: its systems and its diagnostics."""

    systems: tuple[System, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def system(self) -> System:
        """The only system."""
        (system,) = self.systems
        return system

    @property
    def codes(self) -> list[str]:
        """The codes of the diagnostics, in order."""
        return [diagnostic.code for diagnostic in self.diagnostics]

    def component(self, name: str) -> Component:
        """Return the component with a name."""
        (found,) = [c for c in self.system.components if c.name == name]
        return found

    def of_kind(self, kind: str) -> list[Component]:
        """Return the components of a kind."""
        return [c for c in self.system.components if c.kind == kind]


def read_card(text: str, name: str = "README.md") -> Read:
    """Read a card."""
    diagnosis = Diagnosis()
    systems = tuple(read_card_text(Contents(name, text), diagnosis))
    return Read(systems, diagnosis.diagnostics)


def card(front: str, text: str = "# Amber\n") -> Read:
    """Read a card with this front matter."""
    return read_card(f"---\n{front}\n---\n{text}")


def read_answer(answer: Any) -> Read:  # noqa: ANN401 - whatever the Hub may say
    """Read an answer of the Hub."""
    diagnosis = Diagnosis()
    document = load(json.dumps(answer).encode(), name="answer.json")
    return Read(tuple(read_hub_api(document, diagnosis)), diagnosis.diagnostics)


def answer(**keys: Any) -> Read:  # noqa: ANN401 - the same
    """Read an answer about one model."""
    return read_answer({"modelId": "LLM360/Amber", "sha": "177f9ed", **keys})


def read_folder(path: Path) -> Read:
    """Read a folder."""
    diagnosis = Diagnosis()
    systems = tuple(read_repository(str(path), diagnosis))
    return Read(systems, diagnosis.diagnostics)


def fill(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files into a folder, which is made if it is not there."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def grounds(component: Component) -> list[str | None]:
    """Return the grounds on which the presence of a component is concluded."""
    return [s.origin.note for s in component.presence.statements]


def snapshot(cache: Path, name: str = "models--LLM360--Amber") -> Path:
    """Return the folder of a snapshot in a cache."""
    path = cache / name / "snapshots" / "177f9ed"
    path.mkdir(parents=True)
    return path


def put(snapshot: Path, name: str, text: str) -> None:
    """Put a file into a cache as the Hub's library does, as a link to a blob."""
    blobs = snapshot.parent.parent / "blobs"
    blobs.mkdir(exist_ok=True)
    blob = blobs / name.replace("/", "-")
    blob.write_text(text, encoding="utf-8")
    link = snapshot / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(os.path.relpath(blob, link.parent))


def licenses(component: Component) -> list[tuple[str, Found]]:
    """Return the licences of a component, and how each was found."""
    return [
        (str(value.expression), value.found)
        for value in component.license.values
        if isinstance(value, StatedLicense)
    ]
