"""Folders made to lead a reader astray: links, pipes, depth, numbers, names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from osaid.readers.huggingface import folder as folders
from osaid.readers.huggingface import is_repository, repository
from tests.readers.huggingface.reading import (
    CARD,
    fill,
    grounds,
    read_folder,
    snapshot,
)


def test_a_folder_that_is_gone_is_an_error(tmp_path: Path) -> None:
    for name in ("missing", "file"):
        read = read_folder(fill(tmp_path, {"file": "x"}) / name)
        assert (read.codes, read.systems) == (["unreadable"], ())


def test_a_folder_inside_that_cannot_be_read_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: Path) -> Any:  # noqa: ANN401 - what the system gives
        if Path(path).name == "inside":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    fill(tmp_path, {"inside/model.gguf": "x", "config.json": "{}"})
    monkeypatch.setattr(os, "scandir", refuse)
    read = read_folder(tmp_path)
    assert read.codes == ["unreadable"]
    assert read.component("parameters").presence.is_silent


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{CARD}",
        "---\nlicense: mit\nconfigs:\n" + "- config_name: a\n" * 9000 + "---\n# Iron\n",
    ],
    ids=["byte order mark", "long front matter"],
)
def test_a_card_alone_shows_that_it_is_a_repository(tmp_path: Path, text: str) -> None:
    folder = fill(tmp_path, {"README.md": text, "data/a.parquet": "x"})
    assert is_repository(str(folder))
    assert read_folder(folder).system.components[0].license.values


def test_a_card_is_found_among_many_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fill(tmp_path, {"README.md": CARD, **{f"{n}.csv": "x" for n in range(9)}})
    monkeypatch.setattr(repository, "_MOST_NAMES", 0)
    assert is_repository(str(folder))


@pytest.mark.parametrize(
    "target", ["../secret.safetensors", "/etc/hostname", "nothing"]
)
def test_a_link_that_leads_out_is_not_followed(tmp_path: Path, target: str) -> None:
    fill(tmp_path, {"secret.safetensors": "x"})
    folder = fill(tmp_path / "amber", {"config.json": "{}"})
    (folder / "model.safetensors").symlink_to(target)
    (folder / "README.md").symlink_to(target)
    read = read_folder(folder)
    assert read.codes == ["link-outside", "link-outside"]
    assert read.component("parameters").presence.is_silent


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"weights/a.gguf": "x"})
    (folder / "model.gguf").symlink_to("weights/a.gguf")
    read = read_folder(folder)
    assert read.diagnostics == ()
    assert len(grounds(read.component("parameters"))) == 1


def test_blobs_that_lead_out_of_the_cache_are_not_followed(tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", {"etag": "x"})
    path = snapshot(tmp_path / "cache")
    (path.parent.parent / "blobs").symlink_to(outside)
    (path / "model.safetensors").symlink_to("../../blobs/etag")
    read = read_folder(path)
    assert read.codes == ["link-outside"]
    assert read.component("parameters").presence.is_silent


def test_a_snapshot_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    outside = fill(tmp_path / "outside", {"model.gguf": "x"})
    path = snapshot(tmp_path / "cache")
    path.rmdir()
    path.symlink_to(outside)
    assert read_folder(path.parent.parent).codes == ["no-snapshot"]


def test_folders_are_not_entered_through_links(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"model.gguf": "x"})
    (folder / "again").symlink_to(folder)
    (folder / "loop").symlink_to("loop")
    read = read_folder(folder)
    assert sorted(read.codes) == ["link-outside", "not-a-file"]


def test_what_is_no_regular_file_is_never_opened(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"config.json": "{}"})
    for name in ("README.md", "train.py", "model.gguf"):
        os.mkfifo(folder / name)
    assert not is_repository(str(tmp_path / "nothing"))
    read = read_folder(folder)
    assert read.codes == ["not-a-file"] * 3
    only_card = tmp_path / "only"
    only_card.mkdir()
    os.mkfifo(only_card / "README.md")
    assert not is_repository(str(only_card))


def test_deep_folders_are_not_looked_into(tmp_path: Path) -> None:
    deep = "/".join("a" * 1 for _ in range(folders.DEEPEST + 2))
    fill(tmp_path, {f"{deep}/model.gguf": "x", "config.json": "{}"})
    read = read_folder(tmp_path)
    assert read.codes == ["too-deep"]
    assert read.component("parameters").presence.is_silent


def test_too_many_files_are_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 5)
    fill(tmp_path, {f"{i}.safetensors": "x" for i in range(6)})
    read = read_folder(tmp_path)
    assert (read.codes, read.systems) == (["too-many-files"], ())


def test_a_name_that_does_not_print_is_left_out(tmp_path: Path) -> None:
    read = read_folder(fill(tmp_path, {"model\x1b[31m.gguf": "x", "config.json": "{}"}))
    assert read.codes == ["bad-name"]
    assert "\x1b" not in str(read.diagnostics[0])


def test_a_card_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    fill(tmp_path, {"model.gguf": "x"})
    (tmp_path / "README.md").write_bytes(b"---\nlicense: \xff\n---\n")
    read = read_folder(tmp_path)
    assert (read.codes, read.systems) == (["not-utf-8"], ())
