"""Verdicts in words: the same ones in every report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from textwrap import fill

from osaid.evaluation.findings import Finding, in_short
from osaid.evaluation.judged import Cause, Nature
from osaid.evaluation.parts import (
    Acceptance,
    Assumption,
    Basis,
    FreedomVerdict,
    LicenseData,
    PolicyIdentity,
    SystemIdentity,
)
from osaid.evaluation.policy_wording import OUTCOMES, policy_title, readings
from osaid.records.outcomes import Group, Outcome
from osaid.records.systems import Claim, Extent
from osaid.records.trust import Trust
from osaid.truth import Truth

Lines = tuple[str, ...]

WIDTH = 88
"""How wide the lines of a page are, in characters."""

MOST_SUBJECTS = 3
"""How many parts are named in the line of a freedom."""

MOST_OVERRULED = 20
"""How many statements are shown that were overruled."""

LAST_LINE = (
    "An assessment by whoever ran it, from the facts listed. Not legal advice, "
    "not a certification, not by or for OSI."
)

GROUPS = {
    Group.CONFORMS: "conforms",
    Group.TERMS: "other terms would be enough",
    Group.COMPONENTS: "no other terms of its own would be enough",
    Group.UNDETERMINED_AFTER_TERMS: "with other terms it would still be open",
    Group.UNDETERMINED: "undetermined",
    Group.NOT_APPLICABLE: "not applicable",
}

_EXTENTS = {
    Extent.OPEN: "open",
    Extent.RELEASED: "everything that is released",
    Extent.ALL: "everything there is",
}


def headline(
    system: SystemIdentity,
    policy: PolicyIdentity,
    as_of: date | None,
    basis: Basis,
    outcome: Outcome,
) -> str:
    """Return the first line of a verdict, with the weakest grade it rests on."""
    facts = "undated facts" if as_of is None else f"facts as of {as_of}"
    if basis.weakest is not None:
        facts += f" (weakest: {basis.weakest})"
    return (
        f"{system.title}, assessed against {policy_title(policy)} "
        f"({readings(policy)}), {facts}: {OUTCOMES[outcome]}."
    )


def standing(
    basis: Basis, policy: PolicyIdentity, licenses: LicenseData, assumed: Extent | None
) -> Lines:
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
    if licenses.own:
        own = ", ".join(licenses.own)
        lines.append(f"Licence facts beside those that ship: {own}.")
    return tuple(lines)


def trusted(trust: Trust | None) -> Lines:
    """Return whose word decided where sources disagree, and what it overruled."""
    if trust is None:
        return ()
    lines = [f"Where sources disagree, trusted is {trust}; others come last."]
    for overruled in trust.overruled[:MOST_OVERRULED]:
        says = f"{overruled.says} ({overruled.source})"
        lines.append(
            f"  overruled by {overruled.decided_by}: {overruled.subject} {says}"
        )
    rest = len(trust.overruled) - MOST_OVERRULED
    return (*lines, f"  and {rest} more are overruled") if rest > 0 else tuple(lines)


def applicable(applies: Truth, because: Lines) -> Lines:
    """Return why a policy says nothing of a system, or may say nothing of it."""
    if applies is Truth.TRUE:
        return ()
    word = "does not apply" if applies is Truth.FALSE else "may not apply"
    return (f"The policy {word}: {'; '.join(because)}.",)


def in_brief(outcome: Outcome, group: Group) -> str:
    """Return outcome and group, where the group says more."""
    words = OUTCOMES[outcome]
    return words if group.value == outcome.value else f"{words}: {words_of(group)}"


def words_of(group: Group) -> str:
    """Return the name of a group as words."""
    return group.value.replace("_", " ")


def assumptions_made(count: int) -> str:
    """Return a number of assumptions in words."""
    return f"{count} assumption{'' if count == 1 else 's'}"


def accepted(
    acceptances: Iterable[Acceptance], assumptions: Iterable[Assumption]
) -> Lines:
    """Return what follows if the claims are believed, and what is taken for true."""
    names: dict[str, list[str]] = {}
    for assumption in assumptions:
        names.setdefault(assumption.claim, []).append(_short(assumption.finding))
    lines = []
    for acceptance in acceptances:
        lines.append(_accepted(acceptance))
        if acceptance.claim in names:
            lines.append(f"  taken for true: {', '.join(names[acceptance.claim])}")
    return tuple(lines)


def _accepted(acceptance: Acceptance) -> str:
    claim = acceptance.claim
    if not acceptance.accepted:
        under = words_of(acceptance.group)
        return f"{claim} cannot be accepted: under it the system would be {under}."
    reached = in_brief(acceptance.outcome, acceptance.group)
    made = assumptions_made(acceptance.assumed)
    return f"{reached}, if {claim} is accepted, with {made}."


def grouped(group: Group) -> Lines:
    """Return the group of a system that fails, and what it means."""
    if group.value in set(Outcome):
        return ()
    return (f"Group: {words_of(group)}: {GROUPS[group]}.",)


def freedoms(verdicts: Iterable[FreedomVerdict]) -> Lines:
    """Return one line for each freedom: what terms and parts say of it."""
    return tuple(freedom_line(freedom) for freedom in verdicts)


def freedom_line(freedom: FreedomVerdict) -> str:
    """Return what terms and parts say of one freedom."""
    if freedom.truth is Truth.TRUE:
        return f"{freedom.name}: yes"
    terms = _TERMS[freedom.terms] + _because(freedom.terms, freedom.terms_because)
    form = _FORM[freedom.form] + _because(freedom.form, freedom.form_because)
    return f"{freedom.name}: {terms}; {form}"


_TERMS = {
    Truth.TRUE: "granted by the terms",
    Truth.FALSE: "limited by the terms",
    Truth.UNKNOWN: "terms not settled",
}

_FORM = {
    Truth.TRUE: "precondition met",
    Truth.FALSE: "precondition not met",
    Truth.UNKNOWN: "precondition not settled",
}


def _because(truth: Truth, because: Lines) -> str:
    """Return of which parts something is false; what stands below says why."""
    if truth is not Truth.FALSE:
        return ""
    subjects = [reason.partition(": ")[0] for reason in because]
    told = [s for s in subjects if not any(o.startswith(f"{s} `") for o in subjects)]
    more = ", …" if len(told) > MOST_SUBJECTS else ""
    return f" ({', '.join(told[:MOST_SUBJECTS])}{more})" if told else ""


def in_the_way(findings: Iterable[Finding], policy: PolicyIdentity) -> Lines:
    """Return what is false, with its reason and its remedy."""
    lines = ["What stands in the way:"]
    for finding in findings:
        told = in_short(_about_parts(finding) or finding.causes)
        lines.append(f"  {_named(finding, policy)}: {told}")
        if finding.help:
            lines.append(f"    to do: {finding.help}")
    return tuple(lines) if lines[1:] else ()


def left_open(findings: Iterable[Finding], policy: PolicyIdentity) -> Lines:
    """Return what is not known; the same question is asked once."""
    questions: dict[str, list[str]] = {}
    lists: set[str] = set()
    for finding in findings:
        asked = _about_parts(finding)
        lists |= {c.kind for c in finding.causes if c.nature is Nature.LISTING}
        if asked:
            names = questions.setdefault(in_short(asked), [])
            names.append(_named(finding, policy))
    lines = [f"  {', '.join(names)}: {told}" for told, names in questions.items()]
    if lists:
        lines.append(f"  whether these lists are complete: {', '.join(sorted(lists))}")
    return ("What is open:", *lines) if lines else ()


def _about_parts(finding: Finding) -> tuple[Cause, ...]:
    """Return the causes other than how complete a list is."""
    return tuple(c for c in finding.causes if c.nature is not Nature.LISTING)


def _named(finding: Finding, policy: PolicyIdentity) -> str:
    """Return the name of a finding, with the policy it stands in if it is another."""
    inherited = finding.policy not in {None, policy.known_as}
    return (
        f"{finding.short_name} ({finding.policy})" if inherited else finding.short_name
    )


def _short(name: str) -> str:
    """Return the name of a finding without the policy, which the first line says."""
    return name.partition("/")[2]


def claimed(claims: Iterable[Claim]) -> Lines:
    """Return what others published, each with its source."""
    return tuple(_published(claim) for claim in claims)


def _published(claim: Claim) -> str:
    link = f" ({claim.url})" if claim.url else ""
    return f"Published by {claim.by}: {claim.words}{link}."


def page(headline: str, blocks: Iterable[Lines]) -> str:
    """Return a page: the first line, blocks of lines no wider than a page, the last."""
    middle = ("\n".join(map(wrapped, block)) for block in blocks if block)
    return "\n\n".join((headline, *middle, LAST_LINE))


def wrapped(line: str) -> str:
    """Return a line as lines no wider than a page, the rest of it indented more."""
    indent = " " * (len(line) - len(line.lstrip(" ")))
    return fill(
        line,
        WIDTH,
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
