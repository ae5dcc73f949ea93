"""What twice as much costs: components, sentences, policies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve

import osaid
from benchmarks import grown, ours, typed
from benchmarks.reports import Report, Table
from benchmarks.setting import Setting
from benchmarks.sources import passing
from benchmarks.timing import Contender, Effort, measure
from osaid import Outcome, Policy, System
from osaid.evaluation import cases

COMPONENTS = (125, 250, 500, 1000)
SENTENCES = (32, 64, 128, 256)
POLICIES = (4, 8, 16, 32)


def report(setting: Setting) -> Report:
    """Return how much longer twice as much takes: 2 is linear."""
    effort = setting.effort
    return Report(
        (
            _doublings("components", COMPONENTS, _with_components, effort),
            _doublings("sentences", SENTENCES, _with_sentences, effort),
            _doublings("policies for one new record", POLICIES, _with_policies, effort),
        )
    )


def _doublings(
    what: str,
    sizes: Sequence[int],
    contenders: Callable[[int], Iterator[Contender]],
    effort: Effort,
) -> Table:
    sizes = [max(1, size // effort.scale) for size in sizes]
    by_size = {size: [*contenders(size)] for size in sizes}
    names = [contender.name for contender in by_size[sizes[0]]]
    numbered = [
        evolve(contender, name=_numbered(contender.name, size))
        for size, found in by_size.items()
        for contender in found
    ]
    times = measure(numbered, effort)
    rows = tuple(
        (
            name,
            times.seconds(_numbered(name, sizes[-1])) * 1e6,
            *(
                times.ratio(_numbered(name, more), _numbered(name, less))
                for less, more in pairwise(sizes)
            ),
        )
        for name in names
    )
    steps = (f"{less} to {more}" for less, more in pairwise(sizes))
    return Table(f"twice as many {what} take", (f"us of {sizes[-1]}", *steps), rows)


def _numbered(name: str, size: int) -> str:
    return f"{name} {size}"


def _with_components(number: int) -> Iterator[Contender]:
    system, policy = grown.system(number), ours.policy()
    _check(policy, system)
    yield Contender("decide", policy.decide, lambda: [system])
    yield Contender("decide, first look", policy.decide, lambda: [_anew(system)])
    yield Contender("evaluate", policy.evaluate, lambda: [system])
    yield Contender("interpreter", _interpreted(policy), lambda: [system])


def _interpreted(policy: Policy) -> Callable[[System], object]:
    return lambda system: cases.decide(system, policy.checked)


def _with_sentences(number: int) -> Iterator[Contender]:
    text, system = grown.policy_text(number), grown.system(0)
    policy, counting = grown.policy(number), grown.policy(number, counting=True)
    _check(policy, system)
    _check(counting, system)
    yield Contender("parse and check", osaid.parse_policy, lambda: [text])
    yield Contender("decide", policy.decide, lambda: [system])
    yield Contender("decide, some count", counting.decide, lambda: [system])
    yield Contender("evaluate", policy.evaluate, lambda: [system])
    yield Contender("evaluate, truths read", _truths(policy), lambda: [system])


def _truths(policy: Policy) -> Callable[[System], object]:
    return lambda system: [one.truth for one in policy.evaluate(system).findings]


def _with_policies(number: int) -> Iterator[Contender]:
    policies = [grown.policy(10, version) for version in range(number)]
    record = next(iter(passing().values()))

    def decide(system: System) -> None:
        for policy in policies:
            policy.decide(system)

    def evaluate(system: System) -> None:
        for policy in policies:
            policy.evaluate(system)

    yield Contender("decide", decide, lambda: [typed.system(record)])
    yield Contender("evaluate", evaluate, lambda: [typed.system(record)])


def _anew(system: System) -> System:
    """Return the same system as another object, on which nothing is remembered."""
    return System(system.name, components=system.components, listings=system.listings)


def _check(policy: Policy, system: System) -> None:
    if policy.decide(system) is not Outcome.CONFORMS:
        message = f"{policy.name}: what is grown should conform"
        raise AssertionError(message)
