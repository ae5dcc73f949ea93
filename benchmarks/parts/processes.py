"""Whole processes: imports, and the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import commands
from benchmarks.ratios import Ratio, ratio_of
from benchmarks.reports import Report, Table, Target
from benchmarks.setting import Setting
from benchmarks.timing import Times

ROWS = 300
BARE, ATTRS, OSAID, CHECK = "python", "import attrs", "import osaid", "check one file"

_MODEL = """\
osaid_record: 1
name: Example 7B
release: "1.0"
supplier: Example Lab
machine_learning: yes
components:
  parameters.final:
    presence: provided
    access: open
    license: Apache-2.0
  code.inference: {presence: provided, access: open, license: MIT}
"""
_LICENSES = ("Apache-2.0", "MIT", "CC-BY-NC-4.0", "Llama 2 Community License", "")


def report(setting: Setting) -> Report:
    """Return how long processes take, against those of Python and attrs."""
    with TemporaryDirectory() as folder:
        where = Path(folder)
        (where / "model.yaml").write_text(_MODEL, encoding="utf-8")
        rows = ROWS // setting.effort.scale
        (where / "models.csv").write_text(_models(rows), encoding="utf-8")
        times = commands.measure(_commands(rows), setting.effort.processes, where)
    return Report((_table(times),), tuple(_targets(times)))


def _commands(rows: int) -> Mapping[str, Sequence[str]]:
    return {
        BARE: ["-c", "pass"],
        ATTRS: ["-c", "import attrs"],
        OSAID: ["-c", "import osaid"],
        "import osaid, every name": ["-c", "from osaid import *"],
        "load and decide": [
            "-c",
            "import osaid; osaid.load_policy().decide(osaid.System('nobody'))",
        ],
        CHECK: ["-m", "osaid", "check", "model.yaml"],
        f"check {rows} rows": ["-m", "osaid", "check", "models.csv"],
    }


def _models(rows: int) -> str:
    lines = (
        f"Example {number},1.0,Lab {number % 7},{_LICENSES[number % len(_LICENSES)]}"
        for number in range(rows)
    )
    return "\n".join(["name,version,supplier,license", *lines]) + "\n"


def _table(times: Times) -> Table:
    rows = tuple(
        (
            name,
            times.seconds(name) * 1e3,
            times.ratio(name, BARE),
            times.ratio(name, ATTRS),
        )
        for name in times.rounds
    )
    return Table("whole processes", ("ms", "to python", "to import attrs"), rows)


def _targets(times: Times) -> tuple[Target, ...]:
    return (
        Target(
            "import osaid, over a bare start: to import attrs",
            _beyond(times, OSAID),
            2,
            at_least=False,
        ),
        Target(
            "osaid check of one file: to a process that imports attrs",
            times.ratio(CHECK, ATTRS),
            2.5,
            at_least=False,
        ),
    )


def _beyond(times: Times, name: str) -> Ratio:
    """Return how many times as much as attrs an import adds to a bare start."""
    rounds = (times.rounds[one] for one in (name, ATTRS, BARE))
    return ratio_of(
        [
            (one - bare) / (attrs - bare)
            for one, attrs, bare in zip(*rounds, strict=True)
        ]
    )
