"""How far a run is: on a terminal, after a second, and never in what is kept."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from osaid.command import check, main
from osaid.command.progress import ProgressBar

CONTROL = re.compile(r"\x1b\[\??(\d*)(?:;\d+)*([A-Za-z])|([\r\n])|([^\x1b\r\n]+)")


class Terminal(io.StringIO):
    """A stream that a person looks at; `screen` has the lines that they see."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    @property
    def screen(self) -> list[str]:
        lines, row = [""], 0
        for count, control, end, text in CONTROL.findall(self.getvalue()):
            if end == "\n":
                row += 1
                lines += [""] * (row - len(lines) + 1)
            elif control == "A":
                row -= int(count)
            elif control == "K":
                lines[row] = ""
            lines[row] += text
        return [line for line in lines if line]


class Clock:
    """A clock that a test sets, or that goes on with every look at it."""

    def __init__(self, step: float = 0) -> None:
        self.now = 100.0
        self.step = step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


def bar_of(
    stream: io.StringIO,
    total: Callable[[], int | None] = lambda: 3,
    *,
    quiet: bool = False,
) -> tuple[ProgressBar, Clock]:
    """Return a bar on a stream, and its clock."""
    clock = Clock()
    return ProgressBar(stream, total, quiet=quiet, clock=clock), clock


def test_nothing_is_shown_for_the_first_second() -> None:
    terminal = Terminal()
    bar, clock = bar_of(terminal)
    clock.now += 0.9
    bar.advance()
    assert terminal.getvalue() == ""
    clock.now += 0.1
    bar.advance()
    (line,) = terminal.screen
    assert line.startswith("systems judged ━")
    assert " 2/3 " in line


def test_it_is_shown_anew_ten_times_a_second() -> None:
    terminal = Terminal()
    bar, clock = bar_of(terminal)
    clock.now += 1
    bar.advance()
    clock.now += 0.09
    bar.advance()
    assert " 1/3 " in terminal.screen[0]
    clock.now += 0.02
    bar.advance()
    assert " 3/3 " in terminal.screen[0]


def test_nothing_of_it_is_left() -> None:
    terminal = Terminal()
    bar, clock = bar_of(terminal)
    with bar:
        clock.now += 1
        bar.advance()
        assert terminal.screen != []
    assert terminal.screen == []
    assert terminal.getvalue().count("\x1b[?25l") == 1  # the cursor is hidden
    assert terminal.getvalue().count("\x1b[?25h") == 1  # and comes back


def test_nothing_of_it_is_left_after_a_fault() -> None:
    terminal = Terminal()
    bar, clock = bar_of(terminal)
    clock.now += 1
    with suppress(KeyboardInterrupt), bar:
        bar.advance()
        raise KeyboardInterrupt
    assert terminal.getvalue() != ""
    assert terminal.screen == []


def test_messages_stand_above_it() -> None:
    terminal = Terminal()
    bar, clock = bar_of(terminal)
    with bar:
        for number in range(2):
            bar.erase()
            terminal.write(f"message {number}\n")
            clock.now += 1
            bar.advance()
        first, second, shown = terminal.screen
        assert (first, second) == ("message 0", "message 1")
        assert " 2/3 " in shown
    assert terminal.screen == ["message 0", "message 1"]


@pytest.mark.parametrize(
    ("total", "shown"), [(None, " 2/? "), (5, " 2/5 "), (1, " 2/2 ")]
)
def test_out_of_how_many_as_far_as_is_known(total: int | None, shown: str) -> None:
    terminal = Terminal()
    bar, clock = bar_of(terminal, lambda: total)
    bar.advance()
    clock.now += 1
    bar.advance()
    assert shown in terminal.screen[0]


def test_the_number_is_asked_for_once_and_late() -> None:
    asked: list[int] = []

    def total() -> int:
        asked.append(3)
        return 3

    bar, clock = bar_of(Terminal(), total)
    bar.advance()
    assert asked == []
    for _ in range(2):
        clock.now += 1
        bar.advance()
    assert asked == [3]


@pytest.mark.parametrize(
    ("stream", "quiet", "kind"),
    [
        (io.StringIO(), False, "xterm"),
        (Terminal(), True, "xterm"),
        (Terminal(), False, "dumb"),
    ],
    ids=["no terminal", "quiet", "a terminal that cannot erase"],
)
def test_where_nothing_is_shown(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, kind: str, *, quiet: bool
) -> None:
    monkeypatch.setenv("TERM", kind)
    bar, clock = bar_of(stream, quiet=quiet)
    with bar:
        for _ in range(3):
            clock.now += 1
            bar.advance()
    assert stream.getvalue() == ""


@pytest.mark.parametrize("processes", [0, 2])
def test_it_is_no_part_of_results_or_messages(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    policy: Path,
    tmp_path: Path,
    processes: int,
) -> None:
    models = tmp_path / "models.csv"
    models.write_text("name,license\nA,MIT\n,MIT\nB,MIT\n", encoding="utf-8")
    command = ["check", str(models), "--policy", str(policy)]
    assert main(command) == 2
    expected = capsys.readouterr()
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    slow = partial(ProgressBar, clock=Clock(step=1))
    monkeypatch.setattr(check, "ProgressBar", slow)
    assert main([*command, "--processes", str(processes)]) == 2
    assert capsys.readouterr().out == expected.out
    assert "3/3" in terminal.getvalue()
    assert terminal.screen == [line for line in expected.err.splitlines() if line]
