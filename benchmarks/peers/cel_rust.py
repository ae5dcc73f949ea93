"""common-expression-language (`cel`), the CEL of Rust: one expression."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cel

from benchmarks.peers.adapters import trimmed, whole
from benchmarks.peers.cel_text import text
from benchmarks.peers.peer import Peer
from benchmarks.records import Record


def peers() -> tuple[Peer, ...]:
    """Return the ways to ask this engine.

    A context converts all of the record, or each variable whenever it is read:
    better for records that fail early, worse for those that do not.
    """
    judge = cel.compile(text()).execute
    return (
        Peer(name="cel", judge=judge, convert=_converted(whole), reusable=True),
        Peer(name="cel, lazily", judge=judge, convert=_resolved(whole)),
        Peer(
            name="cel, trimmed", judge=judge, convert=_converted(trimmed), trimmed=True
        ),
        Peer(
            name="cel, trimmed, lazily",
            judge=judge,
            convert=_resolved(trimmed),
            trimmed=True,
        ),
    )


def _converted(kept: Callable[[Record], dict[str, Any]]) -> Callable[[Record], Any]:
    return lambda record: cel.Context(kept(record))


def _resolved(kept: Callable[[Record], dict[str, Any]]) -> Callable[[Record], Any]:
    def convert(record: Record) -> object:
        context = cel.Context()
        context.set_variable_resolver(kept(record).get)
        return context

    return convert
