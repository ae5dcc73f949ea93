"""The command `python -m benchmarks`: everything side by side, in one run."""

from __future__ import annotations

import json
import os
import platform
import sys
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

from benchmarks import agreement
from benchmarks.parts import PARTS
from benchmarks.peers import PACKAGES, Peers, peers
from benchmarks.reports import Report, summary
from benchmarks.setting import Setting
from benchmarks.sources import Data, gathered
from benchmarks.timing import FULL, QUICK
from osaid import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Check that all engines agree, measure what is asked for, and print it.

    Ends with 1 where the engines do not agree. A target that is not met is printed,
    and is no failure: other machines have other ratios.
    """
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if unknown := [name for name in chosen.parts if name not in PARTS]:
        parser.error(f"no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    effort = QUICK if chosen.quick else FULL
    setting = Setting(gathered(effort.records), peers(), effort)
    try:
        agreed = agreement.check(setting.data, setting.peers.found)
    except agreement.DisagreementError as found:
        _say(str(found), to_errors=True)
        return 1
    heading = _heading(setting.data, setting.peers, agreed)
    _say(*heading, to_errors=chosen.json)
    reports = {}
    for name in chosen.parts or PARTS:
        reports[name] = report = PARTS[name](setting)
        _say("", f"=== {name}", str(report), to_errors=chosen.json)
    if chosen.json:
        _say(json.dumps(_document(heading, reports), indent=2))
    elif any(report.targets for report in reports.values()):
        _say("", str(summary(reports.values())))
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m benchmarks", description=__doc__)
    meaning = f"what to measure, by default everything: {', '.join(PARTS)}"
    parser.add_argument("parts", nargs="*", metavar="PART", help=meaning)
    parser.add_argument("--quick", action="store_true", help="a few seconds, to try it")
    parser.add_argument(
        "--json", action="store_true", help="print JSON; the tables go to the errors"
    )
    return parser


def _heading(data: Data, engines: Peers, agreed: int) -> list[str]:
    """Return what was compared, on what, and who is missing."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    machine = f"{platform.machine()}, {os.cpu_count()} cores"
    made = f"{len(data.passing)} that pass, {len(data.broken)} with a change"
    ways = f"{len(engines.found)} ways to ask other engines"
    versions = [f"{p} {version(p)}" for p in PACKAGES if p not in engines.missing]
    missing = (
        f"skipped: {package} is not installed (pip install {package})"
        for package in engines.missing
    )
    return [
        f"osaid {__version__}, {python}, {machine}",
        f"against {', '.join(versions) or 'nobody else'}",
        f"{len(data.mixed)} {data.source}, {made}",
        f"osaid and {ways} agree on all {agreed}",
        "ratios are medians over rounds, with quartiles in brackets",
        *missing,
    ]


def _document(heading: Sequence[str], reports: Mapping[str, Report]) -> dict[str, Any]:
    parts = {name: report.to_dict() for name, report in reports.items()}
    return {"benchmarks": 1, "run": list(heading), "parts": parts}


def _say(*lines: str, to_errors: bool = False) -> None:
    stream = sys.stderr if to_errors else sys.stdout
    stream.write("\n".join(lines) + "\n")
    stream.flush()
