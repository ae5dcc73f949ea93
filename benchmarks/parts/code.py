"""The Python made of a policy: how long it is, and how long it takes to make."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count

from benchmarks import grown
from benchmarks.ratios import Ratio, ratio_of
from benchmarks.reports import Report, Table
from benchmarks.setting import Setting
from benchmarks.timing import Contender, Times, measure
from osaid import Policy

SENTENCES = (32, 64, 128, 256)

_version = count()


def report(setting: Setting) -> Report:
    """Return the bytes and ms of a sentence, by the number of sentences."""
    sizes = [max(1, size // setting.effort.scale) for size in SENTENCES]
    times = measure([*_contenders(sizes)], setting.effort)
    rows = tuple(
        (f"{size} sentences", _bytes(size), cost.median, cost.spread)
        for size in sizes
        for cost in (_making(times, size),)
    )
    columns = ("bytes a sentence", "ms a sentence to make", "spread")
    seen = _source(grown.policy(1)) is not None
    notes = () if seen else ("the generated code is not to be had, only its time",)
    return Report((Table("generated code", columns, rows),), notes=notes)


def _contenders(sizes: list[int]) -> Iterator[Contender]:
    """Yield the first decision of a policy that was never seen, and a later one."""
    system = grown.system(0)

    def decide(policy: Policy) -> None:
        policy.decide(system)

    for size in sizes:
        policy = grown.policy(size, next(_version))
        yield Contender(f"{size}, first", decide, partial(_new_policies, size))
        yield Contender(f"{size}, again", decide, partial(_same, policy))


def _new_policies(size: int) -> list[Policy]:
    return [grown.policy(size, next(_version))]


def _same(policy: Policy) -> list[Policy]:
    return [policy]


def _making(times: Times, size: int) -> Ratio:
    rounds = (times.rounds[f"{size}, first"], times.rounds[f"{size}, again"])
    made = (first - again for first, again in zip(*rounds, strict=True))
    return ratio_of([seconds * 1e3 / size for seconds in made])


def _bytes(size: int) -> float | None:
    source = _source(grown.policy(size))
    return None if source is None else len(source.encode()) / size


def _source(policy: Policy) -> str | None:
    """Return the generated code, where a policy shows it."""
    source = getattr(getattr(policy, "program", None), "source", None)
    return source if isinstance(source, str) else None
