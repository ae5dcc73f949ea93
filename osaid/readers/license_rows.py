"""One licence that is added: its rights, restrictions and conditions as a row."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from osaid.licenses.clauses import Status
from osaid.licenses.vocabulary import RIGHTS
from osaid.readers import nodes
from osaid.readers.license_entries import (
    Entries,
    OwnCondition,
    OwnDerivatives,
    OwnLicense,
    OwnRestriction,
    OwnRight,
)
from osaid.readers.mappings import check_keys, check_required
from osaid.readers.nodes import Scalar

_PARTS = frozenset({"rights", "restrictions", "conditions", "derivatives"})
_NUMBERS = ("value", "rate_percent")
_SIGNED = ("author", "date", "reason")


@frozen
class LicenseRow:
    """A licence as a row of `facts.json`, and what else its entry says.

    `signed` holds author, date and reason.
    """

    id: str
    row: dict[str, Any]
    aliases: tuple[str, ...]
    open_for: tuple[str, ...]
    signed: dict[str, Any]


def read_license_row(item: nodes.Mapping, entries: Entries) -> LicenseRow | None:
    """Return the licence of an entry, or None where its plain values are wrong.

    A right of which nothing is said is unclear.
    """
    values = entries.values(OwnLicense, item, _PARTS)
    check_required(item, ("rights",), entries.diagnosis)
    parts = {
        "rights": _rights(item, entries),
        "restrictions": _restrictions(item, entries),
        "conditions": [
            entries.values(OwnCondition, part)
            for part in entries.items(item, "conditions")
        ],
        "derivatives": _derivatives(item, entries),
    }
    if values is None:
        return None
    signed = {key: values.pop(key) for key in _SIGNED}
    id_, aliases, works = (values.pop(key) for key in ("id", "aliases", "open_for"))
    values["date"] = values.pop("published")
    plain = {k: [*v] if isinstance(v, tuple) else v for k, v in values.items()}
    row = {**plain, "osi": "not_submitted", "fsf": "not_listed", **parts}
    return LicenseRow(id_, row, aliases, works, signed)


def _derivatives(item: nodes.Mapping, entries: Entries) -> dict[str, Any] | None:
    node = item.get("derivatives")
    mapping = None if node is None else entries.mapping("derivatives", node)
    return None if mapping is None else entries.values(OwnDerivatives, mapping)


def _restrictions(item: nodes.Mapping, entries: Entries) -> list[dict[str, Any]]:
    found = []
    for part in entries.items(item, "restrictions"):
        numbers = {name: entries.number(part, name) for name in _NUMBERS}
        values = entries.values(OwnRestriction, part, _NUMBERS)
        if values is not None:
            found.append({**values, **numbers, "limits": [*values["limits"]]})
    return found


def _rights(item: nodes.Mapping, entries: Entries) -> dict[str, Any]:
    rights: dict[str, Any] = {name: {"status": Status.UNCLEAR.value} for name in RIGHTS}
    node = item.get("rights")
    written = None if node is None else entries.mapping("rights", node)
    if written is None:
        return rights
    check_keys(written, frozenset(RIGHTS), entries.diagnosis)
    for key, said in written:
        part = entries.mapping(key.text, _in_full(said))
        if part is not None:
            rights[key.text] = entries.values(OwnRight, part)
    return rights


def _in_full(said: nodes.Node) -> nodes.Node:
    """Return `{status: granted}` for `granted`."""
    if not isinstance(said, Scalar):
        return said
    return nodes.Mapping(((Scalar("status", said.place), said),), said.place)
