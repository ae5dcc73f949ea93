from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

import osaid
from osaid.readers.inputs import read
from osaid.records.ancestry import MOST_GENERATIONS
from osaid.records.attaching import Library
from osaid.records.joining import Witness, witness
from osaid.records.systems import System


def record(name: str, *parents: str, **said: Any) -> Witness:  # noqa: ANN401 - as in a file
    """Return a record with an id on the Hub, of a system derived from others."""
    listed = [{"name": p, "hub": f"acme/{p}", "presence": "provided"} for p in parents]
    components = said.pop("components", {}) | ({"parent": listed} if listed else {})
    head = {"osaid_record": 1, "name": name, "hub": f"acme/{name}", "subject": "model"}
    written = {**head, **({"components": components} if components else {}), **said}
    return Witness(f"{name}.yaml", read(written, name=f"{name}.yaml"))


def attached(system: Witness, *library: Witness) -> System:
    """Return a system with what a library has of its parents and parts."""
    return Library(list(library)).attached(system.system)[0]


def lineage(system: System) -> dict[str, Any]:
    """Return the names of records of parents, and of theirs."""
    return {name: lineage(record) for name, record in system.parents}


def test_a_chain_of_three() -> None:
    chain = [record("a", "b"), record("b", "c"), record("c", "d"), record("d")]
    assert lineage(attached(*chain)) == {"b": {"c": {"d": {}}}}


def test_a_parent_that_nobody_knows_stays_without_a_record() -> None:
    assert lineage(attached(record("a", "b"), record("c"))) == {}


def test_a_record_that_is_there_stays_and_is_completed() -> None:
    inner = {
        "osaid_record": 1,
        "name": "mine",
        "components": {"parent": {"hub": "acme/c"}},
    }
    parent = {"parent": {"name": "b", "hub": "acme/b", "record": inner}}
    found = attached(record("a", components=parent), record("b"), record("c"))
    assert lineage(found) == {"b": {"parent": {}}}
    assert found.parents[0][1].name == "mine"


@pytest.mark.parametrize(
    ("head", "parent", "found"),
    [
        ({"hub": "acme/b"}, {"hub": "ACME/B"}, True),
        ({"hub": "acme/b"}, {"purl": "pkg:huggingface/acme/b@1"}, True),
        ({"purl": "pkg:huggingface/acme/b@1"}, {"hub": "acme/b"}, True),
        ({"purl": "pkg:mlflow/b@1"}, {"purl": "pkg:mlflow/b@1"}, True),
        ({"purl": "pkg:mlflow/b@1"}, {"purl": "pkg:mlflow/b@2"}, False),
        ({"digest": "sha256:ab"}, {"digest": "SHA256:AB"}, True),
        ({"hub": "acme/b"}, {"location": "https://huggingface.co/acme/b"}, True),
        ({"hub": "acme/b", "revision": "1"}, {"hub": "acme/b", "revision": "1"}, True),
        ({"hub": "acme/b", "revision": "1"}, {"hub": "acme/b", "revision": "2"}, False),
        ({"hub": "acme/b", "revision": "1"}, {"hub": "acme/b"}, True),
        (
            {"hub": "acme/b", "revision": "1"},
            {"purl": "pkg:huggingface/acme/b@2"},
            False,
        ),
        (
            {"hub": "acme/b", "digest": "sha256:ab"},
            {"hub": "acme/c", "digest": "sha256:ab"},
            False,
        ),
        ({}, {"name": "b"}, False),
    ],
)
def test_by_what_a_parent_is_found(
    head: dict[str, str],
    parent: dict[str, str],
    found: bool,  # noqa: FBT001 - a column of the table
) -> None:
    system = record("a", components={"parent": {"name": "base", **parent}})
    known = read({"osaid_record": 1, "name": "b", **head})
    assert bool(attached(system, Witness("b.yaml", known)).parents) is found


@pytest.mark.parametrize(
    "records",
    [
        [record("a", "b"), record("b", "a")],
        [record("a", "b"), record("b", "c"), record("c", "a")],
        [record("a", "b"), record("b", "c"), record("c", "b")],
        [record("a", "b"), record("b", "c", "d"), record("c"), record("d", "b")],
    ],
)
def test_a_circle_is_an_error(records: list[Witness]) -> None:
    with pytest.raises(osaid.InputError, match="derived from"):
        attached(records[0], *records)


def test_a_circle_of_digests_ends() -> None:
    def same(name: str) -> Witness:
        parent = {"parent": {"name": "original", "digest": "sha256:ab"}}
        return Witness(
            name,
            read(
                {
                    "osaid_record": 1,
                    "name": name,
                    "digest": "sha256:ab",
                    "components": parent,
                }
            ),
        )

    # A copy has the digest of its original: neither record is above the other.
    assert lineage(attached(same("a"), same("a"), same("b"))) == {}


def test_a_copy_finds_its_original_by_its_own_name() -> None:
    copy = record("copy", "original", digest="sha256:ab")
    found = attached(copy, copy, record("original", digest="sha256:ab"))
    assert lineage(found) == {"original": {}}


