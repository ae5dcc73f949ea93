"""cedarpy: the policy as one Cedar policy, the record as the resource it is about.

Policies are parsed once. Entities are faster than a context, and dicts as names of
principal, action and resource are faster than texts.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import cedarpy

from benchmarks.peers.adapters import trimmed, whole
from benchmarks.peers.peer import Peer
from benchmarks.records import Record
from benchmarks.statement import REFUSED, conditions

_SYSTEM = {"type": "System", "id": "judged"}
_REQUEST = {
    "principal": {"type": "User", "id": "anyone"},
    "action": {"type": "Action", "id": "judge"},
    "resource": _SYSTEM,
}


def text() -> str:
    """Return the policy in Cedar."""
    required = " && ".join(conditions("&&", "||", prefix="resource."))
    refused = f"resource.licenses.containsAny({json.dumps(REFUSED)})"
    return f"permit(principal, action, resource) when {{ {required} && !{refused} }};"


def peers() -> tuple[Peer, ...]:
    """Return the ways to ask this engine."""
    policies = cedarpy.PolicySet.from_str(text())

    def judge(entities: Any) -> bool:  # noqa: ANN401 - whatever Cedar parsed
        return bool(cedarpy.is_authorized(_REQUEST, policies, entities).allowed)

    return (
        Peer(name="cedarpy", judge=judge, convert=_parsed(whole), reusable=True),
        Peer(
            name="cedarpy, trimmed", judge=judge, convert=_parsed(trimmed), trimmed=True
        ),
    )


def _parsed(kept: Callable[[Record], dict[str, Any]]) -> Callable[[Record], Any]:
    def convert(record: Record) -> object:
        entity = {"uid": _SYSTEM, "attrs": kept(record), "parents": []}
        return cedarpy.Entities.from_json_str(json.dumps([entity]))

    return convert
