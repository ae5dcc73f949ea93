"""Names that somebody added: what a text means once a catalogue is at hand.

Records are read before anybody says by which catalogue they are judged, so names
of one's own are looked up when they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from osaid.licenses.catalog import Catalogue, folded, shipped
from osaid.licenses.expression import (
    And,
    Expression,
    License,
    Or,
    Unread,
    With,
    conjunction,
    disjunction,
)
from osaid.licenses.rulings import Subject

LONGEST_NAME = 300
"""No name is longer, so that a longer text is not looked up."""


def resolved(expression: Expression, written: str, catalogue: Catalogue) -> Expression:
    """Return what a text means in a catalogue that may have names of its own.

    `expression` is what it was read as without them. An own name for the whole text
    comes first; else each part that could not be read may be one.

    >>> from osaid.licenses.catalog import shipped
    >>> resolved(Unread("our terms"), "our terms", shipped())
    Unread(text='our terms')
    """
    names = _own_names(catalogue)
    if not names:
        return expression
    whole = _named(written, names)
    return License(whole) if whole else _replaced(expression, names)


def who_named(written: str, catalogue: Catalogue) -> str:
    """Return who says that a text is a name, and since when; empty if nobody does."""
    for ruling in catalogue.rulings:
        if ruling.subject is Subject.ALIAS and ruling.name == folded(written):
            return f" by {ruling.author}, {ruling.date}"
    return ""


def _replaced(expression: Expression, names: Mapping[str, str]) -> Expression:
    match expression:
        case And(operands):
            return conjunction(_replaced(operand, names) for operand in operands)
        case Or(operands):
            return disjunction(_replaced(operand, names) for operand in operands)
        case With(license_, exception):
            return With(License(_named(license_.id, names) or license_.id), exception)
        case Unread(text) | License(text):
            found = _named(text, names)
            return License(found) if found else expression
        case _:
            return expression


def _named(text: str, names: Mapping[str, str]) -> str | None:
    return names.get(folded(text)) if len(text) <= LONGEST_NAME else None


@lru_cache(maxsize=64)
def _own_names(catalogue: Catalogue) -> Mapping[str, str]:
    """Return the names and aliases that do not ship, each with its licence."""
    usual = shipped().facts
    if catalogue.facts is usual:
        return {}
    names: dict[str, str] = {}
    for id_, row in catalogue.facts["licenses"].items():
        if id_ not in usual["licenses"] and id_ not in catalogue.listed:
            names |= {folded(id_): id_, folded(row["name"]): id_}
    for text, row in catalogue.facts["aliases"].items():
        if row[0] is not None and usual["aliases"].get(text) != row:
            names[folded(text)] = row[0]
    return names
