"""The shipped records of OSI's validation: honest, and as published if believed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

import osaid
from osaid.library.shipped import example_names
from osaid.licenses.expression import License, Unread, With, leaves
from osaid.licenses.names import known_license
from osaid.records.components import Component, StatedLicense
from osaid.records.fields import fields_of
from osaid.records.statements import Fact, Grade, SetFact, Statement
from osaid.records.systems import System

PUBLISHED = {
    "pythia": "conforms",
    "olmo": "conforms",
    "amber": "conforms",
    "crystalcoder": "conforms",
    "t5": "conforms",
    "bloom": "terms",
    "starcoder2": "terms",
    "falcon-180b": "terms",
    "llama-2": "components",
    "grok-1": "components",
    "phi-2": "components",
    "mixtral": "components",
}
BY_FACTS = {
    **dict.fromkeys(
        ["pythia", "olmo", "amber", "crystalcoder", "t5"],
        ("undetermined", "undetermined"),
    ),
    "bloom": ("fails", "undetermined_after_terms"),
    "starcoder2": ("fails", "undetermined_after_terms"),
    **dict.fromkeys(
        ["falcon-180b", "falcon-40b", "llama-2", "grok-1", "phi-2", "mixtral"],
        ("fails", "components"),
    ),
}
CLAIM = "osi-2024"


def example(name: str) -> System:
    return osaid.read(f"example:{name}")


def facts(record: System | Component) -> Iterator[Fact[Any]]:
    for field in fields_of(type(record)).values():
        value = getattr(record, field.attribute)
        if isinstance(value, SetFact):
            yield from (fact for _, fact in value.elements)
        else:
            yield value


def statements(system: System) -> Iterator[Statement[Any]]:
    parts: list[System | Component] = [system, *system.components]
    everything = [fact for part in parts for fact in facts(part)]
    everything += [listing.extent for listing in system.listings]
    everything += [usage.unused for usage in system.usages]
    for fact in everything:
        yield from fact.statements


def test_every_published_system_has_a_record() -> None:
    assert {*PUBLISHED, "falcon-40b"} == set(example_names())
    assert set(BY_FACTS) == set(example_names())


@pytest.mark.parametrize("name", example_names())
def test_record_is_read_without_a_word(name: str) -> None:
    (item,) = osaid.read_all(f"example:{name}")
    assert item.diagnostics == ()
    assert item.system is not None
    assert item.system.release is not None


@pytest.mark.parametrize("name", example_names())
def test_outcome_by_facts_alone(name: str) -> None:
    verdict = osaid.evaluate(example(name))
    assert (verdict.outcome.value, verdict.group.value) == BY_FACTS[name]


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_group_comes_out_when_it_is_believed(name: str) -> None:
    verdict = osaid.evaluate(example(name), accept=[CLAIM])
    (acceptance,) = verdict.acceptances
    assert acceptance.group.value == PUBLISHED[name]
    assert acceptance.accepted
    assert (acceptance.outcome == osaid.Outcome.CONFORMS) == (
        PUBLISHED[name] == "conforms"
    )
    assert acceptance.assumed == len(verdict.assumptions)
    assert (acceptance.assumed == 0) == (PUBLISHED[name] == "components")


@pytest.mark.parametrize("name", example_names())
def test_no_attestation_is_made_and_no_list_is_complete(name: str) -> None:
    system = example(name)
    assert system.attestations == ()
    for listing in system.listings:
        assert osaid.Extent.ALL not in listing.extent.values


@pytest.mark.parametrize("name", example_names())
def test_every_statement_has_a_grade_and_a_source(name: str) -> None:
    for statement in statements(example(name)):
        origin = statement.origin
        assert origin.grade in {Grade.CITED, Grade.INFERRED}
        assert origin.by is not None
        if origin.grade is Grade.CITED:
            assert origin.source is not None


@pytest.mark.parametrize("name", example_names())
def test_every_license_id_is_known(name: str) -> None:
    for statement in statements(example(name)):
        if isinstance(statement.value, StatedLicense):
            for leaf in leaves(statement.value.expression):
                if isinstance(leaf, Unread):
                    assert statement.value.written.startswith('"')
                elif isinstance(leaf, License):
                    assert known_license(leaf.id)
                else:
                    assert not isinstance(leaf, With)


READINGS: list[tuple[str, Mapping[str, str], date | None, str]] = [
    ("amber", {"upstream_code": "counted"}, None, "osaid-1.0/code.complete/8"),
    ("crystalcoder", {"vendor_runtime": "counted"}, None, "osaid-1.0/code.complete/9"),
    (
        "olmo",
        {"open_data": "shared"},
        date(2024, 3, 1),
        "osaid-1.0/data_information.listing/2",
    ),
]


@pytest.mark.parametrize(("name", "readings", "as_of", "finding"), READINGS)
def test_reading_that_a_system_hangs_on(
    name: str, readings: Mapping[str, str], as_of: date | None, finding: str
) -> None:
    system = example(name)
    usual = osaid.evaluate(system, as_of=as_of)
    other = osaid.evaluate(system, as_of=as_of, readings=readings)
    assert finding not in [f.name for f in (*usual.blockers, *usual.open_findings)]
    decided = [f.name for f in (*other.blockers, *other.open_findings)]
    assert finding in decided


def test_t5_takes_one_assumption_more_if_a_platform_cannot_grant() -> None:
    system = example("t5")
    usual = osaid.evaluate(system, accept=[CLAIM])
    strict = osaid.evaluate(
        system, accept=[CLAIM], readings={"platform_grant": "refused"}
    )
    assert len(strict.assumptions) == len(usual.assumptions) + 1


def test_terms_change_with_the_judging_date() -> None:
    falcon = example("falcon-40b")
    before = osaid.evaluate(falcon, as_of=date(2023, 5, 29))
    after = osaid.evaluate(falcon, as_of=date(2023, 6, 1))
    names = {f.name for f in before.blockers} - {f.name for f in after.blockers}
    assert "osaid-1.0/parameters.license/1" in names


def test_rail_takes_use_and_leaves_study() -> None:
    freedoms = osaid.evaluate(example("bloom")).freedoms
    assert freedoms["use"].terms is osaid.Truth.FALSE
    assert freedoms["study"].terms is not osaid.Truth.FALSE
