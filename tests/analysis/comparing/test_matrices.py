"""Several policies, each beside each; and two, requirement by requirement."""

from __future__ import annotations

from itertools import permutations, product
from random import Random

import pytest

import osaid
from osaid import Crosswalk, Matrix, Truth
from osaid.analysis.comparing.crosswalks import Beside, Row, crosswalk
from osaid.analysis.comparing.directions import broken, direction
from osaid.analysis.comparing.matrices import Cell, matrix
from osaid.analysis.comparing.sides import Side
from osaid.analysis.solving.strictness import Answer, View
from osaid.library.shipped import policy_names
from osaid.licenses.catalog import shipped
from osaid.reports.comparison_tables import matrix_as_markdown
from tests import ROOT
from tests.analysis.comparing.policies import policy, random_side

AMPLE = 60.0
PAGE = (ROOT / "docs" / "comparing.md").read_text(encoding="utf-8")

IN_FACT = {
    "dpg-ai 1.1.7": {"fsf-ml 2024"},
    "osaid 1.0": {"osaid 1.0-RC1", "osaid-checklist 1.0"},
    "osaid 1.1-example": {"osaid 1.0", "osaid 1.0-RC1", "osaid-checklist 1.0"},
}
"""What follows from shipped definitions in fact, beside the two that most imply."""

LENIENT = {"acme-models 2026.2", "g7 2026"}
"""At their lowest levels these ask for little, and follow from most others."""

NOT_LENIENT = {"eu-gpai-exemption 2025", "mof 1.0", "open-weights 2025"}
"""And these ask for something else."""

NOT_ON_RECORDS = {
    ("dpg-ai 1.1.7", "acme-models 2026.2"),
    ("dpg-ai 1.1.7", "fsf-ml 2024"),
    ("fsf-ml 2024", "acme-models 2026.2"),
    ("open-science 2024", "acme-models 2026.2"),
    ("osaid 0.0.6", "acme-models 2026.2"),
    ("osaid 1.0", "osaid-checklist 1.0"),
    ("osaid 1.1-example", "osaid-checklist 1.0"),
    ("osaid-checklist 1.0", "acme-models 2026.2"),
}
"""Pairs of which the second follows in fact, and not on records."""


def names(found: Matrix, view: View) -> set[tuple[str, str]]:
    """Return the pairs of which the second follows from the first."""
    return {
        (found.sides[one].name, found.sides[other].name)
        for (one, other), cell in found.cells.items()
        if (cell.in_fact if view is View.IN_FACT else cell.on_records) is Answer.YES
    }


def test_the_matrix_of_all_shipped_definitions() -> None:
    found = osaid.compare_all(policy_names(), seconds=600)
    assert found.is_decided
    shown = [line for line in matrix_as_markdown(found).splitlines() if "| " in line]
    assert "\n".join(shown) in PAGE
    expected = {(name, then) for name, others in IN_FACT.items() for then in others}
    for name in policy_names():
        if name not in LENIENT | NOT_LENIENT:
            expected |= {(name, then) for then in LENIENT}
    assert names(found, View.IN_FACT) == expected
    assert names(found, View.ON_RECORDS) == expected - NOT_ON_RECORDS
    for (one, other), cell in found.cells.items():
        assert (cell.shown_by is None) is (cell.on_records is Answer.YES)
        if cell.shown_by is not None:
            truths = found.examples[cell.shown_by].truths
            view = View.IN_FACT if cell.in_fact is Answer.NO else View.ON_RECORDS
            assert broken(truths[one], truths[other], view)


def test_a_matrix_says_what_its_pairs_say() -> None:
    random = Random(1)  # noqa: S311 - nothing is secret here
    sides = [random_side(random) for _ in range(4)]
    found = matrix(sides, shipped(), AMPLE)
    assert set(found.cells) == set(permutations(range(4), 2))
    for (one, other), cell in found.cells.items():
        asked = direction(sides[one], sides[other], shipped(), AMPLE)
        assert {cell.in_fact, asked.in_fact} != {Answer.YES, Answer.NO}
        assert {cell.on_records, asked.on_records} != {Answer.YES, Answer.NO}


def test_without_time_a_matrix_is_open_and_never_wrong() -> None:
    found = osaid.compare_all(["osaid 1.0", "mof 1.0", "g7 2026"], seconds=0)
    assert {cell.in_fact for cell in found.cells.values()} == {Answer.NOT_DECIDED}
    assert not found.is_decided
    assert found.examples == ()


@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.5])
def test_with_little_time_it_is_never_wrong_either(seconds: float) -> None:
    policies = ["osaid 1.0", "osaid 1.0-RC1", "g7 2026"]
    found = osaid.compare_all(policies, seconds=seconds)
    wrong = {(1, 0), (2, 0), (2, 1)}
    for pair, cell in found.cells.items():
        assert cell.in_fact is not (Answer.YES if pair in wrong else Answer.NO)


