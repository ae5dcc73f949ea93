"""What comes of the tests of policies: as text for people, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from osaid.evaluation.codec import encode, named
from osaid.reports.plain import plain_table
from osaid.reports.structured import Tool
from osaid.reports.table import Table, shown
from osaid.trials.results import (
    Deciding,
    Failure,
    SentenceCoverage,
    TrialResult,
    TrialRun,
    TrialStatus,
    Unloaded,
)
from osaid.values import Value
from osaid.version import VERSION

SCHEMA = "osaid-test-1"
"""The name of the JSON form; within a version it changes only by addition."""

_WORDS = {
    TrialStatus.PASSED: "passed",
    TrialStatus.FAILED: "FAILED",
    TrialStatus.BROKEN: "could not run",
}
_UNDER = "    "
_MOST_SHOWN = 5  # of the sentences that decided


@frozen
class Document(Value):
    """What one run of the program found in the tests of some policies."""

    format: str = field(metadata=named("schema"))
    tool: Tool
    policies: tuple[TrialRun, ...]
    failures: tuple[Unloaded, ...] = ()


def json_text(runs: Iterable[TrialRun | Unloaded]) -> str:
    """Return some runs as JSON text, in ASCII so that every pipe carries it.

    >>> print(json_text([]).splitlines()[1])
      "schema": "osaid-test-1",
    """
    runs = list(runs)
    document = Document(
        SCHEMA,
        Tool("osaid", VERSION),
        tuple(run for run in runs if isinstance(run, TrialRun)),
        tuple(run for run in runs if isinstance(run, Unloaded)),
    )
    return json.dumps(encode(document), indent=2) + "\n"


def page(run: TrialRun | Unloaded) -> str:
    """Return what came of the tests of one policy, as text.

    >>> print(page(TrialRun("acme 1.0", ())))
    acme 1.0: no tests
    """
    if isinstance(run, Unloaded):
        return f"{shown(run.policy)}: could not be loaded"
    blocks = [_results(run)]
    if run.coverage is not None:
        blocks.append(_coverage(run.coverage))
    if run.mutants is not None:
        blocks.append(_mutants(run))
    return "\n\n".join(blocks)


def _results(run: TrialRun) -> str:
    lines = [line for result in run.results for line in _result(result)]
    if not lines:
        return f"{run.policy}: no tests"
    return "\n".join((run.policy, *lines, _counts(run)))


def _counts(run: TrialRun) -> str:
    counts = [f"{run.count(TrialStatus.PASSED)} passed"]
    counts.append(f"{run.count(TrialStatus.FAILED)} failed")
    if broken := run.count(TrialStatus.BROKEN):
        counts.append(f"{broken} could not run")
    return ", ".join(counts)


def _result(result: TrialResult) -> Iterator[str]:
    yield f"  {_WORDS[result.status]}: {shown(result.title)}"
    for failure in result.failures:
        yield from (f"{_UNDER}{line}" for line in _failure(failure))


def _failure(failure: Failure) -> Iterator[str]:
    yield f"{failure.place}: {shown(failure.expected)}"
    yield f"  came out: {shown(failure.found)}"
    for deciding in failure.because[:_MOST_SHOWN]:
        yield from (f"  {line}" for line in _deciding(deciding))
    if (rest := len(failure.because) - _MOST_SHOWN) > 0:
        yield f"  and {rest} more"


def _deciding(found: Deciding) -> Iterator[str]:
    yield f"{found.place}: {found.name} is {found.truth}"
    yield f"  {shown(found.sentence)}"
    if found.reason:
        yield f"  {shown(found.reason)}"


def _coverage(covered: Sequence[SentenceCoverage]) -> str:
    rows = [
        (each.name, *map(str, (each.true, each.false, each.unknown)), _missing(each))
        for each in covered
    ]
    table = Table(("sentence", "true", "false", "unknown", "never seen"), tuple(rows))
    complete = sum(each.complete for each in covered)
    said = f"{complete} of {len(covered)} sentences were seen true, false and unknown"
    return f"{plain_table(table)}\n{said}"


def _missing(covered: SentenceCoverage) -> str:
    return ", ".join(covered.unseen)


def _mutants(run: TrialRun) -> str:
    tried, survivors = run.mutants or (), run.survivors
    rows = tuple((str(m.place), m.name, m.says) for m in survivors)
    table = Table(("place", "of", "change that no test notices"), rows)
    counts = f"{len(tried)} changes: {len(tried) - len(survivors)} noticed"
    said = f"{counts}, {len(survivors)} not noticed"
    if run.untried:
        said = f"{said}; {run.untried} more were not tried"
    return f"{plain_table(table)}\n{said}" if rows else said
