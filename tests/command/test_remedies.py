"""`osaid check --remedies`: options, forms, exit codes, and what is wrong with them."""

from __future__ import annotations

import csv
import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from osaid.evaluation.codec import decode
from osaid.reports.structured import Document
from tests import ROOT
from tests.command.running import SYSTEMS, Osaid

SCHEMA = ROOT / "osaid" / "schemas" / "verdict-1.json"
TOWARD = "Toward possible, so that nothing that must be so is false any more:"


@pytest.fixture
def bad(records: dict[str, Path], policy: Path) -> tuple[str, ...]:
    """Return the arguments that judge a system of which the weights are withheld."""
    return ("check", str(records["bad"]), "--policy", str(policy))


@pytest.fixture
def several(records: dict[str, Path], policy: Path) -> tuple[str, ...]:
    """Return the arguments that judge a system for each outcome."""
    paths = (str(records[name]) for name in SYSTEMS)
    return ("check", *paths, "--policy", str(policy), "--remedies")


def first(output: str) -> str:
    """Return the first line of what is told of remedies, on one line."""
    start = output.index("Toward ")
    return " ".join(output[start:].partition("\n\n")[0].split())


def test_remedies_stand_below_the_verdict(osaid: Osaid, bad: tuple[str, ...]) -> None:
    plain, done = osaid(*bad), osaid(*bad, "--remedies")
    assert (plain.code, done.code) == (1, 1)
    above, last = plain.output.rstrip("\n").rsplit("\n\n", 1)
    assert done.output.startswith(above)
    assert done.output.endswith(f"{last}\n")
    assert first(done.output) == f"{TOWARD} a smallest remedy has 1 change."
    assert "\n  publish the final parameters\n" in done.output


@pytest.mark.parametrize("name", SYSTEMS)
@pytest.mark.parametrize("toward", ["possible", "conforms"])
def test_the_exit_code_stays_that_of_the_decision(
    osaid: Osaid, records: dict[str, Path], policy: Path, name: str, toward: str
) -> None:
    arguments = (records[name], "--policy", policy, "--remedies", "--toward", toward)
    assert osaid("check", *arguments).code == SYSTEMS[name][2]


def test_toward_conforms_there_is_more(
    osaid: Osaid, records: dict[str, Path], policy: Path
) -> None:
    arguments = ("check", records["open"], "--policy", policy, "--remedies")
    assert "nothing to do" in first(osaid(*arguments).output)
    done = osaid(*arguments, "--toward", "conforms")
    assert "What to establish:\n  that others can have the final" in done.output


def test_what_is_forbidden_is_not_done(osaid: Osaid, bad: tuple[str, ...]) -> None:
    done = osaid(*bad, "--remedies", "--forbid", "publish:parameters")
    assert first(done.output).endswith(
        "there is no remedy. Forbidden is: publish:parameters."
    )
    assert "Without that there is one, of 1 change:" in done.output
    other = osaid(*bad, "--remedies", "--only", "license", "--only", "drop")
    assert first(other.output).endswith("Allowed is only: license, drop.")
    spared = osaid(*bad, "--remedies", "--forbid", "data", "--only", "publish")
    assert "a smallest remedy has 1 change" in first(spared.output)


def test_prices_are_used(osaid: Osaid, bad: tuple[str, ...]) -> None:
    done = osaid(*bad, "--remedies", "--price", "parameters=4", "--seconds", "60")
    assert "1 change that costs 4" in first(done.output)
    last = osaid(*bad, "--remedies", "--price", "publish=4", "--price", "parameters=2")
    assert "1 change that costs 2" in first(last.output)


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--toward", "conforms"], ["wrong-arguments"]),
        (["--price", "data=2", "--only", "data"], ["wrong-arguments"] * 2),
        (["--forbid", "data", "--seconds", "3"], ["wrong-arguments"] * 2),
        (["--remedies", "--readings", "all"], ["wrong-arguments"]),
        (["--remedies", "--toward", "conform"], ["unknown-value"]),
        (["--remedies", "--price", "data"], ["not-a-price"]),
        (["--remedies", "--price", "=5"], ["not-a-price"]),
        (["--remedies", "--price", "data=2.5"], ["not-a-price"]),
        (["--remedies", "--price", "data=\u0663"], ["not-a-price"]),
        (["--remedies", "--price", "data=0"], ["not-a-price"]),
        (["--remedies", "--price", "data=1001"], ["not-a-price"]),
        (["--remedies", "--price", "data=1", "--price", "data=2"], ["price-twice"]),
        (["--remedies", "--seconds", "0"], ["not-a-time"]),
        (["--remedies", "--seconds", "1e9"], ["not-a-time"]),
        (["--remedies", "--seconds", "999999"], ["not-a-time"]),
        (["--remedies", "--forbid", "licence"], ["unknown-change"]),
        (["--remedies", "--forbid", "dorp:dta"], ["unknown-move", "unknown-kind"]),
        (["--remedies", "--only", "drop:x", "--price", "y=1"],
         ["unknown-change", "unknown-kind"]),
        (["--format", "markdown"], ["no-such-form"]),
    ],
)  # fmt: skip
def test_wrong_options_are_told(
    osaid: Osaid, bad: tuple[str, ...], options: list[str], codes: list[str]
) -> None:
    done = osaid(*bad, *options)
    assert (done.code, done.output) == (2, "")
    lines = done.messages.splitlines()
    assert [line.rpartition("[")[2] for line in lines if "error:" in line] == [
        f"{code}]" for code in codes
    ]
    assert sum(line.startswith("  help: ") for line in lines) == len(codes)


