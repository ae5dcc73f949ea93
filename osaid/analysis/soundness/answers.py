"""What a policy answers of a system: its outcome at each level, and each freedom."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from osaid.evaluation.freedoms import items_of
from osaid.policy.policies import CheckedPolicy, Group
from osaid.values import Shown


@frozen(eq=False)
class Answer(Shown):
    """A conjunction of groups: the outcome at a level, or one freedom there.

    `level` is None where the policy has no ladder, `freedom` for the outcome.
    """

    level: str | None
    freedom: str | None
    groups: tuple[Group, ...]


def answers_of(policy: CheckedPolicy) -> tuple[Answer, ...]:
    """Return all answers: the lowest level first, the outcome before freedoms.

    What a freedom asks for at several levels alike is one answer.
    """
    found: dict[tuple[str | None, tuple[str, ...]], Answer] = {}
    for answer in _answers(policy):
        names = tuple(str(group.name) for group in answer.groups)
        of_level = "" if answer.freedom is None else answer.freedom
        key = (of_level or answer.level, names)
        found.setdefault(key, answer)
    return tuple(found.values())


def _answers(policy: CheckedPolicy) -> Iterator[Answer]:
    levels: list[str | None] = [str(level.name) for level in policy.levels]
    for level in levels or [None]:
        there = policy if level is None else policy.at_level(level)
        yield Answer(level, None, there.deciding)
        for name, freedom in policy.freedoms.items():
            if name not in policy.dropped:
                yield Answer(level, name, items_of(freedom, there))
