from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.command.running import Osaid

PARTS = "components: {parameters.final: {name: weights, presence: provided, %s}}\n"
FILES = {
    "a.yaml": "osaid_record: 1\nname: Example\nby: Ada\n" + PARTS % "license: MIT",
    "b.yaml": "osaid_record: 1\nname: example\n" + PARTS % "license: ISC",
    "c.yaml": "osaid_record: 1\nname: Example\n" + PARTS % "access: open",
    "s.yaml": "osaid_supplement: 1\nname: Example\ndescribed_as: ['=1+1', open]\n",
    "broken.yaml": "osaid_record: 1\n",
}

TABLE = """\
Example: 2 sources, 1 agreement, 1 disagreement.

component  field    says  source
---------  -------  ----  -----------------
weights    license  ISC   b.yaml:3
                    MIT   a.yaml:4 (by Ada)
"""


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder with some files."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")


def test_disagreements_are_listed(osaid: Osaid) -> None:
    done = osaid("reconcile", "a.yaml", "b.yaml")
    assert (done.code, done.output, done.messages) == (1, TABLE, "")


def test_sources_that_agree(osaid: Osaid) -> None:
    done = osaid("reconcile", "a.yaml", "c.yaml")
    assert done.code == 0
    assert done.output == "Example: 2 sources, 1 agreement, 0 disagreements.\n"


def test_a_document_for_programs(osaid: Osaid) -> None:
    done = osaid("reconcile", "a.yaml", "b.yaml", "--format", "json")
    found = json.loads(done.output)
    assert (done.code, found["schema"]) == (1, "osaid-reconcile-1")
    assert (found["sources"], found["agreements"]) == (["a.yaml", "b.yaml"], 1)
    (one,) = found["disagreements"]
    assert (one["component"], one["kind"], one["field"]) == (
        "weights",
        "parameters.final",
        "license",
    )
    assert [side["says"] for side in one["sides"]] == ["ISC", "MIT"]
    (mention,) = one["sides"][1]["mentions"]
    assert (mention["source"], mention["by"], mention["grade"]) == (
        "a.yaml",
        "Ada",
        "asserted",
    )
    assert mention["place"]["line"] == 4


def test_rows_for_a_spreadsheet(osaid: Osaid, tmp_path: Path) -> None:
    done = osaid("reconcile", "a.yaml", "s.yaml", "--output", "out.csv")
    assert (done.code, done.output) == (1, "")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["says"], row["source"]) for row in rows] == [
        ("'=1+1", "s.yaml"),
        ("open", "s.yaml"),
    ]


def test_the_ending_of_the_output_chooses(osaid: Osaid, tmp_path: Path) -> None:
    osaid("reconcile", "a.yaml", "b.yaml", "--output", "out.json")
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["agreements"] == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["broken.yaml", "a.yaml"], "missing-key"),
        (["s.yaml"], "nothing-to-join"),
        (["a.yaml", "--output", "a.yaml"], "output-is-input"),
        (["a.yaml", "--format", "xml"], "unknown-value"),
        (["a.yaml", "--trust", "a.yaml"], "unknown-option"),
    ],
)
def test_what_cannot_be_done(osaid: Osaid, arguments: list[str], code: str) -> None:
    done = osaid("reconcile", *arguments)
    assert (done.code, done.output) == (2, "")
    assert f"[{code}]" in done.messages


def test_one_source_may_disagree_with_itself(osaid: Osaid, tmp_path: Path) -> None:
    text = FILES["a.yaml"].replace("MIT", "[MIT, ISC]")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    assert osaid("reconcile", "a.yaml").code == 1


def test_remarks_are_messages_and_not_results(osaid: Osaid, tmp_path: Path) -> None:
    text = "osaid_record: 1\nname: Example\ncomponents: {code: {name: %s}}\n"
    for name in "xy":
        (tmp_path / f"{name}.yaml").write_text(text % name, encoding="utf-8")
    done = osaid("reconcile", "x.yaml", "y.yaml")
    assert done.code == 0
    assert "[not-matched]" in done.messages
    assert osaid("reconcile", "x.yaml", "y.yaml", "--quiet").messages == ""
