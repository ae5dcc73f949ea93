"""What differs between two catalogues: nothing unseen, nothing invented."""

from __future__ import annotations

import json

import pytest
from attrs import evolve

from osaid.licenses.catalog import Catalogue, shipped
from osaid.licenses.changes import changes_between
from osaid.readers.licenses import read_licenses

SIGNED = {"author": "counsel", "date": "2026-03-01", "reason": "we read it"}
RULING = {"license": "MIT", "right": "use", "status": "withheld", "clause": "1"}


def copy() -> Catalogue:
    """Return what ships as tables of its own."""
    return Catalogue(
        json.loads(json.dumps(shipped().spdx)), json.loads(json.dumps(shipped().facts))
    )


def test_a_copy_is_the_same() -> None:
    assert copy() == shipped()
    assert changes_between(copy(), shipped()) == ()


def test_a_ruling_changes_its_right_alone() -> None:
    new = read_licenses({"osaid_licenses": 1, "overrule": [SIGNED | RULING]})
    (found,) = changes_between(shipped(), new)
    assert str(found) == (
        "use: granted, permitted true -> withheld (clause 1), permitted false"
    )
    (back,) = changes_between(new, shipped())
    assert (back.before, back.after) == (found.after, found.before)


@pytest.mark.parametrize("removed", ["MIT", "CC-BY-4.0"])
def test_a_licence_can_go(removed: str) -> None:
    old = copy()
    spdx = {k: v for k, v in old.spdx["licenses"].items() if k != removed}
    facts = {k: v for k, v in old.facts["licenses"].items() if k != removed}
    new = evolve(
        old,
        spdx={**old.spdx, "licenses": spdx},
        facts={**old.facts, "licenses": facts},
    )
    (found,) = changes_between(old, new)
    assert (found.license, found.point, found.after) == (removed, "entry", None)


def test_flags_aliases_and_exceptions_are_seen() -> None:
    old = copy()
    aliases = {**old.facts["aliases"], "brand new": ["MIT", "exact"]}
    disputed = [*old.facts["disputed_approval"], "ISC"]
    exceptions = {**old.spdx["exceptions"], "new-exception": ["New", False]}
    facts = {**old.facts, "aliases": aliases, "disputed_approval": disputed}
    new = evolve(old, spdx={**old.spdx, "exceptions": exceptions}, facts=facts)
    found = {(c.license, c.point): c.after for c in changes_between(old, new)}
    assert found["ISC", "osi"] == "disputed"
    assert found["ISC", "set osi_approved"] == "unknown"
    assert found[None, "alias `brand new`"] == "MIT"
    assert found[None, "exception"] == "new-exception"
