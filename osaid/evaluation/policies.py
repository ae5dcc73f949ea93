"""A policy that judges: the door through which programs ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from attrs import field, frozen

from osaid.diagnostics import Diagnostic
from osaid.evaluation.choices import check_claims, check_level, check_readings
from osaid.evaluation.findings import Finding
from osaid.evaluation.judges import Judge
from osaid.evaluation.verdicts import Verdict
from osaid.licenses.catalog import Catalogue, shipped
from osaid.policy.headers import Status
from osaid.policy.policies import CheckedPolicy
from osaid.records.outcomes import Outcome
from osaid.records.systems import Extent, System
from osaid.truth import Truth
from osaid.values import Shown, Value

if TYPE_CHECKING:
    from osaid.evaluation.compiler.generated import Generated
    from osaid.evaluation.compiler.program import Program

MOST_JUDGES = 256
"""So many choices of readings and the like are kept ready for a policy."""


class Decide(Protocol):
    """Returns the outcome of a policy on a system, without findings."""

    def __call__(
        self,
        system: System,
        *,
        as_of: date | None = None,
        readings: Mapping[str, str] | None = None,
        licenses: Catalogue | None = None,
        level: str | None = None,
    ) -> Outcome:
        """Return the outcome alone; see `Policy.decide`."""


@frozen
class RequirementVerdict(Value):
    """What one requirement, or freedom, says of one system."""

    name: str
    truth: Truth
    findings: tuple[Finding, ...]


@frozen(eq=False)
class Predicate(Shown):
    """One requirement of a policy, to be asked alone."""

    policy: Policy = field(repr=False)
    name: str

    def evaluate(
        self,
        system: System,
        *,
        as_of: date | None = None,
        readings: Mapping[str, str] | None = None,
        licenses: Catalogue | None = None,
    ) -> RequirementVerdict:
        """Return whether the requirement's `must` sentences hold, with findings.

        Raises `UsageError` for a reading that the policy does not have.
        """
        judge = self.policy.judge(readings=readings, licenses=licenses)
        truth = judge.program.conclude(system, as_of).musts[judge.places[self.name]]
        findings = judge.evaluate(system, as_of).findings
        mine = tuple(f for f in findings if f.requirement == self.name)
        return RequirementVerdict(self.name, truth, mine)


@frozen(eq=False)
class Policy(Shown):
    """A definition, or what builds on one, ready to judge systems.

    >>> from osaid.assessment import load_policy
    >>> policy = load_policy("osaid 1.0")
    >>> policy.decide(System("nothing known"))
    <Outcome.UNDETERMINED: 'undetermined'>
    """

    checked: CheckedPolicy = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)
    _judges: dict[object, Judge] = field(init=False, factory=dict, repr=False)
    _levels: dict[str, Policy] = field(init=False, factory=dict, repr=False)

    def __reduce__(self) -> tuple[type[Policy], tuple[object, ...]]:
        """Pickle as the checked policy; the rest is made from it."""
        return type(self), (self.checked, self.diagnostics)

    @cached_property
    def requirements(self) -> Mapping[str, Predicate]:
        """Return freedoms and requirements by name, to be asked alone."""
        names = (str(item.name) for item in self.checked.groups)
        return MappingProxyType({name: Predicate(self, name) for name in names})

    @property
    def name(self) -> str:
        """Return the name, such as `osaid`."""
        return self.checked.name

    @property
    def version(self) -> str:
        """Return the version, such as `1.0`."""
        return self.checked.version

    @property
    def title(self) -> str:
        """Return the title in words."""
        return self.checked.title

    @property
    def status(self) -> Status:
        """Return how settled the policy is."""
        return self.checked.status

    @property
    def digest(self) -> str:
        """Return the digest of what the policy says, whatever its layout."""
        return self.checked.digest

    @property
    def readings(self) -> Mapping[str, tuple[str, ...]]:
        """Return the values of each reading, the default first."""
        return {
            name: (str(r.default), *(str(v) for v in r.values if v != r.default))
            for name, r in self.checked.readings.items()
        }

    @property
    def levels(self) -> tuple[str, ...]:
        """Return the names of the levels of the ladder, the lowest first."""
        return tuple(str(level.name) for level in self.checked.levels)

    def at_level(self, level: str | None) -> Policy:
        """Return the policy as it is asked for at a level; None changes nothing.

        Raises `UsageError` for a level that the policy does not have.
        """
        if level is None:
            return self
        check_level(self.checked, level)
        if level not in self._levels:
            self._levels[level] = Policy(self.checked.at_level(level), self.diagnostics)
        return self._levels[level]

    @property
    def program(self) -> Generated:
        """Return the Python that is made of the policy under its default readings.

        `program.source` is its text.
        """
        return self.judge().program.generated

    @cached_property
    def decide(self) -> Decide:
        """Return the outcome of a system alone, without findings: `decide(system)`.

        `as_of` is the judging date, `readings` picks values of readings, `licenses`
        is the catalogue to ask, by default the one that ships, and `level` the one
        of the ladder, by default the lowest. Raises `UsageError` for a reading or
        level that the policy does not have.
        """
        return _decide(self, self.judge().program)

    def judge(
        self,
        *,
        readings: Mapping[str, str] | None = None,
        assume: Extent | None = None,
        licenses: Catalogue | None = None,
    ) -> Judge:
        """Return the policy with a choice made, ready to judge; made once for each.

        Raises `UsageError` for a reading that the policy does not have.
        """
        catalogue = shipped() if licenses is None else licenses
        key = (tuple(sorted((readings or {}).items())), assume, id(catalogue))
        judge = self._judges.get(key)
        if judge is None:
            check_readings(self.checked, readings or {})
            if len(self._judges) >= MOST_JUDGES:
                self._judges.clear()
            judge = Judge(self.checked, dict(readings or {}), assume, catalogue)
            # The judge holds the catalogue, so that no other comes to have its id.
            self._judges[key] = judge
        return judge

    def evaluate(
        self,
        system: System,
        *,
        as_of: date | None = None,
        readings: Mapping[str, str] | None = None,
        accept: tuple[str, ...] | list[str] = (),
        assume: Extent | None = None,
        licenses: Catalogue | None = None,
        level: str | None = None,
    ) -> Verdict:
        """Return the verdict on a system.

        `as_of` is the judging date; without it the day the record was made.
        `readings` picks values of readings, `accept` names claims to believe and
        `assume` is a completeness taken for every list, `licenses` the catalogue to
        ask, by default the one that ships. `level` is the level of the ladder of
        which the outcome is given, by default the lowest. Raises `UsageError` for a
        reading or level that the policy, or a claim that the record, does not have.
        """
        if level is not None:
            return self.at_level(level).evaluate(
                system,
                as_of=as_of,
                readings=readings,
                accept=accept,
                assume=assume,
                licenses=licenses,
            )
        if readings or assume is not None or licenses is not None:
            judge = self.judge(readings=readings, assume=assume, licenses=licenses)
        else:
            judge = self._usual
        if accept:
            check_claims(system, accept)
        return judge.evaluate(system, as_of, tuple(accept))

    @cached_property
    def _usual(self) -> Judge:
        return self.judge()


def _decide(policy: Policy, program: Program) -> Decide:
    """Return the function that decides by a program, without a detour.

    What most calls need stands here in one place: the frame may settle it, else
    the answers of the parts are joined and looked up.
    """
    settled, weights, outcomes = program.settled, program.weights, program.outcomes
    plain = program.is_plain

    def decide(
        system: System,
        # Not keyword-only, which would be looked up anew in each call.
        as_of: date | None = None,
        readings: Mapping[str, str] | None = None,
        licenses: Catalogue | None = None,
        level: str | None = None,
    ) -> Outcome:
        """Return the outcome alone: on a day, under readings, at a level."""
        if level is not None:
            leveled = policy.at_level(level).decide
            return leveled(system, as_of=as_of, readings=readings, licenses=licenses)
        if as_of is not None or readings is not None or licenses is not None:
            judge = policy.judge(readings=readings, licenses=licenses)
            return judge.program.decide(system, as_of)
        profile = system.profile
        try:
            outcome, answers = settled[profile.frame]
            if outcome is not None:
                return outcome
            if plain and profile.alone:
                for part in profile.parts:
                    answers |= weights[part]
                return outcomes[answers]
        except KeyError:  # something is seen for the first time
            pass
        return program.decide(system)

    return decide
