"""One test judged: the truths of sentences and groups, under its policy or a mutant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from osaid.evaluation.cases import Assumptions, Case, Item, outcome_of
from osaid.evaluation.freedoms import items_of
from osaid.evaluation.interpreter import Interpreter
from osaid.evaluation.judges import Judge
from osaid.evaluation.judging import judge_system
from osaid.evaluation.lenses import ACTUAL
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import Verdict
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Freedom, Strength, Trial
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.truth import Truth, all_of
from osaid.values import Shown

if TYPE_CHECKING:
    from osaid.evaluation.compiler.program import Conclusion

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
        return all_of(self.groups[each] for each in self.upholding(name))

    def upholding(self, name: str) -> tuple[str, ...]:
        """Return the groups on which a freedom rests, the freedom among them."""
        items = items_of(self.policy.freedoms[name], self.policy)
        return tuple(str(item.name) for item in items)


@frozen(eq=False)
class Hearing(Shown):
    """A record judged as a test asks: on its day and under its readings.

    Whatever is not asked for is not worked out. With a `judge` its program finds the
    truths, which is worth it for many tests; else the interpreter does.
    """

    trial: Trial
    system: System
    policy: CheckedPolicy
    given: Assumptions
    judge: Judge | None = None

    @classmethod
    def of(cls, trial: Trial, system: System, policy: Policy) -> Hearing:
        """Return the hearing of a test whose record has been built."""
        readings = {str(c.reading): str(c.value) for c in trial.choices}
        day = None if trial.day is None else trial.day.value
        given = Assumptions(as_of=day, readings=readings)
        judge = policy.judge(readings=readings)
        return cls(trial, system, policy.checked, given, judge)

    def under(self, policy: CheckedPolicy) -> Hearing:
        """Return the same hearing under another policy, by the interpreter."""
        return evolve(self, policy=policy, judge=None)

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the groups of which the test expects something."""
        named = ((each.name, *each.at) for each in self.trial.expected)
        return frozenset(str(name) for names in named for name in names if name)

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
        if self._conclusion is not None:
            return self._conclusion.applies
        return self.case.applies(self.interpreter).truth

    @cached_property
    def sentences(self) -> Mapping[SentenceKey, Truth]:
        """Return what each sentence comes to that the readings leave."""
        if self.judge is None or self._conclusion is None:
            return dict(self._interpreted(self._items))
        rows = zip(self.judge.rows, self._conclusion.sentences, strict=True)
        found = {(str(row.item.name), row.ordinal): truth for row, truth in rows}
        found.update(self._interpreted(self._unjudged))
        return found

    def _interpreted(
        self, items: Iterable[Item]
    ) -> Iterator[tuple[SentenceKey, Truth]]:
        for item in items:
            for ordinal, sentence in self.policy.sentences_of(item, self.readings):
                judged = self.interpreter.sentence(item, ordinal, sentence)
                yield (str(item.name), ordinal), judged.truth

    @cached_property
    def _conclusion(self) -> Conclusion | None:
        if self.judge is None:
            return None
        return self.judge.program.conclude(self.system, self.given.as_of)

    def is_off(self, item: Item) -> bool:
        """Return whether a group is not applicable to the system."""
        if isinstance(item, Freedom) or item.condition is None:
            return False
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
        return (*self.policy.groups, *self._unjudged)

    @property
    def _unjudged(self) -> tuple[Item, ...]:
        """Return the groups of others that only stand there to be named."""
        judged = {str(item.name) for item in self.policy.groups}
        return tuple(r for n, r in self.policy.requirements.items() if n not in judged)
