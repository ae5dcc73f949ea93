"""CITATION.cff: the corpus, and what each key means."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from osaid.readers.inputs import Input, read_all
from osaid.records.canonical import canonical
from osaid.records.components import Component, StatedLicense
from osaid.records.statements import Grade
from osaid.records.systems import System
from tests import CORPUS
from tests.readers.mutations import check_reading, mutated

FILES = sorted((CORPUS / "citation").glob("*.cff"))
FULL = {
    "cff-version": "1.2.0",
    "message": "Please cite it.",
    "type": "software",
    "title": "tide-tools",
    "version": "3.1",
    "authors": [
        {"given-names": "Ada", "family-names": "Moen", "affiliation": "Harbour Office"},
        {"given-names": "Bo", "family-names": "Li", "affiliation": "Harbour Office"},
    ],
    "license": "Apache-2.0",
    "license-url": "https://example.org/tide-tools/LICENSE",
    "repository-code": "https://example.org/tide-tools",
    "repository-artifact": "https://example.org/tide-tools.tar.gz",
    "url": "https://example.org/",
    "commit": "4f2c9d1",
    "doi": "10.1234/tides",
    "date-released": "2025-02-01",
}


def read_cited(**keys: Any) -> Input:  # noqa: ANN401 - whatever a file may hold
    head = {"cff-version": "1.2.0", "title": "tide-tools"}
    (item,) = read_all({**head, **keys}, name="CITATION.cff")
    return item


def system(**keys: Any) -> System:  # noqa: ANN401 - the same
    found = read_cited(**keys).system
    assert found is not None
    return found


def component(**keys: Any) -> Component:  # noqa: ANN401 - the same
    (found,) = system(**keys).components
    return found


def licenses(**keys: Any) -> list[str]:  # noqa: ANN401 - the same
    values = component(**keys).license.values
    return [str(v.expression) for v in values if isinstance(v, StatedLicense)]


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_read(path: Path) -> None:
    (item,) = read_all(path)
    assert item.system is not None
    assert item.diagnostics == ()
    assert [c.kind for c in item.system.components] == ["code"]
    (again,) = read_all(canonical(item.system))
    assert again.system is not None
    assert canonical(again.system) == canonical(item.system)


def test_what_a_full_file_says() -> None:
    item = read_cited(**FULL)
    assert item.diagnostics == ()
    found = item.system
    assert found is not None
    assert (found.name, found.release) == ("tide-tools", "3.1")
    assert found.supplier == "Harbour Office"
    assert found.identity.revision == "4f2c9d1"
    assert found.released.values == (date(2025, 2, 1),)
    (code,) = found.components
    assert (code.kind, code.name) == ("code", "code")
    assert code.location.values == (
        "https://example.org/tide-tools",
        "https://example.org/tide-tools.tar.gz",
    )
    (stated,) = code.license.statements
    assert stated.origin.grade is Grade.CITED
    assert stated.origin.url == "https://example.org/tide-tools/LICENSE"
    (presence,) = code.presence.statements
    assert presence.origin.grade is Grade.INFERRED
    assert presence.origin.note == "`repository-code` says where it can be had"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"license": "MIT"}, ["MIT"]),
        ({"license": ["MIT", "Apache-2.0"]}, ["MIT OR Apache-2.0"]),
        ({"license-url": "https://spdx.org/licenses/MIT"}, ["MIT"]),
        ({"license": "ACME terms"}, ['"ACME terms"']),
        ({"license": "unknown"}, []),
        ({}, []),
    ],
)
def test_licenses(keys: dict[str, Any], expected: list[str]) -> None:
    assert licenses(**keys) == expected


@pytest.mark.parametrize(
    ("authors", "supplier"),
    [
        ([{"given-names": "Ada", "family-names": "Moen"}], "Ada Moen"),
        ([{"family-names": "Berg", "name-particle": "van den"}], "van den Berg"),
        ([{"name": "Harbour Office"}, {"family-names": "Li"}], "Harbour Office"),
        ([{"alias": "tidewatcher", "affiliation": "Harbour Office"}], "tidewatcher"),
        ([{"family-names": n} for n in "ABCD"], "A, B, C and others"),
        ([{"orcid": "https://orcid.org/0"}, "Ada", None], None),
        ("Ada", None),
        (None, None),
    ],
)
def test_who_supplies_it(authors: object, supplier: str | None) -> None:
    assert system(authors=authors).supplier == supplier


@pytest.mark.parametrize(
    ("keys", "kind", "codes"),
    [
        ({}, "code", []),
        ({"type": "software"}, "code", []),
        ({"type": "dataset"}, "data.training", []),
        ({"type": "book"}, "code", ["unknown-type"]),
    ],
)
def test_the_type_decides_the_kind(
    keys: dict[str, Any], kind: str, codes: list[str]
) -> None:
    item = read_cited(**keys)
    assert item.system is not None
    assert [c.kind for c in item.system.components] == [kind]
    assert [d.code for d in item.diagnostics] == codes


def test_a_page_says_where_it_is_only_if_nothing_else_does() -> None:
    page = "https://example.org/"
    assert component(url=page).location.values == (page,)
    assert component(url=page).presence.is_silent
    both = component(url=page, repository="https://example.org/r")
    assert both.location.values == ("https://example.org/r",)


@pytest.mark.parametrize(
    ("keys", "code", "readable"),
    [
        ({"title": ""}, "missing-key", False),
        ({"cff-version": "2.0.0"}, "unknown-version", True),
        ({"licence": "MIT"}, "unknown-key", True),
        ({"date-released": "2025"}, "not-day", True),
        ({"license": "ACME terms"}, "unknown-license", True),
        ({"license": "unknown"}, "license-undisclosed", True),
    ],
)
def test_what_is_odd_is_said(
    keys: dict[str, Any],
    code: str,
    readable: bool,  # noqa: FBT001 - a column of the table
) -> None:
    item = read_cited(**keys)
    assert [d.code for d in item.diagnostics] == [code]
    assert (item.system is not None) is readable


@given(mutated(FULL))
def test_whatever_stands_in_a_file_is_read_or_refused(document: dict[str, Any]) -> None:
    check_reading(document)


def test_a_repository_that_is_no_link_is_mentioned() -> None:
    item = read_cited(**{"repository-code": "git@example.org:a/b.git"})
    assert "not-a-link" in [d.code for d in item.diagnostics]
    item = read_cited(**{"repository-code": "git+https://example.org/a.git"})
    assert item.system is not None
    (location,) = item.system.components[0].location.values
    assert location == "https://example.org/a.git"
