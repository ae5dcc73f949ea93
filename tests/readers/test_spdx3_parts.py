"""SPDX 3: what the elements of a document are in a record."""

from __future__ import annotations

import pytest

from osaid.records.components import (
    Access,
)
from osaid.records.statements import Grade
from tests.readers.spdx3_graphs import (
    LISTED,
    dataset,
    element,
    file,
    model,
    read,
    related,
)

PLACE = "https://acme.example/amber"


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
    assert "kinds-concluded" not in found.codes


def test_a_kind_that_only_a_name_tells_is_mentioned() -> None:
    found = read(model(), file("train.py"), related("contains", "Amber", "train.py"))
    assert "kinds-concluded" in found.codes


def test_code_of_what_is_no_model_has_no_role() -> None:
    found = read(
        element("software_Package", "app", software_primaryPurpose="library"),
        file("train.py", "source"),
        related("contains", "app", "train.py"),
        related("generates", "train.py", "app"),
    )
    assert found.kinds == {"train.py": "code"}


def test_terms_of_a_package_without_weights_are_not_lost_in_silence() -> None:
    package = element("ai_AIPackage", "Amber", software_primaryPurpose="application")
    licence = related("hasDeclaredLicense", "Amber", f"{LISTED}MIT")
    assert "terms-not-read" in read(package, licence).codes
    assert "terms-not-read" not in read(package).codes
    weights = file("model.safetensors", "model")
    held = related("contains", "Amber", "model.safetensors")
    assert "terms-not-read" not in read(package, licence, weights, held).codes
