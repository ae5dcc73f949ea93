from __future__ import annotations

from typing import Any

import pytest

import osaid
from osaid.records.joining import join
from tests.records.joining.told import (
    codes,
    disagreements,
    names,
    part,
    said,
    sides,
    told,
)


def test_the_heads_of_records() -> None:
    joined = join(
        [
            told("a.yaml", name="Example-7B", release="1", supplier="ACME", by="Ada"),
            told("b.yaml", hub="acme/example", made="2025-01-01", by="Ada; Bob"),
            told(
                "c.yaml",
                release="2",
                hub="acme/other",
                subject="model",
                made="2026-01-01",
            ),
            told("d.yaml", release="1", purl="pkg:huggingface/acme/example@1"),
        ]
    )
    system = joined.system
    assert (system.name, system.release, system.supplier) == ("Example 7B", "1", "ACME")
    assert (str(system.subject), str(system.made)) == ("model", "2026-01-01")
    assert system.by == "Ada; Bob"
    assert disagreements(joined) == {
        "system: release": {"1": ["a.yaml", "d.yaml"], "2": ["c.yaml"]},
        "system: hub": {"acme/example": ["b.yaml"], "acme/other": ["c.yaml"]},
    }


def test_revisions_of_a_component_that_differ() -> None:
    base = {"name": "base", "hub": "acme/base"}
    sources = [
        told(name, components={"parent": {**base, "revision": revision}})
        for name, revision in (("a", "1"), ("b", "2"), ("c", "1"))
    ]
    joined = join([*sources, told("d", components={"parent": base})])
    assert disagreements(joined) == {"base: revision": {"1": ["a", "c"], "2": ["b"]}}
    assert part(joined, "base").identity.revision == "1"
    assert not join([sources[0], sources[2]]).disagreements


def test_subjects_that_differ() -> None:
    joined = join([told("a", subject="model"), told("b", subject="weights"), told("c")])
    assert [sides(one) for one in joined.disagreements] == [
        {"model": ["a"], "weights": ["b"]}
    ]


def test_attributes_and_claims_of_all() -> None:
    claim = {"name": "osi", "by": "OSI", "words": "complies", "group": "conforms"}
    joined = join(
        [
            told("a", attributes={"acme.country": "DE"}, claims=[claim]),
            told("b", attributes={"acme.country": "FR"}, claims=[claim]),
            told("c", claims=[{**claim, "words": "fails", "group": "terms"}]),
        ]
    )
    (attribute,) = joined.system.attributes
    assert set(attribute.fact.values) == {"DE", "FR"}
    assert [c.name for c in joined.system.claims] == ["osi", "osi (2)"]
    assert list(disagreements(joined)) == ["system: attributes acme.country"]


def test_records_of_one_parent_are_joined() -> None:
    def child(**record: str) -> dict[str, Any]:
        inner = {"osaid_record": 1, "name": "base", **record}
        return {"parent": {"name": "base", "record": inner}}

    joined = join(
        [
            told("a", components=child(delivery="released")),
            told("b", components=child(delivery="hosted_only", described_as="open")),
        ]
    )
    ((name, parent),) = joined.system.parents
    assert (name, len(parent.delivery.values)) == ("base", 2)
    assert parent.described_as.values == ("open",)
    assert list(disagreements(joined)) == ["base: delivery"]


def test_an_element_speaks_of_a_part() -> None:
    card = told(
        "card.md",
        subject="model",
        components={"data.evaluation": {"name": "acme/text", "hub": "acme/text"}},
    )
    dataset = told(
        "croissant.json",
        name="Text",
        subject="element",
        hub="datasets/acme/text",
        overall_terms="MIT",
        listings={"component": "all"},
        components={
            "data.training": {"name": "dataset", "license": "ODC-By-1.0"},
            "information": {"name": "metadata", "about": ["dataset"]},
        },
        attestations=[
            {"judgement": "fine", "answer": "yes", "by": "Ada", "judged": ["all"]}
        ],
    )
    joined = join([dataset, card])
    assert names(joined) == [
        "information Text: metadata",
        "data.evaluation acme/text",
    ]
    assert said(joined, "acme/text", "license") == {"ODC-By-1.0"}
    assert part(joined, "Text: metadata").about.names == ("acme/text",)
    assert joined.system.name == "Example 7B"
    assert joined.system.identity.hub is None
    assert joined.system.overall_terms.is_silent
    assert joined.system.listings == ()
    assert set(joined.system.attestations[0].judged) == {"Text: metadata", "acme/text"}
    assert "about-an-element" in codes(joined.diagnostics)


def test_two_datasets_are_not_taken_for_each_other() -> None:
    dataset = {"data.training": {"name": "dataset"}}
    joined = join(
        [
            told("card.md"),
            told("a", name="Text", subject="element", components=dataset),
            told("b", name="Speech", subject="element", components=dataset),
        ]
    )
    assert names(joined) == [
        "data.training Speech: dataset",
        "data.training Text: dataset",
    ]


def test_elements_alone_are_about_one() -> None:
    one = told("a", name="Text", subject="element")
    assert join([one, told("b", name="text", subject="element")]).disagreements == ()
    with pytest.raises(osaid.InputError, match="several elements"):
        join([one, told("b", name="Speech", subject="element")])


def test_nothing_cannot_be_joined() -> None:
    with pytest.raises(osaid.InputError, match="no record"):
        join([])
