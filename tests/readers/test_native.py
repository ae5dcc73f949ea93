"""The native format: what each way to write a fact means, and where it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import InputError, Severity
from osaid.readers.diagnosis import MOST_ERRORS, MOST_REMARKS
from osaid.readers.inputs import read, read_all
from osaid.readers.statements import MOST_STATEMENTS
from osaid.records.canonical import canonical
from osaid.records.components import Component, Found, StatedLicense
from osaid.records.fields import fields_of
from osaid.records.kinds import KINDS, TOPICS
from osaid.records.statements import NONE, Fact, Grade, Money, Origin, Range
from osaid.records.systems import System
from tests import ROOT

HEAD = "osaid_record: 1\nname: Amber\nby: somebody\nmade: 2026-11-21\n"
SOURCES = (
    "sources:\n"
    "  card: {title: Model card, url: 'https://example.org/card', by: LLM360, "
    "made: 2023-12-11, revision: ab12}\n"
    "  bare: {}\n"
)


def record(text: str) -> System:
    return read((HEAD + SOURCES + text).encode(), name="amber.yaml")


def component(text: str) -> Component:
    return record(f"components:\n  data.training: {text}").components[0]


def origins(fact: Fact[Any]) -> list[Origin]:
    return [statement.origin for statement in fact.statements]


def codes(text: str) -> list[str]:
    (item,) = read_all((HEAD + SOURCES + text).encode())
    return [diagnostic.code for diagnostic in item.diagnostics]


def test_a_bare_value_is_the_word_of_the_author_on_the_day_of_the_file() -> None:
    (origin,) = origins(record("delivery: released").delivery)
    assert (origin.by, origin.made) == ("somebody", date(2026, 11, 21))
    assert origin.grade is Grade.ASSERTED
    assert str(origin.place) == "amber.yaml:8:11"


def test_a_source_of_a_component_stands_behind_its_bare_values() -> None:
    found = component("{source: card, class: open, reason: {value: x}}")
    (cited,) = origins(found.data_class)
    assert cited.source == "Model card"
    assert cited.url == "https://example.org/card"
    assert (cited.by, cited.made, cited.revision) == (
        "LLM360",
        date(2023, 12, 11),
        "ab12",
    )
    assert cited.grade is Grade.CITED
    (full,) = origins(found.reason)
    assert (full.source, full.by, full.grade) == (None, "somebody", Grade.ASSERTED)


def test_a_statement_says_its_own_before_that_of_its_source() -> None:
    text = (
        "{reason: {value: x, source: card, by: me, made: unknown, grade: verified, "
        "seen: 2026-01-01, looked_in: a, note: b, revision: c}}"
    )
    (origin,) = origins(component(text).reason)
    assert (origin.by, origin.made, origin.grade) == ("me", None, Grade.VERIFIED)
    assert (origin.looked_in, origin.note, origin.revision) == (("a",), "b", "c")
    assert origin.source == "Model card"


def test_several_sources_are_several_statements_with_one_value() -> None:
    text = "{source: [card, bare, 'https://example.org'], reason: x}"
    fact = component(text).reason
    assert fact.values == ("x",)
    assert [o.source for o in origins(fact)] == ["Model card", "bare", None]
    assert origins(fact)[2].url == "https://example.org"
    assert all(o.grade is Grade.CITED for o in origins(fact))


def test_a_source_without_an_author_is_not_the_word_of_the_file() -> None:
    (origin,) = origins(component("{reason: {value: x, source: bare}}").reason)
    assert (origin.by, origin.made) == (None, None)


@pytest.mark.parametrize(
    "word", ["unknown", "Unknown", "{value: unknown, source: card}"]
)
def test_unknown_is_no_statement(word: str) -> None:
    found = component(f"{{reason: {word}, license: {word}, tokens: {word}}}")
    assert found.reason.is_silent
    assert found.license.is_silent
    assert found.tokens.is_silent
    assert component("{covers: unknown, about: [unknown]}").covers.names == ()
    assert component("{license: NOASSERTION}").license.is_silent


def test_none_says_that_there_is_none() -> None:
    text = "{reason: none, license: NONE, tokens: None, price: none, released: none, "
    found = component(text + "part_of: none}")
    for name in ("reason", "license", "tokens", "price", "released", "part_of"):
        assert getattr(found, fields_of(Component)[name].attribute).values == (NONE,)


def test_values_have_the_types_of_their_fields() -> None:
    text = (
        "{presence: withheld, labeled: YES, tokens: 1.5e12, price: 10 EUR, "
        "released: 2023-12-11, location: [a, b], license: apache-2.0}"
    )
    found = component(text)
    assert found.labeled.values == (True,)
    assert found.tokens.values == (Decimal(1500000000000),)
    assert found.price.values == (Money(Decimal(10), "EUR"),)
    assert found.released.values == (date(2023, 12, 11),)
    assert found.location.values == ("a", "b")
    (stated,) = found.license.values
    assert isinstance(stated, StatedLicense)
    assert (str(stated.expression), stated.written) == ("Apache-2.0", "apache-2.0")


def test_a_number_may_be_a_range() -> None:
    expected = (Range(Decimal(10**9), Decimal(10**13)),)
    assert component("{tokens: {low: 1e9, high: 1e13}}").tokens.values == expected
    text = "{tokens: {value: {low: 1e9, high: 1e13}, source: card}}"
    assert component(text).tokens.values == expected


def test_texts_are_texts_whatever_they_look_like() -> None:
    found = record("release: 1.0\nsupplier: NO\nattributes: {acme.x: 0x1F}")
    assert (found.release, found.supplier) == ("1.0", "NO")
    assert found.attributes[0].fact.values == ("0x1F",)


def test_how_a_licence_was_found() -> None:
    text = "{license: {value: MIT, written: The MIT Licence, found: inherited}}"
    (stated,) = component(text).license.values
    assert isinstance(stated, StatedLicense)
    assert (stated.found, stated.written) == (Found.INHERITED, "The MIT Licence")


def test_a_list_of_topics_says_nothing_of_the_rest() -> None:
    found = component("{covers: [scope, obtained]}").covers
    assert found.names == ("obtained", "scope")
    assert found.element("filtering").is_silent


@pytest.mark.parametrize(
    "text",
    [
        "{covers: {scope: yes, filtering: no}}",
        "{covers: {value: {scope: yes, filtering: no}}}",
        "{covers: [scope, {filtering: no}]}",
        "{covers: [{value: scope}, {filtering: {value: no}}]}",
        "{covers: {scope: [yes, unknown], filtering: no}}",
    ],
)
def test_topics_may_be_denied(text: str) -> None:
    found = component(text).covers
    values = {name: fact.values for name, fact in found.elements}
    assert values == {"scope": (True,), "filtering": (False,)}


def test_sources_may_disagree_about_a_topic() -> None:
    text = "{covers: [{value: [scope], source: card}, {value: {scope: no}}]}"
    assert component(text).covers.element("scope").is_contested


def test_a_component_has_the_name_of_its_kind() -> None:
    found = record("components: {code: {}, data: [{}], parent: {name: p}}")
    assert [c.name for c in found.components] == ["code", "data", "p"]
    assert [str(c.place) for c in found.components] == [
        "amber.yaml:8:14",
        "amber.yaml:8:31",
        "amber.yaml:8:36",
    ]


def test_a_record_of_a_parent_stands_alone() -> None:
    base = "{osaid_record: 1, name: Base, delivery: released}"
    ((name, parent),) = record(f"components: {{parent: {{record: {base}}}}}").parents
    assert (name, parent.name, parent.by) == ("parent", "Base", None)
    assert origins(parent.delivery)[0].by is None


def test_every_kind_topic_and_field_can_be_written() -> None:
    kinds = "".join(f"  {kind}: {{presence: provided}}\n" for kind in KINDS)
    assert len(record(f"components:\n{kinds}").components) == len(KINDS)
    listings = "".join(f"  {kind}: open\n" for kind in (*KINDS, "component"))
    assert len(record(f"listings:\n{listings}").listings) == len(KINDS) + 1
    assert component(f"{{covers: [{', '.join(TOPICS)}]}}").covers.names == tuple(
        sorted(TOPICS)
    )


def test_json_and_yaml_and_values_in_memory_say_the_same() -> None:
    path = ROOT / "tests" / "conformance" / "records" / "short.yaml"
    from_yaml = read(path)
    assert canonical(read(canonical(from_yaml))) == canonical(from_yaml)


def test_all_errors_come_at_once_in_the_order_of_the_input() -> None:
    with pytest.raises(InputError) as caught:
        read((HEAD + "delivery: free\nnmae: x\ncomponents: {cod: {}}").encode())
    found = [(d.code, d.place and d.place.line) for d in caught.value.diagnostics]
    assert found == [("not-a-choice", 5), ("unknown-key", 6), ("unknown-kind", 7)]


def test_too_many_errors_stop_the_reading() -> None:
    text = "".join(f"key{number}: x\n" for number in range(20 * MOST_ERRORS))
    found = codes(text)
    assert found.count("unknown-key") == MOST_ERRORS
    assert "too-many-errors" in found


def test_too_many_remarks_are_counted() -> None:
    licenses = ", ".join(f"odd {number}" for number in range(MOST_REMARKS + 7))
    (item,) = read_all(
        (HEAD + f"components: {{code: {{license: [{licenses}]}}}}").encode()
    )
    assert item.system is not None
    *shown, last = item.diagnostics
    assert len(shown) == MOST_REMARKS
    assert {d.severity for d in shown} == {Severity.WARNING}
    assert last.message == "7 more remarks are not shown"


def test_sources_cannot_multiply_statements_without_end() -> None:
    sources = ", ".join(["card"] * 1000)
    values = ", ".join(["x"] * (MOST_STATEMENTS // 1000 + 1))
    text = f"components: {{code: {{source: [{sources}], location: [{values}]}}}}"
    assert codes(text) == ["too-many-statements"]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.sampled_from(["x", "yes", "none", "unknown", "MIT", "2024-01-01", "open", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["value", "source", "name", "low", "high", "license", "code", "covers"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)
KEYS = [
    "osaid_record", "name", "release", "sources", "components", "listings", "unused",
    "attestations", "claims", "attributes", "price", "overall_terms", "made",
]  # fmt: skip


@given(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=6), JSON)
def test_no_document_makes_a_traceback(parts: dict[str, Any], inner: Any) -> None:  # noqa: ANN401
    text = {"osaid_record": 1, "name": "x", "components": {"code": inner}, **parts}
    (item,) = read_all(text)
    errors = [d for d in item.diagnostics if d.severity is Severity.ERROR]
    assert (item.system is None) == bool(errors)
    assert all(d.place is not None for d in errors)


def test_the_path_of_a_file_is_its_name(tmp_path: Path) -> None:
    path = tmp_path / "amber.yaml"
    path.write_text(HEAD, encoding="utf-8")
    found = read(path)
    assert found.place is not None
    assert found.place.file == str(path)
