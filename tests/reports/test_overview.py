"""Overviews: a table of verdicts, and what stands below it."""

from __future__ import annotations

from datetime import date

import pytest

import osaid
from osaid.diagnostics import Diagnostic
from osaid.records.outcomes import Group
from osaid.records.systems import Claim, Extent
from osaid.reports.answers import Answer
from osaid.reports.overview import overview_page
from osaid.reports.plain import plain_table

RELEASED = Extent.RELEASED
PASSED = Claim("first", "Somebody", "passed it", Group.CONFORMS)
AGAIN = Claim("again", "Somebody", "passed again", Group.CONFORMS)
REFUSED = Claim("other", "Nobody", "refused", Group.TERMS)


def answer(name: str, *claims: Claim, accept: tuple[str, ...] = ()) -> Answer:
    """Return what comes of a system of which nothing but claims is known."""
    system = osaid.System(name, claims=claims)
    return Answer(name, osaid.evaluate(system, accept=accept))


def page(*answers: Answer) -> str:
    return overview_page(answers, plain_table)


def test_the_first_line_says_how_systems_were_assessed() -> None:
    dated = osaid.System("a", made=date(2026, 11, 21))
    new, old = osaid.evaluate(dated), osaid.evaluate(osaid.System("b"))
    all_new = osaid.evaluate(dated, readings={"open_data": "shared"}, assume=RELEASED)
    for verdicts, said in (
        (
            (new,),
            "1 system, assessed against OSAID 1.0 (default readings), facts as of",
        ),
        ((new, new), "facts as of 2026-11-21:"),
        (
            (old, old),
            "2 systems, assessed against OSAID 1.0 (default readings), undated",
        ),
        ((old, new), "facts as of the day of each record:"),
        (
            (all_new,),
            "(open_data = shared), facts as of 2026-11-21, every list assumed",
        ),
    ):
        top = page(*(Answer("x", verdict) for verdict in verdicts)).split("\n\n")[0]
        assert said in " ".join(top.split())
    failed = Answer("x", None, (Diagnostic("bad", "no"),))
    assert page(failed).startswith("system  by facts alone")


def test_words_that_stand_for_a_group_are_told_once() -> None:
    found = page(answer("a", PASSED), answer("b", PASSED), answer("c"))
    assert "In the words of Somebody:\n  conforms: passed it\n\n" in found
    assert found.count("passed it") == 1
    assert [line.split()[-1] for line in found.splitlines()[4:7]] == [
        "conforms",
        "conforms",
        "-",
    ]


def test_several_words_for_one_group_stand_in_the_table() -> None:
    found = page(answer("a", PASSED, REFUSED), answer("b", AGAIN))
    assert "In the words of Somebody" not in found
    assert "  terms: refused\n" in found
    first, second = found.splitlines()[4:6]
    assert first.endswith("conforms: passed it      terms")
    assert second.endswith("conforms: passed again   -")


def test_what_is_open_is_counted_where_a_claim_is_accepted() -> None:
    asked = (answer("a", PASSED, accept=("first",)), answer("b"))
    assert "\n  in 2 of 2: use, study, modify, share," in page(*asked)
    assert "Open by facts alone" not in page(answer("a", PASSED), answer("b"))


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (("<stdin>", "b c.yaml"), "osaid check 'b c.yaml'"),
        (("a\u202e.yaml",), "osaid check 'a?.yaml'"),
    ],
)
def test_how_to_see_more(sources: tuple[str, ...], said: str) -> None:
    verdict = answer("a").verdict
    found = page(*(Answer(source, verdict) for source in sources))
    assert f"\nFor one system in full: {said}\n" in found
