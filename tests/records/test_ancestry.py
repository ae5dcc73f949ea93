"""What is derived from itself, or from too much, is an error of the record."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

import osaid
from osaid.records.ancestry import MOST_ANCESTORS, MOST_GENERATIONS
from osaid.records.components import Component, Identity
from osaid.records.problems import MOST_PROBLEMS, problems
from osaid.records.systems import System
from tests.records.ancestors import deep, wide

Json = dict[str, Any]


def chain(*identities: Json, presence: str = "provided") -> Json:
    """Return a record whose parent has a record of the next, and so on."""
    *below, last = ({"osaid_record": 1, "name": "model", **i} for i in identities)
    for record in reversed(below):
        listed = {"name": "base", "presence": presence, "record": last}
        last = {**record, "components": {"parent": listed}}
    return last


A, B, C = ({"hub": f"org/{name}"} for name in "abc")


@pytest.mark.parametrize(
    "identities",
    [
        (A, A),
        (A, B, A),
        (A, B, C, A),
        (C, A, B, A),
        (A, B, {"hub": "ORG/A"}),
        ({"purl": "pkg:generic/a@1"}, B, {"purl": "pkg:generic/a@1"}),
        ({**A, "revision": "1f3"}, B, {**A, "revision": "1f3"}),
        (A, {**B, "purl": "pkg:generic/b"}, {**A, "digest": "sha256:0"}),
        # a package URL of the Hub is an id there, and its version a revision
        (A, B, {"purl": "pkg:huggingface/org/a"}),
        ({"purl": "pkg:huggingface/Org/A?x=y"}, A),
        ({**A, "revision": "1f3"}, {"purl": "pkg:huggingface/org/a@1f3"}),
        ({**A, "purl": "pkg:huggingface/org/a@1f3"}, {**A, "revision": "1f3"}),
    ],
)
def test_what_comes_to_be_its_own_ancestor_is_refused(
    identities: tuple[Json, ...],
) -> None:
    with pytest.raises(osaid.InputError) as raised:
        osaid.read(chain(*identities))
    (problem,) = raised.value.diagnostics
    assert problem.code == "parent-of-itself"
    assert "the parent `base` is `" in problem.message
    assert problem.place is not None
    assert str(problem.place).endswith("components/parent")


@pytest.mark.parametrize(
    "identities",
    [
        (A, B, C),
        ({}, {}, {}),
        ({**A, "revision": "2"}, {**A, "revision": "1"}),
        (A, {**A, "revision": "1"}),
        ({**A, "digest": "sha256:0"}, {**B, "digest": "sha256:0"}),
        ({"purl": "pkg:generic/a@2"}, {"purl": "pkg:generic/a@1"}),
        ({"purl": "pkg:huggingface/org/a@2"}, {"purl": "pkg:huggingface/org/a@1"}),
        ({"purl": "pkg:huggingface/org/a@2"}, {**A, "revision": "1"}),
        ({"name": "a", "release": "1"}, {"name": "a", "release": "1"}),
    ],
)
def test_what_is_alike_may_be_something_else(identities: tuple[Json, ...]) -> None:
    assert osaid.read(chain(*identities)).parents


def test_a_listed_parent_needs_no_record_to_be_oneself() -> None:
    listed = Component("parent", "base", identity=Identity(hub="org/a"))
    system = System("a", identity=Identity(hub="org/a"), components=(listed,))
    assert [problem.code for problem in problems(system)] == ["parent-of-itself"]
    other = evolve(system, identity=Identity(hub="org/b"))
    child = System("b", components=(Component("parent", "a"),), parents=(("a", other),))
    assert problems(child) == ()
    again = evolve(child, identity=Identity(hub="org/a"))
    assert [problem.code for problem in problems(again)] == ["parent-of-itself"]


def test_who_is_known_to_be_absent_is_no_ancestor() -> None:
    assert osaid.read(chain(A, A, presence="absent")).parents


def test_each_parent_of_several_is_looked_at() -> None:
    listed = tuple(
        Component("parent", str(number), identity=Identity(hub="org/a"))
        for number in range(2 * MOST_PROBLEMS)
    )
    system = System("a", identity=Identity(hub="org/a"), components=listed)
    assert len(problems(system)) == MOST_PROBLEMS


@pytest.mark.parametrize("system", [deep(33), deep(5000), wide(9), wide(60)])
def test_too_many_ancestors_are_one_problem(system: System) -> None:
    (problem,) = problems(system)
    assert problem.code == "lineage-too-long"
    assert f"more than {MOST_GENERATIONS} generations" in problem.message
    assert f"more than {MOST_ANCESTORS} ancestors" in problem.message


@pytest.mark.parametrize("system", [deep(32), wide(8)])
def test_many_ancestors_are_no_problem(system: System) -> None:
    assert problems(system) == ()


def test_what_is_wrong_with_an_ancestor_is_told_where_it_is() -> None:
    wrong = {"data.training": {"part_of": "nothing"}}
    record = chain({}, {}, {"components": wrong})
    with pytest.raises(osaid.InputError) as raised:
        osaid.read(record)
    (problem,) = raised.value.diagnostics
    assert problem.code == "unknown-component"
    assert str(problem.place).count("record") == 2
