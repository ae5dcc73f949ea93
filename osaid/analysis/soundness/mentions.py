"""Which groups hang on which: by `requirement NAME`, perhaps behind a `define`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from osaid.analysis.soundness.questions import condition_of, groups_of, musts_in
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.syntax import Proposition
from osaid.policy.traversal import nodes_in
from osaid.values import Shown


@frozen(eq=False)
class Mentions(Shown):
    """The groups that each group of a policy rests on; `all_` has itself among them."""

    policy: CheckedPolicy
    all_: Mapping[str, frozenset[str]] = field(init=False)
    _of: dict[int, tuple[frozenset[str], Proposition]] = field(init=False, factory=dict)

    @all_.default
    def _all(self) -> Mapping[str, frozenset[str]]:
        return {str(group.name): self._from(group) for group in groups_of(self.policy)}

    def of(self, proposition: Proposition) -> frozenset[str]:
        """Return the groups that a proposition names, perhaps behind a `define`."""
        if id(proposition) not in self._of:
            found = frozenset(self._named([proposition]))
            self._of[id(proposition)] = (found, proposition)
        return self._of[id(proposition)][0]

    def _from(self, group: Group) -> frozenset[str]:
        found = {str(group.name)}
        waiting = [group]
        while waiting:
            for name in self._named(said_in(waiting.pop())):
                if name not in found:
                    found.add(name)
                    waiting.append(self.policy.requirements[name])
        return frozenset(found)

    def _named(self, propositions: Iterable[Proposition]) -> Iterator[str]:
        waiting = list(propositions)
        seen: set[str] = set()
        while waiting:
            for node in nodes_in(waiting.pop()):
                if isinstance(node, syntax.RequirementHolds):
                    yield str(node.name)
                elif isinstance(node, syntax.Defined) and str(node.name) not in seen:
                    seen.add(str(node.name))
                    defined = self.policy.propositions.get(str(node.name))
                    waiting += [] if defined is None else [defined]

    @cached_property
    def loose(self) -> frozenset[str]:
        """Return the groups that are not only asked for, in whatever is asked.

        They stand beside an `or`, under a `not`, in a condition or where there is one.
        """
        waiting = [
            (proposition, condition_of(group) is None)
            for group in groups_of(self.policy)
            for proposition in musts_in(group)
        ]
        conditions = map(condition_of, groups_of(self.policy))
        waiting += [(c, False) for c in conditions if c is not None]
        waiting += [] if self.policy.applies is None else [(self.policy.applies, False)]
        found: set[str] = set()
        while waiting:
            node, plain = waiting.pop()
            if isinstance(node, syntax.PropositionAnd):
                waiting += [(operand, plain) for operand in node.operands]
            elif not (plain and isinstance(node, syntax.RequirementHolds)):
                for name in self.of(node):
                    found |= self.all_[name]
        return frozenset(found)


def said_in(group: Group) -> list[Proposition]:
    """Return all that a group says, and when it says so."""
    condition = condition_of(group)
    said = [sentence.proposition for sentence in group.sentences]
    return [*([] if condition is None else [condition]), *said]
