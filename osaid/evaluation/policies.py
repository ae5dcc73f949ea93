"""A policy that judges: the door through which programs ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from attrs import field, frozen

from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.evaluation.cases import Assumptions, Case, decide
from osaid.evaluation.findings import Finding
from osaid.evaluation.judging import findings_of, judge_system
from osaid.evaluation.lenses import ACTUAL
from osaid.evaluation.verdicts import Verdict
from osaid.licenses.catalog import Catalogue, shipped
from osaid.policy.policies import CheckedPolicy, Status
from osaid.records.outcomes import Outcome
from osaid.records.systems import Extent, System
from osaid.truth import Truth


@frozen
class RequirementVerdict:
    """What one requirement, or freedom, says of one system."""

    name: str
    truth: Truth
    findings: tuple[Finding, ...]


@frozen(eq=False)
class Predicate:
    """One requirement of a policy, to be asked alone."""

    policy: CheckedPolicy = field(repr=False)
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
        given = assumptions(
            self.policy, as_of=as_of, readings=readings, licenses=licenses
        )
        case = Case.of(system, self.policy, given)
        interpreter = case.through(ACTUAL)
        item = next(i for i in case.items if str(i.name) == self.name)
        findings = tuple(findings_of(case, interpreter, item))
        return RequirementVerdict(self.name, interpreter.musts(item).truth, findings)


@frozen(eq=False)
class Policy:
    """A definition, or what builds on one, ready to judge systems.

    >>> from osaid.assessment import load_policy
    >>> policy = load_policy("osaid 1.0")
    >>> policy.decide(System("nothing known"))
    <Outcome.UNDETERMINED: 'undetermined'>
    """

    checked: CheckedPolicy = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = field(default=(), repr=False)
    requirements: Mapping[str, Predicate] = field(init=False, repr=False)

    @requirements.default
    def _predicates(self) -> Mapping[str, Predicate]:
        names = (*self.checked.freedoms, *self.checked.requirements)
        return MappingProxyType({name: Predicate(self.checked, name) for name in names})

    def __reduce__(self) -> tuple[type[Policy], tuple[object, ...]]:
        """Pickle as the checked policy; the rest is made from it."""
        return type(self), (self.checked, self.diagnostics)

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

    def decide(
        self,
        system: System,
        *,
        as_of: date | None = None,
        readings: Mapping[str, str] | None = None,
        licenses: Catalogue | None = None,
    ) -> Outcome:
        """Return the outcome alone, without findings.

        `licenses` is the catalogue to ask, by default the one that ships. Raises
        `UsageError` for a reading that the policy does not have.
        """
        given = assumptions(
            self.checked, as_of=as_of, readings=readings, licenses=licenses
        )
        return decide(system, self.checked, given)

    def evaluate(
        self,
        system: System,
        *,
        as_of: date | None = None,
        readings: Mapping[str, str] | None = None,
        accept: tuple[str, ...] | list[str] = (),
        assume: Extent | None = None,
        licenses: Catalogue | None = None,
    ) -> Verdict:
        """Return the verdict on a system.

        `as_of` is the judging date; without it the day the record was made.
        `readings` picks values of readings, `accept` names claims to believe and
        `assume` is a completeness taken for every list, `licenses` the catalogue to
        ask, by default the one that ships. Raises `UsageError` for a reading that
        the policy, or a claim that the record, does not have.
        """
        given = assumptions(
            self.checked,
            as_of=as_of,
            readings=readings,
            accept=accept,
            listing=assume,
            licenses=licenses,
        )
        _check_claims(system, given.accept)
        return judge_system(system, self.checked, given)


def assumptions(
    policy: CheckedPolicy,
    *,
    readings: Mapping[str, str] | None = None,
    accept: tuple[str, ...] | list[str] = (),
    as_of: date | None = None,
    listing: Extent | None = None,
    licenses: Catalogue | None = None,
) -> Assumptions:
    """Return a caller's choices, checked against the policy."""
    problems = []
    for name, value in (readings or {}).items():
        if name not in policy.readings:
            message = f"{policy.name} {policy.version} has no reading {quoted(name)}"
            problems.append(_unknown("unknown-reading", message, name, policy.readings))
        elif value not in map(str, policy.readings[name].values):
            values = [str(v) for v in policy.readings[name].values]
            message = f"reading `{name}` has no value {quoted(value)}"
            problems.append(_unknown("unknown-reading-value", message, value, values))
    if problems:
        raise UsageError(problems)
    return Assumptions(
        as_of=as_of,
        readings=readings or {},
        accept=tuple(accept),
        listing=listing,
        licenses=licenses or shipped(),
    )


def _unknown(
    code: str, message: str, word: str, known: Mapping[str, object] | list[str]
) -> Diagnostic:
    listed = f"one of {', '.join(known)}" if known else "it has none"
    return Diagnostic(code, message, help=suggestion(word, known) or listed)


def _check_claims(system: System, accept: tuple[str, ...]) -> None:
    known = [claim.name for claim in system.claims]
    problems = [
        _unknown("unknown-claim", f"no claim {quoted(name)}", name, known)
        for name in accept
        if name not in known
    ]
    if problems:
        raise UsageError(problems)
