"""SPDX 3: what the elements of a document are in a record, and how they can be had."""

from __future__ import annotations

import pytest

from osaid.readers.spdx3.systems import MOST_PARTS
from osaid.records.components import (
    Access,
    Component,
    DataClass,
    Found,
    Presence,
    StatedLicense,
)
from osaid.records.statements import NONE, Grade
from tests.readers.spdx3_graphs import (
    Json,
    dataset,
    element,
    file,
    model,
    read,
    related,
)

MIT = element(
    "simplelicensing_LicenseExpression", "MIT", simplelicensing_licenseExpression="MIT"
)
PLACE = "https://acme.example/amber"


def ground(component: Component) -> str | None:
    return component.presence.statements[0].origin.note


@pytest.mark.parametrize(
    ("relationship", "kind"),
    [
        ("trainedOn", "data.training"),
        ("pretrainedOn", "data.training"),
        ("finetunedOn", "data.training"),
        ("validatedOn", "data.validation"),
        ("testedOn", "data.evaluation"),
        ("evaluatedOn", "data.evaluation"),
    ],
)
def test_data_has_the_role_that_a_relationship_states(
    relationship: str, kind: str
) -> None:
    found = read(model(), dataset("web"), related(relationship, "Amber", "web"))
    assert found.kinds["web"] == kind


def test_data_may_have_two_roles() -> None:
    found = read(
        model(),
        dataset("web", dataset_datasetAvailability="directDownload"),
        related("trainedOn", "Amber", "web"),
        related("testedOn", "Amber", "web"),
    )
    assert found.kinds["web"] == "data.training"
    assert found.kinds["web (2)"] == "data.evaluation"
    assert found.component("web (2)").access.values == (Access.OPEN,)


def test_what_a_model_was_trained_on_makes_it_machine_learning() -> None:
    app = element("ai_AIPackage", "app", software_primaryPurpose="application")
    found = read(app, dataset("web"), related("trainedOn", "app", "web")).system
    assert found.machine_learning.values == (True,)
    assert found.machine_learning.statements[0].origin.grade is Grade.INFERRED


def test_data_that_the_document_only_names_is_listed() -> None:
    found = read(model(), related("trainedOn", "Amber", "https://acme.example/web"))
    assert found.kinds["web"] == "data.training"
    assert found.component("web").presence.is_silent


def test_a_model_is_no_data() -> None:
    found = read(model(), model("teacher"), related("trainedOn", "Amber", "teacher"))
    assert "teacher" not in found.kinds
    assert "not-data" in found.codes


def test_nobody_is_data() -> None:
    found = read(model(), related("trainedOn", "Amber", "Ada"))
    assert list(found.kinds) == ["Amber"]


@pytest.mark.parametrize(
    ("relationship", "name", "kind"),
    [
        ("hasDocumentation", "guide", "document"),
        ("hasDocumentation", "datasheet.md", "information.datasheet"),
        ("hasDocumentation", "eval_results.json", "document.evaluation_results"),
        ("hasSpecification", "spec", "document"),
        ("hasMetadata", "meta", "document.metadata"),
        ("hasDependencyManifest", "requirements.txt", "document.metadata"),
    ],
)
def test_documents_are_what_documents_a_model(
    relationship: str, name: str, kind: str
) -> None:
    found = read(model(), file(name), related(relationship, "Amber", name))
    assert found.kinds[name] == kind


def test_a_dataset_in_a_package_has_no_role() -> None:
    found = read(model(), dataset("web"), related("contains", "Amber", "web"))
    assert found.kinds["web"] == "data"


def test_a_licence_file_is_no_document() -> None:
    found = read(
        model(), file("LICENSE"), related("hasDocumentation", "Amber", "LICENSE")
    )
    assert list(found.kinds) == ["Amber"]
    assert "parts-left-out" not in found.codes


def test_what_documents_a_dataset_is_information_about_it() -> None:
    found = read(
        model(),
        dataset("web"),
        file("notes"),
        related("trainedOn", "Amber", "web"),
        related("testedOn", "Amber", "web"),
        related("hasDocumentation", "web", "notes"),
    )
    notes = found.component("notes")
    assert notes.kind == "information"
    assert notes.about.names == ("web", "web (2)")


