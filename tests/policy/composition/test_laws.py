"""Laws of policies that build on others, on random ones."""

from __future__ import annotations

import pickle
from collections import Counter
from random import Random

import pytest

from osaid.analysis.differences import Change, difference
from osaid.evaluation.policies import Policy
from osaid.policy.sources import JoinedSource
from osaid.policy.traversal import nodes_in
from tests.laws.agreement import try_agreement
from tests.laws.records import random_record
from tests.laws.trials import Makers
from tests.policy.composition.builders import random_composed

MAKERS = Makers(random_composed)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_generated_agrees_with_the_interpreter(seed: int) -> None:
    try_agreement(seed, Counter(), MAKERS)


@pytest.mark.parametrize("seed", range(6))
def test_a_composed_policy_can_be_pickled(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = random_composed(random)
    again = pickle.loads(pickle.dumps(policy))  # noqa: S301 - it is ours
    assert again.syntax == policy.syntax
    assert again.digest == policy.digest
    assert again.copies == policy.copies
    system = random_record(random)
    assert Policy(again).evaluate(system) == Policy(policy).evaluate(system)


@pytest.mark.parametrize("seed", range(6))
def test_all_that_is_said_has_a_place_in_some_text(seed: int) -> None:
    policy = random_composed(Random(seed))  # noqa: S311 - nothing is secret here
    assert isinstance(policy.source, JoinedSource)
    known = {str(part.policy) for part in policy.source.parts}
    assert known == {"base 1", "used 1", "own-one 1"}
    for node in nodes_in(policy.syntax):
        excerpt = policy.source.excerpt(node.span)
        assert excerpt.line in policy.source.part_of(node.span).source.text


@pytest.mark.parametrize("seed", range(4))
def test_a_policy_does_not_differ_from_itself(seed: int) -> None:
    policy = random_composed(Random(seed))  # noqa: S311 - nothing is secret here
    found = difference(policy, policy)
    assert found.related
    assert {group.change for group in found.groups} <= {Change.CHANGED}
    assert [g for g in found.groups if g.removed or g.added] == []
