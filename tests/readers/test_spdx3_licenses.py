"""SPDX 3: what a document says of the licence of a system."""

from __future__ import annotations

import pytest

from osaid.licenses.expression import Unread
from osaid.records.components import StatedLicense
from osaid.records.statements import NONE, Grade
from tests.readers.spdx3_graphs import (
    LISTED,
    declared,
    expression,
    licensed,
    model,
    read,
    related,
    shown,
    text,
)


@pytest.mark.parametrize(
    "target",
    [
        "NoneElement",
        "expandedlicensing_NoneLicense",
        "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoneLicense",
    ],
)
def test_no_licence_at_all(target: str) -> None:
    assert licensed(declared(target=target)) is NONE


@pytest.mark.parametrize(
    "target",
    [
        "NoAssertionElement",
        "expandedlicensing_NoAssertionLicense",
        "https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/NoAssertionLicense",
    ],
)
def test_no_assertion_is_silence(target: str) -> None:
    found = declared(target=target)
    assert found.component("Amber").license.is_silent
    assert "license-not-read" not in found.codes


def test_an_expression_may_make_no_assertion() -> None:
    assert licensed(declared(expression("l", "NOASSERTION"))) is None
    assert licensed(declared(expression("l", "NONE"))) is NONE


def test_several_licences_of_one_relationship_all_apply() -> None:
    stated = related(
        "hasDeclaredLicense", "Amber", f"{LISTED}MIT", f"{LISTED}CC-BY-4.0"
    )
    assert shown(read(model(), stated)) == "MIT AND CC-BY-4.0"


@pytest.mark.parametrize(
    "other", ["expandedlicensing_NoAssertionLicense", "expandedlicensing_NoneLicense"]
)
def test_a_licence_beside_nothing_is_not_all_of_it(other: str) -> None:
    stated = related("hasDeclaredLicense", "Amber", f"{LISTED}MIT", other)
    assert shown(read(model(), stated)) == "MIT AND NOASSERTION"


def test_declared_and_concluded_are_kept_apart() -> None:
    found = read(
        model(),
        related("hasConcludedLicense", "Amber", f"{LISTED}MIT"),
        related("hasDeclaredLicense", "Amber", f"{LISTED}Apache-2.0"),
    )
    first, second = found.component("Amber").license.statements
    assert isinstance(first.value, StatedLicense)
    assert isinstance(second.value, StatedLicense)
    assert str(first.value.expression) == "Apache-2.0"
    assert first.origin.grade is Grade.ASSERTED
    assert str(second.value.expression) == "MIT"
    assert second.origin.grade is Grade.INFERRED
    assert second.origin.note == "concluded, not declared"
    assert "licenses-differ" in found.codes


def test_what_agrees_is_not_remarked_on() -> None:
    found = read(
        model(),
        related("hasConcludedLicense", "Amber", f"{LISTED}MIT"),
        related("hasDeclaredLicense", "Amber", f"{LISTED}MIT"),
    )
    assert "licenses-differ" not in found.codes


def test_what_is_identified_by_a_title_is_inferred() -> None:
    found = declared(text("simplelicensing_SimpleLicensingText", "l", "MIT License\n…"))
    (statement,) = found.component("Amber").license.statements
    assert statement.origin.grade is Grade.INFERRED
    assert statement.origin.note == "identified by the title of its text"


def test_a_licence_holds_as_long_as_its_relationship() -> None:
    times = {"startTime": "2026-01-01T00:00:00Z", "endTime": "2026-07-01T00:00:00Z"}
    found = declared(expression("l", "MIT"), **times)
    (statement,) = found.component("Amber").license.statements
    assert str(statement.origin.since) == "2026-01-01"
    assert str(statement.origin.until) == "2026-07-01"


def test_more_licences_than_anybody_states_are_not_read() -> None:
    many = [related("hasDeclaredLicense", "Amber", f"x:{n}") for n in range(51)]
    found = read(model(), *many)
    assert shown(found) == '"51 licences"'
    assert "license-not-read" in found.codes


def test_more_licences_at_once_than_anybody_states_are_unknown() -> None:
    many = related("hasDeclaredLicense", "Amber", *(f"x:{n}" for n in range(201)))
    stated = licensed(read(model(), many))
    assert isinstance(stated, StatedLicense)
    assert isinstance(stated.expression, Unread)
