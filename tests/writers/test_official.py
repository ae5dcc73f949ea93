"""Written documents are valid, by the schemas and models of those who define them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from spdx_python_model import load_data

import osaid
from osaid.conversion import convert
from osaid.records.systems import System
from tests.writers.comparing import sound_systems
from tests.writers.official import (
    check_cyclonedx,
    check_mof,
    check_spdx3,
    check_spdx3_schema,
)
from tests.writers.test_targets import HOSTILE, hostile

EXAMPLES = [item.system for item in osaid.read_all("examples") if item.system]


@pytest.mark.parametrize("system", EXAMPLES, ids=lambda system: system.name)
def test_the_examples_are_valid(system: System) -> None:
    check_cyclonedx(convert(system, "cyclonedx").text)
    check_spdx3(convert(system, "spdx3").text)


@settings(max_examples=30)
@given(sound_systems())
def test_cyclonedx_is_valid(system: System) -> None:
    check_cyclonedx(convert(system, "cyclonedx").text)


@given(sound_systems())
def test_spdx3_fits_the_model(system: System) -> None:
    check_spdx3(convert(system, "spdx3").text)


@settings(max_examples=5)  # it takes seconds for each
@given(sound_systems())
def test_spdx3_fits_the_json_schema(system: System) -> None:
    check_spdx3_schema(convert(system, "spdx3").text)


@pytest.mark.parametrize("system", EXAMPLES, ids=lambda system: system.name)
def test_mof_files_of_the_examples_are_valid(system: System) -> None:
    check_mof(convert(system, "mof").text)


@given(sound_systems())
def test_mof_files_are_valid(system: System) -> None:
    check_mof(convert(system, "mof").text)


LINKS = (
    "http://[::1", "https://example.org/%zz", "https://example.org/{name}",
    "https://example.org/a|b", "https://example.org/#a#b", "https://example.org/^",
    "https://", "https://user@example.org:1/a?b=/c#d/?",
)  # fmt: skip


@pytest.mark.parametrize("text", [*HOSTILE, *LINKS], ids=lambda text: repr(text[:30]))
def test_hostile_texts_are_valid(text: str) -> None:
    check_cyclonedx(convert(hostile(text), "cyclonedx").text)
    check_spdx3(convert(hostile(text), "spdx3").text)


def test_the_checks_can_fail() -> None:
    bom = json.loads(convert(System("x"), "cyclonedx").text)
    bom["metadata"]["component"]["type"] = "model"
    with pytest.raises(AssertionError):
        check_cyclonedx(json.dumps(bom))
    document = json.loads(convert(System("x"), "spdx3").text)
    (root,) = (e for e in document["@graph"] if e["type"] == "SpdxDocument")
    root["rootElement"] = ["urn:nobody"]
    with pytest.raises(AssertionError):
        check_spdx3(json.dumps(document))
    del document["@graph"][0]["created"]
    assert load_data(document)
    with pytest.raises(ValueError, match="created"):
        check_spdx3(json.dumps(document))
