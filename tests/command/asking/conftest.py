from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.command.asking.runs import POLICY, RECORD
from tests.command.running import Done, Osaid


@pytest.fixture(autouse=True)
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder with a policy and a record, in which commands run."""
    monkeypatch.chdir(tmp_path)
    Path("weights.osaid").write_text(POLICY, encoding="utf-8")
    Path("small.yaml").write_text(RECORD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def ask(osaid: Osaid, monkeypatch: pytest.MonkeyPatch) -> Osaid:
    """Return `osaid ask` by the small policy; the last argument is what is typed."""

    def asked(*arguments: object) -> Done:
        *given, typed = arguments
        stream = io.TextIOWrapper(io.BytesIO(str(typed).encode()), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stream)
        return osaid("ask", *given, "--policy", "weights.osaid", "--quiet")

    return asked
