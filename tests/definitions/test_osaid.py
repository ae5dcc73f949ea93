"""OSAID 1.0 on a record that conforms, and on what keeps it from conforming."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

import osaid
from tests import ROOT

FOLDER = ROOT / "tests" / "conformance" / "definitions"
THE_RECORD = "the conforming record"


def data(name: str) -> Any:  # noqa: ANN401 - whatever the file holds
    path = FOLDER / f"osaid-1.0.{name}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


CONFORMING: Mapping[str, Any] = data("conforming")
CHANGES: list[dict[str, Any]] = data("changes")
READINGS: list[dict[str, Any]] = data("readings")


def changed(changes: Mapping[str, Any]) -> osaid.System:
    """Return the conforming record with other values; None takes a value away."""
    record = copy.deepcopy(dict(CONFORMING))
    for path, value in changes.items():
        *above, last = path.split(" / ")
        part: Any = record
        for step in above:
            part = part[int(step) if isinstance(part, list) else step]
        if value is None:
            del part[last]
        else:
            part[last] = value
            if isinstance(value, dict) and value.get("record") == THE_RECORD:
                part[last] = {**value, "record": CONFORMING}
    return osaid.read(record)


def test_a_record_can_conform() -> None:
    verdict = osaid.evaluate(changed({}))
    assert verdict.outcome == osaid.Outcome.CONFORMS, verdict
    assert all(f.truth is osaid.Truth.TRUE for f in verdict.freedoms.values())


@pytest.mark.parametrize("case", CHANGES, ids=[case["about"] for case in CHANGES])
def test_what_one_change_does(case: Mapping[str, Any]) -> None:
    verdict = osaid.evaluate(changed(case["change"]))
    assert verdict.group.value == case["group"]
    found = sorted(f.name.removeprefix("osaid-1.0/") for f in verdict.blockers)
    assert found == case["blockers"]


@pytest.mark.parametrize("case", READINGS, ids=[case["reading"] for case in READINGS])
def test_what_the_other_choice_of_a_reading_does(case: Mapping[str, Any]) -> None:
    system = changed(case["change"])
    assert osaid.evaluate(system).outcome.value == case["usual"]
    readings = {case["reading"]: case["other"]}
    assert osaid.evaluate(system, readings=readings).outcome.value == case["read"]


def test_every_reading_is_tried() -> None:
    readings = osaid.load_policy().readings
    assert {case["reading"] for case in READINGS} == set(readings)
    assert {case["other"] for case in READINGS} == {v for _, v in readings.values()}


def test_every_name_is_in_the_page_about_the_clauses() -> None:
    page = (ROOT / "docs" / "osaid-1.0.md").read_text(encoding="utf-8")
    policy = osaid.load_policy()
    named = {*policy.requirements, *policy.readings, *policy.checked.judgements}
    assert named <= set(re.findall(r"`([a-z_.]+)(?:/\d)?`", page))
