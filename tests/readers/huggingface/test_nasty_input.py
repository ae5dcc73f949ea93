"""Inputs made to break the readers: each ends in diagnostics, or in a record."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import InputError, Severity
from osaid.readers.documents import load
from osaid.readers.huggingface import is_card_text, is_hub_api
from osaid.readers.huggingface.card import LARGEST_CARD, MOST_LINES
from osaid.readers.huggingface.vocabulary import READ_KEYS
from osaid.readers.inputs import read
from osaid.records.canonical import canonical
from tests.readers.huggingface.reading import Read, card, read_answer, read_card

CARD = """---
license: other
license_name: acme-1.0
license_link: https://example.org
base_model: [a/b, c/d]
base_model_relation: merge
datasets:
- allenai/c4
extra_gated_prompt: You agree.
model-index:
- name: amber
  results: [{task: {type: x}}]
---
# Model Card for Amber

## Training Data

The web.

### Preprocessing

<!-- how? -->
[More Information Needed]
"""
ANSWER = {
    "id": "acme/anvil",
    "sha": "0123abc",
    "gated": "auto",
    "private": False,
    "tags": ["license:mit", "base_model:quantized:a/b", "dataset:c4"],
    "cardData": {"license": "mit", "datasets": ["c4"], "base_model": "a/b"},
    "siblings": [{"rfilename": "model-00001-of-00002.gguf", "size": 5}],
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=10), inner, max_size=3)
    ),
    max_leaves=8,
)


def check(found: Read) -> None:
    """Check that there is a consistent record, or an error that says why not."""
    errors = [d for d in found.diagnostics if d.severity is Severity.ERROR]
    assert bool(errors) != bool(found.systems)
    assert all(d.place is not None for d in found.diagnostics)
    for system in found.systems:
        again = read(canonical(system))
        assert canonical(again) == canonical(system)


@given(st.data())
def test_a_changed_card_is_read_or_refused(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(CARD)))
    until = data.draw(st.integers(at, min(len(CARD), at + 40)))
    inserted = data.draw(st.text(max_size=8))
    text = CARD[:at] + inserted + CARD[until:]
    assert is_card_text(text) in {True, False}
    check(read_card(text))


@given(st.sampled_from(sorted(ANSWER)), VALUES)
def test_a_changed_answer_is_read_or_refused(
    key: str,
    value: Any,  # noqa: ANN401 - whatever JSON can say
) -> None:
    answer = {**ANSWER, key: value}
    try:
        root = load(json.dumps(answer).encode()).root
    except InputError:  # a character that stands in no document
        return
    assert is_hub_api(root) in {True, False}
    check(read_answer(answer))


@given(st.sampled_from(sorted(READ_KEYS)), VALUES)
def test_changed_card_data_is_read(
    key: str,
    value: Any,  # noqa: ANN401 - the same
) -> None:
    answer = {**ANSWER, "cardData": {"license": "mit", key: value}}
    try:
        load(json.dumps(answer).encode())
    except InputError:
        return
    check(read_answer(answer))


@pytest.mark.parametrize(
    "text",
    [
        "# " + "[" * 100_000,
        "# " + "[a](" * 50_000,
        "# " + "<" * 100_000,
        "# " + "*" * 100_000,
        "# a" + " -" * 50_000,
        "# a" + " \t" * 50_000 + "#" * 100_000,
        "## Training Data\n" + "<!--" * 50_000,
        "## Training Data\n" + "{{" * 50_000,
        "## Training Data\n" + "**" * 50_000,
        "## Training Data\n" + "<summary>" * 50_000,
        "## Training Data\na\n" * 20_000,
        "```\n" * 50_000,
        "---\n" * 50_000,
        "# a\n" + "---\nb\n" * 20_000,
        "\n" * 200_000,
    ],
)
def test_long_texts_are_read(text: str) -> None:
    assert is_card_text(text) in {True, False}
    check(read_card(text))


@pytest.mark.parametrize("text", ["a" * (LARGEST_CARD + 1), "\n" * (MOST_LINES + 1)])
def test_a_card_that_is_too_large_is_refused(text: str) -> None:
    found = read_card(text)
    assert (found.codes, found.systems) == (["too-large"], ())


def test_many_names_are_read() -> None:
    names = "".join(f"- org/set-{i % 900}\n" for i in range(4000))
    found = card(f"datasets:\n{names}")
    assert len(found.of_kind("data.training")) == 900


def test_what_is_too_much_is_refused() -> None:
    names = "".join(f"- org/set-{i}\n" for i in range(5001))
    assert card(f"datasets:\n{names}").codes == ["too-many-values"]
    assert read_answer([ANSWER] * 1001).codes == ["too-many-answers"]


def test_many_keys_are_read() -> None:
    keys = "".join(f"licens{i}: 1\n" for i in range(20_000))
    assert card(keys).codes[-1] == "more-remarks"


def test_long_paths_are_left_out() -> None:
    siblings = [{"rfilename": "model" * 100_000}]
    assert read_answer({**ANSWER, "siblings": siblings}).codes == ["not-a-file"]


def test_shards_beyond_count_are_counted() -> None:
    siblings = [{"rfilename": f"m{i}-00001-of-999999.gguf"} for i in range(2000)]
    found = read_answer({**ANSWER, "siblings": siblings})
    assert found.codes == ["missing-weights"]
