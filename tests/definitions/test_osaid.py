"""OSAID 1.0 on a record that conforms, and on what keeps it from conforming."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

import pytest

import osaid
from tests import ROOT

CODE = {"presence": "provided", "access": "open", "license": "Apache-2.0"}
TOPICS = [
    "provenance",
    "scope",
    "characteristics",
    "obtained",
    "selected",
    "processing",
    "filtering",
]

CONFORMING: dict[str, Any] = {
    "osaid_record": 1,
    "name": "Everything",
    "supplier": "Somebody",
    "made": "2026-01-01",
    "overall_terms": "none",
    "components": {
        "code.training": dict(CODE),
        "code.inference": dict(CODE),
        "code.architecture": dict(CODE),
        "code.data_processing": dict(CODE),
        "code.validation": dict(CODE),
        "code.tokenizer": dict(CODE),
        "parameters.final": dict(CODE),
        "data.training": {
            "name": "corpus",
            "presence": "provided",
            "access": "open",
            "license": "ODC-By-1.0",
            "class": "open",
            "location": "https://example.org/corpus",
            "labeled": "no",
        },
        "information.datasheet": {
            "presence": "provided",
            "access": "open",
            "license": "CC-BY-4.0",
            "about": "all",
            "covers": TOPICS,
        },
    },
    "listings": {"component": "all"},
    "attestations": [
        {"judgement": judgement, "answer": "yes", "by": "A. Reader"}
        for judgement in ("sufficient_detail", "code_specification")
    ],
}

Path = tuple[str | int, ...]


def changed(*changes: tuple[Path, Any]) -> osaid.System:
    """Return the conforming record with other values; None takes a value away."""
    record = copy.deepcopy(CONFORMING)
    for path, value in changes:
        *above, last = path
        part: Any = record
        for step in above:
            part = part[step]
        if value is None:
            del part[last]
        else:
            part[last] = value
    return osaid.read(record)


def component(kind: str, field: str) -> Path:
    return ("components", kind, field)


def test_a_record_can_conform() -> None:
    verdict = osaid.evaluate(changed())
    assert verdict.outcome == osaid.Outcome.CONFORMS, verdict
    assert all(f.truth is osaid.Truth.TRUE for f in verdict.freedoms.values())


RAIL = "BigScience-BLOOM-RAIL-1.0"

FAILING: list[tuple[str, Path, Any, set[str], str]] = [
    (
        "training code withheld",
        component("code.training", "presence"),
        "withheld",
        {"code.complete/1", "preferred_form/4"},
        "components",
    ),
    (
        "training code under no approved licence",
        component("code.training", "license"),
        "CC-BY-NC-4.0",
        {"code.license/1"},
        "terms",
    ),
    (
        "copyleft",
        component("code.training", "license"),
        "GPL-3.0-only",
        set(),
        "conforms",
    ),
    (
        "parameters behind a gate",
        component("parameters.final", "access"),
        "click_through",
        {
            "use/1",
            "study/1",
            "modify/1",
            "share/1",
            "preferred_form/6",
            "parameters.available/1",
        },
        "terms",
    ),
    (
        "an account that anyone may have",
        component("parameters.final", "access"),
        "login",
        set(),
        "conforms",
    ),
    (
        "use limited by a licence that leaves study alone",
        component("parameters.final", "license"),
        RAIL,
        {"use/1", "modify/1", "share/1", "parameters.license/1"},
        "terms",
    ),
    (
        "no hint where to get public data",
        component("data.training", "location"),
        "none",
        {"data_information.listing/1", "preferred_form/3"},
        "components",
    ),
    (
        "unshareable data needs no location",
        ("components", "data.training"),
        {
            "name": "corpus",
            "presence": "withheld",
            "class": "unshareable",
            "location": "none",
            "labeled": "no",
        },
        set(),
        "conforms",
    ),
    (
        "a topic is not described",
        component("information.datasheet", "covers"),
        {**dict.fromkeys(TOPICS, "yes"), "filtering": "no"},
        {
            "data_information.description/1",
            "data_information.terms/1",
            "data_information.terms/2",
            "preferred_form/1",
        },
        "components",
    ),
    (
        "a description under closed terms",
        component("information.datasheet", "license"),
        "CC-BY-NC-4.0",
        {"data_information.terms/2"},
        "terms",
    ),
    (
        "labels of which nothing is said",
        ("components", "data.training", "labeled"),
        "yes",
        set(),
        "undetermined",
    ),
    (
        "a use policy over the whole",
        ("overall_terms",),
        RAIL,
        {"use/2", "modify/2", "share/2"},
        "terms",
    ),
    (
        "somebody judges that the detail is not enough",
        ("attestations", 0, "answer"),
        "no",
        {"data_information.sufficiency/1", "preferred_form/2"},
        "components",
    ),
    (
        "steps that were not taken",
        ("components", "code.validation"),
        None,
        set(),
        "conforms",
    ),
    ("no inference code", ("components", "code.inference"), None, set(), "components"),
    ("no list is complete", ("listings",), None, set(), "undetermined"),
    (
        "checkpoints are not asked for",
        ("components", "parameters.intermediate"),
        {"presence": "withheld"},
        set(),
        "conforms",
    ),
    (
        "not machine learning",
        ("machine_learning",),
        "no",
        set(),
        "not_applicable",
    ),
    (
        "a parent of which nothing is known",
        ("components", "parent"),
        {"presence": "provided", "derivation": "fine_tune"},
        set(),
        "undetermined",
    ),
    (
        "a parent that conforms",
        ("components", "parent"),
        {"derivation": "fine_tune", "presence": "provided", "record": CONFORMING},
        set(),
        "conforms",
    ),
    (
        "a parent that does not",
        ("components", "parent"),
        {
            "derivation": "fine_tune",
            "presence": "provided",
            "record": {**CONFORMING, "overall_terms": RAIL},
        },
        {"lineage/1", "preferred_form/7"},
        "components",
    ),
]


@pytest.mark.parametrize(
    ("path", "value", "blockers", "group"),
    [case[1:] for case in FAILING],
    ids=[case[0] for case in FAILING],
)
def test_what_one_change_does(
    path: Path, value: Any, blockers: set[str], group: str
) -> None:
    verdict = osaid.evaluate(changed((path, value)))
    assert verdict.group.value == group
    found = {f.name.removeprefix("osaid-1.0/") for f in verdict.blockers}
    assert blockers <= found
    if blockers:
        assert found == blockers


READINGS: list[tuple[str, str, list[tuple[Path, Any]], str, str]] = [
    (
        "open_terms",
        "approved",
        [],
        "conforms",
        "fails",
    ),
    (
        "document_terms",
        "unasked",
        [(component("information.datasheet", "license"), None)],
        "undetermined",
        "conforms",
    ),
    (
        "upstream_code",
        "counted",
        [(("components", "upstream.data_processing"), {"presence": "withheld"})],
        "conforms",
        "fails",
    ),
    (
        "vendor_runtime",
        "counted",
        [(("components", "upstream.runtime"), {"presence": "withheld"})],
        "conforms",
        "fails",
    ),
    (
        "platform_grant",
        "refused",
        [
            (
                component("parameters.final", "license"),
                {"value": "Apache-2.0", "found": "platform"},
            )
        ],
        "conforms",
        "fails",
    ),
    (
        "open_data",
        "shared",
        [(component("data.training", "presence"), "withheld")],
        "conforms",
        "fails",
    ),
]


@pytest.mark.parametrize(("name", "other", "changes", "usual", "read"), READINGS)
def test_what_the_other_choice_of_a_reading_does(
    name: str, other: str, changes: list[tuple[Path, Any]], usual: str, read: str
) -> None:
    system = changed(*changes)
    assert osaid.evaluate(system).outcome.value == usual
    outcome = osaid.evaluate(system, readings={name: other}).outcome
    assert outcome.value == read


def test_every_reading_is_tried() -> None:
    readings: Mapping[str, tuple[str, ...]] = osaid.load_policy().readings
    assert {name for name, *_ in READINGS} == set(readings)
    assert {other for _, other, *_ in READINGS} == {v for _, v in readings.values()}


def test_every_requirement_and_reading_is_in_the_page_about_the_clauses() -> None:
    page = (ROOT / "docs" / "osaid-1.0.md").read_text(encoding="utf-8")
    policy = osaid.load_policy()
    named = {*policy.requirements, *policy.readings, *policy.checked.judgements}
    assert named <= set(re.findall(r"`([a-z_.]+)(?:/\d)?`", page))
