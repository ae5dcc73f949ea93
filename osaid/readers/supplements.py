"""The reader of supplements, YAML or JSON with `osaid_supplement: 1`.

A supplement is written like a record, and adds to those of others. It says by its
name or an identity which system it is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from osaid.diagnostics import Diagnostic, InputError
from osaid.readers.contents import Contents, Readable, read_contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Mapping, Node, load, parse
from osaid.readers.mappings import entries_of
from osaid.readers.native import RecordReader
from osaid.records.components import Identity
from osaid.records.supplements import Supplement
from osaid.records.systems import System

MARK = "osaid_supplement"
"""The key by which a supplement is known."""

_NAMES = ("name", *(name for name in entries_of(Identity) if name != "revision"))
_TRUST = "trust"


def read_supplement(
    source: Readable | dict[str, Any], *, name: str | None = None
) -> Supplement:
    """Return a supplement; `name` is what messages call it.

    What it names is looked for when it is joined with a record. Raises `InputError`
    when it has errors, or is none.

    >>> from osaid.records.joining import merge
    >>> said = read_supplement({"osaid_supplement": 1, "name": "Amber",
    ...                         "delivery": "released"})
    >>> merge([System("Amber", "7B"), said]).delivery.values
    (<Delivery.RELEASED: 'released'>,)
    """
    document = load(source, name=name)
    if not is_supplement(document.root):
        message = "this is not a supplement"
        cure = f"begin it with `{MARK}: 1`, or read it as a record"
        raise InputError(
            [Diagnostic("not-a-supplement", message, document.root.place, cure)]
        )
    return supplement_in(document)[0]


def found_in(contents: Contents) -> tuple[Supplement, tuple[Diagnostic, ...]] | None:
    """Return the supplement that a text is, with remarks, or None where it is none.

    Raises `InputError` when it is one and has errors.
    """
    if MARK not in contents.text:
        return None
    try:
        document = parse(contents)
    except InputError:
        return None  # whoever reads it as something else says why
    return supplement_in(document) if is_supplement(document.root) else None


def found_at(path: str) -> tuple[Supplement, tuple[Diagnostic, ...]] | None:
    """Return the supplement that a file is, as `found_in` does."""
    try:
        contents = read_contents(path)
    except InputError:
        return None
    return found_in(contents)


def is_supplement(root: Node) -> bool:
    """Return whether the tree of a document says that it is a supplement."""
    return isinstance(root, Mapping) and root.get(MARK) is not None


def supplement_in(document: Document) -> tuple[Supplement, tuple[Diagnostic, ...]]:
    """Return the supplement of a document, with what is odd about it."""
    diagnosis = Diagnosis(document)
    system = _system(document, diagnosis)
    if system is None or diagnosis.failed:
        raise InputError(diagnosis.diagnostics)
    return Supplement(system), diagnosis.diagnostics


def _system(document: Document, diagnosis: Diagnosis) -> System | None:
    root = document.root
    if not isinstance(root, Mapping):
        return None
    if all(root.get(name) is None for name in _NAMES):
        message = "it is not said which system this is about"
        diagnosis.error(root, "missing-key", message, "add `name: …` or `hub: …`")
    order = root.get(_TRUST)
    if order is not None:
        message = f"a supplement decides nothing, so that it has no `{_TRUST}`"
        cure = "give `--trust` when it is joined with a record"
        diagnosis.error(order, "no-trust", message, cure)
    return RecordReader(root, diagnosis, MARK).system()


def read_alone(document: Document, diagnosis: Diagnosis) -> Iterable[System]:
    """Report that a supplement is no record of a system, if it has no other errors."""
    _system(document, diagnosis)
    if not diagnosis.failed:
        message = "a supplement only adds to a record, and is none by itself"
        cure = "join them: `osaid check RECORD SUPPLEMENT --merge`"
        diagnosis.error(document.root, "supplement-alone", message, cure)
    return ()
