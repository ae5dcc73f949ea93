"""The outcome of a system under every reading of what a policy leaves open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product
from math import prod

from attrs import field, frozen

from osaid.evaluation.cases import Assumptions
from osaid.evaluation.codec import MAPPING
from osaid.evaluation.policies import Policy
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from osaid.values import Value

MOST_COMBINATIONS = 256
"""Beyond so many combinations, readings are changed one at a time."""

Change = tuple[tuple[str, str], ...]


@frozen
class Difference(Value):
    """A smallest change of readings after which the outcome is another one."""

    readings: Change = field(metadata=MAPPING)
    outcome: Outcome


@frozen
class Alternatives(Value):
    """How the outcome of a system hangs on the readings of a policy.

    `outcome` is that under the readings in force, `outcomes` how many of the
    `tried` combinations lead to each. Unless they are `complete`, only one reading
    was changed at a time. `differences` are all smallest changes that matter.
    """

    outcome: Outcome
    tried: int
    complete: bool
    outcomes: tuple[tuple[Outcome, int], ...] = field(metadata=MAPPING)
    differences: tuple[Difference, ...] = ()


def alternatives(system: System, policy: Policy, given: Assumptions) -> Alternatives:
    """Return the outcomes under every combination of readings.

    A reading that `given` picks stays as it is. Above `MOST_COMBINATIONS` each
    other reading is changed alone.
    """
    free = {
        name: [str(v) for v in reading.values if v != reading.default]
        for name, reading in policy.checked.readings.items()
        if name not in given.readings
    }
    complete = prod(1 + len(values) for values in free.values()) <= MOST_COMBINATIONS
    changes = sorted(_combined(free) if complete else _single(free), key=len)
    outcomes = {change: _decided(system, policy, given, change) for change in changes}
    counts = Counter(outcomes.values())
    return Alternatives(
        outcome=outcomes[()],
        tried=len(outcomes),
        complete=complete,
        outcomes=tuple((o, counts[o]) for o in Outcome if counts[o]),
        differences=tuple(_smallest(outcomes)),
    )


def _decided(
    system: System, policy: Policy, given: Assumptions, change: Change
) -> Outcome:
    readings = {**given.readings, **dict(change)}
    judge = policy.judge(
        readings=readings, assume=given.listing, licenses=given.licenses
    )
    return judge.program.decide(system, given.as_of)


def _single(free: Mapping[str, list[str]]) -> Iterable[Change]:
    alone = (((name, value),) for name, values in free.items() for value in values)
    return chain([()], alone)


def _combined(free: Mapping[str, list[str]]) -> Iterable[Change]:
    choices = (
        [(), *(((name, value),) for value in values)] for name, values in free.items()
    )
    for combination in product(*choices):
        yield tuple(chain.from_iterable(combination))


def _smallest(outcomes: Mapping[Change, Outcome]) -> Iterator[Difference]:
    """Yield the changes of the outcome that hold no smaller one with the same."""
    found: list[tuple[set[tuple[str, str]], Outcome]] = []
    for change, outcome in outcomes.items():
        known = any(outcome == o and part <= set(change) for part, o in found)
        if outcome != outcomes[()] and not known:
            found.append((set(change), outcome))
            yield Difference(change, outcome)
