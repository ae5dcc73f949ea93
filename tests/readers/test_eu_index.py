"""The European Open Source AI Index: the corpus, and what each answer means."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from osaid.readers.eu_index.dimensions import DIMENSIONS
from osaid.readers.inputs import Input, read_all
from osaid.records.canonical import canonical
from osaid.records.components import Component, StatedLicense
from osaid.records.statements import Grade, Origin
from osaid.records.systems import System
from tests import CORPUS
from tests.readers.mutations import check_reading, mutated

FILES = sorted((CORPUS / "eu-osai-index").glob("*.yaml"))
PAGE = "https://example.org/tide-model"
FULL = {
    "system": {
        "name": "Tide",
        "link": "https://huggingface.co/harbour/Tide-Chat",
        "type": "text",
        "performanceclass": "limited",
        "basemodelname": "Tide-Base",
        "endmodelname": "tide chat",
        "endmodellicense": "Apache-2.0",
        "releasedate": "2025-02-01",
        "notes": "A model of tides.",
    },
    "org": {"name": "Harbour Office", "link": PAGE, "notes": "An office."},
    **{
        name: {"class": "open", "link": f"{PAGE}/{name}", "notes": "Found."}
        for name in DIMENSIONS
    },
}


def read_entry(**parts: Any) -> Input:  # noqa: ANN401 - whatever a file may hold
    (item,) = read_all({**FULL, **parts}, name="tide.yaml")
    return item


def system(**parts: Any) -> System:  # noqa: ANN401 - the same
    found = read_entry(**parts).system
    assert found is not None
    return found


def head(**keys: Any) -> dict[str, Any]:  # noqa: ANN401 - the same
    whole: dict[str, Any] = FULL["system"]
    return {**whole, **keys}


def part(kind: str, name: str, parts: dict[str, Any]) -> Component | None:
    found = [c for c in system(**parts).components if (c.kind, c.name) == (kind, name)]
    return found[0] if found else None


def presence(answer: dict[str, Any], dimension: str) -> tuple[str, Origin] | None:
    names = {
        "weights_endmodel": ("parameters.final", "weights"),
        "weights_basemodel": ("parent", "Tide-Base"),
        "trainingcode": ("code.training", "training code"),
        "datasources_endmodel": ("data.training", "end model data"),
        "datasources_basemodel": ("data.training", "base model data"),
        "modelcard": ("document.model_card", "model card"),
        "datasheet": ("information.datasheet", "datasheet"),
        "preprint": ("document.research_paper", "preprint"),
        "paper": ("document.research_paper", "paper"),
    }
    component = part(*names[dimension], {dimension: answer})
    if component is None or component.presence.is_silent:
        return None
    statement = component.presence.statements[0]
    return str(statement.value), statement.origin


@pytest.mark.skipif(not FILES, reason="the corpus is not beside this checkout")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_of_the_corpus_is_read(path: Path) -> None:
    (item,) = read_all(path)
    assert item.system is not None
    assert len(item.system.attributes) == 12
    assert item.system.by == "European Open Source AI Index"
    (again,) = read_all(canonical(item.system))
    assert again.system is not None
    assert canonical(again.system) == canonical(item.system)


def test_the_system_is_the_end_model() -> None:
    item = read_entry()
    assert item.diagnostics == ()
    found = item.system
    assert found is not None
    assert (found.name, found.release) == ("Tide", "tide chat")
    assert found.supplier == "Harbour Office"
    assert found.identity.hub == "harbour/Tide-Chat"
    assert [str(day) for day in found.released.values] == ["2025-02-01"]
    assert [(c.kind, c.name) for c in found.components] == [
        ("parameters.final", "weights"),
        ("code.training", "training code"),
        ("data.training", "end model data"),
        ("data.training", "base model data"),
        ("document.model_card", "model card"),
        ("information.datasheet", "datasheet"),
        ("document.research_paper", "preprint"),
        ("document.research_paper", "paper"),
        ("parent", "Tide-Base"),
    ]
    assert found.listings == ()


def test_every_answer_is_kept_as_the_word_of_the_index() -> None:
    found = system(code={"class": "partial", "link": [PAGE, PAGE + "/b"], "notes": ""})
    assert [a.name for a in found.attributes] == [f"osai_index.{n}" for n in DIMENSIONS]
    (code,) = (a for a in found.attributes if a.name == "osai_index.code")
    assert code.fact.values == ("partial",)
    assert [s.origin.url for s in code.fact.statements] == [PAGE, PAGE + "/b"]
    assert {s.origin.by for a in found.attributes for s in a.fact.statements} == {
        "European Open Source AI Index"
    }


@pytest.mark.parametrize(
    ("dimension", "grade"),
    [
        ("weights_endmodel", Grade.CITED),
        ("weights_basemodel", Grade.CITED),
        ("trainingcode", Grade.INFERRED),
        ("datasources_endmodel", Grade.INFERRED),
        ("datasources_basemodel", Grade.INFERRED),
        ("modelcard", Grade.CITED),
        ("datasheet", Grade.CITED),
        ("preprint", Grade.CITED),
        ("paper", Grade.CITED),
    ],
)
def test_open_is_provided(dimension: str, grade: Grade) -> None:
    found = presence({"class": "open", "link": PAGE, "notes": "Found."}, dimension)
    assert found is not None
    assert (found[0], found[1].grade, found[1].url) == ("provided", grade, PAGE)
    assert found[1].note == f"`{dimension}: open`: Found."
    assert presence({"class": "partial", "link": PAGE}, dimension) is None
    bare = presence({"class": "open", "link": None}, dimension)
    assert bare is not None
    assert bare[1].grade in {Grade.ASSERTED, Grade.INFERRED}


@pytest.mark.parametrize("dimension", ["weights_endmodel", "trainingcode"])
def test_closed_is_withheld_where_the_thing_has_to_exist(dimension: str) -> None:
    answer = {"class": "closed", "link": PAGE, "notes": "Nothing there."}
    found = presence(answer, dimension)
    assert found is not None
    value, origin = found
    assert (value, origin.grade) == ("withheld", Grade.INFERRED)
    assert origin.looked_in == (PAGE,)
    assert origin.note == f"`{dimension}: closed`: Nothing there."
    assert presence({"class": "closed", "link": None, "notes": None}, dimension) is None


@pytest.mark.parametrize(
    "dimension", ["datasources_endmodel", "modelcard", "datasheet", "preprint", "paper"]
)
def test_closed_says_nothing_of_what_may_exist(dimension: str) -> None:
    answer = {"class": "closed", "link": PAGE, "notes": "Too little."}
    assert presence(answer, dimension) is None


@pytest.mark.parametrize(
    ("written", "expected", "codes"),
    [
        ("MIT License", ["MIT"], []),
        ("Llama 4 Community License Agreement", None, []),
        ("Modified MIT", ['"Modified MIT"'], ["unknown-license"]),
        ("Undisclosed", [], []),
        ("Unclear", [], []),
        (None, [], []),
    ],
)
def test_licenses(
    written: str | None, expected: list[str] | None, codes: list[str]
) -> None:
    item = read_entry(system=head(endmodellicense=written))
    assert item.system is not None
    weights = item.system.components[0]
    values = weights.license.values
    stated = [str(v.expression) for v in values if isinstance(v, StatedLicense)]
    assert stated == expected or (expected is None and len(stated) == 1)
    assert [d.code for d in item.diagnostics] == codes
    assert all(s.origin.grade is Grade.CITED for s in weights.license.statements)


def test_a_licence_needs_no_word_on_the_weights() -> None:
    closed = {"class": "closed"}
    found = part("parameters.final", "weights", {"weights_endmodel": closed})
    assert found is not None
    assert found.presence.is_silent
    spaced = {k: v for k, v in head().items() if k != "endmodellicense"}
    spaced["endmodel license"] = "MIT"
    weights = part("parameters.final", "weights", {"system": spaced})
    assert weights is not None
    assert not weights.license.is_silent


@pytest.mark.parametrize("base", ["TIDE-CHAT", "Undisclosed", "unknown", None, "Wave?"])
def test_without_another_base_model_there_is_no_parent(base: str | None) -> None:
    item = read_entry(system=head(basemodelname=base))
    assert item.system is not None
    kinds = [c.kind for c in item.system.components]
    assert "parent" not in kinds
    assert kinds.count("data.training") == 1
    codes = [d.code for d in item.diagnostics]
    assert codes == (["not-certain"] if base == "Wave?" else [])


@pytest.mark.parametrize("base", ["weights", "all", "Paper"])
def test_a_base_model_with_the_name_of_something_else(base: str) -> None:
    found = system(system=head(basemodelname=base))
    parents = [c.name for c in found.components if c.kind == "parent"]
    assert parents == ["base model"]


def test_a_link_to_another_model_is_not_its_identity() -> None:
    other = head(link="https://huggingface.co/harbour/Tide-Base")
    assert system(system=other).identity.hub is None


@pytest.mark.parametrize(
    ("parts", "code", "readable"),
    [
        ({"system": {"name": "Unknown"}}, "missing-key", False),
        ({"modelcard": {"class": "half-open"}}, "unknown-class", True),
        ({"modelcard": {"link": PAGE}}, "no-class", True),
        ({"modelcard": "open"}, "unknown-dimension", True),
        ({"model_card": {"class": "open"}}, "unknown-dimension", True),
        ({"modelcard": {"class": "closed"}}, "blank-answer", True),
        ({"modelcard": {"class": "open", "link": "see paper"}}, "not-a-link", True),
        ({"system": head(releasedate="2025-02")}, "not-day", True),
    ],
)
def test_what_is_odd_is_said(
    parts: dict[str, Any],
    code: str,
    readable: bool,  # noqa: FBT001 - a column of the table
) -> None:
    item = read_entry(**parts)
    assert [d.code for d in item.diagnostics] == [code]
    assert (item.system is not None) is readable


def test_an_answer_that_is_not_mirrored_is_mentioned() -> None:
    item = read_entry(
        system=head(basemodelname="tide chat"),
        datasources_basemodel={"class": "partial", "link": PAGE},
    )
    assert [d.code for d in item.diagnostics] == ["no-base-model"]


@pytest.mark.parametrize(
    "document",
    [
        {"system": {"name": "Tide"}},
        {"system": {"name": "Tide"}, "org": {"name": "Harbour"}},
        {"system": "Tide", "org": {}, "paper": {"class": "open"}},
        {"system": {}, "org": {}, "paper": "open"},
    ],
)
def test_what_is_no_entry_is_not_taken(document: dict[str, Any]) -> None:
    (item,) = read_all(document)
    assert [d.code for d in item.diagnostics] == ["unknown-format"]


@given(mutated(FULL))
def test_whatever_stands_in_a_file_is_read_or_refused(document: dict[str, Any]) -> None:
    check_reading(document)
