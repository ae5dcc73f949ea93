"""Documents that carry a record and were changed since they were written."""

from __future__ import annotations

import pytest

from osaid.licenses.reading import read_license
from osaid.records.systems import System
from tests.readers.carried_documents import (
    BOTH,
    SYSTEM,
    Json,
    entries,
    system,
)
from tests.writers.small import WHERE, document


def other_license(document_: Json, entry: str) -> None:
    if "@graph" not in document_:
        entries(document_)[entry]["licenses"] = [{"expression": "AGPL-3.0-only"}]
        return
    for each in document_["@graph"]:
        written = {"MIT": "Amber", "ODC-By-1.0": "crawl"}
        key = "simplelicensing_licenseExpression"
        if written.get(each.get(key, "")) == entry:
            each[key] = "AGPL-3.0-only"


@pytest.mark.parametrize("to", BOTH)
@pytest.mark.parametrize(("entry", "name"), [("Amber", "weights"), ("crawl", "crawl")])
def test_a_licence_that_was_changed_is_contested(
    to: str, entry: str, name: str
) -> None:
    changed = document(SYSTEM, to)
    other_license(changed, entry)
    found = system(changed, "differs-from-record")
    (component,) = (c for c in found.components if c.name == name)
    stated = [str(value.expression) for value in component.license.values]  # type: ignore[union-attr]
    assert len(stated) == 2
    assert stated[1] == str(read_license("AGPL-3.0-only"))
    source = component.license.statements[1].origin.source
    assert source in {"CycloneDX document", "SPDX 3 document"}


@pytest.mark.parametrize("to", BOTH)
def test_a_place_that_was_changed_is_contested(to: str) -> None:
    changed = document(SYSTEM, to)
    entry = entries(changed)["Amber"]
    if to == "spdx3":
        entry["software_downloadLocation"] = f"{WHERE}/new"
    else:
        entry["externalReferences"][0]["url"] = f"{WHERE}/new"
    found = system(changed, "differs-from-record")
    (component,) = (c for c in found.components if c.name == "weights")
    assert component.location.values == (WHERE, f"{WHERE}/new")


@pytest.mark.parametrize("to", BOTH)
def test_a_head_that_was_changed_is_pointed_out(to: str) -> None:
    changed = document(SYSTEM, to)
    entry = entries(changed)["Amber"]
    entry["software_packageVersion" if to == "spdx3" else "version"] = "8B"
    assert system(changed, "differs-from-record").release == "7B"


def test_a_task_that_was_changed_is_contested() -> None:
    changed = document(SYSTEM, "cyclonedx")
    card = entries(changed)["Amber"]["modelCard"]["modelParameters"]
    card.update(task="search", architectureFamily="transformer")
    found = system(changed, "differs-from-record", "differs-from-record")
    said = {attribute.name: attribute.fact.values for attribute in found.attributes}
    assert said == {
        "cyclonedx.task": ("chat", "search"),
        "cyclonedx.architecture_family": ("transformer",),
    }


def add_dataset(document_: Json, name: str) -> None:
    if "@graph" not in document_:
        data = {"type": "data", "bom-ref": "new", "name": name}
        document_["components"].append({**data, "data": [{"type": "dataset"}]})
        return
    system_ = entries(document_)["Amber"]
    identifier = system_["spdxId"]
    head = {"creationInfo": system_["creationInfo"]}
    data = {"type": "dataset_DatasetPackage", "spdxId": "urn:new", "name": name}
    relation = {"from": identifier, "relationshipType": "trainedOn", "to": ["urn:new"]}
    related = {"type": "Relationship", "spdxId": "urn:related", **relation}
    document_["@graph"] += [{**head, **data}, {**head, **related}]


@pytest.mark.parametrize("to", BOTH)
@pytest.mark.parametrize(
    ("name", "read_as"),
    [("books", "books"), ("crawl", "crawl (2)"), ("weights", "weights (2)")],
)
def test_what_was_added_to_a_document_is_added(
    to: str, name: str, read_as: str
) -> None:
    changed = document(SYSTEM, to)
    add_dataset(changed, name)
    found = system(changed, "not-in-record")
    kinds = {component.name: component.kind for component in found.components}
    assert kinds[read_as] in {"data", "data.training"}
    assert len(kinds) == len(SYSTEM.components) + 1


@pytest.mark.parametrize("to", BOTH)
def test_a_licence_of_parameters_that_are_not_recorded_is_not_dropped(to: str) -> None:
    changed = document(System("Amber", release="7B"), to)
    entry = entries({"components": [], **changed})["Amber"]
    if to == "cyclonedx":
        entry["licenses"] = [{"expression": "MIT"}]
        found = system(changed, "not-in-record")
        assert [c.kind for c in found.components] == ["parameters.final"]
        return
    entry["software_downloadLocation"] = WHERE
    entry["software_primaryPurpose"] = "model"
    found = system(changed, "not-in-record")
    assert [c.location.values for c in found.components] == [(WHERE,)]


@pytest.mark.parametrize("to", BOTH)
def test_what_was_taken_out_of_a_document_is_gone(to: str) -> None:
    changed = document(SYSTEM, to)
    crawl = entries(changed)["crawl"]
    crawl.pop("extension" if to == "spdx3" else "properties")
    found = system(changed, "not-in-record")
    assert [c.name for c in found.components if c.kind.startswith("data")] == ["crawl"]
