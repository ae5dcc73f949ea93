"""`osaid compare`: pages, tables, documents, records, exit codes."""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import osaid as package
from osaid.command.compare import FORMS
from osaid.records.canonical import canonical
from tests import ROOT
from tests.command.running import Osaid

LOOSE = "language 1\npolicy loose 1\nrequirement r { must some code: available }\n"
STRICT = """\
language 1
policy strict 1
requirement r {
  cites "clause 1"
  must at least 2 code: available and license in { MIT }
}
requirement s { must every data: available }
"""
DIAGNOSTICS = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    """Return a policy that asks for little."""
    path = tmp_path / "loose.osaid"
    path.write_text(LOOSE, encoding="utf-8")
    return path


@pytest.fixture
def strict(tmp_path: Path) -> Path:
    """Return a policy that asks for more."""
    path = tmp_path / "strict.osaid"
    path.write_text(STRICT, encoding="utf-8")
    return path


def schema(name: str) -> dict[str, Any]:
    """Return a published schema."""
    text = (files("osaid") / "schemas" / f"{name}-1.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def test_the_code_says_whether_the_first_is_at_least_as_strict(
    osaid: Osaid, loose: Path, strict: Path
) -> None:
    assert osaid("compare", strict, loose).code == 0
    assert osaid("compare", loose, strict).code == 1
    assert osaid("compare", loose, strict, "--seconds", "0").code == 3
    assert osaid("compare", loose, loose).code == 0
    assert osaid("compare", loose, tmp := loose.parent / "none.osaid").code == 2
    assert not tmp.exists()


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_page_names_both_and_says_what_it_is_about(
    osaid: Osaid, loose: Path, strict: Path, form: str
) -> None:
    page = " ".join(osaid("compare", loose, strict, "--format", form).output.split())
    assert "In fact and on records, the second is stricter." in page
    assert f"{loose}: LOOSE 1" in page.replace("`", "")
    assert "r/1 (cites clause 1)" in page
    assert "must at least 2 code: available and license in { MIT }" in page
    assert "This is about these encodings" in page


def test_what_was_not_decided_is_said_with_the_time(
    osaid: Osaid, loose: Path, strict: Path
) -> None:
    page = osaid("compare", loose, strict, "--seconds", "0").output
    assert "not decided in 0 s" in page


