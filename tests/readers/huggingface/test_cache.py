"""The Hub's cache: snapshots, blobs, trees, and which revision is meant."""

from __future__ import annotations

import json
from pathlib import Path

from osaid.readers.huggingface import is_repository
from osaid.records.components import Found, Presence
from osaid.records.systems import Subject
from tests.readers.huggingface.reading import (
    CARD,
    ELSEWHERE,
    fill,
    grounds,
    licenses,
    put,
    read_folder,
    snapshot,
)


def test_a_repository_of_the_cache_is_told_by_its_name(tmp_path: Path) -> None:
    assert is_repository(str(snapshot(tmp_path).parent.parent))
    assert not is_repository(str(snapshot(tmp_path, "spaces--acme--demo").parent))
    other = snapshot(tmp_path, "acme")
    put(other, "config.json", "{}")
    assert read_folder(other).codes == ["link-outside"]


def test_a_snapshot_of_the_cache(tmp_path: Path) -> None:
    path = snapshot(tmp_path)
    put(path, "README.md", CARD)
    put(path, "model.safetensors", "x")
    put(path, "unet/model.safetensors", "x")
    for given in (path, path.parent.parent):
        read = read_folder(given)
        system = read.system
        assert (system.name, system.supplier) == ("Amber", "LLM360")
        assert system.identity.hub == "LLM360/Amber"
        assert system.identity.revision == "177f9ed"
        assert read.diagnostics == ()
        parameters = read.component("parameters")
        assert parameters.presence.values == (Presence.PROVIDED,)
        link = "https://huggingface.co/LLM360/Amber/tree/177f9ed"
        assert parameters.location.values == (link,)
        assert licenses(parameters) == [("Apache-2.0", Found.INHERITED)]


def test_a_snapshot_of_a_dataset(tmp_path: Path) -> None:
    path = snapshot(tmp_path, "datasets--imdb")
    put(path, "data/train.parquet", "x")
    read = read_folder(path)
    assert read.system.subject is Subject.ELEMENT
    assert read.system.identity.hub == "datasets/imdb"
    assert read.component("dataset").presence.values == (Presence.PROVIDED,)


def test_main_says_which_snapshot_is_read(tmp_path: Path) -> None:
    first = snapshot(tmp_path)
    repository = first.parent.parent
    second = first.parent / "64bc595"
    second.mkdir()
    read = read_folder(repository)
    assert (read.codes, read.systems) == (["several-snapshots"], ())
    fill(repository, {"refs/main": "64bc595\n"})
    assert read_folder(repository).system.identity.revision == "64bc595"
    fill(repository, {"refs/main": "../../../etc"})
    assert read_folder(repository).codes == ["several-snapshots"]
    for path in (first, second):
        path.rmdir()
    assert read_folder(repository).codes == ["no-snapshot"]


def test_a_link_of_the_cache_without_its_blob_is_in_the_repository(
    tmp_path: Path,
) -> None:
    path = snapshot(tmp_path)
    (path / "model.safetensors").symlink_to("../../blobs/4d7a21")
    read = read_folder(path)
    assert read.diagnostics == ()
    parameters = read.component("parameters")
    assert parameters.presence.values == (Presence.PROVIDED,)
    assert grounds(parameters) == [f"{ELSEWHERE}: as links of the cache say"]


def test_blobs_may_be_shared_by_the_whole_cache(tmp_path: Path) -> None:
    path = snapshot(tmp_path)
    fill(tmp_path, {"blobs/4d/4d7a21": "x"})
    blobs = path.parent.parent / "blobs"
    blobs.mkdir()
    (blobs / "etag").symlink_to("../../blobs/4d/4d7a21")
    (path / "model.safetensors").symlink_to("../../blobs/etag")
    read = read_folder(path)
    assert read.diagnostics == ()
    assert grounds(read.component("parameters")) == [
        "by the name of `model.safetensors`"
    ]


def test_the_tree_of_the_cache_lists_what_is_in_the_repository(tmp_path: Path) -> None:
    path = snapshot(tmp_path)
    put(path, "config.json", "{}")
    files = {"README.md": {"size": 9}, "model.gguf": {"size": 9}, "config.json": {}}
    tree = json.dumps({"format_version": 1, "files": files})
    fill(path.parent.parent, {"trees/177f9ed.json": tree})
    read = read_folder(path)
    for name in ("parameters", "model card"):
        component = read.component(name)
        assert component.presence.values == (Presence.PROVIDED,)
        assert "as the cache lists the revision" in str(grounds(component))
    fill(path.parent.parent, {"trees/177f9ed.json": "{"})
    read = read_folder(path)
    assert read.codes == ["json-syntax"]
    assert read.component("parameters").presence.is_silent
