"""An input that begins with `hf:`, ready to be read."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Scalar
from osaid.readers.formats import Format
from osaid.readers.huggingface import read_repository
from osaid.readers.online_hub.asked import Asked
from osaid.readers.online_hub.failures import UnreachableError
from osaid.readers.online_hub.fetched import Fetched, fetch
from osaid.readers.online_hub.joined import system_of
from osaid.readers.online_hub.kept import keep, kept, snapshot
from osaid.readers.readings import Reading
from osaid.records.systems import System

_FORMAT = Format("repositories on the Hugging Face Hub", "`hf:org/name`", single=True)
_NOTHING_KEPT = "nothing of it is in the cache either"


def reading_of_hub(text: str, name: str | None = None) -> Reading:
    """Return the reading of what a text such as `hf:org/name` asks for.

    `name` is what messages call it. Nothing is fetched before it is read. Raises
    InputError where the text names no model or dataset.

    >>> reading_of_hub("hf:LLM360/Amber").name
    'hf:LLM360/Amber'
    """
    asked = Asked.of(text, name)

    def read(diagnosis: Diagnosis) -> Iterable[System]:
        return _read(asked, diagnosis)

    document = Document(asked.label, Scalar("", asked.place))
    return Reading(asked.label, _FORMAT, read, document)


def _read(asked: Asked, diagnosis: Diagnosis) -> Iterable[System]:
    try:
        fetched = fetch(asked)
    except UnreachableError as error:
        return _read_cached(asked, error, diagnosis)
    keep(asked, fetched)
    return _systems(asked, fetched, diagnosis)


def _read_cached(
    asked: Asked, error: UnreachableError, diagnosis: Diagnosis
) -> Iterable[System]:
    """Return what is known from before; raises the error where that is nothing."""
    (problem,) = error.diagnostics
    node = Scalar("", asked.place)
    old = kept(asked)
    if old is not None:
        message = f"{problem.message}; this is what it said on {old.day}"
        diagnosis.warning(node, problem.code, message, problem.help)
        return _systems(asked, old, diagnosis)
    files = snapshot(asked)
    if files is not None:
        message = f"{problem.message}; read is the cache, with files of {files.day}"
        diagnosis.warning(node, problem.code, message, problem.help)
        return read_repository(files.path, diagnosis)
    raise UnreachableError([evolve(problem, notes=(*problem.notes, _NOTHING_KEPT))])


def _systems(asked: Asked, fetched: Fetched, diagnosis: Diagnosis) -> Iterable[System]:
    if fetched.home.id != asked.id:
        message = f"{quoted(asked.id)} is now {quoted(fetched.home.id or '')}"
        node = Scalar("", asked.place)
        diagnosis.information(node, "renamed", message, "write the new name")
    system = system_of(fetched, asked.label, diagnosis)
    return () if system is None else (system,)
