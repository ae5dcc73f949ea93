"""`osaid check` of many: one after the other, by processes, always the same."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from osaid.assessment import example_names, load_policy
from osaid.command.judging import Judge
from osaid.command.options import Options
from osaid.command.reading import how_many
from osaid.licenses.catalog import shipped
from tests.command.running import RECORD, Osaid
from tests.command.test_main import run

ROWS = "name,license,price\nAmber,Apache-2.0,1\n,MIT,2\nBLOOM,openrail,3\nOLMo,MIT\n"


@pytest.fixture
def inputs(records: dict[str, Path], tmp_path: Path) -> list[str]:
    """Return inputs of every sort, and some that cannot be read."""
    table, empty = tmp_path / "models.csv", tmp_path / "empty.csv"
    table.write_text(ROWS, encoding="utf-8")
    empty.write_text("name\n", encoding="utf-8")
    hidden = tmp_path / "table.txt"
    hidden.write_text(ROWS, encoding="utf-8")
    named = [*records.values(), table, empty, hidden, f"{table}#BLOOM", "nowhere.yaml"]
    return [*map(str, named), "example:grok-1", "nowhere.csv"]


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "table"),
        ("--format", "json"),
        ("--format", "csv"),
        ("--format", "text", "--assume-complete"),
        ("--readings", "all", "--quiet"),
    ],
    ids=" ".join,
)
def test_processes_change_nothing(
    osaid: Osaid, policy: Path, inputs: list[str], options: tuple[str, ...]
) -> None:
    command = ("check", *inputs, "--policy", policy, *options)
    expected = osaid(*command)
    assert expected.code == 2
    assert "nowhere.yaml" in expected.messages
    assert osaid(*command, "--processes", "2") == expected


def test_the_examples_by_processes(osaid: Osaid) -> None:
    expected = osaid("check", "examples")
    assert osaid("check", "examples", "--processes=2") == expected


def test_the_standard_input_by_processes(
    osaid: Osaid, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = RECORD.format(name="piped", learned="yes", presence="provided")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(record.encode())))
    done = osaid("check", "-", "--policy", policy, "--processes", "1")
    assert done.code == 0
    assert done.output.startswith("piped, assessed")


def test_files_are_found_from_the_folder_of_the_command(
    osaid: Osaid,
    policy: Path,
    records: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(records["good"].parent)
    done = osaid("check", "good.yaml", "--policy", policy, "--processes", "1")
    assert (done.code, done.messages) == (0, "")


@pytest.mark.parametrize("number", ["-1", "61", "two", "1.5", "", "9" * 5000])
def test_a_number_of_processes_that_cannot_be(osaid: Osaid, number: str) -> None:
    done = osaid("check", "example:bloom", f"--processes={number}")
    assert (done.code, done.output) == (2, "")
    assert "[not-a-number-of-processes]" in done.messages
    assert "help: write a number from 0 to 60" in done.messages


@pytest.mark.parametrize("processes", [0, 1])
def test_the_name_of_no_claim_by_processes(osaid: Osaid, processes: int) -> None:
    inputs = ("example:pythia", "example:grok-1")
    options = ("--processes", processes, "--accept")
    assert osaid("check", *inputs, *options, "osi-2024").code == 1
    done = osaid("check", *inputs, *options, "osi-2042")
    assert (done.code, done.output) == (2, "")
    assert "no claim `osi-2042` [unknown-claim]" in done.messages


def test_one_system_needs_neither_processes_nor_a_bar() -> None:
    program = (
        "import sys; from osaid.command import main; "
        "main(['check', 'example:grok-1', '--quiet']); print(*sys.modules)"
    )
    loaded = run("-c", program).stdout.splitlines()[-1].split()
    assert "osaid.workers" in loaded
    assert {"multiprocessing", "osaid.workers.crew", "rich"} & set(loaded) == set()


def test_inputs_are_read_one_after_the_other(records: dict[str, Path]) -> None:
    read: list[str] = []

    def names() -> Iterator[str]:
        for name in map(str, records.values()):
            read.append(name)
            yield name

    policy = load_policy()
    options = Options(
        policy=policy.name,
        as_of=None,
        readings={},
        accept=(),
        assume=None,
        output=None,
        quiet=True,
        licenses=shipped(),
    )
    for number, answer in enumerate(Judge(policy, options).answer_all(names()), 1):
        assert len(read) == number
        assert answer.source == read[-1]


def test_how_many_there_are(inputs: list[str]) -> None:
    # A table that is not named like one is taken for one system.
    assert how_many(inputs) == 4 + 4 + 1 + 1 + 1 + 1 + 1 + 1
    assert how_many(["examples", "models.csv#1"]) == len(example_names()) + 1
    assert how_many([*inputs, "-"]) is None
