"""What follows if a published verdict of somebody else is believed."""

from __future__ import annotations

from typing import Any

import pytest

import osaid
from osaid.evaluation.parts import Acceptance
from osaid.records.outcomes import Group, Outcome
from tests.evaluation.small import OPEN, cited, claim, inferred, policy, record

POLICY = policy(
    """
judgement enough "Is it enough?"
requirement parts { must code.training: available must attested enough }
requirement granted { must code.training: license in osi_approved }
"""
)
ALL = {"code": "all"}


def training(**said: Any) -> dict[str, Any]:  # noqa: ANN401 - as in a file
    return {"code.training": {**OPEN, **said}}


def accepted(system: osaid.System, judge: osaid.Policy = POLICY) -> Acceptance:
    (acceptance,) = judge.evaluate(system, accept=["theirs"]).acceptances
    return acceptance


def assumed(system: osaid.System, judge: osaid.Policy = POLICY) -> dict[str, str]:
    verdict = judge.evaluate(system, accept=["theirs"])
    assert verdict.basis.assumptions == len(verdict.assumptions)
    return {a.finding: "; ".join(a.facts) for a in verdict.assumptions}


def test_what_is_open_or_only_inferred_is_assumed() -> None:
    system = record(
        components=training(presence=inferred("absent")),
        listings=ALL,
        claims=[claim("conforms")],
    )
    assert POLICY.evaluate(system).group is Group.COMPONENTS
    assert accepted(system) == Acceptance(
        "theirs", Group.CONFORMS, Group.CONFORMS, Outcome.CONFORMS, 3
    )
    told = assumed(system)
    assert list(told) == [
        "small-1.0/parts/1",
        "small-1.0/parts/2",
        "small-1.0/granted/1",
    ]
    assert "not found in the hub, the paper, 2025-01-31" in told["small-1.0/parts/1"]
    assert told["small-1.0/parts/2"] == "system: enough not attested by anybody"


def test_what_a_source_says_stays_false() -> None:
    system = record(
        components=training(presence=cited("withheld")),
        listings=ALL,
        claims=[claim("conforms")],
    )
    acceptance = accepted(system)
    assert (acceptance.group, acceptance.assumed) == (Group.COMPONENTS, 0)
    assert not acceptance.accepted
    assert assumed(system) == {}


def test_a_claim_about_terms() -> None:
    refused = {"license": cited("CC-BY-NC-4.0")}
    system = record(
        components=training(**refused), listings=ALL, claims=[claim("terms")]
    )
    assert accepted(system) == Acceptance(
        "theirs", Group.TERMS, Group.TERMS, Outcome.FAILS, 1
    )
    assert list(assumed(system)) == ["small-1.0/parts/2"]


@pytest.mark.parametrize(
    ("said", "group"),
    [({}, Group.CONFORMS), ({"presence": cited("absent")}, Group.COMPONENTS)],
)
def test_a_claim_about_terms_that_does_not_fit(
    said: dict[str, object], group: Group
) -> None:
    system = record(components=training(**said), listings=ALL, claims=[claim("terms")])
    acceptance = accepted(system)
    assert not acceptance.accepted
    assert acceptance.group is group
    assert f"under it the system would be {group.value}" in " ".join(
        str(POLICY.evaluate(system, accept=["theirs"])).split()
    )


@pytest.mark.parametrize(("presence", "fits"), [("absent", True), ("provided", False)])
def test_a_claim_about_components_assumes_nothing(
    presence: str,
    fits: bool,  # noqa: FBT001 - a column of the table
) -> None:
    system = record(
        components=training(presence=presence),
        listings=ALL,
        claims=[claim("components")],
    )
    assert accepted(system).accepted is fits
    assert assumed(system) == {}


def test_a_policy_that_may_not_apply_settles_nothing() -> None:
    judge = policy(
        "applies when system: machine_learning is yes\n"
        "requirement parts { must code.training: available }"
    )
    system = record(components=training(), listings=ALL, claims=[claim("conforms")])
    assert accepted(system, judge).group is Group.UNDETERMINED


def test_a_requirement_of_which_all_is_believed_is_believed() -> None:
    # False on the record for one reason, and without what was inferred for another.
    judge = policy(
        """
requirement both { must some code: access is open must some code: license in { MIT } }
requirement whole { must requirement both }
"""
    )
    part = {
        "presence": "provided",
        "access": inferred("paid"),
        "license": [cited("ISC"), inferred("MIT")],
    }
    system = record(
        components={"code": part}, listings={"code": "all"}, claims=[claim("conforms")]
    )
    assert accepted(system, judge).accepted
    assert list(assumed(system, judge)) == ["small-1.0/both/1", "small-1.0/both/2"]


def test_a_true_sentence_stays_true_whatever_it_refers_to() -> None:
    judge = policy(
        """
requirement gated { must some code: access is paid }
requirement free { must not requirement gated }
"""
    )
    system = record(
        components={"code": {"presence": "provided", "access": inferred("open")}},
        listings={"code": "all"},
        claims=[claim("conforms")],
    )
    assert accepted(system, judge).accepted
    assert list(assumed(system, judge)) == ["small-1.0/gated/1"]


def test_a_parent_that_fails_for_what_sources_say_stays_failing() -> None:
    judge = policy(
        """
requirement parts { must every code.training: available }
requirement lineage { must every parent: outcome is conforms }
"""
    )

    def child(presence: dict[str, object]) -> osaid.System:
        parent = {
            "osaid_record": 1,
            "name": "base",
            "components": {"code.training": {"presence": presence}},
        }
        listed = {"name": "base", "presence": "provided", "record": parent}
        return record(
            components={"parent": listed},
            listings={"component": "all"},
            claims=[claim("conforms")],
        )

    assert not accepted(child(cited("withheld")), judge).accepted
    assert accepted(child(inferred("withheld")), judge).accepted


def test_a_human_no_stays_though_it_judged_what_was_inferred() -> None:
    system = record(
        components=training(license=inferred("MIT")),
        listings=ALL,
        claims=[claim("conforms")],
        attestations=[
            {
                "judgement": "enough",
                "answer": "no",
                "by": "A. Reader",
                "made": "2025-02-01",
                "judged": ["code.training"],
            }
        ],
    )
    assert not accepted(system).accepted
