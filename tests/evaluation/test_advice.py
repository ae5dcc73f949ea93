"""What a verdict says of remedies, and what it needs to know for that."""

from __future__ import annotations

import pickle
import sys
from copy import copy
from datetime import date
from typing import Any

import pytest
from attrs import evolve

import osaid
from osaid.analysis.remedies.changes import Move
from osaid.analysis.remedies.results import Finding
from osaid.analysis.remedies.terms import Target
from osaid.diagnostics import Diagnostic, UsageError
from osaid.evaluation import advice
from osaid.records.systems import Extent, System
from tests.evaluation.small import policy, record

DAY = date(2026, 11, 21)
ASKED = """\
reading extent = wide | narrow default wide because "nobody says"
requirement code { must code.training: available when extent is wide
                   must code.training: presence is provided when extent is narrow }
requirement data { must data.training: available }
waive data for "?*" until 2027-03-31 because "LEGAL-1"
"""
BEHIND_A_GATE = {
    "code.training": {"presence": "withheld", "access": "on_request"},
    "data.training": {"presence": "provided", "access": "open"},
}


@pytest.fixture
def asked() -> osaid.Policy:
    return policy(ASKED)


@pytest.fixture
def behind_a_gate() -> System:
    return record(components=BEHIND_A_GATE)


def moves(found: osaid.Remedies) -> list[tuple[Move, str]]:
    assert found.best is not None
    return sorted((c.move, c.fact.field) for c in found.best.changes)


def codes(error: pytest.ExceptionInfo[UsageError]) -> list[str]:
    return [diagnostic.code for diagnostic in error.value.diagnostics]


def test_a_verdict_knows_from_what_it_was_made(
    asked: osaid.Policy, behind_a_gate: System
) -> None:
    wide = [(Move.DROP, "access"), (Move.PUBLISH, "presence")]
    verdict = asked.evaluate(behind_a_gate)
    assert moves(verdict.remedies()) == wide
    narrow = asked.evaluate(behind_a_gate, readings={"extent": "narrow"})
    assert moves(narrow.remedies()) == wide[1:]


@pytest.mark.parametrize("times", [1, 2])
def test_it_knows_that_when_all_of_it_was_made(
    asked: osaid.Policy, behind_a_gate: System, times: int
) -> None:
    # The first verdict is made by the interpreter, others by a program.
    verdict = [asked.evaluate(behind_a_gate) for _ in range(times)][-1]
    before = verdict.remedies()
    verdict.to_dict()
    assert hash(verdict) == hash(verdict)
    assert verdict.noted("here", (Diagnostic("odd", "odd"),)).remedies() == before
    assert verdict.noted("here", ()).noted("there", ()).remedies() == before


def test_what_the_caller_decided_counts(asked: osaid.Policy) -> None:
    nothing = record(name="nothing")
    assert asked.evaluate(nothing).remedies().finding is Finding.NOTHING_TO_DO
    closed = asked.evaluate(nothing, assume=Extent.ALL)
    assert moves(closed.remedies()) == [(Move.PUBLISH, "presence")] * 2


def test_a_level_has_its_own() -> None:
    ladder = policy(
        "requirement one { must code.training: presence is provided }\n"
        "requirement two { must data.training: presence is provided }\n"
        'ladder { level low "a" needs one level high "b" needs two }\n'
    )
    system = record(listings={"component": "all"})
    low, high = (ladder.evaluate(system, level=level) for level in ("low", "high"))
    assert len(moves(low.remedies())) == 1
    assert len(moves(high.remedies())) == 2


def test_the_target_prices_and_scopes_are_passed_on(
    asked: osaid.Policy, behind_a_gate: System
) -> None:
    verdict = asked.evaluate(behind_a_gate)
    found = verdict.remedies(toward="conforms", prices={"drop:code": 7}, seconds=9)
    assert (found.target, found.seconds) == (Target.CONFORMS, 9)
    assert found.best is not None
    assert found.best.cost == 9
    assert verdict.remedies(forbid=["drop"]).finding is Finding.NONE
    assert verdict.remedies(only=["drop"]).finding is Finding.NONE
    assert verdict.remedies(only=["drop", "publish:code"]).best is not None


def test_a_system_and_a_policy_are_asked_at_once(
    asked: osaid.Policy, behind_a_gate: System
) -> None:
    found = osaid.remedies(behind_a_gate, asked, as_of=DAY, forbid=["drop"])
    assert found.barred == ("small-1.0/code/1",)
    assert osaid.remedies(behind_a_gate, asked, readings={"extent": "narrow"}).best
    assert osaid.remedies(osaid.read("example:pythia")).best is not None


