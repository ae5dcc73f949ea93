"""Equal questions about several systems, asked as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from attrs import frozen

from osaid.analysis.remedies.changes import Fact
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.records.words import words
from osaid.reports.questions import Questions
from osaid.values import Shown, Value


class Asked(Protocol):
    """A fact that is not known, what it may be, and which of these decide alone."""

    @property
    def fact(self) -> Fact:
        """Return what is not known."""

    @property
    def answers(self) -> tuple[object, ...] | None:
        """Return what it may be, None for anything of its type."""

    @property
    def decides(self) -> tuple[tuple[object, Outcome], ...]:
        """Return the answers that decide alone, and which way."""


@frozen(eq=False)
class OpenSystem(Shown):
    """A system, and what is asked of it, in the order that decides soonest."""

    name: str
    system: System
    order: Sequence[Asked]


@frozen
class Key(Value):
    """What is the same in questions that are equal."""

    kind: str
    field: str
    element: str | None
    words: str


@frozen(eq=False)
class Question(Shown):
    """One question about several systems, by their number among all."""

    key: Key
    of: Mapping[int, Asked]

    @property
    def words(self) -> str:
        """Return the question in words."""
        return self.key.words

    @cached_property
    def first(self) -> Asked:
        """Return what is asked of the first of the systems."""
        return next(iter(self.of.values()))

    @property
    def fact(self) -> Fact:
        """Return what is not known, of the first of the systems."""
        return self.first.fact

    @cached_property
    def answers(self) -> tuple[str, ...] | None:
        """Return what may be answered for some system, None for anything.

        What is yes or no is told as such.
        """
        found: dict[str, None] = {}
        for asked in self.of.values():
            if asked.answers is None:
                return None
            found.update(dict.fromkeys(map(words, asked.answers)))
        return tuple(found)

    @cached_property
    def decides(self) -> tuple[tuple[str, Outcome, int], ...]:
        """Return the answers that decide alone, which way, and for how many."""
        counts = Counter(
            (words(answer), outcome)
            for asked in self.of.values()
            for answer, outcome in asked.decides
        )
        return tuple((*decision, number) for decision, number in counts.items())


def folded(
    systems: Mapping[int, OpenSystem], questions: Questions
) -> tuple[Question, ...]:
    """Return the questions of several systems, each once, what most ask first ahead.

    Of one system they stay in its order.
    """
    of: dict[Key, dict[int, Asked]] = {}
    weights: Counter[Key] = Counter()
    for number, open_ in systems.items():
        for rank, asked in enumerate(open_.order):
            key = key_of(asked.fact, open_.system, questions)
            if of.setdefault(key, {}).setdefault(number, asked) is asked:
                # A system that comes to it later counts for less.
                weights[key] += 1_000_000 // (rank + 1)
    return tuple(Question(key, of[key]) for key in _heaviest(weights))


def key_of(fact: Fact, system: System, questions: Questions) -> Key:
    """Return by what a question about a fact is the same as another."""
    said = questions.words(fact, system)
    return Key(fact.kind, fact.field, fact.element, said)


def _heaviest(weights: Mapping[Key, int]) -> Iterable[Key]:
    return sorted(weights, key=lambda key: -weights[key])
