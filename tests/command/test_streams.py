"""Where results go: terminals, pipes, full disks, spreadsheets."""

from __future__ import annotations

import errno
import io
import sys

import pytest

from osaid.command import BAD_INPUT, CLOSED_PIPE, main
from osaid.command.streams import write_bytes


class Stream(io.StringIO):
    """A standard output that is a terminal, or takes nothing."""

    def __init__(self, refusal: OSError | None = None) -> None:
        super().__init__()
        self.refusal = refusal

    def isatty(self) -> bool:
        return self.refusal is None

    def write(self, text: str) -> int:
        if self.refusal is not None:
            raise self.refusal
        return super().write(text)


def test_a_terminal_gets_a_table_of_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    stream = Stream()
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["check", "example:grok-1", "--format=table", "--quiet"]) == 1
    table = stream.getvalue().split("\n\n")[1]
    assert "─" * 50 in table
    assert "Grok-1" in table


@pytest.mark.parametrize(
    ("refusal", "code", "said"),
    [
        (BrokenPipeError(), CLOSED_PIPE, ""),
        (OSError(errno.ENOSPC, "No space left"), BAD_INPUT, "says `no space left`"),
    ],
)
def test_an_output_that_takes_nothing(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    refusal: OSError,
    code: int,
    said: str,
) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(refusal))
    assert main(["check", "example:phi-2", "--quiet"]) == code
    message = capsys.readouterr().err
    assert said in message
    assert bool(message) == bool(said)


def test_rows_go_to_the_output_as_they_are(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["check", "example:grok-1", "--format", "csv", "--quiet"]) == 1
    head, row, rest = capsysbinary.readouterr().out.split(b"\r\n")
    assert head.startswith(b"source,name,")
    assert row.startswith(b"example:grok-1,Grok-1,")
    assert rest == b""


def test_bytes_need_no_binary_stream() -> None:
    stream = io.StringIO()
    write_bytes("深い".encode(), stream)
    assert stream.getvalue() == "深い"
