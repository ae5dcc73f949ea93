"""The three values are Kleene's, and every form of sentence is what it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from random import Random

import pytest
from attrs import evolve
from hypothesis import given

from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.findings import sorted_causes
from osaid.evaluation.judged import Judged
from osaid.evaluation.lenses import ACTUAL, FORM
from osaid.policy import syntax
from osaid.policy.syntax import (
    Condition,
    ConditionAnd,
    ConditionNot,
    ConditionOr,
    Proposition,
    PropositionAnd,
    PropositionNot,
    PropositionOr,
    Quantified,
    Quantifier,
    Together,
    Unused,
)
from osaid.truth import Truth, agreed, all_of, any_of, truth_of
from tests.laws import words
from tests.laws.depth import seeds
from tests.laws.policies import VOCABULARY, Policies, random_policy
from tests.laws.records import random_record

T, U, F = Truth.TRUE, Truth.UNKNOWN, Truth.FALSE
PAIRS = list(product(Truth, repeat=2))
TRIPLES = list(product(Truth, repeat=3))


def test_the_tables_of_and_or_and_not() -> None:
    assert [[a & b for b in (F, U, T)] for a in (F, U, T)] == [
        [F, F, F],
        [F, U, U],
        [F, U, T],
    ]
    assert [[a | b for b in (F, U, T)] for a in (F, U, T)] == [
        [F, U, T],
        [U, U, T],
        [T, T, T],
    ]
    assert [~a for a in (F, U, T)] == [T, U, F]
    assert [a.rank for a in (F, U, T)] == [0, 1, 2]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_and_and_or_are_a_lattice_with_an_involution(a: Truth, b: Truth) -> None:
    assert a & b is b & a
    assert a | b is b | a
    assert a & a is a is a | a
    assert a & (a | b) is a is a | (a & b)
    assert ~(a & b) is ~a | ~b
    assert ~(a | b) is ~a & ~b
    assert ~~a is a
    assert (a & b is a) is (a | b is b)
    assert all_of((a, b)) is a & b
    assert any_of((a, b)) is a | b


@pytest.mark.parametrize(("a", "b", "c"), TRIPLES)
def test_the_lattice_is_distributive(a: Truth, b: Truth, c: Truth) -> None:
    assert a & (b & c) is (a & b) & c
    assert a | (b | c) is (a | b) | c
    assert a & (b | c) is (a & b) | (a & c)
    assert a | (b & c) is (a | b) & (a | c)


def test_of_nothing_and_of_those_who_agree() -> None:
    assert all_of(()) is T
    assert any_of(()) is F
    assert [agreed((a, b)) for a, b in ((T, T), (F, F), (U, U))] == [T, F, U]
    assert [agreed((a, b)) for a, b in ((T, F), (U, F), (T, U))] == [U, U, U]
    assert truth_of(value=True) is T
    assert truth_of(value=False) is F


def test_a_truth_is_no_yes_or_no() -> None:
    with pytest.raises(TypeError, match="three values"):
        bool(T)
    assert [str(truth) for truth in Truth] == ["true", "unknown", "false"]


Pair = tuple[Proposition, Proposition]


class Forms:
    """Makes pairs of propositions that say the same, from random parts."""

    def __init__(self, random: Random) -> None:
        trees = Policies(random, evolve(VOCABULARY, judgements=words.JUDGEMENTS))
        self.selectors = (trees.selector(), trees.selector())
        self.count = random.randint(0, 3)
        self.body, self.where = trees.condition(1), trees.condition(1)
        self.one, self.other = trees.proposition(1), trees.proposition(1)
        self.documents = trees.together()

    def say(
        self,
        quantifier: Quantifier,
        body: Condition | None = None,
        count: int | None = None,
        where: Condition | None = None,
    ) -> Quantified:
        """Return a sentence about the first selector."""
        return Quantified(
            quantifier, self.selectors[:1], body or self.body, where, count
        )

    def pairs(self) -> Iterator[tuple[str, Pair]]:
        """Yield every pair, with what it is about."""
        for make in (self.quantifiers, self.wheres, self.selected, self.connectives):
            yield from make()

    def quantifiers(self) -> Iterator[tuple[str, Pair]]:
        say, count = self.say, self.count
        some, every = say(Quantifier.SOME), say(Quantifier.EVERY)
        least = partial(say, Quantifier.AT_LEAST)
        most = partial(say, Quantifier.AT_MOST)
        negated = ConditionNot(self.body)
        yield "no", (say(Quantifier.NO), PropositionNot(some))
        yield "every", (every, say(Quantifier.NO, negated))
        yield "every, some", (every, PropositionNot(say(Quantifier.SOME, negated)))
        yield "at most", (most(count=count), PropositionNot(least(count=count + 1)))
        yield (
            "exactly",
            (
                say(Quantifier.EXACTLY, count=count),
                PropositionAnd((least(count=count), most(count=count))),
            ),
        )
        yield "at least 1", (least(count=1), some)
        yield "at most 0", (most(count=0), say(Quantifier.NO))
        yield "the", (say(Quantifier.THE), PropositionAnd((some, every)))

    def wheres(self) -> Iterator[tuple[str, Pair]]:
        say, where = self.say, self.where
        meets = ConditionAnd((where, self.body))
        spares = ConditionOr((ConditionNot(where), self.body))
        for quantifier in (
            Quantifier.SOME,
            Quantifier.NO,
            Quantifier.AT_LEAST,
            Quantifier.AT_MOST,
            Quantifier.EXACTLY,
        ):
            one = say(quantifier, count=self.count, where=where)
            yield f"{quantifier} where", (one, say(quantifier, meets, self.count))
        yield (
            "every where",
            (say(Quantifier.EVERY, where=where), say(Quantifier.EVERY, spares)),
        )
        some, every = say(Quantifier.SOME, meets), say(Quantifier.EVERY, spares)
        yield (
            "the where",
            (say(Quantifier.THE, where=where), PropositionAnd((some, every))),
        )

    def selected(self) -> Iterator[tuple[str, Pair]]:
        first, second = self.selectors
        for quantifier in Quantifier:
            both = Quantified(quantifier, self.selectors, self.body, count=self.count)
            parts = [evolve(both, selectors=(s,)) for s in (first, second)]
            yield f"{quantifier} of two", (both, PropositionAnd(tuple(parts)))
        the = self.say(Quantifier.THE)
        yield (
            "if used",
            (evolve(the, if_used=True), PropositionOr((Unused(first), the))),
        )
        together = self.documents
        topics = [evolve(together, topics=(topic,)) for topic in together.topics]
        yield "topics", (together, PropositionAnd(tuple(topics)))
        yield from self._alone(together)

    def _alone(self, together: Together) -> Iterator[tuple[str, Pair]]:
        alone = evolve(together, subject=None, subject_where=None)
        covered = [
            Quantified(
                Quantifier.SOME,
                (alone.documents,),
                syntax.Covers((topic,)),
                where=alone.where,
            )
            for topic in alone.topics
        ]
        yield "together alone", (alone, PropositionAnd(tuple(covered)))

    def connectives(self) -> Iterator[tuple[str, Pair]]:
        one, other = self.one, self.other
        opposites = (PropositionNot(one), PropositionNot(other))
        conjunction = PropositionNot(PropositionAnd((one, other)))
        disjunction = PropositionNot(PropositionOr((one, other)))
        yield "not not", (one, PropositionNot(opposites[0]))
        yield "not and", (conjunction, PropositionOr(opposites))
        yield "not or", (disjunction, PropositionAnd(opposites))
        body, where = self.body, self.where
        both = ConditionNot(ConditionAnd((body, where)))
        either = ConditionOr((ConditionNot(body), ConditionNot(where)))
        say = partial(self.say, Quantifier.SOME)
        yield "not not, inside", (say(), say(ConditionNot(ConditionNot(body))))
        yield "not and, inside", (say(both), say(either))


def told(judged: Judged) -> tuple[object, ...]:
    """Return a truth and what decided it."""
    return (judged.truth, sorted_causes(judged.causes))


def check_forms(random: Random, count: Callable[[str, Truth], None]) -> None:
    """Check that what says the same is the same, for the same causes."""
    case = Case.of(random_record(random), random_policy(random), Assumptions())
    for lens in (ACTUAL, FORM):
        interpreter = case.through(lens)
        for about, (one, other) in Forms(random).pairs():
            left, right = interpreter.judge(one), interpreter.judge(other)
            assert told(left) == told(right), (about, lens.name, one, other)
            count(about, left.truth)


@given(seeds)
def test_every_form_is_what_it_stands_for(seed: int) -> None:
    check_forms(Random(seed), lambda _about, _truth: None)  # noqa: S311


def test_every_form_is_seen_to_be_true_and_false() -> None:
    seen: set[tuple[str, Truth]] = set()
    missing: set[tuple[str, Truth]] = {("any", T)}
    seeds = iter(range(500))
    while missing:
        random = Random(next(seeds))  # noqa: S311 - nothing is secret here
        check_forms(random, lambda about, truth: seen.add((about, truth)))
        missing = {(about, truth) for about, _ in seen for truth in (T, F)} - seen
