"""RDF/XML: licences as sets, other forms, and what grows without end."""

from __future__ import annotations

import pytest

from tests.readers.spdx2_documents import RDF, read_system, read_text, refusal


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<spdx:X rdf:resource="http://spdx.org/licenses/MIT"/>', "MIT"),
        ('<spdx:X rdf:resource="http://spdx.org/rdf/terms#none"/>', "Nothing.NONE"),
        ('<spdx:X rdf:resource="http://spdx.org/rdf/terms#noassertion"/>', None),
        ("<spdx:X><spdx:SpdxNoneLicense/></spdx:X>", "Nothing.NONE"),
        ("<spdx:X>MIT OR ISC</spdx:X>", "MIT OR ISC"),
        (
            (
                "<spdx:X><spdx:ListedLicense><spdx:licenseId>MIT</spdx:licenseId>"
                "</spdx:ListedLicense></spdx:X>"
            ),
            "MIT",
        ),
        (
            (
                "<spdx:X><spdx:ConjunctiveLicenseSet>"
                '<spdx:member rdf:resource="http://spdx.org/licenses/MIT"/>'
                "<spdx:member><spdx:DisjunctiveLicenseSet>"
                '<spdx:member rdf:resource="#LicenseRef-1"/>'
                '<spdx:member rdf:resource="http://spdx.org/licenses/Zlib"/>'
                "</spdx:DisjunctiveLicenseSet></spdx:member>"
                "</spdx:ConjunctiveLicenseSet></spdx:X>"
            ),
            "MIT AND (LicenseRef-1 OR Zlib)",
        ),
        (
            (
                "<spdx:X><spdx:WithExceptionOperator>"
                '<spdx:member rdf:resource="http://spdx.org/licenses/GPL-2.0-only"/>'
                "<spdx:licenseException><spdx:LicenseException><spdx:licenseExceptionId>"
                "Classpath-exception-2.0</spdx:licenseExceptionId>"
                "</spdx:LicenseException></spdx:licenseException>"
                "</spdx:WithExceptionOperator></spdx:X>"
            ),
            "GPL-2.0-only WITH Classpath-exception-2.0",
        ),
        (
            (
                "<spdx:X><spdx:OrLaterOperator>"
                '<spdx:member rdf:resource="http://spdx.org/licenses/LGPL-2.1"/>'
                "</spdx:OrLaterOperator></spdx:X>"
            ),
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
        (
            '<spdx:{0} rdf:nodeID="0"><spdx:member rdf:nodeID="0"/>'
            '<spdx:member rdf:nodeID="0"/></spdx:{0}>'
        ),
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
