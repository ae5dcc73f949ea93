"""`osaid check` on good input: its forms and its exit codes."""

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
from tests.command.running import RECORD, SYSTEMS, Osaid
from tests.golden import check_output

PAGES = ROOT / "tests" / "conformance" / "command"


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
    above, table, *_ = done.output.split("\n\n")
    assert above.startswith("4 systems, assessed against ANYTHING 1.0 (default readi")
    head, rule, *rows = table.splitlines()
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
    assert done.output.split("\n\n")[1].startswith("system  ")


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
