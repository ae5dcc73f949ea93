"""Line by line: what is typed, what is told, and what is said back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.analysis.remedies.changes import Fact
from osaid.licenses.reading import read_license
from osaid.readers.supplements import read_supplement
from osaid.records.components import Access, Presence, StatedLicense
from osaid.records.outcomes import Outcome
from osaid.records.problems import problems
from osaid.records.statements import Range
from osaid.records.supplements import Supplement
from osaid.records.systems import Extent
from osaid.records.words import words
from osaid.writers.short_form import short_form
from osaid.writers.supplement import write_supplement
from tests.command.asking.sittings import (
    ACCESS,
    ALL,
    GOOD,
    LICENSE,
    MORE,
    TOKENS,
    Asking,
    ask,
    small,
    talk,
)

ISC, MIT = (StatedLicense(read_license(text), text) for text in ("ISC", "MIT"))
ACCESSES = Asking(ACCESS, tuple(Access))
_ANY = ("location", "labeled", "released", "price", "part_of")


@pytest.mark.parametrize(
    ("fact", "lines", "value"),
    [
        (LICENSE, ["MIT"], "MIT"),
        (LICENSE, ["none"], "none"),
        (LICENSE, ["apche 2", "apache 2"], "Apache-2.0"),
        (LICENSE, ["my terms", "my terms"], '"my terms"'),
        (LICENSE, ["", "MIT"], "MIT"),
        (LICENSE, ["=skip", "=skip"], '"skip"'),
        (ACCESSES, ["opne", "open"], "open"),
        (ACCESSES, ["none", "paid"], "paid"),
        (TOKENS, ["many", "1.5e12"], "1500000000000"),
        (TOKENS, ["10 to 20"], "10 to 20"),
        (GOOD, ["perhaps", "Yes"], "yes"),
        (GOOD, ["n"], "no"),
        (ALL, ["yes"], "all"),
        (ALL, ["no", "released"], "released"),
        (Asking(LICENSE, (ISC, MIT)), ["GPL-3.0-only", "mit"], "MIT"),
        (Asking(LICENSE, (ISC, MIT)), ["0BSD", "0BSD"], "0BSD"),
        (Fact("code", "code", "labeled"), ["TRUE"], "yes"),
        (Fact("code", "code", "released"), ["2026", "2026-03-01"], "2026-03-01"),
        (Fact("code", "code", "price"), ["10", "10 EUR"], "10 EUR"),
        (Fact("code", "code", "about", "data"), ["y"], "yes"),
        (Fact("code", "code", "part_of"), ["dat", "data"], "data"),
    ],
)
def test_an_answer_is_read_as_in_a_record_and_asked_for_again(
    fact: Fact | Asking, lines: list[str], value: str
) -> None:
    done = talk(ask(fact)).hears(*lines)
    (told,) = done.told().values()
    assert words(told) == value
    the_end = 1
    assert done.text.count("> ") == len(lines) + the_end


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("yes", Presence.PROVIDED),
        ("withheld", Presence.WITHHELD),
        ("no", Extent.ALL),
    ],
)
def test_of_what_is_not_listed_it_is_asked_whether_it_is_there(
    line: str, value: object
) -> None:
    bare = small(components={"data": {"presence": "provided"}})
    done = talk(ask(MORE), [bare]).hears(line)
    ((fact, told),) = done.told().items()
    assert told == value
    assert fact == (ALL if line == "no" else Fact("code", "code", "presence", new=True))
    found = done.sitting.system(0)
    assert (len(found.components), len(found.listings)) == (
        (1, 1) if line == "no" else (2, 0)
    )


def test_what_comes_beside_others_has_another_name() -> None:
    done = talk(lambda _: [Asking(MORE)]).hears("yes")
    assert [part.name for part in done.sitting.system(0).components] == [
        "code",
        "data",
        "new code",
    ]


def test_one_can_go_back_from_every_question_and_from_the_end() -> None:
    asked = ask(LICENSE, ACCESSES)
    lines = ["back", "MIT", "back", "ISC", "open", "back", "paid"]
    done = talk(asked).hears(*lines)
    assert list(map(words, done.told().values())) == ["ISC", "paid"]
    assert "There is no question before this one." in done.text
    assert len(done.kept) == 6


def test_what_is_skipped_is_not_asked_again_until_one_goes_back() -> None:
    done = talk(ask(LICENSE, ACCESSES)).hears("skip", "unknown")
    assert done.told() == {}
    assert done.text.count("Under which licence") == 1
    assert done.kept == []
    back = talk(ask(LICENSE, ACCESSES)).hears("skip", "back", "MIT", "open")
    assert len(back.told()) == 2


@pytest.mark.parametrize("end", [[], ["quit"], ["QUIT", "MIT"]])
def test_what_was_answered_is_kept_whatever_ends_it(end: list[str]) -> None:
    done = talk(ask(ACCESSES, LICENSE)).hears("open", *end)
    assert done.kept == [[{ACCESS: Access.OPEN}]]


def test_the_clauses_that_ask_are_shown_to_whoever_wants_to_know() -> None:
    done = talk(ask(LICENSE)).hears("?", "MIT")
    assert "  asked by small/1: It must be so. (clause 1)\n" in done.text


def test_a_judgement_is_said_to_be_one() -> None:
    done = talk(ask(GOOD)).hears("yes")
    assert "never guessed" in done.text
    (attestation,) = done.sitting.system(0).attestations
    assert (attestation.by, attestation.role) == ("Ada", "reviewer")
    assert attestation.answer
    assert "never guessed" not in talk(ask(LICENSE)).hears("MIT").text


def test_nothing_open_is_said() -> None:
    assert "There is nothing to ask." in talk(ask()).hears("yes").text


def test_answers_that_decide_are_shown_as_one_types_them() -> None:
    asked = (
        Asking(GOOD, (True, False), ((False, Outcome.FAILS),)),
        Asking(ALL, (Extent.ALL,), ((Extent.ALL, Outcome.CONFORMS),)),
        Asking(LICENSE, None, ((MIT, Outcome.CONFORMS),)),
    )
    text = talk(ask(*asked)).hears("skip", "skip", "skip").text
    assert "  `no` decides: does not conform\n" in text
    assert "  `yes` decides: conforms\n" in text
    assert "  what is like `MIT` decides: conforms\n" in text


MANY = [small(f"Model {number}") for number in range(40)]


def test_equal_questions_about_many_systems_are_asked_once() -> None:
    done = talk(ask(LICENSE), MANY).hears("MIT")
    assert done.text.count("Under which licence is the code?") == 1
    assert "of 40 systems: Model 0; Model 1; Model 2; and 37 more" in done.text
    assert all(len(done.told(number)) == 1 for number in range(40))


def test_one_may_answer_for_each_of_many() -> None:
    systems = MANY[:4]
    done = talk(ask(LICENSE, ACCESSES), systems).hears(
        "each", "MIT", "skip", "ISC", "quit"
    )
    told = [[*map(words, done.told(number).values())] for number in range(4)]
    assert told == [["MIT"], [], ["ISC"], []]
    again = talk(ask(LICENSE, ACCESSES), systems).hears(
        "each", "MIT", "skip", "ISC", "ISC", "open"
    )
    told = [[*map(words, again.told(number).values())] for number in range(4)]
    assert told == [["MIT", "open"], ["open"], ["ISC", "open"], ["ISC", "open"]]


def test_one_goes_back_among_each_of_many() -> None:
    systems = MANY[:3]
    done = talk(ask(LICENSE), systems).hears("each", "MIT", "back", "ISC", "MIT", "MIT")
    told = [[*map(words, done.told(number).values())] for number in range(3)]
    assert told == [["ISC"], ["MIT"], ["MIT"]]
    again = talk(ask(LICENSE), systems).hears("each", "MIT", "back", "back", "ISC")
    told = [[*map(words, again.told(number).values())] for number in range(3)]
    assert told == [["ISC"]] * 3


def test_one_system_has_no_each() -> None:
    done = talk(ask(LICENSE)).hears("each", "MIT")
    assert "There is one system only." in done.text


def test_an_answer_that_fits_no_record_is_refused() -> None:
    asked = ask(Fact("code", "code", "part_of"))
    done = talk(asked).hears("nowhere", "none")
    assert "no component `nowhere`" in done.text
    assert [*map(words, done.told().values())] == ["none"]


def test_a_range_and_a_number_are_different_answers() -> None:
    done = talk(ask(TOKENS)).hears("10 to 20")
    assert done.told() == {TOKENS: Range(Decimal(10), Decimal(20))}


EVERYTHING = ask(
    LICENSE, ACCESSES, TOKENS, GOOD, ALL, *(Fact("data", "data", f) for f in _ANY)
)
LINES = st.one_of(
    st.sampled_from(
        ["skip", "back", "each", "?", "quit", "", "yes", "no", "MIT", "open", "none"]
    ),
    st.text(max_size=12),
)


@given(st.lists(LINES, max_size=40))
def test_whatever_is_typed_what_is_kept_can_be_read(lines: list[str]) -> None:
    done = talk(EVERYTHING, MANY[:2]).hears(*lines)
    for number in range(2):
        supplement = done.sitting.supplement(number)
        if supplement is None:
            assert done.told(number) == {}
            continue
        text = write_supplement(Supplement(supplement)).encode()
        assert short_form(read_supplement(text).record) == short_form(supplement)
        assert not problems(done.sitting.system(number))
