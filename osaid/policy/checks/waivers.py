"""Waivers: of something that exists, for some systems only, with an owner."""

from __future__ import annotations

from collections.abc import Iterator

from osaid.diagnostics import quoted
from osaid.policy.checks.problems import Code, Problem, unknown, warning
from osaid.policy.checks.scope import Scope
from osaid.policy.syntax import Drop, Text, Waive


def check_waiver(waive: Waive, scope: Scope) -> Iterator[Problem]:
    """Yield everything that is wrong with a waiver by itself."""
    yield from _check_name(waive, scope)
    yield from _check_pattern(waive.systems)
    yield from _check_reason(waive.because)
    if waive.by is None and not scope.owned:
        yield warning(
            Code.UNOWNED_WAIVER,
            waive.span,
            f"nobody answers for the waiver of {quoted(waive.name.text)}",
            'write `by "…"` before `because`, or give the policy an `owner "…"`',
        )


def check_drop(drop: Drop) -> Iterator[Problem]:
    """Yield a problem for something that is dropped for no reason."""
    yield from _check_reason(drop.because)


def _check_name(waive: Waive, scope: Scope) -> Iterator[Problem]:
    name = waive.name
    known = (scope.requirements, scope.freedoms)
    if not any(name.text in names for names in known):
        what = "requirement or freedom"
        yield unknown(Code.UNKNOWN_REQUIREMENT, what, name, *known)
    elif name.text in scope.dropped:
        yield warning(
            Code.DROPPED,
            name.span,
            f"{quoted(name.text)} is dropped, so that there is nothing to waive",
            "take the waiver out",
        )
    elif name.text in scope.denied:
        yield Problem(
            Code.WAIVED,
            name.span,
            f"{quoted(name.text)} is waived, but a sentence asks that it does not hold",
            "waive what holds that sentence instead",
        )


def _check_pattern(pattern: Text) -> Iterator[Problem]:
    written = pattern.value.strip()
    if not written:
        yield Problem(
            Code.EMPTY_PATTERN,
            pattern.span,
            "the pattern is empty, and no system is called that",
            'write for which systems it is, as in `for "example/pilot-*"`',
        )
    elif not written.strip("*"):
        yield warning(
            Code.WIDE_PATTERN,
            pattern.span,
            "the waiver is for every system there is",
            "name some systems, or take the requirement out of the policy",
        )


def _check_reason(because: Text) -> Iterator[Problem]:
    if not because.value.strip():
        yield Problem(
            Code.EMPTY_REASON,
            because.span,
            "there is no reason between the quotes",
            'say why, as in `because "LEGAL-1432"`',
        )
