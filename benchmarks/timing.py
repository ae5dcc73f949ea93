"""Timing side by side: every contender in every round, and ratios within a round."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from math import ceil
from statistics import median
from time import perf_counter
from typing import Any

from attrs import frozen

from benchmarks.ratios import Ratio, ratio_of

_MOST_SWEEPS = 10_000


@frozen
class Effort:
    """How hard to measure.

    Each contender gets about `share` seconds in each of the `rounds`. `records`
    bounds how many records of each sort are used and `engines` of how many the memory
    is watched, `scale` divides the sizes of what is grown, and `processes` is how
    often a whole process is run.
    """

    rounds: int
    share: float
    processes: int
    scale: int = 1
    records: int | None = None
    engines: int | None = None


FULL = Effort(rounds=11, share=0.02, processes=11)
QUICK = Effort(rounds=3, share=0.0005, processes=1, scale=16, records=6, engines=2)


@frozen
class Contender:
    """Something to be timed: an action, and what it is done to, one by one.

    `inputs` is asked before every sweep, outside the time; it gives the same ones,
    or new ones of which nothing is remembered.
    """

    name: str
    act: Callable[[Any], object]
    inputs: Callable[[], Sequence[Any]]


@frozen
class Times:
    """Seconds for one input, by contender and round."""

    rounds: Mapping[str, Sequence[float]]

    def seconds(self, name: str) -> float:
        """Return the median time for one input."""
        return median(self.rounds[name])

    def ratio(self, one: str, other: str) -> Ratio | None:
        """Return how many times as long one took as the other, if both were timed."""
        if one not in self.rounds or other not in self.rounds:
            return None
        pairs = zip(self.rounds[one], self.rounds[other], strict=True)
        return ratio_of([a / b for a, b in pairs])

    def fastest(self, names: Sequence[str]) -> str | None:
        """Return which of some contenders took the least, if any was timed."""
        timed = [name for name in names if name in self.rounds]
        return min(timed, key=self.seconds, default=None)


def measure(contenders: Sequence[Contender], effort: Effort) -> Times:
    """Return how long each contender took, with garbage collection off.

    The order moves on by one in every round, so that nobody is always first.
    """
    sweeps = {one.name: _sweeps(one, effort.share) for one in contenders}
    rounds: dict[str, list[float]] = {one.name: [] for one in contenders}
    with _no_collection():
        for number in range(effort.rounds):
            turn = number % len(contenders)
            for one in (*contenders[turn:], *contenders[:turn]):
                gc.collect()
                rounds[one.name].append(_timed(one, sweeps[one.name]))
    return Times(rounds)


def _sweeps(contender: Contender, share: float) -> int:
    """Return how many sweeps fill a share of a round; this also warms it up."""
    _sweep(contender.act, contender.inputs())
    once = _sweep(contender.act, contender.inputs())
    return max(1, min(_MOST_SWEEPS, ceil(share / once)))


def _timed(contender: Contender, sweeps: int) -> float:
    """Return the mean seconds for one input."""
    seconds, number = 0.0, 0
    for _ in range(sweeps):
        inputs = contender.inputs()
        seconds += _sweep(contender.act, inputs)
        number += len(inputs)
    return seconds / number


def _sweep(act: Callable[[Any], object], inputs: Sequence[Any]) -> float:
    """Return the seconds for all inputs, one after the other."""
    start = perf_counter()
    for one in inputs:
        act(one)
    return perf_counter() - start


@contextmanager
def _no_collection() -> Iterator[None]:
    """Collect nothing meanwhile, and never again what is there now."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()
