"""`osaid license`, and licence facts of one's own on the command line."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from osaid.command.own_licenses import FOLDER
from osaid.readers import license_plugins
from tests.command.running import Osaid
from tests.golden import check_output

HERE = Path(__file__).parent / "licenses"
COUNSEL = HERE / "counsel.yaml"
SIGNED = "author: a, date: 2026-03-01, reason: r"
WRONG = f"osaid_licenses: 1\naliases: [{{alias: x, license: MTI, {SIGNED}}}]\n"
RECORD = """\
osaid_record: 1
name: Example
components:
  parameters.final: {{presence: provided, access: open, license: {}}}
listings: {{component: all}}
"""
LICENSES = {
    "MIT": "mit",
    "MIT OR CC-BY-NC-4.0": "choice",
    "Llama 2 Community License": "llama-2",
    "Acme model terms": "acme",
    "MIT, GPL-3.0": "list",
    "component not include": "free-text",
    "NONE": "none",
    "LicenseRef-somebody": "somebody",
}


@pytest.fixture(autouse=True)
def _nothing_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER, raising=False)


@pytest.mark.parametrize("text", LICENSES)
def test_what_a_licence_grants(
    osaid: Osaid, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HERE)
    own = ("--licenses", "counsel.yaml") if text.startswith("Acme") else ()
    done = osaid("license", text, *own, "--quiet")
    assert (done.code, done.messages) == (0, "")
    check_output(HERE / f"{LICENSES[text]}.txt", done.output)


@pytest.mark.parametrize(
    "text", ["(" * 5000, "MIT OR " * 9000, "a\x1b[31mb", "\ud800", " ", "MIT\n\nMIT"]
)
def test_nasty_texts_are_answered(osaid: Osaid, text: str) -> None:
    done = osaid("license", text)
    assert done.code == 0
    assert "\x1b" not in done.output
    assert osaid("license", text, "--format", "json").code == 0


def test_words_need_no_quotes(osaid: Osaid) -> None:
    quoted = osaid("license", "MIT OR CC-BY-NC-4.0")
    assert osaid("license", "MIT", "OR", "CC-BY-NC-4.0") == quoted


def answer(osaid: Osaid, *arguments: object) -> dict[str, Any]:
    """Return the document of a command."""
    done = osaid("license", *arguments, "--format", "json")
    assert done.code == 0
    found: dict[str, Any] = json.loads(done.output)
    return found


def test_the_document_of_a_licence(osaid: Osaid) -> None:
    found = answer(osaid, "MIT OR CC-BY-NC-4.0")
    assert found["schema"] == "osaid-license-1"
    assert found["read_as"] == ["MIT OR CC-BY-NC-4.0"]
    assert found["together"]["chosen"] == ["MIT"]
    assert [right["permitted"] for right in found["rights"]] == ["true"] * 4
    mit, noncommercial = found["licenses"]
    assert (mit["osi"], mit["known"]) == ("approved", True)
    assert noncommercial["restrictions"][0]["kind"] == "non_commercial"
    assert "non_commercial" in noncommercial["in_sets"]
    own = answer(osaid, "BUSL-1.1", "--licenses", COUNSEL, "--quiet")
    assert own["catalogue"]["own"] == [str(COUNSEL)]
    assert own["licenses"][0]["views"][0]["own"] == "withheld"


def test_the_sets(osaid: Osaid) -> None:
    named = {entry["name"] for entry in answer(osaid, "--sets")["sets"]}
    assert {"osi_approved", "capped", "copyleft"} <= named
    assert "use_restricted" in osaid("license", "--sets").output
    done = osaid("license", "--list", "geography_limited")
    check_output(HERE / "geography-limited.txt", done.output)
    (found,) = answer(osaid, "--list", "open_data")["sets"]
    assert {"id": "CC-BY-4.0", "reason": "attribution only"}.items() <= next(
        member.items() for member in found["members"] if member["id"] == "CC-BY-4.0"
    )
    own = osaid("license", "--list", "use_restricted", "--licenses", COUNSEL)
    assert "LicenseRef-acme-model-1.0" in own.output


def test_an_unknown_set(osaid: Osaid) -> None:
    done = osaid("license", "--list", "osi_aproved")
    assert (done.code, done.output) == (2, "")
    assert "did you mean `osi_approved`?" in done.messages


@pytest.mark.parametrize(
    "arguments", [(), ("MIT", "--sets"), ("--sets", "--list", "capped")]
)
def test_one_question_at_a_time(osaid: Osaid, arguments: tuple[str, ...]) -> None:
    done = osaid("license", *arguments)
    assert (done.code, done.output) == (2, "")
    assert "wrong-arguments" in done.messages


def test_an_update(
    osaid: Osaid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(COUNSEL, "counsel.yaml")
    assert osaid("license", "--export", "old.json").code == 0
    own = ("--licenses", "counsel.yaml", "--quiet")
    assert osaid("license", "--export", "new.json", *own).code == 0
    policy = (
        "language 1\ndefinition own 1.0\nstatus final\n"
        "requirement leave { must parameters: license permits use }\n"
    )
    Path("own.osaid").write_text(policy, encoding="utf-8")
    for name, license_ in (("a.yaml", "BUSL-1.1"), ("b.yaml", "MIT")):
        Path(name).write_text(RECORD.format(license_), encoding="utf-8")
    asked = ("license", "--changes", "old.json", "new.json", "a.yaml", "b.yaml")
    done = osaid(*asked, "--policy", "own.osaid", "--quiet")
    assert done.code == 0
    check_output(HERE / "changes.txt", done.output)
    Path("ours").mkdir()
    Path("own.osaid").rename("ours/own.osaid")
    named = osaid(*asked, "--policy", "own 1.0", "--policies", "ours", "--quiet")
    assert (named.code, named.output) == (0, done.output)
    found = answer(osaid, "--changes", "shipped", "new.json")
    assert found["schema"] == "osaid-license-changes-1"
    assert (found["systems"], found["verdicts"]) == (0, [])
    assert osaid(*asked[:4], "nowhere.yaml").code == 2


def test_an_export_is_not_written_over_its_source(osaid: Osaid, tmp_path: Path) -> None:
    copy = tmp_path / "counsel.yaml"
    shutil.copy(COUNSEL, copy)
    done = osaid("license", "--export", copy, "--licenses", copy)
    assert done.code == 2
    assert "output-is-input" in done.messages


def test_own_facts_decide_a_check(osaid: Osaid, tmp_path: Path) -> None:
    record = tmp_path / "model.yaml"
    record.write_text(RECORD.format("Acme model terms"), encoding="utf-8")
    usual = osaid("check", record, "--format", "json")
    own = osaid("check", record, "--format", "json", "--licenses", COUNSEL)
    before, after = (json.loads(d.output)["assessments"][0] for d in (usual, own))
    assert before["licenses"]["digest"] != after["licenses"]["digest"]
    assert after["licenses"]["own"] == [str(COUNSEL)]
    assert "still-limited" in own.messages
    proof = osaid("explain", record, "share", "--licenses", COUNSEL, "--quiet").output
    assert "Jane Doe, counsel, 2026-03-01: added" in " ".join(proof.split())


def test_a_wrong_file_stops_the_command(osaid: Osaid, tmp_path: Path) -> None:
    wrong = tmp_path / "own.yaml"
    wrong.write_text(WRONG, encoding="utf-8")
    for command in (("check", "example:bloom"), ("license", "MIT")):
        done = osaid(*command, "--licenses", wrong)
        assert (done.code, done.output) == (2, "")
        assert f"{wrong}:2:" in done.messages
        assert "unknown-license" in done.messages


def test_the_folder_of_the_environment(
    osaid: Osaid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(COUNSEL, tmp_path / "counsel.yaml")
    (tmp_path / "notes.txt").write_text("not read", encoding="utf-8")
    usual = osaid("license", "acme-model").output
    monkeypatch.setenv(FOLDER, str(tmp_path))
    own = osaid("license", "acme-model").output
    assert "Acme Model License 1.0" in own
    assert "Acme Model License 1.0" not in usual
    monkeypatch.setenv(FOLDER, str(tmp_path / "nowhere"))
    done = osaid("license", "acme-model")
    assert done.code == 2
    assert FOLDER in done.messages


def good() -> dict[str, object]:
    """Return what a plugin brings."""
    signed = {"author": "plugin", "date": "2026-03-01", "reason": "shown"}
    alias = {"alias": "plugged", "license": "MIT", **signed}
    return {"osaid_licenses": 1, "aliases": [alias]}


def raising() -> dict[str, object]:
    """Fail like a broken plugin."""
    raise RuntimeError("no table")


WRONG_TABLE = {"osaid_licenses": 1, "alias": []}


def test_plugins(osaid: Osaid, monkeypatch: pytest.MonkeyPatch) -> None:
    values = {
        "a": f"{__name__}:good",
        "b": f"{__name__}:raising",
        "c": f"{__name__}:WRONG_TABLE",
        "d": "no_such_module:table",
    }
    plugins = [EntryPoint(n, v, license_plugins.GROUP) for n, v in values.items()]
    monkeypatch.setattr(license_plugins, "entry_points", lambda **_: plugins)
    done = osaid("license", "plugged")
    assert done.code == 0
    assert "read as MIT (an own name by plugin, 2026-03-01)" in done.output
    assert "plugin a" in done.output
    assert [line for line in done.messages.splitlines() if "warning" in line] == [
        (
            "plugin b: warning: the plugin does not load: `RuntimeError: no table` "
            "[broken-plugin]"
        ),
        "plugin c#/alias: warning: no key `alias` is known here [unknown-key]",
        (
            "plugin d: warning: the plugin does not load: `ModuleNotFoundError: No "
            "module named 'no_such_module'` [broken-plugin]"
        ),
    ]
