"""What SPDX 2 documents say of systems: which there are, and with what parts."""

from __future__ import annotations

from datetime import date

import pytest

from osaid.records.components import Derivation, Presence
from osaid.records.statements import Grade
from osaid.records.systems import Subject
from tests.readers.spdx2_documents import (
    HUB,
    Json,
    codes,
    component,
    file,
    kinds,
    model,
    package,
    purl,
    read_document,
    related,
    system,
)


def test_a_document_without_a_model_is_one_system() -> None:
    described = related("DOCUMENT DESCRIBES a", "DOCUMENT DESCRIBES b")
    found = system(packages=[package("a"), package("b")], relationships=described)
    assert (found.name, found.subject) == ("tides", Subject.SYSTEM)
    assert found.components == ()


def test_the_one_package_that_is_described_is_the_system() -> None:
    one = package(
        "tide", versionInfo="3.1", supplier="Organization: ACME (a@b.example)"
    )
    described = related("DOCUMENT DESCRIBES tide")
    found = system(packages=[one, package("other")], relationships=described)
    assert (found.name, found.release, found.supplier) == ("tide", "3.1", "ACME")


@pytest.mark.parametrize(
    "fields",
    [
        {"documentDescribes": ["SPDXRef-tide"]},
        {"relationships": related("tide DESCRIBED_BY DOCUMENT")},
        {"relationships": related("DOCUMENT DESCRIBE tide")},
    ],
)
def test_a_system_is_described_in_several_ways(fields: Json) -> None:
    assert system(packages=[package("other"), package("tide")], **fields).name == "tide"


def test_each_model_that_is_described_is_a_system() -> None:
    described = related("DOCUMENT DESCRIBES a", "DOCUMENT DESCRIBES b")
    items = read_document(packages=[model("a"), model("b")], relationships=described)
    assert [item.source for item in items] == ["a.spdx.json#1", "a.spdx.json#2"]
    found = [item.system for item in items]
    assert [one and one.name for one in found] == ["a", "b"]
    assert [one and one.subject for one in found] == [Subject.MODEL] * 2
    assert [one and len(one.components) for one in found] == [1, 1]


def test_the_one_model_among_what_is_described_is_the_system() -> None:
    described = related("DOCUMENT DESCRIBES code", "DOCUMENT DESCRIBES a")
    code = package("code", primaryPackagePurpose="SOURCE")
    found = system(packages=[code, model("a")], relationships=described)
    assert (found.name, found.subject) == ("a", Subject.MODEL)
    assert [part.kind for part in found.components] == ["code", "parameters.final"]


def test_without_a_word_on_it_models_are_described_but_not_their_parents() -> None:
    made = related("tuned DESCENDANT_OF base")
    found = system(packages=[model("base"), model("tuned")], relationships=made)
    assert found.name == "tuned"
    assert kinds(packages=[model("base"), model("tuned")], relationships=made) == {
        "base": "parent",
        "tuned": "parameters.final",
    }


def test_models_that_are_made_from_each_other_are_a_system_each() -> None:
    circle = related("a DESCENDANT_OF b", "b DESCENDANT_OF a")
    items = read_document(packages=[model("a"), model("b")], relationships=circle)
    for item, other in zip(items, ["b", "a"], strict=True):
        assert item.system is not None
        parents = [c.name for c in item.system.components if c.kind == "parent"]
        assert parents == [other]


def test_what_belongs_to_another_model_is_left_out() -> None:
    relations = related(
        "DOCUMENT DESCRIBES tuned",
        "tuned GENERATED_FROM base",
        "base CONTAINS code",
        "later GENERATED_FROM tuned",
        "elsewhere GENERATED_FROM data",
    )
    packages = [
        model("tuned"),
        model("base"),
        package("code", primaryPackagePurpose="SOURCE"),
        model("later"),
        package("elsewhere"),
        package("data", downloadLocation=f"{HUB}datasets/acme/data"),
    ]
    (item,) = read_document(packages=packages, relationships=relations)
    assert item.system is not None
    names = {part.name: part.kind for part in item.system.components}
    assert names == {"tuned": "parameters.final", "base": "parent", "data": "data"}
    assert "not-a-part" in codes(item)


