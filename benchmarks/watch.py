"""The memory of one engine in a process of its own: `python -m benchmarks.watch`.

Records come on standard input, as JSON, so that nothing else has to be loaded.
"""

from __future__ import annotations

import json
import os
import sys
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.peers import PACKAGES, peers
from benchmarks.records import Record

Judge = Callable[[Record], object]
Held = Callable[[], float | None]
Megabytes = dict[str, float | None]


def watched(engine: str, records: Sequence[Record], held: Held) -> Megabytes:
    """Return the memory held before, when ready, and after the records."""
    before = held()
    judge = _judge(engine)
    ready = held()
    for record in records:
        judge(record)
    return {"before": before, "ready": ready, "judged": held()}


def _judge(engine: str) -> Judge:
    if engine in PACKAGES:
        return peers([engine]).found[0].verdict
    # Not even imported where another engine is watched.
    own: dict[str, Judge] = import_module("benchmarks.ours").judges()
    return own[engine]


def resident() -> float | None:
    """Return the megabytes of this process in memory, where the system tells."""
    state = Path("/proc/self/statm")
    if not state.is_file():
        return None
    pages = int(state.read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def traced() -> float:
    """Return the megabytes that Python itself gave out since this was asked first."""
    if not tracemalloc.is_tracing():
        tracemalloc.start()
    return tracemalloc.get_traced_memory()[0] / 1e6


WAYS: Mapping[str, Held] = {"resident": resident, "traced": traced}


def main() -> int:
    """Print what was found, as JSON."""
    way, engine = sys.argv[1:]
    found = watched(engine, json.load(sys.stdin), WAYS[way])
    sys.stdout.write(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
