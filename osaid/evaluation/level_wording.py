"""The ladder of a policy in words: what is reached, what is missing to go on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from osaid.evaluation.parts import LevelVerdict, Reached
from osaid.evaluation.wording import Lines, because, named
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
    """Yield what the lowest level misses that is not reached."""
    missed = (level for level in verdict.levels if level.missing)
    level = next(missed, None)
    if level is None:
        return
    told = {name: list(_reasons(verdict, name)) for name in level.missing}
    elsewhere = [name for name, reasons in told.items() if not reasons]
    names = f" {', '.join(elsewhere)}" if elsewhere else ""
    yield f"Missing for {titled(level)}:{names}"
    for reasons in told.values():
        yield from reasons


def _reasons(verdict: Verdict, name: str) -> Iterator[str]:
    """Yield why a requirement is missing, unless the page says so further down."""
    for finding in verdict.findings:
        open_ = finding.decides and finding.truth is not Truth.TRUE
        if finding.requirement == name and open_ and not finding.counts:
            yield f"  {named(finding, verdict.policy)}: {because(finding)}"
            if finding.help:
                yield f"    to do: {finding.help}"
