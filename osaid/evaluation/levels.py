"""How far up the ladder of a policy a system is, and what is missing to go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from osaid.evaluation.freedoms import items_of
from osaid.evaluation.lenses import ACTUAL
from osaid.evaluation.parts import LevelVerdict, Reached
from osaid.policy.syntax import Level
from osaid.truth import Truth, all_of

if TYPE_CHECKING:
    from osaid.evaluation.judging import Judgement

ALL = 100


def levels_of(judgement: Judgement) -> Iterator[LevelVerdict]:
    """Yield what each level comes to, the lowest first.

    Each is judged as it is asked for: parents have the outcome of that level. Where
    the policy does not apply, no level is reached.
    """
    below = Truth.TRUE
    for level in judgement.policy.levels:
        there = judgement
        if judgement.system.parents:
            there = judgement.at_level(str(level.name))
        verdict, held = _verdict(there, level, below)
        below = held
        yield verdict


def _verdict(
    judgement: Judgement, level: Level, below: Truth
) -> tuple[LevelVerdict, Truth]:
    """Return what a level comes to, and whether all that it needs holds."""
    name = str(level.name)
    needed = dict(_needed(judgement, name))
    held = sum(truth is Truth.TRUE for truth in needed.values())
    whole = below & all_of(needed.values())
    verdict = LevelVerdict(
        name=name,
        title=level.title.value if level.title else name,
        truth=whole & judgement.applies,
        held=held,
        total=len(needed),
        progress=percentage(held, len(needed)) if below is Truth.TRUE else 0,
        missing=tuple(n for n, truth in needed.items() if truth is not Truth.TRUE),
    )
    return verdict, whole


def _needed(judgement: Judgement, level: str) -> Iterator[tuple[str, Truth]]:
    """Yield what a level and those below need, with its truth, if it applies."""
    policy = judgement.policy.at_level(level)
    needs = policy.needs(level)
    for item in policy.groups:
        name = str(item.name)
        if name in needs and name not in policy.dropped:
            rests_on = items_of(item, policy)
            truth = all_of(judgement.musts(each, ACTUAL) for each in rests_on)
            if _counts(judgement.condition(item), truth):
                yield name, truth


def _counts(applies: Truth, truth: Truth) -> bool:
    """Return whether something counts of which it is known or not if it applies.

    What holds although nobody knows that it applies is nothing that was achieved.
    """
    if applies is Truth.UNKNOWN:
        return truth is not Truth.TRUE
    return applies is Truth.TRUE


def percentage(held: int, total: int) -> int:
    """Return a part as a whole percentage; it is 100 only when nothing is missing.

    >>> percentage(5, 6), percentage(199, 200), percentage(0, 0)
    (83, 99, 100)
    """
    if held == total:
        return ALL
    return min(ALL - 1, (2 * ALL * held + total) // (2 * total))


def reached(levels: Iterable[LevelVerdict]) -> Reached | None:
    """Return how far up a system is, None without a ladder.

    >>> reached([]) is None
    True
    """
    truths = {level.name: level.truth for level in levels}
    if not truths:
        return None
    certain = [name for name, truth in truths.items() if truth is Truth.TRUE]
    possible = [name for name, truth in truths.items() if truth is not Truth.FALSE]
    return Reached(certain[-1] if certain else None, possible[-1] if possible else None)