def test_all_ancestors_are_parents() -> None:
    chain = related("c DESCENDANT_OF b", "b GENERATED_FROM a", "a ANCESTOR_OF b")
    found = kinds(packages=[model("a"), model("b"), model("c")], relationships=chain)
    assert found == {"a": "parent", "b": "parent", "c": "parameters.final"}


def test_a_copy_is_a_derivation_and_other_words_say_none() -> None:
    packages = [model("a"), model("b")]
    copy = component("a", packages=packages, relationships=related("b COPY_OF a"))
    assert copy.derivation.values == (Derivation.COPY,)
    made = related("b DESCENDANT_OF a")
    assert component("a", packages=packages, relationships=made).derivation.is_silent


def test_a_model_that_a_model_depends_on_may_be_a_parent() -> None:
    relations = related("DOCUMENT DESCRIBES adapter", "adapter DEPENDS_ON base")
    (item,) = read_document(
        packages=[model("adapter"), model("base")], relationships=relations
    )
    assert item.system is not None
    assert [part.name for part in item.system.components] == ["adapter"]
    assert "possible-parent" in codes(item)


@pytest.mark.parametrize(
    ("fields", "hub"),
    [
        ({"externalRefs": [purl("pkg:huggingface/acme/tide@1d2c")]}, "acme/tide"),
        ({"externalRefs": [purl("pkg:HuggingFace/acme/tide")]}, "acme/tide"),
        ({"externalRefs": [purl("pkg:mlflow/tide@1?repository_url=x")]}, None),
        ({"downloadLocation": f"{HUB}acme/tide"}, "acme/tide"),
        ({"downloadLocation": f"git+{HUB}acme/tide@main"}, "acme/tide"),
    ],
)
def test_a_model_is_known_by_its_address(fields: Json, hub: str | None) -> None:
    found = system(packages=[package("tide", **fields)])
    assert (found.subject, found.identity.hub) == (Subject.MODEL, hub)
    assert [part.kind for part in found.components] == ["parameters.final"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"externalRefs": [purl("pkg:pypi/tide@1"), purl("not one")]},
        {"downloadLocation": f"{HUB}spaces/acme/tide"},
        {"primaryPackagePurpose": "OTHER", "homepage": f"{HUB}acme/tide"},
    ],
)
def test_without_such_an_address_nothing_is_a_model(fields: Json) -> None:
    found = system(packages=[package("tide", **fields)])
    assert (found.subject, found.components) == (Subject.SYSTEM, ())


def test_files_that_are_weights_make_a_model_and_stand_for_it() -> None:
    names = ["model-1-of-2.safetensors", "model-2-of-2.safetensors", "tokenizer.json"]
    contained = [f"tide CONTAINS {name.replace('/', '-')}" for name in names]
    found = system(
        packages=[package("tide", downloadLocation="https://acme.example/tide.zip")],
        files=[file(name) for name in [*names, "README.md"]],
        relationships=related(*contained, "tide CONTAINS README.md"),
    )
    assert found.subject is Subject.MODEL
    assert {part.name: part.kind for part in found.components} == {
        "model-1-of-2.safetensors and 1 more": "parameters.final",
        "tokenizer.json": "code.tokenizer",
        "README.md": "document.model_card",
    }
    for part in found.components:
        assert part.presence.values == (Presence.PROVIDED,)
        assert part.location.values == ("https://acme.example/tide.zip",)
        for origin in [part.presence.statements[0].origin]:
            assert (origin.grade, origin.note) == (
                Grade.INFERRED,
                "contained in `tide`",
            )


