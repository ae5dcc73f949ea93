from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osaid.diagnostics import InputError
from osaid.readers import builder, yaml_text
from osaid.readers.documents import Kind, Node
from osaid.readers.yaml_text import read_yaml
from osaid.text import Source
from tests.readers.trees import mapping, plain, refused, scalar, tried, walk

VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("ab: -#'é😀"), inner),
)
TOKENS = st.lists(
    st.sampled_from(["a", ": ", "- ", "\n", "\n  ", "? ", "|\n", ">-\n", "#", "\t"])
    | st.sampled_from(["&x ", "*x", "<<: ", "!!str ", "!t ", "~", "'", '"', "{", "}"])
    | st.sampled_from(["[", "]", ", ", "---\n", "...\n", "%YAML 1.1\n", "%TAG ! !\n"])
    | st.sampled_from(["\\U110000", "\\x1", "\x85", "\u2028", "\ufeff"])
).map("".join)


@pytest.fixture(autouse=True, params=["CSafeLoader", "SafeLoader"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Try everything on libyaml and on the parser in Python."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML without libyaml")
    monkeypatch.setattr(yaml_text, "_LOADER", getattr(yaml, request.param))


def tree(text: str) -> Node:
    return read_yaml(Source("t.yaml", text))


# The loader is the same for every example of a test.
SAME_LOADER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@SAME_LOADER
@given(value=VALUES, flow=st.booleans(), style=st.sampled_from(["'", '"']))
def test_texts_lists_and_mappings_read_as_they_were_written(
    *, value: object, flow: bool, style: str
) -> None:
    text = yaml.safe_dump(
        value, default_flow_style=flow, default_style=style, allow_unicode=True
    )
    assert plain(tree(text)) == value


@SAME_LOADER
@given(st.text() | TOKENS)
def test_any_text_is_a_tree_or_refused(text: str) -> None:
    found = tried(lambda: tree(text))
    if not isinstance(found, InputError):
        assert all(node.place.line for node in walk(found))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1.0", Kind.PLAIN),
        ("NO", Kind.PLAIN),
        ("yes", Kind.PLAIN),
        ("2024-11-21", Kind.PLAIN),
        ("0o17", Kind.PLAIN),
        ("1_000", Kind.PLAIN),
        ("~", Kind.NULL),
        ("null", Kind.NULL),
        ("Null", Kind.NULL),
        ("NULL", Kind.NULL),
        ("nUll", Kind.PLAIN),
    ],
)
def test_a_plain_scalar_keeps_its_text(text: str, kind: Kind) -> None:
    node = scalar(mapping(tree(f"key: {text}  # note")).get("key"))
    assert (node.text, node.kind) == (text, kind)


@pytest.mark.parametrize(
    ("written", "text", "kind"),
    [
        ("'NO'", "NO", Kind.TEXT),
        ('"null"', "null", Kind.TEXT),
        ("''", "", Kind.TEXT),
        ("|\n two\n lines", "two\nlines", Kind.TEXT),
        ("!!str 1.0", "1.0", Kind.TEXT),
        ("! 1.0", "1.0", Kind.TEXT),
        ("!!str", "", Kind.TEXT),
        ("!!float 1.0", "1.0", Kind.PLAIN),
        ('!!int "1"', "1", Kind.PLAIN),
        ("!!null ''", "", Kind.NULL),
        ("", "", Kind.NULL),
        ("two\n  lines", "two lines", Kind.PLAIN),
    ],
)
def test_what_is_marked_as_text_is_text(written: str, text: str, kind: Kind) -> None:
    node = scalar(mapping(tree(f"key: {written}")).get("key"))
    assert (node.text, node.kind) == (text, kind)


def test_places_count_characters_and_pointers_are_escaped() -> None:
    node = mapping(tree("é😀: {a/b: [x, y~]}\n\n2: 'z'"))
    inner = mapping(node.get("é😀"))
    items = inner.get("a/b")
    assert items is not None
    second = list(walk(items))[2]
    assert str(second.place) == "t.yaml:1:15"
    assert second.place.pointer == "/é😀/a~1b/1"
    assert [str(key.place) for key, _ in node] == ["t.yaml:1:1", "t.yaml:3:1"]


def test_an_alias_repeats_a_node_with_its_own_place() -> None:
    node = mapping(tree("a: &x {b: 1}\nc: *x"))
    assert node.get("a") == node.get("c")
    assert str(mapping(node.get("c")).place) == "t.yaml:1:4"


def test_an_alias_may_be_a_key_and_a_name_may_be_marked_anew() -> None:
    assert plain(tree("- &x a\n- {*x : 1}\n- &x b\n- *x")) == [
        "a",
        {"a": "1"},
        "b",
        "b",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<<: *x\nb: 3", {"a": "1", "b": "3"}),
        ("b: 3\n<<: *x", {"a": "1", "b": "3"}),
        ("<<: [*x, *y]", {"a": "1", "b": "2", "c": "5"}),
        ("<<: [*y, *x]", {"a": "4", "c": "5", "b": "2"}),
        ("<<: {d: 6}", {"d": "6"}),
        ("'<<': 7", {"<<": "7"}),
        ("<<: []", {}),
    ],
)
def test_merge_keys_give_way_to_own_and_to_earlier_ones(
    text: str, expected: dict[str, str]
) -> None:
    indented = "\n ".join(text.split("\n"))
    node = tree(f"- &x {{a: 1, b: 2}}\n- &y {{a: 4, c: 5}}\n-\n {indented}")
    found = plain(node)
    assert isinstance(found, list)
    assert found[2] == expected


