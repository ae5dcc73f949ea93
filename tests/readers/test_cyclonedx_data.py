"""The data in CycloneDX documents: which there is, for what, and what describes it."""

from __future__ import annotations

from typing import Any

import pytest

from osaid.readers.cyclonedx.facts import Names
from osaid.records.components import Component, DataClass, Presence
from osaid.records.problems import RESERVED
from osaid.records.statements import Grade
from osaid.records.systems import System
from tests.readers.boms import SERIAL, bom, card, codes, data, model, of_kind, only

URL = "https://example.org/data"


def datasets(system: System) -> list[Component]:
    return [part for part in system.components if part.kind.startswith("data")]


def dataset(**parts: Any) -> Component:  # noqa: ANN401 - whatever may stand there
    """Return what is read from an entry in a model card."""
    entry = {"type": "dataset", **parts}
    (found,) = datasets(only(bom(model(modelCard=card(entry)))))
    return found


@pytest.mark.parametrize(
    ("name", "description", "kind"),
    [
        ("Training Data", None, "data.training"),
        ("train_data", None, "data.training"),
        ("x", "used to fine-tune the model", "data.training"),
        ("x", "pretrained on it", "data.training"),
        ("x-validation", None, "data.validation"),
        ("eval", "held out", "data.evaluation"),
        ("TEST SET", None, "data.evaluation"),
        ("x", "a benchmark", "data.evaluation"),
        ("train", "and test splits", "data"),
        ("constraints", "contested", "data"),
        ("corpus", None, "data"),
        ("corpus", "", "data"),
    ],
)
def test_the_use_of_data_is_read_from_the_words_it_is_given(
    name: str, description: str | None, kind: str
) -> None:
    entry = {"type": "dataset", "name": name, "description": description}
    document = bom(model(modelCard=card(entry)))
    (found,) = datasets(only(document))
    assert found.kind == kind
    code = "data-use-unknown" if kind == "data" else "data-use-inferred"
    assert codes(document) == [code]


def test_data_is_found_by_reference_by_dependency_and_in_the_assembly() -> None:
    entry = model(modelCard=card({"ref": "a"}), components=[data("b")])
    requires = [{"ref": "m", "dependsOn": ["c", "a"]}]
    document = bom(entry, data("a"), data("c"), data("d"), dependencies=requires)
    names = [found.name for found in datasets(only(document))]
    assert sorted(names) == ["a", "b", "c"]


@pytest.mark.parametrize("before", ["", f"urn:cdx:{SERIAL}/2#"])
def test_a_reference_may_begin_with_the_name_of_its_own_document(before: str) -> None:
    entry = model(modelCard=card({"ref": f"{before}a"}))
    serial = f"urn:uuid:{SERIAL}"
    document = bom(entry, data("a"), serialNumber=serial, version=2)
    assert [found.name for found in datasets(only(document))] == ["a"]


@pytest.mark.parametrize("ref", ["gone", f"urn:cdx:{SERIAL}/9#a"])
def test_a_dataset_that_is_not_in_the_document_is_known_to_exist(ref: str) -> None:
    document = bom(model(modelCard=card({"ref": ref})), data("a"))
    (found,) = datasets(only(document))
    assert (found.kind, found.name) == ("data", ref)
    assert "unknown-reference" in codes(document)


def test_a_component_with_one_dataset_is_read_as_one() -> None:
    inner = {
        "type": "dataset",
        "bom-ref": "inner",
        "name": "Training Corpus",
        "contents": {"url": URL},
    }
    outer = data(
        "outer",
        data=[inner],
        licenses=[{"license": {"id": "MIT"}}],
        hashes=[{"alg": "SHA-1", "content": "ab" * 20}],
        externalReferences=[{"type": "distribution", "url": "https://example.org/d"}],
    )
    system = only(bom(model(modelCard=card({"ref": "inner"}, {"ref": "outer"})), outer))
    (found,) = datasets(system)
    assert (found.name, found.identity.digest) == ("outer", "sha1:" + "ab" * 20)
    assert found.location.values == (URL, "https://example.org/d")
    assert len(found.license.values) == 1


