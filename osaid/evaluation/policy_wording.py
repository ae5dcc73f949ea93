"""What a verdict says of its policy, in words: on what it builds, what it waives."""

from __future__ import annotations

import re
from collections.abc import Iterable

from osaid.evaluation.parts import PolicyIdentity, SystemIdentity, Waiver
from osaid.records.outcomes import Decision, Outcome, Validity

Lines = tuple[str, ...]

OUTCOMES = {
    Outcome.CONFORMS: "conforms",
    Outcome.FAILS: "does not conform",
    Outcome.UNDETERMINED: "undetermined",
    Outcome.NOT_APPLICABLE: "not applicable",
}


def policy_title(policy: PolicyIdentity) -> str:
    """Return name and version as one says them, a status that is not final, the level.

    >>> policy_title(PolicyIdentity("mof", "1.0", "", "reading", "", level="class_3"))
    'MOF 1.0 (reading) at level class_3'
    """
    title = f"{policy.name.upper()} {policy.version}"
    if policy.status != "final":
        title += f" ({policy.status})"
    return title if policy.level is None else f"{title} at level {policy.level}"


def readings(policy: PolicyIdentity) -> str:
    """Return which readings were used: the defaults, or what was picked."""
    if not policy.chosen:
        return "default readings"
    values = dict(policy.readings)
    return ", ".join(f"{name} = {values[name]}" for name in policy.chosen)


def built_on(policy: PolicyIdentity) -> Lines:
    """Return what a policy extends, and what it leaves out of that."""
    lines = [f"Builds on: {', '.join(policy.extends)}."] if policy.extends else []
    for dropped in policy.dropped:
        inherited = dropped.policy != policy.known_as
        where = f" ({dropped.policy})" if inherited else ""
        because = _plain(dropped.because)
        lines.append(f"Not asked for: {dropped.name}, because {because}{where}.")
    return tuple(lines)


DECISIONS = {
    Decision.ACCEPTED: "accepted",
    Decision.REJECTED: "rejected",
    Decision.OPEN: "open",
    Decision.NOT_APPLICABLE: "not applicable",
}

_VALIDITY = {
    Validity.APPLIED: "until",
    Validity.EXPIRED: "no effect, expired on",
    Validity.UNDATED: "no effect without a day to judge by, until",
}


def waived(waivers: Iterable[Waiver], decision: Decision) -> Lines:
    """Return the decision where there are waivers, and each of them."""
    told = tuple(f"  waived: {waiver(each)}" for each in waivers)
    return (f"Decision: {DECISIONS[decision]}.", *told) if told else ()


def waiver(given: Waiver) -> str:
    """Return what is waived, until when, for which systems, by whom and why."""
    by = f" by {given.by}" if given.by else ""
    until = f"{_VALIDITY[given.state]} {given.until}"
    why = f"for {given.pattern}{by}: {_plain(given.because)}"
    return f"{given.requirement}, {until}, {why}"


def waiver_in_brief(given: Waiver) -> str:
    """Return what is waived and until when, for a column of a table."""
    return f"{given.requirement}, {_VALIDITY[given.state]} {given.until}"


def _plain(text: str) -> str:
    return " ".join(text.split()).removesuffix(".")


_OPEN_SOURCE = re.compile(r"open[\s_-]*source", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|non|never|no longer)\b|n't\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;:!?]")


def calls_open_source(words: str) -> bool:
    """Return whether somebody's words call something open source.

    >>> calls_open_source("Open-source LLM"), calls_open_source("not open source")
    (True, False)
    """
    return any(
        _OPEN_SOURCE.search(clause) and not _DENIED.search(clause)
        for clause in _CLAUSE.split(words)
    )


def called(system: SystemIdentity, outcome: Outcome) -> tuple[str, ...]:
    """Return the words by which a system that fails is called open source."""
    if outcome != Outcome.FAILS:
        return ()
    return tuple(words for words in system.described_as if calls_open_source(words))


def described(
    system: SystemIdentity, policy: PolicyIdentity, outcome: Outcome
) -> Lines:
    """Return what the supplier calls a system that fails, beside the outcome."""
    words = called(system, outcome)
    if not words:
        return ()
    who = system.supplier or "its supplier"
    told = "; ".join(map(_plain, words))
    reached = f"Assessed against {policy_title(policy)}: {OUTCOMES[outcome]}."
    return (f"Described by {who} as: {told}. {reached}",)
