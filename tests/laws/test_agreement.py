"""Generated code means what the interpreter means, and a law notices if it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from osaid.evaluation.compiler import (
    conditions,
    description,
    frames,
    generated,
    leaves,
    program,
    questions,
)
from osaid.records import profiles, said
from osaid.records.systems import Extent
from osaid.truth import Truth
from tests.laws.agreement import (
    try_agreement,
    try_deciding,
    try_whole_verdicts,
)
from tests.laws.depth import is_deep, seeds
from tests.laws.described import try_documents

PAIRS = 750
DEEP_PAIRS = 25_000
"""So many policies, each with four systems."""


def test_every_sentence_comes_to_the_same() -> None:
    tally: Counter[str] = Counter()
    for seed in range(DEEP_PAIRS if is_deep() else PAIRS):
        try_agreement(seed, tally)
    assert tally["pairs of a policy and a system"] == 4 * tally["policies"]
    for outcome in ("conforms", "fails", "undetermined", "not_applicable"):
        assert tally[f"that are {outcome}"] > PAIRS / 20, outcome


def test_documents_are_read_in_the_same_way() -> None:
    tally: Counter[str] = Counter()
    for seed in range(PAIRS // 3):
        try_documents(seed, tally)
    assert min(tally[f"sentences {truth}"] for truth in Truth) > PAIRS // 3


@given(seeds)
def test_whole_verdicts_are_the_same(seed: int) -> None:
    try_whole_verdicts(seed, Counter())


@given(seeds)
def test_what_is_remembered_changes_no_outcome(seed: int) -> None:
    try_deciding(seed, Counter())


def test_what_is_remembered_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(said, "KEPT", 2)
    for seed in range(40):
        try_deciding(seed, Counter())
        try_agreement(seed, Counter())


def always(rank: int) -> Callable[[object], Callable[..., int]]:
    return lambda _real: lambda *_arguments, **_named: rank


def one_more(counted: Callable[..., int]) -> Callable[..., int]:
    return lambda count, *rest: counted(count + 1, *rest)


def nothing_beyond(_extent: object) -> Callable[..., Extent]:
    return lambda _self, _frame, _kind: Extent.ALL


def best_side(agreed: Callable[..., int]) -> Callable[..., int]:
    return lambda ranks: max(ranks, default=agreed(()))


BREAKS: list[tuple[Any, str, Callable[[Any], Any]]] = [
    (leaves, "_agreed", best_side),
    (leaves, "rank_of", always(1)),
    (leaves, "_rate_matters", always(0)),
    (generated, "unused", always(1)),
    (program, "_counted", one_more),
    (program, "_attested", always(1)),
    (program, "_with_outcome", lambda _real: lambda part, _outcome: part),
    (program, "BITS", lambda _bits: (0, 1, 1)),
    (description, "rank_of", always(1)),
    (frames.Frames, "_extent", nothing_beyond),
    (frames.Frames, "_may_change", always(0)),
    (frames.Frames, "_concerns", always(0)),
    (frames, "_is_unused", always(0)),
    (conditions, "PROVIDED", lambda _provided: conditions.EXISTING),
    (profiles, "_INFERRED", lambda _inferred: ()),
    (profiles, "_MODELS", lambda _models: ()),
    (questions, "RANK", lambda _rank: (0, 2, 2, 2)),
]


@pytest.mark.parametrize(
    ("module", "name", "change"),
    BREAKS,
    ids=[f"{part[0].__name__}.{part[1]}" for part in BREAKS],
)
def test_the_law_notices(
    module: Any,  # noqa: ANN401 - a module or a class
    name: str,
    change: Callable[[Any], Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed = change(getattr(module, name))
    monkeypatch.setattr(module, name, changed)
    if module is questions:
        monkeypatch.setattr(generated, name, changed)
    monkeypatch.setattr(profiles, "_frames", {})
    with pytest.raises(AssertionError):
        _try_seeds()


def _try_seeds() -> None:
    for seed in range(PAIRS):
        try_agreement(seed, Counter())
        try_documents(seed, Counter())
