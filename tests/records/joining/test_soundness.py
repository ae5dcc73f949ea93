"""What several sources rightly say of one system, together says nothing wrong."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

from attrs import evolve
from hypothesis import given

from osaid.diagnostics import InputError
from osaid.evaluation.cases import Assumptions
from osaid.policy.printer import print_policy
from osaid.records.components import Component, Presence
from osaid.records.joining import Witness, join
from osaid.records.joining.renaming import renamed
from osaid.records.kinds import ROOT
from osaid.records.statements import Fact, Statement
from osaid.records.systems import Extent, Listing, Subject, System
from osaid.records.views import changed
from tests.laws.answers import answers, known
from tests.laws.completions import completed
from tests.laws.depth import seeds
from tests.laws.policies import random_readable_policy
from tests.laws.records import random_record
from tests.laws.shuffles import shuffled

COUNTED = re.compile(r"at least \d|at most|exactly")
NOT_THERE = {Presence.WITHHELD, Presence.ABSENT}


def whole_system(random: Random) -> System | None:
    """Return a system of which everything is known, or None.

    Whether it learns is left to what it implies, which a statement would overrule.
    """
    record = random_record(random, readable=True)
    found = completed(record, random) if record.subject is not Subject.ELEMENT else None
    return found and evolve(found, machine_learning=Fact(), attestations=())


def some_of(random: Random, whole: System) -> System:
    """Return a record that says some of what is so, and promises what is so."""
    kept = with_what_they_name(
        [c for c in whole.components if random.random() < 0.6], whole
    )
    names = {component.name for component in kept}
    gone = [c for c in whole.components if c.name not in names]
    listings = whole.listings if not gone else ()
    if gone and all(NOT_THERE.issuperset(c.presence.values) for c in gone):
        listings = (Listing(ROOT, Fact((Statement(Extent.RELEASED),))),)
    parents = tuple(pair for pair in whole.parents if pair[0] in names)
    components = shuffled(random, tuple(kept))
    part = evolve(whole, components=components, listings=listings, parents=parents)
    return changed(part, lambda fact: fewer(random, fact))


def with_what_they_name(kept: list[Component], whole: System) -> list[Component]:
    """Return components with those that they are about, or parts of."""
    every = {component.name: component for component in whole.components}
    found = {component.name: component for component in kept}
    waiting = list(kept)
    while waiting:
        one = waiting.pop()
        named = {name for name, _ in one.about.elements} | {*one.part_of.values}
        new = [every[str(n)] for n in named if n in every and n not in found]
        found |= {component.name: component for component in new}
        waiting += new
    return list(found.values())


def fewer(random: Random, fact: Fact[object]) -> Fact[object]:
    """Return some of the statements of a fact."""
    return Fact(tuple(s for s in fact.statements if random.random() < 0.7))


def otherwise_named(random: Random, system: System) -> System:
    """Return a record in which some components have names of their own."""
    names = {c.name: f"own {number}" for number, c in enumerate(system.components)}
    return renamed(
        system, {old: new for old, new in names.items() if random.random() < 0.5}
    )


def try_joining(seed: int, tally: Counter[str]) -> None:
    """Every answer on what two say holds of the system that they speak of.

    How many there are is not asked where one has two names, since they count twice.
    Nor are grades, of which a better one is a revision.
    """
    random = Random(seed)  # noqa: S311 - nothing is secret here
    whole = whole_system(random)
    if whole is None:
        return
    one, other = some_of(random, whole), some_of(random, whole)
    is_renamed = random.random() < 0.4
    other = otherwise_named(random, other) if is_renamed else other
    try:
        both = join([Witness("one", one), Witness("other", other)]).system
    except InputError as error:
        codes = {problem.code for problem in error.diagnostics}
        assert codes <= {"parent-of-itself", "lineage-too-long"}
        return
    policy = random_readable_policy(random)
    text = print_policy(policy.syntax)
    if "evidence of" in text or (is_renamed and COUNTED.search(text)):
        return
    truth, said = (answers(system, policy, Assumptions()) for system in (whole, both))
    wrong = {n: a for n, a in known(said).items() if known(truth).get(n, a) is not a}
    assert not wrong, (seed, wrong)
    tally["joined"] += 1
    tally["known answers"] += len(known(said))


@given(seeds)
def test_what_is_rightly_said_is_right_together(seed: int) -> None:
    try_joining(seed, Counter())


def test_what_is_tried_is_worth_trying() -> None:
    tally: Counter[str] = Counter()
    for seed in range(60):
        try_joining(seed, tally)
    assert tally["joined"] > 10
    assert tally["known answers"] > 100
