"""Records that other formats carry in properties of their own."""

from __future__ import annotations

import json
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.conversion import convert
from osaid.readers.inputs import read_all
from tests.readers.carried_documents import (
    BOTH,
    SYSTEM,
    Json,
    change,
    entries,
    keys,
    properties,
    read,
    system,
)
from tests.readers.mutations import check_reading, mutated
from tests.records.test_canonical import plain
from tests.writers.small import document


@pytest.mark.parametrize("to", BOTH)
def test_a_carried_record_is_read_as_it_is(to: str) -> None:
    assert plain(system(document(SYSTEM, to))) == plain(SYSTEM)


@pytest.mark.parametrize("to", BOTH)
def test_statements_stand_where_the_document_has_them(to: str) -> None:
    found = system(document(SYSTEM, to))
    places = [c.license.statements[0].origin.place for c in found.components[:2]]
    assert all(place and place.file == "document.json" for place in places)
    assert len({str(place) for place in places}) == 2


@pytest.mark.parametrize("to", BOTH)
def test_without_its_mark_a_document_is_read_like_any_other(to: str) -> None:
    changed = document(SYSTEM, to)
    change(entries(changed)["Amber"], "osaid:system:osaid_record", None)
    found = read(changed).system
    assert found is not None
    assert "data" not in [listing.kind for listing in found.listings]
    assert "gone" not in [component.name for component in found.components]


@pytest.mark.parametrize("to", BOTH)
@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("osaid:system:osaid_record", "2", "record-version"),
        ("osaid:system:osaid_record", '"1', "property-json"),
        ("osaid:system:listings", "{data: all}", "property-json"),
        ("osaid:system:listings", "[" * 200, "property-json"),
        ("osaid:system:subject", "models", "not-a-choice"),
        ("osaid:component", '["code"]', "not-a-component"),
        ("osaid:component", '{"kind": "cod"}', "unknown-kind"),
        ("osaid:component", '{"name": "x"}', "missing-key"),
        ("osaid:component:kind", "cod.training", "unknown-kind"),
        ("osaid:component:kind", None, "missing-key"),
        ("osaid:component:license", "[]", "empty-value"),
    ],
)
def test_what_is_wrong_in_a_property_is_an_error(
    to: str, name: str, value: str | None, code: str
) -> None:
    changed = document(SYSTEM, to)
    change(entries(changed)["Amber"], name, value)
    found = read(changed)
    assert found.system is None
    codes = [d.code for d in found.diagnostics]
    assert code in codes
    assert "no-model" not in codes


@pytest.mark.parametrize("to", BOTH)
def test_a_property_with_two_values_is_an_error(to: str) -> None:
    changed = document(SYSTEM, to)
    found = properties(entries(changed)["crawl"])
    name, value = keys(found[0])
    same = [p for p in found if p[name] == "osaid:component:kind"]
    found.append(dict(same[0]))
    assert plain(system(changed)) == plain(SYSTEM)
    found.append({**same[0], value: "data"})
    assert [d.code for d in read(changed).diagnostics] == ["property-twice"]


@pytest.mark.parametrize("to", BOTH)
@given(st.data())
def test_no_change_of_a_document_does_harm(to: str, data: st.DataObject) -> None:
    check_reading(data.draw(mutated(document(SYSTEM, to))))


def test_a_record_inside_another_document_is_its_own_system() -> None:
    bom = json.loads(convert(SYSTEM, "cyclonedx").text)
    other = {"type": "machine-learning-model", "name": "Other", "bom-ref": "other"}
    bom["components"].append(bom["metadata"].pop("component"))
    bom["components"].append(other)
    found = [item.system for item in read_all(json.dumps(bom).encode(), name="b.json")]
    assert [s.name for s in found if s is not None] == ["Amber", "Other"]
    assert plain(found[0]) == plain(SYSTEM)


def in_xml(entry: Json) -> str:
    """Return an entry as another program would convert it."""
    carried = "".join(
        f"<property name={quoteattr(each['name'])}>{escape(each['value'])}</property>"
        for each in entry["properties"]
    )
    ancestors = "".join(map(in_xml, entry.get("pedigree", {}).get("ancestors", [])))
    pedigree = f"<pedigree><ancestors>{ancestors}</ancestors></pedigree>"
    head = f"type={quoteattr(entry['type'])} bom-ref={quoteattr(entry['bom-ref'])}"
    name = f"<name>{escape(entry['name'])}</name>"
    kept = f"<properties>{carried}</properties>"
    return f"<component {head}>{name}{pedigree}{kept}</component>"


def test_a_document_that_became_xml_is_read_the_same() -> None:
    bom = document(SYSTEM, "cyclonedx")
    others = "".join(map(in_xml, bom["components"]))
    needs = "".join(
        f'<dependency ref="{reference}"/>'
        for reference in bom["dependencies"][0]["dependsOn"]
    )
    text = (
        '<bom xmlns="http://cyclonedx.org/schema/bom/1.6">'
        f"<metadata>{in_xml(bom['metadata']['component'])}</metadata>"
        f"<components>{others}</components><dependencies>"
        f'<dependency ref="system">{needs}</dependency></dependencies></bom>'
    )
    (found,) = read_all(text.encode(), name="bom.xml")
    assert found.diagnostics == ()
    assert found.system is not None
    assert plain(found.system) == plain(SYSTEM)
