"""What stands in a cell of a table: one value, in words that are read back the same.

Nothing is written that a spreadsheet would take for a formula.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from osaid.licenses.reading import read_license
from osaid.records.canonical import UNKNOWN
from osaid.records.components import StatedLicense
from osaid.records.statements import NONE, Fact, Money, SetFact
from osaid.writers.stated import stated

SEPARATOR = ";"
"""What stands between several names in one cell."""

LONGEST = 100_000
"""How many characters a cell has at most; readers take 131,072."""

_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # and in full width
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\ud800-\udfff]")
_WORDS = frozenset({UNKNOWN, NONE.value, "noassertion"})


def cell_text(fact: Fact[Any] | SetFact) -> str | None:
    """Return what a cell says of a fact, None where it cannot say it.

    >>> from osaid.records.statements import Statement
    >>> cell_text(Fact((Statement(True),))), cell_text(Fact((Statement("=1+1"),)))
    ('yes', None)
    """
    if isinstance(fact, SetFact):
        return _names(fact)
    value = stated(fact)
    return None if value is None else _text(value)


def is_written_as_it_is(text: str) -> bool:
    """Return whether a text is read back from a cell as it was.

    >>> is_written_as_it_is("Amber"), is_written_as_it_is("unknown")
    (True, False)
    """
    trimmed = text.strip()
    return text == trimmed != "" and text.casefold() not in _WORDS and is_writable(text)


def is_writable(text: str) -> bool:
    """Return whether a text may stand in a cell at all."""
    short = len(text) <= LONGEST and _CONTROL.search(text) is None
    return short and not text.startswith(_FORMULA)


def _names(fact: SetFact) -> str | None:
    """Return the names of which yes is said; of the others, a cell says nothing."""
    names = [
        name
        for name, part in fact.elements
        if stated(part) is True and is_written_as_it_is(name) and SEPARATOR not in name
    ]
    return f"{SEPARATOR} ".join(names) or None


def _text(value: object) -> str | None:
    match value:
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return value.value
        case str():
            return value if is_written_as_it_is(value) else None
        case Decimal():
            return format(value, "f")
        case Money(amount, currency):
            return f"{amount:f} {currency}"
        case date():
            return value.isoformat()
        case StatedLicense():
            return _license(value)
    return NONE.value if value is NONE else None


def _license(value: StatedLicense) -> str | None:
    for text in (value.written, str(value.expression)):
        if is_written_as_it_is(text) and read_license(text) == value.expression:
            return text
    return None