def test_a_misspelt_move_has_the_nearest_one(
    osaid: Osaid, bad: tuple[str, ...]
) -> None:
    done = osaid(*bad, "--remedies", "--forbid", "publis")
    assert "did you mean `publish`?" in done.messages


def test_without_a_solver_only_remedies_are_missing(
    osaid: Osaid, bad: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    assert osaid(*bad).code == 1
    done = osaid(*bad, "--remedies")
    assert (done.code, done.output) == (2, "")
    assert "[no-solver]" in done.messages
    assert "pip install 'osaid[solver]'" in done.messages


def test_without_a_solver_nothing_is_judged_that_needs_none(
    osaid: Osaid,
    records: dict[str, Path],
    policy: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    done = osaid("check", records["good"], "--policy", policy, "--remedies")
    assert done.code == 2


def test_several_systems_have_each_their_own(
    osaid: Osaid, several: tuple[str, ...]
) -> None:
    done = osaid(*several)
    assert done.code == 1
    sizes = [line.rpartition("  ")[2] for line in done.output.splitlines()[4:8]]
    assert sizes == ["nothing to do", "1 change", "nothing to do", "none"]
    below = done.output.partition("bad: 1 change\n")[2].splitlines()
    assert below[0] == "  publish the final parameters"
    assert "good: " not in done.output


@pytest.mark.parametrize("form", ["text", "json"])
def test_it_is_the_same_with_several_processes(
    osaid: Osaid, several: tuple[str, ...], form: str
) -> None:
    one = osaid(*several, "--format", form)
    assert osaid(*several, "--format", form, "--processes", "2") == one
    assert "publish the final parameters" in one.output


def test_a_page_for_each_of_several(osaid: Osaid, several: tuple[str, ...]) -> None:
    done = osaid(*several, "--format", "text")
    assert done.output.count(TOWARD[:40]) == len(SYSTEMS)


def test_the_json_form_comes_back(osaid: Osaid, several: tuple[str, ...]) -> None:
    text = osaid(*several, "--format", "json", "--forbid", "data").output
    written: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(
        written
    )
    found = decode(Document, written).remedies
    assert [advice.finding for advice in found] == [
        "nothing to do",
        "found",
        "nothing to do",
        "none",
    ]
    assert [advice.source for advice in found] == list(several[1:5])
    assert found[1].best is not None
    (step,) = found[1].best.do
    assert [change.move for change in step.changes] == ["publish"]
    assert found[1].sentence(step.needed[0]).requirement == "weights"
    assert written["remedies"][1]["forbidden"] == ["data"]


def test_without_remedies_the_document_has_none(
    osaid: Osaid, bad: tuple[str, ...]
) -> None:
    written = json.loads(osaid(*bad, "--format", "json").output)
    assert written["remedies"] == []
    del written["remedies"]
    assert decode(Document, written).remedies == ()


def test_columns_of_a_spreadsheet(osaid: Osaid, several: tuple[str, ...]) -> None:
    rows = list(csv.DictReader(StringIO(osaid(*several, "--format", "csv").output)))
    assert [(row["osaid_remedy_cost"], row["osaid_remedy"]) for row in rows[:3]] == [
        ("", "nothing to do"),
        ("1", "publish the final parameters"),
        ("", "nothing to do"),
    ]
    plain = osaid(*several[:-1], "--format", "csv").output
    assert "osaid_remedy" not in plain


def test_a_list_to_tick(osaid: Osaid, several: tuple[str, ...], tmp_path: Path) -> None:
    done = osaid(*several, "--format", "markdown")
    assert [line for line in done.output.splitlines() if line[:3] == "## "] == [
        f"## {name}, by ANYTHING 1.0" for name in SYSTEMS
    ]
    assert "- [ ] publish the final parameters\n" in done.output
    path = tmp_path / "remedies.md"
    assert osaid(*several, "--format", "markdown", "--output", path).code == 1
    assert path.read_text("utf-8") == done.output


def test_what_cannot_be_read_has_no_remedy(
    osaid: Osaid, bad: tuple[str, ...], tmp_path: Path
) -> None:
    done = osaid(*bad, str(tmp_path / "missing.yaml"), "--remedies")
    assert done.code == 2
    assert "bad: 1 change" in done.output
    alone = osaid("check", tmp_path / "missing.yaml", "--remedies", "--format", "csv")
    assert "osaid_remedy" not in alone.output


def test_claims_are_not_believed(osaid: Osaid) -> None:
    done = osaid("check", "example:bloom", "--remedies", "--accept", "osi-2024")
    assert "Claims are not believed here" in done.output
    assert "a smallest remedy" in first(done.output)


def test_help_names_them(osaid: Osaid) -> None:
    output = osaid("check", "--help").output
    for option in ("remedies", "toward", "price", "forbid", "only", "seconds"):
        assert f"--{option}" in output
