"""SPDX 3 documents: the corpus, which systems they are about, and nasty input."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from osaid.diagnostics import InputError, Severity
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import load
from osaid.readers.inputs import read_all
from osaid.readers.spdx3 import is_spdx3, read_spdx3
from osaid.records.canonical import canonical
from osaid.records.statements import Fact, Grade
from osaid.records.systems import Subject
from tests import CORPUS
from tests.readers.spdx3_graphs import (
    CONTEXT,
    Reading,
    element,
    model,
    read,
    read_document,
    related,
)

FILES = sorted((CORPUS / "spdx3").glob("*.json"))
OTHERS = sorted(
    path
    for path in CORPUS.glob("*/*.json*")
    if path.parent.name in {"spdx2", "croissant", "citation"}
)
TERMS = "https://spdx.org/rdf/3.0.1/terms"

# What each file of the corpus is about, and how many components it has.
SYSTEMS = {
    "ai-example02.spdx3.json": ("Sentiment Demo", Subject.MODEL, 16),
    "ai-model-fragment.spdx3.json": ("resnet-tiny-classifier", Subject.MODEL, 1),
    "dataset-example01.spdx3.json": ("Our World in Data", Subject.ELEMENT, 2),
    "software-example10.spdx3.json": ("hello", Subject.ELEMENT, 4),
    "software-example13.spdx3.json": ("Acme Application", Subject.ELEMENT, 0),
    "software-example8.spdx3.json": ("examplemaven", Subject.ELEMENT, 2),
    "training-run-fragment.spdx3.json": ("linear-regressor", Subject.MODEL, 5),
}


def read_file(path: Path) -> Reading:
    document = load(path)
    assert is_spdx3(document.root)
    diagnosis = Diagnosis(document)
    systems = tuple(read_spdx3(document, diagnosis))
    return Reading(systems, diagnosis.diagnostics)


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
def test_every_file_of_the_corpus_is_known() -> None:
    assert {path.name for path in FILES} == set(SYSTEMS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_read(path: Path) -> None:
    found = read_file(path)
    name, subject, number = SYSTEMS[path.name]
    assert found.system.name.startswith(name)
    assert found.system.subject is subject
    assert len(found.system.components) == number
    assert all(d.severity is not Severity.ERROR for d in found.diagnostics)
    assert all(d.place is not None and d.place.line for d in found.diagnostics)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_written_and_read_again(path: Path) -> None:
    written = canonical(read_file(path).system)
    (again,) = read_all(written)
    assert again.diagnostics == ()
    assert again.system is not None
    assert canonical(again.system) == written


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_statement_of_the_corpus_has_a_place_and_an_author(path: Path) -> None:
    for component in read_file(path).system.components:
        facts: list[Fact[Any]] = [component.presence, component.location]
        for fact in (*facts, component.license):
            for statement in fact.statements:
                assert statement.origin.place is not None
                assert statement.origin.place.line is not None
                assert statement.origin.by is not None
                assert statement.origin.made is not None


@pytest.mark.skipif(not OTHERS, reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_other_formats_are_not_taken_for_it(path: Path) -> None:
    try:
        root = load(path).root
    except InputError:
        return
    assert not is_spdx3(root)


@pytest.mark.parametrize(
    "content",
    [
        {"@context": CONTEXT},
        {"@context": [CONTEXT, {"acme": "https://acme.example/"}]},
        {"@context": "https://spdx.org/rdf/3.1/spdx-context.jsonld"},
        {
            "@context": "https://spdx.github.io/spdx-spec/v3.1-RC1/rdf/spdx-context.jsonld"
        },
        {"@graph": [model()]},
        {"type": "SpdxDocument", "spdxId": "SPDXRef-DOCUMENT", "element": []},
        {"@graph": [{"@id": "x", f"{TERMS}/Core/name": [{"@value": "Amber"}]}]},
        [{"@id": "x", "@type": [f"{TERMS}/AI/AIPackage"]}],
    ],
)
def test_what_is_taken_for_it(content: Any) -> None:  # noqa: ANN401 - whatever JSON
    assert is_spdx3(load(content).root)


@pytest.mark.parametrize(
    "content",
    [
        {},
        [],
        [1, {"@type": "Dataset"}],
        {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT"},
        {"@context": "https://schema.org/", "license": "https://spdx.org/licenses/MIT"},
        {
            "@context": {"sc": "https://schema.org/"},
            "@graph": [{"@type": "sc:Dataset"}],
        },
        {"@context": None, "@graph": {"type": 3, "spdxId": "x"}},
        {"osaid_record": 1, "name": "Amber"},
    ],
)
def test_what_is_not_taken_for_it(content: Any) -> None:  # noqa: ANN401 - whatever JSON
    assert not is_spdx3(load(content).root)


def test_namespaces_abbreviate_identifiers() -> None:
    context = [CONTEXT, {"acme": "urn:acme#", "https": "nowhere"}]
    found = read(
        model(),
        {"type": "dataset_DatasetPackage", "spdxId": "acme:web", "name": "web"},
        related("trainedOn", "Amber", "acme:web"),
        context=context,
    )
    assert found.kinds["web"] == "data.training"
    assert "not-in-document" not in found.codes


def test_a_context_of_somebody_else_is_not_fetched() -> None:
    found = read(model(), context=[CONTEXT, "https://acme.example/terms.jsonld"])
    assert found.system.name == "Amber"
    assert "context-not-fetched" in found.codes


@pytest.mark.parametrize(
    "own",
    [{"title": {"@id": "https://acme.example/t"}}, {"@vocab": "https://x.example/"}],
)
def test_terms_of_ones_own_are_an_error(own: dict[str, Any]) -> None:
    found = read(model(), context=[CONTEXT, own])
    assert found.systems == ()
    assert found.codes == {"own-terms"}


@pytest.mark.parametrize(
    "content",
    [
        {"@graph": [{"@id": "x", f"{TERMS}/Core/name": [{"@value": "Amber"}]}]},
        {"@context": CONTEXT, "@graph": [{"@type": [f"{TERMS}/AI/AIPackage"]}]},
    ],
)
def test_expanded_json_ld_is_an_error(content: dict[str, Any]) -> None:
    found = read_document(content)
    assert found.systems == ()
    assert found.codes == {"expanded-json-ld"}


def test_a_version_to_come_is_read_and_mentioned() -> None:
    found = read(model(), context="https://spdx.org/rdf/3.7/spdx-context.jsonld")
    assert found.system.name == "Amber"
    assert "unknown-version" in found.codes


@pytest.mark.parametrize("version", ["3", "3.0.0", "3.0.1", "3.1", "3.1-RC1"])
def test_versions_that_are_known(version: str) -> None:
    found = read(model(), context=f"https://spdx.org/rdf/{version}/spdx-context.jsonld")
    assert "unknown-version" not in found.codes


def test_bare_names_and_inline_elements_are_read() -> None:
    found = read_document(
        {
            "@context": CONTEXT,
            "type": "SpdxDocument",
            "spdxId": "SPDXRef-DOCUMENT",
            "rootElement": ["SPDXRef-MODEL"],
            "creationInfo": {
                "type": "CreationInfo",
                "created": "2026-03-01T10:00:00Z",
                "createdBy": [{"type": "Organization", "name": "ACME"}],
            },
            "element": [
                {
                    "type": "AIPackage",
                    "spdxId": "SPDXRef-MODEL",
                    "name": "acme/amber",
                    "downloadLocation": "https://huggingface.co/acme/amber",
                },
                {"type": "File", "spdxId": "SPDXRef-1", "name": "model.safetensors"},
                {
                    "type": "Relationship",
                    "from": {"@id": "SPDXRef-MODEL"},
                    "to": "SPDXRef-1",
                    "relationshipType": f"{TERMS}/Core/RelationshipType/contains",
                },
                {
                    "type": "Relationship",
                    "from": "SPDXRef-MODEL",
                    "to": {"type": "LicenseExpression", "licenseExpression": "MIT"},
                    "relationshipType": "hasDeclaredLicense",
                },
            ],
        }
    )
    (weights,) = found.system.components
    assert (weights.kind, weights.name) == ("parameters.final", "model.safetensors")
    assert str(weights.license.values[0].expression) == "MIT"  # type: ignore[union-attr]
    assert found.system.identity.hub == "acme/amber"
    assert (found.system.by, str(found.system.made)) == ("ACME", "2026-03-01")


def test_an_element_that_is_defined_twice_is_read_once() -> None:
    found = read(model(), {**model(), "software_packageVersion": "2"})
    assert found.system.release is None
    assert "defined-twice" in found.codes


def test_each_statement_is_on_the_word_of_its_own_author() -> None:
    found = read(
        {**model(software_downloadLocation="https://acme.example/m")},
        {
            "type": "CreationInfo",
            "@id": "_:later",
            "created": "2026-04-01T00:00:00Z",
            "createdBy": ["urn:acme#Bo", "urn:acme#nobody"],
        },
        element("Organization", "Bo"),
        element("simplelicensing_LicenseExpression", "l", licenseExpression="MIT"),
        related("hasDeclaredLicense", "Amber", "l", creationInfo="_:later"),
    )
    amber = found.component("Amber")
    location, stated = amber.location.statements[0], amber.license.statements[0]
    assert (location.origin.by, str(location.origin.made)) == ("Ada", "2026-03-01")
    assert (stated.origin.by, str(stated.origin.made)) == ("Bo", "2026-04-01")
    assert location.origin.grade is Grade.ASSERTED
