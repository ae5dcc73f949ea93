"""Whether a policy, or a record, has what a caller picks of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.evaluation.cases import Assumptions
from osaid.licenses.catalog import Catalogue, shipped
from osaid.policy.policies import CheckedPolicy
from osaid.records.systems import Extent, System


def check_readings(policy: CheckedPolicy, readings: Mapping[str, str]) -> None:
    """Raise `UsageError` unless a policy has the readings, and their values."""
    problems = []
    for name, value in readings.items():
        if name not in policy.readings:
            message = f"{policy.identity} has no reading {quoted(name)}"
            problems.append(_unknown("unknown-reading", message, name, policy.readings))
        elif value not in map(str, policy.readings[name].values):
            values = [str(v) for v in policy.readings[name].values]
            message = f"reading `{name}` has no value {quoted(value)}"
            problems.append(_unknown("unknown-reading-value", message, value, values))
    if problems:
        raise UsageError(problems)


def check_level(policy: CheckedPolicy, level: str) -> None:
    """Raise `UsageError` unless the ladder of a policy has a level."""
    known = [str(each.name) for each in policy.levels]
    if level not in known:
        message = f"{policy.identity} has no level {quoted(level)}"
        raise UsageError([_unknown("unknown-level", message, level, known)])


def check_claims(system: System, accept: Iterable[str]) -> None:
    """Raise `UsageError` unless a record has the claims."""
    known = [claim.name for claim in system.claims]
    problems = [
        _unknown("unknown-claim", f"no claim {quoted(name)}", name, known)
        for name in accept
        if name not in known
    ]
    if problems:
        raise UsageError(problems)


def _unknown(
    code: str, message: str, word: str, known: Mapping[str, object] | list[str]
) -> Diagnostic:
    listed = f"one of {', '.join(known)}" if known else "it has none"
    return Diagnostic(code, message, help=suggestion(word, known) or listed)


def assumptions(
    policy: CheckedPolicy,
    *,
    readings: Mapping[str, str] | None = None,
    accept: tuple[str, ...] | list[str] = (),
    as_of: date | None = None,
    listing: Extent | None = None,
    licenses: Catalogue | None = None,
) -> Assumptions:
    """Return a caller's choices, checked against the policy."""
    check_readings(policy, readings or {})
    return Assumptions(
        as_of=as_of,
        readings=readings or {},
        accept=tuple(accept),
        listing=listing,
        licenses=licenses or shipped(),
    )
