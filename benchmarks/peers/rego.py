"""regopy: the policy as a module of Rego, built into a bundle once.

Three of its paths are left alone. `query` ignores `default`; a set indexed by a value
crashes the process; and `Output.expressions()` is a view into an output that must be
kept alive, so `output[0].expressions` is read instead.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from regopy import Input, Interpreter

from benchmarks.peers.adapters import trimmed, whole
from benchmarks.peers.peer import Peer
from benchmarks.records import Record
from benchmarks.statement import CLAUSES, REFUSED

_ENTRYPOINT = "benchmark/allow"


def text() -> str:
    """Return the policy in Rego."""
    rules = [f"required_{number}" for number, _ in enumerate(CLAUSES)]
    allow = "\n".join(f"  {line}" for line in (*rules, "not refused"))
    some = [
        f"{rule} if {{\n  input.{name}.present\n  input.{name}.{clause.flag}\n}}"
        for rule, clause in zip(rules, CLAUSES, strict=True)
        for name in clause.components
    ]
    return "\n".join(
        [
            "package benchmark",
            "import rego.v1",
            f"denied := {{{', '.join(json.dumps(one) for one in REFUSED)}}}",
            "default allow := false",
            f"allow if {{\n{allow}\n}}",
            "refused if {\n  some license in input.licenses\n  license in denied\n}",
            *some,
        ]
    )


def peers() -> tuple[Peer, ...]:
    """Return the ways to ask this engine."""
    interpreter = Interpreter()
    interpreter.add_module("benchmark.rego", text())
    bundle = interpreter.build(None, [_ENTRYPOINT])

    def judge(given: Any) -> bool:  # noqa: ANN401 - a record in its memory
        interpreter.set_input(given)
        output = interpreter.query_bundle_entrypoint(bundle, _ENTRYPOINT)
        return bool(output[0].expressions[0])

    return (
        Peer(name="regopy", judge=judge, convert=_converted(whole), reusable=True),
        Peer(
            name="regopy, trimmed",
            judge=judge,
            convert=_converted(trimmed),
            trimmed=True,
        ),
    )


def _converted(kept: Callable[[Record], dict[str, Any]]) -> Callable[[Record], Any]:
    return lambda record: Input(kept(record))
