"""Licences: of cards, of the tags of the Hub, and of the files of a repository."""

from __future__ import annotations

import pytest

from osaid.licenses.expression import License, Unread
from osaid.records.components import Component, Found, StatedLicense
from osaid.records.statements import NONE, Grade
from tests.readers.huggingface.reading import answer, card


def stated(component: Component) -> list[str]:
    return [
        str(v.expression) if isinstance(v, StatedLicense) else str(v)
        for v in component.license.values
    ]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("license: mit", ["MIT"]),
        ("license: Apache-2.0", ["Apache-2.0"]),
        ("license: gpl-3.0", ["GPL-3.0-only"]),
        ("license: bsl-1.0", ["BSL-1.0"]),
        ("license: odc-by", ["ODC-By-1.0"]),
        ("license: openmdw-1.1", ["LicenseRef-hf-openmdw-1.1"]),
        ("license: [mit, apache-2.0]", ["MIT", "Apache-2.0"]),
        ("license: unknown", []),
        ("license:", []),
        ("license: []", []),
        ("license: [More Information Needed]", []),
        ("license: openrail", ['"openrail"']),
        ("license: somebody-1.0", ['"somebody-1.0"']),
        ("license: other", ['"other"']),
        ("license: other\nlicense_name: acme-1.0", ['"acme-1.0"']),
        (
            "license: other\nlicense_name: llama3.1",
            _LLAMA := ["LicenseRef-scancode-llama-3.1-license-2024"],
        ),
        ("license_name: llama3.1", _LLAMA),
        (
            "license: other\nlicense_link: https://www.apache.org/licenses/LICENSE-2.0",
            ["Apache-2.0"],
        ),
    ],
)
def test_the_licence_of_a_card(front: str, expected: list[str]) -> None:
    assert stated(card(front).component("parameters")) == expected


def test_the_licence_is_that_of_the_whole_repository() -> None:
    read = card("license: mit")
    (value,) = read.component("parameters").license.values
    assert value == StatedLicense(License("MIT"), "mit", Found.INHERITED)
    assert read.component("parameters").license.grade_of(value) is Grade.ASSERTED
    document = read.component("model card")
    assert document.license.grade_of(value) is Grade.INFERRED


def test_a_link_beside_the_licence_is_what_it_cites() -> None:
    link = "https://example.org/acme-1.0"
    read = card(f"license: other\nlicense_name: acme\nlicense_link: {link}")
    (statement,) = read.component("parameters").license.statements
    assert statement.origin.grade is Grade.CITED
    assert statement.origin.url == link
    read = card("license: other\nlicense_name: acme\nlicense_link: LICENSE")
    (statement,) = read.component("parameters").license.statements
    assert statement.origin.grade is Grade.ASSERTED
    assert statement.origin.url is None


@pytest.mark.parametrize("front", ["license: somebody-1.0", "license: cc"])
def test_a_licence_that_is_not_known_is_kept_and_reported(front: str) -> None:
    read = card(front)
    assert read.codes == ["unknown-license"]
    (value,) = read.component("parameters").license.values
    assert isinstance(value, StatedLicense)
    assert isinstance(value.expression, Unread)


def test_several_licences_are_several_statements() -> None:
    read = card("license: [mit, cc-by-nc-4.0]")
    assert read.codes == ["several-licenses"]
    assert read.component("parameters").license.is_contested


def test_a_well_known_name_for_another_licence_is_mentioned() -> None:
    read = card("license: other\nlicense_name: mit")
    assert read.codes == ["license-other"]
    assert stated(read.component("parameters")) == ["MIT"]


def test_spdx_none_grants_nothing() -> None:
    assert card("license: NONE").component("parameters").license.values == (NONE,)


def test_what_only_a_tag_shows_is_found_on_the_platform() -> None:
    read = answer(tags=["license:mit"])
    (value,) = read.component("parameters").license.values
    assert value == StatedLicense(License("MIT"), "mit", Found.PLATFORM)


def test_a_tag_repeats_the_card() -> None:
    read = answer(tags=["license:mit"], cardData={"license": "mit"})
    (statement,) = read.component("parameters").license.statements
    assert isinstance(statement.value, StatedLicense)
    assert statement.value.found is Found.INHERITED
    assert statement.origin.by == "LLM360"


def test_a_licence_that_is_no_text_is_reported() -> None:
    read = answer(cardData={"license": True})
    assert read.codes == ["not-text"]
    assert read.component("parameters").license.is_silent


@pytest.mark.parametrize("tag", ["license:other", "license:unknown", "license:"])
def test_a_tag_may_say_nothing(tag: str) -> None:
    assert answer(tags=[tag]).component("parameters").license.is_silent
