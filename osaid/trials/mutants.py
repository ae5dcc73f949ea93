"""Policies with one small change each: which of them do the tests notice?

A change reaches some groups only. What it does to them is asked of the interpreter,
sentence by sentence, and everything else is taken from what was found before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from osaid import policy as language
from osaid.diagnostics import Severity
from osaid.evaluation.cases import Case
from osaid.evaluation.interpreter import Interpreter
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.checks.problems import Code
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import (
    Applies,
    Freedom,
    Item,
    Ladder,
    PolicySyntax,
    Reading,
    Requirement,
    Strength,
)
from osaid.trials.expecting import is_met
from osaid.trials.hearings import Answers, Hearing
from osaid.trials.mutations import Mutation, Mutations
from osaid.trials.reach import reached_by
from osaid.trials.results import Mutant
from osaid.truth import Truth, all_of
from osaid.values import Shown

MOST_MUTANTS = 2000
"""How many changes of one policy are tried."""

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
    tried: list[Mutant] = []
    untried = 0
    for mutation in Mutations(policy).all():
        if len(tried) >= MOST_MUTANTS:
            untried += 1
            continue
        mutated = _mutated(policy, mutation)
        if mutated is not None:
            tried.append(_tried(mutated, mutation, hearings))
    return tuple(tried), untried


def _mutated(policy: CheckedPolicy, mutation: Mutation) -> CheckedPolicy | None:
    """Return a policy with a change made, None where it cannot be said."""
    items = tuple(
        mutation.instead if item is mutation.item else item
        for item in policy.syntax.items
    )
    syntax = evolve(policy.syntax, items=items)
    return evolve(policy, syntax=syntax) if _is_sound(syntax, policy) else None


def _is_sound(syntax: PolicySyntax, policy: CheckedPolicy) -> bool:
    return all(
        problem.severity is not Severity.ERROR or problem.code in _ALLOWED
        for problem in language.checker.problems(syntax, policy.source)
    )


def _tried(
    mutated: CheckedPolicy, mutation: Mutation, hearings: Sequence[Hearing]
) -> Mutant:
    reached = reached_by(mutation.item, mutated)
    noticed = next(
        (h for h in hearings if _notices(h, mutated, mutation, reached)), None
    )
    title = None if noticed is None else noticed.trial.title.value
    return Mutant(mutation.name, mutation.place, mutation.says, title)


def _notices(
    hearing: Hearing,
    mutated: CheckedPolicy,
    mutation: Mutation,
    reached: frozenset[str],
) -> bool:
    answers = Retrial(hearing, mutated, mutation, reached).answers
    if answers is None:
        return False
    return not all(is_met(expected, answers) for expected in hearing.trial.expected)


@frozen(eq=False)
class Retrial(Shown):
    """A test judged again after one change of its policy."""

    hearing: Hearing
    policy: CheckedPolicy
    mutation: Mutation
    reached: frozenset[str]

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
        if isinstance(item, Applies):
            applies = self._case.applies(self._interpreter).truth
            return self.hearing.answered(self.policy, applies, before.groups)
        groups = self._groups(item)
        if groups is None:
            return None
        return self.hearing.answered(self.policy, before.applies, groups)

    @property
    def _anew(self) -> Answers:
        hearing = self.hearing
        return evolve(hearing, policy=self.policy).answers

    @cached_property
    def _case(self) -> Case:
        return evolve(self.hearing.case, policy=self.policy)

    @cached_property
    def _interpreter(self) -> Interpreter:
        return self._case.through(ACTUAL)

    def _groups(self, item: Item) -> Mapping[str, Truth] | None:
        """Return what groups come to, None where nothing has changed."""
        before = self.hearing.answers.groups
        reached = self.reached & before.keys()
        changed: dict[str, Truth] = {}
        if isinstance(item, Requirement | Freedom):
            name = str(item.name)
            changed[name] = self._group(item)
            if changed[name] is before.get(name):
                # What upholds a freedom may have changed all the same.
                return before if self.mutation.ordinal is None else None
            reached -= {name}
        for name in reached:
            group = self.policy.requirements.get(name) or self.policy.freedoms[name]
            changed[name] = self._interpreter.musts(group).truth
        same = all(before[name] is truth for name, truth in changed.items())
        return None if same else {**before, **changed}

    def _group(self, item: Requirement | Freedom) -> Truth:
        """Return what the group comes to that is changed itself.

        Of its sentences only the one that is changed is judged.
        """
        instead, readings = self.mutation.instead, self.hearing.readings
        if not isinstance(instead, Requirement | Freedom):
            raise TypeError(type(instead).__name__)
        if getattr(instead, "condition", None) is not getattr(item, "condition", None):
            return self._interpreter.musts(instead).truth
        known = {
            id(sentence): self.hearing.sentences[str(item.name), ordinal]
            for ordinal, sentence in self.hearing.policy.sentences_of(item, readings)
        }
        return all_of(
            known[id(sentence)]
            if id(sentence) in known
            else self._interpreter.own(instead, sentence).truth
            for _, sentence in self.policy.sentences_of(instead, readings)
            if sentence.strength is Strength.MUST
        )
