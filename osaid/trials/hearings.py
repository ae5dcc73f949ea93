"""One test judged: the truths of sentences and groups, under its policy or a mutant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from attrs import field, frozen

from osaid.evaluation.cases import Assumptions, Case, Item, outcome_of
from osaid.evaluation.findings import upheld
from osaid.evaluation.interpreter import Interpreter
from osaid.evaluation.judging import judge_system
from osaid.evaluation.lenses import ACTUAL
from osaid.evaluation.verdicts import Verdict
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Strength, Trial
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.truth import Truth, all_of
from osaid.values import Shown

SentenceKey = tuple[str, int]
"""A group and the ordinal of one of its sentences."""


@frozen(eq=False)
class Answers(Shown):
    """What came out: of each group, and of the policy as a whole."""

    policy: CheckedPolicy
    applies: Truth
    groups: Mapping[str, Truth]
    judge: Callable[[], Verdict] = field(repr=False)

    @property
    def outcome(self) -> Outcome:
        """Return the outcome at the level that is asked for."""
        deciding = (self.groups[str(item.name)] for item in self.policy.deciding)
        return outcome_of(self.applies, all_of(deciding))

    @cached_property
    def verdict(self) -> Verdict:
        """Return the verdict, for what only the whole of it says."""
        return self.judge()

    def freedom(self, name: str) -> Truth:
        """Return whether all hold that uphold a freedom, and its own sentences."""
        upholding = (
            self.groups[str(item.name)]
            for item in (self.policy.freedoms[name], *self.policy.requirements.values())
            if name in upheld(item) and str(item.name) in self.groups
        )
        return all_of(upholding)


@frozen(eq=False)
class Hearing(Shown):
    """A record judged as a test asks: on its day and under its readings.

    Whatever is not asked for is not worked out.
    """

    trial: Trial
    system: System
    policy: CheckedPolicy
    given: Assumptions

    @classmethod
    def of(cls, trial: Trial, system: System, policy: CheckedPolicy) -> Hearing:
        """Return the hearing of a test whose record has been built."""
        readings = {str(c.reading): str(c.value) for c in trial.choices}
        day = None if trial.day is None else trial.day.value
        return cls(trial, system, policy, Assumptions(as_of=day, readings=readings))

    @cached_property
    def case(self) -> Case:
        """Return what the interpreter works on."""
        return Case.of(self.system, self.policy, self.given)

    @cached_property
    def interpreter(self) -> Interpreter:
        """Return what judges."""
        return self.case.through(ACTUAL)

    @cached_property
    def readings(self) -> Mapping[str, str]:
        """Return the value in force of each reading."""
        return self.policy.chosen(self.given.readings)

    @cached_property
    def applies(self) -> Truth:
        """Return whether the policy says anything about the system."""
        return self.case.applies(self.interpreter).truth

    @cached_property
    def sentences(self) -> Mapping[SentenceKey, Truth]:
        """Return what each sentence comes to that the readings leave."""
        return {
            key: truth for item in self._items for key, truth in self.sentences_of(item)
        }

    def sentences_of(self, item: Item) -> list[tuple[SentenceKey, Truth]]:
        """Return what the sentences of one group come to."""
        return [
            (
                (str(item.name), ordinal),
                self.interpreter.sentence(item, ordinal, sentence).truth,
            )
            for ordinal, sentence in self.policy.sentences_of(item, self.readings)
        ]

    def group(self, item: Item) -> Truth:
        """Return the conjunction of the `must` sentences of one group."""
        return self.interpreter.musts(item).truth

    def is_off(self, item: Item) -> bool:
        """Return whether a group is not applicable to the system."""
        condition = self.interpreter.condition_of(item)
        return condition is not None and condition.truth is Truth.FALSE

    @cached_property
    def answers(self) -> Answers:
        """Return what came out."""
        truths = self.sentences
        groups = {
            str(item.name): all_of(
                truths[str(item.name), ordinal]
                for ordinal, sentence in self.policy.sentences_of(item, self.readings)
                if sentence.strength is Strength.MUST
            )
            for item in self._items
        }
        return self.answered(self.policy, self.applies, groups)

    def answered(
        self, policy: CheckedPolicy, applies: Truth, groups: Mapping[str, Truth]
    ) -> Answers:
        """Return what comes out under a policy from the truths of its groups."""
        return Answers(
            policy,
            applies,
            groups,
            lambda: judge_system(self.system, policy, self.given),
        )

    @property
    def _items(self) -> tuple[Item, ...]:
        """Return all groups; those of others may stand there to be named only."""
        judged = self.policy.groups
        named = {str(item.name) for item in judged}
        others = (r for n, r in self.policy.requirements.items() if n not in named)
        return (*judged, *others)
