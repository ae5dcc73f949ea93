"""Licences in SPDX 2: declared, concluded, inherited, and given by reference."""

from __future__ import annotations

import pytest

from osaid.records.components import Component, Found, StatedLicense
from osaid.records.statements import NONE, Grade
from tests.readers.spdx2_documents import (
    Json,
    codes,
    component,
    file,
    package,
    read_document,
    related,
)

SOURCE = {"primaryPackagePurpose": "SOURCE"}


def read_part(licenses: list[Json] | None = None, **fields: object) -> Component:
    part = package("x", **SOURCE, **fields)
    extracted = {"hasExtractedLicensingInfos": licenses or []}
    return component("x", packages=[part], **extracted)


def said(part: Component) -> list[tuple[str, Grade, str | None]]:
    return [
        (str(getattr(s.value, "expression", s.value)), s.origin.grade, s.origin.note)
        for s in part.license.statements
    ]


def test_declared_is_asserted_and_concluded_is_inferred() -> None:
    part = read_part(licenseDeclared="Apache-2.0", licenseConcluded="MIT OR ISC")
    assert said(part) == [
        ("Apache-2.0", Grade.ASSERTED, None),
        ("MIT OR ISC", Grade.INFERRED, "concluded by the author of the document"),
    ]
    assert part.license.is_contested
    places = [s.origin.place for s in part.license.statements]
    assert all(place is not None and place.line for place in places)


@pytest.mark.parametrize("text", ["NOASSERTION", "", None, "noassertion"])
def test_no_assertion_is_silence(text: str | None) -> None:
    assert read_part(licenseDeclared=text).license.is_silent


def test_none_is_no_licence() -> None:
    assert read_part(licenseDeclared="NONE").license.values == (NONE,)


def test_what_is_no_licence_is_kept_and_told_once() -> None:
    parts = [package(name, **SOURCE, licenseDeclared="Ask us") for name in "ab"]
    (item,) = read_document(packages=parts)
    assert item.system is not None
    for part in item.system.components:
        assert said(part)[0][0] == '"Ask us"'
    assert codes(item).count("unknown-license") == 1


@pytest.mark.parametrize(
    "info",
    [
        {"name": "Llama 2 Community License"},
        {"name": "NOASSERTION", "seeAlsos": ["https://ai.meta.com/llama/license/"]},
        {
            "name": "Our words for it",
            "crossRefs": [{"url": "https://ai.meta.com/llama/license/"}],
        },
    ],
)
def test_a_reference_is_read_by_its_name_or_address(info: Json) -> None:
    licenses = [{"licenseId": "LicenseRef-1", "extractedText": "…", **info}]
    part = read_part(licenses, licenseDeclared="LicenseRef-1 OR MIT")
    known = "LicenseRef-scancode-llama-2-license-2023"
    (statement,) = part.license.statements
    assert isinstance(statement.value, StatedLicense)
    assert str(statement.value.expression) == f"{known} OR MIT"
    assert statement.value.written == "LicenseRef-1 OR MIT"
    assert statement.origin.grade is Grade.INFERRED
    assert statement.origin.note == f"`LicenseRef-1` is given as {known}"


@pytest.mark.parametrize(
    "info",
    [
        {"name": "Our words for it"},
        {"name": "LicenseRef-2"},
        {"extractedText": "MIT"},
        {"name": "MIT", "seeAlsos": ["https://opensource.org/licenses/ISC"]},
    ],
)
def test_a_reference_that_says_no_one_licence_stays_one(info: Json) -> None:
    licenses = [{"licenseId": "LicenseRef-1", "extractedText": "…", **info}]
    part = read_part(licenses, licenseDeclared="LicenseRef-1 AND (MIT OR LicenseRef-1)")
    written = "LicenseRef-1 AND (MIT OR LicenseRef-1)"
    assert said(part) == [(written, Grade.ASSERTED, None)]


def test_two_licences_in_one_reference_are_told() -> None:
    info = {
        "licenseId": "LicenseRef-1",
        "name": "MIT",
        "seeAlsos": ["https://spdx.org/licenses/ISC"],
    }
    (item,) = read_document(packages=[package("x")], hasExtractedLicensingInfos=[info])
    assert "ambiguous-license" in codes(item)


def test_files_inherit_the_licence_of_their_package_where_they_have_none() -> None:
    own, silent = file("a.c", licenseConcluded="MIT"), file("b.c")
    for one in (own, silent):
        one["fileTypes"] = ["SOURCE"]
    fields = {
        "packages": [package("x", licenseDeclared="Apache-2.0")],
        "files": [own, silent],
        "relationships": related("x CONTAINS a.c", "x CONTAINS b.c"),
    }
    assert said(component("a.c", **fields))[0][0] == "MIT"
    part = component("b.c", **fields)
    assert said(part) == [
        ("Apache-2.0", Grade.INFERRED, "stated for `x`, which contains it")
    ]
    (value,) = part.license.values
    assert isinstance(value, StatedLicense)
    assert value.found is Found.INHERITED


def test_files_under_the_same_licence_are_one_component() -> None:
    files = [
        file(f"{number}.c", fileTypes=["SOURCE"], licenseConcluded=text)
        for number, text in enumerate(["MIT", "ISC", "MIT", "NOASSERTION"])
    ]
    (item,) = read_document(packages=[], files=files)
    assert item.system is not None
    found = {part.name: said(part) for part in item.system.components}
    assert list(found) == ["0.c and 1 more", "1.c", "3.c"]
    assert found["3.c"] == []


def test_texts_of_licences_found_in_files_are_not_those_of_the_package() -> None:
    assert read_part(licenseInfoFromFiles=["MIT"]).license.is_silent
