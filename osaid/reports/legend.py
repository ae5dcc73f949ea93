"""What stands around a table of verdicts: by what, as of when, what its words mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from osaid.evaluation.findings import Finding
from osaid.evaluation.policy_wording import (
    OUTCOMES,
    built_on,
    called,
    policy_title,
    readings,
    waiver,
)
from osaid.evaluation.verdicts import Verdict
from osaid.evaluation.wording import GROUPS, Lines, words_of
from osaid.records.outcomes import Outcome
from osaid.reports.table import shown


def standing(verdicts: Sequence[Verdict]) -> Lines:
    """Return by what systems were assessed, as of which day, on which assumption."""
    if not verdicts:
        return ()
    first, days = verdicts[0], {verdict.as_of for verdict in verdicts}
    day = "the day of each record" if len(days) > 1 else first.as_of
    facts = "undated facts" if day is None else f"facts as of {day}"
    assumed = f", every list assumed to be `{first.assumed}`" if first.assumed else ""
    count = f"{len(verdicts)} system{'' if len(verdicts) == 1 else 's'}"
    policy = f"{policy_title(first.policy)} ({readings(first.policy)})"
    return (f"{count}, assessed against {policy}, {facts}{assumed}:",)


def groups(verdicts: Sequence[Verdict]) -> Lines:
    """Return what the groups of systems that fail mean, as far as there are any."""
    reached = [(v.outcome, v.group) for v in verdicts]
    reached += [(a.outcome, a.group) for v in verdicts for a in v.acceptances]
    means = [
        f"  {words_of(group)}: {meaning}"
        for group, meaning in GROUPS.items()
        if (Outcome.FAILS, group) in reached
    ]
    return _under("Groups of systems that do not conform:", means)


def claimants(verdicts: Iterable[Verdict]) -> Sequence[str]:
    """Return who published verdicts on some of the systems."""
    return list(dict.fromkeys(c.by for v in verdicts for c in v.claims))


def words_for(by: str, verdicts: Iterable[Verdict]) -> Lines:
    """Return the words that somebody has for each group.

    There are none where a group has several: they stand in the table then.
    """
    claims = (c for v in verdicts for c in v.claims if c.by == by)
    said = dict.fromkeys((claim.group, claim.words) for claim in claims)
    if len(said) > len({group for group, _ in said}):
        return ()
    lines = [f"  {words_of(group)}: {shown(words)}" for group, words in said]
    return _under(f"In the words of {shown(by)}:", lines)


def described(verdicts: Iterable[Verdict]) -> Lines:
    """Return which systems are called open source by their suppliers, and fail."""
    lines = [f"  {_described(v)}" for v in verdicts if called(v.system, v.outcome)]
    fails = OUTCOMES[Outcome.FAILS]
    return _under(f"Described as open source; assessed here, each {fails}:", lines)


def _described(verdict: Verdict) -> str:
    who = verdict.system.supplier or "its supplier"
    words = "; ".join(called(verdict.system, verdict.outcome))
    return shown(f"{verdict.system.title}: by {who} as {words}")


def waived(verdicts: Iterable[Verdict]) -> Lines:
    """Return the waivers for some systems, each once, with its reason."""
    given = dict.fromkeys(waiver(each) for v in verdicts for each in v.waivers)
    return _under("Waived, in the decision alone:", [f"  {shown(g)}" for g in given])


def dropped(verdicts: Sequence[Verdict]) -> Lines:
    """Return what the policy leaves out of those that it builds on, and why."""
    return built_on(verdicts[0].policy) if verdicts else ()


def in_the_way(verdicts: Iterable[Verdict]) -> Lines:
    """Return the requirements that are false, for each system."""
    named = ((v.system.title, _requirements(v.blockers)) for v in verdicts)
    lines = [f"  {shown(title)}: {', '.join(names)}" for title, names in named if names]
    return _under("In the way by facts alone:", lines)


def left_open(verdicts: Sequence[Verdict]) -> Lines:
    """Return the requirements that are unknown, and in how many systems."""
    counts = Counter(n for v in verdicts for n in _requirements(v.open_findings))
    grouped = groupby(counts.most_common(), key=lambda counted: counted[1])
    lines = [
        f"  in {count} of {len(verdicts)}: {', '.join(name for name, _ in names)}"
        for count, names in grouped
    ]
    return _under("Open by facts alone:", lines)


def _requirements(findings: Iterable[Finding]) -> Sequence[str]:
    return list(dict.fromkeys(finding.requirement for finding in findings))


def _under(title: str, lines: Sequence[str]) -> Lines:
    """Return lines under a title, or nothing."""
    return (title, *lines) if lines else ()
