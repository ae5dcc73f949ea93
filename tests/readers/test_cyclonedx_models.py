"""Which systems a CycloneDX document is about, what they contain, and their parents."""

from __future__ import annotations

from typing import Any

import pytest

from osaid.diagnostics import Severity
from osaid.records.components import Derivation
from osaid.records.systems import Subject
from tests.readers.boms import (
    MODEL,
    about,
    bom,
    card,
    codes,
    data,
    model,
    of_kind,
    only,
    parameters,
    read,
)


@pytest.mark.parametrize(
    ("kind", "url", "expected"),
    [
        ("vcs", "https://example.org/code", "code"),
        ("source-distribution", "https://example.org/code.tgz", "code"),
        ("vcs", "https://huggingface.co/a/b", None),
        ("model-card", "https://example.org/card", "document.model_card"),
        ("documentation", "https://example.org/docs", "document"),
        ("website", "https://example.org", "document"),
        ("chat", "https://example.org/chat", None),
        ("documentation", "urn:cdx:x", None),
    ],
)
def test_what_a_model_refers_to(kind: str, url: str, expected: str | None) -> None:
    reference = {"type": kind, "url": url}
    system = only(bom(model(externalReferences=[reference, reference])))
    found = [c for c in system.components if c.kind != "parameters.final"]
    assert [c.kind for c in found] == ([] if expected is None else [expected])
    assert all(c.location.values == (url,) for c in found)
    if "huggingface" in url:
        assert system.identity.hub == "a/b"
        assert parameters(system).location.values == (url,)


def test_files_are_read_by_their_names() -> None:
    names = ["a.safetensors", "b.safetensors", "modeling_x.py", "x.rs", "LICENSE", "x"]
    files = [{"type": "file", "name": name} for name in names]
    document = bom(model(components=files))
    found = {c.name: c for c in only(document).components}
    assert found["a.safetensors"].kind == "parameters"
    assert found["a.safetensors"].part_of.values == ("parameters",)
    assert (found["modeling_x.py"].kind, found["x.rs"].kind) == ("code", "code")
    assert "LICENSE" not in found
    assert codes(document).count("file-left-out") == 2


def test_what_a_model_builds_on_is_no_part_of_it() -> None:
    lib = {"type": "library", "name": "numpy"}
    document = about(
        model(components=[lib, {"type": "application", "name": "runner"}]),
        lib,
        {"type": "application", "name": "driver", "isExternal": True},
    )
    names = [component.name for component in only(document).components]
    assert names == ["parameters", "runner"]
    (remark,) = read(document)[1]
    assert remark.message == "3 other components of the document are not read"


def test_the_inventory_of_an_application_is_not_that_of_its_models() -> None:
    app = {"type": "application", "name": "app"}
    document = about(app, model(), data("stray"), {"type": "file", "name": "train.py"})
    assert [c.name for c in only(document).components] == ["parameters"]
    assert codes(document) == ["components-not-read"]


def test_a_model_inside_a_model_is_a_part_of_its_parameters() -> None:
    encoder = model(name="encoder", licenses=[{"license": {"id": "MIT"}}])
    (found,) = of_kind(only(bom(model(components=[encoder]))), "parameters")
    assert (found.name, found.part_of.values) == ("encoder", ("parameters",))
    assert not found.license.is_silent


def test_each_model_is_a_system() -> None:
    nested = {"type": "application", "name": "a", "components": [model(name="C")]}
    systems, _ = read(bom(model(name="A"), model(name="B"), nested))
    assert [system.name for system in systems] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("others", "count"),
    [
        ([{}], 1),
        ([{"version": "1"}], 1),
        ([{"version": "1"}, {"version": "2"}], 2),
        ([{"group": "x"}, {"group": "y"}, {"group": "x"}], 2),
        ([{"name": "Other"}], 2),
    ],
)
def test_entries_that_may_be_the_same_model_are_one(
    others: list[dict[str, Any]], count: int
) -> None:
    systems, _ = read(bom(model(), *(model(**other) for other in others)))
    assert len(systems) == count


def test_what_two_entries_say_of_one_model_is_all_kept() -> None:
    one = model(licenses=[{"license": {"id": "MIT"}}])
    two = model(
        licenses=[{"license": {"id": "ISC"}}], version="7B", supplier={"name": "S"}
    )
    document = bom(one, two)
    system = only(document)
    assert len(parameters(system).license.values) == 2
    assert (system.release, system.supplier) == ("7B", "S")
    assert codes(document) == ["listed-twice"]


def test_a_reference_given_to_two_models_means_the_first() -> None:
    document = bom(model(), model(name="B"), data("d", **{"bom-ref": "m"}))
    assert set(codes(document)) == {"duplicate-reference", "components-not-read"}


