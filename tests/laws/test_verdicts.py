"""Verdicts are values, do not hang on order, and agree with themselves."""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import osaid
from osaid.evaluation.cases import Assumptions
from osaid.evaluation.judging import judge_system
from osaid.evaluation.policies import Policy
from osaid.policy.syntax import PolicySyntax
from osaid.records.systems import System
from osaid.truth import Truth
from tests.laws.depth import seeds
from tests.laws.policies import checked, random_policy
from tests.laws.records import random_record
from tests.laws.verdicts import check_value, try_claims, try_day, try_verdict
from tests.policy.generated import policies
from tests.records.systems import systems

CLOCK = re.compile(
    r"\b(?:now|today|utcnow|time|time_ns|monotonic|localtime|gmtime)\(\)"
)


@given(seeds)
def test_every_verdict(seed: int) -> None:
    try_verdict(seed, Counter())


@given(seeds)
def test_what_does_not_hold_on_a_day_was_never_said(seed: int) -> None:
    try_day(seed, Counter())


@given(seeds)
def test_what_follows_from_claims(seed: int) -> None:
    try_claims(seed, Counter())


@given(policies(), st.lists(systems(), min_size=1, max_size=3))
def test_whatever_the_policy_and_the_record_there_is_a_verdict(
    syntax: PolicySyntax, records: list[System]
) -> None:
    policy = checked(syntax)
    for system in records:
        claims = tuple(claim.name for claim in system.claims)
        check_value(judge_system(system, policy, Assumptions(accept=claims)))


def test_threads_share_a_policy() -> None:
    random = Random(11)  # noqa: S311 - nothing is secret here
    policy = Policy(random_policy(random))
    records = [random_record(random) for _ in range(40)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(policy.evaluate, records))
    assert together == [policy.evaluate(record) for record in records]


def test_no_answer_is_a_yes_or_no() -> None:
    policy = osaid.parse_policy(
        "language 1\ndefinition small 1.0\nstatus final\n"
        "requirement only { must code: available }\n"
    )
    verdict = policy.evaluate(System("nothing known"))
    for answer in (verdict, verdict.findings[0], verdict.outcome, Truth.TRUE):
        with pytest.raises(TypeError):
            bool(answer)


def test_nothing_asks_a_clock_for_the_day() -> None:
    package = Path(osaid.__path__[0])
    asked = {
        path.name
        for path in package.rglob("*.py")
        if CLOCK.search(path.read_text(encoding="utf-8"))
    }
    # A converted document says when it was written, and a question to the Hub or to
    # a solver has an end; nothing is judged by any of it.
    ends = {"client.py", "search.py", "directions.py"}
    assert asked == {"conversion.py", *ends}
