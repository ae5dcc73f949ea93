"""What is kept of a repository, and read when the Hub gives no answer."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import osaid
from osaid.diagnostics import Diagnostic
from osaid.records.systems import System
from tests.readers.hub.local_hub import CARD, GATED, SHA, LocalHub, Reply

API = "/api/models/acme/anvil"
KEPT = Path("osaid", "models--acme--anvil", "hub", "main.json")


@pytest.fixture
def offline(library: Any, monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401
    """Return a way to forbid the network."""
    return lambda: monkeypatch.setattr(library.constants, "HF_HUB_OFFLINE", True)


def read(name: str = "hf:acme/anvil") -> tuple[System | None, list[Diagnostic]]:
    (found,) = osaid.read_all(name)
    return found.system, list(found.diagnostics)


def test_offline_is_read_what_was_read_before(hub: LocalHub, offline: Any) -> None:  # noqa: ANN401
    hub.add()
    before, _ = read()
    offline()
    hub.requests.clear()
    after, (remark,) = read()
    assert after == before
    assert hub.requests == []
    assert remark.code == "hub-offline"
    today = datetime.now(UTC).date()
    assert remark.message.endswith(f"this is what it said on {today}")


def test_each_revision_is_kept_by_itself(hub: LocalHub, offline: Any) -> None:  # noqa: ANN401
    hub.add()
    read()
    offline()
    system, _ = read("hf:acme/anvil@v1")
    assert system is None


@pytest.mark.parametrize(
    ("reply", "code"),
    [(Reply(status=502), "hub-fault"), (Reply(status=429), "hub-rate-limit")],
)
def test_what_was_kept_stands_in(hub: LocalHub, reply: Reply, code: str) -> None:
    hub.add()
    before, _ = read()
    hub.replies[API] = reply
    after, (remark,) = read()
    assert after == before
    assert (remark.code, remark.severity) == (code, "warning")


@pytest.mark.parametrize(
    "reply", [Reply(status=404), Reply(status=403), Reply(b"<html>")]
)
def test_what_the_hub_says_itself_counts(hub: LocalHub, reply: Reply) -> None:
    hub.add()
    read()
    hub.replies[API] = reply
    assert read()[0] is None


def test_what_was_refused_is_still_told(hub: LocalHub, offline: Any) -> None:  # noqa: ANN401
    hub.add(gated="auto")
    hub.file("README.md", GATED)
    read()
    offline()
    system, remarks = read()
    assert system is not None
    assert [remark.code for remark in remarks] == ["hub-offline", "gated-files"]


def test_texts_of_any_encoding_are_kept(hub: LocalHub, offline: Any) -> None:  # noqa: ANN401
    hub.add(files={"README.md": CARD, "LICENSE": "x", "model.safetensors": None})
    hub.file("LICENSE", Reply(b"\xff\xfe\x00 SPDX"))
    before, online = read()
    offline()
    after, remarks = read()
    assert after == before
    assert remarks[1:] == online


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", "[" * 99_999, '{"osaid_hub": 2}', "\0",
        '{"osaid_hub": 1, "day": 5}', '{"osaid_hub": 1, "day": "x"}',
        '{"osaid_hub": 1, "day": "2026-11-21", "answer": {}, "texts": []}',
        ('{"osaid_hub": 1, "day": "2026-11-21", "answer": 1, "texts": {},'
        ' "refused": [], "unread": []}'),
    ],
)  # fmt: skip
def test_what_was_spoilt_is_not_read(
    hub: LocalHub,
    offline: Any,  # noqa: ANN401 - a function
    tmp_path: Path,
    text: str,
) -> None:
    hub.add()
    read()
    (tmp_path / "assets" / KEPT).write_text(text, encoding="utf-8")
    offline()
    system, (problem,) = read()
    assert system is None
    assert problem.code == "hub-offline"


def test_a_cache_that_cannot_be_written(hub: LocalHub, tmp_path: Path) -> None:
    (tmp_path / "assets").write_text("in the way", encoding="utf-8")
    hub.add()
    assert read()[0] is not None


def test_nothing_is_left_beside_what_is_kept(hub: LocalHub, tmp_path: Path) -> None:
    hub.add()
    read()
    kept = [path for path in (tmp_path / "assets").rglob("*") if path.is_file()]
    assert kept == [tmp_path / "assets" / KEPT]


@pytest.mark.parametrize("name", ["hf:acme/anvil", f"hf:acme/anvil@{SHA}"])
def test_files_that_others_have_fetched(
    hub: LocalHub,
    offline: Any,  # noqa: ANN401 - the same
    tmp_path: Path,
    name: str,
) -> None:
    repository = tmp_path / "hub" / "models--acme--anvil"
    snapshot = repository / "snapshots" / SHA
    snapshot.mkdir(parents=True)
    (snapshot / "README.md").write_text(CARD, encoding="utf-8")
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text(SHA, encoding="ascii")
    noon = datetime(2026, 10, 5, 12, tzinfo=UTC).timestamp()
    os.utime(snapshot, (noon, noon))
    offline()
    system, (remark,) = read(name)
    assert system is not None
    assert system.identity.hub == "acme/anvil"
    assert remark.message.endswith("read is the cache, with files of 2026-10-05")
    assert hub.requests == []


def test_the_records_of_two_days_differ_in_nothing_else(hub: LocalHub) -> None:
    hub.add()
    first, _ = read()
    second, _ = read()
    assert first is not None
    assert second is not None
    assert evolve(first, made=None) == evolve(second, made=None)
