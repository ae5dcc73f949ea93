"""The parts of a run; each can be asked for by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from benchmarks.parts import (
    code,
    comparing,
    growth,
    loading,
    memory,
    processes,
    records,
    remedies,
    terms,
    verdicts,
)
from benchmarks.reports import Report
from benchmarks.setting import Setting

PARTS: Mapping[str, Callable[[Setting], Report]] = MappingProxyType(
    {
        "peers": verdicts.report,
        "records": records.report,
        "growth": growth.report,
        "code": code.report,
        "loading": loading.report,
        "processes": processes.report,
        "memory": memory.report,
        "licenses": terms.report,
        "remedies": remedies.report,
        "comparing": comparing.report,
    }
)
"""What can be measured, by name, in the order of a whole run."""
