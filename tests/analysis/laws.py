"""The law of differences: what became stricter is nowhere truer than before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from random import Random

from osaid.analysis.differences import Change, difference
from osaid.diagnostics import Severity
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.checker import check
from osaid.policy.policies import CheckedPolicy
from osaid.records.systems import System
from osaid.text import Source
from osaid.truth import Truth
from tests.analysis.mutating import mutated
from tests.laws.lineages import random_lineage, random_lineage_policy
from tests.laws.policies import checked, random_syntax
from tests.laws.records import random_record

SYSTEMS = 12
NOWHERE = Source("policy", "")


def try_change(seed: int, tally: Counter[str], *, lineages: bool = False) -> None:
    """What is said of each group is so on random systems."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    syntax = random_lineage_policy(random).syntax if lineages else random_syntax(random)
    changed = mutated(syntax, random, steps=random.choice((1, 1, 1, 2)))
    if any(p.severity is Severity.ERROR for p in check(changed, NOWHERE)):
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


def truths(policy: CheckedPolicy, system: System) -> Mapping[str, Truth]:
    """Return the truth of each group, under default readings."""
    case = Case.of(system, policy, Assumptions())
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
