"""What a system was derived from: its parents' outcomes, and the terms that stay."""

from __future__ import annotations

import pytest

import osaid
from osaid.evaluation.judging import judge_system
from osaid.records.components import Derivation
from osaid.truth import Truth
from tests.evaluation.derived import (
    BOUND,
    FREE,
    PARENTS,
    UNSETTLED,
    F,
    Json,
    T,
    U,
    model,
    parent,
    truths,
)
from tests.evaluation.small import OPEN, policy, reasons

ROWS: dict[str, list[tuple[str, Truth, Truth]]] = {
    "fine_tune adapter merge": [
        ("passes", T, T),
        ("fails, under free terms", T, F),
        ("fails, under terms that stay", F, F),
        ("fails, under terms that may stay", U, F),
        ("is open, under free terms", T, U),
        ("is open, under unknown terms", U, U),
        ("fails, under unknown terms", U, F),
        ("is missing", U, U),
    ],
    "quantize copy": [
        ("passes", T, T),
        ("fails, under free terms", T, F),
        ("fails, under terms that stay", F, F),
        ("fails, under terms that may stay", F, F),
        ("is open, under free terms", T, U),
        ("is open, under unknown terms", U, U),
        ("fails, under unknown terms", U, F),
        ("is missing", U, U),
    ],
}


@pytest.mark.parametrize(
    ("derivation", "state", "terms", "lineage"),
    [
        (derivation, *row)
        for derivations, rows in ROWS.items()
        for derivation in derivations.split()
        for row in rows
    ],
)
def test_a_parent_in_each_way(
    derivation: str, state: str, terms: Truth, lineage: Truth
) -> None:
    system = osaid.read(model("MIT", parent(derivation, PARENTS[state])))
    assert truths(system) == [terms, lineage]


def test_every_derivation_has_its_rows() -> None:
    assert sorted(" ".join(ROWS).split()) == sorted(Derivation)


@pytest.mark.parametrize(
    ("own", "theirs", "truth"),
    [
        # of a copy all combinations are candidates
        (["MIT", FREE], [FREE, "CC-BY-4.0"], T),
        (["MIT", UNSETTLED], FREE, U),
        ("MIT", [FREE, UNSETTLED], U),
        ("MIT", [UNSETTLED, BOUND], F),
        ([BOUND, UNSETTLED], FREE, F),
        # either side may decide although the other is unknown
        (None, UNSETTLED, F),
        (UNSETTLED, None, F),
        (None, FREE, U),
        ("none", FREE, F),
        (FREE, "none", F),
        # whoever takes the parent may choose
        ("MIT", f"{FREE} OR {UNSETTLED}", T),
        ("MIT", f"{FREE} AND {UNSETTLED}", F),
    ],
)
def test_the_licence_of_a_copy_is_joined_to_that_of_its_parent(
    own: object, theirs: object, truth: Truth
) -> None:
    system = osaid.read(model(own, parent("copy", model(theirs))))
    assert truths(system)[0] is truth


@pytest.mark.parametrize(
    ("theirs", "truth"),
    [
        ("GPL-3.0-only", T),  # a condition, such as sharing alike, limits nobody
        ("LicenseRef-public-domain", T),
        (f"{FREE} OR {BOUND}", T),
        (f"{FREE} AND {BOUND}", F),
        (f"{UNSETTLED} OR {BOUND}", U),
        (f"{UNSETTLED} AND {BOUND}", F),
        ([FREE, BOUND], U),
        ([BOUND, "gemma"], F),
        ("none", U),
        ("LicenseRef-somebody-else", U),
        ("terms of our own", U),
    ],
)
def test_what_stays_with_a_fine_tune(theirs: object, truth: Truth) -> None:
    system = osaid.read(model("MIT", parent("fine_tune", model(theirs))))
    assert truths(system)[0] is truth


@pytest.mark.parametrize(
    ("said", "truth"),
    [
        (parent(None, model(FREE)), T),
        (parent(None, model(BOUND)), F),
        (parent(None, model(UNSETTLED)), U),
        (parent(["copy", "fine_tune"], model(UNSETTLED)), U),
        (parent(["copy", "quantize"], model(UNSETTLED)), F),
        (parent("copy", model(BOUND), presence="unknown"), U),
        (parent("copy", model(BOUND), presence="absent"), T),
        (parent("copy", model(BOUND), presence="withheld"), F),
        # the child may say what the terms of its parent are
        (parent("copy", license=FREE), T),
        (parent("fine_tune", license=BOUND), F),
        (parent("copy", model(FREE), license=BOUND), U),
        (parent("copy", model(None), license=BOUND), F),
    ],
)
def test_what_is_not_known_of_a_parent_leaves_open_what_hangs_on_it(
    said: Json, truth: Truth
) -> None:
    assert truths(osaid.read(model("MIT", said)))[0] is truth


