"""Records that no reader lets through, and parents, are judged by one meaning."""

from __future__ import annotations

from typing import Any

import pytest

import osaid
from osaid.evaluation.cases import decide
from osaid.evaluation.judging import judge_system
from osaid.evaluation.policies import Policy
from osaid.records.components import Component, Presence
from osaid.records.statements import NONE, Fact, SetFact, Statement
from osaid.records.systems import Extent, Listing, System

ALL = (Listing("component", Fact((Statement(Extent.ALL),))),)


def said(value: object) -> Fact[Any]:
    return Fact((Statement(value),))


def elements(*said_of: tuple[str, bool]) -> SetFact:
    return SetFact(tuple((name, said(value)) for name, value in said_of))


def part(kind: str, name: str, **facts: Any) -> Component:  # noqa: ANN401 - facts
    return Component(kind, name, presence=said(Presence.PROVIDED), **facts)


def record(*components: Component, **options: Any) -> System:  # noqa: ANN401 - fields
    return System("odd", components=components, listings=ALL, **options)


def parsed(*sentences: str) -> Policy:
    """Return a policy that asks for some code or parent, and how the rest stands."""
    asked = "must some { code, parent }: has presence"
    body = " ".join((asked, *(f"should {sentence}" for sentence in sentences)))
    text = f"language 1 policy odd 1 status final requirement r {{ {body} }}"
    return osaid.parse_policy(text)


def truths(policy: Policy, system: System) -> list[str]:
    """Return what all but the first sentence come to, the same to both machines."""
    conclusion = policy.judge().program.conclude(system)
    expected = judge_system(system, policy.checked).findings
    assert conclusion.sentences == tuple(finding.truth for finding in expected)
    assert policy.decide(system) == decide(system, policy.checked)
    return [str(truth) for truth in conclusion.sentences[1:]]


CONFORMS = record(part("code", "own"))
OPEN = System("open")
PARENT = "together document for every parent where outcome is {}: covers scope"


def test_documents_of_parents_that_conform() -> None:
    policy = parsed(PARENT.format("conforms"), PARENT.format("fails"))
    parent = part("parent", "base")
    about = part(
        "document.model_card",
        "card",
        covers=elements(("scope", True)),
        about=elements(("base", True)),
    )
    parents = (("base", CONFORMS),)
    assert truths(policy, record(parent, parents=parents)) == ["false", "true"]
    assert truths(policy, record(parent, about, parents=parents)) == ["true", "true"]
    unsettled = record(parent, parents=(("base", OPEN),))
    assert truths(policy, unsettled) == ["unknown", "unknown"]


def test_documents_that_are_parents() -> None:
    policy = parsed(
        "together parent where outcome is conforms: covers scope",
        "together parent where outcome is conforms for every code: covers scope",
    )
    covers, about = elements(("scope", True)), elements(("all", True))
    base = part("parent", "base", covers=covers, about=about)
    system = record(base, part("code", "code"), parents=(("base", CONFORMS),))
    assert truths(policy, system) == ["true", "true"]


@pytest.mark.parametrize("records", [(CONFORMS, OPEN), (OPEN, CONFORMS)])
def test_of_two_records_of_a_parent_the_last_known_one_counts(
    records: tuple[System, ...],
) -> None:
    policy = parsed("parent: outcome is conforms", "parent: outcome is fails")
    parents = tuple(("base", one) for one in records)
    system = record(part("parent", "base"), parents=parents)
    assert truths(policy, system) == ["true", "false"]


@pytest.mark.parametrize("first", [True, False])
def test_of_an_element_that_is_there_twice_the_first_counts(
    first: bool,  # noqa: FBT001 - an answer
) -> None:
    policy = parsed(
        "some document: covers scope",
        "together document where covers scope for every data: covers scope",
    )
    data = part("data", "set", part_of=said(NONE))
    twice = elements(("scope", True), ("scope", False))
    about = elements(("all", False), ("set", first), ("set", not first))
    known = {True: ["true", "true"], False: ["true", "false"]}
    card = part("document", "card", covers=twice, about=about)
    assert truths(policy, record(data, card)) == known[first]


def test_a_component_without_a_name_is_one() -> None:
    policy = parsed(
        "every code: evidence of presence at least asserted",
        "together information for every data: covers scope",
    )
    covers, about = elements(("scope", True)), elements(("", True))
    system = record(
        part("code", ""),
        part("data", "", part_of=said(NONE)),
        part("information", "sheet", covers=covers, about=about),
    )
    assert truths(policy, system) == ["true", "true"]
    listed = (Listing("information", said(Extent.ALL)),)
    open_list = System("odd", components=system.components, listings=listed)
    assert truths(policy, open_list) == ["unknown", "unknown"]


@pytest.mark.parametrize("name", ["a\0b", "a\nb", "", "<string>", "\udcff"])
def test_a_policy_may_be_called_anything(name: str) -> None:
    text = (
        "language 1 policy p 1 status final requirement r { must some code: available }"
    )
    policy = osaid.parse_policy(text, name)
    assert policy.decide(OPEN) == "undetermined"
    assert policy.checked.source.name == name