def test_one_ancestor_of_two_parents_is_no_circle() -> None:
    top = [record("b", "d"), record("c", "d"), record("d")]
    found = attached(record("a", "b", "c"), *top)
    assert lineage(found) == {"b": {"d": {}}, "c": {"d": {}}}


def test_a_line_that_is_too_long_is_an_error() -> None:
    names = [f"m{number}" for number in range(MOST_GENERATIONS + 3)]
    chain = [record(*pair) for pair in pairwise(names)]
    with pytest.raises(osaid.InputError, match="generations"):
        attached(*chain, record(names[-1]))


@pytest.mark.parametrize("each", [1, 3])
def test_a_line_is_counted_in_generations_and_not_in_records(each: int) -> None:
    """The system is in the folder, too, and several records are about each."""
    names = [f"m{number}" for number in range(MOST_GENERATIONS + 2)]
    pairs = [*pairwise(names), (names[-1],)]
    library = [record(*pair) for pair in pairs for _ in range(each)]
    with pytest.raises(osaid.InputError, match="generations"):
        attached(library[0], *library)
    found = attached(library[each], *library)
    for _ in range(MOST_GENERATIONS):
        ((_, found),) = found.parents
    assert found.parents == ()


def test_too_many_ancestors_are_an_error_and_take_no_time() -> None:
    rows = [[f"m{row}-{number}" for number in range(4)] for row in range(30)]
    library = [record(name, *above) for row, above in pairwise(rows) for name in row]
    with pytest.raises(osaid.InputError, match="ancestors"):
        attached(*library, *map(record, rows[-1]))


@pytest.mark.parametrize("kind", ["parent", "data.training"])
def test_of_several_revisions_none_is_taken(kind: str) -> None:
    """What one has and another has together is of neither of them."""
    part = {"subject": "element", "components": {kind: {"name": "rows"}}}
    said: dict[str, Any] = {} if kind == "parent" else part
    library = Library(
        [
            Witness(f"{revision}.yaml", record("b", revision=revision, **said).system)
            for revision in "12"
        ]
    )
    for revision, found in ((None, set()), ("1", {"1.yaml"})):
        known = {"revision": revision} if revision else {}
        listed = {kind: {"name": "b", "hub": "acme/b", **known}}
        child = record("a", components=listed).system
        _, remarks = library.attached(child)
        codes = {remark.code for remark in remarks}
        assert ("revision-unclear" in codes) is (not found)
        assert found == {f for f in ("1.yaml",) if f"is {f}" in str(remarks[0])}


def test_a_supplement_adds_to_the_record_of_a_parent() -> None:
    extra = osaid.read_supplement(
        {"osaid_supplement": 1, "hub": "acme/b", "delivery": "released"}
    )
    more = witness(extra, "more.yaml")
    assert attached(record("a", "b"), more).parents == ()
    ((_, parent),) = attached(record("a", "b"), more, record("b")).parents
    assert [str(value) for value in parent.delivery.values] == ["released"]


def test_several_records_of_one_parent_are_joined() -> None:
    first = record("b", delivery="released", described_as="open")
    second = Witness("other.yaml", record("b", delivery="hosted_only").system)
    system, remarks = Library([first, second]).attached(record("a", "b").system)
    ((_, parent),) = system.parents
    assert len(parent.delivery.values) == 2
    assert parent.described_as.values == ("open",)
    assert {d.code for d in remarks} == {"parent-found", "sources-disagree"}


def test_a_record_of_an_element_is_no_parent() -> None:
    assert lineage(attached(record("a", "b"), record("b", subject="element"))) == {}


def dataset(**said: Any) -> Witness:  # noqa: ANN401 - as in a file
    """Return the record of a dataset, with a card."""
    written = {
        "osaid_record": 1,
        "name": "Text",
        "subject": "element",
        "hub": "datasets/acme/text",
        "components": {
            "data.training": {"name": "dataset", "license": "ODC-By-1.0"},
            "information": {"name": "card", "about": ["dataset"], "covers": ["scope"]},
        },
        **said,
    }
    return Witness("text.json", read(written, name="text.json"))


@pytest.mark.parametrize("kind", ["data.training", "data.evaluation", "data"])
def test_a_record_of_a_part_is_joined_with_it(kind: str) -> None:
    listed = {kind: {"name": "acme/text", "hub": "acme/text"}}
    system, remarks = Library([dataset()]).attached(
        record("a", components=listed).system
    )
    assert {c.name for c in system.components} == {"acme/text", "Text: card"}
    found = next(c for c in system.components if c.name == "acme/text")
    assert str(found.license.values[0].expression) == "ODC-By-1.0"  # type: ignore[union-attr]
    assert found.kind in {kind, "data.training"}
    assert "part-found" in {d.code for d in remarks}


def test_a_dataset_of_another_name_is_no_part() -> None:
    listed = {"data.training": {"name": "dataset", "hub": "acme/speech"}}
    system = record("a", components=listed)
    assert attached(system, dataset()) is system.system


def test_parts_of_parents_are_joined_too() -> None:
    listed = {"data.training": {"name": "acme/text", "hub": "acme/text"}}
    parent = record("b", components=listed)
    ((_, found),) = attached(record("a", "b"), parent, dataset()).parents
    assert len(found.components) == 2
