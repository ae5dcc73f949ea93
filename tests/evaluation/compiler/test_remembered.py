"""What is remembered is found once, and is the same for every thread."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random
from threading import Barrier
from typing import Any

import pytest

import osaid
from osaid.evaluation.cases import decide
from osaid.evaluation.compiler.frames import Frames
from osaid.evaluation.policies import Policy
from osaid.records import said
from osaid.records.components import Component
from osaid.records.statements import Fact, Statement
from osaid.records.systems import System
from tests.laws.policies import random_policy
from tests.laws.records import random_record

THREADS = 8
EACH = 40


def described(number: int, kind: str) -> System:
    words = Fact((Statement(f"open, as number {number} has it"),))
    components = (Component(kind, "one"),)
    return System(f"number {number}", described_as=words, components=components)


def test_what_follows_from_lists_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    real, found = Frames._recorded, []  # noqa: SLF001 - asked for once a list

    def counted(self: Frames, *arguments: Any) -> int:  # noqa: ANN401 - as they are
        found.append(arguments)
        return real(self, *arguments)

    monkeypatch.setattr(Frames, "_recorded", counted)
    text = (
        "language 1 policy p 1 status final "
        "requirement r { must code if used: available"
        ' must system: described_as is "open, as number 7 has it" }'
    )
    policy = osaid.parse_policy(text)
    systems = [described(n, kind) for n in range(20) for kind in ("code", "data")]
    outcomes = [policy.decide(system) for system in systems]
    assert outcomes == [decide(system, policy.checked) for system in systems]
    assert {str(outcome) for outcome in outcomes} == {"fails", "undetermined"}
    assert len(found) == 1


@pytest.fixture(params=[1, 3, 16_384])
def crowded(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """So little is kept that it is forgotten all the time, by whoever comes next."""
    monkeypatch.setattr(said, "KEPT", request.param)
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("crowded")
def test_threads_find_the_same() -> None:
    random = Random(7)  # noqa: S311 - nothing is secret here
    for _ in range(3):
        policy = Policy(random_policy(random))
        systems = [random_record(random) for _ in range(6)]
        expected = [decide(system, policy.checked) for system in systems]
        begin = Barrier(THREADS)

        def work(
            seed: int,
            policy: Policy = policy,
            systems: list[System] = systems,
            begin: Barrier = begin,
        ) -> list[tuple[int, str]]:
            begin.wait()
            order = Random(seed).choices(range(len(systems)), k=EACH)  # noqa: S311
            return [(one, policy.decide(systems[one])) for one in order]

        with ThreadPoolExecutor(THREADS) as pool:
            for answers in pool.map(work, range(THREADS)):
                assert all(outcome == expected[one] for one, outcome in answers)
