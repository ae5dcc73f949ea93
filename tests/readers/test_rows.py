"""Tables: what a column means, and what a row becomes."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import Severity
from osaid.readers.columns import COLUMNS, Column, Target, column_named
from osaid.readers.inputs import Input, read_all
from osaid.readers.statements import writable_fields
from osaid.records.canonical import canonical
from osaid.records.components import Component, Presence
from osaid.records.kinds import KINDS
from osaid.records.statements import NONE, Grade
from osaid.records.systems import Extent, System


def table(*rows: dict[str, str]) -> list[Input]:
    """Return what is read from a table with these rows, each with all its headers."""
    headers = list(dict.fromkeys(header for row in rows for header in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, headers)
    writer.writeheader()
    writer.writerows(rows)
    return list(read_all(text.getvalue().encode(), name="models.csv"))


def row(**cells: str) -> System:
    (item,) = table({"name": "Amber", **cells})
    assert item.system is not None, item.diagnostics
    return item.system


def part(header: str, cell: str) -> Component:
    (found,) = row(**{header: cell}).components
    return found


@pytest.mark.parametrize("header", ["version", "release", "Version", " RELEASE "])
def test_columns_of_the_head(header: str) -> None:
    assert row(**{header: "7B"}).release == "7B"


@pytest.mark.parametrize("header", ["supplier", "Producer", "organization"])
def test_columns_of_the_supplier(header: str) -> None:
    assert row(**{header: "LLM360"}).supplier == "LLM360"


@pytest.mark.parametrize("header", ["hub_id", "Hub ID", "hub-id", "hub", "HuggingFace"])
def test_columns_of_the_hub(header: str) -> None:
    assert row(**{header: "LLM360/Amber"}).identity.hub == "LLM360/Amber"
    link = "https://huggingface.co/LLM360/Amber/tree/main"
    assert row(**{header: link}).identity.hub == "LLM360/Amber"


@pytest.mark.parametrize("header", ["license", "Licence", "parameters.final.licence"])
def test_the_licence_is_that_of_the_final_parameters(header: str) -> None:
    found = part(header, "Apache-2.0")
    assert (found.kind, found.name) == ("parameters.final", "parameters.final")
    assert found.license.statements[0].origin.grade is Grade.ASSERTED
    assert found.presence.is_silent


def test_a_cell_has_its_place() -> None:
    (item,) = table({"name": "Amber", "version": "7B", "license": "MIT"})
    assert item.system is not None
    (statement,) = item.system.components[0].license.statements
    assert str(statement.origin.place) == "models.csv:2:10"


def test_what_a_model_is_derived_from() -> None:
    found = row(derived_from="Amber; Base 2", derivation="merge")
    assert [(c.kind, c.name) for c in found.components] == [
        ("parent", "Amber"),
        ("parent", "Base 2"),
    ]
    assert [c.derivation.values for c in found.components] == [("merge",)] * 2
    assert part("derived_from", "Amber").derivation.is_silent


def test_derived_from_none_says_that_there_is_no_parent() -> None:
    found = row(derived_from="none")
    assert found.components == ()
    ((kind, unused),) = ((u.kind, u.unused.values) for u in found.usages)
    assert (kind, unused) == ("parent", (True,))
    assert row(derived_from="unknown") == row(derived_from="unknown ")
    assert row(derived_from="unknown").usages == ()


def test_a_source_stands_behind_the_whole_row() -> None:
    for header in ("source", "url"):
        cells = {header: "https://example.org", "license": "MIT"}
        (origin,) = (s.origin for s in row(**cells).components[0].license.statements)
        assert (origin.url, origin.source) == ("https://example.org", None)
    found = row(source="our list", url="https://example.org", license="MIT")
    (origin,) = (s.origin for s in found.components[0].license.statements)
    assert (origin.url, origin.source) == ("https://example.org", "our list")
    assert origin.grade is Grade.ASSERTED


def test_dotted_columns_name_fields() -> None:
    assert part("code.training.presence", "withheld").presence.values == (
        Presence.WITHHELD,
    )
    found = part("Data.Training[the-pile v2].Released", "2020-12-31")
    assert (found.kind, found.name) == ("data.training", "the-pile v2")
    assert found.released.values == (date(2020, 12, 31),)
    assert row(**{"system.machine_learning": "yes"}).machine_learning.values == (True,)
    (listing,) = row(**{"listing.component": "all"}).listings
    assert (listing.kind, listing.extent.values) == ("component", (Extent.ALL,))
    (usage,) = row(**{"unused.code.tokenizer": "no"}).usages
    assert (usage.kind, usage.unused.values) == ("code.tokenizer", (False,))


def test_several_components_of_one_kind_and_several_topics_in_a_cell() -> None:
    found = row(
        **{
            "data.training[a].class": "open",
            "data.training[a].tokens": "1e9",
            "data.training[b].class": "public",
            "information.covers": "scope; filtering",
            "information.about": "a;b",
        }
    )
    assert [c.name for c in found.components] == ["a", "b", "information"]
    assert found.components[2].covers.names == ("filtering", "scope")
    assert found.components[2].about.names == ("a", "b")


def test_every_field_of_every_kind_has_a_column() -> None:
    for kind in KINDS:
        for field in writable_fields(Component):
            column = column_named(f"{kind}.{field}")
            assert (column.target, column.kind) == (Target.COMPONENT, kind)
            assert column.field.name == field
    for field in writable_fields(System):
        assert column_named(f"system.{field}").target is Target.SYSTEM
    assert column_named("code.training.outcome").target is Target.ATTRIBUTE


def test_an_empty_cell_says_nothing_and_none_says_none() -> None:
    empty = {"license": "", "code.training.presence": "", "Notes": "", "version": ""}
    assert canonical(row(**empty)) == canonical(row())
    assert part("license", "none").license.values == (NONE,)
    assert part("license", "unknown").license.is_silent


def test_columns_that_are_not_known_are_kept() -> None:
    (item,) = table({"name": "Amber", "Checked - by": "me"})
    assert item.system is not None
    (attribute,) = item.system.attributes
    assert (attribute.name, attribute.fact.values) == ("csv.checked_by", ("me",))
    assert item.diagnostics == ()


@pytest.mark.parametrize(
    ("header", "near"),
    [
        ("licens", "license"),
        ("suplier", "supplier"),
        ("listings.data", "listing.data"),
    ],
)
def test_a_column_that_looks_misspelt_is_pointed_out_once(
    header: str, near: str
) -> None:
    first, second = table({"name": "a", header: ""}, {"name": "b", header: ""})
    (warning,) = first.diagnostics
    assert (warning.code, warning.severity) == ("unknown-column", Severity.WARNING)
    assert warning.help == f"did you mean `{near}`?"
    assert warning.place is not None
    assert (warning.place.line, warning.place.column) == (1, 6)
    assert second.diagnostics == ()


def test_a_bad_row_does_not_stop_the_others() -> None:
    found = table(
        {"name": "a", "code.access": "open"},
        {"name": "b", "code.access": "opne"},
        {"name": "", "code.access": "open"},
        {"name": "d", "code.access": "paid"},
    )
    assert [item.source for item in found] == [f"models.csv#{n}" for n in (1, 2, 3, 4)]
    assert [item.system is not None for item in found] == [True, False, False, True]
    assert [d.code for item in found for d in item.diagnostics] == [
        "not-a-choice",
        "missing-name",
    ]
    assert found[1].diagnostics[0].help == "did you mean `open`?"


def test_a_row_with_too_many_cells_does_not_stop_the_others() -> None:
    text = b"name,license\na,MIT, ISC\nb,MIT\n"
    bad, good = read_all(text, name="models.csv")
    assert (bad.source, bad.system) == ("models.csv#1", None)
    assert [d.code for d in bad.diagnostics] == ["too-many-cells"]
    assert good.system is not None
    assert good.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name,version,Release\na,1,2\n", "same-column"),
        ("name,license,parameters.final.license\na,MIT,MIT\n", "same-column"),
        ("supplier,license\na,MIT\n", "no-name-column"),
    ],
)
def test_headers_that_cannot_be_read(text: str, code: str) -> None:
    (item,) = read_all(text.encode(), name="models.csv")
    assert item.system is None
    assert [d.code for d in item.diagnostics] == [code]


def test_columns_are_not_each_compared_with_all_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A table may have very many, and may not take the square of their number."""
    compared: list[object] = []
    equal = Column.__eq__

    def counted(one: Column, other: object) -> bool:
        compared.append(other)
        return equal(one, other)

    monkeypatch.setattr(Column, "__eq__", counted)
    headers = [f"data.training[d{number}].license" for number in range(500)]
    text = f"name,{','.join(headers)}\nAmber{',MIT' * 500}\n"
    (item,) = read_all(text.encode())
    assert item.system is not None
    assert len(item.system.components) == 500
    assert len(compared) < 1000


