"""`osaid policies`, `osaid lint`, `osaid schema`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import ROOT
from tests.command.running import Osaid


def test_the_policies(osaid: Osaid) -> None:
    done = osaid("policies")
    assert done.code == 0
    lines = [line.split() for line in done.output.splitlines()]
    assert lines[0] == ["name", "version", "status", "title"]
    title = ["The", "Open", "Source", "AI", "Definition"]
    assert ["osaid", "1.0", "final", *title] in lines


@pytest.mark.parametrize("form", ["record", "supplement", "verdict"])
def test_the_schemas(osaid: Osaid, form: str) -> None:
    path = ROOT / "osaid" / "schemas" / f"{form}-1.json"
    assert osaid("schema", form).output == path.read_text(encoding="utf-8")


GOOD = """\
language 1
definition own 1.0
status final
requirement r { must some code: available }
"""
TYPO = GOOD.replace("code", "coed")


def test_lint(osaid: Osaid, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.osaid", tmp_path / "bad.osaid"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(TYPO, encoding="utf-8")
    assert (osaid("lint", good).code, osaid("lint", good).messages) == (0, "")
    done = osaid("lint", bad, good, "nowhere.osaid")
    assert (done.code, done.output) == (2, "")
    assert f"{bad}:4:27: error: " in done.messages
    assert "help: did you mean `code`?" in done.messages
    assert "nowhere.osaid: error: no file" in done.messages


def test_a_warning_is_no_error(osaid: Osaid, tmp_path: Path) -> None:
    odd = tmp_path / "odd.osaid"
    text = GOOD + 'judgement unasked "Is it?"\n'
    odd.write_text(text, encoding="utf-8")
    done = osaid("lint", odd)
    assert done.code == 0
    assert "warning: " in done.messages
    assert "warning: " in osaid("check", "example:phi-2", "--policy", odd).messages
    asked = ("check", "example:phi-2", "--policy", odd, "--quiet")
    assert osaid(*asked).messages == ""
