"""Base models and datasets that cards and tags name."""

from __future__ import annotations

import pytest

from osaid.readers.hub import dataset_id, model_id
from osaid.readers.huggingface.home import Home
from osaid.records.components import Derivation, Presence
from osaid.records.statements import Grade
from tests.readers.huggingface.reading import answer, card


@pytest.mark.parametrize(
    ("relation", "derivation"),
    [
        ("finetune", Derivation.FINE_TUNE),
        ("adapter", Derivation.ADAPTER),
        ("merge", Derivation.MERGE),
        ("quantized", Derivation.QUANTIZE),
        (" Quantized ", Derivation.QUANTIZE),
    ],
)
def test_the_relation_to_a_base_model(relation: str, derivation: Derivation) -> None:
    read = card(f"base_model: a/b\nbase_model_relation: '{relation}'")
    (parent,) = read.of_kind("parent")
    (statement,) = parent.derivation.statements
    assert (statement.value, statement.origin.grade) == (derivation, Grade.ASSERTED)
    assert (parent.name, parent.identity.hub) == ("a/b", "a/b")
    assert read.system.parents == ()


def test_a_base_model_is_on_the_hub() -> None:
    (parent,) = card("base_model: a/b").of_kind("parent")
    (presence,) = parent.presence.statements
    assert (presence.value, presence.origin.grade) == (
        Presence.PROVIDED,
        Grade.INFERRED,
    )
    assert parent.location.values == ("https://huggingface.co/a/b",)
    assert parent.license.is_silent


def test_one_base_model_without_a_relation_is_only_a_parent() -> None:
    (parent,) = card("base_model: a/b").of_kind("parent")
    assert parent.derivation.is_silent


def test_several_base_models_are_taken_for_a_merge() -> None:
    parents = card("base_model: [a/b, c/d, A/B]").of_kind("parent")
    assert [parent.name for parent in parents] == ["a/b", "c/d"]
    for parent in parents:
        (first, *_) = parent.derivation.statements
        assert (first.value, first.origin.grade) == (Derivation.MERGE, Grade.INFERRED)


@pytest.mark.parametrize("named", ["[a/b, A/B]", "[a/b, 'https://hf.co/a/b']"])
def test_one_base_model_named_twice_is_no_merge(named: str) -> None:
    (parent,) = card(f"base_model: {named}").of_kind("parent")
    assert parent.derivation.is_silent
    assert len(parent.presence.statements) == 1


def test_an_unknown_relation_is_reported() -> None:
    read = card("base_model: a/b\nbase_model_relation: quantised")
    (problem,) = read.diagnostics
    assert problem.code == "unknown-relation"
    assert problem.help == "did you mean `quantized`?"
    assert read.of_kind("parent")[0].derivation.is_silent


@pytest.mark.parametrize("base", ["./output/merged", "my model", "/home/a/b"])
def test_a_base_model_that_is_not_on_the_hub(base: str) -> None:
    read = card(f"base_model: {base}")
    assert read.codes == ["not-a-hub-id"]
    (parent,) = read.of_kind("parent")
    assert (parent.name, parent.identity.hub) == (base, None)
    assert parent.presence.is_silent


def test_the_datasets_of_a_model() -> None:
    read = card("datasets: [allenai/c4, imdb, my own data]")
    first, second, third = read.of_kind("data.training")
    assert first.identity.hub == "datasets/allenai/c4"
    (location,) = first.location.statements
    assert location.value == "https://huggingface.co/datasets/allenai/c4"
    assert location.origin.grade is Grade.INFERRED
    assert second.name == "imdb"
    assert (third.name, third.location.is_silent) == ("my own data", True)
    assert all(c.presence.is_silent and c.data_class.is_silent for c in (first, third))
    assert read.system.listings == ()


def test_names_that_are_taken_are_told_apart() -> None:
    read = card("base_model: gpt2\ndatasets: [gpt2, all, parameters]")
    names = [component.name for component in read.system.components]
    assert names == [
        "parameters",
        "model card",
        "gpt2",
        "gpt2 (data.training)",
        "all (data.training)",
        "parameters (data.training)",
    ]


def test_a_name_that_is_too_long_is_left_out() -> None:
    read = card(f"base_model: {'a' * 201}")
    assert read.codes == ["not-a-name"]
    assert read.of_kind("parent") == []


@pytest.mark.parametrize(
    ("tag", "derivation"),
    [
        ("base_model:a/b", ()),
        ("base_model:finetune:a/b", (Derivation.FINE_TUNE,)),
        ("base_model:adapter:a/b", (Derivation.ADAPTER,)),
        ("base_model:merge:a/b", (Derivation.MERGE,)),
        ("base_model:quantized:a/b", (Derivation.QUANTIZE,)),
    ],
)
def test_a_tag_with_a_base_model(tag: str, derivation: tuple[Derivation, ...]) -> None:
    (parent,) = answer(tags=[tag, "base_model:a/b"]).of_kind("parent")
    assert parent.derivation.values == derivation
    for statement in parent.derivation.statements:
        assert statement.origin.grade is Grade.INFERRED


def test_a_tag_adds_to_what_the_card_says() -> None:
    read = answer(
        cardData={"base_model": "a/b", "datasets": ["c4"]},
        tags=["base_model:a/b", "base_model:quantized:a/b", "dataset:c4"],
    )
    (parent,) = read.of_kind("parent")
    assert parent.derivation.values == (Derivation.QUANTIZE,)
    assert [c.name for c in read.of_kind("data.training")] == ["c4"]


@pytest.mark.parametrize(
    ("text", "model", "dataset"),
    [
        ("a/b", "a/b", "a/b"),
        ("gpt2", "gpt2", "gpt2"),
        (" a/b ", "a/b", "a/b"),
        ("https://huggingface.co/a/b", "a/b", None),
        ("https://huggingface.co/a/b/blob/main/README.md", "a/b", None),
        ("https://huggingface.co/datasets/a/b", None, "a/b"),
        ("datasets/a/b", None, "a/b"),
        ("https://huggingface.co/papers/1234.5678", None, None),
        ("https://example.org/a/b", None, None),
        ("https://huggingface.co/", None, None),
        ("../../a", None, None),
        ("a/b/c", None, None),
        ("a b", None, None),
        ("", None, None),
        ("a/" + "b" * 300, None, None),
    ],
)
def test_ids(text: str, model: str | None, dataset: str | None) -> None:
    assert (model_id(text), dataset_id(text)) == (model, dataset)


def test_nobody_knows_where_a_repository_without_an_id_is() -> None:
    home = Home()
    assert (home.account, home.name, home.page("a")) == (None, None, None)
    assert home.identity.hub is None
