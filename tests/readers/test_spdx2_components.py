"""What SPDX 2 documents say of the parts of a system: kinds, and where they are."""

from __future__ import annotations

from datetime import date

import pytest

from osaid.records.components import Identity, Presence
from osaid.records.statements import NONE, Grade
from tests.readers.spdx2_documents import (
    HUB,
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


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        ("x DATA_FILE_OF tide", "data"),
        ("x TEST_OF tide", "code.validation"),
        ("x TEST_CASE_OF tide", "code.validation"),
        ("x BUILD_TOOL_OF tide", "code.libraries"),
        ("x DEV_TOOL_OF tide", "code.libraries"),
        ("x DOCUMENTATION_OF tide", "document"),
        ("x METAFILE_OF tide", None),
        ("tide CONTAINS x", None),
    ],
)
def test_what_a_relation_makes_of_a_package(relation: str, kind: str | None) -> None:
    relations = related("DOCUMENT DESCRIBES tide", relation)
    found = kinds(packages=[model("tide"), package("x")], relationships=relations)
    assert found.get("x") == kind


@pytest.mark.parametrize(
    ("purpose", "kind"),
    [
        ("SOURCE", "code"),
        ("FRAMEWORK", "code"),
        ("APPLICATION", "code"),
        ("LIBRARY", None),
        ("FILE", None),
        ("OTHER", None),
    ],
)
def test_what_a_purpose_makes_of_a_package(purpose: str, kind: str | None) -> None:
    packages = [model("tide"), package("x", primaryPackagePurpose=purpose)]
    described = related("DOCUMENT DESCRIBES tide")
    assert kinds(packages=packages, relationships=described).get("x") == kind


def test_what_a_model_was_generated_from_is_for_its_training() -> None:
    packages = [
        model("tide"),
        package("code", primaryPackagePurpose="SOURCE"),
        package("corpus", downloadLocation=f"{HUB}datasets/acme/corpus"),
        package("more"),
    ]
    relations = related(
        "DOCUMENT DESCRIBES tide",
        "code GENERATES tide",
        "tide GENERATED_FROM corpus",
        "tide GENERATED_FROM more",
    )
    fields = {"packages": packages, "relationships": relations}
    assert kinds(**fields) == {
        "tide": "parameters.final",
        "code": "code.training",
        "corpus": "data.training",
    }
    assert component("corpus", **fields).identity.hub == "datasets/acme/corpus"


def test_dependencies_are_no_parts_whatever_they_are_for() -> None:
    packages = [model("tide"), package("torch", primaryPackagePurpose="FRAMEWORK")]
    for relation in (
        "tide DEPENDS_ON torch",
        "torch RUNTIME_DEPENDENCY_OF tide",
        "tide STATIC_LINK torch",
        "torch PREREQUISITE_FOR tide",
    ):
        relations = related("DOCUMENT DESCRIBES tide", relation)
        (item,) = read_document(packages=packages, relationships=relations)
        assert item.system is not None
        assert [part.name for part in item.system.components] == ["tide"]
        assert "dependency" in codes(item)


def test_files_of_other_packages_belong_to_those() -> None:
    relations = related("DOCUMENT DESCRIBES tide", "torch CONTAINS src-a.py")
    found = kinds(
        packages=[package("tide"), package("torch")],
        files=[
            file("src/a.py", fileTypes=["SOURCE"]),
            file("b.py", fileTypes=["SOURCE"]),
        ],
        relationships=relations,
    )
    assert found == {"b.py": "code"}


@pytest.mark.parametrize(
    ("name", "types", "kind"),
    [
        ("train.py", ["SOURCE"], "code.training"),
        ("train.py", ["TEXT"], "code.training"),
        ("guide.md", ["TEXT", "DOCUMENTATION"], "document"),
        ("config.json", ["SOURCE"], "code"),
        ("notes.txt", ["TEXT"], None),
        ("checkpoint-100/model.safetensors", [], "parameters.intermediate"),
    ],
)
def test_a_name_says_more_of_a_file_in_a_model(
    name: str, types: list[str], kind: str | None
) -> None:
    part = file(name, fileTypes=types)
    inside = {"relationshipType": "CONTAINS", "spdxElementId": "SPDXRef-tide"}
    found = kinds(
        packages=[model("tide")],
        files=[part],
        relationships=[
            *related("DOCUMENT DESCRIBES tide"),
            {**inside, "relatedSpdxElement": part["SPDXID"]},
        ],
    )
    assert found.get(name) == kind


