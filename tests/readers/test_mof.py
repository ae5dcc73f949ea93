"""MOF files: the corpus, and what each part of a file means."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from osaid.diagnostics import Diagnostic, Severity
from osaid.readers.inputs import Input, read_all
from osaid.records.canonical import canonical
from osaid.records.components import Component, Found, Presence, StatedLicense
from osaid.records.statements import NONE, Grade, Nothing
from osaid.records.systems import Extent, System
from tests import CORPUS

FILES = sorted((CORPUS / "mof").glob("*.yml"))
FRAMEWORK = {"name": "Model Openness Framework", "version": "1.0"}
NAMES = {
    "code": "Training code",
    "data": "Datasets",
    "document": "Model card",
}


def read_release(**release: Any) -> Input:  # noqa: ANN401 - whatever a file may hold
    whole = {"name": "Amber", "components": [], **release}
    (item,) = read_all({"framework": FRAMEWORK, "release": whole}, name="amber.yml")
    return item


def system(**release: Any) -> System:  # noqa: ANN401 - the same
    found = read_release(**release).system
    assert found is not None
    return found


def license_of(component: dict[str, Any], **release: Any) -> object:  # noqa: ANN401
    found = system(components=[component], license=release).components[0].license
    return found.values[0] if found.statements else None


def only(item: Input) -> Diagnostic:
    (diagnostic,) = item.diagnostics
    return diagnostic


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_read(path: Path) -> None:
    (item,) = read_all(path)
    assert item.system is not None
    assert item.system.components
    assert all(d.place is not None and d.place.line for d in item.diagnostics)
    assert all(d.severity is not Severity.ERROR for d in item.diagnostics)
    (again,) = read_all(canonical(item.system))
    assert again.system is not None
    assert canonical(again.system) == canonical(item.system)


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
def test_the_corpus_has_sixty_files() -> None:
    assert len(FILES) == 60


def test_what_a_file_says_of_the_release() -> None:
    found = system(version="7B", producer="LLM360", huggingface="LLM360/Amber")
    assert (found.name, found.release, found.supplier) == ("Amber", "7B", "LLM360")
    assert found.identity.hub == "LLM360/Amber"
    assert str(found.subject) == "model"


@pytest.mark.parametrize("text", ["", " ", "unknown", " Unknown "])
def test_what_is_not_known_of_the_release_is_not_said(text: str) -> None:
    item = read_release(version=text, producer=text)
    assert item.system is not None
    assert (item.system.release, item.system.supplier) == (None, None)
    assert item.diagnostics == ()


def test_a_file_says_that_its_lists_are_all_that_is_released() -> None:
    found = system()
    kinds = [listing.kind for listing in found.listings]
    assert kinds == ["code", "parameters", "data", "information", "document"]
    for listing in found.listings:
        assert listing.extent.values == (Extent.RELEASED,)
        assert listing.extent.statements[0].origin.grade is Grade.ASSERTED


def test_a_listed_component_is_provided_on_the_word_of_the_file() -> None:
    (found,) = system(components=[{"name": "Training code"}]).components
    assert (found.kind, found.name) == ("code.training", "Training code")
    assert found.presence.values == (Presence.PROVIDED,)
    assert found.presence.statements[0].origin.grade is Grade.ASSERTED
    assert found.access.is_silent
    assert found.covers.names == ()


@pytest.mark.parametrize("content", ["code", "data", "document"])
def test_a_licence_is_inherited_by_content_and_then_from_the_distribution(
    content: str,
) -> None:
    component = {"name": NAMES[content]}
    whole = {"distribution": {"name": "Apache-2.0"}, content: {"name": "MIT"}}
    for release, expected in (
        (whole, "MIT"),
        ({**whole, content: {"name": ""}}, "Apache-2.0"),
        ({**whole, content: {"name": None}}, "Apache-2.0"),
        ({**whole, content: None}, "Apache-2.0"),
        ({"distribution": {"name": "Apache-2.0"}}, "Apache-2.0"),
    ):
        stated = license_of(component, **release)
        assert isinstance(stated, StatedLicense)
        assert (stated.written, stated.found) == (expected, Found.INHERITED)
    assert license_of(component) is None


def test_the_own_licence_comes_before_that_of_the_release() -> None:
    component = {"name": "Datasets", "license": "ODC-By-1.0"}
    stated = license_of(component, distribution={"name": "MIT"}, data={"name": "ISC"})
    assert isinstance(stated, StatedLicense)
    assert (stated.written, stated.found) == ("ODC-By-1.0", Found.OWN)


@pytest.mark.parametrize("text", ["", None, "unlicensed", "Unlicensed "])
def test_an_empty_licence_is_no_licence_and_inherits_nothing(text: object) -> None:
    component = {"name": "Datasets", "license": text}
    assert license_of(component, distribution={"name": "MIT"}) is NONE
    assert isinstance(NONE, Nothing)


@pytest.mark.parametrize(
    "text",
    [
        "Component not include",
        "Component not include.",
        "Component Component not included",
        "component is NOT included in the release",
    ],
)
def test_a_component_that_is_said_not_to_be_included_is_absent(text: str) -> None:
    item = read_release(components=[{"name": "Datasets", "license": text}])
    assert item.system is not None
    (found,) = item.system.components
    assert found.presence.values == (Presence.ABSENT,)
    assert found.license.is_silent
    assert only(item).code == "component-not-included"


@pytest.mark.parametrize("text", ["Undisclosed", "unknown", "NOASSERTION"])
def test_an_undisclosed_licence_says_nothing(text: str) -> None:
    component = {"name": "Datasets", "license": text}
    assert license_of(component, distribution={"name": "MIT"}) is None
    assert license_of({"name": "Datasets"}, data={"name": text}) is None


def test_what_is_not_a_licence_is_inherited_as_such() -> None:
    component = {"name": "Datasets"}
    assert license_of(component, data={"name": "unlicensed"}) is NONE
    assert license_of(component, data={"name": "NONE"}) is NONE
    found = system(
        components=[component], license={"data": {"name": "Component not included"}}
    )
    assert found.components[0].presence.values == (Presence.PROVIDED,)
    assert found.components[0].license.is_silent


def test_a_licence_that_nobody_knows_is_kept_and_reported() -> None:
    item = read_release(components=[{"name": "Datasets", "license": "mc4, cc100"}])
    assert item.system is not None
    (stated,) = item.system.components[0].license.values
    assert isinstance(stated, StatedLicense)
    assert stated.written == "mc4, cc100"
    assert only(item).code == "unknown-license"
    assert only(item).severity is Severity.WARNING
    assert "`mc4, cc100`" in only(item).message


def test_only_a_link_is_a_location() -> None:
    def found(path: str) -> Component:
        part = {"name": "Datasets", "component_path": path, "license_path": path}
        return system(components=[part], huggingface="LLM360/Amber").components[0]

    assert found("https://example.org").location.values == ("https://example.org",)
    assert found("ODC-BY").location.is_silent
    assert found("").location.is_silent


@pytest.mark.parametrize(
    ("release", "code"),
    [
        ({"version": None}, "not-text"),
        ({"version": "Undisclosed"}, "version-undisclosed"),
        ({"producer": ["LLM360"]}, "not-text"),
        ({"huggingface": "https://example.org"}, "not-a-hub-id"),
        ({"origin": "Llama 2"}, "possible-parent"),
        ({"nonsense": 1}, "unknown-key"),
        ({"license": "MIT"}, "license-not-mapping"),
        ({"license": {"data": ["MIT"]}}, "license-not-mapping"),
        ({"license": {"weights": {"name": "MIT"}}}, "unknown-key"),
        ({"components": [{"name": "Dataset"}]}, "unknown-component"),
        ({"components": [{"name": None}]}, "not-a-component"),
        ({"components": ["Datasets"]}, "not-a-component"),
        ({"components": [{"name": "Datasets"}] * 2}, "listed-twice"),
        ({"components": [{"name": "Datasets", "size": 1}]}, "unknown-key"),
        ({"components": [{"name": "Datasets", "license": 1.5}]}, "unknown-license"),
        (
            {"components": [{"name": "Datasets", "license": ["MIT"]}]},
            "license-not-text",
        ),
        ({"components": [{"name": "Datasets", "component_path": {}}]}, "not-a-link"),
    ],
    ids=str,
)
def test_odd_values_are_remarked_on(release: dict[str, Any], code: str) -> None:
    item = read_release(**release)
    assert item.system is not None
    assert only(item).code == code
    assert only(item).severity is not Severity.ERROR


@pytest.mark.parametrize(
    "left_out", ["Datasets", {"name": "Dataset"}, {"name": None}], ids=str
)
def test_what_is_left_out_may_be_anything_that_is_not_listed(left_out: object) -> None:
    found = system(components=[{"name": "Training code"}, left_out])
    assert [component.kind for component in found.components] == ["code.training"]
    (listing,) = found.listings
    assert listing.kind == "code.training"
    assert listing.extent.values == (Extent.RELEASED,)


def test_of_a_component_that_is_listed_twice_what_is_said_last_counts() -> None:
    first = {"name": "Datasets", "license": "MIT", "component_path": "https://a.org"}
    item = read_release(components=[first, {"name": "Datasets", "license": "ISC"}])
    assert item.system is not None
    (found,) = item.system.components
    (stated,) = found.license.values
    assert isinstance(stated, StatedLicense)
    assert stated.written == "ISC"
    assert found.location.values == ("https://a.org",)
    assert len(item.system.listings) == len(system().listings)
    assert only(item).code == "listed-twice"


@pytest.mark.parametrize(
    ("whole", "codes"),
    [
        ({"release": {"components": []}}, ["missing-key"]),
        ({"release": {"name": "", "components": []}}, ["missing-key"]),
        ({"release": {"name": "Amber"}}, ["missing-key"]),
        ({"release": {"name": "Amber", "components": "all"}}, ["wrong-shape"]),
        ({"release": {}}, ["missing-key", "missing-key"]),
        ({"release": []}, ["wrong-shape"]),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_an_error(
    whole: dict[str, Any], codes: list[str]
) -> None:
    (item,) = read_all({"framework": FRAMEWORK, **whole})
    assert item.system is None
    assert [d.code for d in item.diagnostics] == codes


def test_the_nearest_component_is_named() -> None:
    item = read_release(components=[{"name": "Model parameters (finl)"}])
    assert only(item).help == "did you mean `Model parameters (Final)`?"


def test_an_origin_that_is_the_model_itself_is_no_hint() -> None:
    assert read_release(origin="amber").diagnostics == ()
