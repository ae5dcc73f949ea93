"""What a verdict says of parents, on whose word, as of which day."""

from __future__ import annotations

from datetime import date

import pytest

import osaid
from osaid.records.outcomes import Outcome
from tests.evaluation.derived import (
    BOUND,
    FREE,
    POLICY,
    UNSETTLED,
    F,
    Json,
    T,
    U,
    model,
    parent,
    truths,
)
from tests.evaluation.small import cited, claim, policy

BOUND_ID = "LicenseRef-scancode-llama-2-license-2023"


def test_a_finding_names_the_parent_and_both_licences() -> None:
    stated = {"value": UNSETTLED, "by": "Base Ltd", "url": "https://example.org/base"}
    made = cited("quantize")
    system = osaid.read(model("MIT", parent(made, model(stated))))
    finding = POLICY.evaluate(system).findings[1]
    assert finding.reason == (
        "parent `base`: derivation quantize, license CC-BY-NC-4.0, which applies to "
        "parameters.final `weights` beside MIT: Creative Commons BY-NC-4.0 limits use "
        "and share: non-commercial (clause 1(i); 2(a)(1)); "
        "parameters.final: nothing else exists"
    )
    causes = {(cause.component, cause.field): cause for cause in finding.causes}
    (evidence,) = causes["base", "license"].evidence
    assert evidence.by == "Base Ltd"
    assert str(evidence.place).endswith(
        "record/components/parameters.final/license/value"
    )
    assert causes["base", "derivation"].evidence[0].by == "ACME"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            parent("fine_tune", model("LicenseRef-scancode-falcon-2-11b-1.0")),
            "`weights` beside MIT (derivatives are bound by clause 5): ",
        ),
        (
            parent("fine_tune", model(f"{BOUND} AND gemma")),
            " bound by clause 1.1(e); 3.1 of Gemma Terms of Use, clause 1.b.i; 1.b.iv ",
        ),
        # what may stay beside what stays leaves nothing open
        (
            parent("fine_tune", model(f"{BOUND} AND {UNSETTLED}")),
            " (derivatives are bound by clause 1.b.i; 1.b.iv of Llama 2 Community ",
        ),
        # a licence that binds no derivatives binds none, though a clause says so
        (
            parent(None, model(f"LicenseRef-hf-openmdw-1.1 AND {BOUND}")),
            " (derivatives are bound by clause 1.b.i; 1.b.iv of Llama 2 Community ",
        ),
        (
            parent("fine_tune", model(UNSETTLED)),
            "may apply to parameters.final `weights` beside MIT (whether it binds",
        ),
        (
            parent("copy"),
            "derivation copy, license not stated, and it applies to parameters.final",
        ),
        (parent(None, model(UNSETTLED)), ", derivation not stated"),
        (parent("copy", model(BOUND), presence="unknown"), ", presence not stated"),
        (
            parent("copy", model(FREE, parent("copy", model(UNSETTLED), "root"))),
            "parent `base`: derivation copy, license of `root` CC-BY-NC-4.0, which",
        ),
        (
            parent("copy", model([FREE, cited(UNSETTLED)])),
            "license contested: Apache-2.0 against CC-BY-NC-4.0 (ACME), which applies",
        ),
    ],
)
def test_how_it_is_said(said: Json, words: str) -> None:
    system = osaid.read(model("MIT", said))
    assert words in POLICY.evaluate(system).findings[1].reason


@pytest.mark.parametrize("first", [BOUND, FREE, UNSETTLED])
def test_what_is_said_does_not_hang_on_the_order(first: str) -> None:
    said = sorted([BOUND, FREE, UNSETTLED, "none"], key=lambda one: one != first)
    reasons = {
        POLICY.evaluate(osaid.read(model("MIT", parent(made, model(order)))))
        .findings[1]
        .reason
        for order in (said, said[::-1])
        for made in (["copy", "fine_tune"], ["fine_tune", "copy"])
    }
    assert len(reasons) == 1


def test_what_is_open_is_explained_by_what_speaks_against_it() -> None:
    """Beside free terms others are stated; the free ones leave nothing open."""
    for order in ([FREE, BOUND], [BOUND, FREE]):
        system = osaid.read(model("MIT", parent("copy", model(order))))
        finding = POLICY.evaluate(system).findings[1]
        assert finding.truth is U
        assert "Llama 2 Community License Agreement limits" in finding.reason
        assert "Apache License 2.0" not in finding.reason


def test_what_nobody_names_is_said_to_be_there() -> None:
    system = osaid.read(model("MIT", unused={"parent": "no"}, listings={}))
    assert POLICY.evaluate(system).findings[1].reason == (
        "parent: derivation not stated, license not stated, and it may apply to "
        "parameters.final `weights` beside MIT, presence not stated"
    )


def test_what_holds_says_so_of_both() -> None:
    system = osaid.read(model("MIT", parent("copy", model(FREE))))
    assert POLICY.evaluate(system).findings[1].reason == (
        "parameters.final `weights`: license MIT; parent `base`: derivation copy, "
        "license Apache-2.0, which applies to parameters.final `weights` beside MIT; "
        "parameters.final: nothing else exists"
    )


def test_a_verdict_rests_on_the_word_for_the_parent() -> None:
    system = model(cited("MIT"), parent(cited("copy"), model(UNSETTLED)))
    basis = POLICY.evaluate(osaid.read(system)).basis
    assert basis.weakest == "asserted"


def test_terms_are_looked_at_as_of_the_day() -> None:
    license_ = [
        {"value": FREE, "until": "2025-01-01"},
        {"value": UNSETTLED, "since": "2025-01-01"},
    ]
    system = osaid.read(model("MIT", parent("copy", model(license_))))
    judged = [
        POLICY.evaluate(system, as_of=date(year, 6, 1)).findings[1].truth
        for year in (2024, 2025)
    ]
    assert judged == [T, F]
    assert truths(system)[0] is U


def test_terms_of_ones_own_catalogue_count() -> None:
    counsel = {
        "osaid_licenses": 1,
        "overrule": {
            "license": BOUND_ID,
            "restriction": "field_of_use",
            "weight": "formal",
            "author": "Counsel",
            "date": "2026-03-01",
            "reason": "read",
        },
        "aliases": {
            "alias": "the terms of base",
            "license": "CC-BY-NC-4.0",
            "author": "Counsel",
            "date": "2026-03-01",
            "reason": "read",
        },
    }
    catalogue = osaid.read_licenses(counsel)
    system = osaid.read(model("MIT", parent("copy", model('"the terms of base"'))))
    assert POLICY.evaluate(system).findings[1].truth is U
    own = POLICY.evaluate(system, licenses=catalogue)
    assert own.findings[1].truth is F
    assert POLICY.decide(system, licenses=catalogue) is Outcome.FAILS


@pytest.mark.parametrize(("grade", "accepted"), [("inferred", True), ("cited", False)])
def test_what_is_only_inferred_of_a_parent_does_not_outlast_a_claim(
    grade: str,
    accepted: bool,  # noqa: FBT001 - an expectation
) -> None:
    judge = policy("requirement rights { must parameters.final: license permits use }")
    made = parent({"value": "copy", "grade": grade}, license=UNSETTLED)
    system = osaid.read(model("MIT", made, claims=[claim("conforms")]))
    verdict = judge.evaluate(system, accept=["theirs"])
    assert verdict.findings[0].truth is F
    assert verdict.acceptances[0].accepted is accepted
