from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from osaid.records.components import Component, Presence
from osaid.records.problems import MOST_PROBLEMS, problems
from osaid.records.statements import NONE, Fact, SetFact, Statement
from osaid.records.systems import Attestation, System, Usage
from osaid.text import Place


def said(*values: Any) -> Fact[Any]:  # noqa: ANN401 - a value of any field
    return Fact(tuple(map(Statement, values)))


def part(kind: str, name: str, presence: Fact[Presence] | None = None) -> Component:
    there = said(Presence.PROVIDED) if presence is None else presence
    return Component(kind, name, presence=there, place=Place("x.yaml", 1, 1))


def of(name: str, *wholes: object) -> Component:
    return Component("data", name, part_of=said(*wholes))


def about(*names: str) -> Component:
    elements = tuple((name, said(YES)) for name in sorted(names))
    return Component("document", "paper", about=SetFact(elements))


def judged(*names: str) -> Attestation:
    return Attestation("sufficient_detail", answer=True, by="x", judged=names)


FINAL = "parameters.final"
YES, NO = True, False
ABSENT, UNKNOWN = said(Presence.ABSENT), said()
EITHER = said(Presence.ABSENT, Presence.PROVIDED)


def system(*components: Component, **parts: Any) -> System:  # noqa: ANN401
    return System("x", components=components, **parts)


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        (system(), []),
        (system(part(FINAL, "a"), part(FINAL, "b")), ["second-of-single-kind"]),
        (system(part(FINAL, "a"), part(FINAL, "b", ABSENT)), []),
        (system(part(FINAL, "a"), part(FINAL, "b", UNKNOWN)), []),
        (system(part(FINAL, "a"), part(FINAL, "b", EITHER)), []),
        (system(part("code", "a"), part("code", "b")), []),
        (
            system(part("code.training", "a"), usages=(Usage("code", said(YES)),)),
            ["unused-but-there"],
        ),
        (system(part("code", "a"), usages=(Usage("code.training", said(YES)),)), []),
        (system(part("code", "a"), usages=(Usage("code", said(NO)),)), []),
        (system(part("code", "a"), usages=(Usage("code", said(YES, NO)),)), []),
        (system(part("code", "a", ABSENT), usages=(Usage("code", said(YES)),)), []),
        (system(part("code", "a", UNKNOWN), usages=(Usage("code", said(YES)),)), []),
        (system(of("a", "b"), of("b", NONE)), []),
        (system(of("a", "a")), ["part-of-itself"]),
        (system(of("a", "b"), of("b", "c"), of("c", "a")), ["part-of-itself"]),
        (system(of("c", "a"), of("a", "b"), of("b", "a")), ["part-of-itself"]),
        (system(of("a", "b"), of("b", "a", "c"), of("c", NONE)), []),
        (system(of("a", "b")), ["unknown-component"]),
        (system(about("paper", "all")), []),
        (system(about("nothing")), ["unknown-component"]),
        (system(part("code", "a"), part("data", "a")), ["duplicate-name"]),
        (system(part("code", "All")), ["reserved-name"]),
        (system(part("code", "value")), ["reserved-name"]),
        (system(part("code", "a.b"), attestations=(judged("a.b", "a.b.license"),)), []),
        (system(attestations=(judged("all"),)), []),
        (system(attestations=(judged("a"),)), ["unknown-component"]),
        (system(part("code", "a"), attestations=(judged("a.x"),)), ["unknown-field"]),
        (
            system(part("code", "a"), attestations=(judged("a.outcome"),)),
            ["unknown-field"],
        ),
        (system(part("parent", "p"), parents=(("p", System("p")),)), []),
        (system(part("code", "p"), parents=(("p", System("p")),)), ["unknown-parent"]),
        (
            system(part("parent", "p"), parents=(("p", system(of("a", "a"))),)),
            ["part-of-itself"],
        ),
    ],
)
def test_problems(record: System, codes: list[str]) -> None:
    assert [problem.code for problem in problems(record)] == codes


@pytest.mark.parametrize(
    ("until", "codes"),
    [
        (date(2026, 1, 1), ["attestation-dates"]),
        (date(2025, 1, 1), ["attestation-dates"]),
        (date(2026, 1, 2), []),
        (None, []),
    ],
)
def test_an_attestation_ends_after_it_begins(
    until: date | None, codes: list[str]
) -> None:
    attestation = evolve(judged(), made=date(2026, 1, 1), until=until)
    found = problems(system(attestations=(attestation,)))
    assert [problem.code for problem in found] == codes


def test_a_reference_names_the_nearest_component() -> None:
    (problem,) = problems(system(of("the-pile", NONE), about("the-pil")))
    assert problem.help == "did you mean `the-pile`?"


def test_problems_say_where_they_are() -> None:
    first, second = part(FINAL, "a"), evolve(part(FINAL, "a"), place=Place("x.yaml", 9))
    assert [str(p.place) for p in problems(system(first, second))] == ["x.yaml:9"] * 2


def test_long_chains_and_many_problems_end() -> None:
    chain = [of(f"n{i}", f"n{i + 1}") for i in range(20_000)]
    assert problems(system(*chain, of("n20000", NONE))) == ()
    assert len(problems(system(*chain, of("n20000", "n0")))) == 1
    loose = [of(f"n{i}", f"m{i}") for i in range(20_000)]
    assert len(problems(system(*loose))) == MOST_PROBLEMS
