"""The taker's choice obeys the laws of a lattice, and says what decides it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from osaid.licenses.algebra import (
    Both,
    InSet,
    NotIn,
    Permits,
    Property,
    RequiresNone,
    RestrictsNone,
    can,
    explain,
)
from osaid.licenses.expression import (
    And,
    Expression,
    Leaf,
    License,
    Nothing,
    Or,
    Unread,
    conjunction,
    disjunction,
    leaves,
)
from osaid.licenses.reading import read_license
from osaid.licenses.sets import LiteralSet, NamedSet
from osaid.licenses.vocabulary import CONDITION_KINDS, RESTRICTION_KINDS, RIGHTS
from osaid.truth import Truth, all_of
from tests.licenses.strategies import few_expressions, few_leaves, license_sets, truths
from tests.licenses.strategies import leaves as any_leaves

Judgement = Mapping[Leaf, Truth]

judgements: st.SearchStrategy[Judgement] = st.dictionaries(few_leaves, truths)


def by(judgement: Judgement) -> Callable[[Leaf], Truth]:
    """Return the test that a judgement makes, false where it is silent."""
    return lambda leaf: judgement.get(leaf, Truth.FALSE)


def joined_by(*terms: Expression) -> tuple[Expression, Expression]:
    """Return terms under `AND` and under `OR`."""
    return conjunction(terms), disjunction(terms)


@given(few_expressions, few_expressions, few_expressions, judgements)
def test_and_is_the_minimum_and_or_the_maximum(
    a: Expression, b: Expression, c: Expression, judgement: Judgement
) -> None:
    def truth(expression: Expression) -> Truth:
        return can(expression, by(judgement)).truth

    both, either = joined_by(a, b)
    assert truth(both) is truth(a) & truth(b)
    assert truth(either) is truth(a) | truth(b)
    # idempotent, commutative, associative, absorbing, distributive
    assert truth(conjunction([a, a])) is truth(disjunction([a, a])) is truth(a)
    for join in (conjunction, disjunction):
        assert truth(join([a, b])) is truth(join([b, a]))
        assert truth(join([join([a, b]), c])) is truth(join([a, join([b, c])]))
    assert truth(conjunction([a, either])) is truth(disjunction([a, both])) is truth(a)
    assert truth(conjunction([a, disjunction([b, c])])) is truth(
        disjunction([both, conjunction([a, c])])
    )


@given(few_expressions, judgements, few_leaves, truths)
def test_a_better_leaf_never_makes_it_worse(
    expression: Expression, judgement: Judgement, leaf: Leaf, truth: Truth
) -> None:
    before = can(expression, by(judgement)).truth
    better = {**judgement, leaf: judgement.get(leaf, Truth.FALSE) | truth}
    assert can(expression, by(better)).truth.rank >= before.rank


@given(few_expressions, judgements)
def test_the_chosen_part_decides_alone(
    expression: Expression, judgement: Judgement
) -> None:
    choice = can(expression, by(judgement))
    assert can(choice.chosen, by(judgement)) == choice
    assert set(leaves(choice.chosen)) <= set(leaves(expression))
    assert {can(leaf, by(judgement)).truth for leaf in leaves(choice.chosen)} == {
        choice.truth
    }


def _turned(expression: Expression) -> Expression:
    if isinstance(expression, And | Or):
        return type(expression)(tuple(map(_turned, reversed(expression.operands))))
    return expression


@given(few_expressions, judgements)
def test_the_choice_does_not_depend_on_the_order(
    expression: Expression, judgement: Judgement
) -> None:
    turned = can(_turned(expression), by(judgement))
    assert turned == can(expression, by(judgement))


@given(few_expressions)
def test_none_never_passes_and_unread_is_unknown(expression: Expression) -> None:
    def yes(_: Leaf) -> Truth:
        return Truth.TRUE

    assert can(Nothing(), yes).truth is Truth.FALSE
    assert can(Unread("x"), yes).truth is Truth.UNKNOWN
    poor = {Nothing(), Unread("ask us")}
    if poor.isdisjoint(leaves(expression)):
        assert can(expression, yes).truth is Truth.TRUE


PROPERTIES: st.SearchStrategy[Property] = st.one_of(
    license_sets.map(InSet),
    license_sets.map(NotIn),
    st.lists(st.sampled_from(RIGHTS), min_size=1).map(lambda r: Permits(tuple(r))),
    st.lists(st.sampled_from(sorted(RESTRICTION_KINDS)), min_size=1).map(
        lambda kinds: RestrictsNone(tuple(kinds))
    ),
    st.lists(st.sampled_from(sorted(CONDITION_KINDS)), min_size=1).map(
        lambda kinds: RequiresNone(tuple(kinds))
    ),
)


@given(PROPERTIES, any_leaves)
def test_no_property_is_true_of_none_or_known_of_unread(
    wanted: Property, leaf: Leaf
) -> None:
    assert wanted.of(Nothing()) is Truth.FALSE
    assert wanted.of(Unread("x")) is Truth.UNKNOWN
    assert wanted(leaf) is wanted.of(leaf) is can(leaf, wanted).truth


@given(st.lists(PROPERTIES, min_size=1, max_size=3), any_leaves)
def test_both_is_all_of_them(several: list[Property], leaf: Leaf) -> None:
    assert Both(tuple(several)).of(leaf) is all_of(part.of(leaf) for part in several)


@given(license_sets, few_leaves)
def test_a_licence_is_in_a_set_or_not(licenses: NamedSet, leaf: Leaf) -> None:
    if leaf != Nothing():
        assert NotIn(licenses).of(leaf) is ~InSet(licenses).of(leaf)


@given(PROPERTIES | st.lists(PROPERTIES).map(lambda p: Both(tuple(p))), few_expressions)
def test_explanations_are_short_and_do_not_depend_on_the_order(
    wanted: Property, expression: Expression
) -> None:
    said = explain(expression, wanted)
    assert "\n" not in said
    assert said == explain(_turned(expression), wanted)


def test_avoiding_asks_for_one_branch() -> None:
    refused = NotIn(LiteralSet(frozenset({License("AGPL-3.0-only")})))
    assert can(read_license("AGPL-3.0 OR MIT"), refused).truth is Truth.TRUE
    assert can(read_license("AGPL-3.0 AND MIT"), refused).truth is Truth.FALSE
    assert can(read_license("unlicensed"), refused).truth is Truth.FALSE


def test_one_choice_must_have_it_all() -> None:
    terms = read_license("CC-BY-NC-4.0 OR BUSL-1.1 OR CC-BY-ND-4.0")
    use, modify = Permits(("use",)), Permits(("modify",))
    assert can(terms, use).truth is Truth.TRUE
    assert can(terms, Both((use, modify))).truth is Truth.UNKNOWN
    assert str(can(terms, Both((use, modify))).chosen) == "BUSL-1.1"
