"""The three answers on a freedom, and what stands between a system and a policy."""

from __future__ import annotations

from typing import Any

import pytest

import osaid
from osaid.records.outcomes import Decision, Group, Outcome
from osaid.truth import Truth
from tests.evaluation.small import OPEN, policy, record

T, U, F = Truth.TRUE, Truth.UNKNOWN, Truth.FALSE
USE = policy(
    """
freedom use "Use it" {
  must parameters.final: available and license permits use
  must system: not has overall_terms or overall_terms permits use
}
requirement code { upholds use must code.training: available and license permits use }
requirement other { must some document: available }
"""
)
COMPLETE: dict[str, Any] = {"listings": {"component": "all"}, "overall_terms": "none"}


def answers(freedom: str = "use", **said: Any) -> tuple[Truth, Truth, Truth]:  # noqa: ANN401
    found = USE.evaluate(record(**{**COMPLETE, **said})).freedoms[freedom]
    return found.truth, found.terms, found.form


def test_granted_by_the_terms_though_the_training_code_is_missing() -> None:
    verdict = USE.evaluate(record(components={"parameters.final": OPEN}, **COMPLETE))
    use = verdict.freedoms["use"]
    assert (use.truth, use.terms, use.form) == (F, T, F)
    assert "granted by the terms; precondition not met (code.training)" in str(verdict)


def test_what_is_withheld_is_left_out_of_the_terms() -> None:
    kept = {"presence": "withheld", "license": "CC-BY-NC-4.0"}
    parts = {"parameters.final": OPEN, "code.training": kept}
    assert answers(components=parts) == (F, T, F)


def test_limited_by_the_terms_though_everything_is_there() -> None:
    parts = {
        "parameters.final": {**OPEN, "license": "CC-BY-NC-4.0"},
        "code.training": OPEN,
    }
    assert answers(components=parts) == (F, F, T)
    assert answers(components=parts, overall_terms="Llama-2")[1] is F


def test_everything_is_there_under_terms_that_grant_it() -> None:
    parts = {"parameters.final": OPEN, "code.training": OPEN}
    assert answers(components=parts) == (T, T, T)
    assert answers(components=parts, overall_terms="unknown") == (U, U, T)


def test_a_released_list_is_as_good_as_a_complete_one_for_the_terms() -> None:
    parts = {"parameters.final": OPEN, "code.training": OPEN}
    assert answers(components=parts, listings={"component": "released"}) == (U, T, U)
    assert answers(components=parts, listings={}) == (U, U, U)


def test_a_freedom_that_is_there_needs_no_excuse() -> None:
    judge = policy('freedom use "Use it" { must some code: license in { MIT } }')
    kept = {"code": {"presence": "withheld", "license": "MIT"}}
    use = judge.evaluate(record(components=kept, **COMPLETE)).freedoms["use"]
    assert (use.truth, use.terms, use.form) == (T, T, T)


def test_what_helps_is_false_under_a_negation() -> None:
    judge = policy(
        """
requirement mixed { must some code: license in { MIT } must some code: labeled is yes }
freedom use "Use it" { must not requirement mixed }
"""
    )
    part = {**OPEN, "license": "MIT", "labeled": "yes"}
    use = judge.evaluate(record(components={"code": part}, **COMPLETE)).freedoms["use"]
    assert (use.truth, use.terms, use.form) == (F, T, T)


def test_a_freedom_without_sentences_is_what_upholds_it() -> None:
    judge = policy(
        """
freedom use "Use it" {}
requirement code { upholds use must code: available }
requirement other { must document: available }
"""
    )
    use = judge.evaluate(record(components={"code": OPEN}, **COMPLETE)).freedoms["use"]
    assert (use.truth, use.terms, use.form) == (T, T, T)


GROUPS = policy(
    """
applies when system: delivery is released
judgement enough "Is it enough?"
requirement granted { must every code: license in osi_approved }
requirement parts { must code: presence is provided }
requirement judged { must attested enough }
requirement said { must every code: class is open }
"""
)
YES = [{"judgement": "enough", "answer": "yes", "by": "A. Reader"}]
NO = [{"judgement": "enough", "answer": "no", "by": "A. Reader"}]
FREE = {"presence": "provided", "license": "MIT", "class": "open"}
REFUSED = {**FREE, "license": "CC-BY-NC-4.0"}


@pytest.mark.parametrize(
    ("said", "group", "still_open"),
    [
        ({"code": FREE, "attestations": YES}, Group.CONFORMS, []),
        ({"code": FREE}, Group.UNDETERMINED, []),
        ({"code": FREE, "delivery": "hosted_only"}, Group.NOT_APPLICABLE, []),
        ({"code": FREE, "delivery": "unknown"}, Group.UNDETERMINED, []),
        ({"code": REFUSED, "attestations": YES}, Group.TERMS, []),
        (
            {"code": REFUSED},
            Group.TERMS,
            ["system: enough not attested by anybody"],
        ),
        (
            {"code": {**REFUSED, "class": ["open", "public"]}, "attestations": YES},
            Group.TERMS,
            ["code: class contested: open against public"],
        ),
        (
            {"code": {**REFUSED, "class": "unknown"}, "attestations": YES},
            Group.UNDETERMINED_AFTER_TERMS,
            ["code: class not stated"],
        ),
        ({"code": REFUSED, "attestations": NO}, Group.COMPONENTS, []),
        ({"code": {**FREE, "presence": "withheld"}}, Group.COMPONENTS, []),
    ],
)
def test_the_group_of_a_system(
    said: dict[str, Any], group: Group, still_open: list[str]
) -> None:
    said = {"delivery": "released", **said}
    code = said.pop("code")
    system = record(components={"code": code}, listings={"code": "all"}, **said)
    verdict = GROUPS.evaluate(system)
    assert verdict.group is group
    assert list(verdict.open_after_terms) == still_open


def test_a_decision_follows_the_outcome() -> None:
    outcomes = {
        Outcome.CONFORMS: Decision.ACCEPTED,
        Outcome.FAILS: Decision.REJECTED,
        Outcome.UNDETERMINED: Decision.OPEN,
        Outcome.NOT_APPLICABLE: Decision.NOT_APPLICABLE,
    }
    judge = policy(
        "applies when system: delivery is released\n"
        "requirement parts { must code: available }"
    )
    found = {}
    for delivery, access in (
        ("released", "open"),
        ("released", "paid"),
        ("released", "unknown"),
        ("hosted_only", "open"),
    ):
        system = record(
            delivery=delivery,
            components={"code": {**OPEN, "access": access}},
            listings={"code": "all"},
        )
        verdict = judge.evaluate(system)
        assert judge.decide(system) is verdict.outcome
        found[verdict.outcome] = verdict.decision
    assert found == outcomes


def test_a_policy_that_may_not_apply_says_why() -> None:
    judge = policy(
        "applies when system: machine_learning is yes\n"
        "requirement parts { must code: available }"
    )
    verdict: osaid.Verdict = judge.evaluate(record(components={"code": OPEN}))
    assert verdict.applies is U
    assert verdict.applies_because == ("system: machine_learning not stated",)
    assert "The policy may not apply: system: machine_learning not" in str(verdict)
