"""Laws of converting: what comes back, and what is said of the rest."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import osaid
from osaid.conversion import TARGETS, convert
from osaid.diagnostics import Error, UsageError
from osaid.records.components import Attribute, Component
from osaid.records.differences import Effect
from osaid.records.statements import Fact, Nothing, Origin, Statement, T
from osaid.records.systems import Subject, System
from tests.records.test_canonical import plain
from tests.writers.comparing import back, check_lost, sound_systems

WHOLE = ("record", "spdx3", "cyclonedx")
EXAMPLES = [item.system for item in osaid.read_all("examples") if item.system]
HOSTILE = (
    "=HYPERLINK(1)", "@x", "- item", "a;b", 'a"b', "a,b", "two\nlines", "tab\there",
    "a\u2028b\u2029c\x85d", "\ufeffmark", "\u202eturned", "\x07bell", "\x1b[31m",
    "a\r\nb", "none", "NONE", "unknown", "Unknown", "yes", "null", "~", "1", "1.0",
    "2023-04-01", "# no", "a: b", "{x", "[x", "'x", '"x', "&a", "*a", "!tag", "%x",
    "|", ">", "`", "<<", "osaid:component:kind", "value", "NOASSERTION", "ß", "SS",
    "深い", "🙂", "é", "e\u0301", "x" * 150_000, " lead", "trail ", "all",
    "https://example.org/a b", "pkg:x/y",
)  # fmt: skip


SHOWN = [repr(text[:20]) for text in HOSTILE]


def fact(value: T | Nothing, **origin: str) -> Fact[T]:
    return Fact((Statement(value, Origin(**origin)),))  # type: ignore[arg-type]


@pytest.mark.parametrize("to", WHOLE)
@given(sound_systems())
def test_formats_that_hold_everything_give_it_back(to: str, system: System) -> None:
    converted = convert(system, to)
    assert converted.lost == ()
    (again,) = back(converted)
    assert plain(again) == plain(system)
    assert convert(again, to).text == converted.text


@given(sound_systems())
def test_a_record_as_json_gives_everything_back(system: System) -> None:
    (again,) = back(convert(system, as_json=True))
    assert plain(again) == plain(system)


@pytest.mark.parametrize("to", ["csv", "mof"])
@given(sound_systems())
def test_what_is_lost_is_listed_and_nothing_else(to: str, system: System) -> None:
    converted = convert(system, to)
    (again,) = back(converted)
    check_lost(system, again, converted.lost)


@given(st.lists(sound_systems(), min_size=2, max_size=4))
def test_several_systems_are_rows_of_a_table(systems: list[System]) -> None:
    converted = convert(systems, "csv")
    found = back(converted)
    assert len(found) == len(systems)
    assert {loss.system for loss in converted.lost} <= {s.name for s in systems}


@pytest.mark.parametrize("to", TARGETS)
@pytest.mark.parametrize("system", EXAMPLES, ids=lambda system: system.name)
def test_the_examples_convert(to: str, system: System) -> None:
    converted = convert(system, to)
    (again,) = back(converted)
    check_lost(system, again, converted.lost)
    assert to not in WHOLE or converted.lost == ()


@pytest.mark.parametrize("to", WHOLE)
@pytest.mark.parametrize("text", HOSTILE, ids=SHOWN)
def test_hostile_texts_survive_or_are_listed(to: str, text: str) -> None:
    system = hostile(text)
    converted = convert(system, to)
    (again,) = back(converted)
    check_lost(system, again, converted.lost)
    word = text.casefold() in {"none", "unknown"}
    assert word or converted.lost == ()


@pytest.mark.parametrize("to", ["csv", "mof"])
@pytest.mark.parametrize("text", HOSTILE, ids=SHOWN)
def test_hostile_texts_harm_no_smaller_format(to: str, text: str) -> None:
    converted = convert(hostile(text), to)
    (again,) = back(converted)
    check_lost(hostile(text), again, converted.lost)


def hostile(text: str) -> System:
    """Return a system that has a text wherever one may stand; a name says something."""
    name = (
        f"{text}." if text.casefold() in {"all", "none", "unknown", "value"} else text
    )
    parts = (
        Component("data.training", name, reason=fact(text), location=fact(text)),
        Component("document", "paper", part_of=fact(name)),
        Component("parent", f"{name} again"),
    )
    return System(
        name,
        text,
        text,
        described_as=fact(text, source=f"s {text}", note=f"n {text}"),
        components=parts,
        attributes=(Attribute("acme.x", fact(text)),),
    )


@pytest.mark.parametrize("to", TARGETS)
@pytest.mark.parametrize("name", ["", "  ", "\0", "half \ud800"])
def test_what_cannot_be_read_back_is_not_written(to: str, name: str) -> None:
    system = System("x", release="1", described_as=fact(name))
    if to in WHOLE:
        with pytest.raises(Error, match="not-convertible"):
            convert(system, to)
    else:
        assert "described_as" in [loss.field for loss in convert(system, to).lost]


@pytest.mark.parametrize(
    ("to", "name"), [*((to, "") for to in TARGETS), ("mof", "unknown")]
)
def test_a_system_without_a_name_is_refused(to: str, name: str) -> None:
    with pytest.raises(Error, match="not-convertible"):
        convert(System(name), to)


def test_words_of_the_native_format_are_listed() -> None:
    system = System("x", "unknown", described_as=fact("none"))
    losses = {loss.field: loss.effect for loss in convert(system).lost}
    assert losses == {"release": Effect.MISSING, "described_as": Effect.ALTERED}
    assert "word of the format" in convert(system).lost[0].why


@pytest.mark.parametrize(
    "to", [to for to, target in TARGETS.items() if not target.several]
)
def test_one_document_holds_one_system(to: str) -> None:
    with pytest.raises(UsageError, match="several-systems"):
        convert([System("a"), System("b")], to)
    assert convert([System("a")], to).text == convert(System("a"), to).text


@pytest.mark.parametrize("to", TARGETS)
def test_no_system_is_no_document(to: str) -> None:
    with pytest.raises(UsageError, match="no-system"):
        convert([], to)


def test_an_unknown_format_is_pointed_out() -> None:
    with pytest.raises(UsageError, match="did you mean `cyclonedx`"):
        convert(System("a"), "cyclondx")


def test_what_is_converted_is_a_value() -> None:
    converted = convert(System("Amber", by="Ada"), "csv")
    assert pickle.loads(pickle.dumps(converted)) == converted  # noqa: S301 - our own
    assert len({converted, convert(System("Amber", by="Ada"), "csv")}) == 1


def test_losses_say_what_became_of_what_and_why() -> None:
    part = Component("code", "kit", reason=fact("lost", by="Ada"))
    system = System("Amber", subject=Subject.MODEL, components=(part,))
    (loss,) = convert(system, "csv").lost
    assert (loss.system, loss.component, loss.field) == ("Amber", "kit", "reason")
    assert (loss.effect, str(loss)) == (Effect.UNSOURCED, "kit.reason")
    assert loss.why == "a row has one source at most, and no grade"


def test_why_tells_of_disagreement_and_of_time() -> None:
    both = Fact((Statement("a"), Statement("b")))
    dated = Fact((Statement("a", Origin(since=date(2026, 1, 1))),))
    part = Component("code", "kit", reason=both, location=dated)
    system = System("Amber", subject=Subject.MODEL, components=(part,))
    assert {str(loss): loss.why for loss in convert(system, "csv").lost} == {
        "kit.reason": "sources differ, and a table has one word on each thing",
        "kit.location": "it holds for a time only, which a table cannot say",
    }


def test_several_losses_of_a_name_are_told_apart_by_system() -> None:
    lost = convert([System("a", by="Ada"), System("b", by="Ada")], "csv").lost
    assert [(loss.system, str(loss)) for loss in lost if loss.field == "by"] == [
        ("a", "by"),
        ("b", "by"),
    ]
