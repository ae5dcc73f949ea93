"""The native format as it is written: short, in an order, and always the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

import osaid
from osaid.conversion import convert
from osaid.library.shipped import example_bytes, example_names
from osaid.readers.inputs import read
from osaid.records.components import Found, StatedLicense
from osaid.records.statements import Grade
from osaid.records.systems import System
from osaid.writers.short_form import short_form
from tests.writers.small import fact, license_fact, of, part, weights

SHORT = """\
osaid_record: 1
name: Amber
release: '1.0'
supplier: LLM360
subject: model
by: Ada
made: '2026-11-21'
sources: {readme: {url: 'https://example.org/readme', by: LLM360}}
delivery: released
components:
  code.training:
    source: readme
    presence: provided
    license: Apache-2.0
  data.training:
  - name: books
    class: unshareable
    reason: under contract
  - name: crawl
    location: ['https://example.org/a', 'https://example.org/b']
    class: public
  information:
    presence: {value: provided, by: Bob}
    covers: [provenance, scope]
    about: [all]
listings: {code: released}
"""


def shortened(*components: Any, **parts: Any) -> dict[str, Any]:  # noqa: ANN401
    return short_form(of(*components, **parts))


def test_what_is_short_stays_short() -> None:
    assert convert(read(SHORT.encode())).text == SHORT


def test_the_order_is_that_of_a_reader() -> None:
    keys = list(yaml.safe_load(convert(osaid.read("example:amber")).text))
    assert keys[:2] == ["osaid_record", "name"]
    order = ["sources", "delivery", "components", "claims"]
    assert [key for key in keys if key in order] == order


@pytest.mark.parametrize("name", example_names())
def test_the_examples_are_about_as_short_as_people_wrote_them(name: str) -> None:
    written = convert(osaid.read(f"example:{name}")).text.splitlines()
    by_hand = example_bytes(name).decode().splitlines()
    assert len(written) < 1.75 * len(by_hand)


def test_a_record_as_json_is_the_same() -> None:
    system = osaid.read("example:amber")
    as_json = json.loads(convert(system, as_json=True).text)
    assert as_json == yaml.safe_load(convert(system).text)


def test_the_author_of_a_record_is_not_repeated() -> None:
    found = shortened(part("code", reason=fact("x", by="Ada")), by="Ada")
    assert found["components"] == {"code": {"reason": "x"}}
    found = shortened(part("code", reason=fact("x")), by="Ada")
    said = {"value": "x", "by": "unknown"}
    assert found["components"] == {"code": {"reason": said}}


def test_a_source_says_once_what_all_its_statements_say() -> None:
    facts: dict[str, Any] = {
        "presence": fact("provided", source="a", url="https://a.example", by="Ada"),
        "access": fact("open", source="a", url="https://a.example", by="Bob"),
    }
    found = shortened(part("code", **facts))
    assert found["sources"] == {"a": {"url": "https://a.example"}}
    said = {"value": "provided", "by": "Ada", "source": "a", "grade": "asserted"}
    assert found["components"]["code"]["presence"] == said


def test_a_long_title_has_a_tag_that_nothing_else_has() -> None:
    long = "the report of the year before last"
    facts = fact("a", source=long), fact("b", source="s1")
    found = shortened(part("code", reason=facts[0], location=facts[1]))
    assert found["sources"] == {"s1": {"title": "s1"}, "s2": {"title": long}}


def test_a_component_names_the_source_of_most_of_it() -> None:
    origin: dict[str, Any] = {"source": "a", "grade": Grade.CITED}
    found = shortened(
        weights(
            presence=fact("provided", **origin),
            license=license_fact("MIT", **origin),
            location=fact("here", source="a", grade=Grade.VERIFIED),
        )
    )
    assert found["components"]["parameters.final"] == {
        "name": "weights",
        "source": "a",
        "presence": "provided",
        "license": "MIT",
        "location": {"value": "here", "grade": "verified", "source": "a"},
    }


def test_a_revision_of_a_source_is_no_revision_of_a_component() -> None:
    said = fact("x", url="https://a.example", revision="1")
    found = shortened(part("code", reason=said, location=said))
    assert "revision" not in found["components"]["code"]


def test_a_licence_tells_how_it_was_written_only_where_that_differs() -> None:
    stated = license_fact("apache 2")
    (value,) = stated.values
    assert isinstance(value, StatedLicense)
    found = shortened(part("code", license=stated))
    said = {"value": "Apache-2.0", "written": "apache 2"}
    assert found["components"]["code"]["license"].items() >= said.items()
    assert "found" not in found["components"]["code"]["license"]
    found = shortened(part("code", license=license_fact("MIT", found=Found.PLATFORM)))
    assert found["components"]["code"]["license"]["found"] == "platform"


def test_nobody_made_up_a_subject() -> None:
    assert "subject" not in short_form(System("x"))
