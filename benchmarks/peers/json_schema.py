"""jsonschema-rs: the policy as a schema of the record, which is read in place."""

from __future__ import annotations

from typing import Any

import jsonschema_rs

from benchmarks.peers.peer import Peer
from benchmarks.records import Record
from benchmarks.statement import CLAUSES, REFUSED, Clause

YES = {"const": True}


def schema() -> dict[str, Any]:
    """Return the policy as a schema.

    That every component has its flags is taken for granted, as the records have
    them; asking for that too takes about a fifth longer. That every component is
    there at all is asked, or an empty record would pass.
    """
    refuse = {"properties": {"license": {"not": {"enum": list(REFUSED)}}}}
    single = [clause for clause in CLAUSES if len(clause.components) == 1]
    others = [clause for clause in CLAUSES if len(clause.components) > 1]
    return {
        "allOf": [
            _all_of(single),
            *({"anyOf": [_one(n, c.flag) for n in c.components]} for c in others),
            {"additionalProperties": refuse},
        ]
    }


def _all_of(clauses: list[Clause]) -> dict[str, Any]:
    return {
        "properties": {clause.components[0]: _has(clause.flag) for clause in clauses},
        "required": [clause.components[0] for clause in clauses],
    }


def _one(name: str, flag: str) -> dict[str, Any]:
    return {"properties": {name: _has(flag)}, "required": [name]}


def _has(flag: str) -> dict[str, Any]:
    return {"properties": {"present": YES, flag: YES}}


def peers() -> tuple[Peer, ...]:
    """Return the ways to ask this engine."""
    validator = jsonschema_rs.Draft202012Validator(schema())

    def errors(record: Record) -> list[Any]:
        return list(validator.iter_errors(record))

    return (Peer(name="jsonschema-rs", judge=validator.is_valid, errors=errors),)