def test_a_derivation_of_nothing_is_pointed_out() -> None:
    (item,) = table({"name": "a", "derived_from": "", "derivation": "copy"})
    assert [d.code for d in item.diagnostics] == ["derived-from-nothing"]


CELLS = st.sampled_from(
    [
        "",
        "x",
        "none",
        "unknown",
        "yes",
        "a;b",
        ";",
        "MIT OR",
        "1e9",
        "2024-01-01",
        "é\n",
    ]
)
HEADERS = st.sampled_from(
    [*COLUMNS, "code.presence", "data[x].tokens", "information.about", "unused.data"]
)


@given(st.dictionaries(HEADERS, CELLS, max_size=6))
def test_no_row_makes_a_traceback(cells: dict[str, str]) -> None:
    for item in table({"name": "a", **cells}):
        errors = [d for d in item.diagnostics if d.severity is Severity.ERROR]
        assert (item.system is None) == bool(errors)


@given(st.dictionaries(HEADERS, CELLS, max_size=6))
def test_what_a_row_says_can_be_written_as_a_record(cells: dict[str, Any]) -> None:
    for item in table({"name": "a", **cells}):
        if item.system is not None:
            (again,) = read_all(canonical(item.system))
            assert again.system is not None
            assert canonical(again.system) == canonical(item.system)
