"""SPDX 3: licences that cannot be read stay unknown."""

from __future__ import annotations

from typing import Any

import pytest

from osaid.licenses.expression import Unread
from osaid.records.components import StatedLicense
from tests.readers.spdx3_graphs import (
    LISTED,
    Json,
    declared,
    element,
    expanded,
    expression,
    file,
    licensed,
    model,
    read,
    related,
    shown,
)


def chain(length: int) -> list[Json]:
    """Return a set of a set of … licences."""
    kinds = ("ConjunctiveLicenseSet", "DisjunctiveLicenseSet")
    return [
        expanded(
            kinds[number % 2],
            f"l{number}",
            member=[f"urn:acme#l{number + 1}", f"urn:x:LicenseRef-{number}"],
        )
        for number in range(length)
    ]


def nested(depth: int) -> str:
    """Return an expression that nests so deep, and is an `OR` at the top."""
    found = "MIT"
    for level in range(depth):
        is_or = (depth - level) % 2 == 1
        joined = "LicenseRef-b OR" if is_or else "LicenseRef-a AND"
        found = f"{joined} ({found})"
    return found


NOT_READ: list[tuple[str, list[Json], str]] = [
    ("is not here", [], "https://acme.example/terms"),
    ("is a person", [], "Ada"),
    ("has no expression", [element("simplelicensing_LicenseExpression", "l")], "l"),
    ("has no members", [expanded("ConjunctiveLicenseSet", "l", member=[])], "l"),
    ("is about nothing", [expanded("OrLaterOperator", "l")], "l"),
    (
        "is about a set",
        [
            expanded("OrLaterOperator", "l", subjectLicense="urn:acme#e"),
            expression("e", "MIT OR ISC"),
        ],
        "l",
    ),
    ("adds nothing", [expanded("WithAdditionOperator", "l")], "l"),
    (
        "contains itself",
        [expanded("OrLaterOperator", "l", subjectLicense="urn:acme#l")],
        "l",
    ),
    ("nests too deep", chain(100), "l0"),
    ("nests too deep in the end", [*chain(20), expression("l20", nested(45))], "l0"),
]


@pytest.mark.parametrize(
    ("elements", "target"),
    [form[1:] for form in NOT_READ],
    ids=[form[0] for form in NOT_READ],
)
def test_what_cannot_be_read_stays_unknown(elements: list[Json], target: str) -> None:
    found = declared(*elements, target=target)
    stated = licensed(found)
    assert isinstance(stated, StatedLicense)
    assert "license-not-read" in found.codes
    assert "Unread" in repr(stated.expression)


def test_licences_that_nest_too_deep_only_together_are_unknown() -> None:
    deep = expression("l", nested(50))
    assert "license-not-read" not in declared(deep).codes
    both = related("hasDeclaredLicense", "Amber", "l", f"{LISTED}ISC")
    stated = licensed(read(model(), deep, both))
    assert isinstance(stated, StatedLicense)
    assert isinstance(stated.expression, Unread)


def test_a_set_that_contains_itself_keeps_what_is_known() -> None:
    members = ["urn:acme#l", f"{LISTED}MIT"]
    found = declared(expanded("ConjunctiveLicenseSet", "l", member=members))
    assert shown(found) == '"l" AND MIT'
    assert "license-not-read" in found.codes


def test_sets_that_grow_without_end_are_not_read() -> None:
    sets: list[dict[str, Any]] = [
        expanded(
            "DisjunctiveLicenseSet" if number % 2 else "ConjunctiveLicenseSet",
            f"l{number}",
            member=[
                f"urn:acme#l{number + 1}",
                f"urn:acme#l{number + 2}",
                f"{LISTED}MIT",
            ],
        )
        for number in range(40)
    ]
    found = declared(*sets, target="l0")
    assert "license-not-read" in found.codes


def test_too_many_licences_are_not_taken_for_none() -> None:
    """What the package says must not stand in for what is not read of a file."""
    many = [related("hasDeclaredLicense", "train.py", f"x:{n}") for n in range(51)]
    found = read(
        model(),
        file("train.py", "source"),
        related("contains", "Amber", "train.py"),
        related("hasDeclaredLicense", "Amber", f"{LISTED}MIT"),
        *many,
    )
    (stated,) = found.component("train.py").license.values
    assert isinstance(stated, StatedLicense)
    assert isinstance(stated.expression, Unread)


def test_no_licence_of_many_shards_is_left_out() -> None:
    shards = [file(f"model-{number}.safetensors", "model") for number in range(102)]
    names = [str(shard["name"]) for shard in shards]
    stated = [related("hasDeclaredLicense", name, f"x:{name}") for name in names]
    found = read(model(), *shards, related("contains", "Amber", *names), *stated)
    (parameters,) = [c for c in found.system.components if c.license.statements]
    (written,) = parameters.license.values
    assert isinstance(written, StatedLicense)
    assert written.written == "102 licences"
    assert "license-not-read" in found.codes


def test_a_licence_of_two_times_is_kept_twice() -> None:
    shards = [file(f"model-{number}.safetensors", "model") for number in range(2)]
    first = {"endTime": "2025-01-01T00:00:00Z"}
    found = read(
        model(),
        *shards,
        related("contains", "Amber", *(str(shard["name"]) for shard in shards)),
        related("hasDeclaredLicense", "model-0.safetensors", f"{LISTED}MIT", **first),
        related("hasDeclaredLicense", "model-1.safetensors", f"{LISTED}MIT"),
    )
    (parameters,) = [c for c in found.system.components if c.license.statements]
    assert len(parameters.license.statements) == 2
