"""Folders: of a repository, and of the cache with its snapshots, blobs and trees."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from osaid.diagnostics import Severity
from osaid.readers.huggingface import folder as folders
from osaid.readers.huggingface import is_repository
from osaid.records.components import (
    Component,
    Derivation,
    Found,
    Presence,
    StatedLicense,
)
from osaid.records.statements import Grade
from osaid.records.systems import Subject
from tests.readers.huggingface.reading import fill, grounds, read_folder

CARD = "---\nlicense: apache-2.0\n---\n# Amber\n"
POINTER = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
    "size 12345\n"
)
SHARDS = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]
ELSEWHERE = "by the name of `model.safetensors`; 1 in the repository, not here"
INDEX = json.dumps({"weight_map": {"a": SHARDS[0], "b": SHARDS[1]}})


def snapshot(cache: Path, name: str = "models--LLM360--Amber") -> Path:
    """Return the folder of a snapshot in a cache."""
    path = cache / name / "snapshots" / "177f9ed"
    path.mkdir(parents=True)
    return path


def put(snapshot: Path, name: str, text: str) -> None:
    """Put a file into a cache as the Hub's library does, as a link to a blob."""
    blobs = snapshot.parent.parent / "blobs"
    blobs.mkdir(exist_ok=True)
    blob = blobs / name.replace("/", "-")
    blob.write_text(text, encoding="utf-8")
    link = snapshot / name
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(os.path.relpath(blob, link.parent))


def licenses(component: Component) -> list[tuple[str, Found]]:
    return [
        (str(value.expression), value.found)
        for value in component.license.values
        if isinstance(value, StatedLicense)
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"model.safetensors": "x"}, True),
        ({"adapter_config.json": "{}"}, True),
        ({"README.md": CARD}, True),
        ({"README.md": "# A library\n\nInstall it.\n"}, False),
        ({"README.md": "# A library\n", "setup.py": "x"}, False),
        ({"notes.txt": "x"}, False),
        ({}, False),
    ],
)
def test_what_is_a_repository(
    tmp_path: Path,
    files: dict[str, str],
    expected: bool,  # noqa: FBT001 - a column
) -> None:
    assert is_repository(str(fill(tmp_path, files))) is expected


@pytest.mark.parametrize("path", ["missing", "file", "a\0b", ""])
def test_what_is_no_folder_is_no_repository(tmp_path: Path, path: str) -> None:
    fill(tmp_path, {"file": "x"})
    assert not is_repository(f"{tmp_path}/{path}" if path else "")


def test_a_folder_of_a_model(tmp_path: Path) -> None:
    folder = fill(
        tmp_path / "amber",
        {
            "README.md": CARD,
            "config.json": "{}",
            "model.safetensors": "x",
            "optimizer.pt": "x",
            "checkpoint-10/model.safetensors": "x",
            "tokenizer.json": "{}",
            "vocab.txt": "x",
            "eval_results.json": "{}",
            "paper.pdf": "x",
            "datasheet.md": "x",
            "train_amber.py": "x",
            "eval.py": "x",
            "inference.py": "x",
            "preprocess.py": "x",
            "modeling_amber.py": "x",
            "notes.txt": "x",
            ".cache/model.gguf": "x",
        },
    )
    read = read_folder(folder)
    assert {c.name: c.kind for c in read.system.components} == {
        "parameters": "parameters.final",
        "model card": "document.model_card",
        "architecture code": "code.architecture",
        "checkpoints": "parameters.intermediate",
        "configuration": "document.metadata",
        "data processing code": "code.data_processing",
        "datasheet": "information.datasheet",
        "documents": "document",
        "evaluation code": "code.evaluation",
        "evaluation results": "document.evaluation_results",
        "inference code": "code.inference",
        "optimizer state": "parameters.optimizer_state",
        "tokenizer": "code.tokenizer",
        "training code": "code.training",
    }
    assert read.system.identity.hub is None
    for component in read.system.components:
        assert component.presence.values == (Presence.PROVIDED,)
        assert component.presence.grade_of(Presence.PROVIDED) is Grade.INFERRED
        assert component.access.is_silent
        assert component.location.is_silent
    assert read.system.listings == ()
    assert read.diagnostics == ()


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    read = read_folder(fill(tmp_path / "amber", {"config.json": "{}"}))
    assert read.system.name == "amber"
    assert [c.name for c in read.system.components] == ["parameters", "configuration"]
    assert read.component("parameters").presence.is_silent


def test_the_name_of_the_folder_stands_for_a_name(tmp_path: Path) -> None:
    front = "---\nlicense: mit\n---\nJust text.\n"
    read = read_folder(fill(tmp_path / "amber", {"README.md": front}))
    assert (read.system.name, read.diagnostics) == ("amber", ())


def test_an_error_in_the_card_is_an_error_of_the_folder(tmp_path: Path) -> None:
    files = {"README.md": "---\n[]\n---\n", "model.gguf": "x"}
    read = read_folder(fill(tmp_path, files))
    assert read.systems == ()
    assert read.codes == ["front-matter-not-mapping"]
    assert str(read.diagnostics[0].place) == f"{tmp_path}/README.md:2:1"


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
    assert read_folder(path).component("parameters").presence.is_silent


def test_an_lfs_pointer_is_in_the_repository_and_not_here(tmp_path: Path) -> None:
    files = {"README.md": CARD, "model.safetensors": POINTER}
    read = read_folder(fill(tmp_path, files))
    parameters = read.component("parameters")
    assert parameters.presence.values == (Presence.PROVIDED,)
    assert grounds(parameters) == [f"{ELSEWHERE}: as LFS pointers say"]


