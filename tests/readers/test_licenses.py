"""Files of licence facts: what is wrong with them is told, with place and cure."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osaid.diagnostics import LicenseError, Severity
from osaid.licenses.catalog import shipped
from osaid.licenses.facts import facts_of
from osaid.readers.catalogues import catalogue_text, read_catalogue
from osaid.readers.licenses import read_licenses
from osaid.truth import Truth

SIGNED = {"author": "counsel", "date": "2026-03-01", "reason": "we read it"}
RIGHTS = {"use": "granted"}
ADDED = {"id": "LicenseRef-acme", "name": "Acme", "rights": RIGHTS, **SIGNED}
ALIAS = {"alias": "our terms", "license": "MIT", **SIGNED}
RULING = {"license": "MIT", "right": "use", "status": "withheld", **SIGNED}
LIMIT = {"license": "MIT", "restriction": "hosting", "weight": "blocking", **SIGNED}
LIMITED = {**LIMIT, "limits": ["use"]}


def without(entry: dict[str, Any], key: str) -> dict[str, Any]:
    """Return an entry without one of its keys."""
    return {name: value for name, value in entry.items() if name != key}


def file(**parts: object) -> dict[str, object]:
    """Return a file with some parts."""
    return {"osaid_licenses": 1, **parts}


NASTY: list[tuple[dict[str, Any], str, str]] = [
    ({}, "unknown-format", "write `osaid_licenses: 1`"),
    ({"osaid_licenses": 2}, "unknown-version", "write `1`"),
    ({"osaid_licenses": [1]}, "unknown-version", "write `1`"),
    (file(licences=[]), "unknown-key", "did you mean `licenses`?"),
    (file(licenses="MIT"), "wrong-shape", ""),
    (file(aliases=[["a"]]), "wrong-shape", ""),
    (file(licenses=[without(ADDED, "author")]), "missing-key", "add `author"),
    (file(licenses=[without(ADDED, "rights")]), "missing-key", "add `rights"),
    (file(aliases=[without(ALIAS, "date")]), "missing-key", "add `date"),
    (file(overrule=[without(RULING, "reason")]), "missing-key", "add `reason"),
    (file(overrule=[{**RULING, "reason": " "}]), "empty-value", ""),
    (file(overrule=[{**RULING, "reason": None}]), "empty-value", ""),
    (file(overrule=[{**RULING, "author": ["a", "b"]}]), "wrong-shape", ""),
    (file(overrule=[{**RULING, "date": "March 2026"}]), "not-day", "2026-11-21"),
    (file(overrule=[{**RULING, "date": "2026-02-30"}]), "not-day", ""),
    (file(overrule=[{**RULING, "status": "witheld"}]), "unknown-word", "`withheld`"),
    (file(overrule=[{**RULING, "right": "modfy"}]), "unknown-word", "`modify`"),
    (file(overrule=[without(RULING, "right")]), "overrule-what", "each of them"),
    (file(overrule=[RULING | LIMITED]), "overrule-what", "each of them"),
    (
        file(overrule=[{**RULING, "license": "Apache2"}]),
        "unknown-license",
        "Apache-2.0",
    ),
    (file(overrule=[{**RULING, "license": "LicenseRef-x"}]), "unknown-license", ""),
    (file(overrule=[RULING, {**RULING, "status": "granted"}]), "decided-twice", "#"),
    (file(overrule=[LIMIT]), "limits-missing", "`limits`"),
    (file(overrule=[{**LIMITED, "weight": "block"}]), "unknown-word", "`blocking`"),
    (file(overrule=[{**LIMITED, "limits": ["us"]}]), "unknown-word", "`use`"),
    (
        file(overrule=[{**LIMITED, "restriction": "Non commercial"}]),
        "unknown-word",
        "did you mean `non_commercial`?",
    ),
    (
        file(overrule=[{**LIMITED, "restriction": "attribution"}]),
        "unknown-word",
        "it stands under `conditions`",
    ),
    (file(licenses=[ADDED, ADDED]), "license-twice", "keep one"),
    (file(licenses=[{**ADDED, "id": "MIT"}]), "license-id", "LicenseRef-"),
    (file(licenses=[{**ADDED, "id": "LicenseRef-a b"}]), "license-id", "LicenseRef-"),
    (
        file(licenses=[{**ADDED, "id": "LicenseRef-ai-kimi-k3"}]),
        "license-known",
        "`overrule`",
    ),
    (file(licenses=[{**ADDED, "rights": ["use"]}]), "wrong-shape", ""),
    (file(licenses=[{**ADDED, "rights": {"train": "granted"}}]), "unknown-key", ""),
    (file(licenses=[{**ADDED, "rights": {"use": "yes"}}]), "unknown-word", "granted"),
    (file(licenses=[{**ADDED, "rights": {"use": {"status": 1}}}]), "unknown-word", ""),
    (file(licenses=[{**ADDED, "category": "free"}]), "unknown-word", "permissive"),
    (file(licenses=[{**ADDED, "open_for": ["code"]}]), "unknown-word", "data"),
    (file(licenses=[{**ADDED, "aliases": ["mit"]}]), "alias-is-id", "another text"),
    (file(licenses=[{**ADDED, "conditions": [{}]}]), "missing-key", "add `kind"),
    (
        file(licenses=[{**ADDED, "conditions": [{"kind": "hosting"}]}]),
        "unknown-word",
        "it stands under `restrictions`",
    ),
    (
        file(
            licenses=[
                {
                    **ADDED,
                    "restrictions": [
                        {
                            "kind": "user_threshold",
                            "weight": "blocking",
                            "limits": ["use"],
                            "value": "many",
                        }
                    ],
                }
            ]
        ),
        "not-number",
        "write digits",
    ),
    (file(aliases=[{**ALIAS, "alias": "Apache-2.0"}]), "alias-is-id", "another"),
    (file(aliases=[{**ALIAS, "alias": "a" * 301}]), "alias-too-long", "shorten it"),
    (
        file(aliases=[ALIAS, {**ALIAS, "alias": "Our  Terms", "license": "ISC"}]),
        "alias-twice",
        "keep one",
    ),
    (file(aliases=[{**ALIAS, "license": "Apache"}]), "unknown-license", "Apache"),
]


@pytest.mark.parametrize(("document", "code", "cure"), NASTY)
def test_what_is_wrong_is_told(document: dict[str, Any], code: str, cure: str) -> None:
    with pytest.raises(LicenseError) as caught:
        read_licenses(document, name="own.yaml")
    found = [p for p in caught.value.diagnostics if p.code == code]
    assert found
    assert cure in (found[0].help or "")
    assert found[0].place is not None
    assert found[0].place.file == "own.yaml"


def test_everything_is_told_at_once_with_its_line() -> None:
    text = "osaid_licenses: 1\naliases:\n- {alias: a}\noverrule:\n- {license: MIT}\n"
    with pytest.raises(LicenseError) as caught:
        read_licenses(text.encode(), name="own.yaml")
    places = [str(problem.place) for problem in caught.value.diagnostics]
    assert places == ["own.yaml:3:3"] * 4 + ["own.yaml:5:3"]


@pytest.mark.parametrize(
    "text", [b"", b"[", b"a: &a [*a]", b"\xff", b"{" * 5000, b"osaid_licenses: 1: 2"]
)
def test_what_is_no_document_is_refused(text: bytes) -> None:
    with pytest.raises(LicenseError):
        read_licenses(text)


def test_what_is_right_is_read() -> None:
    parts = file(licenses=[ADDED], aliases=[ALIAS], overrule=[RULING, RULING, LIMITED])
    catalogue = read_licenses(parts, name="own.yaml")
    says = [(r.license, r.name, r.says) for r in catalogue.rulings]
    assert says == [
        ("LicenseRef-acme", "LicenseRef-acme", "added"),
        ("MIT", "our terms", "means"),
        ("MIT", "use", "withheld"),
        ("MIT", "use", "withheld"),
        ("MIT", "hosting", "blocking"),
    ]
    assert catalogue.diagnostics == ()


@pytest.mark.parametrize(
    ("kind", "severity", "cure"),
    [
        ("non_comercial", Severity.WARNING, "did you mean `non_commercial`?"),
        ("military_use", Severity.INFORMATION, "policies that declare it"),
    ],
)
def test_a_restriction_of_ones_own_is_taken_and_remarked(
    kind: str, severity: Severity, cure: str
) -> None:
    limited = {**LIMITED, "restriction": kind}
    catalogue = read_licenses(file(overrule=[limited]), name="own.yaml")
    (found,) = catalogue.diagnostics
    assert (found.code, found.severity) == ("own-restriction", severity)
    assert cure in (found.help or "")
    facts = facts_of("MIT", catalogue)
    assert facts is not None
    assert facts.restricts((kind,)) is Truth.TRUE
    assert facts.restricts(("geography",)) is Truth.FALSE


def test_a_later_file_may_speak_of_an_earlier_one_and_must_not_contradict() -> None:
    use = {**RULING, "license": "LicenseRef-acme"}
    both = read_licenses(file(licenses=[ADDED]), file(overrule=[use]))
    assert len(both.own) == 2
    other = file(overrule=[{**use, "status": "granted"}])
    with pytest.raises(LicenseError, match="decided twice"):
        read_licenses(other, base=both)


def test_a_grant_that_a_restriction_limits_is_remarked() -> None:
    granted = {**RULING, "license": "CC-BY-NC-4.0", "status": "granted"}
    (found,) = read_licenses(file(overrule=[granted])).diagnostics
    assert (found.code, found.severity) == ("still-limited", "warning")
    lifted = {**LIMIT, "license": "CC-BY-NC-4.0", "restriction": "non_commercial"}
    ruled = [granted, {**lifted, "weight": "absent"}]
    assert read_licenses(file(overrule=ruled)).diagnostics == ()


texts = st.sampled_from(["MIT", "use", "LicenseRef-acme", "granted", "2026-03-01", ""])
keys = st.sampled_from([*ADDED, *LIMITED, *ALIAS, "right", "status", "restrictions"])
scalars = st.none() | st.booleans() | st.integers() | texts | st.text(max_size=5)
parts = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner),
    max_leaves=12,
)


@given(
    st.fixed_dictionaries(
        {"osaid_licenses": st.just(1)},
        optional=dict.fromkeys(("licenses", "aliases", "overrule"), parts),
    )
)
def test_nothing_gives_anything_but_a_diagnostic(document: dict[str, Any]) -> None:
    try:
        catalogue = read_licenses(document)
    except LicenseError:
        return
    assert read_licenses(document) == catalogue


def test_a_catalogue_is_written_and_read() -> None:
    own = read_licenses(file(licenses=[ADDED], overrule=[RULING]), name="own.yaml")
    again = read_catalogue(catalogue_text(own).encode())
    assert again == own
    assert (again.own, again.digest) == (own.own, own.digest)
    assert read_catalogue("shipped") is shipped()


def test_the_table_of_the_package_is_a_catalogue() -> None:
    text = json.dumps(dict(shipped().facts)).encode()
    assert read_catalogue(text) == shipped()


def damaged(*path: str, by: object) -> bytes:
    """Return an exported catalogue with one part replaced, and no digest."""
    table = json.loads(catalogue_text(shipped()))
    del table["digest"]
    part = table
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = by
    return json.dumps(table).encode()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "no-catalogue"),
        (b"[]", "no-catalogue"),
        (b"{}", "no-catalogue"),
        (b"[" * 100_000, "no-catalogue"),
        (b"osaid_licenses: 1", "no-catalogue"),
        (b'{"osaid_catalogue": 2}', "unknown-version"),
        (b'{"osaid_catalogue": 1}', "damaged-catalogue"),
        (b'{"aliases": 3}', "damaged-catalogue"),
        (damaged("facts", by=[]), "damaged-catalogue"),
        (damaged("facts", "licenses", "CC-BY-4.0", by={}), "damaged-catalogue"),
        (damaged("facts", "licenses", "CC-BY-4.0", "name", by=5), "damaged-catalogue"),
        (damaged("facts", "aliases", by=["a"]), "damaged-catalogue"),
        (damaged("facts", "aliases", "gemma", by=[5, "x"]), "damaged-catalogue"),
        (damaged("facts", "version", by=5), "damaged-catalogue"),
        (damaged("spdx", "licenses", "MIT", by=3), "damaged-catalogue"),
        (damaged("rulings", by=[{"license": "MIT"}]), "damaged-catalogue"),
        (
            catalogue_text(shipped()).replace('"MIT License"', '"X"').encode(),
            "altered-catalogue",
        ),
    ],
)
def test_a_damaged_catalogue_is_refused(text: bytes, code: str) -> None:
    with pytest.raises(LicenseError) as caught:
        read_catalogue(text)
    assert [problem.code for problem in caught.value.diagnostics] == [code]
