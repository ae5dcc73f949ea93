"""What is compared: a policy at a level under readings, or one group of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

from osaid.analysis.solving.questions import Question
from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.choices import check_readings
from osaid.evaluation.findings import Finding
from osaid.evaluation.identities import policy_identity
from osaid.evaluation.lenses import ACTUAL
from osaid.evaluation.parts import PolicyIdentity
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import Verdict
from osaid.licenses.catalog import Catalogue
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.truth import Truth
from osaid.values import Shown

_TRUTHS = {
    Outcome.CONFORMS: Truth.TRUE,
    Outcome.FAILS: Truth.FALSE,
    Outcome.NOT_APPLICABLE: Truth.FALSE,
    Outcome.UNDETERMINED: Truth.UNKNOWN,
}


@frozen(eq=False)
class Side(Shown):
    """One policy of a comparison, at the level and under the readings that are asked.

    `group` is the requirement or freedom that is asked for alone, None for the
    outcome; `picked` are readings that are chosen; `file` is where the policy stands,
    None for one that is known by its name. Raises `UsageError` for a group or reading
    that the policy does not have.
    """

    policy: Policy
    group: str | None = None
    picked: Mapping[str, str] = field(factory=dict)
    file: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what the policy does not have."""
        check_readings(self.policy.checked, self.picked)
        if self.group is not None:
            _check_group(self.policy, self.group)

    @property
    def name(self) -> str:
        """Return what is compared as one writes it, such as `mof 1.0:class_1`."""
        checked = self.policy.checked
        level = f":{checked.level}" if checked.level else ""
        group = f"#{self.group}" if self.group else ""
        picked = (f", {name}={value}" for name, value in sorted(self.picked.items()))
        return f"{self.file or checked.identity}{level}{group}{''.join(picked)}"

    @cached_property
    def identity(self) -> PolicyIdentity:
        """Return which policy it is, with all readings in force and the level."""
        return policy_identity(self.policy.checked, self.picked)

    @cached_property
    def question(self) -> Question:
        """Return what the solver is asked."""
        checked = self.policy.checked
        return Question(checked, self.group, readings=checked.chosen(self.picked))

    def truth(self, system: System, licenses: Catalogue) -> Truth:
        """Return whether it holds of a system, by the program that decides fast."""
        judge = self.policy.judge(readings=self.picked, licenses=licenses)
        if self.group is None:
            return _TRUTHS[judge.program.decide(system)]
        conclusion = judge.program.conclude(system, None)
        return conclusion.musts[judge.places[self.group]]

    def interpreted(self, system: System, licenses: Catalogue) -> Truth:
        """Return the same by the reference interpreter."""
        given = Assumptions(readings=self.picked, licenses=licenses)
        case = Case.of(system, self.policy.checked, given)
        if self.group is None:
            return _TRUTHS[case.outcome]
        (item,) = self.question.items
        return case.through(ACTUAL).musts(item).truth

    def verdict(self, system: System, licenses: Catalogue) -> Verdict:
        """Return the verdict on a system."""
        return self.policy.evaluate(system, readings=self.picked, licenses=licenses)

    def deciding(self, verdict: Verdict, truth: Truth) -> tuple[Finding, ...]:
        """Return the findings that make it false or leave it open, as `truth` says."""
        if self.group is not None:
            mine = [f for f in verdict.findings if f.requirement == self.group]
            return tuple(f for f in mine if f.decides and f.truth is truth)
        return verdict.blockers if truth is Truth.FALSE else verdict.open_findings


def _check_group(policy: Policy, group: str) -> None:
    if group not in policy.requirements:
        message = f"{policy.checked.identity} has no requirement {quoted(group)}"
        listed = f"one of {', '.join(policy.requirements)}"
        cure = suggestion(group, policy.requirements) or listed
        raise UsageError([Diagnostic("unknown-requirement", message, help=cure)])
