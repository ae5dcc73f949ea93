"""`osaid lint`: what it proves, without a solver, and for how long."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.command.running import Osaid

HEAD = "language 1\npolicy acme 1\nstatus final\n"
TWICE = f"""{HEAD}requirement r {{
  must code.training: available
  must some code: available
}}
"""
PARENT = TWICE.replace("  must some code: available\n", "").replace("acme", "parent")
CHILD = """\
language 1
policy child 1 extends parent 1
status final
extend requirement r { must some code: available }
"""


@pytest.fixture
def twice(tmp_path: Path) -> Path:
    path = tmp_path / "twice.osaid"
    path.write_text(TWICE, encoding="utf-8")
    return path


def test_what_is_proven_is_a_warning(osaid: Osaid, twice: Path) -> None:
    done = osaid("lint", twice)
    assert (done.code, done.output) == (0, "")
    first, *_ = done.messages.splitlines()
    assert first.startswith(f"{twice}:6:3: warning: this sentence never matters")
    assert f"note: by `acme-1/r/1` at {twice}:5:3" in done.messages


def test_what_is_inherited_counts_and_is_not_told(osaid: Osaid, tmp_path: Path) -> None:
    (tmp_path / "parent.osaid").write_text(PARENT, encoding="utf-8")
    child = tmp_path / "child.osaid"
    child.write_text(CHILD, encoding="utf-8")
    done = osaid("lint", child)
    assert done.messages.count("warning") == 1
    assert f"{child}:4:24: warning: this sentence never matters" in done.messages
    assert "note: by `parent-1/r/1`" in done.messages


@pytest.mark.parametrize("seconds", ["0", "0.000001"])
def test_without_time_nothing_is_told(osaid: Osaid, twice: Path, seconds: str) -> None:
    done = osaid("lint", twice, "--seconds", seconds)
    assert done.code == 0
    assert "[not-decided]" in done.messages
    assert "warning" not in done.messages


@pytest.mark.parametrize("seconds", ["soon", "-1", "nan", "inf", "1e9"])
def test_what_is_no_time(osaid: Osaid, twice: Path, seconds: str) -> None:
    done = osaid("lint", twice, f"--seconds={seconds}")
    assert done.code == 2
    assert "[not-a-time]" in done.messages


def test_without_a_solver_it_says_so_once(
    osaid: Osaid, twice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    twice.write_text(
        f"{TWICE}terms none_left = {{ MIT }} except osi_approved\n"
        "requirement s { must code: license in none_left }\n",
        encoding="utf-8",
    )
    done = osaid("lint", twice, twice)
    assert done.code == 0
    assert done.messages.count("[no-solver]") == 1
    assert done.messages.count("[empty-terms]") == 2
    assert "osaid[solver]" in done.messages
    assert "[idle-sentence]" not in done.messages


def test_an_error_comes_alone(osaid: Osaid, twice: Path) -> None:
    twice.write_text(TWICE.replace("some code", "some coed"), encoding="utf-8")
    done = osaid("lint", twice)
    assert done.code == 2
    assert "[unknown-kind]" in done.messages
    assert "[idle-sentence]" not in done.messages


def test_licence_facts_of_ones_own_count(osaid: Osaid, tmp_path: Path) -> None:
    policy, own = tmp_path / "own.osaid", tmp_path / "own.yaml"
    sentences = "must code: license in { BUSL-1.1 } must code: license permits use"
    policy.write_text(f"{HEAD}requirement r {{ {sentences} }}\n", encoding="utf-8")
    own.write_text(
        "osaid_licenses: 1\n"
        "overrule: [{license: BUSL-1.1, right: use, status: granted,"
        " author: counsel, date: '2026-03-01', reason: the text was read}]\n",
        encoding="utf-8",
    )
    assert osaid("lint", policy).messages == ""
    done = osaid("lint", policy, "--licenses", own)
    assert "[idle-sentence]" in done.messages
