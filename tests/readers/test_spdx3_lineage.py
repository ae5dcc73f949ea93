"""SPDX 3: what a model was derived from, and which lists are complete."""

from __future__ import annotations

import pytest

from osaid.records.components import Derivation
from osaid.records.statements import Grade
from osaid.records.systems import Extent
from tests.readers.spdx3_graphs import (
    Json,
    Reading,
    dataset,
    element,
    file,
    model,
    read,
    related,
)


def read_amber(*elements: Json) -> Reading:
    """Read a document whose root is Amber."""
    root = element("SpdxDocument", "doc", rootElement=["urn:acme#Amber"])
    return read(root, model(), *elements)


def listings(found: Reading) -> dict[str, tuple[object, ...]]:
    return {listing.kind: listing.extent.values for listing in found.system.listings}


def test_a_model_descends_from_its_parents() -> None:
    found = read_amber(
        model("base", software_downloadLocation="https://huggingface.co/acme/base"),
        model("other"),
        related("descendantOf", "Amber", "base"),
        related("ancestorOf", "other", "Amber"),
        related("hasDeclaredLicense", "base", "https://spdx.org/licenses/MIT"),
    )
    parents = [c for c in found.system.components if c.kind == "parent"]
    assert [parent.name for parent in parents] == ["base", "other"]
    assert all(parent.derivation.is_silent for parent in parents)
    assert parents[0].identity.hub == "acme/base"
    assert not parents[0].license.is_silent
    assert found.system.parents == ()


def test_a_copy_says_that_it_is_one() -> None:
    found = read_amber(model("base"), related("copiedTo", "base", "Amber"))
    assert found.component("base").derivation.values == (Derivation.COPY,)


def test_a_copy_of_something_else_is_no_parent() -> None:
    found = read_amber(file("notes"), related("copiedTo", "notes", "Amber"))
    assert list(found.kinds) == ["Amber"]


def test_to_fine_tune_on_a_model_says_how() -> None:
    found = read_amber(
        element("software_Package", "base", software_primaryPurpose="model"),
        dataset("chats"),
        related("finetunedOn", "Amber", "base", "chats"),
    )
    (statement,) = found.component("base").derivation.statements
    assert statement.value is Derivation.FINE_TUNE
    assert statement.origin.grade is Grade.ASSERTED
    assert found.kinds["chats"] == "data.training"


@pytest.mark.parametrize(
    ("comment", "derivation"),
    [
        ("base_model_relation:finetune", Derivation.FINE_TUNE),
        ("base_model_relation: quantized", Derivation.QUANTIZE),
        ("base_model_relation:adapter", Derivation.ADAPTER),
        ("base_model_relation:merge", Derivation.MERGE),
        ("a fine-tune, I think", None),
    ],
)
def test_a_comment_may_say_how(comment: str, derivation: Derivation | None) -> None:
    found = read_amber(
        model("base"), related("descendantOf", "Amber", "base", comment=comment)
    )
    fact = found.component("base").derivation
    assert fact.values == ((derivation,) if derivation else ())
    assert all(s.origin.grade is Grade.INFERRED for s in fact.statements)


def test_what_is_said_twice_of_a_parent_is_kept() -> None:
    found = read_amber(
        model("base"),
        related("finetunedOn", "Amber", "base"),
        related("copiedTo", "base", "Amber"),
    )
    assert found.component("base").derivation.is_contested


def test_a_parent_that_is_only_named_is_listed() -> None:
    found = read_amber(related("descendantOf", "Amber", "https://acme.example/base"))
    assert found.kinds["base"] == "parent"


def test_a_dataset_is_no_parent() -> None:
    found = read_amber(dataset("web"), related("descendantOf", "Amber", "web"))
    assert "web" not in found.kinds
    assert "not-a-model" in found.codes


def test_to_depend_on_a_model_is_not_to_descend_from_it() -> None:
    found = read_amber(model("base"), related("dependsOn", "Amber", "base"))
    assert "base" not in found.kinds
    assert "possible-parent" in found.codes


def test_a_chain_of_parents_has_their_records() -> None:
    found = read_amber(
        model("base"),
        model("first"),
        dataset("web"),
        related("descendantOf", "Amber", "base"),
        related("descendantOf", "base", "first"),
        related("trainedOn", "first", "web"),
    )
    ((name, base),) = found.system.parents
    ((other, first),) = base.parents
    assert (name, other) == ("base", "first")
    assert [c.name for c in first.components] == ["first", "web"]


@pytest.mark.parametrize(
    "elements",
    [
        [related("descendantOf", "Amber", "Amber")],
        [
            model("base"),
            related("descendantOf", "Amber", "base"),
            related("descendantOf", "base", "Amber"),
        ],
    ],
)
def test_to_descend_from_oneself_is_an_error(elements: list[Json]) -> None:
    found = read_amber(*elements)
    assert found.systems == ()
    assert "circular-lineage" in found.codes


def test_a_lineage_that_is_too_long_ends() -> None:
    found = read_amber(
        *(model(f"m{n}") for n in range(100)),
        related("descendantOf", "Amber", "m0"),
        *(related("descendantOf", f"m{n}", f"m{n + 1}") for n in range(99)),
    )
    assert "long-lineage" in found.codes
    depth, system = 0, found.system
    while system.parents:
        depth, system = depth + 1, system.parents[0][1]
    assert 10 <= depth <= 30


