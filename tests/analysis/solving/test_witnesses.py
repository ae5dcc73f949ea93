"""What is handed back is a record that can be written, read and judged alike."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

import osaid
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.strictness import View, at_least_as_strict
from osaid.evaluation.cases import Assumptions, Case
from osaid.licenses.reading import read_license
from osaid.records.components import StatedLicense
from osaid.records.systems import System
from osaid.writers.record import write_record
from tests.laws.policies import random_policy

MOF = ("class_3", "class_2", "class_1")


def _question(name: str) -> Question:
    policy, _, level = name.partition(":")
    checked = osaid.load_policy(policy).checked
    return Question(checked.at_level(level) if level else checked)


def _round_trip(system: System, *questions: Question) -> None:
    text = write_record(system)
    again = osaid.read(text.encode())
    assert write_record(again) == text
    for question in questions:
        before, after = (_outcome(question, each) for each in (system, again))
        assert before == after
    assert all(map(_is_as_read, _stated(system)))


def _stated(system: System) -> Iterator[object]:
    """Yield all licences that are stated, by records of parents, too."""
    for component in system.components:
        yield from component.license.values
    yield from system.overall_terms.values
    for _, parent in system.parents:
        yield from _stated(parent)


def _is_as_read(value: object) -> bool:
    if not isinstance(value, StatedLicense):
        return True
    return read_license(value.written) == value.expression


def _outcome(question: Question, system: System) -> object:
    given = Assumptions(readings=question.readings)
    return Case.of(system, question.policy, given).outcome


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize(
    "names",
    [
        ("osaid 1.0", f"mof 1.0:{MOF[0]}"),
        *zip(
            *(
                [f"mof 1.0:{level}" for level in levels]
                for levels in (MOF[:2], MOF[1:])
            ),
            strict=True,
        ),
    ],
)
def test_a_witness_is_a_record_as_people_write_it(
    names: tuple[str, str], view: View
) -> None:
    one, other = map(_question, names)
    found = at_least_as_strict(one, other, view).witness
    assert found is not None
    _round_trip(found, one, other)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("view", View)
def test_witnesses_of_random_policies_are_read_again(seed: int, view: View) -> None:
    random = Random(seed)  # noqa: S311 - nothing is secret here
    one, other = (Question(random_policy(random)) for _ in range(2))
    found = at_least_as_strict(one, other, view, seconds=5).witness
    if found is not None:
        _round_trip(found, one, other)
