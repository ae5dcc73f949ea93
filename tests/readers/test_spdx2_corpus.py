"""SPDX 2 documents of others: what is read of them, and that spdx-tools agrees."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser
from spdx_tools.spdx.parser.rdf import rdf_parser
from spdx_tools.spdx.parser.tagvalue.parser import Parser
from spdx_tools.spdx.parser.xml import xml_parser

from osaid.diagnostics import Severity
from osaid.readers.contents import read_contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.inputs import Input, read_all
from osaid.readers.spdx2 import reader
from osaid.records.canonical import canonical
from osaid.text import Source
from tests import CORPUS
from tests.readers.trees import plain

FOLDER = CORPUS / "spdx2"
FILES = [path for path in sorted(FOLDER.glob("*")) if path.name != "SOURCES.md"]
pytestmark = pytest.mark.skipif(not FILES, reason="the corpus is not beside this")

IMAGE = "086af034f561f343f633be9d9f9e95f65ae6c61b8ddb2c6755ef5bb25b40f53a"

# The name and release of the system, and the kinds of its components.
READ = {
    "05-SBOMwSourceLicense.json": ("tools-java", "1.5.1", ["code"]),
    "ControlCharacters.spdx.json": ("go1.16.4.linux-amd64", "1.16.4", []),
    "SPDXJSONExample-UTF-16.spdx.json": ("SPDX-Tools-v2.0", None, ["code"]),
    "SPDXJSONExample-v2.3.spdx.json": ("SPDX-Tools-v2.0", None, ["code", "code"]),
    "SPDXLite.spdx": ("SPDX tools", "2.0.3", []),
    "SPDXRdfExample-v2.2.spdx.rdf.xml": ("SPDX-Tools-v2.0", None, ["code"]),
    "SPDXTagExample-v2.2.spdx": ("SPDX-Tools-v2.0", None, ["code"]),
    "SPDXXMLExample-v2.3.spdx.xml": ("SPDX-Tools-v2.0", None, ["code", "code"]),
    "SPDXYAMLExample-v2.3.spdx.yaml": ("SPDX-Tools-v2.0", None, ["code", "code"]),
    "example1.spdx": ("hello", None, ["code.libraries", "code"]),
    "example11-sbom.spdx.json": (
        "SBOM-SPDX-2d85f548-12fa-46d5-87ce-5e78e5e111f4", None, [],
    ),
    "example14-enriched.spdx.json": (
        "examplemaven", "0.0.1", ["code", "code.validation"],
    ),
    "fossology-spdx-2.1.spdx": ("acumos-java-client-2020-05-12.zip", None, []),
    "fuchsia-target-with-licenses.json": ("target_with_licenses", None, []),
    "math-course-ai.sbom.spdx.json": ("math-course-ai", None, []),
    "trivy-fluentd.spdx.json": (
        f"vmware/log-intelligence-fluentd@sha256:{IMAGE}", None, [],
    ),
}  # fmt: skip
NOT_CONFORMANT = {
    "fossology-spdx-2.1.spdx",
    "fuchsia-target-with-licenses.json",
    "trivy-fluentd.spdx.json",
}


def read_one(path: Path) -> Input:
    (item,) = read_all(path)
    return item


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_read(path: Path) -> None:
    item = read_one(path)
    assert item.system is not None
    found = [component.kind for component in item.system.components]
    assert (item.system.name, item.system.release, found) == READ[path.name]
    assert all(d.severity is not Severity.ERROR for d in item.diagnostics)
    assert all(d.place is not None and d.place.line for d in item.diagnostics)
    for component in item.system.components:
        assert component.place is not None
        assert component.place.line


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_read_is_a_record(path: Path) -> None:
    item = read_one(path)
    assert item.system is not None
    (again,) = read_all(canonical(item.system))
    assert again.system is not None, again.diagnostics
    assert canonical(again.system) == canonical(item.system)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_not_conformant_is_told(path: Path) -> None:
    told = any(d.code == "not-conformant" for d in read_one(path).diagnostics)
    assert told == (path.name in NOT_CONFORMANT)


def test_a_refused_document_is_read_with_few_words_on_each_kind_of_slip() -> None:
    item = read_one(FOLDER / "trivy-fluentd.spdx.json")
    slips = [d.message for d in item.diagnostics if d.code == "not-conformant"]
    assert len(slips) < 10
    assert any("2022-12-27T23:08:17.349368Z" in message for message in slips)
    assert any("and 266 more of the kind" in message for message in slips)


@pytest.mark.parametrize(
    "name", ["SPDXXMLExample-v2.3.spdx.xml", "SPDXYAMLExample-v2.3.spdx.yaml"]
)
def test_encodings_of_one_document_say_the_same(name: str) -> None:
    other = read_one(FOLDER / name).system
    json_one = read_one(FOLDER / "SPDXJSONExample-v2.3.spdx.json").system
    assert other is not None
    assert json_one is not None
    assert canonical(other) == canonical(json_one)


def rdf_by_spdx_tools(path: Path) -> object:
    return rdf_parser.parse_from_file(str(path))


def xml_by_spdx_tools(path: Path) -> object:
    return xml_parser.parse_from_file(str(path))


def tags_by_spdx_tools(path: Path) -> object:
    """Keep PLY from writing its tables, and from printing."""
    quiet = import_module("ply.yacc").NullLogger()
    make: Callable[..., Any] = Parser
    parser = make(write_tables=False, debug=False, errorlog=quiet)
    found: object = parser.parse(path.read_text(encoding="utf-8"))
    return found


OTHERS: list[tuple[str, Callable[[Path], object]]] = [
    ("SPDXRdfExample-v2.2.spdx.rdf.xml", rdf_by_spdx_tools),
    ("SPDXXMLExample-v2.3.spdx.xml", xml_by_spdx_tools),
    ("SPDXTagExample-v2.2.spdx", tags_by_spdx_tools),
    ("SPDXLite.spdx", tags_by_spdx_tools),
    ("example1.spdx", tags_by_spdx_tools),
    ("fossology-spdx-2.1.spdx", tags_by_spdx_tools),
]
ELEMENTS = (
    "packages", "files", "snippets", "relationships", "annotations",
    "extracted_licensing_info",
)  # fmt: skip


def said(element: object) -> list[tuple[str, str]]:
    """Return what an object of spdx-tools says, but for the space around texts.

    The files that a verification code leaves out are read by one of the two only.
    """
    found = []
    for name, value in vars(element).items():
        text = " ".join(str(value).replace("<text></text>", "").split())
        if name != "_verification_code":
            found.append((name, text))
    return found


@pytest.mark.parametrize(("name", "by_spdx_tools"), OTHERS)
def test_spdx_tools_reads_the_same(
    name: str, by_spdx_tools: Callable[[Path], object]
) -> None:
    contents = read_contents(FOLDER / name)
    document = reader._document(Source(name, contents.text), Diagnosis())  # noqa: SLF001
    parser: Any = JsonLikeDictParser
    ours, theirs = parser().parse(plain(document.root)), by_spdx_tools(FOLDER / name)
    assert said(ours.creation_info) == said(getattr(theirs, "creation_info", None))
    for field in ELEMENTS:
        left, right = getattr(ours, field), getattr(theirs, field)
        assert sorted(map(said, left)) == sorted(map(said, right)), field


def test_the_answer_of_a_platform_wraps_a_document() -> None:
    path = FOLDER / "05-SBOMwSourceLicense.json"
    wrapped = {"sbom": json.loads(path.read_text(encoding="utf-8"))}
    (item,) = read_all(json.dumps(wrapped).encode())
    plain_one = read_one(path).system
    assert item.system is not None
    assert plain_one is not None
    assert canonical(item.system) == canonical(plain_one)
