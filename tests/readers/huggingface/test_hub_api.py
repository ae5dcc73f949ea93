"""Answers of the Hub: of one repository, or of several."""

from __future__ import annotations

import json
from datetime import date

import pytest

from osaid.readers.documents import load
from osaid.readers.huggingface import is_hub_api
from osaid.records.components import Presence
from osaid.records.statements import Grade
from osaid.records.systems import Subject
from tests.readers.huggingface.reading import answer, grounds, read_answer

MODEL = {
    "_id": "621ffdc036468d709f174338",
    "id": "acme/anvil-7b",
    "modelId": "acme/anvil-7b",
    "author": "acme",
    "sha": "0123abc",
    "lastModified": "2026-05-04T11:17:07.000Z",
    "private": False,
    "gated": False,
    "disabled": False,
    "pipeline_tag": "text-generation",
    "library_name": "transformers",
    "tags": ["transformers", "license:apache-2.0", "region:us"],
    "cardData": {"license": "apache-2.0", "datasets": ["acme/iron"]},
    "siblings": [
        {"rfilename": ".gitattributes"},
        {"rfilename": "LICENSE"},
        {"rfilename": "README.md"},
        {"rfilename": "config.json"},
        {"rfilename": "model-00001-of-00002.safetensors"},
        {"rfilename": "model-00002-of-00002.safetensors"},
        {"rfilename": "modeling_anvil.py"},
        {"rfilename": "tokenizer.json"},
        {"rfilename": "train.py"},
    ],
}
DATASET = {
    "id": "acme/iron",
    "author": "acme",
    "sha": "4567def",
    "private": False,
    "gated": "auto",
    "tags": ["task_categories:text-generation", "license:odc-by"],
    "cardData": {"license": "odc-by", "annotations_creators": ["no-annotation"]},
    "siblings": [
        {"rfilename": "README.md"},
        {"rfilename": "data/train-00000-of-00001.parquet"},
        {"rfilename": "preprocess.py"},
    ],
}


@pytest.mark.parametrize(
    ("document", "is_answer"),
    [
        (MODEL, True),
        (DATASET, True),
        ([MODEL, DATASET], True),
        ({"id": "a/b", "sha": "1", "tags": []}, True),
        ({"id": "a/b", "siblings": []}, True),
        ({"id": "a/b"}, False),
        ({"id": 5, "private": False, "tags": []}, False),
        ({"id": "a", "sha": "1", "tags": [], "spdxVersion": "SPDX-2.3"}, False),
        ({"osaid_record": 1, "name": "a"}, False),
        ({"error": "Repository not found"}, False),
        ([], False),
        ([1], False),
        ({}, False),
    ],
)
def test_what_is_an_answer_of_the_hub(
    document: dict[str, object] | list[object],
    is_answer: bool,  # noqa: FBT001 - a column
) -> None:
    root = load(json.dumps(document).encode()).root
    assert is_hub_api(root) is is_answer


def test_an_answer_about_a_model() -> None:
    read = read_answer(MODEL)
    system = read.system
    assert (system.name, system.supplier) == ("anvil-7b", "acme")
    assert (system.identity.hub, system.identity.revision) == (
        "acme/anvil-7b",
        "0123abc",
    )
    assert system.subject is Subject.MODEL
    assert {c.name: c.kind for c in system.components} == {
        "parameters": "parameters.final",
        "model card": "document.model_card",
        "architecture code": "code.architecture",
        "configuration": "document.metadata",
        "tokenizer": "code.tokenizer",
        "training code": "code.training",
        "acme/iron": "data.training",
    }
    assert read.diagnostics == ()


def test_files_are_told_by_their_names() -> None:
    parameters = read_answer(MODEL).component("parameters")
    (presence,) = parameters.presence.statements
    assert (presence.value, presence.origin.grade) == (
        Presence.PROVIDED,
        Grade.INFERRED,
    )
    assert presence.origin.by == "Hugging Face Hub"
    assert presence.origin.made == date(2026, 5, 4)
    assert presence.origin.revision == "0123abc"
    assert str(presence.origin.place).startswith("answer.json:1:")
    names = "`model-00001-of-00002.safetensors`, `model-00002-of-00002.safetensors`"
    assert grounds(parameters) == [f"by the name of {names}"]
    link = "https://huggingface.co/acme/anvil-7b/tree/0123abc"
    assert parameters.location.values == (link,)


def test_code_may_have_a_licence_of_its_own_that_nobody_looked_at() -> None:
    read = read_answer(MODEL)
    assert read.component("training code").license.is_silent
    assert read.component("architecture code").license.is_silent
    assert not read.component("tokenizer").license.is_silent


def test_an_answer_about_a_dataset() -> None:
    read = read_answer(DATASET)
    assert read.system.subject is Subject.ELEMENT
    assert read.system.identity.hub == "datasets/acme/iron"
    dataset = read.component("dataset")
    assert dataset.kind == "data.training"
    assert dataset.presence.values == (Presence.PROVIDED,)
    assert dataset.labeled.values == (False,)
    assert read.component("data processing code").kind == "code.data_processing"
    assert read.component("data card").about.names == ("dataset",)


def test_a_list_of_answers_is_a_system_each() -> None:
    names = [system.name for system in read_answer([MODEL, DATASET]).systems]
    assert names == ["anvil-7b", "iron"]


def test_a_repository_without_files_has_no_card() -> None:
    read = answer(siblings=[])
    assert [c.name for c in read.system.components] == ["parameters"]
    assert read.component("parameters").presence.is_silent


def test_missing_shards_leave_it_open_whether_there_are_parameters() -> None:
    read = answer(siblings=[{"rfilename": "model-00001-of-00003.safetensors"}])
    assert read.codes == ["missing-weights"]
    assert read.component("parameters").presence.is_silent


def test_an_empty_file_is_no_file() -> None:
    read = answer(siblings=[{"rfilename": "model.gguf", "size": 0}])
    assert read.codes == ["empty-file"]
    assert read.component("parameters").presence.is_silent


@pytest.mark.parametrize("id_", ["", "a b", "a/b/c", "../../etc"])
def test_an_id_that_is_none_is_an_error(id_: str) -> None:
    read = read_answer({"id": id_, "siblings": []})
    assert (read.codes, read.systems) == (["not-a-hub-id"], ())


def test_an_answer_about_a_space_is_an_error() -> None:
    read = read_answer({"id": "a/b", "sdk": "gradio", "siblings": []})
    assert (read.codes, read.systems) == (["space"], ())


def test_what_is_odd_is_reported() -> None:
    read = answer(
        siblings=[{"rfilename": "model.gguf", "size": "big"}, "x", {"name": "y"}],
        tags=["license:mit", ["x"]],
        cardData="nothing",
        lastModified="yesterday",
        sha=None,
    )
    assert sorted(read.codes) == ["not-a-file", "not-a-file", "not-text"]
    assert read.system.identity.revision is None


def test_a_part_of_a_list_that_is_no_answer() -> None:
    read = read_answer([MODEL, 1])
    assert read.codes == ["not-an-answer"]
