"""SPDX 3: what stands in fields of the format, and what does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from osaid.records.components import Access, Found, Identity, Presence
from osaid.records.statements import NONE, Fact, Grade
from osaid.records.systems import Extent, Listing, Subject, System
from tests.writers.small import (
    SHA,
    WHERE,
    document,
    fact,
    license_fact,
    of,
    part,
    weights,
)

MODEL, DATASET = "ai_AIPackage", "dataset_DatasetPackage"
NO_ASSERTION = "expandedlicensing_NoAssertionLicense"
Json = dict[str, Any]


def graph(system: System) -> list[Json]:
    found: list[Json] = document(system, "spdx3")["@graph"]
    return found


def element(system: System, end: str) -> Json:
    """Return an element by the end of its identifier."""
    (found,) = (e for e in graph(system) if e.get("spdxId", "").endswith(f"#{end}"))
    return found


def component(*facts: Any, **said: Any) -> Json:  # noqa: ANN401 - facts of any type
    return element(of(part(*facts, **said)), "component-1")


def relationships(system: System) -> dict[str, Json]:
    """Return the relationships of the system by type, but for licences."""
    found = (e for e in graph(system) if e["type"] == "Relationship")
    return {
        e["relationshipType"]: e
        for e in found
        if "License" not in e["relationshipType"]
    }


def licenses(system: System, end: str) -> dict[str, str]:
    """Return the licences of an element, as expressions or individuals."""
    elements = {e.get("spdxId"): e for e in graph(system)}
    return {
        e["relationshipType"]: elements.get(e["to"][0], {}).get(
            "simplelicensing_licenseExpression", e["to"][0]
        )
        for e in elements.values()
        if "License" in e.get("relationshipType", "") and e["from"].endswith(f"#{end}")
    }


def test_the_head_is_that_of_the_system() -> None:
    known = Identity("pkg:huggingface/a/b", "a/b", SHA, "main")
    system = System(
        "Amber",
        "7B",
        "LLM360",
        Subject.MODEL,
        identity=known,
        released=fact(date(2023, 12, 11)),
        components=(weights(location=fact(WHERE, f"{WHERE}/2")),),
    )
    found = element(system, "system")
    assert (found["type"], found["name"]) == (MODEL, "Amber")
    assert found["software_packageVersion"] == "7B"
    assert found["software_primaryPurpose"] == "model"
    assert found["software_packageUrl"] == "pkg:huggingface/a/b"
    assert found["software_downloadLocation"] == WHERE
    assert found["externalRef"][0]["locator"] == [f"{WHERE}/2"]
    assert found["releaseTime"] == "2023-12-11T00:00:00Z"
    assert found["verifiedUsing"][0]["hashValue"] == "0" * 64
    (supplier,) = (e for e in graph(system) if e.get("spdxId") == found["suppliedBy"])
    assert (supplier["type"], supplier["name"]) == ("Agent", "LLM360")


def test_a_system_that_is_no_model_has_no_such_purpose() -> None:
    assert "software_primaryPurpose" not in element(of(), "system")


def test_who_made_the_document_and_when() -> None:
    made, author, *_ = graph(System("Amber", by="Ada", made=date(2026, 3, 1)))
    assert made["created"] == "2026-03-01T00:00:00Z"
    assert (author["type"], author["name"]) == ("Agent", "Ada")
    made, author, *_ = graph(System("Amber"))
    assert made["created"] == "2026-11-21T00:00:00Z"  # the day that was given
    assert author["type"] == "SoftwareAgent"


@pytest.mark.parametrize(
    ("kind", "type_", "role"),
    [
        ("data.training", DATASET, "trainedOn"),
        ("data.evaluation", DATASET, "testedOn"),
        ("data.validation", DATASET, "contains"),
        ("code.inference", "software_Package", "contains"),
        ("code.training", "software_Package", "generates"),
        ("document.metadata", "software_Package", "hasMetadata"),
        ("document.model_card", "software_Package", "hasDocumentation"),
        ("information.data_card", "software_Package", "hasDocumentation"),
        ("upstream.runtime", "software_Package", "dependsOn"),
        ("parent", MODEL, "descendantOf"),
    ],
)
def test_each_kind_has_a_type_and_a_role(kind: str, type_: str, role: str) -> None:
    system = of(part(kind))
    assert element(system, "component-1")["type"] == type_
    assert list(relationships(system)) == [role]
    (found,) = relationships(system).values()
    ends = (found["from"].partition("#")[2], found["to"][0].partition("#")[2])
    both = ("system", "component-1")
    assert ends == (both[::-1] if role == "generates" else both)


@pytest.mark.parametrize(
    ("kind", "extent", "complete"),
    [
        ("data.training", Extent.ALL, "complete"),
        ("data", Extent.ALL, "complete"),
        ("component", Extent.ALL, "complete"),
        ("data.training", Extent.RELEASED, None),
        ("data.training", Extent.OPEN, "incomplete"),
        ("component", Extent.OPEN, None),
        ("code", Extent.ALL, None),
    ],
)
def test_a_list_is_complete_where_the_record_says_so(
    kind: str, extent: Extent, complete: str | None
) -> None:
    system = of(part("data.training"), listings=(Listing(kind, fact(extent)),))
    assert relationships(system)["trainedOn"].get("completeness") == complete


def test_a_contested_list_is_not_complete() -> None:
    listings = (Listing("data", fact(Extent.ALL, Extent.OPEN)),)
    system = of(part("data.training"), listings=listings)
    assert "completeness" not in relationships(system)["trainedOn"]


@pytest.mark.parametrize(
    ("access", "word"),
    [
        (Access.OPEN, "directDownload"),
        (Access.LOGIN, "registration"),
        (Access.CLICK_THROUGH, "clickthrough"),
        (Access.PAID, None),
        (Access.ON_REQUEST, None),
    ],
)
def test_how_data_can_be_had(access: Access, word: str | None) -> None:
    provided = fact(Presence.PROVIDED)
    found = component("data", access=fact(access), presence=provided)
    assert found.get("dataset_datasetAvailability") == word
    silent = component("data", access=fact(access))
    assert "dataset_datasetAvailability" not in silent
    assert found["dataset_datasetType"] == ["noAssertion"]


@pytest.mark.parametrize(
    ("license_", "declared", "concluded"),
    [
        (license_fact("apache 2"), "Apache-2.0", NO_ASSERTION),
        (license_fact("MIT", grade=Grade.INFERRED), NO_ASSERTION, "MIT"),
        (license_fact("MIT", found=Found.PLATFORM), NO_ASSERTION, "MIT"),
        (license_fact("our own terms"), NO_ASSERTION, NO_ASSERTION),
        (license_fact("MIT", "ISC"), NO_ASSERTION, NO_ASSERTION),
        (license_fact("MIT", until=date.max), NO_ASSERTION, NO_ASSERTION),
        (fact(NONE), "expandedlicensing_NoneLicense", NO_ASSERTION),
        (Fact(), NO_ASSERTION, NO_ASSERTION),
    ],
)
def test_models_and_datasets_have_both_licences(
    license_: Fact[Any], declared: str, concluded: str
) -> None:
    expected = {"hasDeclaredLicense": declared, "hasConcludedLicense": concluded}
    data = of(part("data", license=license_))
    assert licenses(data, "component-1") == expected
    assert licenses(of(weights(license=license_)), "system") == expected


def test_other_packages_have_the_licence_that_is_said() -> None:
    assert licenses(of(part("code")), "component-1") == {}
    code = of(part("code", license=license_fact("MIT")))
    assert licenses(code, "component-1") == {"hasDeclaredLicense": "MIT"}


def test_what_does_not_exist_is_no_element() -> None:
    absent = of(part("data.training", presence=fact(Presence.ABSENT)))
    assert relationships(absent) == {}


def test_the_document_conforms_to_what_it_says() -> None:
    profiles = element(of(), "document")["profileConformance"]
    assert profiles == ["core", "software", "simpleLicensing", "extension"]
    whole = System(
        "Amber",
        "7B",
        "LLM360",
        Subject.MODEL,
        released=fact(date(2023, 12, 11)),
        components=(weights(location=fact(WHERE)),),
    )
    assert element(whole, "document")["profileConformance"] == [*profiles, "ai"]
