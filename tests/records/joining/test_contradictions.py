from __future__ import annotations

from typing import Any

import pytest

from osaid.records.joining import join
from osaid.records.statements import Grade
from osaid.records.systems import System
from tests.evaluation.small import policy
from tests.records.joining.told import (
    disagreements,
    names,
    part,
    said,
    told,
)


def listing(system: System, kind: str) -> set[str]:
    """Return how complete a list is said to be."""
    return {
        str(value)
        for one in system.listings
        if one.kind == kind
        for value in one.extent.values
    }


def unused(system: System, kind: str) -> set[object]:
    """Return whether a kind is said to be unused."""
    return {v for one in system.usages if one.kind == kind for v in one.unused.values}


def truth(system: System, sentence: str) -> str:
    """Return the truth of one sentence."""
    asked = policy(f"requirement asked {{ must {sentence} }}")
    return str(asked.evaluate(system).findings[0].truth)


def test_agreeing_statements_add_evidence() -> None:
    weights = {"parameters.final": {"license": "Apache-2.0"}}
    joined = join([told(name, components=weights) for name in ("a.yaml", "b.yaml")])
    (component,) = joined.system.components
    places = [s.origin.place for s in component.license.statements]
    assert sorted(p.file for p in places if p) == ["a.yaml", "b.yaml"]
    assert not component.license.is_contested
    assert (joined.agreements, joined.disagreements) == (1, ())


def test_contradicting_statements_stay_and_are_shown() -> None:
    there = {"presence": "provided"}
    joined = join(
        [
            told("a.yaml", components={"parameters.final": {"license": "MIT"} | there}),
            told("b.yaml", components={"parameters.final": {"license": "ISC"} | there}),
            told("c.yaml", components={"parameters.final": {"license": "MIT"} | there}),
        ]
    )
    assert said(joined, "parameters.final", "license") == {"MIT", "ISC"}
    assert disagreements(joined) == {
        "parameters.final: license": {"ISC": ["b.yaml"], "MIT": ["a.yaml", "c.yaml"]}
    }
    (warning,) = joined.diagnostics
    assert str(warning.place) == "b.yaml#/components/parameters.final/license"
    assert warning.message.startswith(
        "sources differ on `license` of `parameters.final`"
    )
    assert truth(joined.system, "parameters.final: license in {MIT, ISC}") == "true"
    assert truth(joined.system, "parameters.final: license in {MIT}") == "unknown"


def test_a_licence_in_other_words_is_the_same() -> None:
    joined = join(
        [
            told("a.yaml", components={"parameters.final": {"license": "Apache 2.0"}}),
            told("b.yaml", components={"parameters.final": {"license": "Apache-2.0"}}),
        ]
    )
    assert joined.disagreements == ()
    assert joined.agreements == 1


def test_several_locations_are_simply_several() -> None:
    joined = join(
        [
            told(
                f"{n}",
                components={"parameters.final": {"location": f"https://{n}.example"}},
            )
            for n in "ab"
        ]
    )
    assert len(said(joined, "parameters.final", "location")) == 2
    assert joined.disagreements == ()


def test_what_holds_on_other_days_does_not_contradict() -> None:
    first = {"value": "MIT", "until": "2025-01-01"}
    then = {"value": "ISC", "since": "2025-01-01"}
    joined = join(
        [
            told("a.yaml", components={"parameters.final": {"license": first}}),
            told("b.yaml", components={"parameters.final": {"license": then}}),
        ]
    )
    assert len(said(joined, "parameters.final", "license")) == 2
    assert joined.disagreements == ()


def test_topics_and_subjects_are_joined_one_by_one() -> None:
    card = {"information": {"name": "card", "covers": ["scope"], "about": ["crawl"]}}
    other = {
        "information": {"name": "card", "covers": {"scope": "no", "labeling": "yes"}}
    }
    joined = join(
        [
            told("a.yaml", components={"data": {"name": "crawl"}, **card}),
            told("b.yaml", components=other),
        ]
    )
    covers = dict(part(joined, "card").covers.elements)
    assert covers["labeling"].values == (True,)
    assert set(covers["scope"].values) == {True, False}
    assert disagreements(joined) == {
        "card: covers scope": {"no": ["b.yaml"], "yes": ["a.yaml"]}
    }


def test_references_follow_a_component_to_its_name() -> None:
    first = {
        "code.training": {"name": "code", "part_of": "all code", "digest": "sha256:ab"},
        "code": {"name": "all code"},
        "information": {"name": "card", "about": ["code"]},
    }
    second = {"code.training": {"name": "trainer-9", "digest": "sha256:ab"}}
    joined = join([told("a.yaml", components=first), told("b.yaml", components=second)])
    assert names(joined) == [
        "code all code",
        "information card",
        "code.training trainer-9",
    ]
    assert part(joined, "card").about.names == ("trainer-9",)
    assert part(joined, "trainer-9").part_of.values == ("all code",)


CODE = {"code.training": {"name": "train", "presence": "provided"}}
EVAL = {"code.evaluation": {"name": "bench", "presence": "provided"}}


