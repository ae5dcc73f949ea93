"""From a system and a policy to a verdict, part by part."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType

from attrs import evolve, frozen

from osaid import evaluation
from osaid.evaluation.advice import Grounds
from osaid.evaluation.basis import basis_of
from osaid.evaluation.cases import Assumptions, Case, Item
from osaid.evaluation.deferred import deferred
from osaid.evaluation.findings import Finding, reasons, sorted_causes
from osaid.evaluation.freedoms import because_of, freedom_verdicts
from osaid.evaluation.identities import (
    license_data,
    policy_identity,
    system_identity,
)
from osaid.evaluation.judged import Cause, Judged, Nature
from osaid.evaluation.lenses import ACTUAL, FORM, Lens
from osaid.evaluation.parts import (
    Acceptance,
    Assumption,
    Basis,
    LevelVerdict,
    LicenseData,
    PolicyIdentity,
    Waiver,
)
from osaid.evaluation.sentences import all_findings
from osaid.evaluation.verdicts import Verdict
from osaid.policy.policies import CheckedPolicy
from osaid.records.outcomes import DECISIONS, Decision, Group, Outcome
from osaid.records.systems import Claim, System
from osaid.truth import Truth
from osaid.values import Shown


def judge_system(
    system: System, policy: CheckedPolicy, given: Assumptions | None = None
) -> Verdict:
    """Return the verdict: every sentence, the freedoms, the group, the basis.

    It is worked out by the interpreter alone, part by part as it is looked at.
    """
    judgement = Interpreted(system, policy, given or Assumptions())
    grounds = Grounds(system, policy, judgement.given)
    return deferred(Verdict, judgement, grounds, "outcome", judgement.outcome)


@frozen(eq=False)
class Judgement(Shown, ABC):
    """One system under one policy, and whatever a verdict says of it.

    Everything is worked out when it is asked for. Subclasses find the truths; why
    something is so is what the interpreter says.
    """

    system: System

    @property
    @abstractmethod
    def policy(self) -> CheckedPolicy:
        """Return the policy that judges."""

    @property
    @abstractmethod
    def given(self) -> Assumptions:
        """Return what the caller decides."""

    @property
    @abstractmethod
    def applies(self) -> Truth:
        """Return whether the policy says anything about the system."""

    @property
    @abstractmethod
    def outcome(self) -> Outcome:
        """Return what the policy comes to."""

    @property
    @abstractmethod
    def findings(self) -> tuple[Finding, ...]:
        """Return what every sentence comes to."""

    @abstractmethod
    def whole(self, lens: Lens) -> Truth:
        """Return whether the policy holds, through a lens."""

    @abstractmethod
    def musts(self, item: Item, lens: Lens) -> Truth:
        """Return the conjunction of the `must` sentences of one item."""

    @abstractmethod
    def condition(self, item: Item) -> Truth:
        """Return whether the condition of one item holds; without one it does."""

    @abstractmethod
    def at_level(self, level: str) -> Judgement:
        """Return the judgement that is made when another level is asked for."""

    @abstractmethod
    def waiving(self, names: frozenset[str]) -> Outcome:
        """Return the outcome if some requirements counted as true."""

    @property
    def identity(self) -> PolicyIdentity:
        """Return which policy judges, under which readings."""
        return policy_identity(self.policy, self.given.readings)

    @property
    def license_data(self) -> LicenseData:
        """Return which licence facts are used."""
        return license_data(self.given.licenses)

    @property
    def parts(self) -> Mapping[str, object]:
        """Return the names of the parts of a verdict."""
        return PARTS

    def make(self, name: str, _about: Grounds) -> object:
        """Return one part of the verdict."""
        return PARTS[name](self)

    @cached_property
    def case(self) -> Case:
        """Return the case that the interpreter works on."""
        return Case.of(self.system, self.policy, self.given)

    @property
    def as_of(self) -> date | None:
        """Return the judging date: the one given, or the record's own."""
        return self.given.as_of or self.system.made

    @cached_property
    def applied(self) -> Judged:
        """Return whether the policy says anything about the system, and why."""
        return self.case.applies(self.case.through(ACTUAL))

    @cached_property
    def grouped(self) -> tuple[Group, tuple[str, ...]]:
        """Return what stands in the way, and what would still be open after terms."""
        if self.outcome != Outcome.FAILS:
            return Group(self.outcome.value), ()
        whole = self.whole(FORM)
        if whole is Truth.FALSE:
            return Group.COMPONENTS, ()
        if whole is Truth.TRUE:
            return Group.TERMS, ()
        judged = self.case.whole(self.case.through(FORM))
        still_open = tuple(reasons(sorted_causes(judged.causes)))
        human = {Nature.ATTESTATION, Nature.CONTESTED}
        if all(cause.nature in human for cause in judged.causes):
            return Group.TERMS, still_open
        return Group.UNDETERMINED_AFTER_TERMS, still_open

    @cached_property
    def accepted(self) -> tuple[tuple[Acceptance, tuple[Assumption, ...]], ...]:
        """Return what follows from each claim that is to be believed."""
        believed = self.given.accept
        return tuple(
            self._accepted(claim)
            for claim in self.system.claims
            if claim.name in believed
        )

    def _accepted(self, claim: Claim) -> tuple[Acceptance, tuple[Assumption, ...]]:
        if claim.group == Group.COMPONENTS:
            group = self.grouped[0]
            return Acceptance(claim.name, claim.group, group, self.outcome), ()
        return evaluation.acceptance.accept_claim(self.case, claim)

    @cached_property
    def assumptions(self) -> tuple[Assumption, ...]:
        """Return what is assumed for the claims that are believed."""
        return tuple(a for _, assumed in self.accepted for a in assumed)

    @cached_property
    def levels(self) -> tuple[LevelVerdict, ...]:
        """Return what each level of the ladder comes to, the lowest first."""
        if not self.policy.levels:
            return ()
        return tuple(evaluation.levels.levels_of(self))

    @cached_property
    def waivers(self) -> tuple[Waiver, ...]:
        """Return the waivers for the system, whatever they are worth on the day."""
        if not self.policy.waivers:
            return ()
        return evaluation.waivers.waivers_of(self.policy, self.system, self.as_of)

    @property
    def decision(self) -> Decision:
        """Return what follows from the outcome, with what is waived counted as true."""
        found = self.waivers
        names = evaluation.waivers.waived(found) if found else frozenset[str]()
        return DECISIONS[self.waiving(names) if names else self.outcome]

    @property
    def basis(self) -> Basis:
        """Return on what the verdict rests."""
        return basis_of(self._deciding(), len(self.assumptions))

    def _deciding(self) -> set[Cause]:
        """Return what the outcome rests on, or what is known while it is open."""
        if self.outcome == Outcome.NOT_APPLICABLE:
            return set(self.applied.causes)
        musts = [f for f in self.findings if f.decides and f.counts]
        decided = [f for f in musts if f.truth is not Truth.UNKNOWN]
        if self.outcome == Outcome.FAILS:
            decided = [f for f in decided if f.truth is Truth.FALSE]
        return {cause for finding in decided for cause in finding.causes}