def test_a_component_with_several_datasets_is_read_as_each_of_them() -> None:
    entries = [{"type": "dataset", "name": name} for name in ("train", "test")]
    both = data("both", data=entries, licenses=[{"license": {"id": "MIT"}}])
    found = datasets(only(bom(model(modelCard=card({"ref": "both"})), both)))
    assert [(f.kind, f.name) for f in found] == [
        ("data.training", "train"),
        ("data.evaluation", "test"),
    ]
    assert all(not f.license.is_silent for f in found)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("source-code", "code"), ("configuration", "document.metadata")],
)
def test_code_and_settings_among_data_are_no_data(kind: str, expected: str) -> None:
    system = only(bom(model(components=[data(data=[{"type": kind}])])))
    assert [found.name for found in of_kind(system, expected)] == ["corpus"]
    assert datasets(system) == []


@pytest.mark.parametrize("entries", [[], [{"type": "other"}], [{"type": "definition"}]])
def test_data_of_which_nothing_is_said_is_left_out(entries: list[object]) -> None:
    document = bom(model(components=[data("x", data=entries)]))
    assert datasets(only(document)) == []
    assert codes(document) == ["data-left-out"]


def test_a_link_is_where_data_can_be_had() -> None:
    found = dataset(contents={"url": URL})
    assert found.location.values == (URL,)
    assert found.presence.values == (Presence.PROVIDED,)
    assert found.presence.grade_of(Presence.PROVIDED) is Grade.INFERRED
    assert found.data_class.is_silent


@pytest.mark.parametrize(
    "contents", [{}, {"url": ""}, {"attachment": {"content": "x"}}]
)
def test_without_a_link_nothing_is_said_of_its_presence(contents: object) -> None:
    found = dataset(contents=contents)
    assert found.location.is_silent
    assert found.presence.is_silent


def test_what_is_not_a_link_is_no_location() -> None:
    entry = {"type": "dataset", "name": "train", "contents": {"url": "data/x.csv"}}
    document = bom(model(modelCard=card(entry)))
    assert set(codes(document)) == {"not-a-link", "data-use-inferred"}
    assert dataset(contents={"url": "data/x.csv"}).location.is_silent


@pytest.mark.parametrize(
    ("classification", "contents", "expected"),
    [
        ("public", {"url": URL}, (DataClass.PUBLIC,)),
        ("Public", {"url": URL}, (DataClass.PUBLIC,)),
        ("public", {}, ()),
        ("internal", {"url": URL}, ()),
        ("PII", {}, ()),
    ],
)
def test_data_is_public_where_that_is_said_and_a_link_is_given(
    classification: str, contents: object, expected: tuple[DataClass, ...]
) -> None:
    found = dataset(classification=classification, contents=contents)
    assert found.data_class.values == expected
    for value in expected:
        assert found.data_class.grade_of(value) is Grade.INFERRED


def test_what_the_document_says_of_data_describes_it_and_is_not_judged() -> None:
    owner = {"organization": {"name": "Acme"}}
    entry = {
        "type": "dataset",
        "name": "train",
        "description": "Web pages",
        "sensitiveData": ["names"],
        "governance": {"owners": [owner]},
    }
    system = only(bom(model(modelCard=card(entry))))
    (found,) = of_kind(system, "information.data_card")
    assert found.covers.names == ("characteristics", "provenance", "scope")
    assert found.about.names == ("train",)
    for topic, fact in found.covers.elements:
        assert fact.grade_of(value=True) is Grade.INFERRED, topic
    assert found.presence.is_silent


@pytest.mark.parametrize(
    "said", [{}, {"description": "unknown"}, {"governance": {}}, {"sensitiveData": []}]
)
def test_where_nothing_is_said_nothing_describes_the_data(said: dict[str, Any]) -> None:
    entry = {"type": "dataset", "name": "train", **said}
    assert (
        of_kind(only(bom(model(modelCard=card(entry)))), "information.data_card") == []
    )


def test_names_are_unique_and_no_words_of_the_format() -> None:
    names = ["corpus", "corpus", "all", "parameters", "corpus (2)", "none", "all"]
    entries = [{"type": "dataset", "name": name} for name in names]
    system = only(bom(model(modelCard=card(*entries, {"type": "dataset"}))))
    found = [component.name for component in system.components]
    assert len(set(found)) == len(found)
    assert not RESERVED & set(found)
    assert [found.name for found in datasets(system)] == [
        "corpus",
        "corpus (2)",
        "all (1)",
        "parameters (2)",
        "corpus (2) (2)",
        "none (1)",
        "all (2)",
        "dataset",
    ]


def test_a_name_that_is_free_is_kept() -> None:
    names = Names()
    assert [names.new("a"), names.new("b")] == ["a", "b"]
