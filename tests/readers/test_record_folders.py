from __future__ import annotations

import json
from pathlib import Path

import pytest

import osaid
from osaid.readers import record_folders
from osaid.readers.readings import Input
from osaid.readers.record_folders import library_of
from osaid.records.systems import System
from tests.records.test_attaching import lineage, record

CHILD = record("a", "b").system

PARENT = """\
osaid_record: 1
name: Base
hub: Acme/B
components:
  parent: {name: c, purl: "pkg:huggingface/acme/c@1"}
"""
CARD = """\
---
license: mit
base_model: acme/d
---
# C
"""


def attached(folder: Path, system: System = CHILD) -> System:
    """Return a system with what a folder has of its parents and parts."""
    return osaid.attach_records(system, folder)


def remarks(folder: Path) -> list[str]:
    """Return the codes of what is odd about a folder."""
    shelf = library_of(folder)
    shelf.library.attached(CHILD)
    return [remark.code for remark in shelf.remarks]


def test_records_of_any_format_are_found(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(PARENT, encoding="utf-8")
    (tmp_path / "deeper" / "more").mkdir(parents=True)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "metadata": {
            "component": {
                "type": "machine-learning-model",
                "name": "c",
                "purl": "pkg:huggingface/acme/c@1",
            }
        },
    }
    path = tmp_path / "deeper" / "more" / "c.json"
    path.write_text(json.dumps(bill), encoding="utf-8")
    assert lineage(attached(tmp_path)) == {"b": {"c": {}}}


def test_a_row_of_a_table_is_found(tmp_path: Path) -> None:
    table = "name,hub id,license\nBase,acme/b,MIT\nOther,acme/o,MIT\n"
    (tmp_path / "models.csv").write_text(table, encoding="utf-8")
    ((_, parent),) = attached(tmp_path).parents
    assert parent.name == "Base"


def test_a_folder_that_is_a_record_is_one(tmp_path: Path) -> None:
    snapshot = tmp_path / "models--acme--b" / "snapshots" / ("0" * 40)
    snapshot.mkdir(parents=True)
    (snapshot / "README.md").write_text(CARD, encoding="utf-8")
    (snapshot / "config.json").write_text('{"model_type": "x"}', encoding="utf-8")
    ((_, parent),) = attached(tmp_path).parents
    assert parent.identity.hub == "acme/b"


def test_what_is_not_looked_for_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(path: str) -> list[Input]:
        read.append(path)
        return []

    monkeypatch.setattr(record_folders, "read_all", noted)
    for name in ("acme/b", "acme/bb", "acme/x"):
        path = tmp_path / f"{name.replace('/', '_')}.yaml"
        path.write_text(f"osaid_record: 1\nhub: {name}\n", encoding="utf-8")
    attached(tmp_path)
    assert [Path(path).name for path in read] == ["acme_b.yaml", "acme_bb.yaml"]


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("base.yaml", b"osaid_record: 1\nname: [acme/b", ["yaml-syntax"]),
        ("base.json", b'{"id": "acme/b",}', ["json-trailing-comma"]),
        ("base.yaml", b"osaid_record: 2\nname: acme/b\n", ["record-version"]),
        ("notes.txt", b"acme/b: {[", []),
        ("other.yaml", b"something: acme/b\n", []),
        ("image.png", b"\x89PNG\x00acme/b", []),
        ("base.yaml", b"osaid_record: 1\nname: caf\xe9\nhub: acme/b\n", ["not-utf-8"]),
        ("base.json", b'{"osaid_record": 1, "hub": "acme/b\x00"}', ["bad-character"]),
        ("base.yaml", b"osaid_supplement: 1\nname: acme/b\n", ["supplement-alone"]),
    ],
)
def test_what_is_broken_is_remarked_upon(
    tmp_path: Path, name: str, content: bytes, codes: list[str]
) -> None:
    (tmp_path / "z.yaml").write_text(PARENT, encoding="utf-8")
    (tmp_path / name).write_bytes(content)
    assert remarks(tmp_path) == codes
    assert lineage(attached(tmp_path)) == {"b": {}}


def test_a_supplement_in_the_folder_adds_to_a_parent(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(PARENT, encoding="utf-8")
    more = "osaid_supplement: 1\nhub: acme/b\ndelivery: released\n"
    (tmp_path / "more.yaml").write_text(more, encoding="utf-8")
    ((_, parent),) = attached(tmp_path).parents
    assert not parent.delivery.is_silent
    (tmp_path / "more.yaml").write_text(f"{more}x: 1\n", encoding="utf-8")
    assert remarks(tmp_path) == ["unknown-key"]


@pytest.mark.parametrize(
    "spelling",
    ["acme/b", "ACME/B", "acme\\/b", "x: acme%2fb", "acme--b", "hf.co/acme/b@1"],
)
@pytest.mark.parametrize("before", [0, 30])
def test_the_last_of_many_is_found_too(
    tmp_path: Path, spelling: str, before: int
) -> None:
    text = f"# {spelling}\nosaid_record: 1\nname: it\n"
    (tmp_path / "base.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "else.yaml").write_text("acme: {b: 1}\n", encoding="utf-8")
    library = library_of(tmp_path).library
    for number in range(before):
        assert not list(library.more(("hub", f"acme/b{number}")))
    assert len(list(library.more(("hub", "acme/b")))) == 1
    assert not list(library.more(("hub", "acme/b")))


def test_there_is_an_end_to_remarks(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.yaml").write_text("osaid_record: 2\nhub: acme/b")
    assert len(remarks(tmp_path)) == record_folders.MOST_REMARKS + 1


def test_there_is_an_end_to_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "z"):
        (tmp_path / f"{name}.yaml").write_text(PARENT, encoding="utf-8")
    (tmp_path / "a.yaml").write_text("acme", encoding="utf-8")
    monkeypatch.setattr(record_folders, "MOST_FILES", 1)
    assert remarks(tmp_path) == ["folder-of-records"]
    assert lineage(attached(tmp_path)) == {}
    monkeypatch.setattr(record_folders, "MOST_FILES", 2)
    assert remarks(tmp_path) == []
    monkeypatch.setattr(record_folders, "MOST_BYTES", 4)
    assert remarks(tmp_path) == ["folder-of-records"]


def test_there_is_an_end_to_folders(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["x"] * (record_folders.DEEPEST + 1))
    deep.mkdir(parents=True)
    (deep / "base.yaml").write_text(PARENT, encoding="utf-8")
    assert remarks(tmp_path) == ["folder-of-records"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "base.yaml").write_text(PARENT, encoding="utf-8")
    (inside / "loop").symlink_to(inside, target_is_directory=True)
    (inside / "out").symlink_to(outside, target_is_directory=True)
    assert lineage(attached(inside)) == {}


def test_links_that_lead_nowhere_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "nothing")
    (tmp_path / ".hidden.yaml").write_text(PARENT, encoding="utf-8")
    (tmp_path / "base.yaml").write_text(PARENT, encoding="utf-8")
    assert remarks(tmp_path) == []
    assert lineage(attached(tmp_path)) == {"b": {}}


@pytest.mark.parametrize("name", ["nothing", "file.yaml", "a\0b", "a" * 5000])
def test_what_is_no_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.yaml").write_text(PARENT, encoding="utf-8")
    with pytest.raises(osaid.InputError, match="no folder of records"):
        osaid.attach_records(CHILD, f"{tmp_path}/{name}")
