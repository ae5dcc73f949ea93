"""What is not known and would decide, against completions and the interpreter."""

from __future__ import annotations

from collections import Counter

import pytest

import osaid
from osaid.analysis.remedies.changes import Fact
from osaid.analysis.remedies.questions import open_questions
from osaid.analysis.remedies.results import Finding
from osaid.analysis.remedies.sensitivity import sensitivity
from osaid.evaluation.cases import Assumptions
from osaid.library.shipped import example_names
from osaid.records.outcomes import Outcome
from osaid.records.systems import System
from tests.analysis.remedies.asking import try_case
from tests.evaluation.small import policy, record

GIVEN = Assumptions()
OSAID = osaid.load_policy("osaid 1.0")


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_small_records(first: int) -> None:
    tally: Counter[str] = Counter()
    for seed in range(first, first + 20):
        try_case(seed, tally)
    assert tally["open"]


@pytest.mark.parametrize("name", example_names())
def test_shipped_systems(name: str) -> None:
    system = osaid.read(f"example:{name}")
    found = open_questions(system, OSAID.checked, GIVEN)
    is_open = OSAID.decide(system) is Outcome.UNDETERMINED
    assert (found.conforms.finding is Finding.FOUND) is is_open
    assert (found.fails.finding is Finding.FOUND) is is_open
    assert bool(found.order) is is_open
    told = [bool(asked.decides) for asked in found.order]
    assert told == sorted(told, reverse=True)


def test_a_verdict_hangs_on_the_licence_of_the_weights() -> None:
    system = osaid.read("example:bloom")
    told = sensitivity(system, OSAID.checked, GIVEN)
    assert (told.can_conform, told.can_fail) == (False, True)
    fact = Fact("parameters.final", "weights", "license")
    assert fact in [hinge.fact for hinge in told.hinges]


def test_nothing_known_can_end_either_way() -> None:
    told = sensitivity(System("nothing"), OSAID.checked, GIVEN)
    assert (told.outcome, told.can_conform) == (Outcome.UNDETERMINED, True)
    assert told.can_fail


def test_no_time_decides_nothing() -> None:
    found = open_questions(System("nothing"), OSAID.checked, GIVEN, seconds=1e-9)
    assert found.conforms.finding is Finding.NOT_DECIDED
    told = sensitivity(System("nothing"), OSAID.checked, GIVEN, seconds=1e-9)
    assert (told.can_conform, told.can_fail) == (None, None)
    bloom = osaid.read("example:bloom")
    known = sensitivity(bloom, OSAID.checked, GIVEN, seconds=1e-9)
    assert (told.complete, known.complete, known.hinges) == (False, False, ())


def test_a_word_of_a_set_is_one_thing_to_know() -> None:
    small = policy("""
        attribute system.regions: set of { eu, us }
        attribute system.risk: one of { low, high }
        requirement r {
          must system: regions includes eu
          must system: risk is low
        }
    """).checked
    eu = Fact("system", None, "small.regions", "eu")
    found = open_questions(System("nothing"), small, GIVEN)
    told = {asked.fact: asked.answers for asked in found.order}
    assert told == {
        eu: (True, False),
        Fact("system", None, "small.risk"): ("low", "high"),
    }
    known = record(attributes={"small.regions.eu": "no"})
    (hinge,) = sensitivity(known, small, GIVEN).hinges
    assert hinge.fact == eu


def test_verdicts_know_what_is_open() -> None:
    verdict = osaid.evaluate(osaid.read("example:olmo"))
    assert verdict.open_questions() == osaid.open_questions(osaid.read("example:olmo"))
    assert verdict.sensitivity() == osaid.sensitivity(osaid.read("example:olmo"))
    loaded = osaid.Verdict.from_dict(verdict.to_dict())
    for ask in (loaded.open_questions, loaded.sensitivity):
        with pytest.raises(osaid.UsageError) as error:
            ask()
        assert [found.code for found in error.value.diagnostics] == ["no-record"]


def test_a_time_that_is_none_is_refused() -> None:
    verdict = osaid.evaluate(osaid.read("example:olmo"))
    with pytest.raises(osaid.UsageError):
        verdict.open_questions(seconds=0)
