"""Random policies that build on random others."""

from __future__ import annotations

from random import Random

from attrs import evolve

from osaid.diagnostics import Severity, UsageError
from osaid.policy import syntax
from osaid.policy.loading import policy_from
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_policy
from osaid.policy.syntax import Extends, Item, Name, PolicySyntax, Text, Uses
from osaid.text import Source
from tests.laws.policies import VOCABULARY, Policies, random_syntax

BASE, USED = Name("base"), Name("used")
ONE = Name("1")


def random_composed(random: Random) -> CheckedPolicy:
    """Return a random policy that extends one and uses another."""
    while True:
        others = [_called(random_syntax(random), name) for name in (BASE, USED)]
        own = random_changes(random, *others)
        found = composed(own, others)
        if found is not None:
            return found


def composed(own: PolicySyntax, others: list[PolicySyntax]) -> CheckedPolicy | None:
    """Return a policy joined with others, None where they do not fit."""
    known = {str(other.name): other for other in others}

    def find(name: str, _: str) -> CheckedPolicy:
        if name not in known:
            raise UsageError([])
        policy, _problems = policy_from(_source(known[name]))
        if policy is None:
            raise UsageError(_problems)
        return policy

    policy, diagnostics = policy_from(_source(own), find)
    if policy is None:
        assert any(d.severity is Severity.ERROR for d in diagnostics)
    return policy


def _source(policy: PolicySyntax) -> Source:
    return Source(f"{policy.name}.osaid", print_policy(policy))


def _called(policy: PolicySyntax, name: Name) -> PolicySyntax:
    return evolve(policy, name=name, version=ONE)


def random_changes(
    random: Random, base: PolicySyntax, used: PolicySyntax
) -> PolicySyntax:
    """Return what a policy says that changes one and names another."""
    trees = Policies(random, VOCABULARY)
    items: list[Item] = [Uses(USED, ONE)]
    for item in base.items:
        change = _changed(item, trees)
        if change is not None:
            items.append(change)
    theirs = [i for i in used.items if isinstance(i, syntax.Requirement)]
    if theirs:
        named = Name(f"{USED}.{trees.one(theirs).name}")
        holds = syntax.RequirementHolds(named)
        must = syntax.Sentence(syntax.Strength.MUST, holds)
        items.append(syntax.Requirement(Name("theirs"), sentences=(must,)))
    own = trees.requirement("own", 1)
    items.append(evolve(own, upholds=()))
    if trees.chance(3):
        needs = (Name("own"),), (BASE,), (USED,)
        levels = (
            syntax.Level(Name(f"level_{n}"), None, each) for n, each in enumerate(needs)
        )
        items.append(syntax.Ladder(tuple(levels)))
    form = syntax.Form.POLICY
    return PolicySyntax(1, form, Name("own-one"), ONE, tuple(items), Extends(BASE, ONE))


def _changed(item: Item, trees: Policies) -> Item | None:
    match item:
        case syntax.Terms() if trees.chance(3):
            choice = syntax.TermsChoice(trees.licenses(1))
            return syntax.Terms(item.name, (choice,))
        case syntax.DefineCondition() if trees.chance(3):
            return evolve(item, body=trees.condition(1))
        case syntax.Requirement():
            match trees.random.randrange(6):
                case 0:
                    return syntax.Drop(item.name, Text("nobody needs it"))
                case 1:
                    added = trees.requirement(str(item.name), 1)
                    return syntax.Extend(
                        evolve(added, title=None, condition=None, upholds=())
                    )
                case 2:
                    new = trees.requirement(str(item.name), 1)
                    return syntax.Replace(evolve(new, upholds=()))
    return None