def test_a_promise_is_about_the_list_of_its_source() -> None:
    joined = join(
        [
            told("mof.yml", components=CODE, listings={"code": "released"}),
            told("bom.json", components=EVAL),
        ]
    )
    assert listing(joined.system, "code") == {"released", "open"}
    assert disagreements(joined) == {
        "system: listing code": {"open": ["bom.json"], "released": ["mof.yml"]}
    }
    (one,) = joined.disagreements
    (mention,) = one.sides[0].mentions
    assert mention.grade is Grade.INFERRED
    assert mention.note == "`bench` is listed besides"
    # What bom.json lists is there, and nothing is known any more of the rest.
    assert truth(joined.system, "some code.evaluation: presence is provided") == "true"
    assert (
        truth(joined.system, "some code.inference: presence is provided") == "unknown"
    )


@pytest.mark.parametrize(
    ("promise", "presence", "left"),
    [
        ("released", "provided", {"released", "open"}),
        ("released", "withheld", {"released"}),
        ("released", "absent", {"released"}),
        ("released", "unknown", {"released"}),
        ("all", "provided", {"all", "open"}),
        ("all", "withheld", {"all", "released"}),
        ("all", "absent", {"all"}),
        ("all", "unknown", {"all"}),
        ("open", "provided", {"open"}),
    ],
)
def test_what_goes_beyond_a_promise(
    promise: str, presence: str, left: set[str]
) -> None:
    other = {"code.evaluation": {"name": "bench", "presence": presence}}
    joined = join(
        [
            told("a.yaml", components=CODE, listings={"code": promise}),
            told("b.yaml", components=other),
        ]
    )
    assert listing(joined.system, "code") == left


def test_a_promise_stands_where_the_same_is_listed() -> None:
    joined = join(
        [
            told("a.yaml", components=CODE, listings={"component": "all"}),
            told("b.yaml", components=CODE),
        ]
    )
    assert listing(joined.system, "component") == {"all"}
    assert truth(joined.system, "every code: presence is provided") == "true"


def test_promises_that_differ_count_as_the_weaker() -> None:
    joined = join(
        [
            told("a.yaml", components=CODE, listings={"code": "released"}),
            told("b.yaml", components=CODE, listings={"code": "all"}),
        ]
    )
    assert truth(joined.system, "every code: presence is provided") == "unknown"
    assert truth(joined.system, "some code.inference: presence is provided") == "false"


PARENT = {"parent": {"name": "base", "presence": "provided"}}


def test_an_unused_kind_against_a_component_of_it() -> None:
    joined = join(
        [told("a.yaml", unused={"parent": "yes"}), told("b.yaml", components=PARENT)]
    )
    assert unused(joined.system, "parent") == {True, False}
    assert said(joined, "base", "presence") == {"provided", "absent"}
    assert set(disagreements(joined)) == {"system: unused parent", "base: presence"}
    for sentence in ("parent unused", "some parent: has license"):
        assert truth(joined.system, sentence) == "unknown"


def test_an_unused_kind_against_a_use_below_it() -> None:
    joined = join(
        [
            told("a.yaml", unused={"code": "yes"}),
            told("b.yaml", unused={"code.tokenizer": "no"}),
        ]
    )
    assert truth(joined.system, "code.tokenizer unused") == "unknown"
    assert truth(joined.system, "code unused") == "unknown"


@pytest.mark.parametrize("kind", ["parameters.final", "code.architecture"])
def test_two_that_differ_of_a_single_kind(kind: str) -> None:
    weights = [
        {kind: {"name": n, "presence": "provided", "digest": f"sha256:{n}"}}
        for n in "ab"
    ]
    joined = join([told(f"{n}", components=w) for n, w in enumerate(weights)])
    for name in "ab":
        assert said(joined, name, "presence") == {"provided", "absent"}
    assert truth(joined.system, f"some {kind}: presence is provided") == "unknown"


def test_parts_that_are_parts_of_each_other() -> None:
    def parts(whole: str) -> dict[str, Any]:
        inner = {"a": "b", "b": "a"}[whole]
        return {"data": [{"name": whole}, {"name": inner, "part_of": whole}]}

    joined = join([told("1", components=parts("a")), told("2", components=parts("b"))])
    assert said(joined, "a", "part_of") == {"b", "none"}
    assert said(joined, "b", "part_of") == {"a", "none"}


def test_what_is_stated_goes_before_what_a_record_implies() -> None:
    joined = join([told("a", subject="weights"), told("b", machine_learning="no")])
    assert joined.system.machine_learning.values == (False,)
    assert joined.disagreements == ()


def spells(years: range) -> list[dict[str, Any]]:
    """Return the first half of each year, as days on which something holds."""
    return [
        {"since": f"{year}-01-01", "until": f"{year}-07-01", "by": f"{year}"}
        for year in years
    ]


@pytest.mark.parametrize(
    ("count", "left"), [(3, {"provided", "absent"}), (900, {"absent"})]
)
def test_what_follows_holds_on_the_same_days(count: int, left: set[str]) -> None:
    years = spells(range(1000, 1000 + count))
    unused = [{"value": "yes", **spell} for spell in years]
    there = [{"value": "provided", **spell} for spell in years]
    between = {"value": "provided", "since": "1000-08-01", "until": "1000-09-01"}
    joined = join(
        [
            told("a", unused={"parent": unused}),
            told("b", components={"parent": {"presence": [*there, between]}}),
        ],
        ["a"],
    )
    # Of very many spells, only the first day and the last are kept.
    assert said(joined, "parent", "presence") == left
