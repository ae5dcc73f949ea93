"""How a plain record reaches an engine that cannot read the dict in place."""

from __future__ import annotations

from typing import Any

from benchmarks.records import Record
from benchmarks.statement import CLAUSES

_READ = tuple((name, clause.flag) for clause in CLAUSES for name in clause.components)


def whole(record: Record) -> dict[str, Any]:
    """Return the record with the list of its licences, whatever the policy reads.

    Some engines cannot go through components, and none does it faster.
    """
    return {**record, "licenses": licenses(record)}


def trimmed(record: Record) -> dict[str, Any]:
    """Return only what this one policy reads, in the same shape."""
    kept: dict[str, Any] = {
        name: {"present": record[name]["present"], flag: record[name][flag]}  # type: ignore[literal-required]
        for name, flag in _READ
    }
    kept["licenses"] = licenses(record)
    return kept


def licenses(record: Record) -> list[str]:
    """Return the distinct licences of a record."""
    return list({part["license"] for part in record.values()})