@pytest.mark.parametrize(
    ("on_records", "said"),
    [
        (Answer.YES, "yes"),
        (Answer.NO, "in fact"),
        (Answer.NOT_DECIDED, "in fact, ?"),
    ],
)
def test_what_is_so_in_fact_is_no_yes_of_records(on_records: Answer, said: str) -> None:
    sides = (Side(osaid.load_policy("osaid 1.0")), Side(osaid.load_policy("g7 2026")))
    cells = {
        (0, 1): Cell(Answer.YES, on_records),
        (1, 0): Cell(Answer.NOT_DECIDED, Answer.NOT_DECIDED),
    }
    shown = matrix_as_markdown(Matrix(sides, cells, (), 1.0)).splitlines()
    assert f"| 1 osaid 1.0 | = | {said} |" in shown
    assert "| 2 g7 2026 | ? | = |" in shown


ONE = policy(
    """
requirement same "The same" { cites "1" must some code: available }
requirement more { must at least 2 code.training: available }
requirement less { must some data: presence is provided }
requirement across { must some code.inference: license in { MIT } }
requirement alone { must some parameters: available }
requirement wish { should some parameters: available }
requirement all_of_it { must requirement same must requirement more }
""",
    "one",
)
OTHER = policy(
    """
requirement alike { must at least 1 code: available }
requirement one_training { must some code.training: available }
requirement open_data { must some data: available and license in { MIT } }
requirement open_inference { must some code.inference: license in { Apache-2.0 } }
requirement document { must some document: available }
""",
    "other",
)


@pytest.fixture(scope="module")
def walk() -> Crosswalk:
    return osaid.crosswalk(ONE, OTHER)


def rows(walk: Crosswalk) -> dict[str, Row]:
    """Return all rows by name."""
    return {row.name: row for row in (*walk.of_one, *walk.of_other)}


def test_a_crosswalk_has_what_asks_for_something_of_its_own(walk: Crosswalk) -> None:
    first = [row.name for row in walk.of_one]
    assert first == ["same", "more", "less", "across", "alone"]
    assert rows(walk)["same"].title == "The same"
    assert rows(walk)["same"].cites == ("1",)


@pytest.mark.parametrize(
    ("name", "way", "others"),
    [
        ("same", Beside.EQUAL, ("alike",)),
        ("same", Beside.LOOSER, ("one_training",)),
        ("more", Beside.STRICTER, ("alike", "one_training")),
        ("less", Beside.LOOSER, ("open_data",)),
        ("across", Beside.CUTS_ACROSS, ("alike", "open_inference")),
        ("open_data", Beside.STRICTER, ("less",)),
        ("one_training", Beside.LOOSER, ("more",)),
    ],
)
def test_what_stands_beside_what(
    walk: Crosswalk, name: str, way: Beside, others: tuple[str, ...]
) -> None:
    assert dict(rows(walk)[name].beside)[way] == others


def test_what_has_no_counterpart(walk: Crosswalk) -> None:
    assert rows(walk)["alone"].beside == rows(walk)["document"].beside == ()


def test_what_follows_from_all_of_the_other_side(walk: Crosswalk) -> None:
    follows = {name for name, row in rows(walk).items() if row.follows is Answer.YES}
    assert follows == {"same", "less", "alike", "one_training"}


def test_a_crosswalk_agrees_with_comparing_one_by_one(walk: Crosswalk) -> None:
    for one, other in product(("same", "more", "less"), ("alike", "open_data")):
        found = osaid.compare(ONE.requirements[one], OTHER.requirements[other])
        ways = dict(rows(walk)[one].beside)
        stricter = (*ways.get(Beside.EQUAL, ()), *ways.get(Beside.STRICTER, ()))
        assert (other in stricter) is (found.forward.in_fact is Answer.YES)


def test_a_crosswalk_keeps_to_the_level_that_is_asked_for() -> None:
    low, high = (
        osaid.crosswalk(f"mof 1.0:{level}", "open-weights 2025")
        for level in ("class_3", "class_1")
    )
    assert {row.name for row in low.of_one} < {row.name for row in high.of_one}


def test_one_requirement_may_be_walked_across_alone() -> None:
    found = osaid.crosswalk("mof 1.0#report", "osaid 1.0#code.license")
    assert [row.name for row in (*found.of_one, *found.of_other)] == [
        "report",
        "code.license",
    ]


def test_a_crosswalk_without_time_is_open() -> None:
    one, other = (random_side(Random(seed)) for seed in (1, 2))  # noqa: S311 - nothing is secret here
    found = crosswalk(one, other, shipped(), 0)
    assert not found.is_decided
    assert {row.follows for row in found.of_one} == {Answer.NOT_DECIDED}


def test_examples_of_a_matrix_have_one_truth_for_each_side() -> None:
    found = osaid.compare_all(["g7 2026", "open-weights 2025", "mof 1.0"])
    for example in found.examples:
        assert len(example.truths) == len(found.sides)
        assert Truth.TRUE in example.truths or Truth.UNKNOWN in example.truths
