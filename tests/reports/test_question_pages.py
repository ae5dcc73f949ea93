"""Folded questions, and the lists of them."""

from __future__ import annotations

import json

import pytest
from attrs import frozen

from osaid.analysis.remedies.changes import Fact
from osaid.records.components import Access, Presence
from osaid.records.outcomes import Outcome
from osaid.reports.clauses import Clause
from osaid.reports.folded import OpenSystem, Question, folded
from osaid.reports.question_pages import QuestionPages
from osaid.reports.questions import Questions
from tests.evaluation.small import policy, record

QUESTIONS = Questions(policy("requirement r { must code: available }").checked)
LICENSE, ACCESS = (Fact("code", "code", name) for name in ("license", "access"))
NAMED = Fact("code", "kit", "license")


@frozen
class Asking:
    """What is asked, as if somebody had found out."""

    fact: Fact
    answers: tuple[object, ...] | None = None
    decides: tuple[tuple[object, Outcome], ...] = ()


def open_system(name: str, *asked: Asking, part: str = "code") -> OpenSystem:
    return OpenSystem(name, record(components={"code": {"name": part}}), asked)


OPEN = ("open", Outcome.CONFORMS)
ONE = open_system("A", Asking(LICENSE), Asking(ACCESS, ("open",), (OPEN,)))
TWO = open_system("B", Asking(ACCESS, ("open", "paid")))
OTHER = open_system("C", Asking(NAMED), part="kit")


def test_equal_questions_are_one_and_those_that_most_ask_come_first() -> None:
    found = folded({0: ONE, 1: TWO, 2: OTHER, 3: TWO}, QUESTIONS)
    assert [(one.words, tuple(one.of)) for one in found] == [
        ("What does it take to get the code?", (0, 1, 3)),
        ("Under which licence is the code?", (0,)),
        ("Under which licence is the code `kit`?", (2,)),
    ]
    assert found[0].answers == ("open", "paid")
    assert found[0].decides == (("open", Outcome.CONFORMS, 1),)
    assert found[1].answers is None


def test_the_questions_of_one_system_stay_in_its_order() -> None:
    found = folded({0: ONE}, QUESTIONS)
    assert [one.fact for one in found] == [LICENSE, ACCESS]


def why(question: Question) -> tuple[Clause, ...]:
    if question.fact.field == "access":
        return ()
    return (Clause("r/1", "All code must be so.", ("1",)), Clause("r/2", "Also.", ()))


OUTCOMES = [Outcome.UNDETERMINED, Outcome.UNDETERMINED, Outcome.CONFORMS]
PAGES = QuestionPages("SMALL 1.0", ["A", "B", "C"], OUTCOMES, QUESTIONS, why)
ASKED = folded({0: ONE, 1: TWO}, QUESTIONS)


def test_the_list_for_people() -> None:
    assert PAGES.text(ASKED) == (
        "2 questions about 3 systems: A; B; C, by SMALL 1.0; 2 undetermined.\n"
        "\n"
        "1. What does it take to get the code?\n"
        "   of 2 systems: A; B\n"
        "   answer: open or paid\n"
        "   `open` decides: conforms, for 1 of them\n"
        "\n"
        "2. Under which licence is the code?\n"
        "   of A\n"
        "   answer: a licence such as `Apache-2.0`, or `none`\n"
        "   asked by r/1, r/2\n"
    )


def test_the_list_to_be_sent_to_whoever_knows() -> None:
    assert PAGES.markdown(ASKED[1:]) == (
        "# Open questions\n"
        "\n"
        "1 question about 3 systems: A; B; C, by SMALL 1.0; 2 undetermined.\n"
        "\n"
        "- [ ] **Under which licence is the code?**\n"
        "  - of A\n"
        "  - answer: a licence such as `Apache-2.0`, or `none`\n"
        "  - asked by r/1: All code must be so. (1)\n"
        "  - asked by r/2: Also.\n"
    )


def test_the_list_for_programs() -> None:
    document = json.loads(PAGES.json_text(ASKED))
    assert document["schema"] == "osaid-questions-1"
    assert document["policy"] == "SMALL 1.0"
    assert document["systems"][2] == {"name": "C", "outcome": "conforms"}
    access, license_ = document["questions"]
    assert access["answers"] == ["open", "paid"]
    assert access["systems"] == [
        {"system": 0, "component": "code"},
        {"system": 1, "component": "code"},
    ]
    assert access["decides"] == [
        {"answer": "open", "outcome": "conforms", "systems": 1}
    ]
    assert license_["answers"] is None
    assert license_["asked_by"][0] == {
        "sentence": "r/1",
        "says": "All code must be so.",
        "cites": ["1"],
    }


@pytest.mark.parametrize(
    ("fact", "answers", "choices"),
    [
        (
            Fact("parent", "base", "outcome"),
            None,
            "a record of it, which `--records` finds",
        ),
        (
            Fact("code", None, "listing"),
            None,
            "yes, or `released` if whatever else exists is withheld",
        ),
        (
            Fact("code", "new", "presence", new=True),
            tuple(Presence),
            "yes or no, or `withheld` if others cannot have it",
        ),
        (ACCESS, tuple(Access), "open, login, click_through, on_request or paid"),
        (Fact("code", "code", "covers", "scope"), (True, False), "yes or no"),
        (Fact("code", "code", "tokens"), None, "a number, `LOW to HIGH`, or `none`"),
        (Fact("code", "code", "location"), None, "words, or `none`"),
    ],
)
def test_what_may_be_answered_is_said(
    fact: Fact, answers: tuple[object, ...] | None, choices: str
) -> None:
    system = record(components={"code": {}, "parent": {"name": "base"}})
    (question,) = folded(
        {0: OpenSystem("A", system, [Asking(fact, answers)])}, QUESTIONS
    )
    assert PAGES.choices(question) == choices