@pytest.mark.parametrize(
    ("files", "is_whole"),
    [
        ([SHARDS[0], SHARDS[1]], True),
        ([SHARDS[0]], False),
        ([SHARDS[0], SHARDS[1], "model.safetensors.index.json"], True),
        ([SHARDS[0], "model.safetensors.index.json"], False),
        (["model.safetensors.index.json"], False),
        ([SHARDS[0], "pytorch_model.bin"], True),
        ([SHARDS[0], "projector.bin"], False),
        ([SHARDS[0], "q4.gguf"], True),
        (["a/model.safetensors", SHARDS[0]], False),
        (["unusual.safetensors"], True),
    ],
)
def test_weights_in_several_files_have_to_be_all_there(
    tmp_path: Path,
    files: list[str],
    is_whole: bool,  # noqa: FBT001 - a column
) -> None:
    fill(tmp_path, {n: INDEX if n.endswith("index.json") else "x" for n in files})
    read = read_folder(tmp_path)
    assert read.codes == ([] if is_whole else ["missing-weights"])
    expected = (Presence.PROVIDED,) if is_whole else ()
    assert read.component("parameters").presence.values == expected


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"weight_map": [1]}', POINTER, ""])
def test_an_index_that_is_none(tmp_path: Path, text: str) -> None:
    files = {"model.safetensors": "x", "model.safetensors.index.json": text}
    read = read_folder(fill(tmp_path, files))
    assert read.component("parameters").presence.values == (Presence.PROVIDED,)
    assert all(d.severity is Severity.WARNING for d in read.diagnostics)


def test_an_empty_file_holds_no_weights(tmp_path: Path) -> None:
    read = read_folder(fill(tmp_path, {"model.safetensors": ""}))
    assert read.codes == ["empty-file"]
    assert read.component("parameters").presence.is_silent


def test_an_adapter_names_its_base(tmp_path: Path) -> None:
    config = json.dumps({"base_model_name_or_path": "a/b"})
    files = {
        "README.md": "---\nbase_model: a/b\n---\n",
        "adapter_config.json": config,
        "adapter_model.safetensors": "x",
    }
    read = read_folder(fill(tmp_path, files))
    (parent,) = read.of_kind("parent")
    assert parent.derivation.values == (Derivation.ADAPTER,)
    assert parent.derivation.grade_of(Derivation.ADAPTER) is Grade.ASSERTED
    assert read.component("parameters").kind == "parameters.final"


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"base_model_name_or_path": null}'])
def test_an_adapter_that_names_no_base(tmp_path: Path, text: str) -> None:
    read = read_folder(fill(tmp_path, {"adapter_config.json": text}))
    assert read.of_kind("parent") == []


def test_a_licence_file_is_read_by_its_spdx_line(tmp_path: Path) -> None:
    files = {
        "README.md": CARD,
        "LICENSE": "<!-- SPDX-License-Identifier: MIT -->\nMIT License\n",
        "model.gguf": "x",
    }
    read = read_folder(fill(tmp_path, files))
    parameters = read.component("parameters")
    assert licenses(parameters) == [
        ("Apache-2.0", Found.INHERITED),
        ("MIT", Found.INHERITED),
    ]
    assert read.codes == ["several-licenses"]
    place = parameters.license.statements[1].origin.place
    assert str(place) == f"{tmp_path}/LICENSE:1:31"


@pytest.mark.parametrize("name", ["LICENSE", "COPYING.txt", "LICENSE-MODEL", "NOTICE"])
def test_a_licence_file_without_that_line_is_not_guessed_at(
    tmp_path: Path, name: str
) -> None:
    files = {name: "Apache License, Version 2.0", "model.gguf": "x"}
    read = read_folder(fill(tmp_path, files))
    assert read.codes == ["license-unread"]
    assert read.component("parameters").license.is_silent


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("import torch\n", [("Apache-2.0", Found.INHERITED)]),
        ("# SPDX-License-Identifier: MIT\n", [("MIT", Found.OWN)]),
        ("/* SPDX-License-Identifier: MIT */\n", [("MIT", Found.OWN)]),
        ("# Copyright 2024 Ada. Licensed under some terms.\n", []),
        ("\n" * 100 + "# Copyright 2024 Ada\n", [("Apache-2.0", Found.INHERITED)]),
    ],
)
def test_code_has_the_licence_of_the_repository_unless_it_says_otherwise(
    tmp_path: Path, head: str, expected: list[tuple[str, Found]]
) -> None:
    read = read_folder(fill(tmp_path, {"README.md": CARD, "train.py": head}))
    code = read.component("training code")
    assert licenses(code) == expected
    if expected and expected[0][1] is Found.INHERITED:
        assert code.license.statements[0].origin.grade is Grade.INFERRED


def test_code_whose_files_differ_has_each_licence(tmp_path: Path) -> None:
    files = {
        "README.md": CARD,
        "train.py": "# SPDX-License-Identifier: MIT\n",
        "train_more.py": "import torch\n",
    }
    read = read_folder(fill(tmp_path, files))
    assert licenses(read.component("training code")) == [
        ("MIT", Found.OWN),
        ("Apache-2.0", Found.INHERITED),
    ]


def test_a_use_policy_lies_over_the_whole(tmp_path: Path) -> None:
    read = read_folder(fill(tmp_path, {"USE_POLICY.md": "Be good.", "model.gguf": "x"}))
    (terms,) = read.system.overall_terms.statements
    assert terms.origin.grade is Grade.INFERRED
    assert isinstance(terms.value, StatedLicense)
    assert terms.value.written == "USE_POLICY.md"


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
