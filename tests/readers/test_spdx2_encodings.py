"""SPDX 2 in each encoding: the same document, and texts that are none."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser
from spdx_tools.spdx.writer.write_anything import write_file

from osaid.diagnostics import InputError
from osaid.readers import xml_text
from osaid.readers.contents import Contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import load
from osaid.readers.inputs import read_all
from osaid.readers.spdx2 import (
    is_spdx2,
    is_spdx2_text,
    read_spdx2,
    read_spdx2_text,
    tag_lines,
)
from osaid.records.canonical import canonical
from osaid.records.systems import System
from tests.readers.spdx2_documents import (
    HEAD,
    RDF,
    TAGS,
    XML,
    file,
    model,
    package,
    refusal,
    related,
)

WHOLE = {
    **HEAD,
    "packages": [
        model(
            "tide",
            versionInfo="3.1",
            supplier="Organization: ACME",
            primaryPackagePurpose="ARCHIVE",
            licenseDeclared="LicenseRef-1 AND (MIT OR ISC)",
            licenseConcluded="MIT",
            releaseDate="2025-12-01T00:00:00Z",
            filesAnalyzed=True,
            checksums=[{"algorithm": "SHA3-256", "checksumValue": "ab" * 32}],
        ),
        model("base", licenseDeclared="NONE"),
        package(
            "code",
            primaryPackagePurpose="SOURCE",
            downloadLocation="NONE",
            licenseDeclared="GPL-2.0-only WITH Classpath-exception-2.0",
        ),
    ],
    "files": [
        file(
            "model.gguf",
            fileTypes=["BINARY"],
            licenseConcluded="NOASSERTION",
            copyrightText="NONE",
        )
    ],
    "relationships": related(
        "DOCUMENT DESCRIBES tide",
        "tide CONTAINS model.gguf",
        "tide GENERATED_FROM base",
        "code BUILD_TOOL_OF tide",
    ),
    "hasExtractedLicensingInfos": [
        {
            "licenseId": "LicenseRef-1",
            "extractedText": "You may.\nYou must not.",
            "name": "Llama 2 Community License",
        }
    ],
}


def words(system: System) -> list[str]:
    """Return the words of a record, in an order of their own."""
    return sorted(re.findall(r"[^\s()\"]+", json.dumps(canonical(system))))


def written(tmp_path: Path, ending: str) -> Path:
    """Return the whole document as spdx-tools writes it."""
    parser: Any = JsonLikeDictParser
    path = tmp_path / f"a.{ending}"
    write_file(parser().parse(WHOLE), str(path), validate=False)
    return path


@pytest.mark.parametrize("ending", ["yaml", "xml", "rdf.xml", "spdx", "json"])
def test_every_encoding_says_the_same(ending: str, tmp_path: Path) -> None:
    path = written(tmp_path, ending)
    (item,) = read_all(path)
    (expected,) = read_all(json.dumps(WHOLE).encode())
    assert item.system is not None, item.diagnostics
    assert expected.system is not None, expected.diagnostics
    if ending == "rdf.xml":  # where sets have no order
        assert words(item.system) == words(expected.system)
    else:
        assert canonical(item.system) == canonical(expected.system)
    assert len(item.system.components) == 3
    told = [d.code for d in item.diagnostics]
    assert sorted(told) == sorted(d.code for d in expected.diagnostics)
    for component in item.system.components:
        assert component.place is not None
        assert component.place.line
        assert component.place.column


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("ending", ["xml", "rdf.xml", "spdx", "json"])
def test_every_encoding_of_characters(
    ending: str, encoding: str, tmp_path: Path
) -> None:
    path = written(tmp_path, ending)
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    (expected,) = read_all(path)
    (item,) = read_all(text.encode(encoding), name=str(path))
    assert item.system == expected.system


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"spdxVersion": "SPDX-2.2"}, True),
        ({"sbom": {"spdxVersion": "SPDX-2.3"}}, True),
        ({"Document": {"spdxVersion": "SPDX-2.3"}}, True),
        ({"SPDXID": "SPDXRef-DOCUMENT"}, True),
        ({"spdxVersion": "SPDX-3.0.1"}, False),
        ({"spdxVersion": ["SPDX-2.3"]}, False),
        ({"sbom": "SPDX-2.3"}, False),
        ({"bomFormat": "CycloneDX", "specVersion": "1.6"}, False),
        ({"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}, False),
        ([], False),
        (["SPDX-2.3"], False),
    ],
)
def test_documents_are_told_by_their_version(value: Any, expected: bool) -> None:  # noqa: ANN401, FBT001 - a table of JSON
    assert is_spdx2(load(value).root) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TAGS, True),
        (f"\n# a comment\n\n{TAGS}", True),
        ("DataLicense: CC0-1.0\nSPDXVersion: SPDX-2.1\n", True),
        ("SPDXVersion: SPDX-3.0\n", False),
        ("Notes\nSPDXVersion: SPDX-2.3\n", False),
        ("---\nlicense: mit\n---\n    SPDXVersion: SPDX-2.3\n", False),
        (XML, True),
        (f'<?xml version="1.0"?>\n<!-- x -->\n{XML}', True),
        (f'<!DOCTYPE a [<!ENTITY b "c">]>{XML}', True),
        (XML.replace("<Document>", '<s:Document xmlns:s="x">'), True),
        (RDF, True),
        ('<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>', False),
        ("<html><body>Document spdxVersion</body></html>", False),
        (
            RDF.replace(
                "http://spdx.org/rdf/terms#", "https://spdx.org/rdf/3.0.1/terms/"
            ),
            False,
        ),
        ("", False),
        ("{}", False),
    ],
)
def test_texts_are_told_by_how_they_begin(text: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert is_spdx2_text(text) is expected


def test_the_readers_can_be_called_alone() -> None:
    contents = Contents("a.spdx", TAGS)
    (found,) = read_spdx2_text(contents, Diagnosis())
    assert found.name == "a"
    document = load(HEAD)
    (found,) = read_spdx2(document, Diagnosis(document))
    assert found.name == "tides"
    document, diagnosis = load({"name": "a"}), Diagnosis()
    assert tuple(read_spdx2(document, diagnosis)) == ()
    assert diagnosis.failed


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>' + XML.format("<comment>&b;</comment>"),
        '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/hosts">' + XML,
        "<!DOCTYPE a>" + RDF.format(""),
    ],
)
def test_a_document_type_is_refused(text: str) -> None:
    found = refusal(text)
    assert found.code == "xml-doctype"
    assert found.place is not None
    assert found.place.line


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (XML[:-4], "xml-syntax"),
        (XML.format("<a>&b;</a>"), "xml-syntax"),
        (XML.format("<a></b>"), "xml-syntax"),
        (XML.format("<a>" * 200 + "</a>" * 200), "too-deep"),
        (f"<other>{XML}</other>", "not-spdx"),
        (f"<r>{RDF.format('')}</r>", "not-spdx"),
        (RDF.format("")[:-3], "xml-syntax"),
        (RDF.replace("SpdxDocument", "Other").format(""), "not-one-document"),
        (
            RDF.format('<spdx:SpdxDocument rdf:about="#b"/>'),
            "not-one-document",
        ),
        (TAGS + "DocumentComment: <text>no end\nCreator: Tool: x\n", "unclosed-text"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, code: str) -> None:
    assert refusal(text).code == code


def test_the_limits_of_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_text, "MOST_ELEMENTS", 5)
    assert refusal(XML.format("<a/>" * 3)).code == "too-many-parts"
    monkeypatch.setattr(tag_lines, "MOST_LINES", 2)
    assert refusal(TAGS + "Creator: Tool: x\n").code == "too-many-parts"


def test_what_refuses_a_text_is_raised_as_one_error() -> None:
    with pytest.raises(InputError):
        tuple(read_spdx2_text(Contents("a.xml", XML[:-4]), Diagnosis()))
