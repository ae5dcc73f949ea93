"""What somebody adds to a catalogue: licences, names and decisions of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve, field, frozen

from osaid.diagnostics import Diagnostic
from osaid.licenses.catalog import Catalogue
from osaid.licenses.rulings import Ruling

OWN = "own"
"""The certainty of an alias that somebody added."""


@frozen
class Addition:
    """What one file adds: rows of licences as in `facts.json`, and rulings.

    `open_terms` says for which works a licence counts as open, and why.
    """

    name: str
    licenses: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    open_terms: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    rulings: tuple[Ruling, ...] = ()
    aliases: Mapping[str, str] = field(factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def extended(catalogue: Catalogue, addition: Addition) -> Catalogue:
    """Return a catalogue with an addition; the one that is given stays as it is.

    >>> from osaid.licenses.catalog import shipped
    >>> extended(shipped(), Addition("counsel.yaml")).own
    ('counsel.yaml',)
    """
    facts = catalogue.facts
    aliases = {text: [id_, OWN] for text, id_ in addition.aliases.items()}
    added = {
        "licenses": {**facts["licenses"], **addition.licenses},
        "aliases": {**facts["aliases"], **aliases},
        "open_terms": {**facts["open_terms"], **addition.open_terms},
    }
    known = {ruling.point for ruling in catalogue.rulings}
    rulings = tuple(r for r in addition.rulings if r.point not in known)
    return evolve(
        catalogue,
        facts={**facts, **added},
        rulings=(*catalogue.rulings, *rulings),
        own=(*catalogue.own, addition.name),
        diagnostics=(*catalogue.diagnostics, *addition.diagnostics),
    )
