"""The ladder of a policy in words: what is reached, what is missing to go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from osaid.evaluation.findings import Finding
from osaid.evaluation.parts import LevelVerdict, Reached
from osaid.evaluation.wording import Lines, in_the_way, left_open
from osaid.truth import Truth

if TYPE_CHECKING:
    from osaid.evaluation.verdicts import Verdict

NO_LEVEL = "none"

_REACHED = {
    Truth.TRUE: "reached",
    Truth.UNKNOWN: "not settled",
    Truth.FALSE: "not reached",
}


def ladder(verdict: Verdict) -> Lines:
    """Return the level that is reached, each level, and what the next one misses."""
    if verdict.level is None or verdict.applies is Truth.FALSE:
        return ()
    titles = {level.name: titled(level) for level in verdict.levels}
    head = f"Level: {levels_between(verdict.level, titles)}."
    rungs = (f"  {_rung(level)}" for level in reversed(verdict.levels))
    return (head, *rungs, *_missing(verdict))


def levels_between(level: Reached, titles: dict[str, str]) -> str:
    """Return the level that is certain, and the one that is possible beyond it.

    >>> levels_between(Reached(None, "low"), {})
    'none, perhaps low'
    """
    certain, possible = (
        NO_LEVEL if name is None else titles.get(name, name)
        for name in (level.certain, level.possible)
    )
    return certain if certain == possible else f"{certain}, perhaps {possible}"


def titled(level: LevelVerdict) -> str:
    """Return name and title of a level."""
    return level.name if level.title == level.name else f"{level.name} ({level.title})"


def _rung(level: LevelVerdict) -> str:
    counts = f"{level.held} of {level.total}, {level.progress}%"
    return f"{titled(level)}: {_REACHED[level.truth]}, {counts}"


def _missing(verdict: Verdict) -> Iterator[str]:
    """Yield what the lowest level misses of which something is missing."""
    level = next((level for level in verdict.levels if level.missing), None)
    if level is None:
        return
    findings = [f for f in verdict.findings if _is_told_here(f, level)]
    yield f"Missing for {titled(level)}: {', '.join(level.missing)}."
    yield from in_the_way(_those(findings, Truth.FALSE), verdict.policy)[1:]
    yield from left_open(_those(findings, Truth.UNKNOWN), verdict.policy)[1:]


def _is_told_here(finding: Finding, level: LevelVerdict) -> bool:
    """Return whether a finding says what is missing, and the page nowhere else."""
    missed = finding.requirement in level.missing and finding.decides
    return missed and not finding.counts and finding.refers_to not in level.missing


def _those(findings: Iterable[Finding], truth: Truth) -> Iterator[Finding]:
    return (finding for finding in findings if finding.truth is truth)
