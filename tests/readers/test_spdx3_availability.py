"""SPDX 3: how the parts of a system can be had, and what describes its data."""

from __future__ import annotations

import pytest

from osaid.records.components import (
    Access,
    Component,
    DataClass,
    Found,
    Presence,
    StatedLicense,
)
from osaid.records.statements import NONE, Grade
from tests.readers.spdx3_graphs import (
    Json,
    dataset,
    element,
    expression,
    file,
    model,
    read,
    related,
)

MIT = expression("MIT", "MIT")
PLACE = "https://acme.example/amber"


def ground(component: Component) -> str | None:
    return component.presence.statements[0].origin.note


@pytest.mark.parametrize(
    ("word", "presence", "access", "data_class"),
    [
        ("directDownload", Presence.PROVIDED, Access.OPEN, None),
        ("clickthrough", Presence.PROVIDED, Access.CLICK_THROUGH, None),
        ("registration", Presence.PROVIDED, Access.LOGIN, None),
        ("query", Presence.PROVIDED, None, DataClass.PUBLIC),
        ("scrapingScript", Presence.WITHHELD, None, None),
        ("somehow", None, None, None),
    ],
)
def test_the_availability_of_a_dataset(
    word: str,
    presence: Presence | None,
    access: Access | None,
    data_class: DataClass | None,
) -> None:
    found = read(
        model(),
        dataset("web", dataset_datasetAvailability=word),
        related("trainedOn", "Amber", "web"),
    ).component("web")
    assert found.presence.values == ((presence,) if presence else ())
    assert found.access.values == ((access,) if access else ())
    assert found.data_class.values == ((data_class,) if data_class else ())
    assert found.location.is_silent


@pytest.mark.parametrize(
    ("level", "shut"),
    [("red", True), ("amber", True), ("green", False), ("clear", False)],
)
def test_confidential_data_cannot_be_shared(level: str, shut: bool) -> None:  # noqa: FBT001 - a column of the table
    found = read(
        model(),
        dataset("web", dataset_confidentialityLevel=level),
        related("trainedOn", "Amber", "web"),
    ).component("web")
    expected = (DataClass.UNSHAREABLE,) if shut else ()
    assert found.data_class.values == expected
    assert bool(found.reason.values) is shut
    assert found.presence.is_silent


def test_where_a_package_can_be_had() -> None:
    references = [
        {"externalRefType": "vcs", "locator": ["https://acme.example/git"]},
        {"externalRefType": "altWebPage", "locator": ["https://acme.example"]},
        "no reference",
    ]
    found = read(
        model(software_downloadLocation=PLACE, externalRef=references)
    ).component("Amber")
    assert found.location.values == (PLACE, "https://acme.example/git")
    assert found.presence.values == (Presence.PROVIDED,)
    assert found.access.is_silent


def test_no_download_location_is_not_absence() -> None:
    found = read(model(software_downloadLocation="NONE")).component("Amber")
    assert found.location.values == (NONE,)
    assert found.presence.is_silent


def test_a_file_comes_with_its_package() -> None:
    found = read(
        model(software_downloadLocation=PLACE),
        MIT,
        file("run.py", "source"),
        related("contains", "Amber", "run.py"),
        related("hasDeclaredLicense", "Amber", "MIT"),
    )
    code, weights = found.component("run.py"), found.component("Amber")
    (inherited,) = code.license.values
    assert isinstance(inherited, StatedLicense)
    assert inherited.found is Found.INHERITED
    assert code.license.statements[0].origin.grade is Grade.INFERRED
    assert code.presence.values == (Presence.PROVIDED,)
    assert code.location.values == (PLACE,)
    (own,) = weights.license.values
    assert isinstance(own, StatedLicense)
    assert own.found is Found.OWN


def test_a_package_takes_nothing_from_what_contains_it() -> None:
    found = read(
        element("software_Package", "app", software_downloadLocation=PLACE),
        MIT,
        model(),
        related("contains", "app", "Amber"),
        related("hasDeclaredLicense", "app", "MIT"),
    ).component("Amber")
    assert found.license.is_silent
    assert found.presence.is_silent


def test_a_file_of_a_dataset_is_a_part_of_it() -> None:
    found = read(
        model(),
        dataset("web", dataset_datasetAvailability="clickthrough"),
        file("train.txt", "data"),
        related("contains", "web", "train.txt"),
        related("trainedOn", "Amber", "train.txt"),
    )
    assert found.kinds["web"] == "data"
    text = found.component("train.txt")
    assert text.kind == "data.training"
    assert text.part_of.values == ("web",)
    assert text.access.values == (Access.CLICK_THROUGH,)
    assert ground(text) == "it comes with web"


DESCRIBED: Json = {
    "originatedBy": ["urn:acme#Ada"],
    "dataset_intendedUse": "to learn from",
    "dataset_knownBias": ["some"],
    "dataset_dataCollectionProcess": "by hand",
    "dataset_dataPreprocessing": ["none at all"],
    "dataset_sensor": [{"type": "DictionaryEntry", "key": "ear", "value": "left"}],
}


def test_the_document_itself_is_information_about_data() -> None:
    found = read(
        element("SpdxDocument", "doc", dataLicense="urn:acme#MIT"),
        MIT,
        model(ai_modelDataPreprocessing=["cut to length"]),
        dataset("web", **DESCRIBED),
        related("trainedOn", "Amber", "web"),
    )
    about = found.component("web, in this document")
    assert about.kind == "information"
    assert about.about.names == ("web",)
    expected = ("characteristics", "obtained", "processing", "provenance", "scope")
    assert about.covers.names == expected
    for _, fact in about.covers.elements:
        assert all(s.origin.grade is Grade.INFERRED for s in fact.statements)
    assert about.presence.is_silent
    (stated,) = about.license.values
    assert isinstance(stated, StatedLicense)
    assert stated.written == "MIT"
    processing = found.component("Amber, in this document")
    assert processing.covers.names == ("processing",)
    assert processing.about.names == ("web",)


@pytest.mark.parametrize(
    "properties",
    [
        {},
        {"dataset_datasetType": ["noAssertion"]},
        {"dataset_dataCollectionProcess": "NOASSERTION"},
        {"dataset_knownBias": [], "dataset_dataPreprocessing": ["", "n/a"]},
    ],
)
def test_what_is_not_filled_in_covers_nothing(properties: Json) -> None:
    found = read(
        model(), dataset("web", **properties), related("trainedOn", "Amber", "web")
    )
    assert list(found.kinds) == ["Amber", "web"]