LAUGHS = "a0: &a0 [x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 30)
)
MERGED_LAUGHS = "a0: &a0 {k: 1}\n" + "".join(
    f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 10)}]}}\n" for i in range(1, 30)
)
LADDER = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 120))


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        (LAUGHS, "too-many-parts", 7, None),
        (MERGED_LAUGHS, "too-many-parts", 7, None),
        (LADDER, "too-deep", 100, None),
        ("&a [*a]", "yaml-alias", 1, 5),
        ("a: &a\n  b: {c: *a}", "yaml-alias", 2, 10),
        ("a: *b", "yaml-alias", 1, 4),
        ("a: 1\nb: 2\na: 3", "duplicate-key", 3, 1),
        ("1: a\n'1': b", "duplicate-key", 2, 1),
        ("<<: {a: 1}\n<<: {b: 1}", "duplicate-key", 2, 1),
        ("? [a]\n: b", "key-not-text", 1, 3),
        ("{{a: 1}: b}", "key-not-text", 1, 2),
        ("~: b", "key-not-text", 1, 1),
        ("? ~\n: b", "key-not-text", 1, 3),
        ("- &x [a]\n- {*x : 1}", "key-not-text", 2, 4),
        ("--- a\n--- b", "several-documents", 2, 1),
        ("a: 1\n...\n---\nb: 2", "several-documents", 3, 1),
        ("a: !!python/object/apply:os.system [ls]", "yaml-tag", 1, 4),
        ("a: !!python/name:os.system x", "yaml-tag", 1, 4),
        ("a: !secret x", "yaml-tag", 1, 4),
        ("!!set {a, b}", "yaml-tag", 1, 1),
        ("a: !!binary aGk=", "yaml-tag", 1, 4),
        ("!!map [a]", "yaml-tag", 1, 1),
        ("%TAG !e! tag:e,2000:\n--- a", "yaml-tag", 1, 1),
        ("a: 1\n<<: b", "yaml-merge", 2, 5),
        ("<<: [{a: 1}, b]", "yaml-merge", 1, 5),
        ("a:\n\tb: 1", "yaml-tab", 2, 1),
        ("a:\n  b: 1\n\tc: 2", "yaml-tab", 3, 1),
        ("a: |\n\tb", "yaml-tab", 2, 1),
        ("a: b: c", "yaml-syntax", 1, 5),
        ("a: @b", "yaml-syntax", 1, 4),
        ("a: `b`", "yaml-syntax", 1, 4),
        ("a: 'b", "yaml-syntax", 1, None),
        ("a: [b", "yaml-syntax", None, None),
        ("a: 1\nb\nc: 2", "yaml-syntax", 3, 1),
        ('a: "\\q"', "yaml-syntax", 1, None),
        ('a: "\\U00110000"', "yaml-syntax", 1, None),
        ('a: "\\UFFFFFFFF"', "yaml-syntax", 1, None),
        ("%YAML 9.9\n--- a", "yaml-syntax", 1, 1),
        ("%YAML " + "9" * 5000 + ".1\n--- a", "yaml-syntax", 1, None),
        ("a: \x7f", "bad-character", 1, 4),
        ("a: \x9f", "bad-character", 1, 4),
        ('a: "\\0"', "bad-character", 1, 4),
        ("# nothing", "empty-document", 1, 1),
        ("[" * 100_000, "too-deep", 1, 101),
        ("- " * 100_000, "too-deep", 1, 201),
        ("{a: " * 100_000, "too-deep", 1, 401),
    ],
)
def test_what_is_not_understood_is_refused_where_it_stands(
    text: str, code: str, line: int | None, column: int | None
) -> None:
    (problem,) = refused(lambda: tree(text))
    place = problem.place
    assert place is not None
    assert problem.code == code
    assert line is None or place.line == line
    assert column is None or place.column == column


def test_a_tag_is_refused_by_its_name() -> None:
    (problem,) = refused(lambda: tree("a: !!python/object:os.x {}"))
    assert "`!!python/object:os.x`" in problem.message


def test_a_missing_mark_suggests_the_nearest() -> None:
    (problem,) = refused(lambda: tree("a: &licence x\nb: *license"))
    assert problem.help == "did you mean `licence`?"


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("a: b: c", "put a text that holds `: ` in quotes, and check the indent"),
        ("a: 1\nb\nc: 2", "write `key: value`, with a space after the colon"),
        ("a: 'b", "close the quote"),
        ("a: @b", "put the text in quotes"),
        ("a: [b", "check the indent, and close every bracket and quote"),
        ("a:\n\t- b", "use spaces, two a level"),
    ],
)
def test_common_slips_are_told_the_cure(text: str, cure: str) -> None:
    (problem,) = refused(lambda: tree(text))
    assert problem.help == cure


def test_many_problems_are_told_up_to_a_limit() -> None:
    assert len(refused(lambda: tree("a: 1\n" * 5))) == 4
    assert len(refused(lambda: tree("a: 1\n" * 500))) == 20


def test_repeated_values_count_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "MOST_PARTS", 8)
    assert plain(tree("[&x [a, b], *x, d]")) == [["a", "b"], ["a", "b"], "d"]
    (problem,) = refused(lambda: tree("[&x [a, b], *x, d, e]"))
    assert problem.code == "too-many-parts"


def test_a_large_text_needs_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_LOADER", yaml.SafeLoader)
    (problem,) = refused(lambda: tree("a" * 600_000))
    assert problem.code == "too-large"
