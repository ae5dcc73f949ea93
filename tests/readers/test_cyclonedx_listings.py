"""What CycloneDX documents promise of how complete their lists are."""

from __future__ import annotations

from typing import Any

import pytest

from osaid.records.statements import Grade
from osaid.records.systems import Extent, Listing
from tests.readers.boms import SERIAL, about, bom, card, codes, data, model, read

INCOMPLETE = [
    "incomplete",
    "incomplete_first_party_only",
    "incomplete_first_party_proprietary_only",
    "incomplete_first_party_opensource_only",
    "incomplete_third_party_only",
    "incomplete_third_party_proprietary_only",
    "incomplete_third_party_opensource_only",
]
TEST_SET = {"type": "dataset", "description": "a benchmark"}
UNSAID = {"type": "dataset", "name": "x"}
ASSEMBLED = {"aggregate": "complete", "assemblies": ["m"]}
DEPENDED = {"aggregate": "complete", "dependencies": ["m"]}
REQUIRES = [{"ref": "m", "dependsOn": ["corpus"]}]


def listings(document: dict[str, Any]) -> tuple[Listing, ...]:
    return read(document)[0][0].listings


def kinds(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (listing.kind, str(value))
        for listing in listings(document)
        for value in listing.extent.values
    ]


def nested(*datasets: Any, **parts: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a model that contains datasets, of which it says that they are all."""
    parts = {"compositions": [ASSEMBLED], **parts}
    return bom(model(components=list(datasets)), **parts)


def test_a_complete_assembly_with_all_datasets_in_it_is_a_complete_list_of_them() -> (
    None
):
    assert kinds(nested(data())) == [("data.training", "all")]
    (listing,) = listings(nested(data()))
    (statement,) = listing.extent.statements
    assert statement.origin.grade is Grade.INFERRED
    assert "no further ones are known" in str(statement.origin.note)
    assert statement.origin.place is not None


def test_each_kind_of_data_that_is_listed_is_complete() -> None:
    both = nested(data(), data("b", data=[TEST_SET]))
    assert kinds(both) == [("data.evaluation", "all"), ("data.training", "all")]


def test_the_inventory_of_a_described_model_is_its_assembly() -> None:
    document = about(model(), data(), compositions=[ASSEMBLED])
    assert kinds(document) == [("data.training", "all")]


def test_complete_dependencies_with_all_datasets_among_them() -> None:
    parts = {"dependencies": REQUIRES, "compositions": [DEPENDED]}
    assert kinds(bom(model(), data(), **parts)) == [("data.training", "all")]
    named = model(modelCard=card({"ref": "corpus"}))
    assert kinds(bom(named, data(), **parts)) == [("data.training", "all")]


def test_a_reference_may_be_a_link_to_the_document_itself() -> None:
    link = {"aggregate": "complete", "assemblies": [f"urn:cdx:{SERIAL}/1#m"]}
    serial = f"urn:uuid:{SERIAL}"
    document = nested(data(), compositions=[link], serialNumber=serial)
    assert kinds(document) == [("data.training", "all")]


@pytest.mark.parametrize(
    "document",
    [
        nested(data(), compositions=[]),
        nested(data(), compositions=[DEPENDED]),
        nested(data(), compositions=[{"aggregate": "complete"}]),
        nested(data(), compositions=[{"aggregate": "unknown", "assemblies": ["m"]}]),
        nested(
            data(), compositions=[{"aggregate": "not_specified", "assemblies": "m"}]
        ),
        nested(data(), compositions=[{**ASSEMBLED, "assemblies": ["corpus"]}]),
        nested(
            data(), compositions=[{"aggregate": "complete", "vulnerabilities": "m"}]
        ),
        nested(data(), compositions=[ASSEMBLED, {**DEPENDED, "aggregate": "unknown"}]),
    ],
    ids=[
        "nothing",
        "another relation",
        "about nothing",
        "unknown",
        "not specified",
        "another component",
        "vulnerabilities",
        "unknown of another relation",
    ],
)
def test_where_no_completeness_is_promised_there_is_no_listing(
    document: dict[str, Any],
) -> None:
    assert listings(document) == ()


@pytest.mark.parametrize(
    "document",
    [
        nested(),
        nested({"type": "application", "name": "x", "components": [data()]}),
        nested(data(), data("b", data=[UNSAID])),
        nested(data(), data("b", data=[])),
        nested(data(), dependencies=[{"ref": "m", "dependsOn": ["gone"]}]),
        bom(
            model(components=[data()], modelCard=card(TEST_SET)),
            compositions=[ASSEMBLED],
        ),
        bom(
            model(components=[data()], modelCard=card({"ref": "gone"})),
            compositions=[ASSEMBLED],
        ),
        bom(model(modelCard=card({"ref": "corpus"})), data(), compositions=[ASSEMBLED]),
        nested(
            {"type": "file", "name": "train.py"}, {"type": "file", "name": "README"}
        ),
    ],
    ids=[
        "no dataset",
        "deeper than what the promise is about",
        "use not said",
        "not said to be a dataset",
        "a dependency that is not in the document",
        "a dataset in the card alone",
        "a dataset in another document",
        "datasets by the card alone",
        "code",
    ],
)
def test_where_the_promise_does_not_reach_there_is_no_listing(
    document: dict[str, Any],
) -> None:
    assert listings(document) == ()


def test_a_promise_is_about_the_first_component_of_a_reference() -> None:
    second = model(name="B", components=[data()])
    systems, _ = read(bom(model(), second, compositions=[ASSEMBLED]))
    assert [system.listings for system in systems] == [(), ()]


def test_the_listing_of_a_parent_is_its_own() -> None:
    parent = model(name="Base", components=[data()], **{"bom-ref": "b"})
    said = [{"aggregate": "complete", "assemblies": ["b"]}]
    document = bom(model(pedigree={"ancestors": [parent]}), compositions=said)
    ((_, record),) = read(document)[0][0].parents
    assert listings(document) == ()
    assert [listing.kind for listing in record.listings] == ["data.training"]


@pytest.mark.parametrize("aggregate", INCOMPLETE)
@pytest.mark.parametrize("relation", ["assemblies", "dependencies"])
def test_an_incomplete_list_is_open(aggregate: str, relation: str) -> None:
    said = [ASSEMBLED, {"aggregate": aggregate, relation: ["m"]}]
    document = nested(data(), compositions=said)
    assert kinds(document) == [("component", str(Extent.OPEN))]
    (statement,) = listings(document)[0].extent.statements
    assert statement.origin.grade is Grade.ASSERTED
    assert aggregate in str(statement.origin.note)


@pytest.mark.parametrize("aggregate", ["", "Complete", "all", 1])
def test_an_unknown_word_promises_nothing(aggregate: object) -> None:
    said = [ASSEMBLED, {"aggregate": aggregate, "assemblies": ["m"]}]
    document = nested(data(), compositions=said)
    assert listings(document) == ()
    assert "unknown-aggregate" in codes(document)
