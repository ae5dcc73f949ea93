"""The law of differences: what became stricter is nowhere truer than before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from random import Random

from attrs import evolve

from osaid.analysis.differences import Change, difference
from osaid.diagnostics import Severity
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.checker import check
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import (
    Form,
    LicenseCondition,
    Name,
    PolicySyntax,
    Quantified,
    Requirement,
    Selector,
    Sentence,
    Strength,
)
from osaid.policy.traversal import nodes_in
from osaid.records.kinds import within
from osaid.records.systems import Extent, System
from osaid.text import Source
from osaid.truth import Truth
from tests.analysis.mutating import mutated
from tests.laws import words
from tests.laws.lineages import random_lineage, random_lineage_policy
from tests.laws.policies import VOCABULARY, Policies, checked, random_syntax
from tests.laws.records import Records, random_record

SYSTEMS = 12
NOWHERE = Source("policy", "")


def try_change(seed: int, tally: Counter[str], *, lineages: bool = False) -> None:
    """What is said of each group is so on random systems."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    syntax = random_lineage_policy(random).syntax if lineages else random_syntax(random)
    changed = mutated(syntax, random, steps=random.choice((1, 1, 1, 2)))
    if not is_accepted(changed):
        tally["no policies"] += 1
        return
    before, after = checked(syntax), checked(changed)
    found = difference(before, after)
    changes = {group.name: group.change for group in found.groups}
    make = random_lineage if lineages else random_record
    for name in truths(before, make(random)):
        change = changes.get(name)
        tally["same" if change is None else change.value] += 1
    for _ in range(SYSTEMS):
        system = make(random)
        one, other = truths(before, system), truths(after, system)
        for name in one.keys() & other.keys():
            is_so(changes.get(name), one[name], other[name], f"seed {seed}: {name}")


def try_sentence(seed: int, tally: Counter[str]) -> None:
    """The same of a policy with one short sentence, on systems that it is about."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    syntax = short_syntax(random)
    changed = mutated(syntax, random)
    if changed == syntax or not (is_accepted(syntax) and is_accepted(changed)):
        tally["no policies"] += 1
        return
    before, after = checked(syntax), checked(changed)
    changes = {g.name: g.change for g in difference(before, after).groups}
    change = changes.get("wanted")
    tally["same" if change is None else change.value] += 1
    kinds = kinds_of(random, syntax, changed)
    for _ in range(3 * SYSTEMS):
        system = Records(random, kinds).system()
        listing = random.choice((None, Extent.ALL, Extent.ALL, Extent.RELEASED))
        one, other = (
            truths(policy, system, listing)["wanted"] for policy in (before, after)
        )
        tally["seen to differ"] += one is not other
        is_so(change, one, other, f"seed {seed}")


def short_syntax(random: Random) -> PolicySyntax:
    """Return a policy with one sentence."""
    trees = Policies(random, evolve(VOCABULARY, judgements=()))
    said = trees.quantified(1) if trees.chance(8) else trees.proposition(1)
    if isinstance(said, Quantified) and trees.chance(5):
        body = LicenseCondition(Name("license"), trees.license_test())
        said = evolve(said, where=None, body=body)
    sentence = Sentence(Strength.MUST, said)
    wanted = Requirement(Name("wanted"), sentences=(sentence,))
    return PolicySyntax(1, Form.POLICY, Name("short"), Name("1"), (wanted,))


def kinds_of(random: Random, *policies: PolicySyntax) -> tuple[str, ...]:
    """Return kinds that sentences are about, and one besides."""
    selectors = (n for p in policies for n in nodes_in(p) if isinstance(n, Selector))
    named = {str(kind) for selector in selectors for kind in selector.kinds}
    below = [k for k in words.ALL_KINDS if any(within(k, name) for name in named)]
    return (*below, random.choice(words.ALL_KINDS))


def is_accepted(policy: PolicySyntax) -> bool:
    """Return whether the checker has no objection."""
    return not any(p.severity is Severity.ERROR for p in check(policy, NOWHERE))


def truths(
    policy: CheckedPolicy, system: System, listing: Extent | None = None
) -> Mapping[str, Truth]:
    """Return the truth of each group, under default readings."""
    case = Case.of(system, policy, Assumptions(listing=listing))
    interpreter = case.through(ACTUAL)
    return {str(g.name): interpreter.musts(g).truth for g in policy.groups}


def is_so(change: Change | None, before: Truth, after: Truth, where: str) -> None:
    """A change is what it is called."""
    match change:
        case Change.STRICTER:
            assert after.rank <= before.rank, where
        case Change.LOOSER:
            assert after.rank >= before.rank, where
        case None | Change.REWORDED:
            assert after is before, where
        case _:
            pass
