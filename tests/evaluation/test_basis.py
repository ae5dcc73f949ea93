"""On whose word a verdict rests, and on whose it does not."""

from __future__ import annotations

from osaid.records.outcomes import Outcome
from osaid.records.statements import Grade
from tests.evaluation.small import cited, inferred, policy, record

POLICY = policy(
    """
judgement enough "Is it enough?"
judgement safe "Is it safe?"
requirement parts {
  must every code: presence is provided
  must every code: presence in { provided, withheld }
  must every code: license in osi_approved
  should every code: class is open
}
requirement judged { must attested enough and attested safe }
"""
)
ATTESTED = [
    {"judgement": "enough", "answer": "yes", "by": "A. Reader"},
    {"judgement": "enough", "answer": "yes", "by": "B. Reader"},
    {"judgement": "safe", "answer": "yes", "by": "A. Reader"},
]
LISTED = {"code": {"value": "all", "grade": "verified"}}


def test_each_fact_counts_once_by_its_best_grade() -> None:
    code = {
        "presence": [cited("provided"), inferred("provided")],
        "license": "MIT",
        "class": inferred("open"),
    }
    basis = POLICY.evaluate(
        record(components={"code": code}, listings=LISTED, attestations=ATTESTED)
    ).basis
    # The licence is asserted, the presence cited, the list verified; `should` and
    # what people judged are counted apart.
    assert dict(basis.grades) == {
        Grade.ASSERTED: 1,
        Grade.CITED: 1,
        Grade.VERIFIED: 1,
    }
    assert basis.attestations == 3
    assert basis.weakest is Grade.ASSERTED


def test_a_failure_rests_on_what_is_false_alone() -> None:
    code = {"presence": cited("withheld"), "license": "MIT"}
    verdict = POLICY.evaluate(
        record(components={"code": code}, listings=LISTED, attestations=ATTESTED)
    )
    assert verdict.outcome is Outcome.FAILS
    assert verdict.basis.grades == ((Grade.CITED, 1),)
    assert verdict.basis.attestations == 0
    assert verdict.basis.weakest is Grade.CITED


def test_nothing_known_is_no_basis() -> None:
    basis = POLICY.evaluate(record()).basis
    assert basis.grades == ()
    assert basis.weakest is None


def test_what_does_not_apply_rests_on_why_it_does_not() -> None:
    judge = policy(
        "applies when system: delivery is released\n"
        "requirement parts { must every code: presence is provided }"
    )
    verdict = judge.evaluate(
        record(
            delivery=cited("hosted_only"),
            components={"code": {"presence": inferred("absent")}},
            listings=LISTED,
        )
    )
    assert verdict.outcome is Outcome.NOT_APPLICABLE
    assert verdict.basis.grades == ((Grade.CITED, 1),)


def test_what_a_supplier_calls_it_is_said_in_one_order() -> None:
    calls = [record(described_as=said) for said in (["b", "a", "none"], ["a", "b"])]
    told = {POLICY.evaluate(system).system.described_as for system in calls}
    assert told == {("a", "b")}


def test_what_a_supplier_calls_a_system_that_fails_is_told() -> None:
    code = {"code": {"presence": "withheld"}}
    said = {"described_as": ["open source", "a model"], "components": code}
    told = " ".join(str(POLICY.evaluate(record(supplier="ACME", **said))).split())
    assert "Described by ACME as: open source." in told
    assert "Described by its supplier as: open" in str(POLICY.evaluate(record(**said)))
    kept = record(described_as="open source")
    assert "Described by" not in str(POLICY.evaluate(kept))
