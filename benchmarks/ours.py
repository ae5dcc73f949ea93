"""osaid and its reference interpreter, given the same policy."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import osaid
from benchmarks import typed
from benchmarks.records import Record
from osaid import Outcome, Policy, System, Verdict
from osaid.evaluation import cases, judging

TEXT = Path(__file__).with_name("equal.osaid")
REFERENCE = "interpreter, decide"


@cache
def policy() -> Policy:
    """Return the policy of the comparison."""
    return osaid.load_policy(TEXT)


def interpreted_decide(system: System) -> Outcome:
    """Return the outcome after the reference interpreter."""
    return cases.decide(system, policy().checked)


def interpreted_evaluate(system: System) -> Verdict:
    """Return the verdict of the reference interpreter."""
    return judging.judge_system(system, policy().checked)


def interpreted_truths(system: System) -> None:
    """Judge by the reference interpreter, and read the truth of every finding."""
    for finding in interpreted_evaluate(system).findings:
        finding.truth  # noqa: B018 - reading it is what is measured


def truths(system: System) -> None:
    """Judge a system, and read the truth of every finding."""
    for finding in policy().evaluate(system).findings:
        finding.truth  # noqa: B018 - the same


def reasons(system: System) -> None:
    """Judge a system, and read what decided every finding, also in words."""
    for finding in policy().evaluate(system).findings:
        finding.causes  # noqa: B018 - the same
        finding.reason  # noqa: B018 - the same


def everything(system: System) -> None:
    """Judge a system, and write all of the verdict as JSON types."""
    policy().evaluate(system).to_dict()


def outcomes() -> dict[str, Callable[[System], Outcome]]:
    """Return every way to an outcome, by name."""
    return {
        "decide": policy().decide,
        "evaluate": lambda system: policy().evaluate(system).outcome,
        REFERENCE: interpreted_decide,
        "interpreter, evaluate": lambda system: interpreted_evaluate(system).outcome,
    }


def judges() -> dict[str, Callable[[Record], object]]:
    """Return ways to judge a plain record whose memory is watched, by name."""
    decide, evaluate = policy().decide, policy().evaluate
    kept: list[tuple[System, Outcome]] = []

    def keep(record: Record) -> None:
        system = typed.system(record)
        kept.append((system, decide(system)))

    def keep_apart(record: Record) -> None:
        system = typed.system(record, f"https://example.org/{len(kept)}")
        kept.append((system, decide(system)))

    return {
        "osaid, decide": lambda record: decide(typed.system(record)),
        "osaid, evaluate": lambda record: evaluate(typed.system(record)),
        "osaid, records kept": keep,
        "osaid, records kept, no part twice": keep_apart,
    }