@pytest.mark.parametrize(
    ("relationship", "scope", "name", "kind"),
    [
        ("generates", None, "run", "code.training"),
        ("generates", "build", "run", "code.training"),
        ("hasDataFile", "runtime", "train.py", "code.inference"),
        ("hasDataFile", "test", "run.py", "code.evaluation"),
        ("hasDataFile", "build", "run.py", "code.training"),
        ("hasDataFile", "development", "run.py", "code.training"),
        ("hasDataFile", "design", "run.py", "code"),
        ("hasDataFile", None, "evaluate.py", "code.evaluation"),
        ("hasDataFile", None, "notes.txt", "code"),
        ("hasDataFile", None, "modeling_amber.py", "code"),
    ],
)
def test_code_has_the_role_of_its_phase(
    relationship: str, scope: str | None, name: str, kind: str
) -> None:
    scoped = {"type": "LifecycleScopedRelationship", "scope": scope} if scope else {}
    found = read(
        model(),
        file(name, "source"),
        related(relationship, name, "Amber", **scoped),
    )
    assert found.kinds[name] == kind


def test_code_that_generates_training_data_processes_it() -> None:
    found = read(
        model(),
        file("prepare", "source"),
        file("web.txt", "data"),
        related("trainedOn", "Amber", "web.txt"),
        related("generates", "prepare", "web.txt"),
    )
    assert found.kinds["prepare"] == "code.data_processing"


@pytest.mark.parametrize(
    ("name", "purpose", "kind"),
    [
        ("model.safetensors", None, "parameters.final"),
        ("checkpoint-5/model.safetensors", "model", "parameters.intermediate"),
        ("optimizer.pt", "data", "parameters.optimizer_state"),
        ("weights", "model", "parameters.final"),
        ("src/model.py", "model", "code.architecture"),
        ("modeling_amber.py", "source", "code.architecture"),
        ("tokenizer.json", "configuration", "code.tokenizer"),
        ("config.json", None, "document.metadata"),
        ("./src/train.py", "executable", "code.training"),
        ("main.py", "executable", "code"),
        ("main.py", None, "code"),
        ("README.md", None, "document"),
        ("guide.txt", "documentation", "document"),
        ("train.csv", "data", "data"),
        ("main", "source", "code"),
        ("a.out", "executable", None),
        ("torch", "library", None),
        (".gitignore", "other", None),
        ("LICENSE-MODEL", None, None),
        ("blob", None, None),
    ],
)
def test_kinds_by_purpose_and_by_name(
    name: str, purpose: str | None, kind: str | None
) -> None:
    app = element("ai_AIPackage", "app")
    found = read(app, file(name, purpose), related("contains", "app", name))
    assert found.kinds.get(name) == kind


def test_a_kind_that_is_concluded_is_never_more_than_inferred() -> None:
    found = read(
        model(software_downloadLocation=PLACE),
        file("run.py", "source"),
        related("contains", "Amber", "run.py"),
    )
    for name in ("Amber", "run.py"):
        (statement,) = found.component(name).presence.statements
        assert statement.origin.grade is Grade.INFERRED
        assert "its purpose is" in (statement.origin.note or "")
    assert "kinds-concluded" in found.codes


def test_code_of_what_is_no_model_has_no_role() -> None:
    found = read(
        element("software_Package", "app", software_primaryPurpose="library"),
        file("train.py", "source"),
        related("contains", "app", "train.py"),
        related("generates", "train.py", "app"),
    )
    assert found.kinds == {"train.py": "code"}


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


@pytest.mark.parametrize(
    ("word", "presence", "access", "data_class"),
    [
        ("directDownload", Presence.PROVIDED, Access.OPEN, None),
        ("clickthrough", Presence.PROVIDED, Access.CLICK_THROUGH, None),
        ("registration", Presence.PROVIDED, Access.LOGIN, None),
        ("query", Presence.PROVIDED, None, DataClass.PUBLIC),
        ("scrapingScript", Presence.WITHHELD, None, None),
        ("somehow", None, None, None),
    ],
)
def test_the_availability_of_a_dataset(
    word: str,
    presence: Presence | None,
    access: Access | None,
    data_class: DataClass | None,
) -> None:
    found = read(
        model(),
        dataset("web", dataset_datasetAvailability=word),
        related("trainedOn", "Amber", "web"),
    ).component("web")
    assert found.presence.values == ((presence,) if presence else ())
    assert found.access.values == ((access,) if access else ())
    assert found.data_class.values == ((data_class,) if data_class else ())
    assert found.location.is_silent


@pytest.mark.parametrize(
    ("level", "shut"),
    [("red", True), ("amber", True), ("green", False), ("clear", False)],
)
def test_confidential_data_cannot_be_shared(level: str, shut: bool) -> None:  # noqa: FBT001 - a column of the table
    found = read(
        model(),
        dataset("web", dataset_confidentialityLevel=level),
        related("trainedOn", "Amber", "web"),
    ).component("web")
    expected = (DataClass.UNSHAREABLE,) if shut else ()
    assert found.data_class.values == expected
    assert bool(found.reason.values) is shut
    assert found.presence.is_silent


