"""For which systems a policy does not insist, until when, and what follows.

A waiver changes the decision alone: what is waived counts as true there, wherever it
is named, as if it had been dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase

from attrs import evolve

from osaid.diagnostics import Diagnostic, Severity, quoted
from osaid.evaluation.parts import Waiver
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Freedom, Header, Item, Requirement, Text, Waive
from osaid.records.outcomes import Validity
from osaid.records.systems import System


def names_of(system: System) -> tuple[str, ...]:
    """Return what patterns are held against, without regard to case.

    These are the id on a hub, the package URL, the name behind its supplier, the
    name, and the name with its release.

    >>> names_of(System("Amber", release="7B", supplier="LLM360"))
    ('llm360/amber', 'amber', 'amber 7b')
    """
    identity, name = system.identity, system.name
    names = (
        identity.hub,
        identity.purl,
        f"{system.supplier}/{name}" if system.supplier else None,
        name,
        f"{name} {system.release}" if system.release else None,
    )
    return tuple(_plain(each) for each in names if each)


def matches(pattern: str, system: System) -> bool:
    """Return whether a pattern is one of a system's names, as shells match them.

    A `*` stands for any characters, also for `/`, a `?` for one, `[ab]` for one of
    these.

    >>> matches("llm360/*", System("Amber", supplier="LLM360"))
    True
    """
    plain = _plain(pattern)
    return any(fnmatchcase(name, plain) for name in names_of(system))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def waivers_of(
    policy: CheckedPolicy, system: System, day: date | None
) -> tuple[Waiver, ...]:
    """Return the waivers of a policy that name a system, as they are on a day."""
    return tuple(
        _waiver(waive, policy, day)
        for waive in policy.waivers
        if matches(waive.systems.value, system)
    )


def _waiver(waive: Waive, policy: CheckedPolicy, day: date | None) -> Waiver:
    return Waiver(
        requirement=str(waive.name),
        pattern=waive.systems.value,
        until=waive.until.value,
        because=waive.because.value,
        by=waive.by.value if waive.by else _owner(waive, policy),
        state=_state(waive.until.value, day),
        policy=str(policy.origin(waive.span)),
        policy_location=policy.place(waive.span),
    )


def _state(until: date, day: date | None) -> Validity:
    if day is None:
        return Validity.UNDATED
    return Validity.APPLIED if day <= until else Validity.EXPIRED


def _owner(waive: Waive, policy: CheckedPolicy) -> str | None:
    """Return who owns the policy in which a waiver stands; of others nobody knows."""
    if policy.origin(waive.span) != policy.identity:
        return None
    headers = (item for item in policy.own.items if isinstance(item, Header))
    owners = (h.value for h in headers if str(h.key) == "owner")
    return next((o.value for o in owners if isinstance(o, Text)), None)


def waived(waivers: Iterable[Waiver]) -> frozenset[str]:
    """Return the names of what counts as true."""
    return frozenset(w.requirement for w in waivers if w.state is Validity.APPLIED)


def without(policy: CheckedPolicy, names: frozenset[str]) -> CheckedPolicy:
    """Return a policy in which some requirements ask for nothing, and so hold."""
    items = tuple(_emptied(item, names) for item in policy.syntax.items)
    return evolve(policy, syntax=evolve(policy.syntax, items=items))


def _emptied(item: Item, names: frozenset[str]) -> Item:
    if not isinstance(item, Freedom | Requirement) or str(item.name) not in names:
        return item
    if isinstance(item, Freedom):
        return evolve(item, sentences=())
    return evolve(item, condition=None, sentences=())


def problems_of(waivers: Iterable[Waiver]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with waivers that have no effect."""
    return tuple(map(_problem, (w for w in waivers if w.state is not Validity.APPLIED)))


def _problem(waiver: Waiver) -> Diagnostic:
    what = f"the waiver of {quoted(waiver.requirement)} for {quoted(waiver.pattern)}"
    if waiver.state is Validity.EXPIRED:
        return Diagnostic(
            "expired-waiver",
            f"{what} expired on {waiver.until} and has no effect",
            waiver.policy_location,
            help="grant it anew in the policy, or take it out",
        )
    return Diagnostic(
        "undated-waiver",
        f"{what} has no effect, as there is no day to judge by",
        waiver.policy_location,
        help="name a day, as with `--as-of DATE`, or say when the record was made",
        severity=Severity.WARNING,
    )
