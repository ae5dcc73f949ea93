"""Whatever happens to the document of a format: a record or a message, never more."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import osaid
from osaid.diagnostics import Severity
from osaid.readers.inputs import Input
from osaid.records.canonical import canonical
from tests.readers.maximal import DOCUMENTS
from tests.readers.mutations import check_reading, mutated

NAMES = tuple(DOCUMENTS)
JSONS = tuple(name for name in NAMES if name.endswith(".json"))
XMLS = ("bom.xml", "spdx2.xml", "spdx2.rdf")
TREES = (".json", ".yaml", ".yml", ".cff")
MAPPINGS = tuple(name for name in NAMES if name.endswith(TREES))
RECORD = b"osaid_record: 1\nname: Amber\n"
BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
PIECES = st.binary(max_size=4) | st.sampled_from(
    [
        b"\n",
        b'"',
        b"{",
        b"]",
        b": ",
        b"- ",
        b"<",
        b"</a>",
        b"&a;",
        b"*a",
        b"---\n",
        b",",
    ]
)


def read(source: Any) -> list[Input]:  # noqa: ANN401 - any source
    """Return what is read, after a look at whether it is sound."""
    found = list(osaid.read_all(source))
    for item in found:
        errors = [d for d in item.diagnostics if d.severity is Severity.ERROR]
        assert (item.system is None) == bool(errors)
        assert all(d.message and "\n" not in d.message for d in item.diagnostics)
        assert all(d.place is not None for d in errors)
    return found


def records(source: Any) -> list[Any]:  # noqa: ANN401 - any source
    """Return the records of a source without their places and their words."""
    return [item.system and bare(canonical(item.system)) for item in read(source)]


def bare(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return what is said, without where."""
    if isinstance(value, dict):
        return {key: bare(part) for key, part in value.items() if key != "place"}
    return [bare(part) for part in value] if isinstance(value, list) else value


def pairs(most: int) -> st.SearchStrategy[tuple[int, int]]:
    """Return pairs of places in a content."""
    return st.tuples(st.integers(0, most), st.integers(0, most))


def content_of(name: str) -> bytes:
    """Return the document of a format."""
    return DOCUMENTS[name][1]


def errors(source: Any) -> list[osaid.Diagnostic]:  # noqa: ANN401 - any source
    """Return why a source is refused."""
    (item,) = read(source)
    assert item.system is None
    return [d for d in item.diagnostics if d.severity is Severity.ERROR]


def tree_of(name: str) -> Any:  # noqa: ANN401 - any document
    """Return a document as values in memory."""
    content = content_of(name)
    return json.loads(content) if name in JSONS else yaml.safe_load(content)


@pytest.mark.parametrize("name", JSONS)
@pytest.mark.parametrize("slip", ["}", ",}", "'a': 1}", '"a" 1}', "nul}", "\\"])
def test_invalid_json_has_a_line_and_a_column(
    name: str, slip: str, tmp_path: Path
) -> None:
    text = content_of(name).decode().rstrip()
    broken = f"{text[:-1]},\n  {slip}"
    path = tmp_path / name
    path.write_text(broken, encoding="utf-8")
    (problem,) = errors(path)
    assert problem.place is not None
    assert (problem.place.line or 0) >= text.count("\n")
    assert problem.place.column
    assert problem.excerpt is not None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_what_is_cut_off_is_refused_or_read(name: str, quarter: int) -> None:
    content = content_of(name)
    found = read(content[: len(content) * quarter // 4])
    if name.endswith((".json", ".xml", ".rdf")):
        assert [item.system for item in found] == [None]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", BOMS)
def test_a_byte_order_mark_tells_the_encoding(name: str, encoding: str) -> None:
    content = content_of(name)
    text = content.decode().replace('<?xml version="1.0" encoding="UTF-8"?>\n', "")
    assert records(BOMS[encoding] + text.encode(encoding)) == records(text.encode())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32-be", "cp037"])
def test_a_wrong_encoding_is_refused(name: str, encoding: str) -> None:
    content = content_of(name).decode().encode(encoding, "replace")
    assert errors(content)
    (problem,) = errors(content_of(name) + b"\n# caf\xe9\n")
    assert problem.code == "not-utf-8"


@pytest.mark.parametrize("name", NAMES)
def test_line_ends_may_be_mixed(name: str) -> None:
    ends = ("\n", "\r", "\r\n")
    lines = content_of(name).decode().split("\n")
    mixed = "".join(line + ends[n % 3] for n, line in enumerate(lines))
    assert records(mixed.encode()) == records("\n".join([*lines, ""]).encode())


@pytest.mark.parametrize("name", XMLS)
@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE a [<!ENTITY % a SYSTEM "http://localhost/a"> %a;]>',
    ],
)
def test_a_document_type_is_refused(name: str, doctype: str) -> None:
    text = content_of(name).decode()
    head, mark, rest = text.rpartition("?>")
    (problem,) = errors(f"{head}{mark}{doctype}{rest}".encode())
    assert problem.code == "xml-doctype"


@pytest.mark.parametrize("name", NAMES)
def test_archives_are_refused(name: str) -> None:
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr(f"../../{name}", content_of(name))
    for content in (zipped.getvalue(), gzip.compress(content_of(name))):
        (problem,) = errors(content)
        assert problem.code in {"not-utf-8", "bad-character"}


@pytest.mark.parametrize("name", MAPPINGS)
def test_deep_and_circular_values_end(name: str) -> None:
    tree = tree_of(name)
    for key in list(tree)[1:]:
        deep: Any = "x"
        for _ in range(2000):
            deep = [deep]
        assert errors({**tree, key: deep})[0].code == "too-deep"
        circular: dict[str, Any] = dict(tree)
        circular[key] = {"name": circular}
        assert errors(circular)[0].code == "value-in-itself"


@pytest.mark.parametrize("name", XMLS)
def test_deep_elements_end(name: str) -> None:
    head, mark, end = content_of(name).decode().rpartition("</")
    deep = "<a>" * 200 + "</a>" * 200
    (problem,) = errors(f"{head}{deep}{mark}{end}".encode())
    assert problem.code == "too-deep"


@pytest.mark.parametrize("name", NAMES)
def test_every_source_gives_the_same_records(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content_of(name))
    expected = records(path)
    assert all(expected)
    content = content_of(name)
    sources = [str(path), content, io.BytesIO(content), io.StringIO(content.decode())]
    if name in MAPPINGS:
        sources.append(tree_of(name))
    for source in sources:
        assert records(source) == expected


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_document_stops_no_other(name: str, tmp_path: Path) -> None:
    bad, good = tmp_path / f"bad-{name}", tmp_path / "good.yaml"
    bad.write_bytes(content_of(name)[:-30] + b"\xff" + content_of(name)[-30:])
    good.write_bytes(RECORD)
    found = [item for path in (bad, good, bad, good) for item in osaid.read_all(path)]
    names = [item.system and item.system.name for item in found]
    assert names == [None, "Amber", None, "Amber"]


@pytest.mark.parametrize("name", MAPPINGS)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(data=st.data())
def test_changed_values_are_read_or_refused(name: str, data: st.DataObject) -> None:
    check_reading(data.draw(mutated(tree_of(name))))


@pytest.mark.parametrize("name", NAMES)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(data=st.data())
def test_changed_bytes_are_read_or_refused(name: str, data: st.DataObject) -> None:
    content = content_of(name)
    for _ in range(data.draw(st.integers(1, 4))):
        first, last = sorted(data.draw(pairs(len(content))))
        content = content[:first] + data.draw(PIECES) + content[last:]
    read(content)
