"""A model is judged with the models it was derived from."""

from __future__ import annotations

from typing import Any

import pytest

import osaid
from osaid.records.outcomes import Outcome
from tests.evaluation.small import OPEN, policy, reasons, record

POLICY = policy(
    """
reading scope = code | data default code because "the text does not say"
requirement parts {
  must code: available when scope is code
  must data: available when scope is data
}
requirement lineage { must every parent: outcome is conforms }
"""
)
GIVEN: dict[str, Any] = {"presence": "provided"}


def model(code: object, *parents: object, **said: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a record of a model, as in a file; parents are records, or None."""
    listed = [
        {"name": f"base {number}", **GIVEN, **({"record": base} if base else {})}
        for number, base in enumerate(parents)
    ]
    components = {"code": code, **({"parent": listed} if listed else {})}
    return {
        "osaid_record": 1,
        "name": "model",
        "components": components,
        "listings": {"component": "all"},
        **said,
    }


PAID = {**OPEN, "access": "paid"}
UNCLEAR = {**GIVEN}


@pytest.mark.parametrize(
    ("base", "outcome", "reason"),
    [
        (model(OPEN), Outcome.CONFORMS, "outcome conforms"),
        (model(PAID), Outcome.FAILS, "outcome fails"),
        (model(UNCLEAR), Outcome.UNDETERMINED, "outcome open"),
        (None, Outcome.UNDETERMINED, "outcome not stated"),
        (model(OPEN, model(PAID)), Outcome.FAILS, "outcome fails"),
        (model(OPEN, model(OPEN)), Outcome.CONFORMS, "outcome conforms"),
    ],
)
def test_a_parent_is_judged_by_its_own_record(
    base: object, outcome: Outcome, reason: str
) -> None:
    verdict = POLICY.evaluate(osaid.read(model(OPEN, base)))
    assert verdict.outcome is outcome
    assert reason in reasons(verdict)[-1]


def test_one_parent_of_several_is_enough_to_fail() -> None:
    system = osaid.read(model(OPEN, model(OPEN), model(PAID)))
    verdict = POLICY.evaluate(system)
    assert verdict.outcome is Outcome.FAILS
    assert reasons(verdict)[-1] == "parent `base 1`: outcome fails"


def test_trained_from_scratch_is_the_statement_that_there_is_no_parent() -> None:
    code = {"code": OPEN}
    lists = {"code": "all"}
    open_list = record(components=code, listings=lists)
    assert POLICY.decide(open_list) is Outcome.UNDETERMINED
    scratch = record(components=code, listings=lists, unused={"parent": "yes"})
    assert POLICY.decide(scratch) is Outcome.CONFORMS


def test_parents_are_judged_under_the_same_readings() -> None:
    data = {"data": OPEN, "code": PAID}
    base = {**model(PAID), "components": data}
    system = record(
        components={**data, "parent": {"name": "base", **GIVEN, "record": base}},
        listings={"component": "all"},
    )
    assert POLICY.decide(system) is Outcome.FAILS
    assert POLICY.decide(system, readings={"scope": "data"}) is Outcome.CONFORMS


def test_parents_are_judged_as_of_the_same_day() -> None:
    later = {**PAID, "access": {"value": "paid", "since": "2025-01-01"}}
    base = model(later, made="2024-01-01")
    judged = {
        made: POLICY.decide(osaid.read(model(OPEN, base, made=made)))
        for made in ("2024-06-01", "2025-06-01")
    }
    assert judged == {
        "2024-06-01": Outcome.UNDETERMINED,
        "2025-06-01": Outcome.FAILS,
    }


def test_a_parent_to_which_the_policy_does_not_apply_does_not_conform() -> None:
    judge = policy(
        "applies when system: delivery is released\n"
        "requirement lineage { must every parent: outcome is conforms }"
    )
    base = model(OPEN, delivery="hosted_only")
    verdict = judge.evaluate(osaid.read(model(OPEN, base, delivery="released")))
    assert verdict.outcome is Outcome.FAILS
    assert reasons(verdict) == ["parent `base 0`: outcome not_applicable"]