def test_parameters_of_a_parent_that_may_not_exist_have_no_known_licence() -> None:
    above = model(FREE)
    above["components"]["parameters.final"].pop("presence")
    assert truths(osaid.read(model("MIT", parent("copy", above))))[0] is U


@pytest.mark.parametrize(
    ("own", "parents", "truth"),
    [
        ("MIT", [], U),
        (UNSETTLED, [], F),
        ("MIT", [parent("fine_tune", model(FREE))], T),
        ("MIT", [parent("fine_tune", model(FREE), presence="unknown")], U),
        ("MIT", [parent("fine_tune", model(FREE), presence="absent")], U),
        ("MIT", [parent("fine_tune", model(BOUND))], F),
    ],
)
def test_a_parent_that_nobody_names_is_under_unknown_terms(
    own: str, parents: list[Json], truth: Truth
) -> None:
    said = model(own, *parents, unused={"parent": "no"})
    said["listings"] = {"code": "all"}
    assert truths(osaid.read(said))[0] is truth


def test_terms_stay_with_all_parameters_and_nothing_else() -> None:
    judge = policy(
        """
requirement rights {
  must every parameters: license in osi_approved
  must every code: license in osi_approved
  must every parameters: license written in { "MIT" } and license found own
  must every parameters: has license
}
"""
    )
    system = model("MIT", parent("copy", model(BOUND)))
    system["components"]["parameters.intermediate"] = {**OPEN}
    system["components"]["parameters.final"]["name"] = "weights"
    verdict = judge.evaluate(osaid.read(system))
    assert [finding.truth for finding in verdict.findings] == [F, T, F, T]
    says = reasons(verdict)[0]
    assert "parameters.final `weights` beside MIT" in says
    assert "parameters.intermediate beside Apache-2.0" in says


@pytest.mark.parametrize(
    ("test", "alone", "joined"),
    [
        ("license in { MIT }", T, F),
        ("license avoids { Apache-2.0 }", T, F),
        ("license restricts non_commercial", F, F),
        ("license restricts field_of_use", F, T),
        ("license requires notice_file", U, T),
        ("license (permits use and not restricts field_of_use)", T, F),
    ],
)
def test_every_test_of_a_licence_asks_for_both(
    test: str, alone: Truth, joined: Truth
) -> None:
    judge = policy(f"requirement r {{ must parameters.final: {test} }}")
    above = parent("copy", model(f"{FREE} AND {BOUND}"))
    for parents, truth in (((), alone), ((above,), joined)):
        system = osaid.read(model("MIT", *parents))
        assert judge.evaluate(system).findings[0].truth is truth
        assert judge_system(system, judge.checked).findings[0].truth is truth


def test_a_merge_is_as_good_as_the_worst_of_its_parents() -> None:
    def merged(*states: str) -> list[Truth]:
        bases = [
            parent("merge", PARENTS[state], name=f"base {number}")
            for number, state in enumerate(states)
        ]
        return truths(osaid.read(model("MIT", *bases)))

    good, open_ = "passes", "is open, under free terms"
    assert merged(good, good) == [T, T]
    assert merged(good, open_) == [T, U]
    assert merged(good, open_, "fails, under free terms") == [T, F]
    assert merged(good, "is missing") == [U, U]
    assert merged("is missing", "fails, under terms that stay") == [F, F]


def test_terms_come_down_a_chain_as_far_as_they_bind() -> None:
    def chain(first: str, second: str, root: object) -> list[Truth]:
        middle = model(FREE, parent(first, model(root), name="root"))
        return truths(osaid.read(model("MIT", parent(second, middle))))

    assert chain("copy", "copy", FREE) == [T, T]
    assert chain("quantize", "copy", UNSETTLED) == [F, F]
    assert chain("fine_tune", "copy", UNSETTLED) == [U, F]
    assert chain("copy", "fine_tune", UNSETTLED) == [U, F]
    assert chain("fine_tune", "adapter", BOUND) == [F, F]
    assert chain("fine_tune", "adapter", None) == [U, U]
