"""What a policy comes to once changes are made, by the interpreter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve, field, frozen

from osaid.analysis.remedies.applying import applied
from osaid.analysis.remedies.bound import BONDED
from osaid.analysis.remedies.changes import Change
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.evaluation.lineage import PARAMETERS
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Strength
from osaid.records.components import Component
from osaid.records.kinds import within
from osaid.records.outcomes import Outcome
from osaid.records.statements import Fact, Grade, Origin, Statement
from osaid.records.systems import System
from osaid.truth import Truth
from osaid.values import Shown

_OUTCOME = "outcome"


@frozen(eq=False)
class Judging(Shown):
    """Judges a record under a policy as it is, and as it is after changes."""

    system: System
    policy: CheckedPolicy
    given: Assumptions
    day: Assumptions = field(init=False)

    @day.default
    def _day(self) -> Assumptions:
        return evolve(self.given, as_of=self.given.as_of or self.system.made)

    def case(self, changes: Iterable[Change] = ()) -> Case:
        """Return the record after changes under the policy, as of the same day.

        What is found out of the ancestors, which no record of the system can say, is
        put in the place of what follows from their records.
        """
        made = tuple(changes)
        system = applied(self.system, made) if made else self.system
        case = Case.of(system, self.policy, self.day)
        found = [c for c in made if c.fact.field in {_OUTCOME, BONDED}]
        if not found:
            return case
        parts = (_related(part, found) for part in case.system.components)
        return evolve(case, system=evolve(case.system, components=tuple(parts)))

    def outcome(self, changes: Iterable[Change] = ()) -> Outcome:
        """Return the outcome after changes."""
        return self.case(changes).outcome

    def denied(self, case: Case) -> Iterator[str]:
        """Yield the `must` sentences that decide and are false."""
        interpreter = case.through(ACTUAL)
        for item in self.policy.deciding:
            condition = interpreter.condition_of(item)
            if condition is not None and condition.truth is not Truth.TRUE:
                continue
            for ordinal, sentence in self.policy.sentences_of(item, case.readings):
                must = sentence.strength is Strength.MUST
                if (
                    must
                    and interpreter.judge(sentence.proposition).truth is Truth.FALSE
                ):
                    yield self.policy.sentence_name(item, ordinal, sentence)


def _related(part: Component, found: list[Change]) -> Component:
    if within(part.kind, PARAMETERS):
        for change in found:
            if change.fact.field == BONDED:
                part = _bonded(part, change)
        return part
    for change in found:
        if change.fact.field == _OUTCOME and change.fact.component == part.name:
            settled: Any = change.value
            said = Statement(settled, Origin(grade=Grade.VERIFIED))
            return evolve(part, outcome=Fact((said,)))
    return part


def _bonded(part: Component, change: Change) -> Component:
    """Return parameters with what is found out of one of their bonds."""
    index = int(str(change.fact.element))
    bonds = list(part.bonds)
    if index < len(bonds):
        terms: Any = change.value
        bonds[index] = evolve(bonds[index], candidates=(terms,))
    return evolve(part, bonds=tuple(bonds))
