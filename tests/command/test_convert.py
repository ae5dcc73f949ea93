"""`osaid convert`: what it writes, what it says, and how it ends."""

from __future__ import annotations

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

import osaid as package
from osaid.conversion import TARGETS
from tests.command.running import Osaid

RECORD = "osaid_record: 1\nname: Amber\nby: Ada\nsubject: model\n"
TABLE = "name,release\nAmber,7B\nBase,1\n"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "amber.yaml"
    path.write_text(RECORD, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "models.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("to", TARGETS)
def test_the_output_is_what_python_gives(osaid: Osaid, record: Path, to: str) -> None:
    done = osaid("convert", record, "--to", to, "--quiet")
    assert (done.code, done.messages) == (0, "")
    assert done.output == package.convert(package.read(record), to).text


@pytest.mark.parametrize("option", ["-o", "--output"])
def test_the_output_can_be_a_file(
    osaid: Osaid, record: Path, tmp_path: Path, option: str
) -> None:
    out = tmp_path / "out.yaml"
    assert osaid("convert", record, "--to", "record", option, out).output == ""
    assert package.read(out).name == "Amber"
    assert out.read_text(encoding="utf-8").startswith("osaid_record: 1")


def test_a_record_in_a_json_file_is_json(
    osaid: Osaid, record: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.JSON"
    assert osaid("convert", record, "--to", "record", "-o", out).code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["name"] == "Amber"


def test_an_input_is_never_written_over(osaid: Osaid, record: Path) -> None:
    done = osaid("convert", record, "--to", "csv", "-o", record)
    assert (done.code, done.output) == (2, "")
    assert "output-is-input" in done.messages
    assert record.read_text(encoding="utf-8") == RECORD


def test_what_is_lost_is_summed_up(osaid: Osaid, record: Path) -> None:
    done = osaid("convert", record, "--to", "csv")
    assert done.code == 0
    assert done.messages == (
        "warning: `by`: left out; no column of a table can hold it [not-converted]\n"
    )


def test_of_many_losses_a_few_are_named(osaid: Osaid) -> None:
    done = osaid("convert", "example:amber", "--to", "csv")
    line = next(x for x in done.messages.splitlines() if "without its source" in x)
    assert line.count("`") == 6
    assert "more: written without its source; a row has one source" in line
    assert osaid("convert", "example:amber", "--to", "spdx3").messages == ""


def test_several_systems_become_rows(osaid: Osaid, table: Path, record: Path) -> None:
    done = osaid("convert", table, record, "--to", "csv", "--quiet")
    assert done.code == 0
    assert done.output.splitlines()[1:] == ["Amber,7B,", "Base,1,", "Amber,,"]


@pytest.mark.parametrize("to", ["record", "mof", "spdx3", "cyclonedx"])
def test_several_systems_are_no_other_document(
    osaid: Osaid, table: Path, to: str
) -> None:
    done = osaid("convert", table, "--to", to)
    assert (done.code, done.output) == (2, "")
    assert "several-systems" in done.messages
    assert osaid("convert", f"{table}#2", "--to", to).code == 0


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.yaml"
    text = "osaid_record: 1\nname: Amber\nby: Bea\nsubject: system\n"
    path.write_text(text, encoding="utf-8")
    return path


WEIGHTS = "components: {{parameters.final: {{license: {}}}}}\n"


def test_inputs_can_be_joined_first(osaid: Osaid, record: Path, note: Path) -> None:
    for path, license_ in ((record, "MIT"), (note, "Apache-2.0")):
        whole = path.read_text(encoding="utf-8").replace("subject: system\n", "")
        path.write_text(whole + WEIGHTS.format(license_), encoding="utf-8")
    done = osaid("convert", record, note, "--merge", "--to", "spdx3")
    (weights,) = package.read(done.output.encode()).components
    assert (done.code, weights.license.is_contested) == (0, True)
    assert "sources-disagree" in done.messages
    trusted = osaid(
        "convert", record, note, "--merge", "--trust", note, "--to", "csv", "--quiet"
    )
    assert "Apache-2.0" in trusted.output
    assert "MIT" not in trusted.output


def test_what_cannot_be_joined_is_not_written(
    osaid: Osaid, record: Path, tmp_path: Path
) -> None:
    missing, out = tmp_path / "missing.yaml", tmp_path / "out.json"
    done = osaid("convert", record, missing, "--merge", "--to", "record", "-o", out)
    assert done.code == 2
    assert "no-such-file" in done.messages
    assert not out.exists()


def test_trust_has_nothing_to_decide_alone(osaid: Osaid, record: Path) -> None:
    done = osaid("convert", record, "--trust", "x", "--to", "csv")
    assert (done.code, done.output) == (2, "")
    assert "add `--merge`" in done.messages


def test_records_of_parents_are_written_with_it(osaid: Osaid, tmp_path: Path) -> None:
    child, base = tmp_path / "child.yaml", tmp_path / "records" / "base.yaml"
    base.parent.mkdir()
    base.write_text("osaid_record: 1\nname: Base\nhub: a/base\n", encoding="utf-8")
    text = "osaid_record: 1\nname: Child\ncomponents: {parent: {hub: a/base}}\n"
    child.write_text(text, encoding="utf-8")
    done = osaid(
        "convert", child, "--records", base.parent, "--to", "cyclonedx", "--quiet"
    )
    ((_, found),) = package.read(done.output.encode()).parents
    assert found.name == "Base"


def test_one_bad_input_does_not_stop_the_others(
    osaid: Osaid, record: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("osaid_record: 2\nname: x\n", encoding="utf-8")
    done = osaid("convert", bad, record, "--to", "csv", "--quiet")
    assert done.code == 2
    assert done.output.splitlines()[1:] == ["Amber,,"]
    assert "record-version" in done.messages


@pytest.mark.parametrize("name", ["missing.yaml", "-"])
def test_without_an_input_nothing_is_written(
    osaid: Osaid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO()))
    done = osaid("convert", name, "--to", "csv", "-o", tmp_path / "out.csv")
    assert done.code == 2
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "wrong-arguments"),
        (["example:amber"], "wrong-arguments"),
        (["example:amber", "--to", "cyclondx"], "unknown-value"),
        (
            ["example:amber", "--to", "csv", "--output", "/no/such/folder/x"],
            "unwritable",
        ),
    ],
)
def test_wrong_arguments(osaid: Osaid, arguments: list[str], code: str) -> None:
    done = osaid("convert", *arguments)
    assert done.code == 2
    assert code in done.messages
