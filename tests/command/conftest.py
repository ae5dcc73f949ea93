from __future__ import annotations

from pathlib import Path

import pytest

from tests.command.running import POLICY, RECORD, SYSTEMS, Osaid, runner


@pytest.fixture
def osaid(capsys: pytest.CaptureFixture[str]) -> Osaid:
    """Return the command line as a function."""
    return runner(capsys)


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """Return a small policy that is quick to apply."""
    path = tmp_path / "anything.osaid"
    path.write_text(POLICY, encoding="utf-8")
    return path


@pytest.fixture
def records(tmp_path: Path) -> dict[str, Path]:
    """Return a record for each outcome under the small policy."""
    paths = {name: tmp_path / f"{name}.yaml" for name in SYSTEMS}
    for name, (learned, presence, _) in SYSTEMS.items():
        text = RECORD.format(name=name, learned=learned, presence=presence)
        paths[name].write_text(text, encoding="utf-8")
    return paths
