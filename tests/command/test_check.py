"""`osaid check` on good input: its forms, its targets, its exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from osaid.command.exits import WORST_FIRST, exit_code
from osaid.evaluation.wording import LAST_LINE
from osaid.reports.answers import Answer
from tests import ROOT
from tests.command.running import Osaid
from tests.golden import check_output

PAGES = ROOT / "tests" / "conformance" / "command"

CONFORMING = """\
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

ROWS = "name;license\r\nAmber;Apache-2.0\r\n;MIT\r\n=BLOOM;openrail\r\n"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """Return a small policy that is quick to apply."""
    path = tmp_path / "anything.osaid"
    path.write_text(CONFORMING, encoding="utf-8")
    return path


@pytest.fixture
def records(tmp_path: Path) -> dict[str, Path]:
    """Return a record for each outcome under the small policy."""
    paths = {name: tmp_path / f"{name}.yaml" for name in SYSTEMS}
    for name, (learned, presence, _) in SYSTEMS.items():
        text = RECORD.format(name=name, learned=learned, presence=presence)
        paths[name].write_text(text, encoding="utf-8")
    return paths


@pytest.mark.parametrize("name", SYSTEMS)
def test_exit_codes(
    osaid: Osaid, policy: Path, records: dict[str, Path], name: str
) -> None:
    done = osaid("check", records[name], "--policy", policy)
    assert done.code == SYSTEMS[name][2]
    assert done.output.startswith(f"{name}, assessed against ANYTHING 1.0")
    assert done.output.endswith(f"\n{LAST_LINE}\n")


@pytest.mark.parametrize("worst", range(len(WORST_FIRST)))
def test_the_worst_of_several_counts(
    osaid: Osaid, policy: Path, records: dict[str, Path], worst: int
) -> None:
    codes = {code: str(records[name]) for name, (*_, code) in SYSTEMS.items()}
    inputs = [{2: "nowhere.yaml", **codes}[code] for code in WORST_FIRST[worst:]]
    done = osaid("check", *inputs, *reversed(inputs), "--policy", policy)
    assert done.code == WORST_FIRST[worst]


def test_nothing_to_judge_is_bad_input() -> None:
    assert exit_code([]) == 2
    assert exit_code([Answer("a", None)]) == 2


def test_a_page(osaid: Osaid) -> None:
    done = osaid("check", "example:bloom")
    assert done.code == 1
    check_output(PAGES / "bloom.txt", done.output)


def test_a_table(osaid: Osaid, policy: Path, records: dict[str, Path]) -> None:
    done = osaid("check", *records.values(), "nowhere.yaml", "--policy", policy)
    head, rule, *rows = done.output.split("\n\n")[0].splitlines()
    assert head.split("  ")[0] == "system"
    assert set(rule) == {"-", " "}
    assert rows[0].split() == ["good", "conforms", "0", "0"]
    assert rows[1].split()[:5] == ["bad", "does", "not", "conform:", "components"]
    assert rows[2].split() == ["open", "undetermined", "0", "1"]
    assert rows[-1].startswith("nowhere.yaml  could not be judged: no file")
    assert done.output.endswith(f"\n{LAST_LINE}\n")


def test_the_examples_in_three_columns(osaid: Osaid) -> None:
    done = osaid("check", "examples", "--quiet")
    assert (done.code, done.messages) == (1, "")
    check_output(PAGES / "examples.txt", done.output)


def test_an_overview_fits_a_mail(osaid: Osaid) -> None:
    done = osaid("check", "examples", "nowhere.yaml", "--quiet")
    assert (done.code, done.messages.count("\n")) == (2, 1)
    *lines, last = done.output.splitlines()
    assert last == LAST_LINE
    assert max(map(len, lines)) <= 100
    assert "\nnowhere.yaml                  could not be judged: no file" in done.output


def test_a_claim_that_the_facts_refuse(osaid: Osaid, tmp_path: Path) -> None:
    path = tmp_path / "weights.yaml"
    path.write_text(
        "osaid_record: 1\nname: weights\nmachine_learning: yes\n"
        "components:\n  parameters.final: {presence: provided, access: paid, "
        "license: MIT, grade: cited}\n"
        "claims: [{name: theirs, by: Somebody, words: it passes, group: conforms}]\n",
        encoding="utf-8",
    )
    done = osaid("check", path, "--accept", "theirs", "--format", "table")
    assert "cannot be accepted: under it terms" in done.output
    assert "conforms: it passes" in done.output
    page = osaid("check", path, "--accept", "theirs")
    assert (
        "theirs cannot be accepted: under it the system would be terms." in page.output
    )


def test_several_pages_when_asked_for(
    osaid: Osaid, policy: Path, records: dict[str, Path]
) -> None:
    done = osaid("check", *records.values(), "--policy", policy, "--format=text")
    assert done.output.count(LAST_LINE) == len(records)


def test_a_table_of_one_when_asked_for(osaid: Osaid, policy: Path) -> None:
    done = osaid("check", "example:amber", "--policy", policy, "--format=table")
    assert done.output.startswith("system  ")


def test_json(osaid: Osaid, policy: Path, records: dict[str, Path]) -> None:
    inputs = (records["good"], "nowhere.yaml")
    options = ("--policy", policy, "--as-of", "2026-11-21", "--format", "json")
    done = osaid("check", *inputs, *options)
    found = json.loads(done.output)
    assert found["schema"] == "osaid-verdict-1"
    assert found["as_of"] == "2026-11-21"
    (assessment,) = found["assessments"]
    assert assessment["source"] == str(records["good"])
    assert assessment["outcome"] == "conforms"
    (failure,) = found["failures"]
    assert failure["source"] == "nowhere.yaml"
    assert failure["diagnostics"][0]["code"] == "no-such-file"


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


def test_the_standard_input(
    osaid: Osaid, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = RECORD.format(name="piped", learned="yes", presence="provided")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(record.encode())))
    done = osaid("check", "-", "--policy", policy)
    assert done.code == 0
    assert done.output.startswith("piped, assessed")


@pytest.mark.parametrize("option", ["--assume-complete", "--assume-complete=released"])
def test_a_completeness_may_be_assumed(
    osaid: Osaid, policy: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    silent = b"osaid_record: 1\nname: silent\nmachine_learning: yes\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(silent)))
    done = osaid("check", option, "-", "--policy", policy)
    assert done.code == 1
    assert "Assumed: every list holds everything that is released." in done.output


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


def test_an_output_that_cannot_be_written(osaid: Osaid, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "out.txt"
    done = osaid("check", "example:amber", "--output", target)
    assert done.code == 2
    assert f"{target}: error: the output cannot be written" in done.messages


def test_quiet_leaves_errors_only(osaid: Osaid, policy: Path, tmp_path: Path) -> None:
    models = tmp_path / "models.csv"
    models.write_text("name,license\nA\n,MIT\n", encoding="utf-8")
    judged = ("check", models, "--policy", policy)
    loud, quiet = osaid(*judged).messages, osaid(*judged, "--quiet").messages
    assert "warning: " in loud
    assert "warning: " not in quiet
    assert "error: " in quiet


def test_many_warnings_are_counted(osaid: Osaid, policy: Path, tmp_path: Path) -> None:
    models = tmp_path / "models.csv"
    models.write_text("name,license\nA,MIT\n" + "B\n" * 30, encoding="utf-8")
    messages = osaid("check", models, "--policy", policy).messages.splitlines()
    assert len(messages) <= 21
