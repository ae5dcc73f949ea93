"""What a sentence says when every name and shorthand in it is replaced.

What is left is `all of`, `any of`, and plain statements that are so or not: counts of
components, tests of one field, and the like.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import cached_property

from attrs import evolve, field, frozen

from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.schema import AVAILABLE
from osaid.policy.syntax import Node, Quantifier
from osaid.values import Shown

_ANDS = (syntax.ConditionAnd, syntax.PropositionAnd)
_ORS = (syntax.ConditionOr, syntax.PropositionOr)
_NOTS = (syntax.ConditionNot, syntax.PropositionNot)
_BOTH = {
    Quantifier.THE: (Quantifier.SOME, Quantifier.EVERY),
    Quantifier.EXACTLY: (Quantifier.AT_LEAST, Quantifier.AT_MOST),
}
_EASILY = syntax.In(syntax.Name("access"), (syntax.Word("open"), syntax.Word("login")))
_PROVIDED = syntax.Is(syntax.Name("presence"), syntax.Word("provided"))


class Join(Enum):
    """How the parts of a meaning belong together; a plain one has none."""

    ALL = auto()
    ANY = auto()
    PLAIN = auto()

    def under(self, *, denied: bool) -> Join:
        """Return how the denied parts of something denied belong together."""
        if self is Join.PLAIN or not denied:
            return self
        return Join.ANY if self is Join.ALL else Join.ALL


@frozen(eq=False)
class Meaning(Shown):
    """A sentence or condition, or that it is not so."""

    node: Node
    denied: bool = False


@frozen(eq=False)
class Unfolded(Shown):
    """A meaning by its parts; a plain one is its own only part."""

    join: Join
    parts: tuple[Meaning, ...]


@frozen(eq=False)
class Meanings(Shown):
    """Unfolds what stands in one policy, under its default readings."""

    policy: CheckedPolicy
    _known: dict[tuple[int, bool], tuple[Unfolded, Meaning]] = field(
        init=False, factory=dict
    )
    _asked: dict[str, syntax.Proposition] = field(init=False, factory=dict)

    @cached_property
    def deciding(self) -> Mapping[str, Group]:
        """Return what makes up the outcome, by name."""
        return {str(group.name): group for group in self.policy.deciding}

    def asked(self, group: Group) -> syntax.Proposition:
        """Return what a group asks for; the same tree each time."""
        name = str(group.name)
        if name not in self._asked:
            self._asked[name] = asked(group, self.policy)
        return self._asked[name]

    def unfold(self, meaning: Meaning) -> Unfolded:
        """Return the parts of which something is made; the same ones each time."""
        key = (id(meaning.node), meaning.denied)
        if key not in self._known:
            # The node is kept, so that nothing else can come to have its id.
            self._known[key] = (self._unfold(meaning), meaning)
        return self._known[key][0]

    def _unfold(self, meaning: Meaning) -> Unfolded:
        node, denied = meaning.node, meaning.denied
        while (meant := self._meant(node)) is not node or isinstance(node, _NOTS):
            node = meant
            if isinstance(node, _NOTS):
                node, denied = node.operand, not denied
        join = Join.PLAIN
        parts: Iterable[Node] = (node,)
        if isinstance(node, (*_ANDS, *_ORS)):
            join = Join.ALL if isinstance(node, _ANDS) else Join.ANY
            parts = node.operands
        return Unfolded(
            join.under(denied=denied), tuple(Meaning(part, denied) for part in parts)
        )

    def _meant(self, node: Node) -> Node:
        """Return what a name or a shorthand stands for; anything else as it is."""
        match node:
            case syntax.Defined(name=name):
                return self._defined(str(name)) or node
            case syntax.Available():
                accessible = self.policy.conditions.get(AVAILABLE, _EASILY)
                return syntax.ConditionAnd((_PROVIDED, accessible))
            case syntax.RequirementHolds(name=name):
                return self.asked(self.policy.requirements[str(name)])
            case syntax.Quantified():
                return _counted(node)
            case _:
                return node

    def _defined(self, name: str) -> Node | None:
        policy = self.policy
        return policy.conditions.get(name) or policy.propositions.get(name)


def asked(group: Group, policy: CheckedPolicy) -> syntax.Proposition:
    """Return what a group asks for, as one proposition, under default readings."""
    sentences = policy.sentences_of(group, policy.chosen({}))
    must = syntax.Strength.MUST
    musts = [s.proposition for _, s in sentences if s.strength is must]
    body = syntax.PropositionAnd(tuple(musts))
    if not isinstance(group, syntax.Requirement) or group.condition is None:
        return body
    return syntax.PropositionOr((syntax.PropositionNot(group.condition), body))


def _counted(node: syntax.Quantified) -> syntax.Proposition:
    """Return a sentence by sentences that say `at least` of one selector."""
    if len(node.selectors) > 1:
        single = (evolve(node, selectors=(one,)) for one in node.selectors)
        return syntax.PropositionAnd(tuple(single))
    if node.if_used:
        unused = syntax.Unused(node.selectors[0])
        return syntax.PropositionOr((unused, evolve(node, if_used=False)))
    if node.quantifier in _BOTH:
        both = (evolve(node, quantifier=part) for part in _BOTH[node.quantifier])
        return syntax.PropositionAnd(tuple(both))
    return _bounded(node, node.count or 0)


def _bounded(node: syntax.Quantified, count: int) -> syntax.Proposition:
    """Return a sentence with one bound by one that says `at least`, or denies it."""
    match node.quantifier:
        case Quantifier.EVERY:
            body = syntax.ConditionNot(node.body)
            return syntax.PropositionNot(_at_least(1, evolve(node, body=body)))
        case Quantifier.NO | Quantifier.AT_MOST:
            return syntax.PropositionNot(_at_least(count + 1, node))
        case Quantifier.SOME:
            return _at_least(1, node)
        case _ if count == 0:
            return syntax.PropositionAnd(())
        case _:
            return node if node.where is None else _at_least(count, node)


def _at_least(count: int, node: syntax.Quantified) -> syntax.Quantified:
    body = node.body
    if node.where is not None:
        body = syntax.ConditionAnd((node.where, body))
    return evolve(
        node, quantifier=Quantifier.AT_LEAST, count=count, body=body, where=None
    )
