"""cel-python (`celpy`), the CEL of Python: the same expression, compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import celpy

from benchmarks.peers.adapters import trimmed, whole
from benchmarks.peers.cel_text import text
from benchmarks.peers.peer import Peer
from benchmarks.records import Record


def peers() -> tuple[Peer, ...]:
    """Return the ways to ask this engine."""
    # Its other runner, the default, takes ten times as long.
    environment = celpy.Environment(runner_class=celpy.CompiledRunner)
    evaluate = environment.program(environment.compile(text())).evaluate

    def judge(activation: Any) -> bool:  # noqa: ANN401 - its own kinds of values
        return bool(evaluate(activation))

    return (
        Peer(name="celpy", judge=judge, convert=_converted(whole), reusable=True),
        Peer(
            name="celpy, trimmed",
            judge=judge,
            convert=_converted(trimmed),
            trimmed=True,
        ),
    )


def _converted(kept: Callable[[Record], dict[str, Any]]) -> Callable[[Record], Any]:
    return lambda record: celpy.json_to_cel(kept(record))
