from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from osaid.command.merging import order
from tests.command.running import Osaid

WEIGHTS = "components: {parameters.final: {name: weights, presence: provided, %s}}\n"
FILES = {
    "card.yaml": "osaid_record: 1\nname: Example\nhub: acme/example\n"
    + WEIGHTS % "access: open",
    "sbom.yaml": "osaid_record: 1\nname: example\nmachine_learning: yes\n"
    + WEIGHTS % "access: paid, license: MIT",
    "more.yaml": "osaid_supplement: 1\nname: Example\n"
    "components: {parameters.final: {license: MIT}}\n",
    "child.yaml": "osaid_record: 1\nname: Child\n"
    "components: {parent: {name: base, hub: acme/example}}\n",
    "broken.yaml": "osaid_record: 1\nname: [\n",
    "table.csv": "name,license\na,MIT\nb,MIT\n",
}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with some files, in which commands run."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("files")
def test_inputs_are_joined(osaid: Osaid, policy: Path) -> None:
    done = osaid("check", "card.yaml", "sbom.yaml", "--merge", "--policy", policy)
    assert done.code == 3
    assert done.output.startswith("Example, assessed against ANYTHING 1.0")
    assert "access contested: open against paid" in done.output
    assert "sources differ on `access` of `weights`" in done.messages
    for name, code in (("card.yaml", 0), ("sbom.yaml", 3)):
        trusted = ("--trust", name, "--policy", policy)
        done = osaid("check", "card.yaml", "sbom.yaml", "--merge", *trusted)
        assert done.code == code
        assert f"trusted is {name}" in done.output
        assert "contested" not in done.output


@pytest.mark.usefixtures("files")
def test_the_document_names_everything(osaid: Osaid) -> None:
    names = ("card.yaml", "sbom.yaml", "more.yaml")
    done = osaid("check", *names, "--merge", "--trust", "card.yaml", "--format", "json")
    (verdict,) = json.loads(done.output)["assessments"]
    assert verdict["source"] == "card.yaml + sbom.yaml + more.yaml"
    assert verdict["trust"]["order"] == ["card.yaml"]
    (overruled,) = verdict["trust"]["overruled"]
    assert overruled["place"]["file"] == "sbom.yaml"
    assert [d["code"] for d in verdict["diagnostics"]] == ["sources-disagree"]


@pytest.mark.usefixtures("files")
def test_the_order_of_inputs_does_not_matter(osaid: Osaid) -> None:
    names = ["card.yaml", "sbom.yaml", "more.yaml"]
    forward = osaid("check", *names, "--merge")
    assert osaid("check", *reversed(names), "--merge") == forward


@pytest.mark.usefixtures("files")
def test_one_input_may_come_from_a_pipe(
    osaid: Osaid, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sbom.yaml", "more.yaml"):
        piped = io.TextIOWrapper(io.BytesIO(FILES[name].encode()))
        monkeypatch.setattr(sys, "stdin", piped)
        done = osaid("check", "card.yaml", "-", "--merge", "--format", "json")
        assert json.loads(done.output)["assessments"][0]["source"] == "card.yaml + -"
        piped.seek(0)
        done = osaid("check", "card.yaml", "-", "--merge", "--trust", "-")
        assert "trusted is -; others come last" in done.output


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["card.yaml", "broken.yaml", "--merge"], "yaml-syntax"),
        (["card.yaml", "nothing.yaml", "--merge"], "no-such-file"),
        (["card.yaml", "table.csv", "--merge"], "not-one-system"),
        (["card.yaml", "examples", "--merge"], "not-one-system"),
        (["more.yaml", "--merge"], "nothing-to-join"),
        (["more.yaml", "card.yaml"], "supplement-alone"),
        (["example:bloom", "more.yaml", "--merge"], "another-system"),
        (["card.yaml", "sbom.yaml", "--merge", "--trust", "card"], "unknown-source"),
        (["card.yaml", "--trust", "card.yaml"], "wrong-arguments"),
        (["card.yaml", "--merge", "--trust", ""], "nobody-trusted"),
        (["card.yaml", "--merge", "--trust", " ,"], "nobody-trusted"),
        (["card.yaml", "--records", "nowhere"], "no-folder"),
        (["card.yaml", "--records", "card.yaml"], "no-folder"),
    ],
)
@pytest.mark.usefixtures("files")
def test_what_cannot_be_done(osaid: Osaid, arguments: list[str], code: str) -> None:
    done = osaid("check", *arguments, "--quiet")
    assert done.code == 2
    assert f"[{code}]" in done.messages


