"""SPDX 3: what a package contains, and which of it makes one component."""

from __future__ import annotations

from osaid.readers.spdx3.systems import MOST_PARTS
from tests.readers.spdx3_graphs import (
    dataset,
    element,
    expression,
    file,
    model,
    read,
    related,
)

MIT = expression("MIT", "MIT")
PLACE = "https://acme.example/amber"


def test_all_files_of_parameters_are_one_component() -> None:
    shards = [f"model-{number}.safetensors" for number in (1, 2)]
    found = read(
        element("ai_AIPackage", "app"),
        MIT,
        *(file(name, software_downloadLocation=PLACE + name) for name in shards),
        related("contains", "app", *shards),
        *(related("hasDeclaredLicense", name, "MIT") for name in shards),
    )
    assert found.kinds == {shards[0]: "parameters.final"}
    weights = found.component(shards[0])
    assert weights.location.values == tuple(PLACE + name for name in shards)
    assert len(weights.license.values) == len(weights.presence.values) == 1


def test_the_files_of_architecture_are_one_component() -> None:
    names = ["modeling_amber.py", "configuration_amber.py"]
    found = read(
        element("ai_AIPackage", "app"),
        *(file(name, "source") for name in names),
        related("contains", "app", *names),
    )
    assert found.kinds == {names[0]: "code.architecture"}


def test_of_two_models_in_one_system_neither_is_the_final_one() -> None:
    found = read(
        element("SpdxDocument", "doc", rootElement=["urn:acme#app"]),
        element("ai_AIPackage", "app", software_primaryPurpose="application"),
        model("words"),
        model("lines"),
        file("words.gguf", "model"),
        related("contains", "app", "words", "lines"),
        related("contains", "words", "words.gguf"),
    )
    assert found.kinds == {"words": "parameters", "lines": "parameters"}


def test_the_data_files_of_a_model_are_parts_of_it() -> None:
    found = read(
        model(software_downloadLocation=PLACE),
        file("words.txt", "data"),
        related("hasDataFile", "Amber", "words.txt"),
    )
    assert found.kinds["words.txt"] == "data"
    assert found.component("words.txt").presence.is_silent


def test_folders_are_looked_into() -> None:
    found = read(
        model(),
        file("src", "source", software_fileKind="directory"),
        file("src/train.py", "source"),
        related("contains", "Amber", "src"),
        related("contains", "src", "src/train.py"),
    )
    assert found.kinds == {
        "Amber": "parameters.final",
        "src/train.py": "code.training",
    }


def test_a_documented_folder_is_the_whole_of_what_is_in_it() -> None:
    found = read(
        model(),
        file("docs"),
        file("docs/use.md", "documentation"),
        related("contains", "Amber", "docs"),
        related("contains", "docs", "docs/use.md"),
        related("hasDocumentation", "Amber", "docs"),
    )
    assert found.component("docs/use.md").part_of.values == ("docs",)


def test_what_contains_itself_is_read_once() -> None:
    found = read(
        model(),
        file("a", "documentation"),
        file("b", "documentation"),
        related("contains", "Amber", "a"),
        related("contains", "a", "b", "Amber", "a"),
        related("contains", "b", "a"),
        related("hasDocumentation", "Amber", "a", "b"),
    )
    assert found.kinds == {
        "Amber": "parameters.final",
        "a": "document",
        "b": "document",
    }
    wholes = [found.component(name).part_of.values for name in ("a", "b")]
    assert wholes in ([("b",), ()], [(), ("a",)])


def test_what_is_of_no_kind_is_mentioned() -> None:
    found = read(model(), file("blob"), related("contains", "Amber", "blob"))
    assert "parts-left-out" in found.codes


def test_names_are_made_unique_and_free() -> None:
    names = ["all", "web", "web"]
    sets = [dataset(f"{n}{name}", name=name) for n, name in enumerate(names)]
    found = read(
        model(),
        *sets,
        related("trainedOn", "Amber", *(f"{n}{name}" for n, name in enumerate(names))),
    )
    assert list(found.kinds) == ["Amber", "all (1)", "web", "web (2)"]


def test_more_parts_than_anybody_has_are_left_out() -> None:
    many = [f"web{number}" for number in range(MOST_PARTS + 1)]
    found = read(model(), related("trainedOn", "Amber", *many, completeness="complete"))
    assert len(found.system.components) == MOST_PARTS
    assert "too-many-parts" in found.codes
    assert found.system.listings == ()
