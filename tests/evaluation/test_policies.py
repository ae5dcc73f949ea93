"""A loaded policy, as programs ask it."""

from __future__ import annotations

import pickle

import pytest

import osaid
from osaid.evaluation.permissions import Sets, requirement
from osaid.policy.headers import Status
from osaid.policy.syntax import LicenseAll, LicenseFound, Name
from osaid.records.outcomes import Outcome
from osaid.records.systems import Extent
from osaid.truth import Truth
from tests.evaluation.small import OPEN, policy, record

POLICY = policy(
    'title "A small one"\n'
    'freedom use "Use it" { must every code: available }\n'
    "requirement parts { must some code: available should code: has location }"
)


def test_a_policy_says_what_it_is() -> None:
    said = (POLICY.name, POLICY.version, POLICY.title, POLICY.status)
    assert said == ("small", "1.0", "A small one", Status.FINAL)
    assert POLICY.digest.startswith("sha256:")
    assert POLICY.diagnostics == ()


def test_a_policy_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(POLICY))  # noqa: S301 - it is ours
    system = record(components={"code": OPEN})
    assert sent.evaluate(system) == POLICY.evaluate(system)


def test_a_requirement_or_freedom_can_be_asked_alone() -> None:
    system = record(components={"code": OPEN})
    assert list(POLICY.requirements) == ["use", "parts"]
    parts = POLICY.requirements["parts"].evaluate(system)
    assert (parts.name, parts.truth, len(parts.findings)) == ("parts", Truth.TRUE, 2)
    assert POLICY.requirements["use"].evaluate(system).truth is Truth.UNKNOWN


def test_a_caller_may_assume_that_lists_are_complete() -> None:
    system = record(components={"code": OPEN})
    assert POLICY.evaluate(system).outcome is Outcome.UNDETERMINED
    found = {
        extent: POLICY.evaluate(system, assume=extent).outcome for extent in Extent
    }
    assert found == {
        Extent.OPEN: Outcome.UNDETERMINED,
        Extent.RELEASED: Outcome.UNDETERMINED,
        Extent.ALL: Outcome.CONFORMS,
    }
    verdict = POLICY.evaluate(system, assume=Extent.ALL)
    assert "Assumed: every list holds everything there is." in str(verdict)
    assert verdict.assumed is Extent.ALL


def test_what_the_checker_refuses_is_no_licence_question() -> None:
    group = LicenseAll((LicenseFound(Name("own")),))
    with pytest.raises(TypeError):
        requirement(group, Sets(POLICY.checked, {}))


def test_the_verdict_names_its_input() -> None:
    assert POLICY.evaluate(record()).source == "<mapping>"
    assert POLICY.evaluate(osaid.System("made by a program")).source is None
