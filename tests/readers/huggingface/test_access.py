"""Gates: what it takes to get the files, as cards show it and the Hub states it."""

from __future__ import annotations

import pytest

from osaid.records.components import Access, Presence
from osaid.records.statements import Grade
from tests.readers.huggingface.reading import answer, card

EITHER = (Access.CLICK_THROUGH, Access.ON_REQUEST)
FILES = [{"rfilename": "model.safetensors"}, {"rfilename": "README.md"}]


@pytest.mark.parametrize(
    ("gated", "expected"),
    [
        (False, (Access.OPEN,)),
        ("auto", (Access.CLICK_THROUGH,)),
        ("manual", (Access.ON_REQUEST,)),
        (True, EITHER),
        (None, ()),
    ],
)
def test_the_gate_that_the_hub_states(
    gated: object, expected: tuple[Access, ...]
) -> None:
    read = answer(gated=gated, siblings=FILES)
    assert read.component("parameters").access.values == expected
    document = read.component("model card")
    assert document.access.values == (expected if expected == (Access.OPEN,) else ())


def test_nothing_is_said_of_a_gate() -> None:
    assert answer().component("parameters").access.is_silent


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("extra_gated_prompt: You agree to be good.", EITHER),
        ("extra_gated_fields: {Company: text}", EITHER),
        ("extra_gated_fields:\n- Company: text", EITHER),
        ("extra_gated_fields: {}", ()),
        ("extra_gated_prompt: ''", ()),
        ("extra_gated_description: See our privacy policy.", ()),
        ("extra_gated_heading: Hello", ()),
        ("gated: auto", (Access.CLICK_THROUGH,)),
        ("gated: manual", (Access.ON_REQUEST,)),
        ("gated: false", (Access.OPEN,)),
        ("gated: true", EITHER),
        ("gated:", ()),
    ],
)
def test_what_a_card_shows_of_a_gate(front: str, expected: tuple[Access, ...]) -> None:
    access = card(front).component("parameters").access
    assert access.values == expected
    if expected == EITHER:
        assert {s.origin.grade for s in access.statements} == {Grade.INFERRED}


def test_what_the_hub_states_comes_before_what_the_card_shows() -> None:
    asks = {"extra_gated_prompt": "You agree to be good."}
    read = answer(gated=False, cardData=asks)
    assert read.component("parameters").access.values == (Access.OPEN,)
    read = answer(cardData=asks)
    assert read.component("parameters").access.values == EITHER


@pytest.mark.parametrize("gated", ["maybe", 1, [], {}])
def test_a_setting_that_is_none_is_reported(gated: object) -> None:
    read = answer(gated=gated)
    assert read.codes == ["unknown-gate"]
    assert read.component("parameters").access.is_silent


@pytest.mark.parametrize("key", ["private", "disabled"])
def test_what_nobody_else_can_have_is_withheld(key: str) -> None:
    read = answer(siblings=FILES, gated=False, **{key: True})
    for name in ("parameters", "model card"):
        component = read.component(name)
        assert component.presence.values == (Presence.WITHHELD,)
        assert component.access.is_silent
