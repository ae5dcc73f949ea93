"""Policies as documents and in short, and what changed between two of them."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from osaid import load_policy
from osaid.analysis.differences import difference
from osaid.analysis.flips import flips
from osaid.library.shipped import policy_names
from osaid.readers.inputs import read
from osaid.reports.policy_differences import (
    MARKDOWN,
    difference_as_json,
    difference_as_text,
)
from osaid.reports.policy_document import english_of, policy_document
from osaid.reports.policy_summary import policy_summary
from tests import ROOT
from tests.golden import check_output
from tests.laws.policies import random_policy

DOCUMENTS = ROOT / "tests" / "conformance" / "documents"
DIFFERENCES = ROOT / "tests" / "conformance" / "differences"


def test_a_policy_as_a_document() -> None:
    policy = load_policy(DOCUMENTS / "policy.osaid").checked
    check_output(DOCUMENTS / "policy.md", policy_document(policy))
    check_output(DOCUMENTS / "policy.txt", policy_summary(policy))


@pytest.mark.parametrize("name", policy_names())
def test_what_ships_as_a_document(name: str) -> None:
    policy = load_policy(name).checked
    document = policy_document(policy)
    assert document.startswith(f"# {policy.title}\n")
    assert "\n\n\n" not in document
    for group in policy.groups:
        assert (f"`{group.name}`" in document) or str(group.name) in policy.dropped


@pytest.mark.parametrize("seed", range(40))
def test_every_sentence_can_be_said_in_english(seed: int) -> None:
    policy = random_policy(Random(seed))  # noqa: S311 - nothing is secret here
    english = english_of(policy)
    for group in policy.groups:
        for sentence in group.sentences:
            said = english.sentence(sentence)
            assert said.endswith(".")
            assert "  " not in said
            assert english.proposition(sentence.proposition)
    assert policy_document(policy)
    assert policy_summary(policy)


@pytest.fixture(name="compared", scope="module")
def _compared() -> tuple[str, str, str]:
    before, after = (
        load_policy(DIFFERENCES / f"{name}.osaid") for name in ("before", "after")
    )
    found = difference(before.checked, after.checked)
    systems = [(path.name, read(path)) for path in sorted(DIFFERENCES.glob("*.yaml"))]
    judged = flips(before, after, found, systems)
    written = difference_as_json(found, judged)
    return (
        difference_as_text(found, judged),
        difference_as_text(found, judged, MARKDOWN),
        json.dumps(written, indent=2, ensure_ascii=False) + "\n",
    )


@pytest.mark.parametrize(("form", "ending"), [(0, "txt"), (1, "md"), (2, "json")])
def test_what_changed(compared: tuple[str, str, str], form: int, ending: str) -> None:
    shown = compared[form].replace(f"{DIFFERENCES}/", "")
    check_output(Path(DIFFERENCES / f"expected.{ending}"), shown)


def test_policies_that_have_nothing_in_common() -> None:
    found = difference(load_policy("osaid 1.0").checked, load_policy("mof 1.0").checked)
    text = difference_as_text(found, None)
    assert "share no name and no ancestor" in text
    assert "osaid compare" in text


def test_a_policy_and_itself() -> None:
    policy = load_policy("mof 1.0").checked
    text = difference_as_text(difference(policy, policy), None)
    assert "Both ask for the same, in the same words." in text
