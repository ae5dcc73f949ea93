"""Run the command line in this process, and see what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import frozen

from osaid.command import main

Osaid = Callable[..., "Done"]

POLICY = """\
language 1
definition anything 1.0
status final
applies when system: machine_learning is yes
requirement weights { must some parameters: available }
"""

RECORD = """\
osaid_record: 1
name: {name}
machine_learning: {learned}
listings: {{parameters: all}}
components:
  parameters.final:
    presence: {presence}
    access: open
"""

SYSTEMS = {
    "good": ("yes", "provided", 0),
    "bad": ("yes", "withheld", 1),
    "open": ("yes", "unknown", 3),
    "other": ("no", "provided", 4),
}
"""Systems by what makes them differ, with the exit code under the small policy."""


@frozen
class Done:
    """What a command did: its exit code, its output, its messages."""

    code: int
    output: str
    messages: str


def runner(capsys: pytest.CaptureFixture[str]) -> Osaid:
    """Return a function that runs a command with its arguments."""

    def osaid(*arguments: object) -> Done:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        done = capsys.readouterr()
        assert "internal error" not in done.err
        return Done(code, done.out, done.err)

    return osaid
