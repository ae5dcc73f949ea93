from __future__ import annotations

import pytest

from tests.command.running import Osaid, runner


@pytest.fixture
def osaid(capsys: pytest.CaptureFixture[str]) -> Osaid:
    """Return the command line as a function."""
    return runner(capsys)
