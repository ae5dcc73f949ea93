"""Before any verb: version, help, unknown words, and what nobody should see."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import osaid as package
from osaid import command
from osaid.command import CLOSED_PIPE, INTERRUPTED, VERBS, main
from osaid.version import VERSION
from tests.command.running import Osaid

CHECKOUT = Path(package.__path__[0]).parent


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-P", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)} | environment,
    )


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_what_asks_for_nothing_loads_nothing(argument: str) -> None:
    program = (
        "import sys; from osaid.command import main; "
        f"main(['{argument}']); print(*sys.modules)"
    )
    loaded = run("-c", program).stdout.splitlines()[-1].split()
    assert "osaid.command" in loaded
    assert {"argparse", "attrs", "osaid.diagnostics"} & set(loaded) == set()


def test_the_version(osaid: Osaid) -> None:
    assert osaid("--version").output == f"osaid {VERSION}\n"


@pytest.mark.parametrize("argument", ["-h", "--help", "help"])
def test_help_names_every_verb(osaid: Osaid, argument: str) -> None:
    done = osaid(argument)
    assert done.code == 0
    assert all(f"  {verb} " in done.output for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(osaid: Osaid, verb: str) -> None:
    done = osaid(verb, "--help")
    assert done.code == 0
    assert done.output.startswith(f"usage: osaid {verb}")
    assert done.messages == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "error: a verb is missing [unknown-verb]"),
        (["chek"], "help: did you mean `check`?"),
        (["\x1b[31m"], "error: no verb `?[31m` [unknown-verb]"),
        (["check"], "the following arguments are required: INPUT [wrong-arguments]"),
        (["check", "--fromat", "json"], "help: did you mean `--format`?"),
        (["check", "x", "--format=jsn"], "help: did you mean `json`?"),
        (["check", "x", "--policy"], "--policy: expected one argument"),
        (["check", "x", "--readings", "some"], "help: one of all"),
        (["policies", "x"], "error: no policy `x` [unknown-policy]"),
        (["schema", "verdicts"], "help: did you mean `verdict`?"),
    ],
)
def test_wrong_arguments(osaid: Osaid, arguments: list[str], said: str) -> None:
    done = osaid(*arguments)
    assert done.code == 2
    assert said in done.messages
    assert done.output == ""


def test_a_fault_of_ours_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: list[str]) -> int:
        message = "no\nsuch thing \x1b"
        raise LookupError(message)

    monkeypatch.setattr(command, "_run", fail)
    monkeypatch.delenv("OSAID_DEBUG", raising=False)
    assert main([]) == 2
    message = capsys.readouterr().err
    assert message.startswith("osaid: internal error 'LookupError: no such thing")
    assert message.count("\n") == 1
    assert "\x1b" not in message
    monkeypatch.setenv("OSAID_DEBUG", "1")
    with pytest.raises(LookupError):
        main([])


def test_an_interrupt_is_quiet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "_run", interrupt)
    assert main([]) == INTERRUPTED
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("arguments", [["--help"], ["schema", "verdict"]])
def test_a_closed_pipe_is_quiet(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "osaid", *arguments],
        check=False,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        stderr=subprocess.PIPE,
        stdout=writer,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (CLOSED_PIPE, b"")


@pytest.mark.parametrize("form", ["text", "table", "json", "csv"])
def test_closed_streams_are_no_fault(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["check", "example:phi-2", "--format", form]) == 1
    assert main(["check", "nowhere.yaml"]) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "osaid", "schema", "verdict"],
            check=False,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
            stderr=subprocess.PIPE,
            stdout=full,
        )
    assert done.returncode == 2
    assert "[unwritable]" in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_a_terminal_cannot_show_becomes_a_question_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = io.BytesIO()
    terminal = io.TextIOWrapper(content, encoding="cp1252")
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(["深い"]) == 2
    assert content.getvalue().startswith(b"error: no verb `??` [unknown-verb]")
