"""Looks through one policy for what changes nothing, and for what cannot be."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from osaid.analysis.solving.gates import Gates
from osaid.analysis.solving.search import Deadline, OutOfTime, Search
from osaid.analysis.soundness.advice import idle_advice
from osaid.analysis.soundness.findings import Code, Finding
from osaid.analysis.soundness.formula import Subject
from osaid.analysis.soundness.idle import idle_parts, idle_sentences, told_of_records
from osaid.analysis.soundness.impossible import impossible
from osaid.analysis.soundness.ladders import same_levels, unleveled
from osaid.analysis.soundness.proofs import Proofs
from osaid.analysis.soundness.switches import Key
from osaid.analysis.soundness.terms import odd_terms
from osaid.licenses.catalog import Catalogue, shipped
from osaid.policy.policies import CheckedPolicy
from osaid.values import Shown

SECONDS = 30.0
_USELESS = {Code.IMPOSSIBLE_REQUIREMENT, Code.IMPOSSIBLE_POLICY}


@frozen(eq=False)
class Checked(Shown):
    """What was found in a policy, and whether there was time to look for everything."""

    findings: tuple[Finding, ...]
    decided: bool


def check_plainly(policy: CheckedPolicy) -> tuple[Finding, ...]:
    """Return what is odd in a policy and shows without a solver."""
    subject = Subject(policy, shipped(), Deadline(SECONDS))
    return (*odd_terms(subject), *unleveled(subject))


def check_by_proof(
    policy: CheckedPolicy,
    *,
    seconds: float = SECONDS,
    licenses: Catalogue | None = None,
) -> Checked:
    """Return what can be proven of a policy in some time, for all systems.

    Raises `UsageError` without a solver.
    """
    deadline = Deadline(seconds)
    with Search(Gates(), deadline):  # which says at once if there is none
        pass
    return _Run(Subject(policy, licenses or shipped(), deadline)).run()


@frozen(eq=False)
class _Run(Shown):
    """One look through a policy; `found` grows until the time is over."""

    subject: Subject
    found: list[Finding] = field(init=False, factory=list)
    off: list[Key] = field(init=False, factory=list)

    def run(self) -> Checked:
        proofs = Proofs(self.subject)
        try:
            self._keep(impossible(proofs))
            if not any(finding.code in _USELESS for finding in self.found):
                self._keep(same_levels(proofs))
                self._keep(idle_sentences(proofs, self.off))
                self._keep(idle_advice(proofs))
                self._keep(idle_parts(proofs, self.off))
                self._tell_of_records()
        except OutOfTime:
            return Checked(tuple(self.found), decided=False)
        return Checked(tuple(self.found), decided=True)

    def _keep(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self.found.append(finding)

    def _tell_of_records(self) -> None:
        records = Proofs(self.subject, complete=False)
        for index, finding in enumerate(self.found):
            if finding.code is Code.IDLE_SENTENCE:
                before = self.off[: self.off.index(finding.key)]
                self.found[index] = told_of_records(finding, records, before)
