"""Whatever a record, a policy or a caller says, there is an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

import osaid
from osaid.analysis.remedies.changes import Move, Scope
from osaid.analysis.remedies.results import Finding, Remedies
from osaid.analysis.remedies.solutions import remedies
from osaid.analysis.remedies.terms import DEAREST, Bargain, Target
from osaid.evaluation.cases import Assumptions
from osaid.records.systems import System
from tests.evaluation.small import policy, record

DESCRIBED = """requirement described {
  must together information for every data.training: covers scope, labeling
}"""
AVAILABLE = """requirement there {
  must every code: available
  must some code.training: license in { MIT }
}"""
TARGETS = (Target.POSSIBLE, Target.CONFORMS)
NAMES = (
    "all.",
    "all all",
    "none.",
    "new code.training",
    "naïve ✓",
    "名前",
    "a.b",
    "x" * 300,
)


def found(
    system: System,
    text: str,
    target: Target = Target.CONFORMS,
    bargain: Bargain | None = None,
    seconds: float = 60,
) -> Remedies:
    checked = policy(text).checked
    return remedies(system, checked, Assumptions(), target, bargain, seconds=seconds)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", [DESCRIBED, AVAILABLE])
def test_components_may_have_any_name(name: str, text: str) -> None:
    parts: Mapping[str, Any] = {
        "code.training": {"name": name, "presence": "withheld"},
        "data.training": {"name": f"{name}-2", "presence": "provided"},
    }
    for target in TARGETS:
        told = found(
            record(components=parts, listings={"component": "all"}), text, target
        )
        assert told.finding is Finding.FOUND


def test_what_is_new_has_a_name_of_its_own() -> None:
    parts = {"data.training": {"name": "new code.training", "presence": "provided"}}
    told = found(record(components=parts), AVAILABLE)
    assert told.best is not None
    new = {change.fact.component for change in told.best.changes if change.fact.new}
    assert new == {"new code.training-2"}


@pytest.mark.parametrize("target", TARGETS)
def test_there_may_be_many_components(target: Target) -> None:
    kinds = ("code.training", "data", "information.datasheet")
    fine = {"presence": "provided", "access": "open", "license": "MIT"}
    many = {
        kind: [
            {
                "name": f"{kind} {number}",
                **fine,
                "access": "paid" if not number else "open",
            }
            for number in range(100)
        ]
        for kind in kinds
    }
    system = record(components=many, listings={"component": "all"})
    told = found(system, AVAILABLE, target)
    assert len(system.components) == 300
    assert told.best is not None
    assert [change.fact.field for change in told.best.changes] == ["access"]
    assert found(system, DESCRIBED, target).finding is Finding.NOTHING_TO_DO


def test_two_parents_of_one_name_are_refused_before() -> None:
    with pytest.raises(osaid.InputError, match="base"):
        record(components={"parent": [{"name": "base"}] * 2})


@pytest.mark.parametrize("target", TARGETS)
def test_two_parents_that_are_told_apart_by_nothing(target: Target) -> None:
    base = {"presence": "provided", "derivation": "copy"}
    own = {"presence": "provided", "license": "MIT"}
    parts = {
        "parent": [{"name": "base", **base}, {"name": "base 2", **base}],
        "parameters.final": own,
    }
    wanted = "requirement r {\n  must some parameters.final: license in { MIT }\n}"
    told = found(record(components=parts), wanted, target)
    assert told.finding is (
        Finding.FOUND if target is Target.CONFORMS else Finding.NOTHING_TO_DO
    )


@pytest.mark.parametrize("target", TARGETS)
def test_a_system_may_have_nothing(target: Target) -> None:
    told = found(System("empty"), AVAILABLE, target)
    at_all = {Target.POSSIBLE: Finding.NOTHING_TO_DO, Target.CONFORMS: Finding.FOUND}
    assert told.finding is at_all[target]


UNMEETABLE = (
    "must some code where presence is withheld: presence is provided",
    "must system: machine_learning is yes and machine_learning is no",
    "must code unused and some code: available",
    "must not (system: price is 1 EUR or not price is 1 EUR)",
)


@pytest.mark.parametrize("sentence", UNMEETABLE)
@pytest.mark.parametrize("target", TARGETS)
def test_a_sentence_that_cannot_be_met_has_no_remedy(
    sentence: str, target: Target
) -> None:
    system = record(
        machine_learning="yes",
        price="2 EUR",
        unused={"code": "no"},
        listings={"component": "all"},
    )
    told = found(system, f"requirement r {{\n  {sentence}\n}}", target)
    assert told.finding is Finding.NONE
    assert told.barred == ("small-1.0/r/1",)
    assert (told.best, told.choices, told.sets()) == (None, (), ())


@pytest.mark.parametrize("seconds", [0, -1, 0.000001])
@pytest.mark.parametrize("target", TARGETS)
def test_without_time_nothing_is_decided(seconds: float, target: Target) -> None:
    system = record(listings={"component": "all"})
    told = found(system, AVAILABLE, target, seconds=seconds)
    assert told.finding is Finding.NOT_DECIDED
    assert told.seconds == seconds
    assert told.best is None


@pytest.mark.parametrize("seconds", [0.001, 0.01, 0.05])
@pytest.mark.parametrize("name", ["osaid 1.0", "mof 1.0"])
def test_with_little_time_there_is_an_answer(seconds: float, name: str) -> None:
    checked = osaid.load_policy(name).checked
    system = osaid.read("example:llama-2")
    for target in TARGETS:
        told = remedies(system, checked, Assumptions(), target, seconds=seconds)
        assert told.finding in {Finding.FOUND, Finding.NOT_DECIDED}


def test_prices_are_added_up() -> None:
    system = record(listings={"component": "all"})
    dear = Bargain({Scope(move): DEAREST for move in Move})
    plain, paid = found(system, AVAILABLE), found(system, AVAILABLE, bargain=dear)
    assert plain.best is not None
    assert paid.best is not None
    assert paid.best.cost == DEAREST * plain.best.cost


@pytest.mark.parametrize("price", [0, -1, DEAREST + 1])
def test_other_prices_are_refused(price: int) -> None:
    with pytest.raises(ValueError, match="a price is from 1 to 1000"):
        Bargain({Scope(Move.PUBLISH): price})


ALL_FORBIDDEN = (
    Bargain(forbidden=tuple(map(Scope, Move))),
    Bargain(forbidden=(Scope(),)),
    Bargain(forbidden=(Scope(kind="component"), Scope(kind="system"))),
    Bargain(only=(Scope(kind="parent"),)),
)


@pytest.mark.parametrize("bargain", ALL_FORBIDDEN)
@pytest.mark.parametrize("target", TARGETS)
def test_where_all_is_forbidden_there_is_no_remedy(
    bargain: Bargain, target: Target
) -> None:
    system = record(listings={"component": "all"})
    told = found(system, AVAILABLE, target, bargain)
    assert told.finding is Finding.NONE
    assert told.barred == ("small-1.0/there/2",)


def test_what_is_not_needed_may_be_forbidden() -> None:
    fine = record(
        components={
            "code.training": {
                "presence": "provided",
                "access": "open",
                "license": "MIT",
            }
        },
        listings={"component": "all"},
    )
    told = found(fine, AVAILABLE, bargain=Bargain(forbidden=(Scope(),)))
    assert told.finding is Finding.NOTHING_TO_DO
    assert told.best is not None
    assert not told.best.changes