@pytest.mark.usefixtures("files")
def test_nothing_is_joined_while_an_input_cannot_be_read(osaid: Osaid) -> None:
    names = ("card.yaml", "sbom.yaml", "broken.yaml", "nothing.yaml")
    done = osaid("check", *names, "--merge", "--format", "json")
    (failure,) = json.loads(done.output)["failures"]
    codes = [d["code"] for d in failure["diagnostics"]]
    assert codes == ["yaml-syntax", "no-such-file"]


def test_one_row_of_a_table_is_one_source(osaid: Osaid, files: Path) -> None:
    done = osaid("check", files / "card.yaml", f"{files / 'table.csv'}#a", "--merge")
    assert done.code != 2
    assert "sources differ on `name` of the system" in done.messages


@pytest.mark.usefixtures("files")
def test_records_of_parents_come_from_a_folder(osaid: Osaid) -> None:
    done = osaid(
        "check", "child.yaml", "card.yaml", "--records", ".", "--format", "json"
    )
    child, _ = json.loads(done.output)["assessments"]
    assert [d["code"] for d in child["diagnostics"]] == ["parent-found"]
    merged = osaid("check", "child.yaml", "more.yaml", "--merge", "--records", ".")
    assert "[another-system]" in merged.messages
    assert osaid("check", "child.yaml", "--merge", "--records", ".").code != 2


def test_what_is_odd_in_the_folder_is_said_once(osaid: Osaid, files: Path) -> None:
    (files / "odd.yaml").write_text("osaid_record: 2\nname: acme/example\n")
    for name in ("child", "other"):
        text = FILES["child.yaml"].replace("Child", name)
        (files / f"{name}.yaml").write_text(text, encoding="utf-8")
    done = osaid("check", "child.yaml", "other.yaml", "--records", ".")
    assert done.messages.count("[record-version]") == 1


def test_a_circle_stops_one_system_and_no_other(osaid: Osaid, files: Path) -> None:
    circle = FILES["child.yaml"].replace("name: Child", "name: Child\nhub: acme/child")
    (files / "child.yaml").write_text(circle, encoding="utf-8")
    back = (
        "osaid_record: 1\nname: Example\nhub: acme/example\n"
        "components: {parent: {name: back, hub: acme/child}}\n"
    )
    (files / "card.yaml").write_text(back, encoding="utf-8")
    done = osaid(
        "check", "child.yaml", "sbom.yaml", "--records", ".", "--format", "json"
    )
    assert done.code == 2
    assert "[parent-of-itself]" in done.messages
    assert len(json.loads(done.output)["assessments"]) == 1


@pytest.mark.usefixtures("files")
def test_processes_judge_what_was_joined(osaid: Osaid) -> None:
    one = osaid("check", "card.yaml", "sbom.yaml", "--merge", "--records", ".")
    assert (
        osaid(
            "check",
            "card.yaml",
            "sbom.yaml",
            "--merge",
            "--records",
            ".",
            "--processes",
            "1",
        )
        == one
    )


def test_an_order_of_trust_is_written_in_several_ways() -> None:
    assert order(["a, b", "c,", "a"], []) == ("a", "b", "c")
    assert order(["a, b"], ["a, b"]) == ("a, b",)
