"""codemeta.json: the corpus, and what each term means."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from osaid.readers.inputs import Input, read_all
from osaid.records.canonical import canonical
from osaid.records.components import Presence, StatedLicense
from osaid.records.statements import NONE, Grade
from osaid.records.systems import System
from tests import CORPUS
from tests.readers.mutations import check_reading, mutated

FILES = sorted((CORPUS / "citation").glob("*.json"))
CONTEXT = {"@context": "https://w3id.org/codemeta/3.0", "@type": "SoftwareSourceCode"}
FULL = {
    **CONTEXT,
    "name": "tide-tools",
    "version": "3.1",
    "author": [
        {
            "@type": "Person",
            "givenName": "Ada",
            "familyName": "Moen",
            "affiliation": {"@type": "Organization", "name": "Harbour Office"},
        },
        {"@type": "Role", "schema:author": {"@id": "_:b1"}},
    ],
    "license": [{"@type": "CreativeWork", "url": "https://spdx.org/licenses/MIT"}],
    "codeRepository": "https://example.org/tide-tools",
    "downloadUrl": "https://example.org/tide-tools.zip",
    "datePublished": "2025-02-01",
    "isAccessibleForFree": True,
    "softwareRequirements": [{"name": "numpy"}],
}


def read_software(**terms: Any) -> Input:  # noqa: ANN401 - whatever a file may hold
    head = {**CONTEXT, "name": "tide-tools"}
    (item,) = read_all({**head, **terms}, name="codemeta.json")
    return item


def system(**terms: Any) -> System:  # noqa: ANN401 - the same
    found = read_software(**terms).system
    assert found is not None
    return found


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_read(path: Path) -> None:
    (item,) = read_all(path)
    assert item.system is not None
    assert item.diagnostics == ()
    (again,) = read_all(canonical(item.system))
    assert again.system is not None
    assert canonical(again.system) == canonical(item.system)


def test_what_a_full_file_says() -> None:
    item = read_software(**FULL)
    assert item.diagnostics == ()
    found = item.system
    assert found is not None
    assert (found.name, found.release, found.supplier) == (
        "tide-tools",
        "3.1",
        "Ada Moen",
    )
    assert str(found.subject) == "element"
    assert found.released.values == (date(2025, 2, 1),)
    (code,) = found.components
    assert (code.kind, code.price.values) == ("code", (NONE,))
    assert code.location.values == (
        "https://example.org/tide-tools",
        "https://example.org/tide-tools.zip",
    )
    (stated,) = code.license.values
    assert isinstance(stated, StatedLicense)
    assert str(stated.expression) == "MIT"
    (presence,) = code.presence.statements
    assert presence.origin.grade is Grade.INFERRED


@pytest.mark.parametrize(
    ("terms", "supplier"),
    [
        ({"author": "Ada Moen"}, "Ada Moen"),
        ({"author": {"@type": "Organization", "name": "Office"}}, "Office"),
        ({"author": "Ada", "producer": {"name": "Harbour Office"}}, "Harbour Office"),
        ({"author": {"@id": "https://orcid.org/0"}}, None),
        ({"author": ["unknown", None, 7]}, "7"),
        (
            {
                "author": [
                    {"name": "Ada", "affiliation": "Harbour Office"},
                    {"name": "Bo", "affiliation": {"name": "Harbour Office"}},
                ]
            },
            "Harbour Office",
        ),
        ({}, None),
    ],
)
def test_who_supplies_it(terms: dict[str, Any], supplier: str | None) -> None:
    assert system(**terms).supplier == supplier


@pytest.mark.parametrize(
    "context",
    [
        "https://doi.org/10.5063/schema/codemeta-2.0",
        "https://raw.githubusercontent.com/codemeta/codemeta/master/codemeta.jsonld",
        ["https://schema.org", "https://w3id.org/codemeta/v3.0"],
        {"codemeta": "https://codemeta.github.io/terms/"},
    ],
)
def test_every_version_is_told_by_its_context(context: object) -> None:
    assert system(**{"@context": context}).name == "tide-tools"


def test_too_many_licences_are_an_error_and_none_is_left_out() -> None:
    item = read_software(license=[f"LicenseRef-{n}" for n in range(1001)])
    assert item.system is None
    assert [d.code for d in item.diagnostics] == ["too-many-licenses"]


def test_a_link_to_clone_is_a_link() -> None:
    code = system(codeRepository="git+https://example.org/a.git").components[0]
    assert code.location.values == ("https://example.org/a.git",)
    assert code.presence.values == (Presence.PROVIDED,)


def test_what_is_no_link_is_mentioned() -> None:
    item = read_software(codeRepository="git@example.org:a/b.git")
    assert item.system is not None
    assert item.system.components[0].location.is_silent
    assert [d.code for d in item.diagnostics] == ["not-a-link"]


def test_the_note_names_the_term_that_has_the_link() -> None:
    code = system(
        codeRepository="git@example.org:a/b.git", downloadUrl="https://example.org/a"
    ).components[0]
    (presence,) = code.presence.statements
    assert presence.origin.note == "`downloadUrl` says where it can be had"


def test_what_is_odd_is_said() -> None:
    assert [d.code for d in read_software(name=" ").diagnostics] == ["missing-key"]
    assert read_software(name=" ").system is None
    odd = read_software(license="ACME terms", datePublished="2025")
    assert [d.code for d in odd.diagnostics] == ["unknown-license", "not-day"]
    assert odd.system is not None


@given(mutated(FULL))
def test_whatever_stands_in_a_file_is_read_or_refused(document: dict[str, Any]) -> None:
    check_reading(document)
