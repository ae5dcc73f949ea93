"""The shipped policy, from nothing to the first answer, in new processes."""

from __future__ import annotations

from benchmarks import commands
from benchmarks.ratios import ratio_of
from benchmarks.reports import Report, Table, Target
from benchmarks.setting import Setting

STEPS = ("load", "first decide", "first evaluate")


def report(setting: Setting) -> Report:
    """Return how many ms each first step takes after the imports."""
    rounds = [
        commands.ask("benchmarks.first_use") for _ in range(setting.effort.processes)
    ]
    steps = {step: ratio_of([found[step] for found in rounds]) for step in STEPS}
    table = Table(
        "the shipped policy after imports, in a new process",
        ("ms", "spread"),
        tuple((step, ms.median, ms.spread) for step, ms in steps.items()),
    )
    loaded = any(found["lark"] for found in rounds)
    notes = ("lark was loaded",) if loaded else ()
    what = "shipped policy ready after imports, ms"
    return Report((table,), (Target(what, steps["load"], 1, at_least=False),), notes)
