"""SPDX 2 in each encoding: the same document, and texts that are none."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import JsonLikeDictParser
from spdx_tools.spdx.writer.write_anything import write_file

from osaid.diagnostics import Diagnostic, InputError
from osaid.readers.contents import Contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import load
from osaid.readers.inputs import Input, read_all
from osaid.readers.spdx2 import (
    is_spdx2,
    is_spdx2_text,
    read_spdx2,
    read_spdx2_text,
    tag_lines,
    xml_elements,
)
from osaid.records.canonical import canonical
from osaid.records.systems import System
from tests.readers.spdx2_documents import HEAD, file, model, package, related

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
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:spdx="http://spdx.org/rdf/terms#" xml:base="https://acme.example/a">'
    '<spdx:SpdxDocument rdf:about="#SPDXRef-DOCUMENT">'
    "<spdx:specVersion>SPDX-2.3</spdx:specVersion><spdx:name>a</spdx:name>"
    "</spdx:SpdxDocument>{}</rdf:RDF>"
)
XML = "<Document><spdxVersion>SPDX-2.3</spdxVersion><name>a</name>{}</Document>"
TAGS = "SPDXVersion: SPDX-2.3\nDocumentName: a\n"


def read_text(text: str, name: str = "a.txt") -> Input:
    (item,) = read_all(text.encode(), name=name)
    return item


def read_system(text: str) -> System:
    found = read_text(text).system
    assert found is not None
    return found


def refusal(text: str) -> Diagnostic:
    item = read_text(text)
    assert item.system is None
    return item.diagnostics[-1]


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
    monkeypatch.setattr(xml_elements, "MOST_ELEMENTS", 5)
    assert refusal(XML.format("<a/>" * 3)).code == "too-many-parts"
    monkeypatch.setattr(tag_lines, "MOST_LINES", 2)
    assert refusal(TAGS + "Creator: Tool: x\n").code == "too-many-parts"


def test_tags_that_say_nothing_are_told_of() -> None:
    text = (
        "FileName: a.py\nSPDXID: SPDXRef-a\nFileTyp: SOURCE\nFileTyp: SOURCE\n"
        "ExternalRef: OTHER a b\nPackageVersion: 1\nRelationship: a b\n"
        "lost\nlost again\nPackageName: x\nPackageChecksum: 12\n"
    )
    item = read_text(TAGS + text)
    assert item.system is not None
    told = [(d.code, d.place and d.place.line) for d in item.diagnostics]
    for expected in (
        ("unknown-tag", 5),
        ("tag-out-of-place", 7),
        ("tag-out-of-place", 8),
        ("malformed-tag", 9),
        ("no-tag", 10),
        ("malformed-tag", 13),
    ):
        assert expected in told
    assert [code for code, _ in told].count("unknown-tag") == 1
    assert any(d.help == "did you mean `FileType`?" for d in item.diagnostics)


def test_files_belong_to_the_package_before_them() -> None:
    text = (
        "FileName: ./b.py\nSPDXID: SPDXRef-b\nFileType: SOURCE\n"
        "PackageName: tide\nSPDXID: SPDXRef-tide\n"
        "PackageDownloadLocation: https://acme.example/tide\n"
        "ExternalRef: PACKAGE-MANAGER purl pkg:huggingface/acme/tide\n"
        "ExternalRefComment: the Hub\n"
        "FileName: ./model.gguf\nSPDXID: SPDXRef-w\n"
    )
    found = read_system(TAGS + text)
    assert found.name == "tide"
    where = {part.name: part.location.values for part in found.components}
    assert where == {"b.py": (), "model.gguf": ("https://acme.example/tide",)}


def test_snippets_and_other_documents_in_tags() -> None:
    text = (
        "ExternalDocumentRef: DocumentRef-a https://b.example SHA1: " + "ab" * 20 + "\n"
        "FileName: ./a.py\nSPDXID: SPDXRef-a\nFileChecksum: SHA1: " + "ab" * 20 + "\n"
        "SnippetSPDXID: SPDXRef-s\nSnippetFromFileSPDXID: SPDXRef-a\n"
        "SnippetByteRange: 1:20\nSnippetLineRange: 1:2\n"
        "Relationship: SPDXRef-s COPY_OF DocumentRef-a:SPDXRef-x\n"
        "RelationshipComment: <text>so\nit is</text>\n"
    )
    item = read_text(TAGS + text)
    told = [d for d in item.diagnostics if d.code == "not-conformant"]
    assert all(
        "nippet" not in d.message and "DocumentRef" not in d.message for d in told
    )
    assert [d.code for d in item.diagnostics].count("other-document") == 1


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<spdx:X rdf:resource="http://spdx.org/licenses/MIT"/>', "MIT"),
        ('<spdx:X rdf:resource="http://spdx.org/rdf/terms#none"/>', "Nothing.NONE"),
        ('<spdx:X rdf:resource="http://spdx.org/rdf/terms#noassertion"/>', None),
        ("<spdx:X><spdx:SpdxNoneLicense/></spdx:X>", "Nothing.NONE"),
        ("<spdx:X>MIT OR ISC</spdx:X>", "MIT OR ISC"),
        (
            "<spdx:X><spdx:ListedLicense><spdx:licenseId>MIT</spdx:licenseId>"
            "</spdx:ListedLicense></spdx:X>",
            "MIT",
        ),
        (
            "<spdx:X><spdx:ConjunctiveLicenseSet>"
            '<spdx:member rdf:resource="http://spdx.org/licenses/MIT"/>'
            "<spdx:member><spdx:DisjunctiveLicenseSet>"
            '<spdx:member rdf:resource="#LicenseRef-1"/>'
            '<spdx:member rdf:resource="http://spdx.org/licenses/Zlib"/>'
            "</spdx:DisjunctiveLicenseSet></spdx:member>"
            "</spdx:ConjunctiveLicenseSet></spdx:X>",
            "MIT AND (LicenseRef-1 OR Zlib)",
        ),
        (
            "<spdx:X><spdx:WithExceptionOperator>"
            '<spdx:member rdf:resource="http://spdx.org/licenses/GPL-2.0-only"/>'
            "<spdx:licenseException><spdx:LicenseException><spdx:licenseExceptionId>"
            "Classpath-exception-2.0</spdx:licenseExceptionId>"
            "</spdx:LicenseException></spdx:licenseException>"
            "</spdx:WithExceptionOperator></spdx:X>",
            "GPL-2.0-only WITH Classpath-exception-2.0",
        ),
        (
            "<spdx:X><spdx:OrLaterOperator>"
            '<spdx:member rdf:resource="http://spdx.org/licenses/LGPL-2.1"/>'
            "</spdx:OrLaterOperator></spdx:X>",
            "LGPL-2.1-or-later",
        ),
    ],
)
def test_licences_in_rdf(inner: str, expected: str | None) -> None:
    declared = inner.replace("spdx:X", "spdx:licenseDeclared")
    text = RDF.format(
        '<spdx:Package rdf:about="#SPDXRef-x"><spdx:name>x</spdx:name>'
        '<spdx:primaryPackagePurpose rdf:resource="http://spdx.org/rdf/terms#'
        f'purpose_source"/>{declared}</spdx:Package>'
    )
    (part,) = read_system(text).components
    found = [str(getattr(v, "expression", v)) for v in part.license.values]
    assert found == ([] if expected is None else [expected])


def test_rdf_in_other_forms() -> None:
    text = RDF.format(
        '<rdf:Description rdf:ID="SPDXRef-x" spdx:name="x">'
        '<rdf:type rdf:resource="http://spdx.org/rdf/terms#Package"/>'
        '<spdx:checksum rdf:parseType="Resource">'
        '<spdx:algorithm rdf:resource="http://spdx.org/rdf/terms#'
        'checksumAlgorithm_sha256"/><spdx:checksumValue>AB</spdx:checksumValue>'
        '</spdx:checksum><spdx:relationship rdf:nodeID="r"/>'
        '<spdx:comment rdf:parseType="Literal"><b/></spdx:comment>'
        "</rdf:Description>"
        '<spdx:Relationship rdf:nodeID="r"><spdx:relationshipType rdf:resource='
        '"http://spdx.org/rdf/terms#relationshipType_describedBy"/>'
        '<spdx:relatedSpdxElement rdf:resource="#SPDXRef-DOCUMENT"/>'
        "</spdx:Relationship><spdx:Package/>"
    )
    item = read_text(text)
    assert item.system is not None
    assert (item.system.name, item.system.identity.digest) == ("x", "sha256:ab")
    assert "rdf-form" in [d.code for d in item.diagnostics]


@pytest.mark.parametrize(
    "sets",
    [
        '<spdx:{0} rdf:nodeID="0"><spdx:member rdf:nodeID="0"/>'
        '<spdx:member rdf:nodeID="0"/></spdx:{0}>',
        "".join(
            f'<spdx:{{0}} rdf:nodeID="{n}"><spdx:member rdf:nodeID="{n + 1}"/>'
            f'<spdx:member rdf:nodeID="{n + 1}"/></spdx:{{0}}>'
            for n in range(40)
        ),
    ],
)
def test_sets_of_licences_that_grow_without_end_are_refused(sets: str) -> None:
    package = (
        '<spdx:Package rdf:about="#SPDXRef-x"><spdx:name>x</spdx:name>'
        '<spdx:licenseDeclared rdf:nodeID="0"/></spdx:Package>'
    )
    text = RDF.format(package + sets.format("DisjunctiveLicenseSet"))
    assert refusal(text).code == "license-too-deep"


def test_properties_that_grow_without_end_are_refused() -> None:
    nodes = "".join(
        f'<spdx:X rdf:nodeID="{n}">'
        + f'<spdx:x rdf:nodeID="{n + 1}"/>' * 30
        + "</spdx:X>"
        for n in range(6)
    )
    text = RDF.replace("<spdx:name>", '<spdx:x rdf:nodeID="0"/><spdx:name>').format(
        nodes
    )
    assert refusal(text).code == "too-many-parts"


def test_a_circle_of_references_ends() -> None:
    text = RDF.format(
        '<spdx:Package rdf:about="#SPDXRef-x"><spdx:name>x</spdx:name>'
        '<spdx:checksum rdf:nodeID="c"/></spdx:Package>'
        '<spdx:Checksum rdf:nodeID="c"><spdx:x rdf:nodeID="c"/></spdx:Checksum>'
    )
    assert read_system(text).name == "x"


def test_what_refuses_a_text_is_raised_as_one_error() -> None:
    with pytest.raises(InputError):
        tuple(read_spdx2_text(Contents("a.xml", XML[:-4]), Diagnosis()))
