"""Documents that carry a record, to be changed and read in tests."""

from __future__ import annotations

import json
from typing import Any

from osaid.readers.inputs import Input, read_all
from osaid.records.components import Attribute, Presence
from osaid.records.systems import Extent, Listing, Subject, System
from tests.writers.small import WHERE, fact, license_fact, of, part, weights

Json = dict[str, Any]
SYSTEM = of(
    weights(license=license_fact("MIT"), location=fact(WHERE)),
    part("data.training", "crawl", license=license_fact("ODC-By-1.0")),
    part("code", "gone", presence=fact(Presence.ABSENT)),
    part("parent", "Base"),
    release="7B",
    supplier="LLM360",
    subject=Subject.MODEL,
    by="Ada",
    listings=(Listing("data", fact(Extent.ALL)),),
    attributes=(Attribute("cyclonedx.task", fact("chat")),),
)
BOTH = ["cyclonedx", "spdx3"]


def read(document_: Json) -> Input:
    (found,) = read_all(json.dumps(document_).encode(), name="document.json")
    return found


def system(document_: Json, *codes: str) -> System:
    """Return the system of a document, which gives these warnings."""
    found = read(document_)
    assert found.system is not None, found.diagnostics
    assert [d.code for d in found.diagnostics] == list(codes)
    return found.system


def entries(document_: Json) -> dict[str, Json]:
    """Return the entries of a document by name, in either format."""
    if "@graph" in document_:
        return {e["name"]: e for e in document_["@graph"] if "name" in e}
    described = document_["metadata"]["component"]
    listed = document_["components"]
    return {each["name"]: each for each in (described, *listed)}


def properties(entry: Json) -> list[Json]:
    extended = "extension" in entry
    found: list[Json] = (
        entry["extension"][0]["extension_cdxProperty"]
        if extended
        else entry["properties"]
    )
    return found


def keys(property_: Json) -> tuple[str, str]:
    """Return the keys of name and value."""
    name = "extension_cdxPropName"
    return (name, "extension_cdxPropValue") if name in property_ else ("name", "value")


def change(entry: Json, name: str, value: str | None) -> None:
    """Give a property another value, or take it away."""
    found = properties(entry)
    for each in list(found):
        name_key, value_key = keys(each)
        if each[name_key] == name:
            if value is None:
                found.remove(each)
            else:
                each[value_key] = value