def test_files_in_the_field_of_a_package_are_contained() -> None:
    weights = file("model.gguf")
    inside = package("tide", filesAnalyzed=True, hasFiles=[weights["SPDXID"]])
    found = system(packages=[inside], files=[weights])
    assert [part.name for part in found.components] == ["model.gguf"]


def test_a_kind_that_stands_on_a_rule_is_told() -> None:
    (item,) = read_document(packages=[model("tide")])
    (told,) = [d for d in item.diagnostics if d.code == "kind-inferred"]
    assert told.message == (
        "`tide` is taken for `parameters.final`: its package URL is one of a model"
    )
    (item,) = read_document(packages=[package("x", primaryPackagePurpose="SOURCE")])
    assert "kind-inferred" not in codes(item)


def test_a_download_location_shows_that_a_part_is_provided() -> None:
    url = "git+https://code.example/x.git@1d2c"
    part = package("x", primaryPackagePurpose="SOURCE", downloadLocation=url)
    found = component("x", packages=[part])
    assert found.presence.values == (Presence.PROVIDED,)
    assert found.presence.statements[0].origin.grade is Grade.INFERRED
    assert found.location.values == (url,)
    (statement,) = found.location.statements
    assert statement.origin.grade is Grade.ASSERTED
    assert (statement.origin.source, statement.origin.by) == ("SPDX document", "ACME")
    assert statement.origin.made == date(2026, 1, 2)
    assert statement.origin.place is not None
    assert statement.origin.place.line


@pytest.mark.parametrize("text", ["NOASSERTION", "", None, "unknown"])
def test_no_word_on_a_location_is_silence(text: str | None) -> None:
    part = package("x", primaryPackagePurpose="SOURCE", downloadLocation=text)
    found = component("x", packages=[part])
    assert found.presence.is_silent
    assert found.location.is_silent
    on_the_hub = component("x", packages=[model("x", downloadLocation=text)])
    assert on_the_hub.location.values == (f"{HUB}acme/x",)
    assert on_the_hub.location.statements[0].origin.grade is Grade.INFERRED


def test_no_location_is_a_word_and_not_an_absence() -> None:
    part = package("x", primaryPackagePurpose="SOURCE", downloadLocation="NONE")
    found = component("x", packages=[part])
    assert found.location.values == (NONE,)
    assert found.presence.is_silent


def test_nothing_is_said_of_access_topics_and_lists() -> None:
    found = system(packages=[model("tide")])
    assert found.listings == ()
    (part,) = found.components
    assert part.access.is_silent
    assert part.covers.names == ()
    assert part.data_class.is_silent


def test_by_what_a_package_is_known() -> None:
    sums = [
        {"algorithm": "MD5", "checksumValue": "00"},
        {"algorithm": "SHA1", "checksumValue": "11"},
        {"algorithm": "SHA256", "checksumValue": "AB"},
    ]
    refs = [purl("pkg:generic/tide"), purl("pkg:huggingface/acme/tide@1d2c")]
    one = package("tide", checksums=sums, externalRefs=refs)
    assert system(packages=[one]).identity == Identity(
        "pkg:huggingface/acme/tide@1d2c", "acme/tide", "sha256:ab", "1d2c"
    )


def test_the_day_of_a_release() -> None:
    one = package("tide", releaseDate="2025-12-01T00:00:00Z")
    found = system(packages=[one]).released
    assert found.values == (date(2025, 12, 1),)
    for text in ("soon", "2025-13-01T00:00:00Z", ""):
        one = package("tide", releaseDate=text)
        assert system(packages=[one]).released.is_silent
