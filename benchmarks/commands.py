"""Whole processes of this Python, run one after the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.timing import Times

PROJECT = Path(__file__).parents[1]

_FAILED = 2  # what `osaid check` ends with when something could not be judged


def measure(commands: Mapping[str, Sequence[str]], rounds: int, where: Path) -> Times:
    """Return how long each process takes, every one of them once in each round.

    One round goes before, which compiles what was never imported. Raises
    `RuntimeError` when a process fails.
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, arguments in commands.items():
            start = perf_counter()
            run(arguments, where=where)
            if number:
                times[name].append(perf_counter() - start)
    return Times(times)


def ask(module: str, *arguments: str, said: str = "") -> dict[str, Any]:
    """Return the JSON that a module prints."""
    answer: dict[str, Any] = json.loads(run(["-m", module, *arguments], said=said))
    return answer


def run(arguments: Sequence[str], *, said: str = "", where: Path = PROJECT) -> str:
    """Return what a process of this Python prints.

    Raises `RuntimeError` when it fails; that a system was rejected is no failure.
    """
    done = subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, "-P", *arguments],
        input=said,
        capture_output=True,
        check=False,
        cwd=where,
        env=_environment(),
        encoding="utf-8",
    )
    if done.returncode == _FAILED or done.returncode < 0 or "Traceback" in done.stderr:
        message = f"{' '.join(arguments)} failed\n{done.stderr}"
        raise RuntimeError(message)
    return done.stdout


def _environment() -> dict[str, str]:
    """Return an environment in which this osaid is found, and compiled once."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(PROJECT)}
