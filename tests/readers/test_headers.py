"""A look at the first words of a text spares the look for a table, and misses none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.readers.signatures import may_have_headers
from osaid.readers.table import looks_like_table

PIECES = st.sampled_from(
    ["name", "Name", "NAME", "license", '"', '""', ",", ";", "\t", "\n", "\r", " ", "x"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_table_is_missed(text: str) -> None:
    assert may_have_headers(text) or not looks_like_table(text.encode())


@given(st.text(max_size=40).map(lambda text: f"{text}name,license\n"))
def test_no_table_is_missed_whatever_stands_before(text: str) -> None:
    assert may_have_headers(text) or not looks_like_table(text.encode())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("osaid_record: 1\nname: a, b\n", False),
        ("# Amber, of LLM360\nname: a\n", False),
        ("framework:\n  name: x\n", False),
        ("\n,,\nname,license\n", True),
        ("\tname\n", True),
        ('"na\nme",x\n', True),
        ("", False),
    ],
)
def test_first_words(text: str, expected: bool) -> None:  # noqa: FBT001
    assert may_have_headers(text) is expected
