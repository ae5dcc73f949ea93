"""Tests that run: what they change, how they fail, why they could not run."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import osaid
from osaid.evaluation.policies import Policy
from osaid.library.shipped import policy_names
from osaid.trials.hearings import Hearing
from osaid.trials.pages import json_text, page
from osaid.trials.records import Records
from osaid.trials.results import TrialResult, TrialRun, TrialStatus
from osaid.trials.running import run_tests, trials_of
from tests.golden import check_output
from tests.trials import POLICIES


@pytest.fixture(autouse=True)
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in the folder of the policies, so that places are the same everywhere."""
    monkeypatch.chdir(POLICIES)


def told(run: TrialRun) -> str:
    """Return a page and every diagnostic of a run."""
    diagnostics = [d for result in run.results for d in result.diagnostics]
    return "".join(f"{part}\n" for part in (page(run), *diagnostics))


def policy_with(test: str, head: str = "") -> Policy:
    """Return a small policy with a test in it."""
    return osaid.parse_policy(
        "language 1 policy small 1.0 status final "
        f"{head} requirement weights {{ must parameters.final: available }} {test}"
    )


def results(test: str, head: str = "") -> tuple[TrialResult, ...]:
    """Return what comes of a test in a small policy."""
    return run_tests(policy_with(test, head)).results


def test_every_change_does_what_it_says() -> None:
    run = run_tests(osaid.load_policy("changes.osaid"))
    assert [r for r in run.results if r.status is not TrialStatus.PASSED] == []


@pytest.mark.parametrize("name", ["failing", "broken"])
def test_what_is_told(name: str) -> None:
    run = run_tests(osaid.load_policy(f"{name}.osaid"))
    check_output(Path("..", "expected", f"{name}.txt"), told(run))


def test_passing_and_counts() -> None:
    failing = run_tests(osaid.load_policy("failing.osaid"))
    assert not failing.passed
    assert failing.count(TrialStatus.PASSED) == 1
    assert failing.count(TrialStatus.BROKEN) == 0
    assert run_tests(policy_with("")).passed


def test_nothing_passes_for_a_truth_that_is_none() -> None:
    run = run_tests(osaid.load_policy("failing.osaid"))
    for value in (run, run.results[0], run.results[0].status):
        with pytest.raises(TypeError):
            bool(value)


def test_results_are_values() -> None:
    run = run_tests(osaid.load_policy("failing.osaid"), coverage=True, mutants=True)
    assert pickle.loads(pickle.dumps(run)) == run  # noqa: S301 - our own
    assert {run} == {run}
    written = json.loads(json_text([run]))
    assert written["schema"] == "osaid-test-1"
    assert written["policies"] == [json.loads(json.dumps(run.to_dict()))]


def test_only_the_tests_of_the_policy_itself_run() -> None:
    child = osaid.load_policy("child.osaid")
    run = run_tests(child, coverage=True, mutants=True)
    assert [r.title for r in run.results] == ["papers are asked for"]
    assert run.passed
    assert run.coverage is not None
    assert run.mutants is not None
    assert {each.place.file for each in run.coverage} == {"child.osaid"}
    assert {each.place.file for each in run.mutants} == {"child.osaid"}
    assert [each.name for each in run.coverage] == [
        "child-1.0/code/2",
        "child-1.0/papers/1",
    ]


def test_a_place_is_that_of_the_test() -> None:
    [result] = run_tests(osaid.load_policy("child.osaid")).results
    lines = Path("child.osaid").read_text(encoding="utf-8").splitlines()
    assert result.place.line is not None
    assert lines[result.place.line - 1].startswith('test "papers')


def test_the_readings_are_those_of_the_test() -> None:
    head = """
    reading strict = yes | no default no because "nobody knows"
    requirement late {
      must system: has price when strict is yes
      must system: has overall_terms when strict is no
    }"""
    given = "given system with overall_terms of system is none"
    tests = f"""
    test "no" {{ {given} expect requirement late is false }}
    test "yes" {{ {given} under strict is yes expect requirement late is unknown }}"""
    assert [r.status for r in results(tests, head)] == [TrialStatus.PASSED] * 2


def test_the_day_is_that_of_the_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    head = 'judgement fit "?" requirement fit { must attested fit }'
    record = {
        "osaid_record": 1,
        "name": "small",
        "attestations": [
            {"judgement": "fit", "answer": True, "by": "us", "until": "2026-02-01"}
        ],
    }
    Path("dated.json").write_text(json.dumps(record), encoding="utf-8")
    given = 'given file "dated.json"'
    tests = f"""
    test "before" {{ {given} on 2026-01-31 expect requirement fit is true }}
    test "after" {{ {given} on 2026-02-01 expect requirement fit is unknown }}"""
    assert [r.status for r in results(tests, head)] == [TrialStatus.PASSED] * 2


@pytest.mark.parametrize("name", policy_names())
def test_answers_are_those_of_verdicts(name: str) -> None:
    policy = osaid.load_policy(name)
    records = Records(policy.checked)
    for trial in trials_of(policy.checked):
        hearing = Hearing.of(trial, records.record(trial), policy)
        answers, verdict = hearing.answers, hearing.answers.verdict
        assert answers.outcome == verdict.outcome
        for freedom in verdict.freedoms.values():
            assert answers.freedom(freedom.name) is freedom.truth


@pytest.mark.parametrize("name", policy_names())
def test_shipped_policies_pass_their_own_tests(name: str) -> None:
    run = run_tests(osaid.load_policy(name))
    assert told(run) == told(TrialRun(run.policy, tuple(map(_passed, run.results))))


def _passed(result: TrialResult) -> TrialResult:
    return TrialResult(result.title, result.place)
