"""Whole catalogues as files: written to compare them later, and read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from osaid.diagnostics import Diagnostic, InputError, LicenseError, quoted
from osaid.evaluation.codec import decode
from osaid.licenses.catalog import Catalogue, shipped
from osaid.licenses.changes import changes_between
from osaid.licenses.facts import LicenseFacts
from osaid.licenses.rulings import Ruling
from osaid.readers.contents import Readable, read_contents
from osaid.text import Place

MARK = "osaid_catalogue"
"""The key by which an exported catalogue is known."""

SHIPPED = "shipped"
"""The name of the catalogue that ships, where a file could stand."""

_WRONG = (AttributeError, InputError, LookupError, TypeError, ValueError)


def catalogue_text(catalogue: Catalogue) -> str:
    """Return a catalogue as the text of a file that `read_catalogue` reads."""
    return (
        json.dumps(
            {
                MARK: 1,
                "digest": catalogue.digest,
                "own": list(catalogue.own),
                "rulings": [ruling.row() for ruling in catalogue.rulings],
                "spdx": catalogue.spdx,
                "facts": catalogue.facts,
            },
            indent=1,
        )
        + "\n"
    )


def read_catalogue(source: Readable) -> Catalogue:
    """Return the catalogue of a file, or the one that ships for the name `shipped`.

    Read are files of `catalogue_text`, and `facts.json` as it stands in the package,
    which is taken together with the shipped list of SPDX. Raises `LicenseError` for
    anything else, and for a file that was altered after it was written.

    >>> read_catalogue("shipped") == shipped()
    True
    """
    if source == SHIPPED:
        return shipped()
    try:
        contents = read_contents(source)
    except InputError as error:
        raise LicenseError(error.diagnostics) from None
    table = _table(contents.text, contents.name)
    try:
        found = _catalogue(table)
        _check_types(found)
        # Whatever else is wrong shows when everything is looked at once.
        changes_between(found, shipped())
    except _WRONG as error:
        said = quoted(f"{type(error).__name__}: {error}")
        message = f"the catalogue is damaged: {said}"
        raise _refused(contents.name, "damaged-catalogue", message) from None
    if table.get("digest", found.digest) != found.digest:
        message = "the catalogue does not say what its digest stands for"
        raise _refused(contents.name, "altered-catalogue", message)
    return found


def _catalogue(table: Mapping[str, Any]) -> Catalogue:
    if MARK not in table:
        return Catalogue(shipped().spdx, table)
    rulings = tuple(Ruling.of(row) for row in table["rulings"])
    own = tuple(map(str, table["own"]))
    return Catalogue(table["spdx"], table["facts"], rulings, own)


def _check_types(catalogue: Catalogue) -> None:
    """Raise what a value of a wrong type gives."""
    tables = catalogue.facts, catalogue.spdx
    decode(str, tables[0]["version"])
    decode(str, tables[1]["list_version"])
    for id_, row in tables[0]["licenses"].items():
        decode(LicenseFacts, {"id": id_, **row}, f"/facts/licenses/{id_}")
    for id_, (name, *flags) in tables[1]["licenses"].items():
        decode(str, name, f"/spdx/licenses/{id_}")
        if not {*flags} <= {True, False, None}:
            raise TypeError(id_)
    for text, (id_, certainty) in tables[0]["aliases"].items():
        decode(str, certainty if id_ is None else id_, f"/facts/aliases/{text}")


def _table(text: str, name: str) -> Mapping[str, Any]:
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        table = None
    if not isinstance(table, dict) or not (MARK in table or "aliases" in table):
        raise _refused(name, "no-catalogue", "this is no catalogue of licences")
    if table.get(MARK, 1) != 1:
        message = f"`{MARK}` is not a version that is known here"
        raise _refused(name, "unknown-version", message)
    return table


def _refused(name: str, code: str, message: str) -> LicenseError:
    cure = f"write one with `osaid license --export FILE`, or name `{SHIPPED}`"
    return LicenseError([Diagnostic(code, message, Place(name), help=cure)])
