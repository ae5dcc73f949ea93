"""What is open of systems, and which clauses ask for it, by one policy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from attrs import field, frozen

from osaid.analysis.remedies.questions import open_questions
from osaid.analysis.remedies.results import Finding
from osaid.command.messages import tell
from osaid.command.options import Options
from osaid.command.sitting import Sitting
from osaid.diagnostics import Diagnostic, Severity, quoted
from osaid.evaluation.choices import assumptions
from osaid.evaluation.policies import Policy
from osaid.evaluation.policy_wording import policy_title
from osaid.evaluation.verdicts import SECONDS, Verdict
from osaid.records.outcomes import Outcome
from osaid.records.profiles import profile_of
from osaid.records.systems import System
from osaid.reports.clauses import Clause, asking
from osaid.reports.folded import Asked, Question
from osaid.reports.question_pages import QuestionPages
from osaid.values import Shown


@frozen(eq=False)
class Asking(Shown):
    """Asks by one policy, under what was chosen for it."""

    policy: Policy
    options: Options
    seconds: float = SECONDS

    _known: dict[object, Sequence[Asked]] = field(init=False, factory=dict, repr=False)

    def ask(self, system: System) -> Sequence[Asked]:
        """Return what is asked of a system, in the order that decides soonest.

        It is found once for all systems of which the same is said.
        """
        key = said_of(system, self.options.as_of)
        if key not in self._known:
            self._known[key] = self._asked(system)
        return self._known[key]

    def _asked(self, system: System) -> Sequence[Asked]:
        options = self.options
        given = assumptions(
            self.policy.checked,
            as_of=options.as_of,
            readings=options.readings,
            listing=options.assume,
            licenses=options.licenses,
        )
        policy, seconds = self.policy.checked, self.seconds
        found = open_questions(system, policy, given, seconds=seconds)
        if found.conforms.finding is Finding.NOT_DECIDED:
            tell([_out_of_time(system, seconds)], quiet=options.quiet)
        return found.order

    def verdict(self, system: System) -> Verdict:
        """Return what the policy says of a system."""
        options = self.options
        return self.policy.evaluate(
            system,
            as_of=options.as_of,
            readings=options.readings,
            assume=options.assume,
            licenses=options.licenses,
        )

    def outcomes(self, sitting: Sitting) -> tuple[Outcome, ...]:
        """Return what the policy says of each system, with all that was told."""
        numbers = range(len(sitting.respondents))
        return tuple(self.verdict(sitting.system(n)).outcome for n in numbers)

    def pages(self, sitting: Sitting) -> QuestionPages:
        """Return what lists questions about some systems."""

        def why(question: Question) -> tuple[Clause, ...]:
            system = sitting.system(next(iter(question.of)))
            return asking(question.fact, self.verdict(system), self.policy.checked)

        names = [respondent.name for respondent in sitting.respondents]
        title = policy_title(self.verdict(sitting.system(0)).policy)
        outcomes = self.outcomes(sitting)
        return QuestionPages(title, names, outcomes, sitting.questions, why)


def _out_of_time(system: System, seconds: float) -> Diagnostic:
    message = f"what would decide {quoted(system.name)} is not found in {seconds:g} s"
    cure = "give it more time, with `--seconds`"
    return Diagnostic("not-decided", message, severity=Severity.WARNING, help=cure)


def said_of(system: System, day: date | None) -> object:
    """Return something that is equal for systems of which the same is said.

    Their names do not matter, but those of their components do.

    >>> said_of(System("Amber"), None) == said_of(System("T5"), None)
    True
    """
    profile = profile_of(system, day or system.made)
    return (
        profile.day,
        profile.frame,
        profile.parts,
        tuple(component.name for component in system.components),
        tuple(
            (tuple(link.about.items()), link.way, link.ends) for link in profile.links
        ),
        system.attestations,
        system.attestations and system.supplier,
        system.parents,
    )
