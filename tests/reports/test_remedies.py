"""What people are told of remedies: pages, lists, and what stands for what."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import osaid
from osaid.assessment import example_names
from osaid.reports.advice import Advice, Wanted
from osaid.reports.remedies import advise
from osaid.reports.remedies_page import as_lines, as_markdown, in_brief, with_remedies
from tests import ROOT
from tests.evaluation.small import OPEN, policy, record
from tests.golden import check_output

PAGES = ROOT / "tests" / "conformance" / "remedies"
FAILING = [
    "bloom",
    "falcon-180b",
    "falcon-40b",
    "grok-1",
    "llama-2",
    "mixtral",
    "phi-2",
    "starcoder2",
]
POSSIBLE = Wanted("possible", (), (), (), 30)
CONFORMS = evolve(POSSIBLE, toward="conforms")


@cache
def told(name: str, wanted: Wanted = POSSIBLE) -> Advice:
    """Return what is told of a shipped system under the definition."""
    return advise(osaid.evaluate(osaid.read(f"example:{name}")), wanted, name)


def test_these_are_the_shipped_systems_that_fail() -> None:
    outcomes = {
        name: osaid.evaluate(osaid.read(f"example:{name}")).outcome
        for name in example_names()
    }
    failing = [n for n, outcome in outcomes.items() if outcome is osaid.Outcome.FAILS]
    assert sorted(failing) == FAILING
    assert {path.stem for path in PAGES.glob("*.txt")} == set(FAILING)


@pytest.mark.parametrize("name", FAILING)
def test_the_page_of_a_shipped_system(name: str) -> None:
    check_output(page_of(name), with_remedies(f"{name}\n", told(name)) + "\n")


def page_of(name: str) -> Path:
    return PAGES / f"{name}.txt"


@pytest.mark.parametrize("name", ["bloom", "grok-1", "olmo"])
def test_toward_conforms_three_things_are_kept_apart(name: str) -> None:
    advice = told(name, CONFORMS)
    best = advice.best
    assert best is not None
    moves = [
        {change.move for step in steps for change in step.changes}
        for steps in (best.do, best.establish, best.attest)
    ]
    assert moves[0] <= {"publish", "license", "drop", "describe"}
    assert moves[1:] == [{"establish"}, {"attest"}]
    possible = told(name).best
    # What is not known may turn out so that less is to be done, and never more.
    assert len(best.do) == (0 if possible is None else len(possible.do))
    text = with_remedies("", advice)
    assert text.index("What to establish:") < text.index("What to have attested:")


def test_elements_of_one_set_are_one_step() -> None:
    best = told("grok-1", CONFORMS).best
    assert best is not None
    steps = [step for step in best.establish if len(step.changes) > 1]
    assert len(steps) == 1
    assert steps[0].says.count(",") >= 5
    assert best.size == best.cost > len(best.steps)


@pytest.mark.parametrize("name", FAILING)
def test_a_component_is_told_in_one_place(name: str) -> None:
    best = told(name).best
    assert best is not None
    named = [step.changes[0].component for step in best.do]
    assert named == sorted(named, key=named.index)
    assert len(best.steps) == best.cost


@pytest.mark.parametrize("name", FAILING)
def test_all_that_is_needed_is_named_where_it_is_decided(name: str) -> None:
    advice = told(name)
    assert advice.best is not None
    for step in advice.best.steps:
        assert step.needed
        for sentence in map(advice.sentence, step.needed):
            assert not sentence.says.startswith("This requirement must be met")


GATES = """\
requirement one { must code: available else "publish the code" }
requirement two { must code: presence is provided }
requirement three { must data: available must data: has location }
"""


def small(text: str, wanted: Wanted = POSSIBLE, **said: Any) -> Advice:  # noqa: ANN401 - as in a file
    """Return what is told of a small record under a small policy."""
    return advise(policy(text).evaluate(record(**said)), wanted, "small.yaml")


WITHHELD: dict[str, Any] = {
    "listings": {"component": "all"},
    "components": {"code": OPEN},
}


def lines(advice: Advice) -> list[str]:
    return with_remedies("", advice).split("\n")


def test_a_sentence_without_a_remedy_is_said_in_english() -> None:
    text = "\n".join(lines(small(GATES, **WITHHELD)))
    assert "    three/1: There must be data" in text


def test_nothing_to_do_is_said() -> None:
    advice = small(GATES)
    assert advice.best is None
    assert "there is nothing to" in lines(advice)[2]
    assert "at that cost" not in "\n".join(lines(advice))
    assert in_brief(advice) == "nothing to do"


FORBIDDING = evolve(POSSIBLE, forbid=("publish:data",))


def test_none_exists_with_its_reason() -> None:
    advice = small(GATES, FORBIDDING, **WITHHELD)
    assert (advice.finding, advice.best) == ("none", None)
    assert advice.barred
    assert set(advice.barred) <= {"small-1.0/three/1", "small-1.0/three/2"}
    text = "\n".join(lines(advice))
    assert "there is no remedy.\nForbidden is: publish:data." in text
    assert "be met:\n  three/" in text


def test_what_would_be_best_if_nothing_were_forbidden_is_told() -> None:
    advice = small(GATES, FORBIDDING, **WITHHELD)
    assert advice.otherwise == small(GATES, **WITHHELD).best
    assert "Without that there is one, of 1 change:" in lines(advice)


NEVER = "requirement r { must code: presence is withheld } "


def test_where_that_would_not_help_it_is_said() -> None:
    advice = small(NEVER, evolve(POSSIBLE, only=("license",)), **WITHHELD)
    assert advice.otherwise is None
    assert advice.notes == ("Without what is forbidden there is no remedy either.",)
    text = lines(advice)
    assert "Allowed is only: license." in text
    assert text[-3] == advice.notes[0]
    alone = small(NEVER, **WITHHELD)
    assert (alone.finding, alone.notes) == ("none", ())
    assert alone.barred == ("small-1.0/r/1",)


def test_clauses_are_cited() -> None:
    advice = small(
        'requirement r { cites "the clause" must code: presence is withheld }',
        **WITHHELD,
    )
    assert any("(cites the clause)" in line for line in lines(advice))


def test_an_answer_may_be_that_it_is_not_decided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from osaid.analysis.solving import search

    def late(_deadline: object) -> float:
        raise search.OutOfTime

    monkeypatch.setattr(search.Deadline, "left", property(late))
    advice = small(GATES, evolve(POSSIBLE, seconds=7), **WITHHELD)
    assert in_brief(advice) == "not decided in 7 s"
    assert "not decided in 7 s." in "\n".join(lines(advice))
    assert advice.count == 0


def test_without_time_for_more_the_best_is_told_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    verdict = policy(GATES).evaluate(record(**WITHHELD))
    found = evolve(verdict.remedies(), needed=(), complete=False)
    monkeypatch.setattr(osaid.Verdict, "remedies", lambda *_, **__: found)
    advice = advise(verdict, POSSIBLE)
    assert advice.best is not None
    assert [step.needed for step in advice.best.steps] == [()]
    assert "What to do:" in lines(advice)


def test_claims_and_waivers_are_named_where_there_are_some() -> None:
    claim = {"name": "theirs", "by": "x", "words": "said so", "group": "conforms"}
    asked = policy(
        'requirement r { must code: available }\nwaive r for "?*" until 2027-03-31'
        ' because "LEGAL-1"'
    )
    gated = {"code": {**OPEN, "access": "paid"}}
    system = record(components=gated, claims=[claim], made="2026-11-21")
    plain = advise(asked.evaluate(system), POSSIBLE)
    believed = advise(asked.evaluate(system, accept=["theirs"]), POSSIBLE)
    assert [note.partition(" ")[0] for note in plain.notes] == ["Waivers"]
    assert [note.partition(" ")[0] for note in believed.notes] == ["Claims", "Waivers"]
    assert plain.best == believed.best
    assert set(believed.notes) <= set(lines(believed))


EITHER = "requirement r { must some document: covers scope } "
DOCUMENTS: dict[str, Any] = {
    "listings": {"component": "all"},
    "components": {
        "document.model_card": {**OPEN, "covers": {"scope": "no"}},
        "document.datasheet": {**OPEN, "covers": {"scope": "no"}},
    },
}


def test_what_may_stand_for_each_other_is_told() -> None:
    advice = small(EITHER, **DOCUMENTS)
    assert (advice.count, advice.complete) == (3, True)
    text = "\n".join(lines(advice))
    assert "describe in the model card: scope" in text
    assert "describe in the datasheet: scope" in text
    assert "There are 3 remedies at that cost, all of them told." in text
    some = evolve(advice, complete=False)
    assert "There may be more remedies at that cost; 3 are told." in lines(some)
    one = evolve(some, count=1)
    assert "There may be more remedies at that cost; this one is told." in lines(one)


def test_of_many_that_may_stand_for_each_other_some_are_named() -> None:
    (way, *_) = small(EITHER, **DOCUMENTS).ways
    (place, *_) = way.places
    advice = small(EITHER, **DOCUMENTS)
    many = evolve(advice, ways=(evolve(way, places=((place[0],) * 15,)),))
    assert "  and 3 more" in lines(many)


def test_prices_are_told() -> None:
    dear = evolve(POSSIBLE, prices=(("publish", 3),))
    advice = small(GATES, dear, **WITHHELD)
    assert advice.best is not None
    assert (advice.best.size, advice.best.cost) == (1, 3)
    assert in_brief(advice) == "1 change that costs 3"
    assert "Prices: publish = 3; any other change costs 1." in lines(advice)


def test_in_brief_below_a_table() -> None:
    assert list(as_lines(told("mixtral"))) == [
        "Mixtral 8x7B base v0.1, December 2023: 2 changes",
        "  publish the training code",
        "  publish the data processing code `data-processing`",
    ]


def test_markdown_is_a_list_to_tick() -> None:
    text = as_markdown([told("mixtral"), told("olmo"), told("grok-1", CONFORMS)])
    assert text.count("\n- [ ] publish the training code") == 2
    assert [line for line in text.split("\n") if line.startswith("## ")] == [
        f"## {advice.system}, by OSAID 1.0"
        for advice in (told("mixtral"), told("olmo"), told("grok-1"))
    ]
    assert "### What to do\n- [ ] " in text
    assert "  - `code.complete/1`: publish the training code" in text


def test_a_page_ends_as_that_of_a_verdict_does() -> None:
    verdict = osaid.evaluate(osaid.read("example:mixtral"))
    page = with_remedies(str(verdict), told("mixtral"))
    last = str(verdict).split("\n")[-1]
    assert page.endswith(f"\n\n{last}")
    assert page.count(last) == 1
    assert page.startswith(str(verdict).removesuffix(last))


def test_names_that_turn_a_terminal_around_are_not_shown() -> None:
    components = {"code": {**OPEN, "name": "a\x1b[31m\nb", "access": "paid"}}
    advice = small(GATES, listings={"code": "all"}, components=components)
    assert "\x1b" not in with_remedies("", advice)
    assert "\x1b" not in as_markdown([advice])
