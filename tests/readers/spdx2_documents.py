"""SPDX 2 documents of our own, in every encoding."""

from __future__ import annotations

import json
from typing import Any

from osaid.diagnostics import Diagnostic
from osaid.readers.inputs import Input, read_all
from osaid.records.components import Component
from osaid.records.systems import System

Json = dict[str, Any]

HEAD: Json = {
    "spdxVersion": "SPDX-2.3",
    "dataLicense": "CC0-1.0",
    "SPDXID": "SPDXRef-DOCUMENT",
    "name": "tides",
    "documentNamespace": "https://acme.example/tides",
    "creationInfo": {
        "created": "2026-01-02T03:04:05Z",
        "creators": ["Tool: bom-1.0", "Organization: ACME (info@acme.example)"],
    },
}
HUB = "https://huggingface.co/"
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:spdx="http://spdx.org/rdf/terms#" xml:base="https://acme.example/a">'
    '<spdx:SpdxDocument rdf:about="#SPDXRef-DOCUMENT">'
    "<spdx:specVersion>SPDX-2.3</spdx:specVersion><spdx:name>a</spdx:name>"
    "</spdx:SpdxDocument>{}</rdf:RDF>"
)
"""RDF/XML of a document, with room for more."""

XML = "<Document><spdxVersion>SPDX-2.3</spdxVersion><name>a</name>{}</Document>"
"""XML of a document, with room for more."""

TAGS = "SPDXVersion: SPDX-2.3\nDocumentName: a\n"
"""Tag-value of a document, to which lines may be added."""


def package(name: str, **fields: Any) -> Json:  # noqa: ANN401 - whatever JSON holds
    """Return a package with an id of its own; without more it is conformant."""
    spdx_id = f"SPDXRef-{name}"
    first = {"SPDXID": spdx_id, "name": name, "downloadLocation": "NOASSERTION"}
    return {**first, "filesAnalyzed": False, **fields}


def model(name: str, **fields: Any) -> Json:  # noqa: ANN401 - the same
    """Return a package that is a model by its package URL."""
    return package(name, externalRefs=[purl(f"pkg:huggingface/acme/{name}")], **fields)


def purl(locator: str) -> Json:
    """Return a reference to a package URL."""
    return {
        "referenceCategory": "PACKAGE-MANAGER",
        "referenceType": "purl",
        "referenceLocator": locator,
    }


def file(name: str, **fields: Any) -> Json:  # noqa: ANN401 - the same
    """Return a file whose id is made of its name."""
    spdx_id = f"SPDXRef-{name.replace('/', '-').replace('_', '-')}"
    checksum = {
        "algorithm": "SHA1",
        "checksumValue": "d6a770ba38583ed4bb4525bd96e50461655d2758",
    }
    return {
        "SPDXID": spdx_id,
        "fileName": f"./{name}",
        "checksums": [checksum],
        **fields,
    }


def related(*triples: str) -> list[Json]:
    """Return relationships, each written as `A TYPE B`; ids lack `SPDXRef-`."""
    found = []
    for triple in triples:
        source, type_, target = triple.split()
        ends = [end if ":" in end else f"SPDXRef-{end}" for end in (source, target)]
        found.append(
            {
                "spdxElementId": ends[0],
                "relationshipType": type_,
                "relatedSpdxElement": ends[1],
            }
        )
    return found


def read_document(**fields: Any) -> list[Input]:  # noqa: ANN401 - the same
    """Return what is read from a document with these fields, as JSON."""
    return list(read_all(json.dumps({**HEAD, **fields}).encode(), name="a.spdx.json"))


def system(**fields: Any) -> System:  # noqa: ANN401 - the same
    """Return the only system of a document."""
    (item,) = read_document(**fields)
    assert item.system is not None, item.diagnostics
    return item.system


def component(name: str, **fields: Any) -> Component:  # noqa: ANN401 - the same
    """Return the component with a name, of the only system of a document."""
    found = {part.name: part for part in system(**fields).components}
    return found[name]


def kinds(**fields: Any) -> dict[str, str]:  # noqa: ANN401 - the same
    """Return the kinds of the components of the only system, by name."""
    return {part.name: part.kind for part in system(**fields).components}


def codes(item: Input) -> list[str]:
    """Return the codes of what is remarked on."""
    return [diagnostic.code for diagnostic in item.diagnostics]


def read_text(text: str) -> Input:
    """Return what is read from a text with one system at most."""
    (item,) = read_all(text.encode(), name="a.txt")
    return item


def read_system(text: str) -> System:
    """Return the only system of a text."""
    found = read_text(text).system
    assert found is not None
    return found


def refusal(text: str) -> Diagnostic:
    """Return why a text is refused."""
    item = read_text(text)
    assert item.system is None
    return item.diagnostics[-1]
