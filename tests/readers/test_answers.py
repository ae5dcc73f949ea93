"""Single answers, as somebody types them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.readers.answers import read_choice, read_truth, read_value
from osaid.records.components import Component
from osaid.records.fields import FieldType, fields_of
from osaid.records.systems import System
from osaid.records.words import words
from tests.policy.generated.words import ATTRIBUTES, own_fields

OWN = {field.name: field for f in own_fields(*ATTRIBUTES).values() for field in f}
STANDARD = [
    (record, field)
    for record in (Component, System)
    for field in fields_of(record).values()
    if field.holds not in {FieldType.TOPICS, FieldType.SUBJECTS} and not field.derived
]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("license", "apache 2.0", "Apache-2.0"),
        ("license", "none", "none"),
        ("access", "login", "login"),
        ("class", "unshareable", "unshareable"),
        ("tokens", "1500000", "1500000"),
        ("tokens", "1e3 to 2e3", "1000 to 2000"),
        ("price", "10 EUR", "10 EUR"),
        ("released", "2026-03-01", "2026-03-01"),
        ("labeled", "no", "no"),
        ("location", "none", "none"),
    ],
)
def test_what_is_understood(name: str, text: str, value: str) -> None:
    read = read_value(text, fields_of(Component)[name], Component)
    assert words(read.value) == value
    assert read.diagnostics == ()


@pytest.mark.parametrize(
    ("name", "text", "code", "cure"),
    [
        ("access", "opne", "not-a-choice", "did you mean `open`?"),
        ("tokens", "many", "not-number", None),
        ("tokens", "2e3 to 1e3", None, None),
        ("price", "free", "not-money", None),
        ("released", "March", "not-day", None),
        ("labeled", "perhaps", "not-truth", "write `yes` or `no`"),
        ("license", "unknown", None, None),
    ],
)
def test_what_is_refused(
    name: str, text: str, code: str | None, cure: str | None
) -> None:
    read = read_value(text, fields_of(Component)[name], Component)
    assert not read.is_understood
    if code is not None:
        assert [one.code for one in read.diagnostics] == [code]
        assert all(one.place is None for one in read.diagnostics)
    if cure is not None:
        assert read.diagnostics[0].help == cure


def test_what_is_odd_is_understood_and_remarked_on() -> None:
    read = read_value("apche", fields_of(Component)["license"], Component)
    assert read.is_understood
    assert [one.code for one in read.diagnostics] == ["unknown-license"]


@pytest.mark.parametrize("record_and_field", STANDARD, ids=str)
@given(text=st.text(max_size=20))
def test_nothing_that_is_typed_is_too_much(
    record_and_field: tuple[type, object], text: str
) -> None:
    record, field = record_and_field
    read_value(text, field, record)  # type: ignore[arg-type]


@given(st.sampled_from(sorted(OWN)), st.text(max_size=20))
def test_words_of_ones_own_are_read_too(name: str, text: str) -> None:
    field = OWN[name]
    if field.holds is not FieldType.WORDS:
        read_value(text, field, System)


def test_a_choice_of_ones_own_is_one_of_its_words() -> None:
    assert read_choice("LOW", ("low", "high")).value == "low"
    (problem,) = read_choice("lo", ("low", "high")).diagnostics
    assert problem.message == "`lo` is none of `low`, `high`"
    assert problem.help == "did you mean `low`?"


@pytest.mark.parametrize(("text", "value"), [("y", True), ("NO", False), ("", None)])
def test_yes_and_no(text: str, value: object) -> None:
    assert read_truth(text).value is value