@frozen(eq=False)
class Interpreted(Judgement):
    """A judgement of which the interpreter finds the truths, too."""

    policy: CheckedPolicy
    given: Assumptions

    @cached_property
    def applies(self) -> Truth:
        """Return whether the policy says anything about the system."""
        return self.applied.truth

    @cached_property
    def outcome(self) -> Outcome:
        """Return what the policy comes to."""
        return self.case.outcome

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return what every sentence comes to."""
        return tuple(all_findings(self.case))

    def whole(self, lens: Lens) -> Truth:
        """Return whether the policy holds, through a lens."""
        return self.case.whole(self.case.through(lens)).truth

    def musts(self, item: Item, lens: Lens) -> Truth:
        """Return the conjunction of the `must` sentences of one item."""
        return self.case.through(lens).musts(item).truth

    def condition(self, item: Item) -> Truth:
        """Return whether the condition of one item holds; without one it does."""
        judged = self.case.through(ACTUAL).condition_of(item)
        return Truth.TRUE if judged is None else judged.truth

    def at_level(self, level: str) -> Judgement:
        """Return the judgement that is made when another level is asked for."""
        return Interpreted(self.system, self.policy.at_level(level), self.given)

    def waiving(self, names: frozenset[str]) -> Outcome:
        """Return the outcome if some requirements counted as true.

        The outcome of parents is what it is.
        """
        policy = evaluation.waivers.without(self.policy, names)
        return evolve(self.case, policy=policy).outcome


PARTS: Mapping[str, Callable[[Judgement], object]] = MappingProxyType(
    {
        "source": lambda j: j.system.place.file if j.system.place else None,
        "system": lambda j: system_identity(j.system, j.as_of),
        "policy": lambda j: j.identity,
        "licenses": lambda j: j.license_data,
        "as_of": lambda j: j.as_of,
        "outcome": lambda j: j.outcome,
        "decision": lambda j: j.decision,
        "group": lambda j: j.grouped[0],
        "freedoms_": lambda j: tuple(freedom_verdicts(j)),
        "basis": lambda j: j.basis,
        "findings": lambda j: j.findings,
        "open_after_terms": lambda j: j.grouped[1],
        "applies": lambda j: j.applies,
        "applies_because": lambda j: because_of(j.applies, lambda: j.applied),
        "assumed": lambda j: j.given.listing,
        "claims": lambda j: j.system.claims,
        "acceptances": lambda j: tuple(acceptance for acceptance, _ in j.accepted),
        "assumptions": lambda j: j.assumptions,
        "attestations": lambda j: j.system.attestations,
        "diagnostics": lambda j: (
            evaluation.waivers.problems_of(j.waivers) if j.waivers else ()
        ),
        "trust": lambda j: j.system.trust,
        "level": lambda j: evaluation.levels.reached(j.levels) if j.levels else None,
        "levels": lambda j: j.levels,
        "waivers": lambda j: j.waivers,
    }
)
"""How each part of a verdict is made."""
