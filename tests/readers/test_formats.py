"""Formats: told by content, and imported when asked."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest

from osaid.readers.documents import load
from osaid.readers.formats import FORMATS, document_format, text_format
from osaid.readers.inputs import read_all
from osaid.readers.signatures import may_be_markdown
from tests import ROOT

OTHERS = [
    "citation",
    "codemeta",
    "croissant",
    "cyclonedx",
    "eu_index",
    "format_plugins",
    "huggingface",
    "mof",
    "spdx2",
    "spdx3",
]


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ({"osaid_record": 1}, "records"),
        ({"osaid_record": 1, "bomFormat": "CycloneDX"}, "records"),
        ([{"osaid_record": 1}], None),
        ({"framework": {}, "release": {}}, "MOF files"),
        ({"framework": {}}, None),
        ({"bomFormat": "CycloneDX"}, "CycloneDX BOMs"),
        ({"spdxVersion": "SPDX-2.3"}, "SPDX 2 documents"),
        ({"sbom": {"spdxVersion": "SPDX-2.3"}}, "SPDX 2 documents"),
        (
            {"@type": "sc:Dataset", "conformsTo": "http://mlcommons.org/croissant/1.1"},
            "Croissant datasets",
        ),
        ({"@context": "https://w3id.org/codemeta/3.0"}, "codemeta.json"),
        ({"cff-version": "1.2.0", "type": "software"}, "CITATION.cff"),
        (
            {"system": {}, "org": {}, "paper": {"class": "open"}},
            "European Open Source AI Index entries",
        ),
        (
            {"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"},
            "SPDX 3 documents",
        ),
        ({"type": "SpdxDocument", "spdxId": "a"}, "SPDX 3 documents"),
        ({"id": "LLM360/Amber", "siblings": []}, "answers of the Hugging Face Hub"),
        ([{"modelId": "LLM360/Amber"}], "answers of the Hugging Face Hub"),
        ({"@context": "https://schema.org", "@type": "Dataset"}, None),
        ({"name": "Amber"}, None),
        ([], None),
    ],
)
def test_a_document_is_told_by_its_keys(document: Any, name: str | None) -> None:  # noqa: ANN401 - any document
    found = document_format(load(document).root)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\n", "SPDX 2 documents"),
        ('<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>', "CycloneDX BOMs"),
        ("---\nlicense: mit\n---\n# Amber\n", "Hugging Face cards"),
        ("<html><body>spdx, cyclonedx</body></html>", None),
        ("osaid_record: 1\nname: Amber\n", None),
        ("# A record.\nosaid_record: 1\n", None),
        ("name,license\nAmber,MIT\n", None),
        ("", None),
    ],
)
def test_a_text_is_told_by_its_beginning(text: str, name: str | None) -> None:
    found = text_format(text)
    assert (found.name if found else None) == name


def test_reading_a_record_imports_no_other_format() -> None:
    program = (
        "import osaid, sys; osaid.read({'osaid_record': 1, 'name': 'A'});"
        "osaid.read(b'# made by hand\\nosaid_record: 1\\nname: A\\n');"
        "print(*sys.modules)"
    )
    output = subprocess.check_output(
        [sys.executable, "-P", "-c", program],
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    unwanted = {"importlib.metadata", *(f"osaid.readers.{name}" for name in OTHERS)}
    assert unwanted & set(output.split()) == set()


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.xml", "README.md", "a"])
def test_the_name_of_a_file_decides_nothing(name: str) -> None:
    record = b'{"osaid_record": 1, "name": "Amber"}'
    (item,) = read_all(record, name=name)
    assert item.system is not None
    (item,) = read_all(b"name,license\nAmber,MIT\n", name=name)
    assert item.system is not None


def test_a_table_without_names_is_told_by_the_name_of_its_file() -> None:
    (item,) = read_all(b"model,license\nAmber,MIT\n", name="models.csv")
    assert [d.code for d in item.diagnostics] != ["unknown-format"]
    (item,) = read_all(b"model,license\nAmber,MIT\n", name="models.txt")
    assert [d.code for d in item.diagnostics] == ["unknown-format"]


def test_messages_name_the_formats_that_are_known() -> None:
    (item,) = read_all(b"name: Amber")
    assert item.diagnostics[0].help is not None
    assert all(known.mark in item.diagnostics[0].help for known in FORMATS)
    assert len({known.name for known in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nlicense: mit\n---\n# Amber", True),
        ("---\r\nlicense: mit\r\n---\r\n", True),
        ("# Amber\n\nA model.\n", True),
        ("# Amber\n", True),
        ("<p align=center>\n# Amber", True),
        ("## Note\n\n- Trained on text", True),
        ("# A record.\n# By hand.\n\nosaid_record: 1\n", False),
        ("# An entry.\n---\nsystem:\n", False),
        ("---\n# An entry.\nsystem:\n", False),
        ("# JSON, nearly\n{}", False),
        ("osaid_record: 1", False),
        ("", False),
        ("\n" * 70_000, False),
        ("#" * 70_000, True),
        ("---\n" + "key: x\n" * 20_000, False),
        ("---\n" + "key: x\n" * 20_000 + "---\n", True),
    ],
)
def test_what_may_be_markdown(text: str, expected: bool) -> None:  # noqa: FBT001 - a column
    assert may_be_markdown(text) is expected
