"""SPDX 3: what is odd in a document is pointed out, and nothing makes a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osaid.diagnostics import InputError, Severity
from osaid.records.canonical import canonical
from tests.readers.spdx3_graphs import (
    CONTEXT,
    dataset,
    element,
    file,
    graph,
    model,
    read,
    read_document,
    related,
)
from tests.readers.trees import tried

ODD = [
    ("not-a-choice", [dataset("d", dataset_datasetAvailability="direct")]),
    ("not-a-choice", [related("contains", "Amber", "d", completeness="Complete")]),
    ("not-a-choice", [related("TRAINED_ON", "Amber", "d")]),
    ("not-day", [dataset("d", releaseTime="last year")]),
    ("not-text", [dataset("d", description={"en": "a corpus"})]),
    ("broken-relationship", [{**related("contains", "Amber", "d"), "from": []}]),
    ("broken-relationship", [{**related("contains", "Amber"), "to": []}]),
    (
        "broken-relationship",
        [{**related("contains", "Amber", "d"), "from": ["urn:acme#a", "urn:acme#b"]}],
    ),
    ("not-an-element", [{**related("contains", "Amber"), "to": [None, 3.5, []]}]),
    ("none-and-others", [related("contains", "Amber", "NoneElement", "d")]),
    ("not-in-document", [related("trainedOn", "Amber", "https://acme.example/d")]),
    ("not-read", [related("hasVariant", "Amber", "d")]),
    ("not-read", [element("security_Vulnerability", "v")]),
]


@pytest.mark.parametrize(("code", "elements"), ODD)
def test_what_is_odd_is_pointed_out(code: str, elements: list[dict[str, Any]]) -> None:
    found = read(model(), *elements)
    assert found.system.name == "Amber"
    assert code in found.codes


def test_what_is_well_is_not_remarked_on() -> None:
    found = read(
        model(software_downloadLocation="https://acme.example/m"),
        dataset("web"),
        related("trainedOn", "Amber", "web"),
    )
    assert found.diagnostics == ()


LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from(
        [
            "",
            "Amber",
            "urn:acme#Amber",
            "urn:acme#web",
            "NoneElement",
            "complete",
            CONTEXT,
        ]
    ),
)
WHOLE = graph(
    element("SpdxDocument", "doc", rootElement=["urn:acme#Amber"], dataLicense="MIT"),
    model(suppliedBy="urn:acme#Ada", software_downloadLocation="https://acme.example"),
    dataset("web", dataset_datasetAvailability="query", dataset_knownBias=["some"]),
    file("train.py", "source"),
    element("simplelicensing_LicenseExpression", "l", licenseExpression="MIT OR ISC"),
    element(
        "expandedlicensing_ConjunctiveLicenseSet",
        "both",
        expandedlicensing_member=["urn:acme#l", "https://spdx.org/licenses/MIT"],
    ),
    model("base"),
    related("contains", "Amber", "train.py"),
    related("trainedOn", "Amber", "web", completeness="complete"),
    related("generates", "train.py", "Amber", scope="build"),
    related("hasDeclaredLicense", "Amber", "l", startTime="2026-01-01T00:00:00Z"),
    related("hasConcludedLicense", "Amber", "both"),
    related("descendantOf", "Amber", "base", completeness="complete"),
    related("trainedOn", "base", "NoneElement"),
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401
    """Return the path of every value in a document."""
    inner: list[tuple[Any, ...]] = [path] if path else []
    if not isinstance(value, dict | list):
        return inner
    for key in value if isinstance(value, dict) else range(len(value)):
        inner += paths(value[key], (*path, key))
    return inner


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_change_of_a_document_makes_a_traceback(data: st.DataObject) -> None:
    content = json.loads(json.dumps(WHOLE))
    for _ in range(data.draw(st.integers(1, 4))):
        *path, last = data.draw(st.sampled_from(paths(content)))
        inner = content
        for key in path:
            inner = inner[key]
        inner[last] = data.draw(
            st.one_of(LEAVES, st.lists(LEAVES, max_size=3), st.just(inner[last]))
        )
    found = tried(lambda: read_document(json.dumps(content).encode()))
    if isinstance(found, InputError):
        return
    failed = any(d.severity is Severity.ERROR for d in found.diagnostics)
    assert failed is not bool(found.systems)
    for system in found.systems:
        assert canonical(system)["name"]
