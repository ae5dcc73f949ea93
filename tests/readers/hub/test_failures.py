"""What is said when the Hub gives no answer, or none that can be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import osaid
from osaid.command import main
from osaid.diagnostics import Diagnostic
from osaid.readers.contents import LARGEST
from osaid.readers.online_hub import client
from tests.readers.hub.local_hub import CARD, SHA, LocalHub, Reply, serving

API = "/api/models/acme/anvil"


def failure(name: str = "hf:acme/anvil") -> Diagnostic:
    """Return the error of an input that gives no system."""
    (found,) = osaid.read_all(name)
    assert found.system is None
    (problem,) = found.diagnostics
    assert problem.help is not None or problem.code == "too-large"
    return problem


def coded(status: int, code: str) -> Reply:
    return Reply(status=status, headers={"X-Error-Code": code})


def sent_to(location: str) -> Reply:
    return Reply(status=302, headers={"Location": location})


FAILURES = {
    "no such model": (coded(404, "RepoNotFound"), "no-such-repository"),
    "private": (Reply(status=401), "no-such-repository"),
    "no such revision": (coded(404, "RevisionNotFound"), "no-such-revision"),
    "gated answer": (coded(403, "GatedRepo"), "hub-forbidden"),
    "forbidden": (Reply(status=403), "hub-forbidden"),
    "rate": (Reply(status=429, headers={"Retry-After": "9"}), "hub-rate-limit"),
    "fault": (Reply(status=503), "hub-fault"),
    "teapot": (Reply(status=418), "hub-unexpected"),
    "page": (Reply(b"<!doctype html><p>Log in"), "hub-unexpected"),
    "truncated": (Reply(b'{"id": "acme/anv'), "hub-unexpected"),
    "broken off": (Reply(b'{"id"', length=500), "hub-unexpected"),
    "empty": (Reply(b""), "hub-unexpected"),
    "deep": (Reply(b"[" * 100_000), "hub-unexpected"),
    "number": (Reply(b"9" * 10_000), "hub-unexpected"),
    "not text": (Reply(b"\xff\xfe\x00"), "hub-unexpected"),
    "list": (Reply(b"[]"), "hub-unexpected"),
    "error": (Reply(b'{"error": "no"}'), "hub-unexpected"),
    "bad id": (Reply(b'{"id": "../x", "sha": "a", "tags": []}'), "hub-unexpected"),
    "bad sha": (Reply(b'{"id": "a/b", "sha": "../a", "tags": []}'), "hub-unexpected"),
    "circle": (sent_to(API), "hub-unexpected"),
    "elsewhere": (sent_to("ftp://127.0.0.1/"), "hub-endpoint"),
    "too large": (Reply(b" " * (LARGEST + 1)), "too-large"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_each_failure_is_told(hub: LocalHub, name: str) -> None:
    reply, code = FAILURES[name]
    hub.replies[API] = reply
    problem = failure()
    assert problem.code == code
    assert str(problem.place) == "hf:acme/anvil"


def test_an_answer_that_is_never_given(
    hub: LocalHub,
    library: Any,  # noqa: ANN401 - it may not be installed
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(library.constants, "HF_HUB_DOWNLOAD_TIMEOUT", 0.1)
    hub.replies[API] = Reply(b"{}", endless=True)
    problem = failure()
    assert problem.code == "hub-slow"
    assert "within 0.1 seconds" in problem.message


@pytest.mark.parametrize(("seconds", "shown"), [(-1, "0"), (0, "0"), (10**30, "60")])
def test_times_that_no_session_can_wait(
    hub: LocalHub,
    library: Any,  # noqa: ANN401 - the same
    monkeypatch: pytest.MonkeyPatch,
    seconds: int,
    shown: str,
) -> None:
    monkeypatch.setattr(library.constants, "HF_HUB_DOWNLOAD_TIMEOUT", seconds)
    hub.add()
    (found,) = osaid.read_all("hf:acme/anvil")
    if found.system is None:
        assert found.diagnostics[0].code == "hub-slow"
        assert f"within {shown} seconds" in found.diagnostics[0].message
    assert (found.system is None) == (seconds <= 0)


def test_an_answer_that_never_ends(
    hub: LocalHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "MOST_SECONDS", 0.2)
    hub.replies[API] = Reply(b"{}", endless=True)
    problem = failure()
    assert problem.code == "hub-slow"
    assert "within 0.2 seconds" in problem.message


def test_a_token_that_is_refused(hub: LocalHub) -> None:
    said = {"X-Error-Message": "Invalid credentials in Authorization header"}
    hub.replies[API] = Reply(status=401, headers=said)
    assert failure().code == "hub-token"


def test_a_token_that_is_no_text_for_a_header(
    hub: LocalHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_ä")
    hub.add()
    assert failure().code == "hub-token"


def test_how_long_to_wait(hub: LocalHub) -> None:
    hub.replies[API] = Reply(status=429, headers={"Retry-After": "9"})
    assert (failure().help or "").startswith("wait 9 seconds")
    hub.replies[API] = Reply(status=429, headers={"Retry-After": "Fri, 1 Jan"})
    assert (failure().help or "").startswith("wait;")


def test_what_is_missing_may_be_the_other_kind(hub: LocalHub) -> None:
    assert "`hf:datasets/acme/anvil`" in (failure().help or "")
    assert "`hf:acme/anvil`" in (failure("hf:datasets/acme/anvil").help or "")
    assert len(hub.requests) == 2


@pytest.mark.parametrize("reply", [Reply(status=500), Reply(status=429)])
def test_nothing_half_fetched_is_read(hub: LocalHub, reply: Reply) -> None:
    hub.add(files={"README.md": CARD, "LICENSE": "MIT"})
    hub.file("LICENSE", reply)
    assert failure().code in {"hub-fault", "hub-rate-limit"}


@pytest.mark.parametrize("offline", [True, False])
def test_no_network_and_nothing_kept(
    hub: LocalHub,
    library: Any,  # noqa: ANN401 - the same
    monkeypatch: pytest.MonkeyPatch,
    *,
    offline: bool,
) -> None:
    hub.add()
    with serving(LocalHub()) as gone:
        pass
    if offline:
        monkeypatch.setattr(library.constants, "HF_HUB_OFFLINE", True)
    else:
        monkeypatch.setattr(library.constants, "ENDPOINT", gone)
    problem = failure()
    assert problem.code == ("hub-offline" if offline else "hub-unreachable")
    assert "nothing of it is in the cache either" in problem.notes
    assert hub.requests == []


def test_one_failure_does_not_stop_the_others(
    hub: LocalHub, capsys: pytest.CaptureFixture[str]
) -> None:
    hub.add()
    code = main(["check", "hf:acme/nothing", "hf:acme/anvil", "--format", "csv"])
    output = capsys.readouterr()
    assert code == 2
    assert "anvil" in output.out
    assert "[no-such-repository]" in output.err


def test_the_variables_of_the_library(hub: LocalHub, tmp_path: Path) -> None:
    """The command takes endpoint and cache from the environment."""
    hub.add()
    own = {name: v for name, v in os.environ.items() if not name.startswith("HF_")}
    with serving(hub) as endpoint:
        home = {"HF_ENDPOINT": endpoint, "HF_HOME": str(tmp_path / "home")}
        command = [sys.executable, "-m", "osaid", "check", "hf:acme/anvil"]
        online = subprocess.run(
            command, env=own | home, capture_output=True, check=False
        )
        asked = len(hub.requests)
        offline = subprocess.run(
            command,
            env=own | home | {"HF_HUB_OFFLINE": "1"},
            capture_output=True,
            check=False,
        )
    assert online.returncode == offline.returncode != 2, online.stderr
    assert online.stdout == offline.stdout
    assert hub.requests == [
        "/api/models/acme/anvil",
        f"/acme/anvil/resolve/{SHA}/README.md",
    ]
    assert asked == 2
    assert b"[hub-offline]" in offline.stderr
