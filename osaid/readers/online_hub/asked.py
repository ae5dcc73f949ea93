"""What is asked for on the Hub, as in `hf:org/name` and `hf:datasets/org/name@v1`."""

from __future__ import annotations

import re

from attrs import frozen

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.readers.hub import dataset_id, model_id
from osaid.text import Place, printable

PREFIX = "hf:"
"""What an input begins with that is fetched from the Hub."""

MAIN = "main"
"""The revision that is meant where none is named."""

_ASKED = re.compile(
    r"hf:(?://)?(?:(?P<kind>datasets|models)/)?"
    r"(?P<id>[\w.-]+(?:/[\w.-]+)?)"
    r"(?:@(?P<revision>[\w./-]+))?",
    re.ASCII,
)
_NOT_ALLOWED = ("--", "..")  # in ids and revisions, by the Hub and by git
_LONGEST_REVISION = 200
_CURE = (
    "write `hf:org/name` for a model or `hf:datasets/org/name` for data, with "
    "`@revision` behind it if it is not `main`; a file of that name is `./hf:…`"
)


@frozen
class Asked:
    """One repository on the Hub at one revision, as `label` names it in messages.

    >>> asked = Asked.of("hf:datasets/allenai/c4@v1")
    >>> asked.id, asked.kind, asked.revision, asked.folder
    ('allenai/c4', 'dataset', 'v1', 'datasets--allenai--c4')
    """

    label: str
    id: str
    is_dataset: bool = False
    revision: str | None = None

    @classmethod
    def of(cls, text: str, label: str | None = None) -> Asked:
        """Return what a text such as `hf:org/name` asks for, else raise InputError."""
        match = _ASKED.fullmatch(text)
        if match is None or not _is_allowed(text, match["revision"] or ""):
            raise InputError([_not_an_address(text)])
        is_dataset = match["kind"] == "datasets"
        id_ = dataset_id(match["id"]) if is_dataset else model_id(match["id"])
        if id_ is None:
            raise InputError([_not_an_address(text)])
        return cls(label or text, id_, is_dataset, match["revision"])

    @property
    def kind(self) -> str:
        """What it is: a `model` or a `dataset`."""
        return "dataset" if self.is_dataset else "model"

    @property
    def place(self) -> Place:
        """The repository as a place."""
        return Place(self.label)

    @property
    def folder(self) -> str:
        """The name of its folder in the library's cache."""
        return f"{self.kind}s--{self.id.replace('/', '--')}"


def _is_allowed(text: str, revision: str) -> bool:
    if len(revision) > _LONGEST_REVISION or revision[:1] in {"/", "."}:
        return False
    return not any(part in text for part in _NOT_ALLOWED)


def _not_an_address(text: str) -> Diagnostic:
    message = f"{quoted(text)} names no model or dataset on the Hugging Face Hub"
    return Diagnostic("not-a-hub-address", message, Place(printable(text)), _CURE)