def test_the_described_model_is_the_only_system() -> None:
    document = about(model(), model(name="Other", **{"bom-ref": "o"}))
    assert only(document).name == "Amber"
    assert "other-model" in codes(document)


def test_datasets_alone_are_elements() -> None:
    url = "https://huggingface.co/datasets/a/b"
    contents = {"type": "dataset", "name": "b", "contents": {"url": url}}
    systems, found = read(bom(data("a"), data("b", data=[contents])))
    assert [system.name for system in systems] == ["a", "b"]
    assert {system.subject for system in systems} == {Subject.ELEMENT}
    assert systems[1].components[0].kind == "data.training"
    assert systems[1].components[0].identity.hub == "datasets/a/b"
    assert all(diagnostic.code == "data-use-inferred" for diagnostic in found)


@pytest.mark.parametrize(
    "document",
    [
        bom(),
        {"bomFormat": "CycloneDX"},
        bom({"type": "library", "name": "x"}),
        bom({"type": "library", "name": "x"}, data()),
        about({"type": "application", "name": "x"}, data()),
        bom({"type": MODEL}),
        {"bomFormat": "CycloneDX", "components": "none"},
    ],
    ids=str,
)
def test_a_document_about_no_model_is_an_error(document: dict[str, Any]) -> None:
    systems, found = read(document)
    assert systems == ()
    errors = [d.code for d in found if d.severity is Severity.ERROR]
    assert errors == ["no-model"]


def test_ancestors_are_parents() -> None:
    root = model(name="Root", purl="pkg:huggingface/a/root")
    base = model(name="Base", licenses=[], pedigree={"ancestors": [root]})
    system = only(bom(model(pedigree={"ancestors": [base, data()]})))
    (parent,) = of_kind(system, "parent")
    assert (parent.name, parent.derivation.is_silent) == ("Base", True)
    ((name, record),) = system.parents
    assert (name, record.name) == ("Base", "Base")
    (grandparent,) = of_kind(record, "parent")
    assert grandparent.identity.hub == "a/root"
    assert record.parents == ()
    assert system.usages == ()
    assert system.listings == ()


@pytest.mark.parametrize(
    ("notes", "derivation"),
    [
        ("fine-tuned", Derivation.FINE_TUNE),
        ("finetune", Derivation.FINE_TUNE),
        ("Adapter", Derivation.ADAPTER),
        ("merged", Derivation.MERGE),
        ("quantized", Derivation.QUANTIZE),
        ("copy", Derivation.COPY),
        ("it was not fine-tuned", None),
        ("distilled", None),
    ],
)
def test_a_derivation_is_read_where_it_is_stated(
    notes: str, derivation: Derivation | None
) -> None:
    pedigree = {"ancestors": [model(name="Base")]}
    relation = [{"name": "hf:base_model_relation", "value": notes}]
    for entry in (
        model(pedigree={**pedigree, "notes": notes}),
        model(pedigree=pedigree, properties=relation),
    ):
        (parent,) = of_kind(only(bom(entry)), "parent")
        expected = () if derivation is None else (derivation,)
        assert parent.derivation.values == expected


def test_a_model_that_is_depended_on_is_no_parent() -> None:
    other = model(name="Base", **{"bom-ref": "b"})
    document = bom(model(), other, dependencies=[{"ref": "m", "dependsOn": ["b"]}])
    systems, found = read(document)
    assert all(not of_kind(system, "parent") for system in systems)
    assert [d.code for d in found] == ["possible-parent"]


@pytest.mark.parametrize(
    "dependencies",
    [
        [{"ref": "m", "dependsOn": ["m"]}],
        [{"ref": "m", "dependsOn": ["b"]}, {"ref": "b", "dependsOn": ["m"]}],
        [{"ref": "d", "dependsOn": ["d", "m"]}, {"ref": "m", "dependsOn": ["d"]}],
    ],
)
def test_circles_of_references_end(dependencies: list[dict[str, Any]]) -> None:
    document = bom(
        model(modelCard=card({"ref": "m"})),
        model(name="B", **{"bom-ref": "b"}),
        data("d"),
        dependencies=dependencies,
    )
    assert len(read(document)[0]) == 2


def test_a_link_to_clone_is_a_link_and_others_are_mentioned() -> None:
    clone = {"type": "vcs", "url": "git+https://example.org/code.git"}
    (code,) = of_kind(only(bom(model(externalReferences=[clone]))), "code")
    assert code.location.values == ("https://example.org/code.git",)
    document = bom(model(externalReferences=[{**clone, "url": "git@example.org:a"}]))
    assert "not-a-link" in codes(document)
    assert of_kind(only(document), "code") == []
