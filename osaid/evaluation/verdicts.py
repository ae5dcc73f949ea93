"""A verdict: what a policy says of one system, clause by clause, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NoReturn

import attrs
from attrs import field, frozen

from osaid import evaluation
from osaid.diagnostics import Diagnostic
from osaid.evaluation import policy_wording, wording
from osaid.evaluation.advice import Grounds, adviser, known
from osaid.evaluation.codec import decode, encode, keyed, named
from osaid.evaluation.deferred import Deferred, deferred, told_of
from osaid.evaluation.findings import Finding
from osaid.evaluation.parts import (
    Acceptance,
    Assumption,
    Basis,
    FreedomVerdict,
    LevelVerdict,
    LicenseData,
    PolicyIdentity,
    Reached,
    SystemIdentity,
    Waiver,
)
from osaid.records.outcomes import Decision, Group, Outcome
from osaid.records.systems import Attestation, Claim, Extent
from osaid.records.trust import Trust
from osaid.truth import Truth
from osaid.values import Shown

if TYPE_CHECKING:
    from osaid.analysis.remedies.questions import OpenQuestions
    from osaid.analysis.remedies.results import Remedies
    from osaid.analysis.remedies.sensitivity import Sensitivity

SECONDS = 30.0
"""So long a solver may take, unless somebody says otherwise."""


@frozen
class Verdict(Deferred):
    """What a policy says of one system.

    `outcome` is about the definition and `decision` about the policy, `waivers`
    applied. `level` says how far up a ladder the system is, and `levels` what is
    missing for each. Nothing in it is a certification. It is a value: compare it,
    store it, send it on.
    `print(verdict)` is a page for people, `to_dict` the published JSON form.
    """

    source: str | None
    system: SystemIdentity
    policy: PolicyIdentity
    licenses: LicenseData
    as_of: date | None
    outcome: Outcome
    decision: Decision
    group: Group
    freedoms_: tuple[FreedomVerdict, ...] = field(
        alias="freedoms", metadata=keyed("freedoms", by="name")
    )
    basis: Basis
    findings: tuple[Finding, ...]
    open_after_terms: tuple[str, ...] = ()
    applies: Truth = Truth.TRUE
    applies_because: tuple[str, ...] = ()
    assumed: Extent | None = field(default=None, metadata=named("assumed_listing"))
    claims: tuple[Claim, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    trust: Trust | None = None
    level: Reached | None = None
    levels: tuple[LevelVerdict, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def __bool__(self) -> NoReturn:
        """Refuse: compare `verdict.outcome` with a member of `Outcome` instead."""
        message = "a Verdict is not a yes or no; compare its `outcome`"
        raise TypeError(message)

    @property
    def freedoms(self) -> dict[str, FreedomVerdict]:
        """Return the freedoms by name, in the order of the policy."""
        return {freedom.name: freedom for freedom in self.freedoms_}

    @property
    def readings(self) -> dict[str, str]:
        """Return the readings in force."""
        return dict(self.policy.readings)

    @property
    def blockers(self) -> tuple[Finding, ...]:
        """Return the `must` findings that are false, each where it is decided.

        Those are left out that the level asked for does not need, and sentences that
        only ask for another requirement of which there are findings.
        """
        return self._musts(Truth.FALSE)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Return the `must` findings that are unknown, each where it is open."""
        return self._musts(Truth.UNKNOWN)

    def _musts(self, truth: Truth) -> tuple[Finding, ...]:
        counted = [f for f in self.findings if f.counts]
        told = {finding.requirement for finding in counted}
        found = (f for f in counted if f.decides and f.truth is truth)
        return tuple(f for f in found if f.refers_to not in told)

    def noted(self, source: str, diagnostics: tuple[Diagnostic, ...]) -> Verdict:
        """Return the verdict with where its record stood, and what was odd there.

        That stands before what is wrong with waivers. What has not been looked at yet
        is still made only when it is.
        """
        return deferred(Verdict, _NOTED, (self, diagnostics), "source", source)

    def remedies(
        self,
        *,
        toward: str = "possible",
        prices: Mapping[str, int] = MappingProxyType({}),
        forbid: Iterable[str] = (),
        only: Iterable[str] = (),
        seconds: float = SECONDS,
    ) -> Remedies:
        """Return the smallest sets of changes after which the verdict is as wanted.

        `toward` is `possible`, with nothing false any more, or `conforms`. Changes are
        named as `MOVE`, `KIND` or `MOVE:KIND`, such as `publish:data`: `prices` says
        what those cost that do not cost 1, `forbid` which are not allowed, and `only`
        that no others are. Claims are not believed and waivers count for nothing here.

        Raises `UsageError` for a move, kind, target or price that does not exist,
        without the extra `osaid[solver]`, and for a verdict that was loaded: it knows
        its record no more.
        """
        return adviser().remedies(
            self.grounds,
            toward=toward,
            prices=prices,
            forbid=forbid,
            only=only,
            seconds=seconds,
        )

    def open_questions(self, *, seconds: float = SECONDS) -> OpenQuestions:
        """Return what is not known and would decide an undetermined verdict.

        These are the smallest sets of facts which, once known, decide it, one for each
        way, and what to ask first. Raises `UsageError` as `remedies` does.
        """
        return adviser().open_questions(self.grounds, seconds=seconds)

    def sensitivity(self, *, seconds: float = SECONDS) -> Sensitivity:
        """Return whether the verdict can end otherwise, and on which facts it hangs.

        Raises `UsageError` as `remedies` does.
        """
        return adviser().sensitivity(self.grounds, seconds=seconds)

    @property
    def grounds(self) -> Grounds:
        """Return from what the verdict was made; `UsageError` for one loaded."""
        return known(_grounds(self))

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain JSON types, after the published schema."""
        written: dict[str, Any] = encode(self)
        return written

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Verdict:
        """Return the verdict that `to_dict` wrote.

        Raises `InputError` when something is missing or of the wrong type.
        """
        return decode(cls, data)

    @property
    def headline(self) -> str:
        """Return the first line: what was judged, by what, as of when, and how."""
        return wording.headline(
            self.system, self.policy, self.as_of, self.basis, self.outcome
        )

    def __str__(self) -> str:
        """Return a page for people: outcome, freedoms, what blocks, what is open."""
        blocks = (
            policy_wording.waived(self.waivers, self.decision),
            policy_wording.described(self.system, self.policy, self.outcome),
            evaluation.level_wording.ladder(self) if self.levels else (),
            wording.applicable(self.applies, self.applies_because),
            wording.grouped(self.group),
            policy_wording.built_on(self.policy),
            wording.standing(self.basis, self.policy, self.licenses, self.assumed),
            wording.trusted(self.trust),
            wording.accepted(self.acceptances, self.assumptions),
            wording.freedoms(self.freedoms_),
            wording.in_the_way(self.blockers, self.policy),
            wording.left_open(self.open_findings, self.policy),
            wording.claimed(self.claims),
        )
        return wording.page(self.headline, blocks)


def _grounds(verdict: Verdict) -> Grounds | None:
    """Return from what a verdict was made, None of one that was loaded."""
    about: Any = verdict
    while isinstance(about, Verdict):
        about = told_of(about)
        if isinstance(about, tuple):  # what was noted of another verdict
            about = about[0]
    found: Grounds | None = about
    return found


@frozen(eq=False)
class _Noted(Shown):
    """Makes the parts of a verdict of which it was noted where its record stood."""

    @property
    def parts(self) -> frozenset[str]:
        return _PARTS

    def make(self, name: str, about: tuple[Verdict, tuple[Diagnostic, ...]]) -> object:
        verdict, diagnostics = about
        if name == "diagnostics":
            return (*diagnostics, *verdict.diagnostics)
        return getattr(verdict, name)


_NOTED = _Noted()
_PARTS = frozenset(attribute.name for attribute in attrs.fields(Verdict))
