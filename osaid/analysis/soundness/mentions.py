"""Which groups hang on which: by `requirement NAME`, perhaps behind a `define`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from osaid.analysis.soundness.questions import condition_of
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
        policy = self.policy
        groups = (*policy.freedoms.values(), *policy.requirements.values())
        return {str(group.name): self._from(group) for group in groups}

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

    @property
    def denied(self) -> bool:
        """Return whether it can help that some requirement does not hold.

        Then a sentence can count for a system as well as against it.
        """
        policy = self.policy
        groups = (*policy.freedoms.values(), *policy.requirements.values())
        seen: set[tuple[str, bool]] = set()
        waiting = [(node, True) for group in groups for node in said_in(group, musts=True)]
        waiting += [(c, False) for g in groups if (c := condition_of(g)) is not None]
        while waiting:
            node, helps = waiting.pop()
            if isinstance(node, syntax.RequirementHolds) and not helps:
                return True
            waiting += self._below(node, seen, helps=helps)
        return False

    def _below(
        self, node: Proposition, seen: set[tuple[str, bool]], *, helps: bool
    ) -> list[tuple[Proposition, bool]]:
        match node:
            case syntax.PropositionNot(operand=operand):
                return [(operand, not helps)]
            case syntax.PropositionAnd() | syntax.PropositionOr():
                return [(operand, helps) for operand in node.operands]
            case syntax.Defined(name=name) if (str(name), helps) not in seen:
                seen.add((str(name), helps))
                return [(self.policy.propositions[str(name)], helps)]
            case _:
                return []


def said_in(group: Group, *, musts: bool = False) -> list[Proposition]:
    """Return what a group says, and when; with `musts` only what it insists on."""
    condition = None if musts else condition_of(group)
    must = syntax.Strength.MUST
    said = [s.proposition for s in group.sentences if not musts or s.strength is must]
    return [*([] if condition is None else [condition]), *said]
