"""The parts of a verdict that are not findings."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from osaid.evaluation.codec import MAPPING
from osaid.records.outcomes import Group, Outcome, Validity
from osaid.records.statements import Grade
from osaid.text import Place
from osaid.truth import Truth
from osaid.values import Value


@frozen
class SystemIdentity(Value):
    """Which system was judged: name, release, supplier, and by what it is known.

    `digest` is that of the record, `described_as` what the supplier calls it.
    """

    name: str
    release: str | None
    supplier: str | None
    subject: str
    digest: str
    purl: str | None = None
    hub: str | None = None
    revision: str | None = None
    described_as: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Return name and release as one reads them, on one line."""
        known = self.release is not None and self.release not in self.name
        title = f"{self.name} {self.release}" if known else self.name
        return " ".join(title.split())


@frozen
class Dropped(Value):
    """What a policy inherits from another one and does not ask for, and why."""

    name: str
    because: str
    policy: str


@frozen
class PolicyIdentity(Value):
    """Which policy judged, under which readings, at which level.

    `readings` are all readings in force and `chosen` those that are not the
    policy's default. `level` is the one of which the outcome is given, None without
    a ladder. `extends` names the policies it builds on, the nearest first, and
    `dropped` what it leaves out of them.
    """

    name: str
    version: str
    title: str
    status: str
    digest: str
    readings: tuple[tuple[str, str], ...] = field(default=(), metadata=MAPPING)
    chosen: tuple[str, ...] = ()
    level: str | None = None
    extends: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def known_as(self) -> str:
        """Return name and version, such as `osaid 1.0`."""
        return f"{self.name} {self.version}"


@frozen
class LicenseData(Value):
    """Which licence facts were used.

    `digest` covers all of them; `own` names the files that added to what ships.
    """

    spdx: str
    facts: str
    digest: str
    own: tuple[str, ...] = ()


@frozen
class FreedomVerdict(Value):
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
class Reached(Value):
    """How far up a ladder a system is, as names of levels; None is below all.

    `certain` is the highest level that is true, `possible` the highest that is not
    false.
    """

    certain: str | None
    possible: str | None


@frozen
class LevelVerdict(Value):
    """One level of a ladder: whether it is reached, and what is missing.

    `truth` is that of all that it and the levels below it need. Of what they need
    and what applies to the system, `held` counts what is true and `total` all;
    `missing` names the rest. `progress` is the percentage, 0 while a level below is
    not reached.
    """

    name: str
    title: str
    truth: Truth
    held: int
    total: int
    progress: int
    missing: tuple[str, ...] = ()


@frozen
class Waiver(Value):
    """A requirement on which the policy does not insist for some systems.

    The system is one of them by `pattern`. `until` is the last day of it, `by` who
    answers for it. `state` says what it is worth on the judging date. It stands in
    the text of `policy`, at `policy_location`.
    """

    requirement: str
    pattern: str
    until: date
    because: str
    by: str | None
    state: Validity
    policy: str
    policy_location: Place


@frozen
class Basis(Value):
    """On what a verdict rests: deciding facts by grade, attestations, assumptions.

    `weakest` is the weakest grade among the deciding facts, None without any.
    """

    grades: tuple[tuple[Grade, int], ...] = field(default=(), metadata=MAPPING)
    attestations: int = 0
    assumptions: int = 0

    @property
    def weakest(self) -> Grade | None:
        """Return the weakest grade on which anything was decided."""
        graded = [grade for grade, count in self.grades if count]
        return min(graded, key=lambda grade: grade.rank, default=None)


@frozen
class Assumption(Value):
    """A sentence taken as true because a claim is believed, and against what."""

    claim: str
    finding: str
    facts: tuple[str, ...]


@frozen
class Acceptance(Value):
    """What follows if somebody's published claim is believed.

    When the `group` reached is not the one `claimed`, the claim cannot be
    accepted, and nothing is assumed; else `assumed` counts the assumptions.
    """

    claim: str
    claimed: Group
    group: Group
    outcome: Outcome
    assumed: int = 0

    @property
    def accepted(self) -> bool:
        """Return whether the claim can be accepted."""
        return self.claimed is self.group