def test_where_a_package_can_be_had() -> None:
    references = [
        {"externalRefType": "vcs", "locator": ["https://acme.example/git"]},
        {"externalRefType": "altWebPage", "locator": ["https://acme.example"]},
        "no reference",
    ]
    found = read(
        model(software_downloadLocation=PLACE, externalRef=references)
    ).component("Amber")
    assert found.location.values == (PLACE, "https://acme.example/git")
    assert found.presence.values == (Presence.PROVIDED,)
    assert found.access.is_silent


def test_no_download_location_is_not_absence() -> None:
    found = read(model(software_downloadLocation="NONE")).component("Amber")
    assert found.location.values == (NONE,)
    assert found.presence.is_silent


def test_a_file_comes_with_its_package() -> None:
    found = read(
        model(software_downloadLocation=PLACE),
        MIT,
        file("run.py", "source"),
        related("contains", "Amber", "run.py"),
        related("hasDeclaredLicense", "Amber", "MIT"),
    )
    code, weights = found.component("run.py"), found.component("Amber")
    (inherited,) = code.license.values
    assert isinstance(inherited, StatedLicense)
    assert inherited.found is Found.INHERITED
    assert code.license.statements[0].origin.grade is Grade.INFERRED
    assert code.presence.values == (Presence.PROVIDED,)
    assert code.location.values == (PLACE,)
    (own,) = weights.license.values
    assert isinstance(own, StatedLicense)
    assert own.found is Found.OWN


def test_a_package_takes_nothing_from_what_contains_it() -> None:
    found = read(
        element("software_Package", "app", software_downloadLocation=PLACE),
        MIT,
        model(),
        related("contains", "app", "Amber"),
        related("hasDeclaredLicense", "app", "MIT"),
    ).component("Amber")
    assert found.license.is_silent
    assert found.presence.is_silent


def test_a_file_of_a_dataset_is_a_part_of_it() -> None:
    found = read(
        model(),
        dataset("web", dataset_datasetAvailability="clickthrough"),
        file("train.txt", "data"),
        related("contains", "web", "train.txt"),
        related("trainedOn", "Amber", "train.txt"),
    )
    assert found.kinds["web"] == "data"
    text = found.component("train.txt")
    assert text.kind == "data.training"
    assert text.part_of.values == ("web",)
    assert text.access.values == (Access.CLICK_THROUGH,)
    assert ground(text) == "it comes with web"


DESCRIBED: Json = {
    "originatedBy": ["urn:acme#Ada"],
    "dataset_intendedUse": "to learn from",
    "dataset_knownBias": ["some"],
    "dataset_dataCollectionProcess": "by hand",
    "dataset_dataPreprocessing": ["none at all"],
    "dataset_sensor": [{"type": "DictionaryEntry", "key": "ear", "value": "left"}],
}


def test_the_document_itself_is_information_about_data() -> None:
    found = read(
        element("SpdxDocument", "doc", dataLicense="urn:acme#MIT"),
        MIT,
        model(ai_modelDataPreprocessing=["cut to length"]),
        dataset("web", **DESCRIBED),
        related("trainedOn", "Amber", "web"),
    )
    about = found.component("web, in this document")
    assert about.kind == "information"
    assert about.about.names == ("web",)
    expected = ("characteristics", "obtained", "processing", "provenance", "scope")
    assert about.covers.names == expected
    for _, fact in about.covers.elements:
        assert all(s.origin.grade is Grade.INFERRED for s in fact.statements)
    assert about.presence.is_silent
    (stated,) = about.license.values
    assert isinstance(stated, StatedLicense)
    assert stated.written == "MIT"
    processing = found.component("Amber, in this document")
    assert processing.covers.names == ("processing",)
    assert processing.about.names == ("web",)


@pytest.mark.parametrize(
    "properties",
    [
        {},
        {"dataset_datasetType": ["noAssertion"]},
        {"dataset_dataCollectionProcess": "NOASSERTION"},
        {"dataset_knownBias": [], "dataset_dataPreprocessing": ["", "n/a"]},
    ],
)
def test_what_is_not_filled_in_covers_nothing(properties: Json) -> None:
    found = read(
        model(), dataset("web", **properties), related("trainedOn", "Amber", "web")
    )
    assert list(found.kinds) == ["Amber", "web"]
