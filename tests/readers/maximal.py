"""For each format a document in which everything stands that is read of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from osaid.records.canonical import canonical
from tests.readers import (
    boms,
    test_citation,
    test_codemeta,
    test_croissant,
    test_cyclonedx,
    test_cyclonedx_listings,
    test_cyclonedx_xml,
    test_eu_index,
    test_spdx2_mutations,
    test_spdx3_availability,
    test_spdx3_oddities,
)
from tests.readers.huggingface import test_hub_api, test_nasty_input
from tests.readers.spdx2_documents import RDF, TAGS, XML
from tests.readers.spdx3_graphs import dataset, graph, model, related
from tests.records.systems import random_systems

MOF: Mapping[str, Any] = {
    "framework": {"name": "Model Openness Framework", "version": "1.0"},
    "release": {
        "name": "Amber",
        "version": "7B",
        "date": "2023-12-11",
        "producer": "LLM360",
        "huggingface": "LLM360/Amber",
        "origin": "LLM360/Base",
        "license": {
            "distribution": {"name": "Apache-2.0", "path": "LICENSE"},
            "code": {"name": "MIT"},
            "data": {"name": "CC-BY-4.0"},
            "document": {"name": "CC-BY-4.0"},
        },
        "components": [
            {
                "name": name,
                "description": "what it is",
                "license": license_,
                "component_path": f"https://example.org/{number}",
                "license_path": "LICENSE",
            }
            for number, (name, license_) in enumerate(
                (
                    ("Training code", "MIT"),
                    ("Model parameters (Final)", "Apache-2.0"),
                    ("Datasets", "CC-BY-4.0"),
                    ("Model card", "CC-BY-4.0"),
                )
            )
        ],
    },
}
TAG_VALUE = TAGS + (
    "DocumentNamespace: https://acme.example/a\nCreator: Organization: ACME ()\n"
    "Created: 2026-01-02T03:04:05Z\n\nPackageName: tide\nSPDXID: SPDXRef-tide\n"
    "PackageVersion: 3.1\nPackageSupplier: Organization: ACME ()\n"
    "PackageDownloadLocation: https://huggingface.co/acme/tide\n"
    "ExternalRef: PACKAGE-MANAGER purl pkg:huggingface/acme/tide\n"
    "PackageLicenseDeclared: MIT\nPackageLicenseConcluded: NONE\n\n"
    "FileName: ./model.gguf\nSPDXID: SPDXRef-file\nFileType: BINARY\n\n"
    "Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-tide\n"
    "Relationship: SPDXRef-tide CONTAINS SPDXRef-file\n"
)
PACKAGE = (
    "<SPDXID>SPDXRef-tide</SPDXID><name>tide</name><versionInfo>3.1</versionInfo>"
    "<downloadLocation>https://huggingface.co/acme/tide</downloadLocation>"
    "<licenseDeclared>MIT</licenseDeclared>"
)
RDF_PACKAGE = (
    '<spdx:Package rdf:about="#SPDXRef-tide"><spdx:name>tide</spdx:name>'
    "<spdx:versionInfo>3.1</spdx:versionInfo>"
    "<spdx:downloadLocation>https://huggingface.co/acme/tide</spdx:downloadLocation>"
    '<spdx:licenseDeclared rdf:resource="http://spdx.org/licenses/MIT"/>'
    "</spdx:Package>"
)
CELLS: Mapping[str, str] = {
    "name": "Amber",
    "version": "7B",
    "supplier": "LLM360",
    "hub_id": "LLM360/Amber",
    "license": "Apache-2.0",
    "derived_from": "LLM360/Base",
    "derivation": "fine_tune",
    "source": "a page",
    "url": "https://example.org",
    "acme.note": "x",
    "system.delivery": "released",
    "system.described_as": "open source",
    "system.machine_learning": "yes",
    "system.overall_terms": "MIT",
    "system.price": "5 USD",
    "system.released": "2023-12-11",
    "parameters.final.presence": "provided",
    "parameters.final.location": "https://example.org/w",
    "parameters.final.price": "5 USD",
    "parameters.final.released": "2023-12-11",
    "code.training.access": "open",
    "data.training.class": "open",
    "data.training.labeled": "no",
    "data.training.tokens": "5",
    "data.training.reason": "privacy",
    "data.training.about": "parameters.final",
    "data.training.part_of": "parameters.final",
    "information.covers": "scope; provenance",
    "listing.data": "released",
    "unused.code.tokenizer": "yes",
}


def _json(document: object) -> bytes:
    return json.dumps(document, indent=1).encode()


DOCUMENTS: Mapping[str, tuple[str, bytes]] = MappingProxyType(
    {
        "record.yaml": (
            "records",
            yaml.safe_dump(canonical(next(random_systems(7, 1)))).encode(),
        ),
        "mof.yml": ("MOF files", yaml.safe_dump(dict(MOF)).encode()),
        "bom.json": ("CycloneDX BOMs", _json(test_cyclonedx.WHOLE)),
        "listed.json": (
            "CycloneDX BOMs",
            _json(
                boms.bom(
                    boms.model(components=[boms.data()]),
                    compositions=[test_cyclonedx_listings.ASSEMBLED],
                )
            ),
        ),
        "bom.xml": ("CycloneDX BOMs", test_cyclonedx_xml.WHOLE.encode()),
        "spdx2.json": ("SPDX 2 documents", _json(test_spdx2_mutations.WHOLE)),
        "spdx2.yaml": (
            "SPDX 2 documents",
            yaml.safe_dump(test_spdx2_mutations.WHOLE).encode(),
        ),
        "spdx2.spdx": ("SPDX 2 documents", TAG_VALUE.encode()),
        "spdx2.xml": (
            "SPDX 2 documents",
            XML.format(f"<packages>{PACKAGE}</packages>").encode(),
        ),
        "spdx2.rdf": ("SPDX 2 documents", RDF.format(RDF_PACKAGE).encode()),
        "croissant.json": ("Croissant datasets", _json(test_croissant.FULL)),
        "codemeta.json": ("codemeta.json", _json(test_codemeta.FULL)),
        "CITATION.cff": ("CITATION.cff", yaml.safe_dump(test_citation.FULL).encode()),
        "index.yaml": (
            "European Open Source AI Index entries",
            yaml.safe_dump(test_eu_index.FULL).encode(),
        ),
        "spdx3.json": ("SPDX 3 documents", _json(test_spdx3_oddities.WHOLE)),
        "described.json": (
            "SPDX 3 documents",
            _json(
                graph(
                    model(software_packageUrl="pkg:huggingface/acme/Amber@1"),
                    dataset("web", **test_spdx3_availability.DESCRIBED),
                    related("trainedOn", "Amber", "web"),
                )
            ),
        ),
        "answer.json": (
            "answers of the Hugging Face Hub",
            _json(
                {**test_nasty_input.ANSWER, "siblings": test_hub_api.MODEL["siblings"]}
            ),
        ),
        "README.md": ("Hugging Face cards", test_nasty_input.CARD.encode()),
        "table.csv": (
            "tables",
            "\n".join(map(",".join, (CELLS, CELLS.values()))).encode(),
        ),
    }
)
"""The format and the content of a document, by a name for its file."""

MORE_RECORDS = tuple(canonical(system) for system in random_systems(11, 40))
"""Records in which every field is filled in some."""

FOLDER: Mapping[str, str] = MappingProxyType(
    {
        "README.md": test_nasty_input.CARD,
        "LICENSE": "SPDX-License-Identifier: Apache-2.0\n",
        "USE_POLICY.md": "Do no harm.\n",
        "adapter_config.json": '{"base_model_name_or_path": "LLM360/Base"}',
        "model.safetensors": "weights",
        "tokenizer.json": "{}",
        "train.py": "# SPDX-License-Identifier: MIT\n",
        "datasheet.md": "About the data.\n",
    }
)
"""The files of a folder that is a repository."""


def write_folder(folder: Path) -> Path:
    """Write the files of the repository into a folder."""
    for name, text in FOLDER.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def documents() -> Iterator[tuple[str, str, bytes]]:
    """Yield the name, the format and the content of each document."""
    for name, (format_, content) in DOCUMENTS.items():
        yield name, format_, content
