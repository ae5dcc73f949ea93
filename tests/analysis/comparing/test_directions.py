"""Whether one policy follows from another: both views, and what shows a no."""

from __future__ import annotations

import sys
from itertools import pairwise
from random import Random

import pytest
from attrs import evolve

import osaid
from osaid import Outcome, UsageError
from osaid.analysis.comparing.directions import (
    Relation,
    Shower,
    broken,
    direction,
)
from osaid.analysis.comparing.plainer import plainer
from osaid.analysis.comparing.sides import Side
from osaid.analysis.comparing.simplest import simplest
from osaid.analysis.solving.strictness import (
    Answer,
    View,
    WrongWitness,
    at_least_as_strict,
)
from osaid.licenses.catalog import shipped
from osaid.records.components import StatedLicense
from osaid.records.problems import problems
from osaid.records.systems import System
from osaid.truth import Truth
from osaid.writers.record import write_record
from tests.analysis.comparing.policies import policy, random_side, requirement

SEEDS = range(24)
AMPLE = 20.0


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("some code: available", "at least 1 code: available", Relation.EQUAL),
        ("at least 2 code: available", "some code: available", Relation.STRICTER),
        ("some code: available", "code: available", Relation.LOOSER),
        ("some code: available", "some data: available", Relation.NEITHER),
    ],
)
@pytest.mark.parametrize("view", View)
def test_relations(one: str, other: str, relation: Relation, view: View) -> None:
    found = osaid.compare(requirement(one), requirement(other))
    assert found.relation(view) is relation
    assert found.is_decided


def test_what_holds_in_fact_need_not_hold_on_records() -> None:
    one = requirement("some code: available")
    other = policy(
        "requirement r { must some code: available }"
        " requirement s { must (some data: available) or no data: available }"
    )
    found = osaid.compare(one, other)
    assert found.relation() is Relation.EQUAL
    assert found.relation(View.ON_RECORDS) is Relation.LOOSER
    example = found.forward.counterexample
    assert example is not None
    assert example.view is View.ON_RECORDS
    assert example.truths == (Truth.TRUE, Truth.UNKNOWN)
    assert [finding.short_name for finding in example.findings] == ["s/1"]


def test_without_time_nothing_is_decided_and_nothing_shown() -> None:
    found = osaid.compare("osaid 1.0", "mof 1.0", seconds=0)
    assert {found.relation(view) for view in View} == {Relation.NOT_DECIDED}
    assert not found.is_decided
    assert found.forward.counterexample is None


