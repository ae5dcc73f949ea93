"""How many components are enough to show that something in a policy is not idle.

docs/solving.md has the argument for two questions; here the one is the whole policy,
and the other in turn each sentence, kept or broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from osaid.analysis.solving.demands import Demands
from osaid.analysis.soundness.mentions import Mentions
from osaid.analysis.soundness.parts import lesser
from osaid.analysis.soundness.questions import (
    Everything,
    alone,
    condition_of,
    counted,
    met,
)
from osaid.analysis.soundness.switches import advice_of, musts_of
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.syntax import Proposition

Ways: TypeAlias = tuple[tuple[Demands, ...], ...]


def needs_of(question: Everything, mentions: Mentions) -> Ways:
    """Return the ways in which an answer about a policy can come about.

    All that it asks for may have to hold while one sentence does not, or advice is
    taken, or a sentence holds without one of its parts. Where it can help that a
    requirement does not hold, any number of sentences may have to be broken.
    """
    policy = question.policy
    kept = Demands(question, denied=False)
    if mentions.denied:
        kept_or_not = (kept, Demands(question, denied=True))
    else:
        kept_or_not = (kept,)
    found: dict[object, tuple[Demands, ...]] = {}
    for other in _others(policy):
        found.setdefault(_asked(other), (*kept_or_not, *other))
    return tuple(found.values()) or (kept_or_not,)


def _others(policy: CheckedPolicy) -> Iterator[tuple[Demands, ...]]:
    for _, item, sentence in musts_of(policy):
        yield from _of_sentence(policy, item, sentence.proposition)
    for _, item, sentence in advice_of(policy):
        yield (_no(policy, counted(item, sentence.proposition)),)
        yield (_yes(policy, met(item, sentence.proposition)),)
    for item in policy.groups:
        condition = condition_of(item)
        if condition is not None:
            yield (_yes(policy, condition),)


def _of_sentence(
    policy: CheckedPolicy, item: Group, said: Proposition
) -> Iterator[tuple[Demands, ...]]:
    broken = _no(policy, counted(item, said))
    yield (broken,)
    for _, left in lesser(said):
        yield (_no(policy, counted(item, left)),)  # type: ignore[arg-type]
        yield (_yes(policy, left), broken)  # type: ignore[arg-type]


def _yes(policy: CheckedPolicy, proposition: Proposition) -> Demands:
    return Demands(alone(policy, proposition), denied=False)


def _no(policy: CheckedPolicy, proposition: Proposition) -> Demands:
    return Demands(alone(policy, proposition), denied=True)


def _asked(demands: Iterable[Demands]) -> object:
    """Return what tells demands apart: two of the same kinds are as good as one."""
    return tuple(
        (
            tuple((selector, n) for (selector, _), n in sorted_counts(each) if n),
            tuple(each.described),
            tuple(each.subjects),
            tuple(each.topics),
        )
        for each in demands
    )


def sorted_counts(demands: Demands) -> list[tuple[tuple[syntax.Selector, object], int]]:
    """Return what is counted, by the words of its selectors."""
    return sorted(demands.counted.items(), key=lambda each: str(each[0][0]))
