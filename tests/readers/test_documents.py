from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import InputError
from osaid.readers.documents import Document, Scalar, Sequence, load
from osaid.text import Place
from tests import CORPUS
from tests.readers.test_json_text import JSON
from tests.readers.trees import mapping, plain, refused, scalar, tried, walk

NEARLY = st.text("{}[]:,\"'\\ab01-&*!|>#%@`~\n\t \0\x85é") | st.text()


@given(NEARLY.map(str.encode) | st.binary())
def test_any_bytes_are_a_document_or_refused(data: bytes) -> None:
    found = tried(lambda: load(data))
    assert isinstance(found, Document | InputError)


@given(JSON)
def test_the_same_value_reads_alike_from_everywhere(value: object) -> None:
    text = json.dumps({"value": value})
    roots = [
        load({"value": value}).root,
        load(text.encode()).root,
        load(io.StringIO(text)).root,
        load(text.encode("utf-16")).root,
    ]
    assert all(plain(root) == {"value": value} for root in roots)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1}', {"a": 1}),
        ('\n  [{"a": null}]\n', [{"a": None}]),
        ("{a: 1}", {"a": "1"}),
        ("[a, b,]", ["a", "b"]),
        ("{'a': True}", {"a": "True"}),
        ("a: 1", {"a": "1"}),
        ("- {a: 1}", [{"a": "1"}]),
        ('{"a": 1, b: 2}', {"a": "1", "b": "2"}),
        ("a: 1\r\nb: |\r\n  x\r\n  y\r\n", {"a": "1", "b": "x\ny\n"}),
        ("a: 1\rb: 2\r", {"a": "1", "b": "2"}),
        ('"a"', "a"),
        ("---\na: 1\n...\n", {"a": "1"}),
    ],
)
def test_content_decides_between_json_and_yaml(text: str, expected: object) -> None:
    assert plain(load(text.encode()).root) == expected


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ('{"a": 1,}', "a.json", "json-trailing-comma"),
        ('{"a": 1,}', None, "json-trailing-comma"),
        ('{"a": NaN}', None, "json-number"),
        ('{"a": 1} // b', None, "json-comment"),
        ("{a: 1}", "a.JSON", "json-syntax"),
        ("a: 1", "a.jsonld", "json-syntax"),
        ('{"a": 1', None, "json-syntax"),
        ('{"a": 1}\n{"a": 2}', None, "json-syntax"),
        ("{a: [1}", "a.yml", "yaml-syntax"),
        ('{"a": 1, "a": 2}', None, "duplicate-key"),
        ('{"a": 1, "a": 2}', "a.yaml", "duplicate-key"),
        ("", None, "empty-document"),
        (" \n\t", "a.json", "empty-document"),
        ("\ufeff", None, "empty-document"),
        ("# a", None, "empty-document"),
        ("a: \0", None, "bad-character"),
    ],
)
def test_what_is_neither_is_refused(text: str, name: str | None, code: str) -> None:
    (problem,) = refused(lambda: load(text.encode(), name=name))
    assert problem.code == code


@pytest.mark.parametrize("text", ['{"a": "1",}', '{"a": "1", # b\n}', '["x", NaN]'])
def test_a_name_that_says_yaml_makes_it_yaml(text: str) -> None:
    assert len(list(walk(load(text.encode(), name="a.yaml").root))) >= 2


def test_lines_are_counted_alike_however_they_end() -> None:
    for end in ("\n", "\r\n", "\r"):
        root = mapping(load(f"a: 1{end}{end}b: 2".encode(), name="a.yaml").root)
        assert str(scalar(root.get("b")).place) == "a.yaml:3:4"


@pytest.mark.parametrize(
    ("text", "key", "shown"),
    [
        (
            "a: 1\nlicense: openrail # x",
            "license",
            "license: openrail # x|         ^^^^^^^^",
        ),
        ('{"a": "b"}', "a", '{"a": "b"}|      ^^^'),
        ("a: {b: c}", "a", "a: {b: c}|   ^"),
        ("a: |\n  b", "a", "a: ||   ^"),
        ("a:", "a", "a:|  ^"),
    ],
)
def test_an_excerpt_underlines_a_node(text: str, key: str, shown: str) -> None:
    document = load(text.encode())
    node = mapping(document.root).get(key)
    assert node is not None
    excerpt = document.excerpt(node)
    assert excerpt is not None
    assert "|".join(excerpt.shown()) == shown


def test_there_is_no_excerpt_of_memory() -> None:
    document = load({"a": 1}, name="record")
    assert document.excerpt(document.root) is None
    assert document.excerpt(Scalar("a", Place("elsewhere"))) is None


def test_documents_have_names() -> None:
    assert load({"a": 1}).name == "<mapping>"
    assert load({"a": 1}, name="record").root.place.file == "record"
    assert load(b"a").name == "<bytes>"


def test_a_tree_can_be_pickled_compared_and_hashed() -> None:
    root = load(b'{"a": [1, {"b": null}]}').root
    copy = pickle.loads(pickle.dumps(root))  # noqa: S301 - our own pickle
    assert copy == root
    assert hash(copy) == hash(root)
    assert mapping(copy).get("a") == mapping(root).get("a")
    assert load(b'{"a": [2, {"b": null}]}').root != root


def test_a_sequence_knows_its_items_in_order() -> None:
    root = load(b"[b, a]").root
    assert isinstance(root, Sequence)
    assert [scalar(item).text for item in root] == ["b", "a"]
    assert len(root) == 2


def test_a_mapping_knows_its_keys_in_order() -> None:
    root = mapping(load(b"{b: 1, a: 2}").root)
    assert [key.text for key, _ in root] == ["b", "a"]
    assert len(root) == 2
    assert root.get("c") is None


def test_the_core_does_not_load_yaml() -> None:
    code = "import sys, osaid; sys.exit('yaml' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


CORPUS_FILES = sorted(
    path
    for path in CORPUS.rglob("*")
    if path.suffix in {".yml", ".yaml", ".json", ".cff"}
)


@pytest.mark.skipif(not CORPUS_FILES, reason="the corpus is not here")
def test_the_model_files_of_the_corpus_read() -> None:
    for path in sorted((CORPUS / "mof").glob("*.yml")):
        release = mapping(mapping(load(path).root).get("release"))
        assert release.get("name") is not None, path


@pytest.mark.parametrize("path", CORPUS_FILES, ids=lambda path: path.name)
def test_every_file_of_the_corpus_reads_or_is_refused_at_a_line(path: Path) -> None:
    found = tried(lambda: load(path))
    if isinstance(found, InputError):
        assert all(each.place and each.place.line for each in found.diagnostics)
    else:
        assert all(node.place.line for node in walk(found.root))
