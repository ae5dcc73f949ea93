"""Which changes there are, where a record makes some of them hard to see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import osaid
from osaid.analysis.remedies.changes import Scope
from osaid.analysis.remedies.results import Finding, Remedies
from osaid.analysis.remedies.solutions import remedies
from osaid.analysis.remedies.terms import Bargain, Target
from osaid.evaluation.cases import Assumptions
from osaid.records.kinds import KINDS, is_single
from tests.evaluation.small import policy, record

ALL = {"listings": {"component": "all"}}


def found(
    system: osaid.System,
    sentence: str,
    target: Target = Target.CONFORMS,
    bargain: Bargain | None = None,
) -> Remedies:
    checked = policy(f"requirement r {{\n  must {sentence}\n}}").checked
    return remedies(system, checked, Assumptions(), target, bargain)


def told(answer: Remedies) -> list[tuple[str | None, str, object]]:
    """Return what is to change: component, field and value."""
    assert answer.best is not None
    changes = answer.best.changes
    return [(c.fact.component, c.fact.field, c.value) for c in changes]


@pytest.mark.parametrize(
    ("condition", "low", "high"),
    [("tokens < 20", 16, 30), ("tokens > 20", 10, 21), ("tokens is 20", 20, 29)],
)
def test_a_number_may_be_any_in_its_range(condition: str, low: int, high: int) -> None:
    parts = {"code.training": {"name": "t", "tokens": {"low": low, "high": high}}}
    parts["code.training"]["presence"] = "provided"
    answer = found(record(components=parts), f"some code.training: {condition}")
    ((component, field, value),) = told(answer)
    assert (component, field) == ("t", "tokens")
    assert low <= value <= high  # type: ignore[operator]


def _code() -> Iterator[str]:
    return (k for k in KINDS if k.startswith("code.") and not is_single(k))


@pytest.mark.parametrize("kind", list(_code()))
def test_any_kind_may_be_added_that_is_used(kind: str) -> None:
    unused = {k: "yes" for k in KINDS if k.startswith("code.") and k != kind}
    system = record(unused=unused, **ALL)
    answer = found(system, "some code: presence is provided")
    assert answer.finding is Finding.FOUND
    barred = Bargain(forbidden=(Scope.of(kind),))
    again = found(system, "some code: presence is provided", bargain=barred)
    assert told(again) == [("new code", "presence", "provided")]


@pytest.mark.parametrize("kind", list(_code()))
def test_any_kind_may_be_added_that_is_not_forbidden(kind: str) -> None:
    allowed = Bargain(only=(Scope.of(f"publish:{kind}"),))
    sentence = "some code: presence is provided"
    for target in (Target.POSSIBLE, Target.CONFORMS):
        answer = found(record(**ALL), sentence, target, allowed)
        assert told(answer) == [(f"new {kind}", "presence", "provided")]


def parts(**corpus: Any) -> dict[str, Any]:  # noqa: ANN401 - as in a file
    """Return data, a whole, and two documents about the whole."""
    there = {"presence": "provided", "about": {"whole": "yes"}}
    return {
        "data.training": {"name": "corpus", "presence": "provided", **corpus},
        "data": {"name": "whole", "presence": "provided"},
        "information.datasheet": {
            "name": "sheet",
            "covers": {"scope": "yes", "labeling": "no"},
            **there,
        },
        "information.data_card": {
            "name": "card",
            "covers": {"labeling": "yes", "scope": "no"},
            **there,
        },
    }


DESCRIBED = "together information for every data.training: covers scope, labeling"


def test_to_be_part_of_what_is_described_is_one_change() -> None:
    answer = found(record(components=parts(), **ALL), DESCRIBED)
    assert told(answer) == [("corpus", "part_of", "whole")]


def test_what_is_known_to_be_part_of_nothing_stays_so() -> None:
    answer = found(record(components=parts(part_of="none"), **ALL), DESCRIBED)
    assert "part_of" not in {field for _, field, _ in told(answer)}
    assert len(told(answer)) == 2


def test_nothing_comes_to_be_part_of_itself() -> None:
    inside = parts()
    inside["data"]["part_of"] = "corpus"
    answer = found(record(components=inside, **ALL), DESCRIBED)
    assert ("corpus", "part_of", "whole") not in told(answer)
    assert len(told(answer)) == 2


def test_terms_of_parents_bind_what_is_new() -> None:
    base = {"name": "base", "presence": "provided", "derivation": "copy"}
    answer = found(
        record(components={"parent": base}),
        "some parameters.final: license in { MIT }",
    )
    fields = [field for _, field, _ in told(answer)]
    assert sorted(fields) == ["license", "presence", "terms"]
