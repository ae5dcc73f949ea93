"""What is found: the best sets of changes, in short, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain, islice, product
from math import prod
from typing import TypeAlias

from attrs import frozen

from osaid.analysis.remedies.changes import Change
from osaid.analysis.remedies.terms import Target
from osaid.values import Value

Choice: TypeAlias = tuple[tuple[Change, ...], ...]
"""For each place the changes of which one is enough, whatever is taken for others."""

MOST = 100
"""So many sets are written out if nobody says how many."""


class Finding(StrEnum):
    """Whether there is a remedy.

    `nothing_to_do`: the verdict is as wanted. `none`: no allowed changes reach it.
    `not_decided`: the time was over.
    """

    FOUND = "found"
    NOTHING_TO_DO = "nothing to do"
    NONE = "none"
    NOT_DECIDED = "not decided"


@frozen
class Remedy(Value):
    """A set of changes after which a verdict is as wanted, and what it costs."""

    changes: tuple[Change, ...]
    cost: int


@frozen
class Remedies(Value):
    """The smallest sets of changes after which a verdict is as wanted.

    `best` is one of them. `choices` hold all of them, if they are `complete`: a set
    takes one change from each place of one choice. `needed` names for each change of
    the best one the sentences that are not met without it. Where there is none,
    `barred` names sentences that cannot all be met by what is allowed.
    `seconds` is the time that was given.
    """

    target: Target
    finding: Finding
    seconds: float
    best: Remedy | None = None
    choices: tuple[Choice, ...] = ()
    complete: bool = False
    needed: tuple[tuple[str, ...], ...] = ()
    barred: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Return how many sets the choices hold, those in several counted again."""
        return sum(prod(map(len, choice)) for choice in self.choices)

    def sets(self, most: int = MOST) -> tuple[Remedy, ...]:
        """Return the sets one by one, no more than `most`; see `count` for how many."""
        if self.best is None:
            return ()
        return tuple(islice(self._sets(self.best.cost), most))

    def _sets(self, cost: int) -> Iterator[Remedy]:
        seen: set[frozenset[Change]] = set()
        for changes in chain.from_iterable(product(*c) for c in self.choices):
            if frozenset(changes) not in seen:
                seen.add(frozenset(changes))
                yield Remedy(changes, cost)
