"""Folders with a repository: what is one, and what its files show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from osaid.diagnostics import Severity
from osaid.readers.huggingface import is_repository
from osaid.records.components import Derivation, Presence
from osaid.records.statements import Grade
from tests.readers.huggingface.reading import (
    CARD,
    ELSEWHERE,
    fill,
    grounds,
    read_folder,
)

POINTER = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
    "size 12345\n"
)
SHARDS = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]
FILES = [
    ".cache/model.gguf",
    "checkpoint-10/model.safetensors",
    "datasheet.md",
    "eval.py",
    "inference.py",
    "model.safetensors",
    "modeling_amber.py",
    "notes.txt",
    "optimizer.pt",
    "paper.pdf",
    "preprocess.py",
    "train_amber.py",
    "vocab.txt",
]
TEXTS = {
    "README.md": CARD,
    "config.json": "{}",
    "eval_results.json": "{}",
    "tokenizer.json": "{}",
}
KINDS = {
    "architecture code": "code.architecture",
    "checkpoints": "parameters.intermediate",
    "configuration": "document.metadata",
    "data processing code": "code.data_processing",
    "datasheet": "information.datasheet",
    "documents": "document",
    "evaluation code": "code.evaluation",
    "evaluation results": "document.evaluation_results",
    "inference code": "code.inference",
    "model card": "document.model_card",
    "optimizer state": "parameters.optimizer_state",
    "tokenizer": "code.tokenizer",
    "training code": "code.training",
}
INDEX = json.dumps({"weight_map": {"a": SHARDS[0], "b": SHARDS[1]}})


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
    read = read_folder(fill(tmp_path / "amber", dict.fromkeys(FILES, "x") | TEXTS))
    system = read.system
    found = {c.name: c.kind for c in system.components}
    assert found == {"parameters": "parameters.final", **KINDS}
    assert (system.identity.hub, system.listings) == (None, ())
    for component in system.components:
        assert component.presence.values == (Presence.PROVIDED,)
        assert component.presence.grade_of(Presence.PROVIDED) is Grade.INFERRED
        assert component.access.is_silent
        assert component.location.is_silent
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
