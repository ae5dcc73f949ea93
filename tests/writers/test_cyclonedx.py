"""CycloneDX: what stands in fields of the format, and what does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from osaid.records.components import Attribute, Component, Found, Identity, Presence
from osaid.records.statements import NONE, Fact, Grade
from osaid.records.systems import System
from tests.writers.small import (
    SHA,
    WHERE,
    document,
    fact,
    license_fact,
    of,
    part,
    weights,
)


def bom(system: System) -> dict[str, Any]:
    return document(system, "cyclonedx")


def described(system: System) -> dict[str, Any]:
    found: dict[str, Any] = bom(system)["metadata"]["component"]
    return found


def entry(component: Component) -> dict[str, Any]:
    (found,) = bom(of(component))["components"]
    assert isinstance(found, dict)
    return found


def test_the_head_is_that_of_the_system() -> None:
    known = Identity("pkg:huggingface/a/b", "a/b", SHA, "main")
    found = described(System("Amber", "7B", "LLM360", identity=known))
    assert (found["type"], found["name"]) == ("machine-learning-model", "Amber")
    assert (found["version"], found["supplier"]) == ("7B", {"name": "LLM360"})
    assert found["purl"] == "pkg:huggingface/a/b"
    assert found["hashes"] == [{"alg": "SHA-256", "content": "0" * 64}]


@pytest.mark.parametrize(
    ("identity", "purl"),
    [
        (Identity(hub="a/b"), "pkg:huggingface/a/b"),
        (Identity(hub="a/b", revision="0" * 40), f"pkg:huggingface/a/b@{'0' * 40}"),
        (Identity(hub="a/b", revision="main"), "pkg:huggingface/a/b"),
        (Identity(hub="datasets/a/b"), None),
        (Identity(purl="not one"), None),
        (Identity(digest="md4:00"), None),
    ],
)
def test_a_package_url_says_where_on_the_hub(
    identity: Identity, purl: str | None
) -> None:
    found = described(System("Amber", identity=identity))
    assert found.get("purl") == purl
    assert "hashes" not in found


def test_the_author_and_the_day_are_those_of_the_record() -> None:
    head = bom(System("Amber", by="Ada", made=date(2026, 3, 1)))["metadata"]
    assert head["authors"] == [{"name": "Ada"}]
    assert head["timestamp"] == "2026-03-01T00:00:00Z"
    silent = bom(System("Amber"))["metadata"]
    assert not {"authors", "timestamp"} & silent.keys()


def test_the_entry_of_the_system_stands_for_its_parameters() -> None:
    found = described(of(weights(license=license_fact("MIT"), location=fact(WHERE))))
    assert found["licenses"] == [{"expression": "MIT", "acknowledgement": "declared"}]
    assert found["externalReferences"] == [{"type": "distribution", "url": WHERE}]


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("code.training", "application"),
        ("code.libraries", "library"),
        ("parameters.intermediate", "file"),
        ("data.evaluation", "data"),
        ("information.datasheet", "file"),
        ("document.model_card", "file"),
        ("upstream.runtime", "library"),
    ],
)
def test_each_kind_has_a_type(kind: str, type_: str) -> None:
    assert entry(part(kind))["type"] == type_


def test_documents_and_code_say_where_they_are_in_their_own_way() -> None:
    kinds = ("code", "document", "document.model_card", "information", "data")
    found = [
        entry(part(kind, location=fact(WHERE)))["externalReferences"] for kind in kinds
    ]
    assert [references[0]["type"] for references in found] == [
        "source-distribution",
        "documentation",
        "model-card",
        "documentation",
        "distribution",
    ]


@pytest.mark.parametrize(
    ("license_", "written"),
    [
        (license_fact("apache 2"), [{"expression": "Apache-2.0"}]),
        (license_fact("MIT OR ISC"), [{"expression": "MIT OR ISC"}]),
        (license_fact("MIT", "the MIT license"), [{"expression": "MIT"}]),
        (license_fact("our own terms"), [{"license": {"name": "our own terms"}}]),
        (license_fact("MIT", "ISC"), None),
        (fact(NONE), None),
        (license_fact("MIT", since=date(2026, 1, 1)), None),
        (Fact(), None),
    ],
)
def test_a_licence_is_written_where_it_is_said_plainly(
    license_: Fact[Any], written: list[Any] | None
) -> None:
    found = entry(part("code", license=license_)).get("licenses")
    standing = {"acknowledgement": "declared"}
    if written is not None and "license" in written[0]:
        written = [{"license": {**written[0]["license"], **standing}}]
    elif written is not None:
        written = [{**written[0], **standing}]
    assert found == written


def test_a_licence_that_nobody_declared_is_concluded() -> None:
    for license_ in (
        license_fact("MIT", grade=Grade.INFERRED),
        license_fact("MIT", found=Found.PLATFORM),
    ):
        (found,) = entry(part("code", license=license_))["licenses"]
        assert found["acknowledgement"] == "concluded"


@pytest.mark.parametrize(
    "location",
    [fact("ask us"), fact(NONE), fact(WHERE, "ask us"), fact(WHERE, until=date.max)],
)
def test_what_is_no_link_is_no_reference(location: Fact[str]) -> None:
    assert "externalReferences" not in entry(part("code", location=location))


def test_several_links_are_several_references() -> None:
    found = entry(part("code", location=fact(WHERE, f"{WHERE}/2")))
    assert [each["url"] for each in found["externalReferences"]] == [
        WHERE,
        f"{WHERE}/2",
    ]


def test_the_card_names_data_and_what_the_model_is() -> None:
    task = Attribute("cyclonedx.task", fact("chat"))
    found = described(of(part("data.training"), part("code"), attributes=(task,)))
    assert found["modelCard"] == {
        "modelParameters": {"task": "chat", "datasets": [{"ref": "component-2"}]}
    }
    assert "modelCard" not in described(of(part("code")))


def test_parents_are_ancestors_and_what_does_not_exist_is_no_entry() -> None:
    absent = part("code", presence=fact(Presence.ABSENT))
    found = bom(of(part("parent", "Base"), absent))
    (ancestor,) = found["metadata"]["component"]["pedigree"]["ancestors"]
    assert (ancestor["name"], ancestor["type"]) == ("Base", "machine-learning-model")
    assert "components" not in found
    contested = part("code", presence=fact(Presence.ABSENT, Presence.PROVIDED))
    assert "components" not in bom(of(contested))


def test_the_system_depends_on_its_parts() -> None:
    found = bom(of(part("code"), part("data"), part("parent")))
    references = [each["bom-ref"] for each in found["components"]]
    assert found["dependencies"] == [{"ref": "system", "dependsOn": references}]


def test_one_record_has_one_serial_number() -> None:
    first, again = bom(of(part("code"))), bom(of(part("code")))
    assert first == again
    assert first["serialNumber"] != bom(of(part("data")))["serialNumber"]
