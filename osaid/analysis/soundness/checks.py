"""Looks through one policy for what changes nothing, and for what cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from attrs import field, frozen

from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.search import Deadline, OutOfTime, Search
from osaid.analysis.soundness.advice import idle_advice
from osaid.analysis.soundness.findings import Code, Finding
from osaid.analysis.soundness.formula import Subject
from osaid.analysis.soundness.idle import (
    idle_parts,
    idle_sentences,
    kept_reasons,
    told_of_records,
)
from osaid.analysis.soundness.impossible import impossible
from osaid.analysis.soundness.ladders import same_levels, unleveled
from osaid.analysis.soundness.proofs import Proofs
from osaid.analysis.soundness.remarks import Remarks
from osaid.analysis.soundness.switches import Key
from osaid.analysis.soundness.terms import odd_terms
from osaid.diagnostics import Diagnostic
from osaid.evaluation.verdicts import SECONDS
from osaid.licenses.catalog import Catalogue, shipped
from osaid.policy.policies import CheckedPolicy
from osaid.values import Shown

_FIRST = {Code.IMPOSSIBLE_REQUIREMENT, Code.IMPOSSIBLE_LEVEL, Code.IMPOSSIBLE_POLICY}
"""What is to be mended before anything else: all follows from what cannot be."""


def plain_remarks(
    policy: CheckedPolicy, *, licenses: Catalogue | None = None
) -> tuple[Diagnostic, ...]:
    """Return what is odd in a policy and shows without a solver.

    `licenses` is the catalogue to ask, by default the one that ships.
    """
    subject = Subject(policy, licenses or shipped(), Deadline(SECONDS))
    found = (*odd_terms(subject), *unleveled(subject))
    return _told(subject, found)


def proven_remarks(
    policy: CheckedPolicy,
    *,
    seconds: float = SECONDS,
    licenses: Catalogue | None = None,
) -> tuple[Diagnostic, ...]:
    """Return what is proven of a policy for all systems, in the order of its text.

    The last one says so if the time was over before all was decided. `licenses` are
    those of `plain_remarks`. Raises `UsageError` without a solver.

    >>> from osaid import parse_policy
    >>> text = "language 1 policy acme 1 status final requirement r {"
    >>> twice = "must code: available must some code: available"
    >>> policy = parse_policy(f"{text} {twice} }}").checked
    >>> [remark.code for remark in proven_remarks(policy)]
    ['idle-sentence']
    """
    deadline = Deadline(seconds)
    with Search(Gates(), deadline):  # which says at once if there is none
        pass
    run = _Run(Subject(policy, licenses or shipped(), deadline))
    decided = run.all_in_time()
    told = _told(run.subject, run.found)
    if decided:
        return told
    return (*told, Remarks(policy, run.subject.mentions).not_decided(seconds))


def _told(subject: Subject, found: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    remarks = Remarks(subject.policy, subject.mentions)
    return tuple(map(remarks.of, sorted(found, key=lambda each: each.at.start)))


@frozen(eq=False)
class _Run(Shown):
    """One look through a policy; `found` grows until the time is over."""

    subject: Subject
    found: list[Finding] = field(init=False, factory=list)
    off: list[Key] = field(init=False, factory=list)

    def all_in_time(self) -> bool:
        """Look for everything, and return whether there was time enough."""
        proofs = Proofs(self.subject)
        try:
            self._keep(impossible(proofs))
            if _FIRST.isdisjoint(finding.code for finding in self.found):
                self._keep(same_levels(proofs))
                self._keep(idle_sentences(proofs, self.off))
                self._mend(lambda found: kept_reasons(found, proofs, self.off))
                self._keep(idle_advice(proofs))
                self._keep(idle_parts(proofs, self.off))
                records = Proofs(self.subject, complete=False)
                self._mend(lambda found: told_of_records(found, records, self.off))
        except OutOfTime:
            return False
        return True

    def _keep(self, findings: Iterable[Finding]) -> None:
        # One by one, since there may be no time for the rest of them.
        for finding in findings:
            self._take(finding)

    def _take(self, finding: Finding) -> None:
        self.found.append(finding)

    def _mend(self, mended: Callable[[Finding], Finding]) -> None:
        """Tell more of each idle sentence."""
        for index, finding in enumerate(self.found):
            if finding.code is Code.IDLE_SENTENCE:
                self.found[index] = mended(finding)
