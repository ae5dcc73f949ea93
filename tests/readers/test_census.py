"""What becomes of the corpus, and that each format says what it can say."""

from __future__ import annotations

import pytest

from osaid.diagnostics import Severity
from osaid.readers.formats import FORMATS
from osaid.readers.inputs import read_all
from tests import CORPUS
from tests.readers.census import (
    FOLDERS,
    REFUSED,
    SUPPLEMENTS,
    filled,
    format_of,
    rows,
)
from tests.readers.maximal import DOCUMENTS

NO_INPUTS = {"README.md", "SOURCES.md", "schema", "fields"}
UNREADABLE = {
    "cyclonedx/bom-examples-dataset.json": "json-trailing-comma",
    "cyclonedx/math-course-ai.sbom.cdx.json": "no-model",
    "huggingface/datasetcard-fields.md": "unfilled-template",
    "huggingface/datasetcard_template.md": "unfilled-template",
    "huggingface/modelcard-fields.md": "unfilled-template",
    "huggingface/sample_invalid_card_data.md": "front-matter-not-mapping",
    "huggingface/sample_no_metadata.md": "unknown-format",
}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this")
def test_nothing_is_refused_that_could_be_read() -> None:
    refused = {row.file: row.codes for row in rows() if row.outcome == REFUSED}
    others = {
        name: codes
        for name, codes in refused.items()
        if NO_INPUTS.isdisjoint(name.split("/"))
    }
    assert {name: codes[0] for name, codes in others.items()} == UNREADABLE
    documents = {name: codes for name, codes in refused.items() if name not in others}
    assert set(documents.values()) == {("unknown-format",)}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_document_of_a_format_is_read_whole(name: str) -> None:
    format_, content = DOCUMENTS[name]
    for item in read_all(content, name=name):
        assert item.system is not None, item.diagnostics
        assert all(d.severity is not Severity.ERROR for d in item.diagnostics)
    assert format_ in {"tables", *(known.name for known in FORMATS)}


def test_every_format_has_a_document_and_says_something() -> None:
    found = filled(())
    assert set(found) == {"tables", *(known.name for known in FORMATS)}
    documents = {*found} - {FOLDERS, SUPPLEMENTS}
    assert {format_ for format_, _ in DOCUMENTS.values()} == documents
    for fields in found.values():
        assert any(name.startswith("component.license") for name in fields)
    everything = frozenset().union(*found.values())
    assert found["records"] >= {f for f in everything if not f.startswith("kind ")}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_format_is_told(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    format_, content = DOCUMENTS[name]
    path = tmp_path_factory.mktemp("told") / "input"
    path.write_bytes(content)
    assert format_of(path) == format_
