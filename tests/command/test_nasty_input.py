"""Bad input of any kind: one clear message, exit code 2, no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osaid.command import main
from tests.command.running import Osaid

BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n"
    for n in range(12)
)
NASTY = {
    "alias-bomb.yaml": BOMB.encode(),
    "binary.yaml": bytes(range(256)),
    "deep.json": b"[" * 100_000,
    "deep.yaml": b"- " * 5000,
    "empty.yaml": b"",
    "key-twice.yaml": b"osaid_record: 1\nname: a\nname: b\n",
    "list.yaml": b"- osaid_record: 1\n",
    "long.yaml": b'osaid_record: 1\nname: "' + b"x" * (17 << 20) + b'"\n',
    "nul.json": b'{"osaid_record": 1, "name": "a\\u0000"}',
    "number.json": b"1" * 10_000,
    "other.yaml": b"name: a\nversion: 2\n",
    "unclosed.json": b'{"osaid_record": 1, "name": ',
    "unknown-key.yaml": b"osaid_record: 1\nname: a\nlicence: MIT\n",
    "unknown-kind.yaml": b"osaid_record: 1\nname: a\ncomponents: {cod.training: {}}\n",
    "utf-16.yaml": "osaid_record: 1".encode("utf-16-le"),
    "wrong-type.yaml": b"osaid_record: 1\nname: [a]\n",
    "headers.csv": b"name,license\n",
    "twice.csv": b"name,name\na,b\n",
    "quotes.csv": b'name,license\n"a,MIT\n',
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_files(osaid: Osaid, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(NASTY[name])
    done = osaid("check", path)
    assert (done.code, done.output) == (2, "")
    assert str(path) in done.messages
    assert len(done.messages) < 5000


@pytest.mark.parametrize("name", sorted(NASTY))
def test_nasty_policies(osaid: Osaid, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.osaid"
    path.write_bytes(NASTY[name])
    for arguments in (("lint", path), ("check", "example:amber", "--policy", path)):
        done = osaid(*arguments)
        assert (done.code, done.output) == (2, "")
        assert "error: " in done.messages


@pytest.mark.parametrize(
    ("input_", "said"),
    [
        ("", "this is a folder [is-a-folder]"),
        (".", "this is a folder [is-a-folder]"),
        ("nowhere/model.yaml", "[no-such-file]"),
        ("a\0b", "[no-such-file]"),
        ("x" * 5000, "error: "),
        ("example:", "no example"),
        ("example:blom", "help: did you mean `bloom`?"),
        ("nowhere.csv#3", "[no-such-file]"),
    ],
)
def test_nasty_names(osaid: Osaid, input_: str, said: str) -> None:
    done = osaid("check", input_)
    assert (done.code, done.output) == (2, "")
    assert said in done.messages


@pytest.mark.parametrize("name", ["a\x1b[31m.yaml", "a\u202e.yaml"])
def test_names_of_files_do_not_reach_the_terminal(
    osaid: Osaid, tmp_path: Path, name: str
) -> None:
    missing = osaid("check", tmp_path / name)
    (tmp_path / name).write_text('{"osaid_record": 1, "\x9b1m": 1}', encoding="utf-8")
    wrong = osaid("check", tmp_path / name)
    for done in (missing, wrong, osaid("lint", tmp_path / name)):
        assert done.code == 2
        assert all(line.isprintable() for line in done.messages.splitlines())


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="no such device")
def test_devices_are_no_input(osaid: Osaid) -> None:
    done = osaid("check", os.devnull)
    assert done.code == 2
    assert "[not-a-file]" in done.messages


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--policy", "osaid 1"], "help: did you mean `osaid 1.0`?"),
        (["--policy", "OSAID 1.0"], "help: did you mean `osaid 1.0`?"),
        (["--policy", "nowhere.osaid"], "[no-such-file]"),
        (["--policy", "."], "no policy `.` [unknown-policy]"),
        (["--accept", "osi-2042"], "help: did you mean `osi-2024`?"),
        (["--reading", "open_dta=listed"], "help: did you mean `open_data`?"),
        (["--reading", "open_data=lsted"], "help: did you mean `listed`?"),
        (["--as-of", "21.11.2026"], "`21.11.2026` is not a day [not-a-day]"),
        (["--as-of", "20261121"], "help: write a day such as `2026-11-21`"),
        (["--assume-complete=open"], "lists cannot be assumed to be `open`"),
    ],
)
def test_unknown_names_in_options(osaid: Osaid, options: list[str], said: str) -> None:
    done = osaid("check", "example:amber", *options)
    assert (done.code, done.output) == (2, "")
    assert said in done.messages


def test_a_claim_of_some_systems_is_no_error_for_the_others(osaid: Osaid) -> None:
    done = osaid("check", "example:falcon-40b", "--accept", "osi-2024")
    assert "help: there is none" in done.messages
    both = osaid(
        "check", "example:falcon-40b", "example:grok-1", "--accept", "osi-2024"
    )
    assert (both.code, both.messages) == (1, "")


WORDS = st.sampled_from(
    ["check", "explain", "lint", "schema", "policies", "record", "example:amber", "-",
     "--policy", "--format", "json", "csv", "--output", "--reading", "--readings",
     "all", "--accept", "--as-of", "--assume-complete", "--quiet", "--", "=", "use"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS | st.text(max_size=5), max_size=6))
def test_no_arguments_are_a_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    arguments: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    code = main(arguments)
    done = capsys.readouterr()
    assert "internal error" not in done.err
    assert code in {0, 1, 2, 3, 4}
    assert code != 2 or "error: " in done.err
