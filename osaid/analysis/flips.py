"""Which systems two policies judge differently, and because of which clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from osaid.analysis.differences import PolicyDifference
from osaid.evaluation.findings import Finding
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import Verdict
from osaid.licenses.catalog import Catalogue
from osaid.records.outcomes import Outcome
from osaid.records.systems import Extent, System
from osaid.truth import Truth
from osaid.values import Value

APPLIES = "applies"
"""Stands for what a policy says of the systems to which it applies at all."""

LEVEL = "level"
"""Became of a group that decides under one policy, and only a level under the other."""


@frozen
class Cause(Value):
    """A sentence that one policy has answered otherwise, or only it has.

    `policy` is the one whose sentence it is; `change` is what became of its group,
    None where that stayed as it is.
    """

    policy: str
    finding: str
    group: str
    change: str | None
    truth: Truth
    cites: tuple[str, ...]
    reason: str


@frozen
class Flip(Value):
    """A system on which two policies come to different outcomes, and why."""

    source: str
    title: str
    before: Outcome
    after: Outcome
    causes: tuple[Cause, ...]


@frozen
class AskedLevel(Value):
    """The level of a policy's ladder of which the outcome is given."""

    policy: str
    level: str


@frozen
class Flips(Value):
    """What two policies come to over some systems; `same` counts those that agree.

    `levels` are those at which they are asked for, of each that has a ladder.
    """

    flips: tuple[Flip, ...]
    same: int
    levels: tuple[AskedLevel, ...] = ()


def flips(
    before: Policy,
    after: Policy,
    found: PolicyDifference,
    systems: Iterable[tuple[str, System]],
    *,
    as_of: date | None = None,
    assume: Extent | None = None,
    licenses: Catalogue | None = None,
) -> Flips:
    """Return the systems that two policies judge differently.

    Systems come with where they stand. The rest is as for `Policy.evaluate`.
    """
    changes = {group.name: group.change.value for group in found.groups}
    deciding = [{str(g.name) for g in p.checked.deciding} for p in (before, after)]
    judged = [{str(g.name) for g in p.checked.groups} for p in (before, after)]
    for name in (deciding[0] ^ deciding[1]) & judged[0] & judged[1]:
        changes[name] = LEVEL
    flipped = []
    same = 0
    for source, system in systems:
        one, other = (
            policy.evaluate(system, as_of=as_of, assume=assume, licenses=licenses)
            for policy in (before, after)
        )
        if one.outcome == other.outcome:
            same += 1
        else:
            flipped.append(_flip(source, one, other, changes))
    return Flips(tuple(flipped), same, tuple(_levels(before, after)))


def _levels(*policies: Policy) -> Iterator[AskedLevel]:
    for policy in policies:
        if policy.levels:
            level = policy.checked.level or policy.levels[0]
            yield AskedLevel(str(policy.checked.identity), level)


def _flip(
    source: str, before: Verdict, after: Verdict, changes: dict[str, str]
) -> Flip:
    if Outcome.NOT_APPLICABLE in {before.outcome, after.outcome}:
        before_is = before.outcome == Outcome.NOT_APPLICABLE
        causes = [_inapplicable(before if before_is else after)]
    else:
        causes = [_cause(one, found, changes) for one, found in _causes(before, after)]
    title = after.system.title
    return Flip(source, title, before.outcome, after.outcome, tuple(causes))


def _inapplicable(verdict: Verdict) -> Cause:
    name = f"{verdict.policy.name}-{verdict.policy.version}/{APPLIES}"
    reason = "; ".join(verdict.applies_because)
    policy = f"{verdict.policy.name} {verdict.policy.version}"
    return Cause(policy, name, APPLIES, None, verdict.applies, (), reason)


def _cause(verdict: Verdict, finding: Finding, changes: dict[str, str]) -> Cause:
    return Cause(
        f"{verdict.policy.name} {verdict.policy.version}",
        finding.name,
        finding.requirement,
        changes.get(finding.requirement),
        finding.truth,
        finding.cites,
        finding.reason,
    )


def _causes(before: Verdict, after: Verdict) -> list[tuple[Verdict, Finding]]:
    """Return the sentences by which the outcomes differ.

    These stand in the way under one policy, and not under the other: where one fails,
    what is false there and not false in the other; else what is open in one only.
    """
    for truth, outcome in (
        (Truth.FALSE, Outcome.FAILS),
        (Truth.UNKNOWN, Outcome.UNDETERMINED),
    ):
        for one, other in ((after, before), (before, after)):
            if one.outcome == outcome != other.outcome:
                return [(one, finding) for finding in _standing(one, other, truth)]
    return []


def _standing(one: Verdict, other: Verdict, truth: Truth) -> Iterator[Finding]:
    found = one.blockers if truth is Truth.FALSE else one.open_findings
    also = other.blockers if truth is Truth.FALSE else other.open_findings
    known = {(f.requirement, f.sentence) for f in also}
    new = [f for f in found if (f.requirement, f.sentence) not in known]
    return iter(new or found)
