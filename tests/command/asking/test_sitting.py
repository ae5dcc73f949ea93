"""Who is asked for what, and what becomes of what they tell."""

from __future__ import annotations

import json
from datetime import date
from random import Random

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given

from osaid.analysis.remedies.applying import applied
from osaid.analysis.remedies.changes import Change, Fact, Move
from osaid.command.telling import (
    Author,
    Told,
    heard,
    is_needed_to_trust,
    supplement_about,
    supplemented,
)
from osaid.readers.supplements import read_supplement
from osaid.records.components import Component
from osaid.records.supplements import Supplement
from osaid.records.systems import System
from osaid.records.words import words as in_words
from osaid.writers.short_form import short_form
from osaid.writers.supplement import write_supplement, write_supplement_json
from tests import ROOT
from tests.analysis.remedies.establishing import Establishing
from tests.command.asking.sittings import (
    ADA,
    ALL,
    GOOD,
    LICENSE,
    Asking,
    ask,
    small,
    talk,
)
from tests.laws import words
from tests.laws.depth import seeds
from tests.laws.records import Records, random_record

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((ROOT / "osaid/schemas/supplement-1.json").read_text(encoding="utf-8"))
)
SUPPLIER = Author("ACME", date(2026, 4, 1))
IN_ROLE = Author("Ada", date(2026, 4, 1), "supplier")
COUNSEL = Author("Cy", date(2026, 4, 1), "counsel")


@pytest.mark.parametrize(
    ("role", "who", "asked"),
    [
        (None, ADA, True),
        (None, SUPPLIER, True),
        ("independent", ADA, True),
        ("independent", SUPPLIER, False),
        ("independent", IN_ROLE, False),
        ("counsel", ADA, False),
        ("counsel", COUNSEL, True),
        ("counsel", None, True),
        ("supplier", IN_ROLE, True),
        ("supplier", SUPPLIER, False),
    ],
)
def test_a_judgement_is_asked_of_those_whose_word_counts(
    role: str | None,
    who: Author | None,
    asked: bool,  # noqa: FBT001 - a column of the table
) -> None:
    judged = evolve(GOOD, element=role)
    sitting = talk(ask(judged), [small(supplier="ACME")], who).sitting
    assert bool(sitting.left()) is asked
    assert bool(sitting.for_others()) is not asked


@pytest.mark.parametrize("field", ["outcome", "terms"])
def test_what_no_record_of_the_system_can_say_is_left_to_others(field: str) -> None:
    parent = Fact("parent", "base", field)
    sitting = talk(lambda _: [Asking(parent)]).sitting
    assert sitting.left() == ()
    assert len(sitting.for_others()) == 1


def test_of_what_is_not_listed_only_its_presence_is_asked() -> None:
    new = Fact("code.training", "new", "license", new=True)
    sitting = talk(lambda _: [Asking(new)]).sitting
    assert sitting.left() == sitting.for_others() == ()


def test_a_question_that_comes_up_later_is_asked_of_those_alone() -> None:
    def asked(system: System) -> list[Asking]:
        is_late = system.name == "late" and not system.listings
        return list(ask(ALL if is_late else LICENSE)(system))

    done = talk(asked, [small("soon"), small("late")]).hears("MIT", "yes", "ISC")
    told = [[*map(in_words, done.told(number).values())] for number in range(2)]
    assert told == [["MIT"], ["all", "ISC"]]


def test_what_was_told_before_counts() -> None:
    sitting = talk(ask(LICENSE)).hears("MIT").sitting
    (before,) = sitting.respondents
    again = talk(ask(LICENSE), [before.system]).sitting
    known = [evolve(before, supplement=sitting.supplement(0))]
    assert len(again.left()) == 1
    assert evolve(again, respondents=known).left() == ()


def test_the_word_of_whoever_answers_decides() -> None:
    parts = {"code": {"license": ["MIT", "ISC"]}, "data": {}}
    system = small(components=parts, made="2026-01-01")
    done = talk(ask(LICENSE), [system]).hears("ISC")
    found = done.sitting.system(0)
    assert [*map(in_words, found.components[0].license.values)] == ["ISC"]
    assert is_needed_to_trust(found)
    assert not is_needed_to_trust(talk(ask(LICENSE)).hears("ISC").sitting.system(0))


def test_more_is_added_by_others_and_nothing_is_lost() -> None:
    first = supplemented(
        supplement_about(small(), SUPPLIER),
        [
            Told(GOOD, value=False),
            Told(Fact("code", "code", "covers", "scope"), value=True),
        ],
        SUPPLIER,
    )
    later = evolve(ADA, made=date(2027, 1, 1))
    both = supplemented(
        first,
        [
            Told(GOOD, value=True),
            Told(Fact("code", "code", "covers", "scope"), value=False),
        ],
        later,
    )
    assert [one.by for one in both.attestations] == ["ACME", "Ada"]
    scope = both.components[0].covers.element("scope")
    assert [s.origin.by for s in scope.statements] == ["ACME", "Ada"]
    assert scope.statements[1].origin.note == "as reviewer"
    assert (both.by, both.made) == ("ACME", date(2027, 1, 1))


def told_of(seed: int) -> tuple[System, System, list[Told]]:
    """Return a random record, what somebody tells of it, and that as a supplement."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    system = random_record(random)
    maker = Establishing(
        random, system, Records(random, words.ALL_KINDS, depth=1), None
    )
    told = [
        Told(change.fact, change.value)
        for change in maker.changes(8)
        if not change.fact.new
    ]
    return system, supplemented(supplement_about(system, ADA), told, ADA), told


@given(seeds)
def test_a_supplement_of_answers_is_read_back_the_same(seed: int) -> None:
    _, supplement, _ = told_of(seed)
    said = short_form(supplement)
    SCHEMA.validate(json.loads(write_supplement_json(Supplement(supplement))))
    for write in (write_supplement, write_supplement_json):
        text = write(Supplement(supplement)).encode()
        assert short_form(read_supplement(text).record) == said


@given(seeds)
def test_what_is_told_is_what_is_known_afterwards(seed: int) -> None:
    system, supplement, told = told_of(seed)
    plain = [one for one in told if one.fact.field not in {"location", "attested"}]
    changes = [Change(Move.ESTABLISH, one.fact, one.value) for one in plain]
    expected = applied(system, changes)
    found = heard(system, supplement)
    for one in plain:
        assert _values(found, one.fact) == _values(expected, one.fact), one.fact


def _values(system: System, fact: Fact) -> set[str]:
    """Return what is stated of a fact, in words: agreement is about these."""
    if fact.field == "listing":
        said = [one.extent for one in system.listings if one.kind == fact.kind]
        return {in_words(value) for one in said for value in one.values}
    records: list[System | Component] = [system, *system.components]
    name = fact.component
    record = next(r for r in records if name is None or r.name == name)
    own = record.own.get(".".join(filter(None, (fact.field, fact.element))))
    if own is not None:
        return set(map(in_words, own.values))
    held = getattr(record, "data_class" if fact.field == "class" else fact.field)
    held = held if fact.element is None else held.element(fact.element)
    return set(map(in_words, held.values))