def test_systems_are_written_and_judged_again(
    osaid: Osaid, loose: Path, strict: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "deep" / "shown"
    osaid("compare", loose, strict, "--witness", folder)
    (path,) = folder.iterdir()
    assert path.name == "counterexample-1.yaml"
    assert osaid("check", path, "--policy", loose).code == 0
    assert osaid("check", path, "--policy", strict).code == 1


def test_json_follows_its_schema_and_has_the_record_whole(
    osaid: Osaid, loose: Path, strict: Path, tmp_path: Path
) -> None:
    output = tmp_path / "found.json"
    code = osaid(
        "compare", loose, strict, "--format", "json", "--output", output,
        "--witness", tmp_path,
    ).code  # fmt: skip
    document = json.loads(output.read_text(encoding="utf-8"))
    assert code == 1
    jsonschema.validate(document, schema("comparison"))
    found = document["comparison"]
    assert found["relation_in_fact"] == "looser"
    assert found["backward"]["counterexample"] is None
    record = found["forward"]["counterexample"]["record"]
    jsonschema.validate(record, schema("record"))
    assert canonical(package.read(record)) == record
    assert canonical(package.read(tmp_path / "counterexample-1.yaml")) == record


@pytest.mark.parametrize("arguments", [["--matrix"], ["--crosswalk"], []])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_everything(
    osaid: Osaid, loose: Path, strict: Path, form: str, arguments: list[str]
) -> None:
    done = osaid("compare", strict, loose, "--format", form, *arguments)
    assert done.code == 0
    assert done.messages == ""
    if form == "json":
        jsonschema.validate(json.loads(done.output), schema("comparison"))
    else:
        assert done.output.endswith("legal\n    advice.\n") or done.output.endswith(
            "legal advice.\n"
        )


def test_a_matrix_of_several_and_what_shows_it(
    osaid: Osaid, loose: Path, strict: Path, tmp_path: Path
) -> None:
    done = osaid("compare", loose, strict, "g7 2026", "--witness", tmp_path / "shown")
    first, _, *rows = done.output.splitlines()[:5]
    assert first.split() == ["1", "2", "3"]
    assert [row.split()[-3:] for row in rows] == [
        ["=", "-", "-"],
        ["yes", "=", "-"],
        ["-", "-", "="],
    ]
    written = sorted(path.stem for path in (tmp_path / "shown").iterdir())
    assert written
    for name in written:
        assert f"{name.replace('-', ' ')}: " in done.output


def test_a_matrix_that_is_not_done_says_so(osaid: Osaid, loose: Path) -> None:
    done = osaid("compare", loose, "g7 2026", "mof 1.0", "--seconds", "0")
    assert done.code == 3
    assert "Not everything was decided in 0 s." in done.output


def test_a_crosswalk_is_markdown(osaid: Osaid, loose: Path, strict: Path) -> None:
    done = osaid("compare", strict, loose, "--crosswalk")
    assert "| `r` | clause 1 | *stricter than* `r` | not asked for |" in done.output
    assert "| `s` |  | no counterpart | not asked for |" in done.output
    assert "| `r` |  | *looser than* `r` | asked for |" in done.output


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "no-policy"),
        (["osaid 1.0"], "no-policy"),
        (["osaid 1.0", "--matrix"], "no-policy"),
        (["osaid", "1.0"], "unknown-policy"),
        (["", " "], "unknown-policy"),
        ([".", "osaid 1.0"], "unknown-policy"),
        (["./", "osaid 1.0"], "is-a-folder"),
        (["osaid 1.0", "osaid 1.0:x"], "unknown-level"),
        (["osaid 1.0", "g7 2026", "--seconds", "-1"], "not-a-time"),
        (["osaid 1.0", "g7 2026", "--seconds", "nan"], "not-a-time"),
        (["osaid 1.0", "g7 2026", "--seconds", "1e9"], "not-a-time"),
        (["osaid 1.0", "g7 2026", "--seconds", "soon"], "not-a-time"),
        (["osaid 1.0", "g7 2026", "--reading", "x"], "not-a-reading"),
        (["osaid 1.0", "g7 2026", "--reading", "x=y"], "unknown-reading"),
        (["osaid 1.0", "g7 2026", "--crosswalk", "--matrix"], "wrong-arguments"),
        (["osaid 1.0", "g7 2026", "--crosswalk", "--witness", "x"], "wrong-arguments"),
        (["osaid 1.0", "g7 2026", "mof 1.0", "--crosswalk"], "wrong-arguments"),
        (["osaid 1.0", "g7 2026", "--format", "yaml"], "unknown-value"),
    ],
)
def test_what_cannot_be_compared(osaid: Osaid, arguments: list[str], code: str) -> None:
    done = osaid("compare", *arguments)
    assert done.code == 2
    assert f"[{code}]" in done.messages
    assert done.output == ""


def test_a_file_is_no_folder_for_systems(
    osaid: Osaid, loose: Path, strict: Path
) -> None:
    done = osaid("compare", loose, strict, "--witness", strict)
    assert done.code == 2
    assert "[unwritable]" in done.messages
    assert strict.read_text(encoding="utf-8") == STRICT


def test_a_policy_is_not_written_over(osaid: Osaid, loose: Path, strict: Path) -> None:
    done = osaid("compare", f"{loose}#r", strict, "--output", loose)
    assert done.code == 2
    assert "[output-is-input]" in done.messages


def test_what_stops_a_comparison_is_on_the_page(
    osaid: Osaid, loose: Path, strict: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    types = {loose: "number", strict: "text"}
    for path, type_ in types.items():
        sentence = "requirement size { must some data: has size }"
        attribute = f"attribute component.size: {type_}\n{sentence}\n"
        head = f"language 1\npolicy own {len(type_)}\n"
        path.write_text(head + attribute, encoding="utf-8")
    done = osaid("compare", loose, strict)
    assert (done.code, "[two-types]" in done.messages) == (2, True)
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    done = osaid("compare", "g7 2026", "mof 1.0")
    assert (done.code, "[no-solver]" in done.messages) == (2, True)
    for code in ("two-types", "no-solver", "not-a-time"):
        assert f"| `{code}` |" in DIAGNOSTICS
