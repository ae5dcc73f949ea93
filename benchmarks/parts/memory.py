"""What each engine holds in memory, each in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import cycle, islice

from benchmarks import commands, ours
from benchmarks.peers import PACKAGES
from benchmarks.reports import Cell, Report, Table
from benchmarks.setting import Setting

RECORDS = 1000

_TITLES = {
    "resident": "memory of the process, MB, for {number} records",
    "traced": "memory that Python itself gave out, MB, for {number} records",
}


def report(setting: Setting) -> Report:
    """Return how much each engine takes to be ready, and to judge many records."""
    number = RECORDS // setting.effort.scale
    found = [record for records in setting.timed.values() for record in records]
    records = json.dumps([*islice(cycle(found), number)])
    missing = setting.peers.missing
    engines = [*(name for name in PACKAGES if name not in missing), *ours.judges()]
    watched = engines[: setting.effort.engines]
    return Report(
        tuple(
            _table(title.format(number=number), way, watched, records)
            for way, title in _TITLES.items()
        )
    )


def _table(title: str, way: str, engines: Sequence[str], records: str) -> Table:
    rows = (
        (engine, *_grown(commands.ask("benchmarks.watch", way, engine, said=records)))
        for engine in engines
    )
    return Table(title, ("to be ready", "and for the records"), tuple(rows))


def _grown(found: Mapping[str, float | None]) -> tuple[Cell, Cell]:
    before, ready, judged = found["before"], found["ready"], found["judged"]
    if before is None or ready is None or judged is None:
        return (None, None)
    return (ready - before, judged - ready)
