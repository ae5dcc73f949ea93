"""The real cards beside the project, and that no other format is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from osaid.diagnostics import InputError, Severity
from osaid.readers.contents import read_contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import parse
from osaid.readers.huggingface import is_card_text, is_hub_api, read_card_text
from osaid.readers.inputs import read
from osaid.records.canonical import canonical
from osaid.records.components import StatedLicense
from tests import CORPUS

CARDS = CORPUS / "huggingface"
REFUSED = {
    "datasetcard-fields.md": "unfilled-template",
    "datasetcard_template.md": "unfilled-template",
    "modelcard-fields.md": "unfilled-template",
    "sample_invalid_card_data.md": "front-matter-not-mapping",
}
READ = {
    "all-MiniLM-with-results.md": "all-MiniLM-L6-v2",
    "all-MiniLM-without-frontmatter.md": "all-MiniLM-L6-v2",
    "bloom.README.md": "BLOOM LM",
    "sample_datasetcard_simple.md": "Sample Segmentation",
    "sample_no_metadata.md": "MyCoolModel",
    "sample_simple_model_index.md": "my-cool-model",
    "sample_windows_line_breaks.md": "Hello old Windows line breaks",
}
NOT_TOLD = {"SOURCES.md", "sample_no_metadata.md"}  # Markdown like any other
OTHERS = [
    path
    for path in sorted(CORPUS.rglob("*"))
    if path.is_file() and path.suffix != ".md" and path.parent != CARDS
]

pytestmark = pytest.mark.skipif(
    not CARDS.is_dir(), reason="the corpus is not beside this checkout"
)


def test_every_card_of_the_corpus_is_expected() -> None:
    names = {path.name for path in CARDS.iterdir()}
    assert names == {*REFUSED, *READ, "SOURCES.md"}


@pytest.mark.parametrize("name", READ)
def test_a_card_is_read(name: str) -> None:
    diagnosis = Diagnosis()
    contents = read_contents(CARDS / name)
    (system,) = read_card_text(contents, diagnosis)
    assert system.name == READ[name]
    assert all(d.severity is not Severity.ERROR for d in diagnosis.diagnostics)
    assert all(d.place is not None and d.place.line for d in diagnosis.diagnostics)
    assert canonical(read(canonical(system))) == canonical(system)


@pytest.mark.parametrize("name", REFUSED)
def test_a_card_that_is_none_is_refused(name: str) -> None:
    diagnosis = Diagnosis()
    assert list(read_card_text(read_contents(CARDS / name), diagnosis)) == []
    first = diagnosis.diagnostics[0]
    assert first.code == REFUSED[name]
    assert first.place is not None
    assert first.place.line is not None


@pytest.mark.parametrize("name", [*READ, *REFUSED])
def test_a_card_is_told_by_its_content(name: str) -> None:
    assert is_card_text(read_contents(CARDS / name).text) is (name not in NOT_TOLD)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_no_other_format_is_taken(path: Path) -> None:
    try:
        contents = read_contents(path)
        assert not is_card_text(contents.text)
        assert not is_hub_api(parse(contents).root)
    except InputError:
        return


def test_what_a_real_card_says() -> None:
    (system,) = read_card_text(read_contents(CARDS / "bloom.README.md"), Diagnosis())
    parameters, document = system.components
    (license_,) = parameters.license.statements
    assert isinstance(license_.value, StatedLicense)
    assert license_.value.written == "bigscience-bloom-rail-1.0"
    assert license_.origin.place is not None
    assert license_.origin.place.line == 2
    assert document.covers.names == ("provenance",)
    (pointer,) = document.covers.element("provenance").statements
    assert pointer.origin.place is not None
    assert pointer.origin.place.line == 318
    assert parameters.presence.is_silent
