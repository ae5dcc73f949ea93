from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import InputError
from osaid.readers import builder
from osaid.readers.documents import Kind, Node
from osaid.readers.json_text import read_json
from osaid.readers.memory import read_value
from osaid.text import Source
from tests.readers.test_json_text import JSON
from tests.readers.trees import plain, refused, scalar, tried, walk


class Choice(StrEnum):
    YES = "yes"


def tree(value: object) -> Node:
    return read_value(value, "record")


@given(JSON)
def test_a_value_reads_as_its_json_reads(value: object) -> None:
    in_memory = tree(value)
    written = read_json(Source("record", json.dumps(value)))
    assert plain(in_memory) == plain(written)
    for one, other in zip(walk(in_memory), walk(written), strict=True):
        assert one.place.pointer == other.place.pointer
        assert one.place.line is None


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | st.binary()
    | st.dates()
    | st.times()
    | st.just(object()),
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner)
        | st.frozensets(st.integers())
        | st.dictionaries(st.text() | st.integers(), inner)
    ),
)


@given(ANYTHING)
def test_any_value_is_a_tree_or_refused(value: object) -> None:
    found = tried(lambda: tree(value))
    assert isinstance(found, InputError) or found.place.pointer == ""


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        (None, "null", Kind.NULL),
        (True, "true", Kind.BOOLEAN),
        (False, "false", Kind.BOOLEAN),
        (0, "0", Kind.NUMBER),
        (1.0, "1.0", Kind.NUMBER),
        (1e300, "1e+300", Kind.NUMBER),
        (Decimal("1.50"), "1.50", Kind.NUMBER),
        ("NO", "NO", Kind.TEXT),
        ("", "", Kind.TEXT),
        (Choice.YES, "yes", Kind.TEXT),
        (date(2026, 11, 21), "2026-11-21", Kind.TEXT),
        (datetime(2026, 11, 21, tzinfo=UTC), "2026-11-21T00:00:00+00:00", Kind.TEXT),
    ],
)
def test_a_simple_value_has_a_text(value: object, text: str, kind: Kind) -> None:
    node = scalar(tree(value))
    assert (node.text, node.kind) == (text, kind)


def nested(depth: int) -> list[object]:
    value: list[object] = []
    for _ in range(depth - 1):
        value = [value]
    return value


def cyclic() -> Mapping[str, object]:
    value: dict[str, object] = {}
    value["a"] = [value]
    return value


@pytest.mark.parametrize(
    ("value", "code", "pointer"),
    [
        ({"a": [0, object()]}, "wrong-type", "/a/1"),
        ({"a": b"bytes"}, "wrong-type", "/a"),
        ({"a": {1, 2}}, "wrong-type", "/a"),
        ({"a": Path("b")}, "wrong-type", "/a"),
        ({"a": 1j}, "wrong-type", "/a"),
        ({"a": iter([])}, "wrong-type", "/a"),
        ({"a": {1: "b"}}, "key-not-text", "/a"),
        ({None: 1}, "key-not-text", ""),
        ({"a": float("nan")}, "not-finite", "/a"),
        ({"a": float("-inf")}, "not-finite", "/a"),
        ({"a": Decimal("sNaN")}, "not-finite", "/a"),
        ({"a": 10**5000}, "number-too-long", "/a"),
        ({"a": "\ud800"}, "bad-character", "/a"),
        ({"a": "\0"}, "bad-character", "/a"),
        (cyclic(), "value-in-itself", "/a/0"),
        (nested(101), "too-deep", "/0" * 100),
        (nested(100_000), "too-deep", "/0" * 100),
    ],
)
def test_what_is_no_value_of_a_record_is_refused_at_its_pointer(
    value: object, code: str, pointer: str
) -> None:
    (problem,) = refused(lambda: tree(value))
    assert problem.place is not None
    assert (problem.code, problem.place.pointer) == (code, pointer)


def test_any_mapping_will_do_and_merge_keys_mean_nothing() -> None:
    value = MappingProxyType({"<<": {"a": 1}, "b": (2,)})
    assert plain(tree(value)) == {"<<": {"a": 1}, "b": [2]}


def test_the_deepest_nesting_and_a_value_seen_twice_are_read() -> None:
    assert len(list(walk(tree(nested(100))))) == 100
    twice = ["a"]
    assert plain(tree([twice, twice])) == [["a"], ["a"]]


def test_a_value_seen_many_times_counts_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(builder, "MOST_PARTS", 1000)
    value: list[object] = []
    for _ in range(30):
        value = [value] * 10
    (problem,) = refused(lambda: tree(value))
    assert problem.code == "too-many-parts"
