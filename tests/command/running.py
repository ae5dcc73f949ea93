"""Run the command line in this process, and see what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import frozen

from osaid.command import main

Osaid = Callable[..., "Done"]


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
