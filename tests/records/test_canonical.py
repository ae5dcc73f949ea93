from __future__ import annotations

import json
from decimal import Decimal
from random import Random

import attrs
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from osaid.licenses.expression import License, Unread
from osaid.readers.inputs import Input, read, read_all
from osaid.records.canonical import canonical, digest, digest_of
from osaid.records.components import Component, StatedLicense
from osaid.records.problems import problems
from osaid.records.statements import NONE, Fact, Origin, Range, Statement
from osaid.records.systems import System
from osaid.text import Place
from tests.records.systems import random_systems, systems


def plain(value: object) -> object:
    """Return a record without places, and without the order that says nothing."""
    kind: type = type(value)
    if attrs.has(kind):
        names = [a.name for a in attrs.fields(kind) if a.name != "place"]
        return kind, [(name, plain(getattr(value, name))) for name in names]
    if isinstance(value, tuple) and not any(isinstance(part, str) for part in value):
        return sorted(map(plain, value), key=repr)
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value.as_integer_ratio() if isinstance(value, Decimal) else value


def only(found: list[Input]) -> System:
    (item,) = found
    assert item.system is not None, item.diagnostics
    return item.system


@given(systems())
def test_a_record_is_read_back_from_its_canonical_form(system: System) -> None:
    written = canonical(system)
    again = only(list(read_all(written)))
    assert plain(again) == plain(system)
    assert canonical(again) == written


@given(systems())
def test_a_record_is_read_back_from_json_text(system: System) -> None:
    text = json.dumps(canonical(system), ensure_ascii=False, indent=1)
    assert plain(read(text.encode(), name="record.json")) == plain(system)


@given(systems())
def test_random_systems_have_no_problems(system: System) -> None:
    assert problems(system) == ()


@given(systems(), st.integers(0))
def test_the_digest_depends_on_no_order_and_no_place(system: System, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is secret here
    components = tuple(map(elsewhere, system.components))
    shuffled = tuple(random.sample(components, len(components)))
    assert digest(evolve(system, components=shuffled)) == digest(system)


def elsewhere(component: Component) -> Component:
    licenses = reversed(component.license.statements)
    moved = tuple(
        evolve(s, origin=evolve(s.origin, place=Place("elsewhere", 7)))
        for s in licenses
    )
    return evolve(component, license=Fact(moved), place=Place("elsewhere", 7))


def test_the_digests_of_different_records_differ() -> None:
    found = {digest(system): system for system in random_systems(1, 400)}
    assert len({repr(plain(system)) for system in found.values()}) == len(found)
    assert len(found) > 300


def test_random_systems_hold_what_there_can_be() -> None:
    found = list(random_systems(2, 300))
    facts = [c.license for s in found for c in s.components]
    assert any(fact.is_contested for fact in facts)
    assert any(fact.is_silent for fact in facts)
    assert any(fact.values == (NONE,) for fact in facts)
    values = [v for s in found for c in s.components for v in c.tokens.values]
    assert any(isinstance(value, Range) for value in values)
    assert any(not s.components for s in found)
    assert all(
        any(getattr(s, name) for s in found)
        for name in ("listings", "usages", "attestations", "claims", "parents")
    )


def test_one_seed_gives_the_same_systems() -> None:
    assert list(random_systems(3, 20)) == list(random_systems(3, 20))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Decimal(1000), Decimal("1e3")),
        (Decimal("1.50"), Decimal("1.5")),
        (Decimal("12345678901234567890123456789012345678.90"), None),
    ],
)
def test_equal_numbers_are_written_alike(one: Decimal, other: Decimal | None) -> None:
    first, second = (
        System("x", components=(Component("data", "d", tokens=Fact((Statement(n),))),))
        for n in (one, one if other is None else other)
    )
    assert digest(first) == digest(second)
    assert read(canonical(first)).components[0].tokens.values == (one,)


def test_a_statement_of_nobody_does_not_become_the_authors() -> None:
    nobody = Statement("big", Origin())
    system = System("x", by="somebody", described_as=Fact((nobody,)))
    (statement,) = read(canonical(system)).described_as.statements
    assert statement.origin.by is None


def test_what_was_written_is_kept_beside_what_was_read() -> None:
    stated = StatedLicense(License("Apache-2.0"), "Apache 2")
    unread = StatedLicense(Unread("odd"), "odd")
    both = Fact((Statement(stated), Statement(unread)))
    system = System("x", components=(Component("code", "c", license=both),))
    values = read(canonical(system)).components[0].license.values
    assert set(values) == {stated, unread}


def test_the_digest_of_facts_knows_what_is_said_and_not_when() -> None:
    said = Fact((Statement("a", Origin(by="x")),))
    dated = Fact((Statement("a", Origin(by="x", made=None, note=None)),))
    other = Fact((Statement("b", Origin(by="x")),))
    assert digest_of([("c.reason", said)]) == digest_of([("c.reason", dated)])
    assert digest_of([("c.reason", said)]) != digest_of([("c.reason", other)])
    assert digest_of([("c.reason", said)]) != digest_of([("d.reason", said)])
    pairs = [("c.reason", said), ("d.reason", other)]
    assert digest_of(pairs) == digest_of(pairs[::-1])
