"""Verdicts in words: the same ones in every report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from osaid.evaluation.findings import Finding
from osaid.evaluation.parts import (
    Acceptance,
    Basis,
    FreedomVerdict,
    PolicyIdentity,
    SystemIdentity,
)
from osaid.records.outcomes import Group, Outcome
from osaid.records.systems import Claim, Extent
from osaid.truth import Truth

Lines = tuple[str, ...]

LAST_LINE = (
    "An assessment by whoever ran it, from the facts listed. Not legal advice, "
    "not a certification, not by or for OSI."
)

OUTCOMES = {
    Outcome.CONFORMS: "conforms",
    Outcome.FAILS: "does not conform",
    Outcome.UNDETERMINED: "undetermined",
    Outcome.NOT_APPLICABLE: "not applicable",
}

GROUPS = {
    Group.CONFORMS: "conforms",
    Group.TERMS: "other terms would be enough",
    Group.COMPONENTS: "something is missing that no terms can replace",
    Group.UNDETERMINED_AFTER_TERMS: "with other terms it would still be open",
    Group.UNDETERMINED: "undetermined",
    Group.NOT_APPLICABLE: "not applicable",
}

_EXTENTS = {
    Extent.OPEN: "open",
    Extent.RELEASED: "everything that is released",
    Extent.ALL: "everything there is",
}


def policy_title(policy: PolicyIdentity) -> str:
    """Return name and version as one says them, with a status that is not final."""
    title = f"{policy.name.upper()} {policy.version}"
    return title if policy.status == "final" else f"{title} ({policy.status})"


def readings(policy: PolicyIdentity) -> str:
    """Return which readings were used: the defaults, or what was picked."""
    if not policy.chosen:
        return "default readings"
    values = dict(policy.readings)
    return ", ".join(f"{name} = {values[name]}" for name in policy.chosen)


def headline(
    system: SystemIdentity, policy: PolicyIdentity, as_of: date | None, outcome: Outcome
) -> str:
    """Return the first line of a verdict."""
    facts = "undated facts" if as_of is None else f"facts as of {as_of}"
    return (
        f"{system.title}, assessed against {policy_title(policy)} "
        f"({readings(policy)}), {facts}: {OUTCOMES[outcome]}."
    )


def standing(basis: Basis, policy: PolicyIdentity, assumed: Extent | None) -> Lines:
    """Return on whose word a verdict rests, and what was assumed."""
    counts = [f"{count} {grade}" for grade, count in basis.grades]
    if basis.attestations:
        counts.append(f"{basis.attestations} attested")
    weakest = "" if basis.weakest is None else f"; the weakest is {basis.weakest}"
    facts = ", ".join(counts) or "none"
    lines = [f"Deciding facts: {facts}{weakest}."]
    if assumed is not None:
        lines.append(f"Assumed: every list holds {_EXTENTS[assumed]}.")
    used = ", ".join(f"{name} = {value}" for name, value in policy.readings)
    if used:
        lines.append(f"Readings: {used}.")
    return tuple(lines)


def accepted(acceptances: Iterable[Acceptance]) -> Lines:
    """Return what follows if the claims are believed."""
    return tuple(_accepted(acceptance) for acceptance in acceptances)


def _accepted(acceptance: Acceptance) -> str:
    claim = acceptance.claim
    if not acceptance.accepted:
        group = acceptance.group.value
        return f"{claim}: the claim cannot be accepted; under it the system would be {group}."
    outcome = OUTCOMES[acceptance.outcome]
    reached = f"{outcome} (group: {acceptance.group.value})"
    return f"{reached}, if {claim} is accepted, with {acceptance.assumed} assumptions."


def described(system: SystemIdentity, outcome: Outcome) -> Lines:
    """Return what the supplier calls a system that does not conform, if it does."""
    calls = [words for words in system.described_as if "open" in words.casefold()]
    if outcome != Outcome.FAILS or not calls:
        return ()
    who = system.supplier or "its supplier"
    return (f"Described by {who} as: {'; '.join(calls)}.",)


def freedoms(verdicts: Iterable[FreedomVerdict]) -> Lines:
    """Return one line for each freedom: what terms and parts say of it."""
    return tuple(freedom_line(freedom) for freedom in verdicts)


def freedom_line(freedom: FreedomVerdict) -> str:
    """Return what terms and parts say of one freedom."""
    if freedom.truth is Truth.TRUE:
        return f"{freedom.name}: yes"
    terms = {
        Truth.TRUE: "granted by the terms",
        Truth.FALSE: "limited by the terms",
        Truth.UNKNOWN: "terms not settled",
    }[freedom.terms]
    form = {
        Truth.TRUE: "precondition met",
        Truth.FALSE: "precondition not met",
        Truth.UNKNOWN: "precondition not settled",
    }[freedom.form]
    because = {
        "terms": freedom.terms_because if freedom.terms is Truth.FALSE else (),
        "form": freedom.form_because if freedom.form is Truth.FALSE else (),
    }
    return (
        f"{freedom.name}: {terms}{_reasons(because['terms'])}; "
        f"{form}{_reasons(because['form'])}"
    )


def _reasons(because: Lines) -> str:
    shown = "; ".join(because[:2])
    return f" ({shown}{'; …' if len(because) > 2 else ''})" if shown else ""  # noqa: PLR2004 - as many as were shown


def listed(title: str, findings: Iterable[Finding]) -> Lines:
    """Return findings under a title: clause, reason, remedy."""
    lines = []
    for finding in findings:
        lines.append(f"  {finding.name}: {finding.reason}")
        if finding.help:
            lines.append(f"    to do: {finding.help}")
    return (f"{title[0].upper()}{title[1:]}:", *lines) if lines else ()


def claimed(claims: Iterable[Claim]) -> Lines:
    """Return what others published, each with its source."""
    return tuple(
        f"Published by {claim.by}: {claim.words}{f' ({claim.url})' if claim.url else ''}."
        for claim in claims
    )
