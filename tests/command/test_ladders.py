"""`--level`, levels and waivers: what people see, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import ROOT
from tests.command.running import Osaid
from tests.golden import check_output

FOLDER = ROOT / "tests" / "conformance" / "command" / "ladders"
BOTH = ("check", "pilot.yaml", "other.yaml")
PILOT = ("check", "pilot.yaml")
OPEN = ("--level", "open")
EXPIRED = "the waiver of `code` for `pilot` expired on 2025-03-31 and has no effect"

STRICT = """\
language 1
policy strict 1.0
status final
requirement weights { must some parameters: available }
waive weights for "bad" until 2027-03-31 by "counsel" because "LEGAL-1432"
"""

SHOWN = {
    "page.txt": (*PILOT, "--format", "text"),
    "page-open.txt": (*PILOT, *OPEN),
    "table.txt": (*BOTH, *OPEN),
    "rows.csv": (*BOTH, *OPEN, "--format", "csv"),
    "proof.txt": ("explain", "pilot.yaml", "data", *OPEN),
}


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)


@pytest.mark.parametrize("name", SHOWN)
def test_what_people_see(osaid: Osaid, name: str) -> None:
    done = osaid(*SHOWN[name], "--policy", "house.osaid")
    check_output(FOLDER / name, done.output.replace("\r\n", "\n"))


def test_an_expired_waiver_is_told(osaid: Osaid) -> None:
    done = osaid(*PILOT, "--policy", "house.osaid", "--quiet")
    assert done.messages == (
        f"house.osaid:23:1: error: {EXPIRED} [expired-waiver]\n"
        "  help: grant it anew in the policy, or take it out\n"
    )
    done = osaid(*PILOT, "--policy", "house.osaid", "--as-of", "2025-03-31")
    assert (done.messages, "expired" in done.output) == ("", False)


def test_an_expired_waiver_is_told_once(osaid: Osaid) -> None:
    done = osaid(*PILOT, PILOT[1], "--policy", "house.osaid", "--quiet")
    assert done.messages.count("[expired-waiver]") == 1
    done = osaid(*PILOT, PILOT[1], "--policy", "house.osaid", "--format", "csv")
    assert done.output.count("[expired-waiver]") == 2


def test_the_document(osaid: Osaid) -> None:
    done = osaid(*BOTH, "--policy", "house.osaid", "--format", "json")
    pilot, other = json.loads(done.output)["assessments"]
    assert pilot["level"] == {"certain": "tolerated", "possible": "tolerated"}
    assert [waiver["state"] for waiver in pilot["waivers"]] == ["applied", "expired"]
    assert [problem["code"] for problem in pilot["diagnostics"]] == ["expired-waiver"]
    assert other["waivers"] == []
    assert (pilot["policy"]["status"], pilot["policy"]["level"]) == (
        "draft",
        "tolerated",
    )


@pytest.mark.parametrize("verb", [("check", "pilot.yaml"), SHOWN["proof.txt"][:3]])
def test_a_level_that_there_is_not(osaid: Osaid, verb: tuple[str, ...]) -> None:
    done = osaid(*verb, "--policy", "house.osaid", "--level", "aproved")
    assert (done.code, done.output) == (2, "")
    assert done.messages == (
        "error: house 1.0 has no level `aproved` [unknown-level]\n"
        "  help: did you mean `approved`?\n"
    )


@pytest.mark.parametrize(
    ("day", "code"), [("2027-03-31", 0), ("2027-04-01", 1), (None, 1)]
)
def test_the_exit_code_follows_the_decision(
    osaid: Osaid, records: dict[str, Path], tmp_path: Path, day: str | None, code: int
) -> None:
    strict = tmp_path / "strict.osaid"
    strict.write_text(STRICT, encoding="utf-8")
    given = () if day is None else ("--as-of", day)
    done = osaid("check", records["bad"], "--policy", strict, *given)
    assert done.code == code
    assert "does not conform." in done.output
    assert ("waiver" in done.messages) == bool(code)


def test_all_readings_at_a_level(osaid: Osaid) -> None:
    done = osaid(*PILOT, "--policy", "house.osaid", *OPEN, "--readings", "all")
    assert "at level open (default readings)" in done.output
    assert "The same under all 1 combinations" in done.output