def test_a_lineage_that_branches_without_end_is_cut() -> None:
    found = read_amber(
        *(model(f"m{n}") for n in range(30)),
        related("descendantOf", "Amber", "m0", "m1"),
        *(
            related("descendantOf", f"m{n}", f"m{n + 1}", f"m{n + 2}")
            for n in range(28)
        ),
    )
    assert "long-lineage" in found.codes
    waiting, number = [found.system], 0
    while waiting:
        number += 1
        waiting += [parent for _, parent in waiting.pop().parents]
    assert number <= 60


def test_without_a_promise_there_is_no_listing() -> None:
    for completeness in (None, "noAssertion", "COMPLETE"):
        said = {"completeness": completeness} if completeness else {}
        found = read_amber(dataset("web"), related("trainedOn", "Amber", "web", **said))
        assert found.system.listings == ()


@pytest.mark.parametrize(
    ("relationship", "target", "kind"),
    [("trainedOn", "web", "data.training"), ("descendantOf", "base", "parent")],
)
def test_a_complete_relationship_lists_all(
    relationship: str, target: str, kind: str
) -> None:
    others = (dataset("web"), model("base"))
    complete = related(relationship, "Amber", target, completeness="complete")
    found = read_amber(*others, complete)
    assert listings(found) == {kind: (Extent.ALL,)}
    (listing,) = found.system.listings
    assert listing.extent.statements[0].origin.grade is Grade.ASSERTED

    incomplete = related(relationship, "Amber", target, completeness="incomplete")
    assert listings(read_amber(*others, incomplete)) == {kind: (Extent.OPEN,)}
    none = related(relationship, "Amber", "NoneElement")
    assert listings(read_amber(*others, none)) == {kind: (Extent.ALL,)}


@pytest.mark.parametrize("other", ["trainedOn", "pretrainedOn"])
def test_contradicting_promises_are_both_kept(other: str) -> None:
    found = read_amber(
        dataset("web"),
        related("trainedOn", "Amber", "web", completeness="complete"),
        related(other, "Amber", "web", completeness="incomplete"),
    )
    (promised,) = listings(found).values()
    assert set(promised) == {Extent.ALL, Extent.OPEN}


def test_the_promise_of_the_only_file_of_parameters_is_one_for_the_model() -> None:
    weights = (file("a.gguf", "model"), related("contains", "Amber", "a.gguf"))
    promise = related("trainedOn", "a.gguf", "web", completeness="complete")
    found = read_amber(dataset("web"), *weights, promise)
    assert listings(found) == {"data.training": (Extent.ALL,)}
    more = (file("b.gguf", "model"), related("contains", "Amber", "b.gguf"))
    found = read_amber(dataset("web"), *weights, *more, promise)
    assert listings(found) == {}
    assert "not-complete" in found.codes


def test_the_promise_of_the_only_model_is_one_for_the_system() -> None:
    found = read(
        element("SpdxDocument", "doc", rootElement=["urn:acme#app"]),
        element("ai_AIPackage", "app", software_primaryPurpose="application"),
        model(),
        file("a.gguf", "model"),
        file("b.gguf", "model"),
        dataset("web"),
        related("contains", "app", "Amber"),
        related("contains", "Amber", "a.gguf", "b.gguf"),
        related("trainedOn", "Amber", "web", completeness="complete"),
    )
    assert listings(found) == {"data.training": (Extent.ALL,)}


@pytest.mark.parametrize(
    "elements",
    [
        [related("trainedOn", "Amber", "web", completeness="complete", scope="test")],
        [
            related(
                "trainedOn",
                "Amber",
                "web",
                completeness="complete",
                endTime="2026-01-01T00:00:00Z",
            )
        ],
        [
            related("trainedOn", "Amber", "web", completeness="complete"),
            related("trainedOn", "Amber", "books"),
        ],
        [
            related("trainedOn", "Amber", "web", completeness="complete"),
            related("finetunedOn", "Amber", "books"),
        ],
        [
            related(
                "trainedOn",
                "Amber",
                "web",
                "NoAssertionElement",
                completeness="complete",
            )
        ],
        [related("trainedOn", "Amber", "web", "teacher", completeness="complete")],
        [related("trainedOn", "Amber", completeness="complete")],
        [related("trainedOn", "Amber", completeness="complete") | {"to": [3, "x:y"]}],
        [
            related("trainedOn", "Amber", "web"),
            related("trainedOn", "Amber", "NoneElement"),
        ],
    ],
    ids=["scope", "time", "more", "tuned", "open", "a model", "nothing", "odd", "none"],
)
def test_a_promise_that_is_in_doubt_is_none(elements: list[Json]) -> None:
    found = read_amber(dataset("web"), dataset("books"), model("teacher"), *elements)
    assert found.system.listings == ()
    assert "not-complete" in found.codes


@pytest.mark.parametrize(
    "relationship", ["contains", "testedOn", "hasDocumentation", "dependsOn"]
)
def test_other_complete_relationships_list_nothing(relationship: str) -> None:
    found = read_amber(
        file("a.md"), related(relationship, "Amber", "a.md", completeness="complete")
    )
    assert found.system.listings == ()
    assert "complete-in-itself" in found.codes
