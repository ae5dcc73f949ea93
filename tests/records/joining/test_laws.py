"""What joining records must never do, tried on random ones."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random
from typing import Any

from attrs import evolve
from hypothesis import assume, given, reject
from hypothesis import strategies as st

import osaid
from osaid.diagnostics import InputError
from osaid.evaluation.cases import Assumptions
from osaid.policy.printer import print_policy
from osaid.records.canonical import canonical
from osaid.records.fields import fields_of
from osaid.records.joining import Joined, Witness, join
from osaid.records.problems import problems
from osaid.records.statements import Fact
from osaid.records.systems import Subject, System
from osaid.records.views import changed
from osaid.records.words import words
from tests.laws.answers import OPEN, Answers, answers
from tests.laws.policies import random_policy
from tests.laws.records import random_record
from tests.laws.shuffles import shuffled, shuffled_record

TODAY = date(2026, 1, 1)
SEEDS = st.integers(0, 2**32)
AT_ODDS = {"parent-of-itself", "lineage-too-long"}


def records(random: Random, *, windows: bool = False) -> tuple[System, System]:
    """Return two records about systems, which have some names in common."""
    one, other = (random_record(random, windows=windows) for _ in "ab")
    assume(Subject.ELEMENT not in {one.subject, other.subject})
    return one, other


def joined(one: System, other: System, *trust: str) -> Joined:
    """Return what two sources say together.

    Only what they say together of ancestors can be an error.
    """
    try:
        return join([Witness("one", one), Witness("other", other)], trust)
    except InputError as error:
        if {problem.code for problem in error.diagnostics} <= AT_ODDS:
            reject()
        raise


@cache
def osaid_1() -> osaid.Policy:
    """Return the policy whose verdicts are compared."""
    return osaid.load_policy("osaid 1.0")


def truths(system: System) -> list[tuple[str, str]]:
    """Return the truth of every sentence."""
    found = osaid_1().evaluate(system, as_of=TODAY).findings
    return [(finding.name, str(finding.truth)) for finding in found]


@given(SEEDS)
def test_the_order_of_sources_does_not_matter(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is secret here
    one, other = records(random, windows=random.random() < 0.5)
    first = joined(one, other)
    told = [
        Witness("other", shuffled_record(random, other)),
        Witness("one", shuffled_record(random, one)),
    ]
    then = join(told)
    assert canonical(then.system) == canonical(first.system)
    assert truths(then.system) == truths(first.system)
    assert then.disagreements == first.disagreements
    assert then.agreements == first.agreements


@given(SEEDS)
def test_what_is_joined_with_itself_stays(seed: int) -> None:
    one, other = records(Random(seed), windows=True)  # noqa: S311
    for system in (one, joined(one, other).system):
        twice = join([Witness("a", system), Witness("b", system)])
        assert truths(twice.system) == truths(system)
        again = join([Witness("a", twice.system), Witness("b", twice.system)])
        assert canonical(again.system) == canonical(twice.system)


def lesser(random: Random, system: System) -> System:
    """Return a record that says less, and nothing else.

    Of a list that has lost a part, it does not say that it is complete.
    """
    kept = tuple(c for c in system.components if random.random() < 0.6)
    names = {component.name for component in kept}
    whole = len(kept) == len(system.components)
    parts = evolve(
        system,
        components=shuffled(random, kept),
        listings=system.listings if whole else (),
        usages=tuple(one for one in system.usages if random.random() < 0.5),
        attestations=system.attestations if whole else (),
        parents=tuple(one for one in system.parents if one[0] in names),
        release=None,
        made=None,
    )
    said = [fact for fact in fields_of(System).values() if random.random() < 0.3]
    silent: dict[str, Any] = {field.attribute: Fact() for field in said}
    return changed(evolve(parts, **silent), lambda fact: fewer(random, fact))


def fewer(random: Random, fact: Fact[object]) -> Fact[object]:
    """Return some of the statements of a fact."""
    return Fact(tuple(s for s in fact.statements if random.random() < 0.7))


@given(SEEDS)
def test_a_part_of_a_record_adds_nothing_to_it(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is secret here
    system = random_record(random)
    assume(system.subject is not Subject.ELEMENT)
    part = lesser(random, system)
    assume(not problems(part))
    assert truths(joined(system, part).system) == truths(system)


def without_promises(system: System) -> System:
    """Return a record with open lists, and nothing that others can make stale.

    Whether it learns is left to what it implies, which a statement would overrule.
    """
    bare = evolve(system, machine_learning=Fact(), listings=(), attestations=())
    return evolve(bare, parents=(), made=None)


def asked(random: Random, one: System, other: System) -> tuple[Answers, ...]:
    """Return the answers on two records and on the joined one.

    Grades are left out: one that is better is a revision, and no law speaks of it.
    """
    policy = random_policy(random)
    assume("evidence of" not in print_policy(policy.syntax))
    both = joined(one, other).system
    given_ = Assumptions()
    return tuple(answers(system, policy, given_) for system in (one, other, both))


@given(SEEDS)
def test_no_known_answer_is_turned_around(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is secret here
    one, other = map(without_promises, records(random))
    mine, theirs, both = asked(random, one, other)
    for said in (mine, theirs):
        for name, answer in said.items():
            assert answer in OPEN or both[name] in (answer, *OPEN)


@given(SEEDS)
def test_answers_stand_where_nobody_disagrees(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is secret here
    system = without_promises(random_record(random))
    assume(system.subject is not Subject.ELEMENT)
    one, other = (
        changed(system, known_fact),
        lesser(random, changed(system, known_fact)),
    )
    two = lesser(random, one)
    assume(not problems(two) and not problems(other))
    assume(not joined(two, other).disagreements)
    mine, theirs, both = asked(random, two, other)
    for said in (mine, theirs):
        for name, answer in said.items():
            assert answer in OPEN or both[name] is answer


def known_fact(fact: Fact[object]) -> Fact[object]:
    """Return a fact of which one value is said."""
    return Fact(fact.statements[:1])


@given(SEEDS, st.permutations(["one", "other"]), st.integers(0, 2))
def test_an_order_of_trust_leaves_a_record_without_problems(
    seed: int, names: list[str], count: int
) -> None:
    one, other = records(Random(seed), windows=True)  # noqa: S311
    system = joined(one, other, *names[:count]).system
    assert not problems(system)
    assert (system.trust is None) is (count == 0)


@given(SEEDS)
def test_whoever_is_trusted_has_the_last_word(seed: int) -> None:
    one, other = records(Random(seed))  # noqa: S311
    system = joined(one, other, "one").system
    for field in fields_of(System).values():
        fact = getattr(one, field.attribute)
        if fact.statements:
            left = getattr(system, field.attribute).values
            assert set(map(words, left)) == set(map(words, fact.values))
