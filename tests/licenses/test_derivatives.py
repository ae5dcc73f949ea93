"""Which licences bind what is derived from a work, and what of them stays."""

from __future__ import annotations

from typing import Any

import pytest

import osaid
from osaid.licenses.catalog import shipped
from osaid.licenses.changes import changes_between
from osaid.licenses.clauses import Weight
from osaid.licenses.derivatives import binds_derivatives, carried
from osaid.licenses.expression import License, Nothing, Unread, With
from osaid.licenses.facts import facts_of
from osaid.licenses.reading import read_license
from osaid.truth import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


@pytest.mark.parametrize(
    ("license_", "truth"),
    [
        # the text says so
        ("llama2", T),
        ("llama4", T),
        ("gemma", T),
        ("bigscience-bloom-rail-1.0", T),
        ("bigcode-openrail-m", T),
        ("LicenseRef-ai-falcon-180b-tii-1.0", T),
        ("apple-amlr", T),
        # it says that nothing stays, or nothing in it limits anybody
        ("LicenseRef-hf-openmdw-1.1", F),
        ("MIT", F),
        ("GPL-3.0-only", F),
        ("GPL-2.0-only WITH Classpath-exception-2.0", F),
        ("CC-BY-SA-4.0", F),
        ("WTFPL", F),
        ("LicenseRef-public-domain", F),
        # it limits somebody and is silent, or nobody knows what it says
        ("CC-BY-NC-4.0", U),
        ("CC-BY-ND-4.0", U),
        ("CC0-1.0", U),
        ("LicenseRef-scancode-nvidia-open-model-2025-04-28", U),
        ("LicenseRef-scancode-qwen-2024", U),
        ("LicenseRef-ai-modelgo-mg0-2.0", U),
        ("LicenseRef-ai-jamba-open-model", U),
        ("BUSL-1.1", U),
        ("curl", U),
        ("LicenseRef-somebody-else", U),
        ("unlicensed", U),
        ("NONE", U),
        ("see the card", U),
        ("MIT WITH AdditionRef-ours", U),
    ],
)
def test_whether_it_binds(license_: str, truth: Truth) -> None:
    leaf = read_license(license_)
    assert isinstance(leaf, License | With | Nothing | Unread)
    assert binds_derivatives(leaf) is truth


@pytest.mark.parametrize(
    ("terms", "least", "most"),
    [
        ("MIT", "None", "None"),
        ("llama2", "llama2", "llama2"),
        ("CC-BY-NC-4.0", "None", "CC-BY-NC-4.0"),
        ("MIT AND llama2 AND CC-BY-NC-4.0", "llama2", "llama2 AND CC-BY-NC-4.0"),
        ("MIT OR llama2", "None", "None"),
        ("gemma OR llama2", "gemma OR llama2", "gemma OR llama2"),
        ("CC-BY-NC-4.0 OR llama2", "None", "CC-BY-NC-4.0 OR llama2"),
        ("(MIT OR llama2) AND gemma", "gemma", "gemma"),
        ("(MIT AND llama2) OR gemma", "llama2 OR gemma", "llama2 OR gemma"),
        ("MIT AND NONE", "None", "NONE"),
    ],
)
def test_what_stays(terms: str, least: str, most: str) -> None:
    expected = [
        None if text == "None" else read_license(text) for text in (least, most)
    ]
    assert carried(read_license(terms)) == tuple(dict.fromkeys(expected))


def test_what_binds_limits_somebody_and_has_a_source() -> None:
    rows = shipped().facts["licenses"]
    bound = [
        id_ for id_, row in rows.items() if row.get("derivatives", {}).get("bound")
    ]
    assert len(bound) > 30
    for id_ in bound:
        facts = facts_of(id_)
        assert facts is not None
        assert facts.sources
        assert facts.confidence.settles
        assert any(r.counts_as is not Weight.FORMAL for r in facts.restrictions)


SIGNED = {"author": "Counsel", "date": "2026-03-01", "reason": "read"}


def own(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - as in a file
    """Return a file of licence facts with one licence."""
    rights = dict.fromkeys(("use", "study", "modify", "share"), "granted")
    limit = {"kind": "field_of_use", "weight": "blocking", "limits": ["use"]}
    licence = {
        "id": "LicenseRef-acme",
        "name": "Acme terms",
        "rights": rights,
        "restrictions": limit,
        **SIGNED,
        **more,
    }
    return {"osaid_licenses": 1, "licenses": licence}


@pytest.mark.parametrize(
    ("more", "truth"),
    [
        ({}, U),
        ({"restrictions": []}, F),
        ({"derivatives": {"bound": "yes", "clause": "4"}}, T),
        ({"derivatives": {"bound": "no"}}, F),
    ],
)
def test_a_licence_of_ones_own_may_say_so(more: dict[str, Any], truth: Truth) -> None:
    catalogue = osaid.read_licenses(own(**more))
    assert binds_derivatives(License("LicenseRef-acme"), catalogue) is truth
    assert binds_derivatives(License("LicenseRef-acme")) is U


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"bound": "perhaps"}, "not-truth"),
        ({"clause": "4"}, "missing-key"),
        ({"bound": "yes", "claus": "4"}, "unknown-key"),
        ("yes", "wrong-shape"),
    ],
)
def test_what_is_wrong_with_it_is_told(said: object, code: str) -> None:
    with pytest.raises(osaid.LicenseError) as raised:
        osaid.read_licenses(own(derivatives=said))
    assert [problem.code for problem in raised.value.diagnostics] == [code]


def test_a_ruling_may_leave_nothing_to_bind() -> None:
    ruling = {
        "license": "CC-BY-NC-4.0",
        "restriction": "non_commercial",
        "weight": "formal",
        **SIGNED,
    }
    catalogue = osaid.read_licenses({"osaid_licenses": 1, "overrule": ruling})
    assert binds_derivatives(License("CC-BY-NC-4.0"), catalogue) is F


def test_an_update_tells_what_it_alters_of_derivatives() -> None:
    before = osaid.read_licenses(own(derivatives={"bound": "no"}))
    after = osaid.read_licenses(own(derivatives={"bound": "yes", "clause": "4"}))
    told = [str(change) for change in changes_between(before, after)]
    assert told == ["derivatives: not bound -> bound (clause 4)"]
