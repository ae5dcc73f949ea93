"""Sentences that can be switched on and off, and readings that are left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import field, frozen

from osaid.analysis.solving.gates import NO, YES, Gates
from osaid.analysis.soundness.questions import groups_of
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.syntax import Reading, Sentence, Strength
from osaid.values import Shown

Key: TypeAlias = tuple[str, int]
"""A sentence: the name of its group, and its ordinal there from 1."""


@frozen(eq=False)
class Switches(Shown):
    """A literal for each `must` sentence of a policy, and for each value of a reading.

    A sentence counts while it is on and its reading chooses it. The readings in
    `setting` are fixed, of the others exactly one value is true.
    """

    gates: Gates
    policy: CheckedPolicy
    setting: Mapping[str, str]
    on: Mapping[Key, int] = field(init=False)
    values: Mapping[tuple[str, str], int] = field(init=False)

    @on.default
    def _on(self) -> Mapping[Key, int]:
        return {key: self.gates.variable() for key, _, _ in musts_of(self.policy)}

    @values.default
    def _values(self) -> Mapping[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for name, reading in self.policy.readings.items():
            found.update(self._chosen(name, reading))
        return found

    def _chosen(self, name: str, reading: Reading) -> dict[tuple[str, str], int]:
        words = [str(value) for value in reading.values]
        if name in self.setting:
            fixed = self.setting[name]
            return {(name, word): YES if word == fixed else NO for word in words}
        literals = {(name, word): self.gates.variable() for word in words}
        self.gates.require(*literals.values())
        self.gates.at_most_one(list(literals.values()))
        return literals

    def counts(self, key: Key, sentence: Sentence) -> int:
        """Return whether a sentence counts."""
        return self.gates.both([self.on[key], self.chosen(sentence)])

    def chosen(self, sentence: Sentence) -> int:
        """Return whether the readings choose a sentence."""
        choice = sentence.choice
        if choice is None:
            return YES
        return self.values[str(choice.reading), str(choice.value)]

    @property
    def defaults(self) -> list[int]:
        """Return the literals of the default readings."""
        readings = self.policy.readings.items()
        return [self.values[name, str(one.default)] for name, one in readings]


def musts_of(policy: CheckedPolicy) -> Iterator[tuple[Key, Group, Sentence]]:
    """Yield every `must` sentence, in the order of the policy, with its group."""
    return _sentences(policy, {Strength.MUST})


def advice_of(policy: CheckedPolicy) -> Iterator[tuple[Key, Group, Sentence]]:
    """Yield every `should` and `may` sentence, in order, with its group."""
    return _sentences(policy, {Strength.SHOULD, Strength.MAY})


def _sentences(
    policy: CheckedPolicy, strengths: set[Strength]
) -> Iterator[tuple[Key, Group, Sentence]]:
    for item in groups_of(policy):
        for ordinal, sentence in enumerate(item.sentences, start=1):
            if sentence.strength in strengths:
                yield (str(item.name), ordinal), item, sentence
