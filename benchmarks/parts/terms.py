"""Reading and classifying licence texts, as one part of a run."""

from __future__ import annotations

from benchmarks import licenses
from benchmarks.reports import Report
from benchmarks.setting import Setting


def report(setting: Setting) -> Report:
    """Return what licence texts cost."""
    return licenses.compared(setting.effort)
