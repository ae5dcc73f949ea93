"""Croissant: the corpus, and what each term of a dataset means."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from osaid.readers.inputs import Input, read_all
from osaid.records.canonical import canonical
from osaid.records.components import Component, StatedLicense
from osaid.records.statements import NONE, Grade, Nothing
from osaid.records.systems import System
from tests import CORPUS
from tests.readers.mutations import check_reading, mutated

FILES = sorted((CORPUS / "croissant").glob("*.json"))
HEAD = {
    "@context": {"@vocab": "https://schema.org/", "sc": "https://schema.org/"},
    "@type": "sc:Dataset",
    "conformsTo": "http://mlcommons.org/croissant/1.1",
}
FULL = {
    **HEAD,
    "conformsTo": [
        "http://mlcommons.org/croissant/1.0",
        "http://mlcommons.org/croissant/RAI/1.0",
    ],
    "name": "Tides",
    "version": "2.1.0",
    "url": "https://huggingface.co/datasets/harbour/tides",
    "license": "https://creativecommons.org/licenses/by/4.0/",
    "sdLicense": "CC0-1.0",
    "sdPublisher": {"@type": "sc:Organization", "name": "Harbour Archive"},
    "sdDatePublished": "2025-03-01T10:00:00Z",
    "datePublished": "2025-02-01",
    "creator": [
        {"@type": "sc:Person", "givenName": "Ada", "familyName": "Moen"},
        {"@type": "sc:Organization", "name": "Harbour Office"},
    ],
    "isAccessibleForFree": True,
    "distribution": [
        {"@type": "cr:FileObject", "contentUrl": "https://example.org/tides.csv"},
        {"@type": "cr:FileObject", "contentUrl": "data/local.csv"},
        {"@type": "cr:FileSet", "includes": "*.csv"},
    ],
    "rai:dataCollection": "Read from gauges, hourly.",
    "rai:dataPreprocessingProtocol": ["Gaps of one hour are filled."],
    "rai:dataAnnotationProtocol": "Storms are marked by hand.",
    "rai:dataLimitations": "One harbour only.",
    "prov:wasDerivedFrom": {"@id": "https://example.org/raw"},
    "inLanguage": "en",
}


def read_dataset(**terms: Any) -> Input:  # noqa: ANN401 - whatever a file may hold
    (item,) = read_all({**HEAD, "name": "Tides", **terms}, name="croissant.json")
    return item


def system(**terms: Any) -> System:  # noqa: ANN401 - the same
    found = read_dataset(**terms).system
    assert found is not None
    return found


def data(**terms: Any) -> Component:  # noqa: ANN401 - the same
    return system(**terms).components[0]


def licenses(found: Component) -> list[str]:
    return [shown(value) for value in found.license.values]


def shown(value: StatedLicense | Nothing) -> str:
    return str(value.expression) if isinstance(value, StatedLicense) else str(value)


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_read(path: Path) -> None:
    (item,) = read_all(path)
    assert item.system is not None
    assert item.system.name
    assert [c.kind for c in item.system.components] == [
        "data.training",
        "information.data_card",
    ]
    assert all(d.place is not None and d.place.line for d in item.diagnostics)
    (again,) = read_all(canonical(item.system))
    assert again.system is not None
    assert canonical(again.system) == canonical(item.system)


def test_what_a_full_file_says() -> None:
    (item,) = read_all(FULL)
    assert item.diagnostics == ()
    found = item.system
    assert found is not None
    assert (found.name, found.release, found.supplier) == (
        "Tides",
        "2.1.0",
        "Harbour Office",
    )
    assert (found.by, found.made) == ("Harbour Archive", date(2025, 3, 1))
    assert str(found.subject) == "element"
    assert found.released.values == (date(2025, 2, 1),)
    dataset, card = found.components
    assert dataset.identity.hub == "datasets/harbour/tides"
    assert licenses(dataset) == ["CC-BY-4.0"]
    assert licenses(card) == ["CC0-1.0"]
    assert dataset.location.values == (
        "https://huggingface.co/datasets/harbour/tides",
        "https://example.org/tides.csv",
    )
    assert dataset.price.values == (NONE,)
    assert dataset.access.is_silent
    (presence,) = dataset.presence.statements
    assert presence.origin.grade is Grade.INFERRED
    assert presence.origin.url == "https://example.org/tides.csv"
    assert dataset.data_class.grade_of(dataset.data_class.values[0]) is Grade.INFERRED
    assert card.about.names == ("dataset",)
    assert card.presence.is_silent


def test_topics_are_those_of_the_terms_that_are_filled() -> None:
    (item,) = read_all(FULL, name="tides.json")
    assert item.system is not None
    covers = item.system.components[1].covers
    grounds = {
        topic: [statement.origin.note for statement in fact.statements]
        for topic, fact in covers.elements
    }
    assert grounds == {
        "characteristics": ["`inLanguage` is filled"],
        "labeling": ["`rai:dataAnnotationProtocol` is filled"],
        "obtained": ["`rai:dataCollection` is filled"],
        "processing": ["`rai:dataPreprocessingProtocol` is filled"],
        "provenance": ["`prov:wasDerivedFrom` is filled"],
        "scope": ["`rai:dataLimitations` is filled"],
    }
    assert {
        statement.origin.grade
        for _, fact in covers.elements
        for statement in fact.statements
    } == {Grade.INFERRED}
    place = covers.element("obtained").statements[0].origin.place
    assert str(place) == "tides.json#/rai:dataCollection"


@pytest.mark.parametrize(
    "terms",
    [
        {},
        {"description": "Tides of one harbour.", "keywords": ["tides"]},
        {"rai:dataCollection": "", "rai:dataBiases": ["n/a", None], "recordSet": []},
        {"rai:dataCollection": "None", "prov:wasDerivedFrom": {"@type": "x"}},
    ],
)
def test_what_is_empty_covers_nothing(terms: dict[str, Any]) -> None:
    dataset, card = system(**terms).components
    assert card.covers.names == ()
    assert dataset.labeled.is_silent


@pytest.mark.parametrize(
    ("license_", "expected", "codes"),
    [
        ("cc-by-sa-4.0", ["CC-BY-SA-4.0"], []),
        ("https://choosealicense.com/licenses/odc-by/", ["ODC-By-1.0"], []),
        ("https://choosealicense.com/licenses/undefined/", [], ["license-undisclosed"]),
        ("unknown", [], ["license-undisclosed"]),
        ("None", [], ["license-undisclosed"]),
        ([], [], ["license-undisclosed"]),
        (None, [], ["license-undisclosed"]),
        ("Public", ['"Public"'], ["unknown-license"]),
        (["mit", "apache-2.0"], ["MIT", "Apache-2.0"], []),
        ({"@type": "sc:CreativeWork", "name": "MIT"}, ["MIT"], []),
        ({"name": "MIT", "url": "https://example.org/terms"}, ["MIT"], []),
        ({"@id": "https://spdx.org/licenses/MIT"}, ["MIT"], []),
        ({"@value": "mit"}, ["MIT"], []),
        ({"@id": "_:b0"}, [], ["license-undisclosed"]),
        (7, ['"7"'], ["unknown-license"]),
        (True, [], ["not-text"]),
        ("NONE", ["Nothing.NONE"], []),
    ],
)
def test_licenses(license_: object, expected: list[str], codes: list[str]) -> None:
    item = read_dataset(license=license_)
    assert item.system is not None
    assert licenses(item.system.components[0]) == expected
    assert [d.code for d in item.diagnostics] == codes


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"license": "mit"}, ["open"]),
        ({"license": ["mit", "cc-by-4.0"]}, ["open"]),
        ({"license": "cc-by-nc-4.0"}, []),
        ({"license": ["mit", "cc-by-nc-4.0"]}, []),
        ({"license": "other"}, []),
        ({"license": "NONE"}, []),
        ({}, []),
    ],
)
def test_a_dataset_to_fetch_under_an_open_licence_is_open(
    terms: dict[str, Any], expected: list[str]
) -> None:
    files = [{"contentUrl": "https://example.org/a.csv"}]
    found = data(distribution=files, **terms).data_class
    assert [str(value) for value in found.values] == expected
    assert data(**terms).data_class.is_silent


def test_what_is_not_on_the_web_is_not_said_to_be_provided() -> None:
    for url in ("data/tides.csv", "s3://bucket/tides.csv", ""):
        assert data(distribution=[{"contentUrl": url}]).presence.is_silent


def test_what_costs_money_has_to_be_paid() -> None:
    found = data(isAccessibleForFree="False")
    assert [str(value) for value in found.access.values] == ["paid"]
    assert found.price.is_silent
    assert data(isAccessibleForFree="perhaps").access.is_silent


def test_terms_of_use_lie_over_the_whole() -> None:
    item = read_dataset(usageInfo="https://example.org/terms")
    assert item.system is not None
    (terms,) = item.system.overall_terms.values
    assert isinstance(terms, StatedLicense)
    assert terms.written == "https://example.org/terms"
    assert [d.code for d in item.diagnostics] == ["unknown-license"]


@pytest.mark.parametrize("prefix", ["", "sc:", "schema:", "https://schema.org/"])
def test_terms_may_have_any_prefix(prefix: str) -> None:
    terms = {f"{prefix}name": "Tides", f"{prefix}license": "mit"}
    context = {"cr": "http://mlcommons.org/croissant/1.0/"}
    (item,) = read_all({"@context": context, "@type": "sc:Dataset", **terms})
    assert item.system is not None
    assert (item.system.name, licenses(item.system.components[0])) == ("Tides", ["MIT"])


@pytest.mark.parametrize(
    ("terms", "code", "readable"),
    [
        ({"name": ""}, "missing-key", False),
        ({"name": ["", None]}, "missing-key", False),
        ({"conformsTo": "http://mlcommons.org/croissant/9.0"}, "unknown-version", True),
        ({"prov:wasGeneratedBy": {"@id": "cleaning"}}, "not-read", True),
        ({"conditionsOfAccess": "members"}, "not-read", True),
        ({"datePublished": "2025"}, "not-day", True),
    ],
)
def test_what_is_odd_is_said(
    terms: dict[str, Any],
    code: str,
    readable: bool,  # noqa: FBT001 - a column of the table
) -> None:
    item = read_dataset(**terms)
    assert [d.code for d in item.diagnostics] == [code]
    assert (item.system is not None) is readable


@pytest.mark.parametrize(
    "document",
    [
        {"@type": "Dataset", "name": "Tides"},
        {**HEAD, "@type": "sc:SoftwareSourceCode"},
        {**HEAD, "@type": "DatasetCollection"},
        {"@graph": [], "conformsTo": "http://mlcommons.org/croissant/1.1"},
    ],
)
def test_what_is_no_dataset_of_this_format_is_not_taken(
    document: dict[str, Any],
) -> None:
    (item,) = read_all(document)
    assert [d.code for d in item.diagnostics] != []
    assert item.system is None


def test_many_links_are_cut_and_counted() -> None:
    links = [{"contentUrl": f"https://example.org/{n}"} for n in range(30)]
    item = read_dataset(distribution=links)
    assert item.system is not None
    assert len(item.system.components[0].location.statements) == 20
    assert "10 more links" in item.diagnostics[0].message


@given(mutated(FULL))
def test_whatever_stands_in_a_file_is_read_or_refused(document: dict[str, Any]) -> None:
    check_reading(document)
