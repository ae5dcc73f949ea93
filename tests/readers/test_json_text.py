from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import InputError
from osaid.readers import builder
from osaid.readers.documents import Kind, Node, Scalar
from osaid.readers.json_text import read_json
from osaid.text import Source
from tests.readers.trees import mapping, plain, refused, scalar, tried, walk

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text('ab~/\\"é😀 '), inner),
)
TOKENS = st.lists(
    st.sampled_from(
        ["{", "}", "[", "]", ",", ":", '"a"', '"', "1", "-", "true", "nul", "\n", "/"]
    )
).map("".join)


def tree(text: str) -> Node:
    return read_json(Source("t.json", text))


@given(value=JSON, indent=st.sampled_from([None, 2]), ascii_only=st.booleans())
def test_a_json_value_reads_as_the_standard_library_reads_it(
    *, value: object, indent: int | None, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert plain(tree(text)) == json.loads(text)


@given(st.text() | TOKENS)
def test_any_text_is_refused_or_means_what_json_means(text: str) -> None:
    found = tried(lambda: tree(text))
    if not isinstance(found, InputError):
        assert plain(found) == json.loads(text)


@given(JSON)
def test_every_place_and_pointer_leads_to_its_value(value: object) -> None:
    text = json.dumps(value, indent=1)
    lines = text.split("\n")
    for node in walk(tree(text)):
        place = node.place
        assert place.line is not None
        assert place.column is not None
        rest = "\n".join(
            [lines[place.line - 1][place.column - 1 :], *lines[place.line :]]
        )
        found, _ = json.JSONDecoder().raw_decode(rest)
        assert found == plain(node)
        assert resolve(value, str(place.pointer)) == found


def resolve(value: object, pointer: str) -> object:
    """Follow a JSON pointer, as RFC 6901 has it."""
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list):
            value = value[int(key)]
        else:
            assert isinstance(value, dict)
            value = value[key]
    return value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1.0", Kind.NUMBER),
        ("1E+400", Kind.NUMBER),
        ("-0", Kind.NUMBER),
        ("9" * 5000, Kind.NUMBER),
        ("true", Kind.BOOLEAN),
        ("false", Kind.BOOLEAN),
        ("null", Kind.NULL),
    ],
)
def test_a_literal_keeps_its_text(text: str, kind: Kind) -> None:
    node = scalar(tree(f" {text} "))
    assert (node.text, node.kind) == (text, kind)


def test_text_in_quotes_is_text_whatever_it_looks_like() -> None:
    node = scalar(mapping(tree('{"a": "null"}')).get("a"))
    assert node.quoted
    assert not node.is_null


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('{"a": 1,}', "json-trailing-comma", 1, 8),
        ("[1,\n 2,\n]", "json-trailing-comma", 2, 3),
        ("[,]", "json-syntax", 1, 2),
        ("[1,,2]", "json-syntax", 1, 4),
        ('{"a": }', "json-syntax", 1, 7),
        ('{"a": 1 // one\n}', "json-comment", 1, 9),
        ('{\n/* x */ "a": 1}', "json-comment", 2, 1),
        ("# x\n[]", "json-comment", 1, 1),
        ("[NaN]", "json-number", 1, 2),
        ("[-Infinity]", "json-number", 1, 2),
        ("[01]", "json-number", 1, 2),
        ("[+1]", "json-number", 1, 2),
        ("[.5]", "json-number", 1, 2),
        ("[1.]", "json-number", 1, 2),
        ('{"v": 1.2.3}', "json-number", 1, 7),
        ('{"d": 2024-11-21}', "json-number", 1, 7),
        ("[True]", "json-syntax", 1, 2),
        ("{'a': 1}", "json-syntax", 1, 2),
        ("{a: 1}", "json-syntax", 1, 2),
        ('{"a" 1}', "json-syntax", 1, 6),
        ('{"a": 1 "b": 2}', "json-syntax", 1, 9),
        ("[1}", "json-syntax", 1, 3),
        ('["a\nb"]', "json-syntax", 1, 2),
        ('["a\tb"]', "json-syntax", 1, 2),
        ('["a', "json-syntax", 1, 2),
        (r'["a\x"]', "json-syntax", 1, 4),
        ('{"a": 1', "json-syntax", 1, 8),
        ('{"a"', "json-syntax", 1, 5),
        ("[", "json-syntax", 1, 2),
        ("{} {}", "json-syntax", 1, 4),
        ("]", "json-syntax", 1, 1),
        ('{"a": 1,\n "a": 2}', "duplicate-key", 2, 2),
        (r'{"a": 1, "\u0061": 2}', "duplicate-key", 1, 10),
        (r'["\u0000"]', "bad-character", 1, 2),
        (r'["\ud800"]', "bad-character", 1, 2),
        (r'{"\udfff": 1}', "bad-character", 1, 2),
        ("[" * 101, "too-deep", 1, 101),
        ('{"a":' * 100_000, "too-deep", 1, 501),
    ],
)
def test_what_is_not_json_is_refused_where_it_stands(
    text: str, code: str, line: int, column: int
) -> None:
    (problem,) = refused(lambda: tree(text))
    place = problem.place
    assert place is not None
    assert (problem.code, place.line, place.column) == (code, line, column)


def test_the_deepest_nesting_that_is_read() -> None:
    node = tree("[" * 100 + "]" * 100)
    assert len(list(walk(node))) == 100


def test_every_duplicate_key_is_reported_with_the_line_of_the_first() -> None:
    problems = refused(lambda: tree('{"a": 1,\n"a": 2,\n"b": {"c": 1, "c": 2}}'))
    assert [problem.message for problem in problems] == [
        "the key `a` is given twice, first on line 1",
        "the key `c` is given twice, first on line 3",
    ]


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "MOST_PARTS", 5)
    assert plain(tree('{"a": [1, 2]}')) == {"a": [1, 2]}
    (problem,) = refused(lambda: tree('{"a": [1, 2, 3]}'))
    assert problem.code == "too-many-parts"


def test_long_keys_over_many_values_are_refused() -> None:
    text = '{"' + "k" * 1_000_000 + '": [' + "1," * 100 + "1]}"
    (problem,) = refused(lambda: tree(text))
    assert problem.code == "keys-too-long"


def test_a_missing_bracket_names_the_line_where_it_opened() -> None:
    (problem,) = refused(lambda: tree('{"a":\n [1,\n 2'))
    assert (
        problem.message == "expected `,` or `]`, found the end of what began on line 2"
    )


def test_a_node_is_immutable() -> None:
    node = tree('"a"')
    assert isinstance(node, Scalar)
    with pytest.raises(AttributeError):
        node.text = "b"  # type: ignore[misc]
