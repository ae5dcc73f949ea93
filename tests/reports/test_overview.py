"""Overviews: a table of verdicts, and what stands below it."""

from __future__ import annotations

import pytest

import osaid
from osaid.records.outcomes import Group
from osaid.records.systems import Claim
from osaid.reports.answers import Answer
from osaid.reports.overview import overview_page
from osaid.reports.plain import plain_table

PASSED = Claim("first", "Somebody", "passed it", Group.CONFORMS)
AGAIN = Claim("again", "Somebody", "passed again", Group.CONFORMS)
REFUSED = Claim("other", "Nobody", "refused", Group.TERMS)


def answer(name: str, *claims: Claim, accept: tuple[str, ...] = ()) -> Answer:
    """Return what comes of a system of which nothing but claims is known."""
    system = osaid.System(name, claims=claims)
    return Answer(name, osaid.evaluate(system, accept=accept))


def page(*answers: Answer) -> str:
    return overview_page(answers, plain_table)


def test_words_that_stand_for_a_group_are_told_once() -> None:
    found = page(answer("a", PASSED), answer("b", PASSED), answer("c"))
    assert "In the words of Somebody:\n  conforms: passed it\n\n" in found
    assert found.count("passed it") == 1
    assert [line.split()[-1] for line in found.splitlines()[2:5]] == [
        "conforms",
        "conforms",
        "-",
    ]


def test_several_words_for_one_group_stand_in_the_table() -> None:
    found = page(answer("a", PASSED, REFUSED), answer("b", AGAIN))
    assert "In the words of Somebody" not in found
    assert "  terms: refused\n" in found
    first, second = found.splitlines()[2:4]
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
