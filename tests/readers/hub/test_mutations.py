"""Answers of the Hub with some parts exchanged: read, or refused with a reason."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from attrs import evolve
from hypothesis import given

from osaid.readers.diagnosis import Diagnosis
from osaid.readers.online_hub.asked import Asked
from osaid.readers.online_hub.fetched import Fetched
from osaid.readers.online_hub.joined import system_of
from osaid.records.problems import problems
from tests.readers.hub.local_hub import CARD, LocalHub
from tests.readers.mutations import mutated

ASKED = Asked.of("hf:acme/anvil")
FILES = {
    "README.md": CARD,
    "LICENSE": "SPDX-License-Identifier: MIT",
    "model.safetensors.index.json": '{"weight_map": {"a": "model.safetensors"}}',
    "model.safetensors": None,
    "train.py": None,
}


def answer() -> dict[str, Any]:
    """Return an answer in which everything is said that is read."""
    hub = LocalHub()
    hub.add(files=FILES, gated="auto")
    found: dict[str, Any] = json.loads(hub.replies["/api/models/acme/anvil"].body)
    return found


def check(said: dict[str, Any], texts: dict[str, bytes]) -> None:
    """Check that an answer gives a sound system, or says why it does not."""
    fetched = Fetched.of(said, ASKED, date(2026, 11, 21))
    if fetched is None:
        return
    diagnosis = Diagnosis()
    fetched = evolve(fetched, texts=texts, refused=("a",), unread=("b",))
    system = system_of(fetched, "hf:acme/anvil", diagnosis)
    assert (system is None) == diagnosis.failed
    assert system is None or not list(problems(system))


@given(mutated(answer()))
def test_an_answer_with_its_texts(said: dict[str, Any]) -> None:
    check(said, {path: t.encode() for path, t in FILES.items() if t is not None})


@given(mutated(answer()))
def test_an_answer_alone(said: dict[str, Any]) -> None:
    check(said, {})


@given(mutated({path: text or "" for path, text in FILES.items()}))
def test_texts_with_something_else_in_them(texts: dict[str, Any]) -> None:
    check(answer(), {path: str(text).encode() for path, text in texts.items()})


def test_all_of_it_is_read() -> None:
    fetched = Fetched.of(answer(), ASKED, date(2026, 11, 21))
    assert fetched is not None
    assert system_of(fetched, "hf:acme/anvil", Diagnosis()) is not None
