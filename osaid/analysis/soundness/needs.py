"""How many components are enough to refute a claim, if anything does.

docs/solving.md has the argument. A system that refutes a claim does what some
propositions say; of each sentence in them, its witnesses are enough. Where one of
several propositions may be broken, each of these ways is looked at by itself, which
needs fewer components than all of them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, product
from math import prod
from typing import TypeAlias

from osaid.analysis.solving.demands import Demands
from osaid.analysis.soundness.questions import alone, condition_of, musts_in
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Proposition

Ways: TypeAlias = tuple[tuple[Demands, ...], ...]
"""What each of several ways to refute a claim needs."""

Branch: TypeAlias = tuple[Proposition, ...]

_MOST = 32
"""So many ways are looked at one by one; of more, all are taken together."""


def ways_of(
    policy: CheckedPolicy,
    wanted: Iterable[Proposition],
    also: tuple[Demands, ...] = (),
) -> Ways:
    """Return what it needs that one of some propositions holds, and `also` the rest."""
    branches = chain.from_iterable(_branches(policy, each) for each in wanted)
    found: dict[object, tuple[Demands, ...]] = {}
    for branch in branches:
        together = alone(policy, syntax.PropositionAnd(branch))
        demands = Demands(together, denied=False)
        found.setdefault(signature(demands), (*also, demands))
    return tuple(found.values())


def signature(demands: Demands) -> object:
    """Return what tells demands apart: what they ask for, by the kinds of it."""
    counts = ((selector, n) for (selector, _), n in demands.counted.items() if n)
    return (
        frozenset(_summed(counts).items()),
        tuple(demands.described),
        tuple(demands.subjects),
        tuple(demands.topics),
        demands.asks_topics,
    )


def _summed(
    counts: Iterable[tuple[syntax.Selector, int]],
) -> dict[syntax.Selector, int]:
    found: dict[syntax.Selector, int] = {}
    for selector, number in counts:
        found[selector] = found.get(selector, 0) + number
    return found


def _branches(
    policy: CheckedPolicy, node: Proposition, *, holds: bool = True
) -> list[Branch]:
    """Return ways in which a proposition can hold, or not, if there are few."""
    match node:
        case syntax.PropositionNot(operand=operand):
            return _branches(policy, operand, holds=not holds)
        case syntax.PropositionAnd(operands=operands):
            return _joined(policy, node, operands, every=holds, holds=holds)
        case syntax.PropositionOr(operands=operands):
            return _joined(policy, node, operands, every=not holds, holds=holds)
        case syntax.RequirementHolds(name=name):
            item = policy.requirements[str(name)]
            body = syntax.PropositionAnd(tuple(musts_in(item)))
            condition = condition_of(item)
            if condition is None:
                return _branches(policy, body, holds=holds)
            off = syntax.PropositionNot(condition)
            either = syntax.PropositionOr((off, body))
            return _branches(policy, either, holds=holds)
        case syntax.Defined(name=name):
            return _branches(policy, policy.propositions[str(name)], holds=holds)
        case _:
            return [(_literal(node, holds=holds),)]


def _joined(
    policy: CheckedPolicy,
    node: Proposition,
    operands: Sequence[Proposition],
    *,
    every: bool,
    holds: bool,
) -> list[Branch]:
    each = [_branches(policy, operand, holds=holds) for operand in operands]
    number = prod(map(len, each)) if every else sum(map(len, each))
    if number > _MOST:
        return [(_literal(node, holds=holds),)]
    if not every:
        return [branch for branches in each for branch in branches]
    return [tuple(chain.from_iterable(chosen)) for chosen in product(*each)]


def _literal(node: Proposition, *, holds: bool) -> Proposition:
    return node if holds else syntax.PropositionNot(node)
