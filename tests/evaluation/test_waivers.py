"""Waivers: for which systems, until when, and that they change the decision alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
import yaml
from attrs import evolve

import osaid
from osaid.diagnostics import Severity
from osaid.evaluation.waivers import matches
from osaid.records.outcomes import Decision, Outcome
from tests import ROOT
from tests.evaluation.small import policy, record

CASES = ROOT / "tests" / "conformance" / "verdicts" / "waivers.yaml"
DAY = date(2026, 11, 21)

WAIVED = """\
owner "Open Source Program Office"
requirement code { must code.training: available }
waive code for "acme/*" until 2027-03-31 because "LEGAL-1."
waive code for "pilot" until 2025-03-31 by "counsel" because "LEGAL-2"
"""
WITHHELD = {"code.training": {"presence": "withheld"}}
PILOT = record(
    components=WITHHELD, listings={"code": "all"}, supplier="ACME", name="Pilot"
)


def cases() -> Iterator[Any]:
    # Every scalar stays a text, as the readers of records want it.
    for case in yaml.load(CASES.read_text("utf-8"), Loader=yaml.BaseLoader):  # noqa: S506 - only texts
        for line in case["decisions"].splitlines():
            yield pytest.param(case, line.split(), id=f"{case['about']}: {line}")


@pytest.mark.parametrize(("case", "line"), list(cases()))
def test_decision(case: Mapping[str, Any], line: list[str]) -> None:
    day, decision, *states = line
    as_of = None if day == "-" else date.fromisoformat(day)
    judge = policy(case["policy"])
    for _ in range(2):  # the interpreter judges what comes first
        verdict = judge.evaluate(record(**case["record"]), as_of=as_of)
        assert verdict.decision.value == decision
        assert [waiver.state.value for waiver in verdict.waivers] == states
        wrong = [state for state in states if state != "applied"]
        found = [problem.code for problem in verdict.diagnostics]
        assert found == [f"{state}-waiver" for state in wrong]


@pytest.mark.parametrize(
    "pattern",
    [
        "Amber", "AMBER", "amber 7b", "llm360/amber", "LLM360/*", "*/amber",
        "llm360/am?er", "llm360/amber-hub", "pkg:huggingface/*", " amber  7B ",
        "[a-c]mber", "*",
    ],
)  # fmt: skip
def test_patterns_that_name_a_system(pattern: str) -> None:
    assert matches(pattern, amber())


@pytest.mark.parametrize(
    "pattern", ["amb", "mber", "7b", "llm360", "llm360/amber 7b", "", "amber/*", "?"]
)
def test_patterns_that_do_not(pattern: str) -> None:
    assert not matches(pattern, amber())


def amber() -> osaid.System:
    """Return a record with every name that a system can have."""
    return record(
        name="Amber",
        release="7B",
        supplier="LLM360",
        hub="LLM360/Amber-hub",
        purl="pkg:huggingface/LLM360/Amber@1",
    )


def test_a_record_without_a_supplier_is_no_suppliers() -> None:
    assert not matches("none/*", record(name="Amber"))


def test_nothing_but_the_decision_changes() -> None:
    verdict = policy(WAIVED).evaluate(PILOT, as_of=DAY)
    plain = policy(WAIVED.partition("waive")[0]).evaluate(PILOT, as_of=DAY)
    assert (verdict.outcome, verdict.decision) == (Outcome.FAILS, Decision.ACCEPTED)
    same = evolve(
        verdict,
        decision=plain.decision,
        waivers=(),
        diagnostics=(),
        policy=plain.policy,
    )
    assert same.to_dict()["findings"][0].pop("policy_location")
    assert [f.truth for f in same.findings] == [f.truth for f in plain.findings]
    assert (same.group, same.freedoms, same.basis) == (
        plain.group,
        plain.freedoms,
        plain.basis,
    )


def test_an_expired_waiver_is_an_error_and_judging_goes_on() -> None:
    (problem,) = policy(WAIVED).evaluate(PILOT, as_of=DAY).diagnostics
    assert problem.severity is Severity.ERROR
    assert str(problem) == (
        "small:7:1: error: the waiver of `code` for `pilot` expired on 2025-03-31 and "
        "has no effect [expired-waiver]\n"
        "  help: grant it anew in the policy, or take it out"
    )


def test_without_a_day_no_waiver_is_known_to_hold() -> None:
    verdict = policy(WAIVED).evaluate(PILOT)
    assert verdict.decision is Decision.REJECTED
    assert {p.code for p in verdict.diagnostics} == {"undated-waiver"}
    assert {p.severity for p in verdict.diagnostics} == {Severity.WARNING}


def test_what_was_odd_about_the_record_stands_before_it() -> None:
    verdict = policy(WAIVED).evaluate(PILOT, as_of=DAY)
    odd = osaid.Diagnostic("odd", "odd")
    noted = verdict.noted("somewhere", (odd,))
    assert [p.code for p in noted.diagnostics] == ["odd", "expired-waiver"]


def test_waivers_are_named_on_the_first_page() -> None:
    page = str(policy(WAIVED).evaluate(PILOT, as_of=DAY))
    assert page.partition("\n\n")[2].startswith(
        "Decision: accepted.\n"
        "  waived: code, until 2027-03-31, for acme/* by Open Source Program Office: "
        "LEGAL-1\n"
        "  waived: code, no effect, expired on 2025-03-31, for pilot by counsel: "
        "LEGAL-2\n\n"
        "Group: components"
    )


def test_the_json_form() -> None:
    verdict = policy(WAIVED).evaluate(PILOT, as_of=DAY)
    written = verdict.to_dict()
    assert osaid.Verdict.from_dict(written) == verdict
    assert written["decision"] == "accepted"
    first = written["waivers"][0]
    assert first.pop("policy_location")["line"] == 6
    assert first == {
        "requirement": "code",
        "pattern": "acme/*",
        "until": "2027-03-31",
        "because": "LEGAL-1.",
        "by": "Open Source Program Office",
        "state": "applied",
        "policy": "small 1.0",
    }


def test_a_waiver_does_not_reach_parents() -> None:
    judge = policy(
        "requirement weights { must parameters.final: available }\n"
        "requirement lineage { must every parent: outcome is conforms }\n"
        'waive weights for "*" until 2027-03-31 by "counsel" because "LEGAL-1"\n'
    )
    base = {
        "osaid_record": 1,
        "name": "base",
        "components": {"parameters.final": {"presence": "withheld"}},
        "listings": {"component": "all"},
    }
    parent = {"presence": "provided", "derivation": "fine_tune", "record": base}
    system = record(components={"parent": parent}, listings={"component": "all"})
    for _ in range(2):  # the interpreter judges what comes first
        verdict = judge.evaluate(system, as_of=DAY)
        assert verdict.waivers
        assert verdict.decision is Decision.REJECTED
    alone = policy(
        "requirement weights { must parameters.final: available }\n"
        'waive weights for "*" until 2027-03-31 by "counsel" because "LEGAL-1"\n'
    )
    assert alone.evaluate(system, as_of=DAY).decision is Decision.ACCEPTED


def test_the_decision_is_that_of_the_level_asked_for() -> None:
    judge = policy(
        "requirement weights { must parameters.final: available }\n"
        "requirement code { must code.training: available }\n"
        'waive code for "*" until 2027-03-31 by "counsel" because "LEGAL-1"\n'
        'waive weights for "x" until 2027-03-31 by "counsel" because "LEGAL-1"\n'
        "ladder { level low needs code level high needs weights }"
    )
    low, high = (
        judge.evaluate(PILOT, as_of=DAY, level=level) for level in judge.levels
    )
    assert (low.outcome, high.outcome) == (Outcome.FAILS, Outcome.FAILS)
    assert (low.decision, high.decision) == (Decision.ACCEPTED, Decision.OPEN)
    assert low.levels == high.levels
    assert low.levels[0].missing == ("code",)
