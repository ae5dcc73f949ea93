from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from osaid.records.components import Component
from osaid.records.statements import Fact, Grade, Origin, SetFact, Statement
from osaid.records.systems import System
from osaid.records.views import at, changed, without
from tests.records.systems import systems


def facts(value: object) -> Iterator[Fact[Any]]:
    """Return every fact inside a value, wherever it stands."""
    kind: type = type(value)
    if isinstance(value, Fact):
        yield value
    elif attrs.has(kind):
        for attribute in attrs.fields(kind):
            yield from facts(getattr(value, attribute.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from facts(part)


def statements(system: System) -> list[Statement[Any]]:
    return [statement for fact in facts(system) for statement in fact.statements]


@given(systems(), st.dates(date(2021, 1, 1), date(2028, 1, 1)))
def test_a_day_keeps_what_holds_on_it(system: System, day: date) -> None:
    kept = [s for s in statements(system) if s.origin.holds(day)]
    assert statements(at(system, day)) == kept


@given(systems(), st.sampled_from(Grade))
def test_without_a_grade_everything_else_is_kept(system: System, grade: Grade) -> None:
    kept = [s for s in statements(system) if s.origin.grade is not grade]
    assert statements(without(system, grade)) == kept


@given(systems(), st.dates(date(2021, 1, 1), date(2028, 1, 1)))
def test_a_view_of_a_view_is_the_same_view(system: System, day: date) -> None:
    once = at(system, day)
    assert at(once, day) is once


@given(systems())
def test_what_does_not_change_is_the_same_object(system: System) -> None:
    assert at(system, None) is system
    assert changed(system, lambda fact: fact) is system


def test_an_element_of_which_nothing_is_left_is_not_there() -> None:
    ended = Fact((Statement(value=True, origin=Origin(until=date(2024, 1, 1))),))
    paper = Component("document", "paper", covers=SetFact((("scope", ended),)))
    system = System("x", components=(paper,))
    assert at(system, date(2024, 1, 1)).components[0].covers == SetFact()
    assert at(system, date(2023, 12, 31)) is system
