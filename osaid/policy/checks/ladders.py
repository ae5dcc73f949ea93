"""Ladders: every level asks for more than those below it, by names that exist."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import quoted
from osaid.policy.checks.problems import Code, Problem, repeated, unknown, warning
from osaid.policy.checks.scope import Scope
from osaid.policy.syntax import Ladder, Level

NO_LEVEL = "none"
"""How tests say that a system is on no level, so that none is called so."""


def check_ladder(ladder: Ladder, scope: Scope) -> Iterator[Problem]:
    """Yield everything that is wrong with the levels of a ladder."""
    yield from repeated((level.name for level in ladder.levels), "level")
    below: set[str] = set()
    for level in ladder.levels:
        yield from _check_level(level, scope)
        needs = {need.text for need in level.needs}
        if needs <= below:
            yield _asks_for_nothing_more(level)
        below |= needs


def _check_level(level: Level, scope: Scope) -> Iterator[Problem]:
    if level.name.text == NO_LEVEL:
        yield Problem(
            Code.RESERVED_NAME,
            level.name.span,
            f"{quoted(NO_LEVEL)} is what is said of a system on no level",
            "choose another name",
        )
    yield from repeated(level.needs, "need")
    known = (scope.requirements, scope.freedoms)
    for need in level.needs:
        if not any(need.text in names for names in known):
            what = "requirement, freedom or policy"
            yield unknown(Code.UNKNOWN_REQUIREMENT, what, need, *known)


def _asks_for_nothing_more(level: Level) -> Problem:
    return warning(
        Code.IDLE_LEVEL,
        level.name.span,
        f"level {quoted(level.name.text)} needs nothing that those below do not need",
        "put levels in order, the lowest first, each with what it needs besides",
    )
