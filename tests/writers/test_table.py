"""Tables as they are written."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given

import osaid
from osaid.conversion import convert
from osaid.readers import columns, row_records
from osaid.records.components import Access, Attribute, Identity, Presence
from osaid.records.fields import fields_of
from osaid.records.kinds import KINDS
from osaid.records.statements import NONE, SetFact
from osaid.records.systems import Extent, Listing, Subject, System, Usage
from osaid.truth import Truth
from osaid.writers import cells, table
from tests.writers.comparing import back, sound_systems
from tests.writers.small import WHERE, fact, license_fact, of, part


def rows(*systems: System) -> list[dict[str, str]]:
    text = convert(systems, "csv").text
    return [
        {header: cell for header, cell in row.items() if cell}
        for row in csv.DictReader(io.StringIO(text))
    ]


def row(*components: Any, **parts: Any) -> dict[str, str]:  # noqa: ANN401
    (found,) = rows(of(*components, subject=Subject.MODEL, **parts))
    return found


def test_the_head() -> None:
    found = row(release="7B", supplier="LLM360", identity=Identity(hub="a/b"))
    assert found == {
        "name": "Amber",
        "release": "7B",
        "supplier": "LLM360",
        "hub_id": "a/b",
    }


def test_a_column_for_each_field_of_each_component() -> None:
    training = part("code.training", presence=fact(Presence.PROVIDED))
    crawl = part("data.training", "crawl", access=fact(Access.OPEN))
    assert row(training, crawl, delivery=fact("released")) == {
        "name": "Amber",
        "code.training.presence": "provided",
        "data.training[crawl].access": "open",
        "system.delivery": "released",
    }


def test_the_licence_of_the_parameters_has_a_column_of_its_own() -> None:
    found = row(part("parameters.final", license=license_fact("MIT")))
    assert found == {"name": "Amber", "license": "MIT"}


def test_lists_and_unused_steps() -> None:
    (yes,) = (fact(truth) for truth in (True,))
    found = row(
        listings=(Listing("code", fact(Extent.RELEASED)),),
        usages=(Usage("parent", yes),),
    )
    assert found == {
        "name": "Amber",
        "listing.code": "released",
        "unused.parent": "yes",
    }


def test_parents_stand_together_where_their_names_allow_it() -> None:
    found = row(part("parent", "Base"), part("parent", "a; b"), part("parent", "C"))
    assert found["derived_from"] == "Base; C"
    assert found["parent[a; b].presence"] == "unknown"


def test_a_component_of_which_nothing_is_known_is_listed() -> None:
    assert row(part("code", "kit"))["code[kit].presence"] == "unknown"


def test_a_row_has_a_source_where_everything_is_from_it() -> None:
    one = {"source": "list", "url": WHERE}
    found = row(part("code", reason=fact("a", **one), location=fact("b", **one)))
    assert (found["source"], found["url"]) == ("list", WHERE)
    found = row(part("code", reason=fact("a", **one), location=fact("b")))
    assert not {"source", "url"} & found.keys()


def test_attributes_of_tables_keep_their_columns() -> None:
    attributes = (
        Attribute("csv.notes", fact("asked")),
        Attribute("csv.license", fact("x")),
        Attribute("csv.code.license", fact("x")),
        Attribute("acme.country", fact("DE")),
    )
    assert row(attributes=attributes) == {"name": "Amber", "notes": "asked"}


def test_a_set_has_the_names_that_are_in_it() -> None:
    yes, no = (fact(truth) for truth in (True, False))
    covers = SetFact((("provenance", yes), ("scope", no)))
    both = SetFact((("all", yes), ("x; y", yes)))
    found = row(part("information", covers=covers, about=both), part("data", "x; y"))
    assert found["information.covers"] == "provenance"
    assert found["information.about"] == "all"


def test_names_that_differ_in_case_only_are_one_header() -> None:
    parts = (part("code", name, reason=fact(name)) for name in ("Kit", "kit"))
    system = of(*parts, subject=Subject.MODEL)
    found = convert(system, "csv")
    assert "code[kit]" not in found.text
    assert [(loss.component, loss.field) for loss in found.lost] == [("kit", None)]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20x"]
)
def test_nothing_is_a_formula(text: str) -> None:
    system = System(text, text, components=(part("code", text, reason=fact(text)),))
    (found,) = rows(system)
    assert found["name"] == f"'{text}"
    assert not any(cell.startswith(text[0]) for cell in found.values())


def test_a_list_of_which_something_is_left_out_is_not_complete() -> None:
    (yes, no), every = (fact(truth) for truth in (True, False)), fact(Extent.ALL)
    system = of(
        part("data.training", "-crawl"),
        part("parent", "-base"),
        listings=tuple(Listing(kind, every) for kind in ("data", "parent", "code")),
        usages=(Usage("data.training", yes), Usage("parent", no)),
    )
    (found,) = rows(system)
    assert found == {"name": "Amber", "listing.code": "all", "unused.parent": "no"}
    why = {str(loss): loss.why for loss in convert(system, "csv").lost}
    assert "would not be true" in why["listings.data"]
    assert "would not be true" in why["unused.data.training"]


@given(sound_systems())
def test_a_table_answers_no_sentence_that_the_record_leaves_open(
    system: System,
) -> None:
    (row_,) = back(convert(system, "csv"))
    day = date(2026, 1, 1)
    before, after = (osaid.evaluate(one, as_of=day) for one in (system, row_))
    known = {finding.sentence: finding.truth for finding in before.findings}
    for finding in after.findings:
        assert finding.truth in {Truth.UNKNOWN, known[finding.sentence]}


def test_what_is_too_long_for_a_cell_is_left_out() -> None:
    long = "x" * 200_000
    found = row(part("code", reason=fact(long), license=license_fact(long)))
    assert found == {"name": "Amber", "code.presence": "unknown"}


def test_none_is_written_where_there_is_none() -> None:
    found = row(part("code", location=fact(NONE), license=fact(NONE)))
    assert found["code.location"] == found["code.license"] == "none"


def test_several_systems_share_their_columns() -> None:
    first, second = rows(
        of(part("code", reason=fact("a"))), System("B", supplier="Ada")
    )
    assert first == {"name": "Amber", "code.reason": "a"}
    assert second == {"name": "B", "supplier": "Ada"}


def test_readers_and_writers_of_tables_have_the_same_words() -> None:
    assert set(columns.COLUMNS) | {"derivation"} == {*table.TAKEN}
    assert cells.SEPARATOR == row_records.SEPARATOR
    fields = {name for name, field in fields_of(System).items() if not field.derived}
    for name in fields:
        assert columns.column_named(f"system.{name}").target.name == "SYSTEM"
    assert columns.column_named("unused.parent").kind in KINDS
