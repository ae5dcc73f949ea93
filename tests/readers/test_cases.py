"""Whole inputs, and exactly what is said about them and made of them.

`NAME.txt` has every diagnostic of an input, `NAME.canonical` what was read, as JSON.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from osaid.readers.inputs import read_all
from osaid.records.canonical import canonical
from tests import ROOT
from tests.golden import check_output

FOLDER = ROOT / "tests" / "conformance" / "records"
CASES = sorted(p for p in FOLDER.iterdir() if p.suffix in {".yaml", ".json", ".csv"})


def diagnostics(path: Path) -> str:
    """Return every diagnostic of an input as people see them."""
    found = read_all(path.read_bytes(), name=path.name)
    return "".join(f"{each}\n" for item in found for each in item.diagnostics)


def records(path: Path) -> str:
    """Return every record of an input in its canonical form."""
    found = read_all(path.read_bytes(), name=path.name)
    read = [canonical(item.system) for item in found if item.system is not None]
    return json.dumps(read, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_what_is_said_of_an_input(path: Path) -> None:
    check_output(path.with_suffix(".txt"), diagnostics(path))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_what_is_read_from_an_input(path: Path) -> None:
    check_output(path.with_suffix(".canonical"), records(path))


def test_there_is_no_expectation_without_an_input() -> None:
    stems = {path.stem for path in CASES}
    assert {path.stem for path in FOLDER.iterdir()} == stems
    assert len(stems) == len(CASES)
