"""Words of one's own in policies that extend and use each other."""

from __future__ import annotations

from typing import Any

import osaid
from osaid.policy.loading import nowhere, policy_from
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import Component
from osaid.records.systems import System
from osaid.text import Source
from tests.evaluation.small import record

BASE = """language 1
policy base 1.0
status final
kind code.reward_model "code that scores answers" single
topic consent "whether people agreed"
attribute system.country: text
attribute component.reviewed: truth
attribute data.fee: money as terms
terms mine = { MIT }
define fine for component = reviewed and license in mine
requirement home { must system: country in { "DE", "FR" } }
requirement seen { must every code: fine }
requirement cheap { must every data: fee < 10 EUR }
"""


def joined(text: str) -> tuple[CheckedPolicy | None, list[str]]:
    """Return a policy that may build on the one above, and the codes it raises."""

    def find(name: str, version: str) -> CheckedPolicy:
        if name != "base":
            return nowhere(name, version)
        base, _ = policy_from(Source("base.osaid", BASE))
        assert base is not None
        return base

    policy, found = policy_from(Source("own.osaid", f"language 1\n{text}\n"), find)
    return policy, [d.code for d in found]


def accepted(text: str) -> osaid.Policy:
    """Return a policy without anything odd in it."""
    policy, found = joined(text)
    assert found == []
    assert policy is not None
    return osaid.Policy(policy)


def truth(policy: osaid.Policy, requirement: str, **said: Any) -> str:  # noqa: ANN401
    """Return whether a requirement holds of a small record."""
    return str(policy.requirements[requirement].evaluate(record(**said)).truth)


def test_inherited_attributes_keep_the_name_of_the_policy_that_declares_them() -> None:
    policy = accepted(
        "policy own 1.0 extends base 1.0\nstatus final\n"
        "attribute system.size: number\n"
        'requirement more { must system: country is "DE" and size > 1 '
        'and base.country is "DE" and own.size > 1 }'
    )
    words = policy.checked.vocabulary
    assert words.namespaces == {"base", "own"}
    country = words.field("country", System)
    assert country is not None
    assert country.recorded == "base.country"
    assert words.field("country", Component) is None
    own = {"base.country": "DE", "own.size": "2"}
    assert truth(policy, "more", attributes=own) == "true"
    assert truth(policy, "home", attributes=own) == "true"
    assert truth(policy, "home", attributes={"own.country": "DE"}) == "unknown"


def test_copies_name_attributes_in_full() -> None:
    policy = accepted(
        "policy own 1.0\nuses base 1.0\nstatus final\n"
        "attribute system.country: one of { de, fr }\n"
        "requirement both { must requirement base.home must requirement base.seen\n"
        "  must system: own.country is de }"
    )
    reviewed = {
        "code": {
            "presence": "provided",
            "license": "MIT",
            "attributes": {"base.reviewed": "yes"},
        }
    }
    said: dict[str, Any] = {"components": reviewed, "listings": {"code": "all"}}
    own = {"base.country": "FR", "own.country": "de"}
    assert truth(policy, "both", attributes=own, **said) == "true"
    own = {"own.country": "de", "base.country": "US"}
    assert truth(policy, "both", attributes=own, **said) == "false"
    assert truth(policy, "both", attributes={"own.country": "de"}, **said) == "unknown"


def test_a_name_that_attributes_of_two_policies_have_needs_the_policy() -> None:
    _, found = joined(
        "policy own 1.0\nuses base 1.0\nstatus final\n"
        "attribute system.country: text\n"
        'requirement home { must system: country is "DE" }\n'
        "requirement seen { must requirement base.home }"
    )
    assert found == ["unknown-field"]


def test_what_is_inherited_cannot_be_declared_again() -> None:
    head = "policy own 1.0 extends base 1.0\nstatus final\n"
    for declared, code in (
        ('kind code.reward_model "mine"', "already-inherited"),
        ('topic consent "mine"', "already-inherited"),
        ("attribute system.country: text", "already-inherited"),
    ):
        _, found = joined(head + declared)
        assert found == [code]


def test_a_policy_that_uses_another_has_its_words() -> None:
    policy = accepted(
        "policy own 1.0\nuses base 1.0\nstatus final\n"
        "requirement words { must code.reward_model: reviewed\n"
        "  must some document: covers consent }"
    )
    assert policy.checked.vocabulary.singles >= {"code.reward_model"}


def test_attributes_that_are_marked_ask_for_terms() -> None:
    policy = accepted("policy own 1.0 extends base 1.0\nstatus final")
    said: dict[str, Any] = {
        "components": {
            "data": {"presence": "provided", "attributes": {"base.fee": "20 EUR"}},
            "code": {"presence": "provided", "license": "MIT"},
        },
        "attributes": {"base.country": "DE"},
        "listings": {"component": "all"},
    }
    said["components"]["code"]["attributes"] = {"base.reviewed": "yes"}
    assert str(policy.evaluate(record(**said)).group) == "terms"
    said["components"]["data"]["attributes"] = {"base.fee": "5 EUR"}
    assert str(policy.evaluate(record(**said)).group) == "conforms"
    said["components"]["code"]["attributes"] = {"base.reviewed": "no"}
    assert str(policy.evaluate(record(**said)).group) == "components"
