"""`osaid test`: pages, JSON, exit codes, and input of every bad sort."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command.running import Osaid, runner
from tests.golden import check_output
from tests.trials import POLICIES


@pytest.fixture
def osaid(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Osaid:
    """Run a command in the folder of the policies."""
    monkeypatch.chdir(POLICIES)
    return runner(capsys)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["changes.osaid"], 0),
        (["changes.osaid", "failing.osaid"], 1),
        (["failing.osaid", "broken.osaid"], 2),
        (["failing.osaid", "there-is-none.osaid"], 2),
        (["there-is none"], 2),
    ],
)
def test_exit_codes(osaid: Osaid, names: list[str], code: int) -> None:
    assert osaid("test", *names).code == code


def test_a_page(osaid: Osaid) -> None:
    done = osaid("test", "child.osaid", "parent-1.0.osaid", "--coverage", "--mutants")
    check_output(Path("..", "expected", "page.txt"), done.output)


def test_json_holds_everything(osaid: Osaid) -> None:
    names = ["failing.osaid", "broken.osaid", "there-is-none.osaid"]
    done = osaid("test", *names, "--format", "json", "--coverage", "--mutants")
    written = json.loads(done.output)
    assert [p["policy"] for p in written["policies"]] == ["failing 1.0", "broken 1.0"]
    assert [f["policy"] for f in written["failures"]] == ["there-is-none.osaid"]
    [failing, broken] = written["policies"]
    assert [r["status"] for r in failing["results"]][:2] == ["passed", "failed"]
    assert broken["results"][0]["diagnostics"][0]["code"] == "unknown-example"
    assert failing["coverage"][0]["unseen"] == []
    assert {m["survived"] for m in failing["mutants"]} == {True, False}
    assert failing["passed"] is False


def test_what_was_not_asked_for_is_null(osaid: Osaid) -> None:
    written = json.loads(osaid("test", "child.osaid", "--format", "json").output)
    [policy] = written["policies"]
    assert policy["coverage"] is None
    assert policy["mutants"] is None


def test_messages_stand_apart(osaid: Osaid) -> None:
    done = osaid("test", "broken.osaid")
    assert "did you mean `bloom`?" in done.messages
    assert "did you mean" not in done.output


def test_a_policy_without_tests(osaid: Osaid, tmp_path: Path) -> None:
    path = tmp_path / "bare.osaid"
    path.write_text(
        "language 1 policy bare 1.0 status final "
        "requirement code { must some code: available }"
    )
    done = osaid("test", path, "--mutants")
    assert done.code == 0
    assert done.output.startswith("bare 1.0: no tests")


def test_another_folder_of_policies(osaid: Osaid, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.osaid"
    path.write_text((POLICIES / "child.osaid").read_text(encoding="utf-8"))
    assert osaid("test", path).code == 2
    assert osaid("test", path, "--policies", POLICIES).code == 0


NASTY = {
    "binary": b"\xff\xfe\x00\x01" * 50,
    "empty": b"",
    "cycle": b"osaid_record: 1\nname: x\ncomponents:\n  code: {part_of: code}\n",
    "parent": b"osaid_record: 1\nname: x\ncomponents:\n  parent: {record: {name: [1]}}",
    "words": b"\n" * 5 + b"\x1b[31m red",
    "list": b"[" * 10_000,
    "table": b"name,license\n" + b"a,MIT\n" * 3,
}


@pytest.mark.parametrize("name", NASTY)
def test_files_of_others(osaid: Osaid, tmp_path: Path, name: str) -> None:
    (tmp_path / "given").write_bytes(NASTY[name])
    path = tmp_path / "nasty.osaid"
    path.write_text(
        "language 1 policy nasty 1.0 status final "
        "requirement code { must some code: available } "
        'test "it" { given file "given" with add code expect undetermined }'
    )
    done = osaid("test", path, "--coverage", "--mutants")
    assert done.code == 2
    assert "nasty.osaid:1:" in done.messages
    assert "\x1b" not in done.messages + done.output


@pytest.mark.parametrize(
    "given", ["..", ".", "a\\\\b", "x" * 5000, "#", "given#7", "~"]
)
def test_names_of_files(osaid: Osaid, tmp_path: Path, given: str) -> None:
    path = tmp_path / "nasty.osaid"
    path.write_text(
        "language 1 policy nasty 1.0 status final "
        "requirement code { must some code: available } "
        f'test "it" {{ given file "{given}" expect undetermined }}'
    )
    assert osaid("test", path).code == 2


def test_as_many_tests_as_there_may_be(osaid: Osaid, tmp_path: Path) -> None:
    tests = "\n".join(
        f'test "{number}" {{ given system with {changes} expect conforms }}'
        for number, changes in enumerate([", ".join(["add code.training"] * 200)] * 20)
    )
    path = tmp_path / "many.osaid"
    path.write_text(
        "language 1 policy many 1.0 status final "
        f"requirement code {{ must some code: presence is provided }} {tests}"
    )
    assert osaid("test", path).code == 0
