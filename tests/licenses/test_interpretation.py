"""What people write is read by a rule that is named, or kept as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.licenses.catalog import facts_table, spdx_licenses
from osaid.licenses.expression import License, Nothing, Unread
from osaid.licenses.identification import Rule, identify
from osaid.licenses.names import alias_of, known_license
from osaid.licenses.reading import interpret, read_license
from tests.licenses.strategies import expressions
from tests.licenses.written import HUB_TAGS, LOWER_CASE_TAGS, READ, UNREAD


@pytest.mark.parametrize(("tag", "id_"), HUB_TAGS.items())
def test_tags_of_the_hub(tag: str, id_: str | None) -> None:
    reading = interpret(tag)
    assert reading.expression == (License(id_) if id_ else Unread(tag))
    assert reading.rule in {Rule.HUB_TAG, Rule.DEPRECATED_ID}
    assert read_license(tag.upper()) == (License(id_) if id_ else Unread(tag.upper()))


def test_the_other_tags_are_ids_in_lower_case() -> None:
    ids = {id_.lower(): id_ for id_ in spdx_licenses()}
    tags = LOWER_CASE_TAGS.split()
    assert len(tags) + len(HUB_TAGS) == 83
    for tag in tags:
        assert read_license(tag) == License(ids[tag])


def test_the_table_of_tags_agrees_with_the_aliases() -> None:
    table = facts_table()
    gnu = {"agpl-3.0", "gpl-2.0", "gpl-3.0", "lgpl-2.1", "lgpl-3.0"}
    assert set(table["hub_tags"]) == set(HUB_TAGS) - gnu
    for tag, (id_, _) in table["hub_tags"].items():
        alias = alias_of(tag)
        assert alias is not None
        assert alias.id == id_


@pytest.mark.parametrize(("text", "id_", "rule"), READ)
def test_what_is_read(text: str, id_: str, rule: Rule) -> None:
    reading = interpret(f" {text}\n")
    assert reading.expression == License(id_)
    assert reading.rule is rule
    assert [step.id for step in reading.steps] == [id_]
    assert reading.written == text == reading.steps[0].written


@pytest.mark.parametrize("text", UNREAD)
def test_what_only_looks_like_a_licence_is_kept(text: str) -> None:
    assert interpret(text).candidates == (Unread(text),)


def test_keys_and_pages_lead_to_known_licences() -> None:
    table = facts_table()
    for name in ("scancode_keys", "pages"):
        assert list(table[name]) == sorted(table[name])
        assert all(known_license(id_) for id_ in table[name].values())
    spdx = {id_.lower() for id_ in spdx_licenses()}
    assert spdx.isdisjoint(table["scancode_keys"])
    for key, id_ in table["scancode_keys"].items():
        step = identify(key)
        assert step is not None
        assert step.id == id_
    for page, id_ in table["pages"].items():
        assert read_license(f"https://{page}") == License(id_)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("gpl-3.0", "whether later versions may be chosen is not stated"),
        ("GNU GPL v2", "whether later versions may be chosen is not stated"),
        ("GPL-3.0-only", None),
        ("gpl-3.0+", None),
        ("gemma", "same rights"),
        ("qwen", "usual reading"),
        ("openrail", "family"),
        ("mit", None),
    ],
)
def test_what_a_text_leaves_open_is_noted(text: str, note: str | None) -> None:
    (step,) = interpret(text).steps
    assert step.note == note


@pytest.mark.parametrize(
    ("text", "expected", "written"),
    [
        ("mit or isc", "MIT OR ISC", ["mit", "isc"]),
        (
            "Apache 2.0 AND (GPL v3 OR llama2)",
            "Apache-2.0 AND (GPL-3.0-only OR LicenseRef-scancode-llama-2-license-2023)",
            ["Apache 2.0", "GPL v3", "llama2"],
        ),
        (
            "GNU GPL v2 with Classpath-exception-2.0",
            "GPL-2.0-only WITH Classpath-exception-2.0",
            ["GNU GPL v2"],
        ),
    ],
)
def test_names_in_expressions(text: str, expected: str, written: list[str]) -> None:
    reading = interpret(text)
    assert str(reading.expression) == expected
    assert reading.rule is Rule.EXPRESSION
    assert [step.written for step in reading.steps] == written


@pytest.mark.parametrize(
    ("written", "candidates"),
    [
        (["mit", "apache-2.0"], ["MIT", "Apache-2.0"]),
        (["mit", "MIT"], ["MIT"]),
        (["mit", "see card"], ["MIT", '"see card"']),
        (["mit", "gpl-2.0 or isc"], ["MIT", "GPL-2.0-only OR ISC"]),
        ([], ['""']),
        ("MIT, Apache-2.0", ["MIT", "Apache-2.0"]),
        ("MIT/Apache-2.0", ["MIT", "Apache-2.0"]),
        ("Apache-2.0; GPL v3", ["Apache-2.0", "GPL-3.0-only"]),
    ],
)
def test_lists_are_candidates(written: str | list[str], candidates: list[str]) -> None:
    reading = interpret(written)
    assert [str(one) for one in reading.candidates] == candidates
    assert reading.rule is Rule.LIST
    if len(candidates) > 1:
        assert isinstance(reading.expression, Unread)


@pytest.mark.parametrize(
    ("text", "expected", "rule"),
    [
        ("NONE", Nothing(), Rule.NO_LICENSE),
        ("http://spdx.org/rdf/terms#none", Nothing(), Rule.NO_LICENSE),
        ("NOASSERTION", Unread("NOASSERTION"), Rule.NO_STATEMENT),
        (
            "http://spdx.org/rdf/terms#noassertion",
            Unread("NOASSERTION"),
            Rule.NO_STATEMENT,
        ),
        ("", Unread(""), Rule.NO_STATEMENT),
        ('"MIT"', Unread("MIT"), Rule.QUOTED_TEXT),
        ("ask us", Unread("ask us"), Rule.FREE_TEXT),
    ],
)
def test_what_is_no_licence(text: str, expected: Unread, rule: Rule) -> None:
    reading = interpret(text)
    assert (reading.expression, reading.rule) == (expected, rule)


@given(st.text() | expressions.map(str) | st.sampled_from([text for text, *_ in READ]))
def test_reading_is_idempotent(text: str) -> None:
    reading = interpret(text)
    for candidate in reading.candidates:
        assert interpret(str(candidate)).candidates == (candidate,)
    assert interpret(str(reading.expression)).expression == reading.expression
    assert reading.expression == read_license(text)


@given(st.lists(st.text(max_size=20) | st.sampled_from(["mit", "gpl-3.0", "bsd"])))
def test_a_list_says_what_its_parts_say(texts: list[str]) -> None:
    apart = {one for text in texts for one in interpret(text).candidates}
    assert set(interpret(texts).candidates) == (apart or {Unread("")})


def test_a_reading_is_shown_with_its_steps() -> None:
    reading = interpret("gpl-3.0")
    assert str(reading) == "GPL-3.0-only (deprecated id)"
    assert str(reading.steps[0]) == (
        "`gpl-3.0`: GPL-3.0-only (deprecated id; whether later versions may be "
        "chosen is not stated)"
    )
    assert str(interpret("openrail").steps[0]) == (
        "`openrail`: unknown (Hugging Face tag; family)"
    )
