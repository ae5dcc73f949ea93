"""Policies like others but for one thing: what a next version may change."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TypeAlias

from attrs import evolve

from osaid.policy import syntax
from osaid.policy.rewriting import rewritten
from osaid.policy.syntax import Name, Node, PolicySyntax, Quantifier, Selector, Strength
from osaid.policy.traversal import nodes_in
from osaid.records.components import Component
from tests.laws import words
from tests.laws.policies import VOCABULARY, Policies

Change: TypeAlias = Callable[[Node, Policies], Node]

CONDITIONS = (
    syntax.Is,
    syntax.In,
    syntax.Compare,
    syntax.Has,
    syntax.Covers,
    syntax.EvidenceOf,
    syntax.Available,
    syntax.LicenseCondition,
    syntax.ConditionNot,
    syntax.ConditionAnd,
    syntax.ConditionOr,
)
JOINED = (
    syntax.ConditionAnd,
    syntax.ConditionOr,
    syntax.PropositionAnd,
    syntax.PropositionOr,
    syntax.LicenseAll,
)
COUNTS = (Quantifier.AT_LEAST, Quantifier.AT_MOST, Quantifier.EXACTLY)
SETS = (
    syntax.SetName,
    syntax.SetLiteral,
    syntax.SetUnion,
    syntax.SetIntersection,
    syntax.SetDifference,
)


def mutated(syntax_: PolicySyntax, random: Random, steps: int = 1) -> PolicySyntax:
    """Return a policy with something changed in it, mostly in one place."""
    trees = Policies(random, VOCABULARY)
    found = syntax_
    for _ in range(steps):
        places = [node for node in nodes_in(found) if changes_of(node)]
        if not places:
            return found
        place = random.choice(places)
        new = random.choice(changes_of(place))(place, trees)
        found = _replaced(found, place, new)
    return found


def _replaced(policy: PolicySyntax, place: Node, new: Node) -> PolicySyntax:
    done: list[Node] = []

    def change(node: Node) -> Node:
        if node is not place or done:
            return node
        done.append(node)
        return new

    return rewritten(policy, change)


def changes_of(node: Node) -> list[Change]:
    """Return what may be done to a node."""
    changes: list[Change] = []
    if isinstance(node, JOINED):
        changes += [_fewer, _turned_over]
    if isinstance(node, CONDITIONS):
        changes += [_and_more, _or_more]
    for sort, ways in _WAYS.items():
        if isinstance(node, sort):
            changes += ways
    return changes


def _fewer(node: Node, trees: Policies) -> Node:
    operands = list(node.operands)  # type: ignore[attr-defined] # of what is joined
    operands.remove(trees.one(operands))
    if len(operands) == 1 and not isinstance(node, syntax.LicenseAll):
        return operands[0]  # type: ignore[no-any-return]
    return evolve(node, operands=tuple(operands)) if operands else node  # type: ignore[call-arg]


def _turned_over(node: Node, _: Policies) -> Node:
    match node:
        case syntax.ConditionAnd(operands=operands):
            return syntax.ConditionOr(operands)
        case syntax.ConditionOr(operands=operands):
            return syntax.ConditionAnd(operands)
        case syntax.PropositionAnd(operands=parts):
            return syntax.PropositionOr(parts)
        case syntax.PropositionOr(operands=parts):
            return syntax.PropositionAnd(parts)
        case _:
            return node


def _and_more(node: Node, trees: Policies) -> Node:
    return syntax.ConditionAnd((node, trees.field_test(Component)))  # type: ignore[arg-type]


def _or_more(node: Node, trees: Policies) -> Node:
    return syntax.ConditionOr((trees.field_test(Component), node))  # type: ignore[arg-type]


def _quantifier(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Quantified)
    new = trees.one(list(Quantifier))
    count = trees.random.randint(0, 2) if new in COUNTS else None
    used = node.if_used and new is Quantifier.THE
    return evolve(node, quantifier=new, count=count, if_used=used)


def _count(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Quantified)
    if node.count is None:
        return _quantifier(node, trees)
    return evolve(node, count=max(0, node.count + trees.one((-1, 1))))


def _where(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Quantified | syntax.Together)
    new = (
        None
        if node.where is not None and trees.chance(5)
        else trees.condition(1, Component)
    )
    return evolve(node, where=new)


def _used(node: Node, _: Policies) -> Node:
    assert isinstance(node, syntax.Quantified)
    the = node.quantifier is Quantifier.THE
    return evolve(node, if_used=the and not node.if_used)


def _selectors(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Quantified)
    if len(node.selectors) > 1:
        return evolve(node, selectors=node.selectors[:1])
    other = Selector((trees.name((*words.ALL_KINDS, *words.BRANCHES)),))
    return evolve(node, selectors=(*node.selectors, other))


def _selector(node: Node, trees: Policies) -> Node:
    assert isinstance(node, Selector)
    kinds = (*words.ALL_KINDS, *words.BRANCHES)
    match trees.random.randrange(4):
        case 0:
            return evolve(node, kinds=(*node.kinds, trees.name(kinds)))
        case 1:
            return evolve(node, kinds=node.kinds[:1])
        case 2:
            return evolve(node, without=(*node.without, trees.name(kinds)))
        case _:
            kind = str(node.kinds[0])
            above, _, _ = kind.rpartition(".")
            return evolve(node, kinds=(Name(above or "component"),))


def _values(node: Node, _: Policies) -> Node:
    assert isinstance(node, syntax.In)
    return evolve(node, values=node.values[: max(1, len(node.values) - 1)])


def _comparison(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Compare)
    return evolve(node, comparison=trees.one(list(syntax.Comparison)))


def _topics(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Covers | syntax.Together)
    return evolve(node, topics=trees.names(trees.words.topics))


def _grade(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.EvidenceOf)
    return evolve(node, grade=trees.name(trees.words.grades))


def _license_test(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.LicenseCondition)
    return evolve(node, test=trees.license_test())


def _rights(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.LicensePermits)
    return evolve(node, rights=trees.names(trees.words.rights))


def _kinds(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.LicenseRestricts)
    return evolve(node, kinds=trees.names(trees.words.restrictions))


def _set(node: Node, trees: Policies) -> Node:
    new = trees.licenses(0)
    made = (
        syntax.SetUnion((node, new)),  # type: ignore[arg-type]
        syntax.SetIntersection((node, new)),  # type: ignore[arg-type]
        syntax.SetDifference(node, new),  # type: ignore[arg-type]
        new,
    )
    return trees.one(made)


def _sentences(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Requirement | syntax.Freedom)
    sentences = list(node.sentences)
    if sentences and trees.chance(5):
        sentences.remove(trees.one(sentences))
    else:
        sentences.append(trees.sentence(1))
    return evolve(node, sentences=tuple(sentences))


def _condition(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Requirement)
    new = None if node.condition is not None else trees.proposition(0)
    return evolve(node, condition=new)


def _strength(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Sentence)
    return evolve(node, strength=trees.one(list(Strength)))


def _default(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Reading)
    return evolve(node, default=trees.one(node.values))


def _question(node: Node, trees: Policies) -> Node:
    assert isinstance(node, syntax.Judgement)
    return evolve(node, question=trees.text())


def _single(node: Node, _: Policies) -> Node:
    assert isinstance(node, syntax.Kind)
    return evolve(node, single=not node.single)


def _operand(node: Node, _: Policies) -> Node:
    assert isinstance(node, syntax.PropositionNot | syntax.ConditionNot)
    return node.operand


_WAYS: dict[type[Node], list[Change]] = {
    syntax.Quantified: [_quantifier, _count, _where, _used, _selectors],
    syntax.Together: [_where, _topics],
    Selector: [_selector],
    syntax.In: [_values],
    syntax.Compare: [_comparison],
    syntax.Covers: [_topics],
    syntax.EvidenceOf: [_grade],
    syntax.LicenseCondition: [_license_test],
    syntax.LicensePermits: [_rights],
    syntax.LicenseRestricts: [_kinds],
    **{sort: [_set] for sort in SETS},
    syntax.Requirement: [_sentences, _condition],
    syntax.Freedom: [_sentences],
    syntax.Sentence: [_strength],
    syntax.Reading: [_default],
    syntax.Judgement: [_question],
    syntax.Kind: [_single],
    syntax.ConditionNot: [_operand],
    syntax.PropositionNot: [_operand],
}
