"""MOF files as they are written."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from osaid.conversion import convert
from osaid.readers.inputs import read_all
from osaid.readers.mof import MOF_COMPONENTS
from osaid.records.components import Component, Identity, Presence
from osaid.records.differences import Effect
from osaid.records.statements import NONE
from osaid.records.systems import Subject, System
from osaid.writers.mof import COMPONENTS
from tests import CORPUS
from tests.writers.comparing import back, check_lost
from tests.writers.small import WHERE, fact, license_fact, of, part

FILES = sorted((CORPUS / "mof").glob("*.yml"))
PROVIDED = fact(Presence.PROVIDED)


def release(system: System) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(convert(system, "mof").text)["release"]
    return found


def written(*components: Component) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = release(of(*components))["components"]
    return found


def entry(**facts: Any) -> dict[str, Any]:  # noqa: ANN401 - facts of any type
    (found,) = written(part("code.training", presence=PROVIDED, **facts))
    return found


def test_the_head() -> None:
    known = Identity(hub="LLM360/Amber", purl="pkg:x/y")
    system = System("Amber", "7B", "LLM360", Subject.MODEL, identity=known)
    found = release(system)
    assert (found["name"], found["version"]) == ("Amber", "7B")
    assert found["producer"] == "LLM360"
    assert found["huggingface"] == "https://huggingface.co/LLM360/Amber"
    lost = {(loss.field, loss.effect) for loss in convert(system, "mof").lost}
    assert ("purl", Effect.MISSING) in lost


def test_every_file_says_that_its_lists_are_what_is_released() -> None:
    lost = convert(of(subject=Subject.MODEL), "mof").lost
    assert {(loss.field, loss.effect) for loss in lost} == {
        (f"listings.{kind}", Effect.ADDED)
        for kind in ("code", "parameters", "data", "information", "document")
    }


@pytest.mark.parametrize(
    ("license_", "words"),
    [
        (license_fact("MIT"), "MIT"),
        (license_fact("apache 2"), "apache 2"),
        (license_fact("our own terms"), "our own terms"),
        (fact(NONE), "unlicensed"),
        (license_fact("MIT", "ISC"), None),
        (license_fact("undisclosed"), '"undisclosed"'),
        (license_fact("component not included"), None),
    ],
)
def test_a_licence_is_written_as_it_was_found(license_: Any, words: str | None) -> None:  # noqa: ANN401
    assert entry(license=license_).get("license") == words


def test_a_single_link_is_the_place_of_a_component() -> None:
    assert entry(location=fact(WHERE))["component_path"] == WHERE
    assert "component_path" not in entry(location=fact(WHERE, f"{WHERE}/2"))
    assert "component_path" not in entry(location=fact("ask us"))


def test_only_what_is_provided_or_absent_is_listed() -> None:
    absent = part("code.training", presence=fact(Presence.ABSENT))
    (found,) = written(absent, part("code.inference"))
    assert found["license"] == "Component not included"
    withheld = part("code.training", presence=fact(Presence.WITHHELD))
    assert written(withheld) == []


def test_of_several_of_a_kind_none_is_chosen() -> None:
    both = [part("data.training", name, presence=PROVIDED) for name in ("a", "b")]
    assert written(*both) == []
    lost = convert(of(*both), "mof").lost
    assert {loss.component for loss in lost if loss.field is None} == {"a", "b"}


def test_readers_and_writers_know_the_same_components() -> None:
    assert {kind: name for kind, (name, _) in COMPONENTS.items()} == {
        known.kind: known.name for known in MOF_COMPONENTS.values()
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mof_file_stays_what_it_is(path: Any) -> None:  # noqa: ANN401 - a path
    (item,) = read_all(path)
    if item.system is None:
        return
    converted = convert(item.system, "mof")
    (again,) = back(converted)
    check_lost(item.system, again, converted.lost)
    named = {loss.field for loss in converted.lost}
    assert named <= {"license", "location"}
