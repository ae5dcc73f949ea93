"""SPDX 3: which systems a document is about, and what it says of them."""

from __future__ import annotations

from typing import Any

import pytest

from osaid.readers.spdx3.roots import MOST_SYSTEMS
from osaid.records.systems import Subject
from tests.readers.spdx3_graphs import dataset, element, file, model, read, related


def test_what_a_package_says_of_the_system() -> None:
    found = read(
        element("Organization", "ACME"),
        model(
            software_packageVersion="7B",
            suppliedBy="urn:acme#ACME",
            software_packageUrl=f"pkg:huggingface/acme/amber@{'0a' * 20}",
            releaseTime="2026-02-01T00:00:00Z",
            verifiedUsing=[
                {"type": "Hash", "algorithm": "sha1", "hashValue": "AA"},
                {"type": "Hash", "algorithm": "sha256", "hashValue": "BB"},
            ],
        ),
    ).system
    assert (found.name, found.release, found.supplier) == ("Amber", "7B", "ACME")
    assert (found.identity.hub, found.identity.digest) == ("acme/amber", "sha256:bb")
    assert found.identity.revision == "0a" * 20
    assert str(found.released.values[0]) == "2026-02-01"
    assert (found.by, str(found.made)) == ("Ada", "2026-03-01")
    assert found.subject is Subject.MODEL


@pytest.mark.parametrize(
    ("properties", "hub", "purl"),
    [
        ({"software_packageUrl": "pkg:huggingface/acme/a@1"}, "acme/a", True),
        ({"software_packageUrl": "pkg:pypi/amber@1"}, None, True),
        (
            {"software_packageUrl": "pkg:huggingface/a/b?repository_url=x.example"},
            None,
            True,
        ),
        (
            {
                "externalIdentifier": [
                    "odd",
                    {"externalIdentifierType": "cve", "identifier": "CVE-1"},
                    {
                        "externalIdentifierType": "packageUrl",
                        "identifier": "pkg:huggingface/datasets%2Facme/a",
                    },
                ]
            },
            "datasets/acme/a",
            True,
        ),
        (
            {"software_downloadLocation": "https://huggingface.co/acme/a/tree/main"},
            "acme/a",
            False,
        ),
        ({"software_downloadLocation": "acme/a"}, None, False),
    ],
)
def test_by_what_a_package_is_known(
    properties: dict[str, Any],
    hub: str | None,
    purl: bool,  # noqa: FBT001 - a column of the table
) -> None:
    identity = read(model(**properties)).system.identity
    assert identity.hub == hub
    assert (identity.purl is not None) is purl


def test_what_is_not_said_is_not_known() -> None:
    (found,) = read(element("ai_AIPackage", "Amber")).systems
    assert found.subject is Subject.SYSTEM
    assert (found.release, found.supplier) == (None, None)
    assert found.machine_learning.is_silent
    assert (found.components, found.listings, found.usages) == ((), (), ())


@pytest.mark.parametrize("word", ["NOASSERTION", "", "unknown", "Not specified"])
def test_a_word_for_nothing_says_nothing(word: str) -> None:
    found = read(model(software_packageVersion=word, software_downloadLocation=word))
    assert found.system.release is None
    assert found.component("Amber").presence.is_silent
    assert found.component("Amber").location.is_silent


def test_the_models_among_the_roots_are_the_systems() -> None:
    found = read(
        element("SpdxDocument", "doc", rootElement=["urn:acme#bom", "urn:acme#C"]),
        element("software_Sbom", "bom", rootElement=["urn:acme#A", "urn:acme#app"]),
        element("software_Package", "app"),
        model("A"),
        model("B"),
        model("C"),
    )
    assert [system.name for system in found.systems] == ["C", "A"]


def test_a_document_may_describe_its_root() -> None:
    found = read(
        element("SpdxDocument", "doc"),
        model("A"),
        model("B"),
        related("describes", "doc", "B"),
    )
    assert [system.name for system in found.systems] == ["B"]


def test_without_roots_the_models_that_no_other_needs_are_the_systems() -> None:
    found = read(
        element("software_Package", "app"),
        model("A"),
        model("base"),
        model("C"),
        related("contains", "app", "A"),
        related("descendantOf", "A", "base"),
    )
    assert [system.name for system in found.systems] == ["A", "C"]


def test_without_ai_packages_packages_of_models_are_the_systems() -> None:
    found = read(
        element("SpdxDocument", "doc", rootElement=["urn:acme#app"]),
        element("software_Package", "app"),
        element("software_Package", "words", software_primaryPurpose="model"),
        file("words.gguf", "model"),
        related("contains", "app", "words"),
        related("contains", "words", "words.gguf"),
    )
    assert [system.name for system in found.systems] == ["words"]


def test_more_models_than_anybody_has_are_left_out() -> None:
    found = read(*(model(f"m{number}") for number in range(MOST_SYSTEMS + 1)))
    assert len(found.systems) == MOST_SYSTEMS
    assert "too-many-systems" in found.codes


def test_packages_that_need_each_other_are_all_there() -> None:
    found = read(
        element("software_Package", "a"),
        element("software_Package", "b"),
        file("c"),
        related("dependsOn", "a", "b"),
        related("dependsOn", "b", "a"),
    )
    assert [system.name for system in found.systems] == ["a", "b"]


def test_a_dataset_alone_is_an_element() -> None:
    found = read(dataset("corpus", software_downloadLocation="https://acme.example/c"))
    assert found.system.subject is Subject.ELEMENT
    assert found.kinds == {"corpus": "data"}
    assert "no-ai-package" in found.codes


def test_collections_may_go_in_circles() -> None:
    found = read(
        element("SpdxDocument", "doc", rootElement=["urn:acme#bom"]),
        element("software_Sbom", "bom", rootElement=["urn:acme#doc", "urn:acme#Amber"]),
        model(),
    )
    assert found.system.name == "Amber"


def test_a_document_without_a_system_is_an_error() -> None:
    found = read(element("Person", "Bo"))
    assert found.systems == ()
    assert found.codes == {"no-system"}
