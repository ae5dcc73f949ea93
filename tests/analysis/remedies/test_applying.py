"""The record after changes: what it says, and that to establish only fills it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from osaid.analysis.remedies.applying import applied
from osaid.analysis.remedies.changes import SYSTEM, Change, Fact, Move
from osaid.licenses.reading import read_license
from osaid.records.components import StatedLicense
from osaid.records.problems import problems
from osaid.records.statements import NONE, Money
from osaid.records.systems import Attestation, Extent, System
from osaid.writers.short_form import short_form
from tests.analysis.remedies.establishing import try_establishing
from tests.evaluation.small import record
from tests.laws.depth import seeds

Said = Mapping[str, Any]

TRAINER = "code.training", "trainer"
CARD = "information.data_card", "card"
MIT = StatedLicense(read_license("MIT"), "MIT")


def fact(
    field: str,
    subject: tuple[str, str | None] = TRAINER,
    element: str | None = None,
    *,
    new: bool = False,
) -> Fact:
    return Fact(*subject, field, element, new=new)


def of_system(field: str, element: str | None = None) -> Fact:
    return Fact(SYSTEM, None, field, element)


def verified(value: object) -> Said:
    return {"value": value, "grade": "verified"}


def trainer(**said: Any) -> Said:  # noqa: ANN401 - as in a file
    return {"components": {TRAINER[0]: {"name": TRAINER[1], **said}}}


def sheet(**said: Any) -> Said:  # noqa: ANN401 - as in a file
    return {"components": {"code": {"name": "kit"}, CARD[0]: {"name": "card", **said}}}


FIELDS: list[tuple[Fact, object, Said, Said]] = [
    (
        fact("presence"),
        "provided",
        trainer(presence="withheld"),
        trainer(presence=verified("provided")),
    ),
    (
        fact("license"),
        MIT,
        trainer(license=["GPL-3.0-only", "llama2"], access="open"),
        trainer(license=verified("MIT"), access="open"),
    ),
    (
        fact("price"),
        NONE,
        trainer(price="10 EUR"),
        trainer(price=verified("none")),
    ),
    (
        fact("tokens"),
        Decimal(20),
        trainer(tokens={"low": 10, "high": 30}),
        trainer(tokens=verified(20)),
    ),
    (
        fact("class"),
        "open",
        trainer(),
        trainer(**{"class": verified("open")}),
    ),
    (
        fact("covers", CARD, "scope"),
        True,
        sheet(covers={"scope": "no", "filtering": "yes"}),
        sheet(covers={"scope": verified("yes"), "filtering": "yes"}),
    ),
    (
        fact("about", CARD, "kit"),
        True,
        sheet(about={"all": "no"}),
        sheet(about={"all": "no", "kit": verified("yes")}),
    ),
    (
        fact("about", CARD, "all"),
        True,
        sheet(),
        sheet(about={"all": verified("yes")}),
    ),
    (
        fact("acme.fee"),
        Money(Decimal(10), "EUR"),
        trainer(attributes={"acme.fee": "20 EUR", "acme.country": "DE"}),
        trainer(attributes={"acme.fee": verified("10 EUR"), "acme.country": "DE"}),
    ),
    (
        fact("acme.seen"),
        date(2026, 3, 1),
        trainer(),
        trainer(attributes={"acme.seen": verified("2026-03-01")}),
    ),
    (
        fact("acme.regions", element="eu"),
        True,
        trainer(attributes={"acme.regions.eu": "no"}),
        trainer(attributes={"acme.regions.eu": verified("yes")}),
    ),
    (
        of_system("delivery"),
        "released",
        {"delivery": "hosted_only"},
        {"delivery": verified("released")},
    ),
    (
        of_system("overall_terms"),
        NONE,
        {"overall_terms": "llama2"},
        {"overall_terms": verified("none")},
    ),
    (
        of_system("acme.vetted"),
        True,
        {},
        {"attributes": {"acme.vetted": verified("yes")}},
    ),
    (
        Fact("code", None, "listing"),
        Extent.ALL,
        {"listings": {"code": "open", "data": "open"}},
        {"listings": {"data": "open", "code": verified("all")}},
    ),
]


@pytest.mark.parametrize(("changed", "value", "before", "after"), FIELDS)
def test_a_change_says_all_there_is_of_its_fact(
    changed: Fact, value: object, before: Said, after: Said
) -> None:
    found = applied(record(**before), [Change(Move.ESTABLISH, changed, value)])
    assert short_form(found) == short_form(record(**after))
    assert not problems(found)


def test_a_component_that_is_new_is_added_with_what_is_said_of_it() -> None:
    changes = [
        Change(Move.PUBLISH, fact("license", CARD, new=True), MIT),
        Change(Move.PUBLISH, fact("presence", CARD, new=True), "provided"),
        Change(Move.PUBLISH, fact("about", CARD, "trainer", new=True), value=True),
        Change(Move.PUBLISH, fact("covers", CARD, "scope", new=True), value=True),
    ]
    found = applied(record(**trainer(access="open")), changes)
    card = {
        "name": "card",
        "presence": verified("provided"),
        "license": verified("MIT"),
        "about": {"trainer": verified("yes")},
        "covers": {"scope": verified("yes")},
    }
    parts = {**trainer(access="open")["components"], CARD[0]: card}
    assert short_form(found) == short_form(record(components=parts))
    assert not problems(found)


def test_a_change_to_what_is_not_there_is_an_error() -> None:
    with pytest.raises(ValueError, match="no component trainer"):
        applied(record(), [Change(Move.PUBLISH, fact("presence"), "provided")])


@pytest.mark.parametrize("field", ["outcome", "terms"])
def test_what_follows_from_the_record_of_a_parent_is_left_alone(field: str) -> None:
    system = record(components={"parent": {"name": "base"}})
    change = Change(Move.ESTABLISH, fact(field, ("parent", "base")), "conforms")
    assert applied(system, [change]) == system


NO = Attestation("skilled", answer=False, by="A. Reader")
YES = Attestation("skilled", answer=True, by="B. Reader")
OTHER = Attestation("complete", answer=False, by="A. Reader")


@pytest.mark.parametrize(
    ("role", "supplier", "by", "in_role"),
    [
        (None, "ACME", "Somebody", None),
        ("independent", "ACME", "Somebody", None),
        ("independent", "somebody", "Somebody else", None),
        ("counsel", None, "Somebody", "counsel"),
        ("supplier", "ACME", "ACME", "supplier"),
        ("supplier", None, "The supplier", "supplier"),
    ],
)
def test_an_attestation_is_of_the_role_that_is_asked_for(
    role: str | None, supplier: str | None, by: str, in_role: str | None
) -> None:
    system = System("small", supplier=supplier, attestations=(NO, YES, OTHER))
    asked = Fact(SYSTEM, "skilled", "attested", role)
    found = applied(system, [Change(Move.ATTEST, asked, value=True)])
    new = Attestation("skilled", answer=True, by=by, role=in_role)
    assert found.attestations == (YES, OTHER, new)
    assert new.is_from(supplier) is (role == "supplier")


def test_what_does_not_change_is_shared() -> None:
    system = record(**sheet(presence="provided"))
    kit, card = applied(
        system, [Change(Move.PUBLISH, fact("access", CARD), "open")]
    ).components
    assert kit is system.components[0]
    assert card.presence is system.components[1].presence
    assert applied(system, []) == system


@given(seeds)
def test_what_is_established_only_fills_the_record(seed: int) -> None:
    try_establishing(seed, Counter())


def test_what_is_established_is_worth_trying() -> None:
    tally: Counter[str] = Counter()
    for seed in range(30):
        try_establishing(seed, tally)
    assert tally["changes"] > 300
    assert tally["new components"] > 20
    assert tally["known answers"] > 1000
    assert tally["more answers"] > 100
    assert set(_fields(tally)) >= {"covers", "about", "license", "listing", "attested"}


def _fields(tally: Counter[str]) -> Sequence[str]:
    return [name.removeprefix("field ") for name in tally if name.startswith("field ")]
