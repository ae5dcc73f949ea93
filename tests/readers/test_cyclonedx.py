"""CycloneDX documents: the corpus, and which systems and parts a document has."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from osaid.diagnostics import Diagnostic, InputError, Severity
from osaid.readers.contents import read_contents
from osaid.readers.cyclonedx import is_cyclonedx, is_cyclonedx_text, parts
from osaid.readers.documents import load, parse
from osaid.readers.inputs import read_all
from osaid.records.canonical import canonical
from osaid.records.components import Presence
from osaid.records.statements import Grade
from osaid.records.systems import Subject
from tests import CORPUS
from tests.readers.boms import (
    SERIAL,
    about,
    bom,
    card,
    data,
    model,
    only,
    parameters,
    read,
)
from tests.readers.mutations import check_reading, mutated

FOLDER = CORPUS / "cyclonedx"
FILES = sorted((*FOLDER.glob("*.json"), *FOLDER.glob("*.xml")))
EXPECTED = {
    "bom-examples-dataset.json": "json-trailing-comma",
    "bom-examples-foundation-models.json": "gpt-4o",
    "k8s-aibom-vllm-deployment.json": "meta-llama/Llama-3.1-8B-Instruct",
    "math-course-ai.sbom.cdx.json": "no-model",
    "valid-machine-learning-1.6.xml": "stable-diffusion",
    "valid-machine-learning-1.7.json": "stable-diffusion",
    "valid-machine-learning-considerations-env-1.6.json": "Llama-2-7b",
}
WHOLE = about(
    model(
        version="7B",
        purl="pkg:huggingface/LLM360/Amber@1d5f3a9",
        licenses=[{"license": {"id": "Apache-2.0", "acknowledgement": "declared"}}],
        hashes=[{"alg": "SHA-256", "content": "ab" * 32}],
        externalReferences=[{"type": "distribution", "url": "https://example.org/w"}],
        pedigree={"notes": "merge", "ancestors": [model(name="Base", components=[])]},
        modelCard=card({"ref": "corpus"}, {"type": "dataset", "name": "test set"}),
        components=[{"type": "file", "name": "train.py"}],
    ),
    data(externalReferences=[{"type": "website", "url": "https://example.org"}]),
    serialNumber=f"urn:uuid:{SERIAL}",
    version=1,
    dependencies=[{"ref": "m", "dependsOn": ["corpus"]}],
    compositions=[{"aggregate": "complete", "assemblies": ["m"]}],
)


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_read_or_says_why_not(path: Path) -> None:
    (item,) = read_all(path)
    errors = [d for d in item.diagnostics if d.severity is Severity.ERROR]
    if item.system is None:
        assert [d.code for d in errors] == [EXPECTED[path.name]]
        return
    assert item.system.name == EXPECTED[path.name]
    assert not errors
    assert all(d.place is not None and d.place.line for d in item.diagnostics)
    (again,) = read_all(canonical(item.system))
    assert again.system is not None
    assert canonical(again.system) == canonical(item.system)


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_known_by_its_content(path: Path) -> None:
    contents = read_contents(path)
    if path.suffix == ".xml":
        assert is_cyclonedx_text(contents.text)
    elif EXPECTED[path.name] != "json-trailing-comma":
        assert is_cyclonedx(parse(contents).root)


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
def test_json_and_xml_of_the_same_card_say_the_same() -> None:
    def said(name: str) -> list[tuple[str, str, object, object, object]]:
        (item,) = read_all(FOLDER / name)
        assert item.system is not None
        return [
            (c.kind, c.name, c.presence.values, c.location.values, c.data_class.values)
            for c in item.system.components
        ]

    json_form = said("valid-machine-learning-1.7.json")
    assert json_form == said("valid-machine-learning-1.6.xml")


@pytest.mark.parametrize(
    ("document", "known"),
    [
        ({"bomFormat": "CycloneDX"}, True),
        ({"specFormat": "CycloneDX"}, True),
        ({"$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json"}, True),
        ({"bomFormat": "SPDX"}, False),
        ({"bomFormat": ["CycloneDX"]}, False),
        ({"components": []}, False),
        ([{"bomFormat": "CycloneDX"}], False),
    ],
)
def test_a_document_is_told_by_its_content(document: Any, known: bool) -> None:  # noqa: ANN401, FBT001 - columns of a table
    assert is_cyclonedx(load(document).root) is known


@settings(max_examples=60)
@given(mutated(WHOLE))
def test_a_document_with_parts_exchanged_is_read_or_says_why_not(
    document: dict[str, Any],
) -> None:
    check_reading(document)


def test_the_head_of_a_system() -> None:
    system = only(WHOLE)
    assert (system.name, system.release) == ("Amber", "7B")
    assert system.subject is Subject.MODEL
    assert system.machine_learning.values == (True,)
    identity = system.identity
    assert (identity.hub, identity.revision) == ("LLM360/Amber", "1d5f3a9")
    assert identity.digest == "sha256:" + "ab" * 32
    assert identity.purl == "pkg:huggingface/LLM360/Amber@1d5f3a9"


def test_the_parts_of_a_system() -> None:
    kinds = [component.kind for component in only(WHOLE).components]
    assert kinds == [
        "parameters.final",
        "code.training",
        "data.training",
        "information.data_card",
        "data.evaluation",
        "document.model_card",
        "parent",
    ]


def test_statements_stand_on_the_word_of_the_document() -> None:
    system = only(
        about(
            model(licenses=[{"license": {"id": "MIT"}}]),
            serialNumber=f"urn:uuid:{SERIAL}",
            version=3,
        )
        | {
            "metadata": {
                "timestamp": "2026-01-02T23:30:00-05:00",
                "authors": [{"name": "Ada"}, {"name": "Bo"}],
                "component": model(licenses=[{"license": {"id": "MIT"}}]),
            }
        }
    )
    origin = parameters(system).license.statements[0].origin
    assert (origin.source, origin.by) == ("CycloneDX document", "Ada, Bo")
    assert origin.made == date(2026, 1, 2)
    assert origin.revision == f"urn:cdx:{SERIAL}/3"
    assert origin.grade is Grade.ASSERTED
    assert origin.place is not None
    assert (system.by, system.made) == ("Ada, Bo", date(2026, 1, 2))


@pytest.mark.parametrize(
    ("metadata", "by"),
    [
        ({"manufacturer": {"name": "Acme"}, "authors": [{"name": "Ada"}]}, "Acme"),
        ({"tools": [{"vendor": "Acme", "name": "scan", "version": "1"}]}, "scan 1"),
        ({"tools": {"components": [{"name": "scan"}]}}, "scan"),
        ({"manufacture": {"name": "Acme"}}, None),
        ({}, None),
    ],
)
def test_who_made_a_document(metadata: dict[str, Any], by: str | None) -> None:
    assert only(bom(model(), metadata=metadata)).by == by


@pytest.mark.parametrize(
    ("parts", "supplier"),
    [
        ({"supplier": {"name": "A"}, "manufacturer": {"name": "B"}}, "A"),
        ({"supplier": {"name": "unknown"}, "publisher": "C", "group": "D"}, "C"),
        ({"manufacturer": {"name": "B"}, "publisher": "C"}, "B"),
        ({"authors": [{"name": "E"}], "author": "F"}, "E"),
        ({"author": "F", "group": "D"}, "F"),
        ({"group": "D"}, "D"),
        ({}, None),
    ],
)
def test_who_supplied_a_model(parts: dict[str, Any], supplier: str | None) -> None:
    assert only(bom(model(**parts))).supplier == supplier


def test_who_supplied_the_described_model() -> None:
    metadata = {"component": model(publisher="C"), "supplier": {"name": "A"}}
    assert only(bom(metadata=metadata)).supplier == "A"


def test_that_a_model_is_listed_does_not_say_that_it_is_released() -> None:
    found = parameters(only(bom(model())))
    assert found.presence.is_silent
    assert found.access.is_silent
    assert found.location.is_silent
    assert only(bom(model())).listings == ()


@pytest.mark.parametrize(
    ("entry", "url", "grade"),
    [
        (
            {"externalReferences": [{"type": "distribution", "url": "https://a.org"}]},
            "https://a.org",
            Grade.ASSERTED,
        ),
        (
            {"purl": "pkg:huggingface/a/b?x=y"},
            "https://huggingface.co/a/b",
            Grade.INFERRED,
        ),
    ],
)
def test_where_a_model_can_be_had_shows_that_it_is_provided(
    entry: dict[str, Any], url: str, grade: Grade
) -> None:
    found = parameters(only(bom(model(**entry))))
    assert found.location.values == (url,)
    assert found.location.grade_of(url) is grade
    assert found.presence.values == (Presence.PROVIDED,)
    assert found.presence.grade_of(Presence.PROVIDED) is Grade.INFERRED
    assert found.access.is_silent


def test_reading_ends_when_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_LOOKS", 100)
    with pytest.raises(InputError) as refusal:
        read(bom(*(model(name=str(number)) for number in range(100))))
    assert refusal.value.diagnostics[0].code == "too-many-parts"


def remark(document: dict[str, Any]) -> Diagnostic:
    (found,) = read(document)[1]
    return found


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (bom(model(), specVersion="1.4"), "older-version"),
        (bom(model(), specVersion="1.8"), "later-version"),
        (bom(model(), specVersion="2.0"), "later-version"),
        (bom(model(), specVersion="new"), "no-version"),
        (bom(model(), specVersion=None), "no-version"),
        (bom(model(), formulation=[{}]), "not-read"),
        (bom(model(), component=[]), "unknown-key"),
        (bom(model(licence="MIT")), "unknown-key"),
        (bom(model(version=["1", "2"])), "not-text"),
        (bom(model(group={"name": "x"})), "not-text"),
        (bom(model(supplier="Acme")), "not-mapping"),
        (bom(model(purl="huggingface/a/b")), "not-a-purl"),
        (bom(model(hashes=[{"alg": "SHA-256", "content": "x"}])), "not-a-digest"),
        (bom(model(), metadata={"timestamp": "yesterday"}), "not-day"),
        (
            bom(model(), dependencies=[{"ref": "m", "dependsOn": ["gone"]}]),
            "unknown-reference",
        ),
        (
            bom(model(properties=[{"name": "License", "value": "MIT"}])),
            "license-in-property",
        ),
    ],
)
def test_odd_parts_are_remarked_on(document: dict[str, Any], code: str) -> None:
    found = remark(document)
    assert found.code == code
    assert found.severity is not Severity.ERROR
    assert found.place is not None
    assert found.place.line == 1
    assert read(document)[0]


def test_the_nearest_key_is_named() -> None:
    assert remark(bom(model(licences=[]))).help == "did you mean `licenses`?"
