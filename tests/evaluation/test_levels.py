"""Ladders: what each level comes to, at which the outcome is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

import osaid
from osaid.evaluation.verdicts import Verdict
from osaid.records.outcomes import Outcome
from osaid.truth import Truth
from tests import ROOT
from tests.evaluation.small import OPEN, policy, record

CASES = ROOT / "tests" / "conformance" / "verdicts" / "levels.yaml"
APART = ("level", "possible", "levels")

TWO = """
requirement weights { must parameters.final: available }
requirement data { must every data: available else "share the data" }
ladder {
  level low "The least" needs weights
  level high needs data
}
"""
WEIGHTS = {"parameters.final": OPEN}


def cases() -> Iterator[Any]:
    # Every scalar stays a text, as the readers of records want it.
    for case in yaml.load(CASES.read_text("utf-8"), Loader=yaml.BaseLoader):  # noqa: S506 - only texts
        for number, said in enumerate(case["records"], start=1):
            name = f"{case['about']}: {number}"
            yield pytest.param(case["policy"], said, id=name)


def told(verdict: Verdict) -> list[list[str]]:
    """Return what is said of each level, in the words of the cases."""
    return [
        [
            level.name,
            str(level.truth),
            f"{level.held}/{level.total}",
            str(level.progress),
            *(", ".join(level.missing) or "-").split(),
        ]
        for level in verdict.levels
    ]


@pytest.mark.parametrize(("text", "said"), list(cases()))
def test_levels(text: str, said: Mapping[str, Any]) -> None:
    judge = policy(text)
    system = record(**{k: v for k, v in said.items() if k not in APART})
    lines = [line.split() for line in said["levels"].splitlines()]
    expected = [said["level"], said["possible"]]
    for line in lines:
        for _ in range(2):  # the interpreter judges what comes first
            verdict = judge.evaluate(system, level=line[0])
            assert verdict.outcome.value == line[-1]
            assert told(verdict) == [one[:-1] for one in lines]
            assert verdict.level is not None
            reached = (verdict.level.certain, verdict.level.possible)
            assert [name or "none" for name in reached] == expected
        assert judge.decide(system, level=line[0]).value == line[-1]


def test_the_lowest_level_is_asked_for_unless_another_is() -> None:
    judge, system = policy(TWO), record(components=WEIGHTS)
    assert judge.levels == ("low", "high")
    assert judge.evaluate(system).policy.level == "low"
    assert judge.evaluate(system) == judge.evaluate(system, level="low")
    assert judge.decide(system) is Outcome.CONFORMS
    assert judge.decide(system, level="high") is Outcome.UNDETERMINED
    assert judge.at_level("high").decide(system) is Outcome.UNDETERMINED
    assert osaid.evaluate(system, judge, level="high").policy.level == "high"
    (verdict,) = osaid.evaluate_many([system], judge, level="high")
    assert verdict == judge.evaluate(system, level="high")


def test_a_level_that_there_is_not() -> None:
    judge, system = policy(TWO), record(components=WEIGHTS)
    for ask in (judge.decide, judge.evaluate):
        with pytest.raises(osaid.UsageError, match="has no level `hihg`") as caught:
            ask(system, level="hihg")
        assert caught.value.diagnostics[0].help == "did you mean `high`?"
    with pytest.raises(osaid.UsageError):
        osaid.evaluate_many([], judge, level="hihg")
    plain = policy("requirement code { must code: available }")
    with pytest.raises(osaid.UsageError) as caught:
        plain.evaluate(system, level="high")
    assert caught.value.diagnostics[0].help == "it has none"


def test_a_policy_without_a_ladder_has_no_level() -> None:
    verdict = policy("requirement code { must code: available }").evaluate(record())
    assert (verdict.level, verdict.levels, verdict.policy.level) == (None, (), None)
    assert "Level" not in str(verdict)


def test_the_json_form() -> None:
    verdict = policy(TWO).evaluate(record(components=WEIGHTS))
    written = verdict.to_dict()
    assert written["level"] == {"certain": "low", "possible": "high"}
    assert written["levels"][1] == {
        "name": "high",
        "title": "high",
        "truth": "unknown",
        "held": 1,
        "total": 2,
        "progress": 50,
        "missing": ["data"],
    }
    assert [finding["counts"] for finding in written["findings"]] == [True, False]
    assert osaid.Verdict.from_dict(written) == verdict


def test_what_only_a_higher_level_needs_is_not_in_the_way() -> None:
    judge = policy(TWO)
    system = record(components={**WEIGHTS, "data": {"presence": "withheld"}})
    low, high = (judge.evaluate(system, level=name) for name in judge.levels)
    assert (low.blockers, low.outcome) == ((), Outcome.CONFORMS)
    assert [finding.short_name for finding in high.blockers] == ["data/1"]
    assert low.basis != high.basis
    assert str(low).splitlines()[2:6] == [
        "Level: low (The least).",
        "  high: not reached, 1 of 2, 50%",
        "  low (The least): reached, 1 of 1, 100%",
        "Missing for high: data.",
    ]
    assert "Missing for high: data.\n" in str(high)
    assert "at level high (default readings)" in high.headline


def test_a_sentence_that_asks_for_what_does_not_count_is_told_itself() -> None:
    judge = policy(
        "requirement weights { must requirement data }\n"
        "requirement data { must every data: available }\n"
        "ladder { level low needs weights level high needs data }"
    )
    verdict = judge.evaluate(record())
    assert [finding.short_name for finding in verdict.open_findings] == ["weights/1"]


def test_parents_are_judged_at_the_level_that_is_asked_for() -> None:
    judge = policy(
        "requirement weights { must parameters.final: available }\n"
        "requirement lineage { must every parent: outcome is conforms }\n"
        "requirement data { must some data: available }\n"
        "ladder { level low needs weights, lineage level high needs data }"
    )
    base = {
        "osaid_record": 1,
        "name": "base",
        "components": WEIGHTS,
        "listings": {"component": "all"},
    }
    system = record(
        components={
            **WEIGHTS,
            "data": OPEN,
            "parent": {
                "presence": "provided",
                "derivation": "fine_tune",
                "record": base,
            },
        },
        listings={"component": "all"},
    )
    for level in (None, "low", "high"):
        for _ in range(2):
            verdict = judge.evaluate(system, level=level)
            assert [one.truth for one in verdict.levels] == [Truth.TRUE, Truth.FALSE]
            assert verdict.levels[1].missing == ("lineage",)
            assert (verdict.outcome is Outcome.CONFORMS) == (level != "high")
