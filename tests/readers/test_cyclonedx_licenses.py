"""The licences in CycloneDX documents, in each form that there is for them."""

from __future__ import annotations

from typing import Any

import pytest

from osaid.records.components import StatedLicense
from osaid.records.statements import Fact, Grade
from tests.readers.boms import bom, codes, model, only, parameters

APACHE = "https://www.apache.org/licenses/LICENSE-2.0"


def fact(*licenses: Any, **parts: Any) -> Fact[StatedLicense]:  # noqa: ANN401
    return parameters(only(bom(model(licenses=list(licenses), **parts)))).license


def expressions(*licenses: Any) -> list[str]:  # noqa: ANN401
    values = fact(*licenses).values
    return [
        str(value.expression) for value in values if isinstance(value, StatedLicense)
    ]


@pytest.mark.parametrize(
    ("licenses", "expected"),
    [
        ([], []),
        ([{"license": {"id": "MIT"}}], ["MIT"]),
        ([{"license": {"id": "mit"}}], ["MIT"]),
        ([{"license": {"name": "Apache License 2.0"}}], ["Apache-2.0"]),
        ([{"license": {"id": "MIT", "name": "Apache License 2.0"}}], ["MIT"]),
        ([{"license": {"id": None, "name": "MIT"}}], ["MIT"]),
        ([{"license": {"name": "House terms"}}], ['"House terms"']),
        ([{"license": {"name": "House terms", "url": APACHE}}], ["Apache-2.0"]),
        ([{"license": {"url": APACHE}}], ["Apache-2.0"]),
        ([{"expression": "MIT OR (ISC AND Zlib)"}], ["MIT OR ISC AND Zlib"]),
        ([{"expression": "MIT", "expressionDetails": [{}]}], ["MIT"]),
        ([{"license": {"id": "NOASSERTION"}}], []),
        ([{"license": {"name": "unknown"}}], []),
        ([{"license": {"text": {"content": "Do as you like"}}}], []),
        ([{"id": "MIT"}], ["MIT"]),
        ([{"license": {"id": "MIT"}}, {"license": {"id": "MIT"}}], ["MIT"]),
        ([{"license": {"id": "MIT"}}, {"license": {"id": "ISC"}}], ["MIT", "ISC"]),
        ([{"license": {"id": "MIT"}}, {"expression": "ISC"}], ["MIT", "ISC"]),
    ],
    ids=str,
)
def test_each_form_of_a_licence_is_read(
    licenses: list[object], expected: list[str]
) -> None:
    assert expressions(*licenses) == expected


def test_a_license_alone_is_read_like_a_list_of_one() -> None:
    found = parameters(only(bom(model(licenses={"license": {"id": "MIT"}}))))
    assert len(found.license.values) == 1


def test_what_is_declared_and_what_is_concluded_are_both_kept() -> None:
    found = fact(
        {"license": {"id": "MIT", "acknowledgement": "declared"}},
        {"expression": "MIT OR ISC", "acknowledgement": "concluded"},
    )
    assert [s.origin.grade for s in found.statements] == [
        Grade.ASSERTED,
        Grade.INFERRED,
    ]
    assert found.is_contested
    assert found.statements[1].origin.note == "concluded by the author of the document"


def test_what_is_declared_and_concluded_is_not_several_licences() -> None:
    licenses = [
        {"license": {"id": "MIT", "acknowledgement": "declared"}},
        {"license": {"id": "ISC", "acknowledgement": "concluded"}},
    ]
    assert codes(bom(model(licenses=licenses))) == []


def test_several_licences_are_noted_as_such() -> None:
    entries = [{"license": {"id": "MIT"}}, {"license": {"id": "ISC"}}]
    notes = [s.origin.note or "" for s in fact(*entries).statements]
    assert all("does not say whether all apply" in note for note in notes)
    assert codes(bom(model(licenses=entries))) == ["several-licenses"]


def test_the_words_that_were_found_and_the_link_beside_them_are_kept() -> None:
    found = fact({"license": {"name": "House terms", "url": APACHE}})
    (statement,) = found.statements
    assert isinstance(statement.value, StatedLicense)
    assert statement.value.written == "House terms"
    assert statement.origin.url == APACHE
    assert statement.origin.note == "read from the address of its text"
    assert statement.origin.place is not None


def test_a_reference_to_a_licence_counts_where_no_licence_is_listed() -> None:
    links = [{"type": "license", "url": APACHE}]
    (value,) = fact(externalReferences=links).values
    assert isinstance(value, StatedLicense)
    assert str(value.expression) == "Apache-2.0"
    listed = fact({"license": {"id": "MIT"}}, externalReferences=links)
    assert len(listed.values) == 1


def test_the_licence_of_the_document_is_not_that_of_the_model() -> None:
    metadata = {"licenses": [{"license": {"id": "CC0-1.0"}}]}
    assert parameters(only(bom(model(), metadata=metadata))).license.is_silent


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"license": {"name": "House terms"}}, "unknown-license"),
        ({"expression": "as agreed"}, "unknown-license"),
        ({"license": {"id": True}}, "license-not-text"),
        ({"id": "MIT"}, "license-shape"),
        ({"license": {"id": "MIT", "acknowledgement": "x"}}, "unknown-acknowledgement"),
        ({"license": {"text": {"content": "x"}}}, "license-text-alone"),
        ({"license": "MIT"}, "not-mapping"),
        ("MIT", "not-mapping"),
    ],
    ids=str,
)
def test_odd_licences_are_remarked_on(entry: object, code: str) -> None:
    assert codes(bom(model(licenses=[entry]))) == [code]
