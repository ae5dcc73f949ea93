"""How many components are enough to refute a claim, if anything does.

docs/solving.md has the argument. A system that refutes a claim does what some
propositions say; of each sentence in them, its witnesses are enough. Where one of
several propositions may be broken, each of these ways is looked at by itself, which
needs fewer components than all of them together.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, product
from math import prod
from typing import TypeAlias

from attrs import field, frozen

from osaid.analysis.solving.demands import Demands
from osaid.analysis.soundness.questions import alone, condition_of, musts_in
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Proposition
from osaid.values import Shown

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
    known = _Branches(policy)
    branches = chain.from_iterable(known.of(each) for each in wanted)
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


@frozen(eq=False)
class _Branches(Shown):
    """Finds the ways in which propositions of a policy hold, or do not."""

    policy: CheckedPolicy
    _known: dict[tuple[str, str, bool], list[Branch]] = field(init=False, factory=dict)

    def of(self, node: Proposition, *, holds: bool = True) -> list[Branch]:
        """Return ways in which a proposition holds, or not, if there are few."""
        match node:
            case syntax.PropositionNot(operand=operand):
                return self.of(operand, holds=not holds)
            case syntax.PropositionAnd():
                return self._joined(node, every=holds, holds=holds)
            case syntax.PropositionOr():
                return self._joined(node, every=not holds, holds=holds)
            case syntax.RequirementHolds() | syntax.Defined():
                return self._named(node, holds=holds)
            case _:
                return [(_literal(node, holds=holds),)]

    def _named(
        self, node: syntax.RequirementHolds | syntax.Defined, *, holds: bool
    ) -> list[Branch]:
        """Return the ways of what a name stands for, found once."""
        key = (type(node).__name__, str(node.name), holds)
        if key not in self._known:
            self._known[key] = self.of(self._meant(node), holds=holds)
        return self._known[key]

    def _meant(self, node: syntax.RequirementHolds | syntax.Defined) -> Proposition:
        if isinstance(node, syntax.Defined):
            return self.policy.propositions[str(node.name)]
        item = self.policy.requirements[str(node.name)]
        body = syntax.PropositionAnd(tuple(musts_in(item)))
        condition = condition_of(item)
        if condition is None:
            return body
        return syntax.PropositionOr((syntax.PropositionNot(condition), body))

    def _joined(
        self,
        node: syntax.PropositionAnd | syntax.PropositionOr,
        *,
        every: bool,
        holds: bool,
    ) -> list[Branch]:
        each = [self.of(operand, holds=holds) for operand in node.operands]
        number = prod(map(len, each)) if every else sum(map(len, each))
        if number > _MOST:
            return [(_literal(node, holds=holds),)]
        if not every:
            return [branch for branches in each for branch in branches]
        return [_once(chain.from_iterable(chosen)) for chosen in product(*each)]


def _once(branch: Iterable[Proposition]) -> Branch:
    return tuple(dict.fromkeys(branch))


def _literal(node: Proposition, *, holds: bool) -> Proposition:
    return node if holds else syntax.PropositionNot(node)
