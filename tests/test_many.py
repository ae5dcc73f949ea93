"""Many systems: the same verdicts as one by one, made when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

import pytest

import osaid
from osaid.assessment import example_names
from osaid.diagnostics import UsageError
from osaid.records.outcomes import Group
from osaid.records.systems import Claim, Extent, System
from tests.records.systems import random_systems

EXAMPLES = [osaid.read(f"example:{name}") for name in example_names()]
EITHER = pytest.mark.parametrize("processes", [0, 2], ids=["here", "by processes"])

POLICY = """\
language 1
definition anything 1.0
status final
requirement weights { must some parameters: available }
"""


def claimed(name: str) -> System:
    """Return a system about which there is a claim of this name."""
    claim = Claim(name, "Somebody", "it passes", Group.CONFORMS)
    return System(f"System of {name}", claims=(claim,))


@EITHER
def test_verdicts_are_those_of_one_by_one(processes: int) -> None:
    systems = [*EXAMPLES, *random_systems(seed=20, count=40)]
    expected = [osaid.evaluate(system) for system in systems]
    assert list(osaid.evaluate_many(systems, processes=processes)) == expected


@EITHER
@pytest.mark.parametrize(
    "options",
    [
        {"as_of": date(2024, 1, 1)},
        {"readings": {"upstream_code": "counted"}},
        {"assume": Extent.RELEASED},
        {"policy": osaid.parse_policy(POLICY), "licenses": osaid.read_licenses()},
    ],
    ids=" and ".join,
)
def test_options_are_those_of_one(options: dict[str, Any], processes: int) -> None:
    some = EXAMPLES[:3]
    expected = [osaid.evaluate(system, **options) for system in some]
    found = osaid.evaluate_many(some, **options, processes=processes)
    assert list(found) == expected


def test_nothing_is_read_before_it_is_asked_for() -> None:
    taken: list[System] = []

    def systems() -> Iterator[System]:
        while True:
            taken.append(EXAMPLES[0])
            yield EXAMPLES[0]

    found = osaid.evaluate_many(systems())
    assert taken == []
    for number in range(1, 4):
        assert next(found).outcome is osaid.Outcome.UNDETERMINED
        assert len(taken) == number


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"policy": "osaid 9.9"}, "unknown-policy"),
        ({"readings": {"upstream": "counted"}}, "unknown-reading"),
        ({"readings": {"upstream_code": "yes"}}, "unknown-reading-value"),
        ({"processes": -1}, "not-a-number-of-processes"),
    ],
)
def test_wrong_options_are_refused_at_once(options: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as caught:
        osaid.evaluate_many([], **options)
    assert [problem.code for problem in caught.value.diagnostics] == [code]


def test_later_changes_of_options_change_nothing() -> None:
    readings = {"upstream_code": "counted"}
    found = osaid.evaluate_many(EXAMPLES[:1], readings=readings)
    readings.clear()
    assert next(found).readings["upstream_code"] == "counted"


@EITHER
def test_a_claim_is_believed_for_those_who_have_it(processes: int) -> None:
    systems = [claimed("first"), System("unclaimed"), claimed("second")]
    found = osaid.evaluate_many(
        systems, accept=["second", "first"], processes=processes
    )
    believed = [[one.claim for one in verdict.acceptances] for verdict in found]
    assert believed == [["first"], [], ["second"]]


@EITHER
def test_a_claim_that_nobody_has_is_told_at_the_end(processes: int) -> None:
    systems = [claimed("theirs"), System("unclaimed")]
    accept = ["theirs", "thiers"]
    found = osaid.evaluate_many(systems, accept=accept, processes=processes)
    assert len(list(islice(found, 2))) == 2
    with pytest.raises(UsageError) as caught:
        next(found)
    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.message) == ("unknown-claim", "no claim `thiers`")
    assert problem.help == "did you mean `theirs`?"


def test_without_systems_no_claim_is_missed() -> None:
    assert list(osaid.evaluate_many([], accept=["theirs"])) == []


def test_without_claims_none_can_be_meant() -> None:
    found = osaid.evaluate_many([System("unclaimed")], accept=["theirs"])
    with pytest.raises(UsageError, match="there is none"):
        list(found)
