"""Verdicts as pages: one system, everything that was found."""

from __future__ import annotations

from osaid.evaluation.verdicts import Verdict
from osaid.reports.table import shown


def page(verdict: Verdict) -> str:
    """Return the page of a verdict, with `?` for what does not print."""
    return lines_shown(str(verdict))


def lines_shown(text: str) -> str:
    r"""Return lines with their indentation, and `?` for what does not print.

    >>> lines_shown("one\n  two\x1b")
    'one\n  two?'
    """
    return "\n".join(
        line[: len(line) - len(line.lstrip(" "))] + shown(line)
        for line in text.split("\n")
    )
