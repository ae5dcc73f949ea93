"""Expressions are canonical values that print as what they are."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given

from osaid.diagnostics import LicenseError
from osaid.licenses.expression import (
    MAX_DEPTH,
    And,
    Expression,
    License,
    Nothing,
    Or,
    Unread,
    With,
    conjunction,
    disjunction,
    leaves,
)
from tests.licenses.strategies import expressions

MIT, ISC, ZLIB = License("MIT"), License("ISC"), License("Zlib")


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (MIT, "MIT"),
        (With(MIT, "LLVM-exception"), "MIT WITH LLVM-exception"),
        (Nothing(), "NONE"),
        (Unread("NOASSERTION"), "NOASSERTION"),
        (Unread(""), '""'),
        (Unread('say "yes"\\no'), r'"say \"yes\"\\no"'),
        (Unread("a\nb\0\u202e\ud800é"), r'"a\nb\u0000\u202e\ud800é"'),
        (And((MIT, Or((ISC, ZLIB)))), "MIT AND (ISC OR Zlib)"),
        (Or((MIT, And((ISC, ZLIB)))), "MIT OR ISC AND Zlib"),
        (And((MIT, And((ISC, ZLIB)), ISC)), "MIT AND ISC AND Zlib"),
        (Or((MIT, Unread("x"))), 'MIT OR "x"'),
    ],
)
def test_printing(expression: Expression, text: str) -> None:
    assert str(expression) == text


@given(expressions)
def test_values_survive_pickling_and_can_be_keys(expression: Expression) -> None:
    copy = pickle.loads(pickle.dumps(expression))  # noqa: S301 - our own
    assert copy == expression
    assert {expression: 1}[copy] == 1


@pytest.mark.parametrize("text", ["", "a b", "MIT OR ISC", "MIT++", "M\nIT", "é", "("])
def test_what_cannot_be_an_id(text: str) -> None:
    with pytest.raises(LicenseError):
        License(text)
    with pytest.raises(LicenseError):
        With(MIT, text)


@pytest.mark.parametrize("kind", [And, Or])
@pytest.mark.parametrize("terms", [(), (MIT,), (MIT, MIT)])
def test_operators_stand_between_two(
    kind: type[And | Or], terms: tuple[License, ...]
) -> None:
    with pytest.raises(LicenseError):
        kind(terms)


def test_joining_few() -> None:
    assert conjunction([MIT, MIT]) == MIT == disjunction([MIT])
    with pytest.raises(LicenseError):
        conjunction([])


def test_nesting_has_a_limit() -> None:
    nested: Expression = MIT
    for level in range(MAX_DEPTH):
        nested = (Or if level % 2 else And)((License(f"X{level}"), nested))
    assert len(str(nested)) > MAX_DEPTH
    with pytest.raises(LicenseError, match="deep"):
        And((License("Y"), Or((License("Z"), nested))))


def test_leaves_are_distinct_and_in_order() -> None:
    both = With(MIT, "LLVM-exception")
    assert leaves(Or((ISC, And((both, MIT)), And((ISC, ZLIB))))) == (
        ISC,
        both,
        MIT,
        ZLIB,
    )
