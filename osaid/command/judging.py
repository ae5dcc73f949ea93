"""Judge the systems of some inputs, and keep what could not be judged."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from typing import TYPE_CHECKING

from attrs import frozen

from osaid import evaluation, reports
from osaid.assessment import check_claims
from osaid.command.options import Options
from osaid.command.reading import Task, inputs_of
from osaid.evaluation.choices import assumptions
from osaid.evaluation.policies import Policy
from osaid.readers.readings import Input
from osaid.records.systems import System
from osaid.reports.answers import Answer
from osaid.values import Value
from osaid.workers import in_order

if TYPE_CHECKING:
    from osaid.evaluation.alternatives import Alternatives
    from osaid.evaluation.verdicts import Verdict
    from osaid.reports.advice import Advice, Wanted


@frozen
class Judge(Value):
    """Judges systems under one policy, all in the same way.

    With `every_claim`, all claims of a record are believed, each by itself; with
    `every_reading`, all readings that are not picked are tried. Remedies are looked
    for if they are `wanted`.
    """

    policy: Policy
    options: Options
    every_claim: bool = False
    every_reading: bool = False
    wanted: Wanted | None = None

    def answer_all(
        self, tasks: Iterable[Task], processes: int = 0
    ) -> Generator[Answer, None, None]:
        """Yield what comes of each system of some tasks, in their order.

        It is the same whatever the number of `processes`; with 0, each system is
        read and judged when its answer is asked for.
        """
        with closing(in_order(self.answers, tasks, processes)) as found:
            for answers in found:
                yield from answers

    def answers(self, task: Task) -> list[Answer]:
        """Return what comes of one task: of a whole input, or of one system."""
        items = inputs_of(task) if isinstance(task, str) else [task]
        return [self.answer(item) for item in items]

    def answer(self, item: Input) -> Answer:
        """Return what comes of one input."""
        if item.system is None:
            return Answer(item.source, None, item.diagnostics)
        verdict = self.policy.evaluate(
            item.system,
            as_of=self.options.as_of,
            readings=self.options.readings,
            accept=self._believed(item.system),
            assume=self.options.assume,
            licenses=self.options.licenses,
        )
        verdict = verdict.noted(item.source, item.diagnostics)
        tried = self._tried(item.system) if self.every_reading else None
        advice = self._advised(verdict, item.source)
        return Answer(item.source, verdict, verdict.diagnostics, tried, advice)

    def _advised(self, verdict: Verdict, source: str) -> Advice | None:
        if self.wanted is None:
            return None
        return reports.remedies.advise(verdict, self.wanted, source)

    def _believed(self, system: System) -> tuple[str, ...]:
        names = tuple(claim.name for claim in system.claims)
        if self.every_claim:
            return names
        return tuple(name for name in self.options.accept if name in names)

    def _tried(self, system: System) -> Alternatives:
        given = assumptions(
            self.policy.checked,
            as_of=self.options.as_of,
            readings=self.options.readings,
            listing=self.options.assume,
            licenses=self.options.licenses,
        )
        return evaluation.alternatives.alternatives(system, self.policy, given)


def check_accepted(accept: Iterable[str], answers: Iterable[Answer]) -> None:
    """Refuse the name of a claim that no system has, with `UsageError`."""
    verdicts = [a.verdict for a in answers if a.verdict is not None]
    if verdicts:
        check_claims(accept, {claim.name for v in verdicts for claim in v.claims})
