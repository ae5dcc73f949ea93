"""The laws notice: each of these ways to judge breaks one of them.

The first four are readings that look reasonable. Each takes silence for an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from attrs import evolve

from osaid.evaluation import (
    conditions,
    documents,
    facts,
    findings,
    links,
    quantifiers,
    selection,
)
from osaid.evaluation.judged import Judged, Nature
from osaid.records.kinds import within
from osaid.records.systems import Extent
from osaid.truth import Truth
from tests.laws.shapes import SHAPES, try_small
from tests.laws.trials import Tally, try_completion, try_filling
from tests.laws.verdicts import try_verdict

MOST = 1000
Change = Callable[[Any], Any]


def silence_is_no(judge: Callable[..., Judged]) -> Callable[..., Judged]:
    def changed(*arguments: object) -> Judged:
        judged = judge(*arguments)
        silent = all(cause.nature is Nature.SILENT for cause in judged.causes)
        unknown = judged.truth is Truth.UNKNOWN
        return Judged(Truth.FALSE, judged.because) if unknown and silent else judged

    return changed


def listed_is_all(rest: Callable[..., selection.Rest]) -> Callable[..., selection.Rest]:
    def changed(system: Any, kind: str, *given: Any, **more: Any) -> selection.Rest:  # noqa: ANN401
        listed = any(within(c.kind, kind) for c in system.components)
        found = rest(system, kind, *given, **more)
        return evolve(found, extent=Extent.ALL) if listed else found

    return changed


def the_strongest_side(listing: Callable[..., Any]) -> Callable[..., Any]:
    def changed(system: Any, kind: str, assumed: Any) -> Any:  # noqa: ANN401
        extent, ground = listing(system, kind, assumed)
        said = [
            x
            for part in system.listings
            if part.kind == kind
            for x in part.extent.values
        ]
        return max([extent, *said], key=lambda extent: extent.rank), ground

    return changed


def used_whatever_is_left_out(used: Callable[..., Any]) -> Callable[..., Any]:
    return lambda system, selector: used(system, evolve(selector, without=()))


def not_a_part(_not_stated: object) -> Callable[..., Judged]:
    return lambda _document, _subject: Judged(Truth.FALSE)


def no_blank(_blank: object) -> object:
    return object()


def as_they_come(_sorted: object) -> object:
    return tuple


def best(truths: Iterable[Truth]) -> Truth:
    return max(truths, key=lambda truth: truth.rank)


def try_one_component(_seed: int, _tally: Tally) -> None:
    try_small(SHAPES[0])


BREAKS: list[tuple[Any, str, Change, Callable[[int, Tally], None]]] = [
    (conditions, "has", silence_is_no, try_completion),
    (conditions, "_graded", silence_is_no, try_completion),
    (selection, "_rest", listed_is_all, try_filling),
    (quantifiers, "_kind_unused", silence_is_no, try_filling),
    (facts, "agreed", lambda _: best, try_filling),
    (documents, "element", silence_is_no, try_filling),
    (selection, "listed_extent", the_strongest_side, try_filling),
    (quantifiers, "used_within", used_whatever_is_left_out, try_completion),
    (links, "_not_stated", not_a_part, try_completion),
    (conditions, "BLANK", no_blank, try_one_component),
    (findings, "_sorted", as_they_come, try_verdict),
]


def _try_seeds(trial: Callable[[int, Tally], None]) -> None:
    for seed in range(MOST):
        trial(seed, Counter())


@pytest.mark.parametrize(
    ("module", "name", "change", "trial"),
    BREAKS,
    ids=[f"{part[0].__name__}.{part[1]}" for part in BREAKS],
)
def test_a_law_breaks(
    module: Any,  # noqa: ANN401
    name: str,
    change: Change,
    trial: Callable[[int, Tally], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, name, change(getattr(module, name)))
    with pytest.raises(AssertionError):
        _try_seeds(trial)
