"""Diagnostics on the standard error: errors in full, the rest on one line."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from osaid.command.streams import write
from osaid.diagnostics import Diagnostic, Severity

MOST_LINES = 20
"""How many warnings and pieces of information of one input are shown."""


def tell(diagnostics: Iterable[Diagnostic], *, quiet: bool = False) -> None:
    """Write diagnostics to the standard error; `quiet` leaves errors only."""
    diagnostics = list(diagnostics)
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    lines = [str(error) for error in errors]
    if not quiet:
        lines += _compact([d for d in diagnostics if d not in errors])
    if lines:
        write("\n".join(lines) + "\n", sys.stderr)


def _compact(diagnostics: list[Diagnostic]) -> list[str]:
    lines = [str(diagnostic).split("\n", 1)[0] for diagnostic in diagnostics]
    if len(lines) <= MOST_LINES:
        return lines
    rest = Counter(d.severity for d in diagnostics[MOST_LINES:])
    counts = (f"{count} of severity {severity}" for severity, count in rest.items())
    return [*lines[:MOST_LINES], f"and more of this input: {', '.join(counts)}"]
