"""`osaid check`: what is written where, and never over an input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command.running import Osaid

ROWS = "name;license\r\nAmber;Apache-2.0\r\n;MIT\r\n=BLOOM;openrail\r\nOLMo;MIT;ISC\r\n"


def test_a_table_comes_back_with_columns(
    osaid: Osaid, policy: Path, tmp_path: Path
) -> None:
    models, out = tmp_path / "models.csv", tmp_path / "out.csv"
    models.write_bytes(ROWS.encode())
    done = osaid("check", models, "--policy", policy, "--output", out)
    assert (done.code, done.output) == (2, "")
    assert "missing-name" in done.messages
    lines = out.read_bytes().decode().split("\r\n")
    assert lines[0] == (
        "name;license;osaid_outcome;osaid_group;osaid_blockers;osaid_open;osaid_as_of"
        ";osaid_policy;osaid_problem"
    )
    assert lines[1] == (
        "Amber;Apache-2.0;undetermined;undetermined;;weights/1;;anything 1.0;"
    )
    assert lines[2] == ";MIT;;;;;;;a row without a name [missing-name]"
    assert lines[3].startswith("=BLOOM;openrail;undetermined;")
    assert lines[4].startswith('OLMo;"MIT;ISC";;;;;;;"3 cells, where')
    assert models.read_bytes() == ROWS.encode()


def test_one_row_of_a_table(osaid: Osaid, policy: Path, tmp_path: Path) -> None:
    models = tmp_path / "models.csv"
    models.write_bytes(ROWS.encode())
    for address in ("1", "Amber", "amber"):
        done = osaid("check", f"{models}#{address}", "--policy", policy)
        assert done.code == 3
        assert done.output.startswith("Amber, assessed")


def test_other_inputs_give_rows_of_our_own(
    osaid: Osaid, policy: Path, records: dict[str, Path], tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    osaid("check", records["bad"], "nowhere", "--policy", policy, "--output", out)
    head, bad, failed = out.read_bytes().decode().split("\r\n")[:3]
    assert head.startswith("source,name,release,supplier,osaid_outcome,")
    assert bad == (f"{records['bad']},bad,,,fails,components,weights/1,,,anything 1.0,")
    assert failed.startswith("nowhere,,,,,,,,,,no file")


def test_the_output_in_a_file(
    osaid: Osaid, policy: Path, records: dict[str, Path], tmp_path: Path
) -> None:
    page, data = tmp_path / "page.txt", tmp_path / "page.JSON"
    judged = ("check", records["good"], "--policy", policy)
    shown = osaid(*judged).output
    assert osaid(*judged, "--output", page).output == ""
    assert page.read_text(encoding="utf-8") == shown
    osaid(*judged, "--output", data)
    assert json.loads(data.read_bytes())["schema"] == "osaid-verdict-1"


@pytest.mark.parametrize("name", ["good.yaml", "same.yaml", "anything.osaid"])
def test_no_input_is_written_over(
    osaid: Osaid, policy: Path, records: dict[str, Path], name: str
) -> None:
    record = records["good"]
    before = record.read_bytes(), policy.read_bytes()
    (record.parent / "same.yaml").symlink_to(record)
    target = record.parent / "." / name
    done = osaid("check", record, "--policy", policy, "--output", target)
    assert done.code == 2
    assert "[output-is-input]" in done.messages
    assert (record.read_bytes(), policy.read_bytes()) == before


def test_no_table_is_written_over(osaid: Osaid, tmp_path: Path) -> None:
    models = tmp_path / "models.csv"
    models.write_bytes(ROWS.encode())
    done = osaid("check", f"{models}#1", "--output", models)
    assert "[output-is-input]" in done.messages
    assert models.read_bytes() == ROWS.encode()


def test_the_standard_output_by_name(
    osaid: Osaid,
    policy: Path,
    records: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(policy.parent)
    judged = ("check", records["good"], "--policy", policy)
    assert osaid(*judged, "--output", "-").output == osaid(*judged).output
    assert not Path("-").exists()


@pytest.mark.parametrize("target", ["", "."])
def test_a_folder_is_no_output(
    osaid: Osaid, policy: Path, records: dict[str, Path], target: str
) -> None:
    done = osaid("check", records["good"], "--policy", policy, "--output", target)
    assert done.code == 2
    assert done.messages.startswith(".: error: the output cannot be written")


def test_an_output_that_cannot_be_written(osaid: Osaid, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "out.txt"
    done = osaid("check", "example:amber", "--output", target)
    assert done.code == 2
    assert f"{target}: error: the output cannot be written" in done.messages