def test_waivers_change_no_remedy(asked: osaid.Policy) -> None:
    system = record(components={"data.training": {"presence": "withheld"}})
    verdict = asked.evaluate(system, as_of=DAY)
    assert verdict.outcome is osaid.Outcome.FAILS
    assert [waiver.state.value for waiver in verdict.waivers] == ["applied"]
    assert moves(verdict.remedies()) == [(Move.PUBLISH, "presence")]


@pytest.mark.parametrize(
    "again",
    [
        lambda verdict: osaid.Verdict.from_dict(verdict.to_dict()),
        lambda verdict: pickle.loads(pickle.dumps(verdict)),  # noqa: S301 - our own
        lambda verdict: evolve(verdict, diagnostics=()),
        copy,
    ],
    ids=["from a dictionary", "unpickled", "made anew", "copied"],
)
def test_a_verdict_that_was_loaded_says_to_judge_again(
    asked: osaid.Policy,
    behind_a_gate: System,
    again: object,
) -> None:
    assert callable(again)
    loaded = again(asked.evaluate(behind_a_gate))
    with pytest.raises(UsageError, match="loaded") as error:
        loaded.remedies()
    assert codes(error) == ["no-record"]
    assert error.value.diagnostics[0].help is not None


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"toward": "conform"}, ["unknown-value"]),
        ({"forbid": ["licence"]}, ["unknown-change"]),
        ({"only": ["drop:dta"]}, ["unknown-kind"]),
        ({"only": ["dorp:data"]}, ["unknown-move"]),
        ({"only": ["dorp:dta", "drop:"]}, ["unknown-move", *["unknown-kind"] * 2]),
        ({"prices": {"drop": 0, "data": 1001}}, ["not-a-price"] * 2),
        ({"prices": {"tadd": 1}, "forbid": ["tadd"]}, ["unknown-change"]),
        ({"seconds": 0}, ["not-a-time"]),
        ({"seconds": float("nan")}, ["not-a-time"]),
        ({"seconds": float("inf")}, ["not-a-time"]),
    ],
)
def test_what_does_not_exist_is_told_at_once(
    asked: osaid.Policy,
    behind_a_gate: System,
    options: dict[str, Any],
    expected: list[str],
) -> None:
    verdict = asked.evaluate(behind_a_gate)
    with pytest.raises(UsageError) as error:
        verdict.remedies(**options)
    assert codes(error) == expected
    assert all(diagnostic.help for diagnostic in error.value.diagnostics)


def test_a_misspelt_kind_has_the_nearest_one(asked: osaid.Policy) -> None:
    with pytest.raises(UsageError, match="did you mean") as error:
        asked.evaluate(record()).remedies(forbid=["data.trainig"])
    assert error.value.diagnostics[0].help == "did you mean `data.training`?"


def test_a_kind_of_the_policy_is_known() -> None:
    own = policy(
        'kind data.acme.corpus "ours"\n'
        "requirement data { must data.acme.corpus: presence is provided }\n"
    )
    verdict = own.evaluate(record(listings={"component": "all"}))
    assert verdict.remedies(forbid=["data.acme.corpus"]).finding is Finding.NONE
    assert verdict.remedies(forbid=["system", "code"]).best is not None


def test_without_a_solver_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, asked: osaid.Policy, behind_a_gate: System
) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    with pytest.raises(UsageError, match="python-sat") as error:
        asked.evaluate(behind_a_gate).remedies()
    assert codes(error) == ["no-solver"]


def test_without_an_adviser_it_says_so(
    monkeypatch: pytest.MonkeyPatch, asked: osaid.Policy, behind_a_gate: System
) -> None:
    monkeypatch.setattr(advice, "_FINDING", [])
    with pytest.raises(UsageError) as error:
        asked.evaluate(behind_a_gate).remedies()
    assert codes(error) == ["no-adviser"]


def test_a_text_alone_names_changes(asked: osaid.Policy, behind_a_gate: System) -> None:
    verdict = asked.evaluate(behind_a_gate)
    one, other = verdict.remedies(forbid="drop"), verdict.remedies(forbid=["drop"])
    assert one == other


def test_a_price_is_a_whole_number(asked: osaid.Policy, behind_a_gate: System) -> None:
    prices: Any = {"drop": 2.5}
    with pytest.raises(UsageError) as error:
        asked.evaluate(behind_a_gate).remedies(prices=prices)
    assert codes(error) == ["not-a-price"]
