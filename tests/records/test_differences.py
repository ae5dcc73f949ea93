"""What differs between two records."""

from __future__ import annotations

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from osaid.records.components import Attribute, Component, Identity
from osaid.records.differences import Effect, differences
from osaid.records.statements import NONE, Fact, Origin, SetFact, Statement
from osaid.records.systems import Extent, Listing, System
from osaid.text import Place
from tests.records.systems import systems


def said(*values: object, **origin: str) -> Fact[str]:
    parts = tuple(Statement(value, Origin(**origin)) for value in values)  # type: ignore[arg-type]
    return Fact(parts)  # type: ignore[arg-type]


def found(before: System, after: System) -> dict[tuple[str | None, str | None], Effect]:
    return {(d.component, d.field): d.effect for d in differences(before, after)}


def code(**facts: object) -> System:
    return System("x", components=(Component("code", "kit", **facts),))  # type: ignore[arg-type]


@given(systems(), st.randoms(use_true_random=False))
def test_a_record_does_not_differ_from_itself(system: System, random: object) -> None:
    assert list(differences(system, system)) == []
    shuffled = list(system.components)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = evolve(system, components=tuple(shuffled), place=Place("elsewhere"))
    assert list(differences(system, again)) == []


@given(systems(), systems())
def test_differences_have_two_sides(one: System, other: System) -> None:
    turned = {
        Effect.MISSING: Effect.ADDED,
        Effect.ADDED: Effect.MISSING,
    }
    there = found(one, other)
    backwards = found(other, one)
    keys = {key for key in there if key[1] != "name" and key[0] is None}
    assert all(backwards[key] is turned.get(there[key], there[key]) for key in keys)


def test_each_effect() -> None:
    one = code(reason=said("a"))
    assert found(one, code()) == {("kit", "reason"): Effect.MISSING}
    assert found(code(), one) == {("kit", "reason"): Effect.ADDED}
    assert found(one, code(reason=said("b"))) == {("kit", "reason"): Effect.ALTERED}
    sourced = code(reason=said("a", by="Ada"))
    assert found(one, sourced) == {("kit", "reason"): Effect.UNSOURCED}


def test_a_word_is_not_the_absence_of_a_value() -> None:
    assert found(code(reason=said("none")), code(reason=said(NONE)))


def test_sets_lists_and_attributes_are_told_apart() -> None:
    before = evolve(
        code(covers=SetFact((("scope", said("x")),))),  # type: ignore[arg-type]
        listings=(Listing("code", said(Extent.ALL)),),  # type: ignore[arg-type]
        attributes=(Attribute("acme.x", said("y")),),
        made=date(2026, 1, 1),
        identity=Identity(hub="a/b"),
    )
    assert set(found(before, code())) == {
        (None, "made"),
        (None, "hub"),
        (None, "listings.code"),
        (None, "attributes.acme.x"),
        ("kit", "covers.scope"),
    }


def test_a_component_that_is_gone_is_one_difference() -> None:
    assert found(code(reason=said("a")), System("x")) == {("kit", None): Effect.MISSING}
    assert found(System("x"), code()) == {("kit", None): Effect.ADDED}


def test_a_component_that_was_renamed_is_known_by_its_kind() -> None:
    other = System("x", components=(Component("code", "tools", reason=said("a")),))
    assert found(code(reason=said("a")), other) == {("kit", "name"): Effect.ALTERED}
    two = evolve(other, components=(*other.components, Component("code", "more")))
    assert ("kit", None) in found(code(), two)


def test_the_record_of_a_parent_counts_as_a_whole() -> None:
    parent = Component("parent", "Base")
    whole = System("x", components=(parent,), parents=(("Base", System("Base")),))
    assert found(whole, evolve(whole, parents=())) == {
        ("Base", "record"): Effect.MISSING
    }
