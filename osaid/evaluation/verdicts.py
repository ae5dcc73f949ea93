"""A verdict: what a policy says of one system, clause by clause, and on whose word."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from osaid.diagnostics import Diagnostic
from osaid.evaluation.findings import Finding
from osaid.records.outcomes import Decision, Group, Outcome
from osaid.records.statements import Grade
from osaid.records.systems import Attestation, Claim, Extent
from osaid.truth import Truth


@frozen
class SystemIdentity:
    """Which system was judged, and from which input."""

    name: str
    release: str | None
    supplier: str | None
    subject: str
    digest: str
    purl: str | None = None
    hub: str | None = None
    revision: str | None = None
    described_as: tuple[str, ...] = ()
    source: str | None = None

    @property
    def title(self) -> str:
        """Return name and release as one reads them."""
        if self.release is None or self.release in self.name:
            return self.name
        return f"{self.name} {self.release}"


@frozen
class PolicyIdentity:
    """Which policy judged, under which readings.

    `readings` are all readings in force and `chosen` those that are not the
    policy's default.
    """

    name: str
    version: str
    title: str
    status: str
    digest: str
    readings: tuple[tuple[str, str], ...] = ()
    chosen: tuple[str, ...] = ()


@frozen
class LicenseData:
    """Which licence facts were used."""

    spdx: str
    facts: str
    digest: str


@frozen
class FreedomVerdict:
    """Three answers on one freedom.

    `truth`: may users do it. `terms`: do the terms of what is there grant it.
    `form`: is the preferred form there. The last two each say why, in words.
    """

    name: str
    title: str
    truth: Truth
    terms: Truth
    form: Truth
    terms_because: tuple[str, ...] = ()
    form_because: tuple[str, ...] = ()


@frozen
class Basis:
    """On what a verdict rests: deciding facts by grade, attestations, assumptions.

    `weakest` is the weakest grade among the deciding facts, None without any.
    """

    grades: tuple[tuple[Grade, int], ...] = ()
    attestations: int = 0
    assumptions: int = 0

    @property
    def weakest(self) -> Grade | None:
        """Return the weakest grade on which anything was decided."""
        graded = [grade for grade, count in self.grades if count]
        return min(graded, key=lambda grade: grade.rank, default=None)


@frozen
class Assumption:
    """A sentence taken as true because a claim is believed, and against what."""

    finding: str
    facts: tuple[str, ...]


@frozen
class Acceptance:
    """What follows if somebody's published claim is believed.

    When the `group` reached is not the one `claimed`, the claim cannot be
    accepted, and nothing is assumed.
    """

    claim: str
    claimed: Group
    group: Group
    outcome: Outcome
    assumptions: tuple[Assumption, ...] = ()

    @property
    def accepted(self) -> bool:
        """Return whether the claim can be accepted."""
        return self.claimed is self.group


@frozen
class Verdict:
    """What a policy says of one system.

    `outcome` is about the definition and `decision` about the policy. Nothing in
    it is a certification. Compare and store freely: it is a value.
    """

    system: SystemIdentity
    policy: PolicyIdentity
    licenses: LicenseData
    as_of: date | None
    outcome: Outcome
    decision: Decision
    group: Group
    freedoms_: tuple[FreedomVerdict, ...] = field(alias="freedoms")
    basis: Basis
    findings: tuple[Finding, ...]
    open_after_terms: tuple[str, ...] = ()
    applies: Truth = Truth.TRUE
    assumed: Extent | None = None
    claims: tuple[Claim, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

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
        """Return the `must` findings that are false."""
        return self._musts(Truth.FALSE)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Return the `must` findings that are unknown."""
        return self._musts(Truth.UNKNOWN)

    def _musts(self, truth: Truth) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.decides and f.truth is truth)
