"""Readings choose sentences and sets before anything is judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from osaid.diagnostics import UsageError
from osaid.evaluation.alternatives import MOST_COMBINATIONS, Difference, alternatives
from osaid.evaluation.cases import Assumptions
from osaid.records.outcomes import Outcome
from osaid.truth import Truth
from tests.evaluation.small import OPEN, policy, record

POLICY = policy(
    """
reading scope = code | all default code because "the text does not say"
reading open_terms = wide | narrow default wide because "nor this"
terms fine = osi_approved | { CC-BY-4.0 } when open_terms is wide
           = osi_approved when open_terms is narrow
requirement parts {
  must every code: license in fine
  must every data: license in fine when scope is all
  must every code: available when scope is code
  should some document: available
}
"""
)
SYSTEM = record(
    components={
        "code": {**OPEN, "license": "CC-BY-4.0"},
        "data": {**OPEN, "license": "CC-BY-NC-4.0"},
    },
    listings={"component": "all"},
)


def truths(**readings: str) -> dict[str, Truth]:
    verdict = POLICY.evaluate(SYSTEM, readings=readings)
    return {f.name.removeprefix("small-1.0/"): f.truth for f in verdict.findings}


def test_ordinals_are_the_same_under_every_reading() -> None:
    assert list(truths()) == ["parts/1", "parts/3", "parts/4"]
    assert list(truths(scope="all")) == ["parts/1", "parts/2", "parts/4"]


def test_a_reading_chooses_a_set() -> None:
    assert truths()["parts/1"] is Truth.TRUE
    assert truths(open_terms="narrow")["parts/1"] is Truth.FALSE


def test_a_verdict_names_the_readings_in_force() -> None:
    verdict = POLICY.evaluate(SYSTEM, readings={"scope": "all"})
    assert verdict.readings == {"open_terms": "wide", "scope": "all"}
    assert verdict.policy.chosen == ("scope",)
    assert POLICY.evaluate(SYSTEM).policy.chosen == ()
    assert POLICY.readings == {
        "scope": ("code", "all"),
        "open_terms": ("wide", "narrow"),
    }


@pytest.mark.parametrize(
    ("readings", "code", "cure"),
    [
        ({"scop": "all"}, "unknown-reading", "did you mean `scope`?"),
        ({"zzz": "all"}, "unknown-reading", "one of scope, open_terms"),
        ({"scope": "al"}, "unknown-reading-value", "did you mean `all`?"),
        ({"scope": "zzz"}, "unknown-reading-value", "one of code, all"),
    ],
)
def test_an_unknown_reading_names_the_nearest(
    readings: Mapping[str, str], code: str, cure: str
) -> None:
    for ask in (POLICY.evaluate, POLICY.decide, POLICY.requirements["parts"].evaluate):
        judge: Any = ask
        with pytest.raises(UsageError) as caught:
            judge(SYSTEM, readings=readings)
        (problem,) = caught.value.diagnostics
        assert (problem.code, problem.help) == (code, cure)


def test_every_problem_with_a_request_is_told_at_once() -> None:
    with pytest.raises(UsageError) as caught:
        POLICY.decide(SYSTEM, readings={"scop": "all", "scope": "none"})
    assert len(caught.value.diagnostics) == 2


def test_an_unknown_claim_names_the_nearest() -> None:
    named = [
        {"name": "theirs", "by": "them", "words": "no", "group": "terms"},
        {"name": "ours", "by": "us", "words": "yes", "group": "conforms"},
    ]
    for claims, accept, cure in (
        (named, "their", "did you mean `theirs`?"),
        (named, "zzz", "one of theirs, ours"),
        ([], "zzz", "it has none"),
    ):
        with pytest.raises(UsageError) as caught:
            POLICY.evaluate(record(claims=claims), accept=[accept])
        assert [d.code for d in caught.value.diagnostics] == ["unknown-claim"]
        assert caught.value.diagnostics[0].help == cure


def test_a_policy_without_readings_has_none() -> None:
    judge = policy("requirement parts { must code: available }")
    with pytest.raises(UsageError) as caught:
        judge.decide(SYSTEM, readings={"scope": "all"})
    assert caught.value.diagnostics[0].help == "it has none"


def test_what_hangs_on_which_reading() -> None:
    found = alternatives(SYSTEM, POLICY, Assumptions())
    assert found.outcome is Outcome.CONFORMS
    assert (found.tried, found.complete) == (4, True)
    assert dict(found.outcomes) == {Outcome.CONFORMS: 1, Outcome.FAILS: 3}
    assert set(found.differences) == {
        Difference((("scope", "all"),), Outcome.FAILS),
        Difference((("open_terms", "narrow"),), Outcome.FAILS),
    }


def test_a_reading_that_is_picked_stays() -> None:
    given = Assumptions(readings={"scope": "all"})
    found = alternatives(SYSTEM, POLICY, given)
    assert (found.outcome, found.tried) == (Outcome.FAILS, 2)
    assert found.differences == ()


def test_many_readings_are_changed_one_at_a_time() -> None:
    count = MOST_COMBINATIONS.bit_length()
    readings = [f'reading r{n} = a | b default a because "?"' for n in range(count)]
    sentences = [f"must some code: available when r{n} is b" for n in range(count)]
    judge = policy(
        "\n".join(readings)
        + "\nrequirement parts { must some code: presence is provided\n"
        + "\n".join(sentences)
        + " }"
    )
    paid = {"code": {"presence": "provided", "access": "paid"}}
    system = record(components=paid, listings={"code": "all"})
    found = alternatives(system, judge, Assumptions())
    assert (found.tried, found.complete) == (1 + count, False)
    assert dict(found.outcomes) == {Outcome.CONFORMS: 1, Outcome.FAILS: count}
    assert len(found.differences) == count
