"""Policies with one small change each, and which of them the tests notice.

A change reaches some groups only. What it does to them is asked of the interpreter,
sentence by sentence, and everything else is taken from what was found before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from osaid.diagnostics import Severity
from osaid.evaluation.cases import Case
from osaid.evaluation.interpreter import Interpreter
from osaid.evaluation.judged import Judged
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.checks.items import check_item
from osaid.policy.checks.problems import Code
from osaid.policy.checks.scope import Scope
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import (
    Applies,
    Freedom,
    Item,
    Ladder,
    Reading,
    Requirement,
)
from osaid.trials.expecting import is_met
from osaid.trials.hearings import Answers, Hearing
from osaid.trials.mutations import Mutation, Mutations
from osaid.trials.reach import Reach
from osaid.trials.results import Mutant
from osaid.truth import Truth
from osaid.values import Shown

MOST_RETRIALS = 20_000
"""How often tests are judged again for the changes of one policy."""

_ALLOWED = {
    Code.EMPTY_FREEDOM,
    Code.EMPTY_POLICY,
    Code.EMPTY_REQUIREMENT,
    Code.NOTHING_LEFT,
}
"""What may be wrong with a mutant: groups that ask for nothing hold."""


def mutants_of(
    policy: CheckedPolicy, hearings: Sequence[Hearing]
) -> tuple[tuple[Mutant, ...], int]:
    """Return the mutants of a policy, and how many more there would be.

    `hearings` are those of tests that pass.
    """
    original = Original(policy)
    tried: list[Mutant] = []
    untried = retrials = 0
    for mutation in Mutations(policy).all():
        if not original.allows(mutation):
            continue
        if retrials >= MOST_RETRIALS:
            untried += 1
            continue
        noticed_by, count = original.noticed(mutation, hearings)
        retrials += count
        mutant = Mutant(mutation.name, mutation.place, mutation.says, noticed_by)
        tried.append(mutant)
    return tuple(tried), untried


@frozen(eq=False)
class Original(Shown):
    """The policy that is changed, and what is the same for all of its mutants."""

    policy: CheckedPolicy
    scope: Scope = field(init=False, repr=False)
    reach: Reach = field(init=False, repr=False)

    @scope.default
    def _scope(self) -> Scope:
        return Scope(self.policy.syntax, self.policy.source)

    @reach.default
    def _reach(self) -> Reach:
        return Reach(self.policy)

    @cached_property
    def ordinals(self) -> Mapping[int, int]:
        """Return the ordinal of each sentence, by its identity."""
        return {
            id(sentence): ordinal
            for groups in (self.policy.freedoms, self.policy.requirements)
            for item in groups.values()
            for ordinal, sentence in enumerate(item.sentences, start=1)
        }

    def allows(self, mutation: Mutation) -> bool:
        """Return whether the language can say what is changed; no name is new."""
        return all(
            problem.severity is not Severity.ERROR or problem.code in _ALLOWED
            for problem in check_item(mutation.instead, self.scope)
        )

    def noticed(
        self, mutation: Mutation, hearings: Iterable[Hearing]
    ) -> tuple[str | None, int]:
        """Return a test that notices a change, and how many were tried."""
        items = tuple(
            mutation.instead if item is mutation.item else item
            for item in self.policy.syntax.items
        )
        syntax = evolve(self.policy.syntax, items=items)
        mutated = evolve(self.policy, syntax=syntax)
        reached = self.reach.of(mutation.item)
        count = 0
        # Those that expect something of what is changed notice it most often.
        for hearing in sorted(hearings, key=lambda h: h.names.isdisjoint(reached)):
            count += 1
            if Retrial(hearing, self, mutated, mutation, reached).notices:
                return hearing.trial.title.value, count
        return None, count


@frozen(eq=False)
class Retrial(Shown):
    """A test judged again after one change of its policy."""

    hearing: Hearing
    original: Original
    policy: CheckedPolicy
    mutation: Mutation
    reached: frozenset[str]

    @property
    def notices(self) -> bool:
        """Return whether something comes out that is not expected."""
        answers, expected = self.answers, self.hearing.trial.expected
        return answers is not None and not all(is_met(e, answers) for e in expected)

    @property
    def answers(self) -> Answers | None:
        """Return what comes out, None where it is what came out before."""
        before, item = self.hearing.answers, self.mutation.item
        if isinstance(item, Reading):
            same = self.policy.chosen(self.hearing.given.readings)
            return None if same == self.hearing.readings else self._anew
        if self.hearing.system.parents:  # they are judged by the same policy
            return self._anew
        if isinstance(item, Ladder):
            return self.hearing.answered(self.policy, before.applies, before.groups)
        groups = before.groups if isinstance(item, Applies) else self._groups(item)
        applies = self._case.applies(self._interpreter).truth
        if groups is None and applies is before.applies:
            return None
        return self.hearing.answered(self.policy, applies, groups or before.groups)

    @property
    def _anew(self) -> Answers:
        hearing = self.hearing
        return hearing.under(self.policy).answers

    @cached_property
    def _case(self) -> Case:
        return evolve(self.hearing.case, policy=self.policy)

    @cached_property
    def _interpreter(self) -> Interpreter:
        """Return what judges the mutant; what is not reached is as it was."""
        return evolve(self._case.through(ACTUAL), override=self._sentence)

    def _sentence(self, item: Requirement | Freedom, ordinal: int) -> Judged:
        sentence = item.sentences[ordinal - 1]
        before = self.original.ordinals.get(id(sentence))
        if before is None or self._is_rejudged(item):
            return self._interpreter.own(item, sentence)
        return Judged(self.hearing.sentences[str(item.name), before])

    def _is_rejudged(self, item: Requirement | Freedom) -> bool:
        """Return whether all sentences of a group are to be judged again."""
        if str(item.name) not in self.reached:
            return False
        return item is not self.mutation.instead or self._has_other_head

    @cached_property
    def _has_other_head(self) -> bool:
        before, after = self.mutation.item, self.mutation.instead
        found = (getattr(one, "condition", None) for one in (before, after))
        return len({id(condition) for condition in found}) > 1

    def _groups(self, item: Item) -> Mapping[str, Truth] | None:
        """Return what groups come to, None where nothing has changed."""
        before = self.hearing.answers.groups
        reached = self.reached & before.keys()
        changed: dict[str, Truth] = {}
        if isinstance(item, Requirement | Freedom):
            name = str(item.name)
            changed[name] = self._truth(name)
            if changed[name] is before.get(name):
                # What upholds a freedom may have changed all the same.
                return before if self.mutation.ordinal is None else None
            reached -= {name}
        changed |= {name: self._truth(name) for name in reached}
        same = all(before[name] is truth for name, truth in changed.items())
        return None if same else {**before, **changed}

    def _truth(self, name: str) -> Truth:
        group = self.policy.requirements.get(name) or self.policy.freedoms[name]
        return self._interpreter.musts(group).truth