@pytest.mark.parametrize(
    ("one", "other", "view", "shows"),
    [
        (Truth.TRUE, Truth.FALSE, View.IN_FACT, True),
        (Truth.TRUE, Truth.UNKNOWN, View.IN_FACT, False),
        (Truth.UNKNOWN, Truth.FALSE, View.IN_FACT, False),
        (Truth.UNKNOWN, Truth.FALSE, View.ON_RECORDS, True),
        (Truth.TRUE, Truth.UNKNOWN, View.ON_RECORDS, True),
        (Truth.FALSE, Truth.UNKNOWN, View.ON_RECORDS, False),
        (Truth.UNKNOWN, Truth.UNKNOWN, View.ON_RECORDS, False),
    ],
)
def test_what_breaks_a_comparison(
    one: Truth,
    other: Truth,
    view: View,
    shows: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert broken(one, other, view) is shows


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_are_those_of_the_solver(seed: int) -> None:
    one, other = _random_sides(seed)
    found = direction(one, other, shipped(), AMPLE)
    for view in View:
        asked = at_least_as_strict(one.question, other.question, view, seconds=AMPLE)
        answers = {found.of(view), asked.answer} - {Answer.NOT_DECIDED}
        assert len(answers) < 2


@pytest.mark.parametrize("seed", SEEDS)
def test_a_counterexample_is_sound_and_nothing_can_be_left_out(seed: int) -> None:
    one, other = _random_sides(seed)
    found = direction(one, other, shipped(), AMPLE)
    example = found.counterexample
    if example is None:
        assert Answer.NO not in {found.in_fact, found.on_records}
        return
    assert problems(example.system) == ()
    truths = tuple(s.interpreted(example.system, shipped()) for s in (one, other))
    assert example.truths == truths
    assert broken(*truths, example.view)
    again = osaid.read(write_record(example.system).encode())
    assert tuple(s.interpreted(again, shipped()) for s in (one, other)) == truths
    shower = Shower((one, other), example.view, shipped())
    assert simplest(example.system, shower.shows) == example.system
    for part in example.system.components:
        kept = tuple(p for p in example.system.components if p is not part)
        fewer = evolve(example.system, components=kept)
        assert problems(fewer) or not shower.shows(fewer)


def _random_sides(seed: int) -> tuple[Side, Side]:
    random = Random(seed)  # noqa: S311 - nothing is secret here
    return random_side(random), random_side(random)


@pytest.mark.parametrize("text", ["none", "None", "unknown", " Unknown ", "", " "])
@pytest.mark.parametrize("field", ["reason is", "location is", "license written in"])
def test_what_no_record_can_say_shows_nothing(field: str, text: str) -> None:
    wanted = f'{{ "{text}" }}' if field.endswith("in") else f'"{text}"'
    one = requirement(f"some code: {field} {wanted}")
    other = requirement("some data: available")
    in_fact = osaid.compare(one, other).forward.in_fact
    said = (
        field.endswith("in") and text.strip()
    )  # what is written has a line of its own
    assert in_fact is (Answer.NO if said else Answer.YES)


def test_licences_that_may_be_any_become_usual_ones() -> None:
    found = osaid.compare(
        requirement("code: license in osi_approved"),
        requirement("data: license in osi_approved"),
    )
    example = found.forward.counterexample
    assert example is not None
    (part,) = example.system.components
    assert part.name == part.kind
    (terms,) = part.license.values
    assert isinstance(terms, StatedLicense)
    assert (terms.written, str(terms.expression)) == ("MIT", "MIT")


def test_nothing_is_plainer_than_nothing() -> None:
    nothing = System("nothing")
    assert [edit(nothing) for edit in plainer(nothing)] == [nothing]


def test_a_wrong_counterexample_is_never_shown() -> None:
    sides = (
        Side(requirement("some code: available")),
        Side(requirement("no code: available")),
    )
    shower = Shower(sides, View.IN_FACT, shipped())
    with pytest.raises(WrongWitness):
        shower.example(System("nothing known"))


def test_a_policy_that_does_not_apply_says_why() -> None:
    one = requirement("no code: available")
    other = policy(
        "applies when system: machine_learning is yes"
        " requirement r { must no code: available }"
    )
    found = osaid.compare(one, other)
    example = found.forward.counterexample
    assert example is not None
    assert example.outcomes == (Outcome.CONFORMS, Outcome.NOT_APPLICABLE)
    assert example.findings == ()
    assert example.applies_because


def test_sides_may_be_policies_requirements_or_text() -> None:
    exemption = osaid.load_policy("eu-gpai-exemption 2025")
    found = osaid.compare(exemption, exemption.requirements["license"])
    assert found.relation() is Relation.STRICTER
    assert found.other.name == "eu-gpai-exemption 2025#license"
    again = osaid.compare("eu-gpai-exemption 2025", found.other.name)
    assert again.relation() is Relation.STRICTER


def test_readings_are_taken_by_those_that_have_them() -> None:
    found = osaid.compare(
        "osaid 1.0", "mof 1.0", readings={"open_data": "shared"}, seconds=0
    )
    assert found.one.name == "osaid 1.0, open_data=shared"
    assert found.other.name == "mof 1.0"


def test_a_stricter_reading_makes_a_stricter_policy() -> None:
    exemption = "eu-gpai-exemption 2025"
    found = osaid.compare(f"{exemption}, safety_limits=refused", exemption)
    assert found.relation() is Relation.STRICTER
    assert found.one.identity.chosen == ("safety_limits",)


def test_levels_of_a_ladder_are_stricter_one_by_one() -> None:
    tiers = osaid.load_policy("g7 2026").levels
    for lower, higher in pairwise(tiers):
        found = osaid.compare(f"g7 2026:{higher}", f"g7 2026:{lower}")
        assert found.relation() is Relation.STRICTER, (lower, higher)


def test_own_licence_facts_are_used() -> None:
    ruling = {
        "license": "BUSL-1.1",
        "right": "use",
        "status": "withheld",
        "author": "counsel",
        "date": "2026-03-01",
        "reason": "the text was read",
    }
    own = osaid.read_licenses({"osaid_licenses": 1, "overrule": [ruling]})
    one = requirement("code: license in { BUSL-1.1 }")
    other = requirement("code: license permits use")
    assert osaid.compare(one, other).forward.in_fact is Answer.YES
    assert osaid.compare(one, other, licenses=own).forward.in_fact is Answer.NO


def test_without_a_solver_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    with pytest.raises(UsageError, match="python-sat") as raised:
        osaid.compare("osaid 1.0", "mof 1.0")
    assert raised.value.diagnostics[0].code == "no-solver"