def test_two_models_in_an_application_are_no_single_component() -> None:
    relations = related("DOCUMENT DESCRIBES app", "app CONTAINS a", "app CONTAINS b")
    packages = [
        package("app", primaryPackagePurpose="APPLICATION"),
        model("a"),
        model("b"),
    ]
    found = kinds(packages=packages, relationships=relations)
    assert found == {"app": "code", "a": "parameters", "b": "parameters"}


@pytest.mark.parametrize(
    ("fields", "supplier"),
    [
        ({"supplier": "Meta"}, "Meta"),
        ({"supplier": "Organization: ACME, Inc ()"}, "ACME, Inc"),
        ({"supplier": "NOASSERTION", "originator": "Person: Jo (jo@x.example)"}, "Jo"),
        ({"supplier": "Organization: unknown"}, None),
        ({}, None),
    ],
)
def test_who_supplies_a_system(fields: Json, supplier: str | None) -> None:
    assert system(packages=[package("tide", **fields)]).supplier == supplier


@pytest.mark.parametrize(
    ("creators", "author"),
    [
        (["Tool: bom-1.0"], "bom-1.0"),
        (["Tool: bom", "Person: Jo ()", "Organization: ACME"], "Jo, ACME"),
        (["Organization: Unknown"], None),
        ([], None),
    ],
)
def test_on_whose_word_a_document_stands(
    creators: list[str], author: str | None
) -> None:
    made = {"created": "2026-01-02T03:04:05.678Z", "creators": creators}
    found = system(packages=[model("tide")], creationInfo=made)
    assert (found.by, found.made) == (author, date(2026, 1, 2))
    assert found.components[0].location.statements[0].origin.by == author


def test_names_are_told_apart() -> None:
    packages = [
        {"SPDXID": spdx_id, "name": name, "versionInfo": version}
        for spdx_id, name, version in (
            ("SPDXRef-a", "same", None),
            ("SPDXRef-b", "same", "2"),
            ("SPDXRef-c", "same", "2"),
            ("SPDXRef-d", "All", None),
            ("SPDXRef-e", "", None),
        )
    ]
    for one in packages:
        one["primaryPackagePurpose"] = "SOURCE"
    assert list(kinds(packages=packages)) == [
        "same", "same 2", "same (SPDXRef-c)", "All (SPDXRef-d)", "SPDXRef-e",
    ]  # fmt: skip


def test_what_cannot_be_an_element_is_left_out_and_told() -> None:
    (item,) = read_document(
        packages=[package("a"), "b", None, package("a")],
        relationships=[*related("a CONTAINS lost", "a CONTAINS DocumentRef-x:y"), "c"],
    )
    assert item.system is not None
    assert item.system.name == "a"
    assert {"not-an-element", "duplicate-id", "unknown-element", "other-document"} <= {
        *codes(item)
    }


def test_no_element_is_no_mistake() -> None:
    relations = related("a GENERATED_FROM NONE:x", "DOCUMENT DESCRIBES a")
    relations[0]["relatedSpdxElement"] = "NOASSERTION"
    (item,) = read_document(packages=[package("a")], relationships=relations)
    assert "unknown-element" not in codes(item)


def test_a_system_without_any_name_is_an_error() -> None:
    (item,) = read_document(name="", packages=[])
    assert item.system is None
    assert "missing-key" in codes(item)


def test_too_many_shared_parts_are_refused() -> None:
    models = [model(f"m{number}") for number in range(300)]
    parts = [package(f"p{number}") for number in range(300)]
    relations = related(
        *[f"DOCUMENT DESCRIBES m{number}" for number in range(300)],
        *[f"m{number} CONTAINS p0" for number in range(300)],
        *[f"p0 CONTAINS p{number}" for number in range(300)],
    )
    (item,) = read_document(packages=[*models, *parts], relationships=relations)
    assert item.system is None
    assert codes(item)[-1] == "too-many-parts"
