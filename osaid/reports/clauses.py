"""Which sentences of a policy ask for a fact that is not known."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from osaid.analysis.remedies.applying import ATTESTED, LISTING
from osaid.analysis.remedies.changes import Fact
from osaid.evaluation.findings import Finding
from osaid.evaluation.judged import Cause, Nature
from osaid.evaluation.verdicts import Verdict
from osaid.policy.policies import CheckedPolicy
from osaid.records.kinds import within
from osaid.reports.policy_document import english_of
from osaid.values import Value


@frozen
class Clause(Value):
    """One sentence of a policy: its name, what it says, and what it cites."""

    name: str
    says: str
    cites: tuple[str, ...]

    def __str__(self) -> str:
        """Return it on one line."""
        cited = f" ({'; '.join(self.cites)})" if self.cites else ""
        return f"{self.name}: {self.says}{cited}"


def asking(fact: Fact, verdict: Verdict, policy: CheckedPolicy) -> tuple[Clause, ...]:
    """Return the sentences that are open since a fact is not known.

    `policy` is the one by which the verdict was made. None are returned where a fact
    is asked for in another way, as what comes of a parent is.
    """
    return tuple(
        _clause(finding, policy)
        for finding in verdict.open_findings
        if any(_is_about(cause, fact) for cause in finding.causes)
    )


def _clause(finding: Finding, policy: CheckedPolicy) -> Clause:
    return Clause(finding.short_name, _english(finding, policy), finding.cites)


def _english(finding: Finding, policy: CheckedPolicy) -> str:
    """Return a sentence in English, or as it stands if it is not one of the policy."""
    ordinal = int(finding.name.rpartition("/")[2])
    said = english_of(policy)
    for item in policy.groups:
        if str(item.name) == finding.requirement:
            for number, sentence in enumerate(item.sentences, start=1):
                if number == ordinal:
                    return said.sentence(sentence)
    return finding.sentence


def _is_about(cause: Cause, fact: Fact) -> bool:
    if fact.field == ATTESTED:
        wanted = f"{fact.component} by {fact.element}"
        asked = fact.component if fact.element is None else wanted
        return cause.nature is Nature.ATTESTATION and cause.field == asked
    if fact.field == LISTING or fact.new:
        of_a_list = cause.nature is Nature.LISTING
        return of_a_list and any(_meet(cause.kind, fact.kind))
    name = None if fact.kind == "system" else fact.component
    return cause.component == name and cause.field in set(_names(fact))


def _meet(one: str, other: str) -> Iterator[bool]:
    yield within(one, other)
    yield within(other, one)


def _names(fact: Fact) -> Iterator[str]:
    """Yield how causes name a fact; of sets of words there is one more way."""
    if fact.element is None:
        yield fact.field
    else:
        yield f"{fact.field} {fact.element}"
        yield f"{fact.field}.{fact.element}"
