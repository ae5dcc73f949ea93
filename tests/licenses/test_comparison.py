"""Comparison of expressions is exact, a lattice order, and quick or refused."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import LicenseError
from osaid.licenses.algebra import can
from osaid.licenses.comparison import equivalent, implies
from osaid.licenses.expression import (
    Expression,
    Leaf,
    License,
    Nothing,
    conjunction,
    disjunction,
    leaves,
)
from osaid.licenses.reading import read_license
from osaid.truth import Truth
from tests.licenses.strategies import few_expressions
from tests.licenses.test_algebra import Judgement, by, judgements

few_licenses = st.sampled_from("ABCDE").map(License) | st.just(Nothing())
small_expressions: st.SearchStrategy[Expression] = st.recursive(
    few_licenses,
    lambda terms: st.lists(terms, min_size=1, max_size=4).flatmap(
        lambda some: st.sampled_from([conjunction(some), disjunction(some)])
    ),
    max_leaves=14,
)


def judgements_of(*expressions: Expression) -> list[dict[Leaf, Truth]]:
    """Return every way in which the leaves may have a property or lack it."""
    names = sorted({leaf for e in expressions for leaf in leaves(e)}, key=str)
    ways = product([Truth.FALSE, Truth.TRUE], repeat=len(names))
    return [dict(zip(names, way, strict=True)) for way in ways]


@given(small_expressions, small_expressions)
def test_comparison_is_exact(offered: Expression, other: Expression) -> None:
    expected = all(
        can(offered, by(way)).truth.rank >= can(other, by(way)).truth.rank
        for way in judgements_of(offered, other)
    )
    assert implies(offered, other) is expected


@given(few_expressions, few_expressions, judgements)
def test_what_is_implied_is_never_better(
    offered: Expression, other: Expression, judgement: Judgement
) -> None:
    if implies(offered, other):
        ours, theirs = (can(e, by(judgement)).truth for e in (offered, other))
        assert ours.rank >= theirs.rank


@given(few_expressions, few_expressions, few_expressions)
def test_the_order_of_a_lattice(a: Expression, b: Expression, c: Expression) -> None:
    both, either = conjunction([a, b]), disjunction([a, b])
    assert implies(a, a)
    assert implies(a, both)
    assert implies(either, a)
    assert implies(a, Nothing())
    assert implies(a, either) is implies(a, b)
    assert implies(both, a) is implies(b, a)
    assert implies(c, either) is (implies(c, a) and implies(c, b))
    assert implies(both, c) is (implies(a, c) and implies(b, c))
    if implies(a, b) and implies(b, c):
        assert implies(a, c)
    assert equivalent(a, b) is (implies(a, b) and implies(b, a))


@given(few_expressions, few_expressions, few_expressions)
def test_the_laws_are_equivalences(a: Expression, b: Expression, c: Expression) -> None:
    assert equivalent(conjunction([a, b]), conjunction([b, a]))
    assert equivalent(conjunction([a, disjunction([a, b])]), a)
    assert equivalent(disjunction([a, conjunction([a, b])]), a)
    assert equivalent(
        conjunction([a, disjunction([b, c])]),
        disjunction([conjunction([a, b]), conjunction([a, c])]),
    )


@pytest.mark.parametrize(
    ("offered", "other", "expected"),
    [
        ("MIT", "MIT", True),
        ("MIT OR GPL-2.0", "GPL-2.0-only", True),
        ("MIT", "MIT OR GPL-2.0", False),
        ("MIT", "MIT AND GPL-2.0", True),
        ("MIT AND GPL-2.0", "MIT", False),
        ("NONE", "MIT", False),
        ("MIT", "NONE", True),
        ("NONE", "NONE AND MIT", True),
        # by form alone, not by what the licences say
        ("MIT", "ISC", False),
        ("Apache-2.0+", "Apache-2.0", False),
        ("ask us", "ask us", True),
        ("ask us", "ask them", False),
    ],
)
def test_examples(offered: str, other: str, *, expected: bool) -> None:
    assert implies(read_license(offered), read_license(other)) is expected


def test_500_operands_are_compared() -> None:
    pairs = [(License(f"A{n}"), License(f"B{n}")) for n in range(500)]
    strict = conjunction(disjunction(pair) for pair in pairs)
    turned = conjunction(disjunction(pair[::-1]) for pair in reversed(pairs))
    assert equivalent(strict, turned)
    loose = disjunction(conjunction(pair) for pair in pairs)
    assert equivalent(loose, disjunction(conjunction(pair[::-1]) for pair in pairs))
    assert implies(loose, conjunction(leaf for pair in pairs for leaf in pair))
    assert not implies(conjunction(leaf for pair in pairs for leaf in pair), loose)


def test_a_hostile_comparison_is_refused() -> None:
    pigeons = [[License(f"P{n}-{hole}") for hole in range(9)] for n in range(10)]
    housed = conjunction(disjunction(holes) for holes in pigeons)
    shared = disjunction(
        conjunction([one, two])
        for i, first in enumerate(pigeons)
        for second in pigeons[:i]
        for one, two in zip(first, second, strict=True)
    )
    with pytest.raises(LicenseError, match="intricate"):
        implies(shared, housed)
