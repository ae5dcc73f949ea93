"""Remedies in words: single changes, what a licence must give, pages and lists."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

import osaid
from osaid.analysis.remedies.changes import SYSTEM, Change, Fact, Move
from osaid.assessment import example_names
from osaid.licenses.expression import License
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import Proposition
from osaid.records.components import StatedLicense
from osaid.records.statements import NONE
from osaid.reports.advice import Advice, Wanted
from osaid.reports.changes_in_words import Steps
from osaid.reports.license_demands import Demands
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

MIT = StatedLicense(License("MIT"), "MIT")
SYSTEM_OF = record(
    supplier="ACME",
    components={
        "code.training": {"name": "trainer"},
        "data.training": {"name": "corpus"},
        "document.model_card": {"name": "model_card"},
        "parameters.final": {"name": "weights"},
        "parent": {"name": "base"},
    },
)


def of(kind: str, field: str, element: str | None = None, *, new: bool = False) -> Fact:
    """Return a fact of what the record has of a kind, or of what it has not."""
    names = {part.kind: part.name for part in SYSTEM_OF.components}
    name = None if kind == SYSTEM else names.get(kind)
    return Fact(kind, f"new {kind}" if new else name, field, element, new)


TRAINER, CORPUS, CARD = "code.training", "data.training", "document.model_card"
WEIGHTS, PARENT = "parameters.final", "parent"

WORDS: list[tuple[Move, Fact, object, str]] = [
    (Move.PUBLISH, of(TRAINER, "presence"), "provided",
     "publish the training code `trainer`"),
    (Move.PUBLISH, of(CARD, "presence"), "provided", "publish the model card"),
    (Move.PUBLISH, of("code.inference", "presence", new=True), "provided",
     "publish new inference code"),
    (Move.PUBLISH, of("document.datasheet", "presence", new=True), "provided",
     "publish a new datasheet"),
    (Move.PUBLISH, of("document.datasheet", "covers", "scope", new=True), True,
     "describe in the new datasheet: scope"),
    (Move.PUBLISH, of("document.datasheet", "about", "corpus", new=True), True,
     "say in the new datasheet that the new datasheet is about the training data"
     " `corpus`"),
    (Move.PUBLISH, of("document.datasheet", "about", "new data.training", new=True),
     True,
     "say in the new datasheet that the new datasheet is about the new training data"),
    (Move.PUBLISH, of("document.datasheet", "location", new=True), "x",
     "say where one can get the new datasheet"),
    (Move.PUBLISH, of("data.training", "labeled", new=True), False,
     "see to it that nobody labelled the new training data"),
    (Move.PUBLISH, of(SYSTEM, "delivery"), "released",
     "release the system itself, not only a service that runs it"),
    (Move.LICENSE, of(WEIGHTS, "license"), MIT,
     "put the final parameters `weights` under a licence such as MIT"),
    (Move.LICENSE, of(SYSTEM, "overall_terms"), MIT,
     "put the system as a whole under terms such as MIT"),
    (Move.DROP, of(SYSTEM, "overall_terms"), NONE,
     "drop the terms over the system as a whole"),
    (Move.DROP, of(TRAINER, "access"), "open",
     "let anyone get the training code `trainer`, without a gate"),
    (Move.DROP, of(SYSTEM, "price"), NONE, "stop charging for the system"),
    (Move.DESCRIBE, of(CARD, "covers", "obtained"), True,
     "describe in the model card: how it was obtained"),
    (Move.DESCRIBE, of(CARD, "about", "all"), True,
     "say in the model card that the model card is about everything there is"),
    (Move.ATTEST, Fact(SYSTEM, "safe", "attested"), True,
     "have somebody judge, and answer yes on record: “Is it safe?”"),
    (Move.ATTEST, Fact(SYSTEM, "safe", "attested", "independent"), True,
     "have somebody who is not the supplier judge, and answer yes on record: “Is it"
     " safe?”"),
    (Move.ATTEST, Fact(SYSTEM, "safe", "attested", "supplier"), True,
     "have the supplier judge, and answer yes on record: “Is it safe?”"),
    (Move.ATTEST, Fact(SYSTEM, "safe", "attested", "auditor"), False,
     "have somebody, as auditor, judge, and answer no on record: “Is it safe?”"),
    (Move.ESTABLISH, Fact("component", None, "listing"), "all",
     "establish that the record lists everything that the system has"),
    (Move.ESTABLISH, Fact(CORPUS, None, "listing"), "all",
     "establish that the record lists everything that the system has of this:"
     " training data"),
    (Move.ESTABLISH, of(CARD, "presence", new=True), "provided",
     "establish that there is a new model card, which others can have"),
    (Move.ESTABLISH, of(CORPUS, "presence"), "provided",
     "establish that others can have the training data `corpus`"),
    (Move.ESTABLISH, of(CORPUS, "presence"), "absent",
     "establish that this does not exist: the training data `corpus`"),
    (Move.ESTABLISH, of(CORPUS, "access"), "paid",
     "establish that the access of the training data `corpus` is “paid”"),
    (Move.ESTABLISH, of(CORPUS, "class"), "unshareable",
     "establish that the class of the training data `corpus` is “unshareable”"),
    (Move.ESTABLISH, of(CORPUS, "location"), "anything",
     "establish where one can get the training data `corpus`"),
    (Move.ESTABLISH, of(CORPUS, "location"), NONE,
     "establish that the training data `corpus` can be had nowhere"),
    (Move.ESTABLISH, of(CORPUS, "labeled"), True,
     "establish that people or programs labelled the training data `corpus`"),
    (Move.ESTABLISH, of(WEIGHTS, "license"), MIT,
     "establish that the final parameters `weights` are under a licence such as MIT"),
    (Move.ESTABLISH, of(WEIGHTS, "license"), NONE,
     "establish that nobody may use the final parameters `weights`, as no licence is"
     " given"),
    (Move.ESTABLISH, of(SYSTEM, "overall_terms"), NONE,
     "establish that no terms lie over the system as a whole"),
    (Move.ESTABLISH, of(SYSTEM, "overall_terms"), MIT,
     "establish that the system as a whole is under terms such as MIT"),
    (Move.ESTABLISH, of(SYSTEM, "machine_learning"), True,
     "establish that the system learned from data"),
    (Move.ESTABLISH, of(CARD, "covers", "labeling"), True,
     "establish that the model card covers how it was labelled"),
    (Move.ESTABLISH, of(CARD, "covers", "labeling"), False,
     "establish that the model card does not cover how it was labelled"),
    (Move.ESTABLISH, of(CARD, "about", "weights"), False,
     "establish that the model card is not about the final parameters `weights`"),
    (Move.ESTABLISH, of(CARD, "about", "nobody"), True,
     "establish that the model card is about `nobody`"),
    (Move.ESTABLISH, of(PARENT, "outcome"), "conforms",
     "establish that its parent `base` conforms to the"
     " policy"),
    (Move.ESTABLISH, of(PARENT, "terms", "0"), None,
     "establish that no terms of its parent `base` stay"
     " with what is derived"),
    (Move.ESTABLISH, of(PARENT, "terms", "0"), License("MIT"),
     "establish that of the terms of its parent `base`"
     " these stay: MIT"),
    (Move.ESTABLISH, Fact(PARENT, None, "terms", "0"), None,
     "establish that no terms of the parent that nobody names stay with what is derived"),
    (Move.ESTABLISH, of(TRAINER, "acme.export_controlled"), True,
     "establish that this is so of the training code `trainer`: export controlled"),
    (Move.ESTABLISH, of(TRAINER, "acme.country"), "the_moon",
     "establish that the country of the training code `trainer` is “the moon”"),
    (Move.ESTABLISH, of(TRAINER, "acme.places", "here"), True,
     "establish that “here” is among the places of the training code `trainer`"),
]  # fmt: skip
"""What each change is called."""


@cache
def judging() -> CheckedPolicy:
    return policy(
        'judgement safe "Is it safe?"\nrequirement r { must attested safe }'
    ).checked


@pytest.mark.parametrize(("move", "fact", "value", "expected"), WORDS)
def test_a_change_in_words(
    move: Move, fact: Fact, value: object, expected: str
) -> None:
    steps = Steps(judging(), SYSTEM_OF)
    assert steps.said(Change(move, fact, value)) == expected


def test_every_move_is_among_them() -> None:
    assert {move for move, *_ in WORDS} == set(Move)


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("must code: license permits use", "that permits use"),
        ("must code: license permits use must code: license permits share, use",
         "that permits sharing and use"),
        ("must code: license (permits use and in osi_approved)"
         " must code: license permits use",
         "that permits use and that is in `osi_approved`, all by one choice"),
        ("must code: license in { MIT } or license in { ISC }",
         "either that is in MIT or that is in ISC"),
        ("must code: presence is withheld or license in { MIT }", "that is in MIT"),
        ("must no code: license restricts research_only",
         "not one with a restriction of this kind: research only"),
        ("must every code: not license restricts research_only",
         "not one with a restriction of this kind: research only"),
        ("must some code where license in { MIT }: available", "that is in MIT"),
        ("must every code where license in { MIT }: available", ""),
        ("must every code except code.training: license in { MIT }", ""),
        ("must data: license in { MIT }", ""),
        ("must code: available", ""),
        ("must code: acme", "that is in MIT and that permits use"),
        ("must theirs", "that is in MIT"),
        ("must system: overall_terms permits use", ""),
        ("must (code: license in { MIT }) or (code: license in { ISC })",
         "either that is in MIT or that is in ISC"),
        ("must not (some code: license in { MIT })", "not one that is in MIT"),
        ("must (code: license in { MIT }) and (code: license permits use)",
         "that is in MIT and that permits use"),
    ],
)  # fmt: skip
def test_what_a_licence_must_give(sentences: str, expected: str) -> None:
    made = policy(
        "define acme for component = license in { MIT } and license permits use\n"
        "define theirs for system = every code: license in { MIT }\n"
        f"requirement r {{ {sentences} }}"
    ).checked
    asked = (s.proposition for s in made.requirements["r"].sentences)
    assert Demands(made, "license", "code.training").said(asked) == expected


def test_what_a_policy_calls_available_may_ask_for_a_licence() -> None:
    made = policy(
        "define available for component = access is open and license permits use\n"
        "requirement r { must code: available }"
    ).checked
    asked = (s.proposition for s in made.requirements["r"].sentences)
    assert Demands(made, "license", "code.training").said(asked) == "that permits use"


def test_what_documents_together_ask_of_a_licence() -> None:
    made = policy(
        "requirement r { must together document where available and license permits use"
        " for every data: covers scope }"
    ).checked
    asked: list[Proposition] = [s.proposition for s in made.requirements["r"].sentences]
    assert Demands(made, "license", "document").said(asked) == "that permits use"
    assert Demands(made, "license", "data").said(asked) == ""


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


def small(text: str, wanted: Wanted = POSSIBLE, **said: object) -> Advice:
    """Return what is told of a small record under a small policy."""
    return advise(policy(text).evaluate(record(**said)), wanted, "small.yaml")


WITHHELD = {"listings": {"component": "all"}, "components": {"code": OPEN}}


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
DOCUMENTS = {
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
    assert "There are more remedies at that cost than the 3 told." in lines(some)


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
