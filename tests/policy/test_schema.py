"""What the language knows, read from the records."""

from __future__ import annotations

import pytest

from osaid.policy.loading import policy_from
from osaid.policy.policies import CheckedPolicy
from osaid.policy.schema import (
    has_terms_condition,
    is_terms_condition,
    other_subject,
)
from osaid.policy.syntax import Condition, Quantified
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.systems import System
from osaid.text import Source

TEXT = """language 1
definition example 1.0
status final

define usable for component = license permits use
define wide for component = usable
define documented for component = covers scope
define somewhere for system = some code: wide
define told for system = some document: documented

freedom use {{ }}
requirement reachable {{ must code: available }}
requirement facts {{
  upholds use
  must code: has location
  should code: has license
}}
requirement nested {{
  must requirement facts
  must requirement reachable
}}
requirement conditional when somewhere {{ must told }}
requirement asked {{ must {} }}
"""


def policy_with(sentence: str) -> CheckedPolicy:
    """Return a policy whose requirement `asked` has one sentence."""
    policy, diagnostics = policy_from(Source("policy", TEXT.format(sentence)))
    assert policy is not None, diagnostics
    return policy


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("code: available", True),
        ("no code: license in { MIT }", True),
        ("every code where has license: has location", True),
        ("system: not overall_terms permits use", True),
        ("system: price < 3 USD", True),
        ("code: has location", False),
        ("code: evidence of license at least cited", False),
        ("code unused", False),
        ("code: usable", True),
        ("code: has location or wide", True),
        ("code: documented", False),
        ("somewhere", True),
        ("told", False),
        ("not (told or told) and requirement facts", False),
        ("requirement facts", False),
        ("requirement reachable", True),
        ("requirement nested", True),
        ("requirement conditional", True),
        ("together document where wide: covers scope", True),
        ("together document for every code where usable: covers scope", True),
        ("together document for every code: covers scope", False),
    ],
)
def test_which_sentences_ask_for_terms(
    sentence: str,
    expected: bool,  # noqa: FBT001 - a column of the table
) -> None:
    policy = policy_with(sentence)
    asked = policy.requirements["asked"].sentences[0].proposition
    assert has_terms_condition(asked, policy) is expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("available", True),
        ("access is open", True),
        ("access in { open }", True),
        ("price < 3 USD", True),
        ("has license", True),
        ("license permits use", True),
        ("presence is provided", False),
        ("covers scope", False),
        ("evidence of license at least cited", False),
        ("usable", False),
        ("not available", False),
    ],
)
def test_which_conditions_are_terms_conditions(
    condition: str,
    expected: bool,  # noqa: FBT001 - a column of the table
) -> None:
    policy = policy_with(f"code: {condition}")
    asked = policy.requirements["asked"].sentences[0].proposition
    assert isinstance(asked, Quantified)
    body: Condition = asked.body
    assert is_terms_condition(body, policy.vocabulary) is expected


def test_a_name_asks_for_terms_or_not_whatever_it_is_asked_of() -> None:
    shared = fields_of(Component).keys() & fields_of(System).keys()
    assert {"price", "released"} <= shared
    for name in shared:
        fields = [fields_of(subject)[name] for subject in (Component, System)]
        assert len({field.terms for field in fields}) == 1


def test_there_are_two_subjects() -> None:
    assert other_subject(Component) is System
    assert other_subject(System) is Component
