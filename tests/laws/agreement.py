"""One meaning: what is generated from a policy agrees with the interpreter."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from attrs import evolve

from osaid.evaluation.cases import Assumptions, Case, decide, outcome_of
from osaid.evaluation.compiler.program import Conclusion, Program
from osaid.evaluation.judging import judge_system
from osaid.evaluation.lenses import ACTUAL, FORM, TERMS, Lens
from osaid.evaluation.policies import Policy
from osaid.policy.policies import CheckedPolicy
from osaid.truth import Truth
from tests.laws.trials import (
    ANYTHING,
    RECORDS_PER_POLICY,
    Makers,
    Tally,
)

LENSES = (ACTUAL, FORM, TERMS)


def try_agreement(seed: int, tally: Tally, makers: Makers = ANYTHING) -> None:
    """Every sentence comes to the same, however it is judged, through every lens."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = makers.policy(random)
    given = makers.choices(random, policy)
    programs = dict(zip(LENSES, programs_of(policy, given), strict=True))
    tally["policies"] += 1
    for _ in range(RECORDS_PER_POLICY):
        system = makers.record(random, windows=random.random() < 0.3)
        case = Case.of(system, policy, given)
        for lens in LENSES:
            found = programs[lens].conclude(system, given.as_of)
            assert_same(found, case, lens, f"seed {seed}, {lens.name}")
        outcome = programs[ACTUAL].decide(system, given.as_of)
        assert outcome == expected_outcome(case), f"seed {seed}, outcome"
        tally["pairs of a policy and a system"] += 1
        tally[f"that are {outcome.value}"] += 1


def programs_of(policy: CheckedPolicy, given: Assumptions) -> Iterator[Program]:
    """Yield the programs of a policy for each lens, as it is first."""
    readings = policy.chosen(given.readings)
    listing, licenses = given.listing, given.licenses
    actual = Program.of(policy, readings, listing, licenses)
    yield actual
    for lens in LENSES[1:]:
        yield Program.of(policy, readings, listing, licenses, lens=lens, parents=actual)


def assert_same(found: Conclusion, case: Case, lens: Lens, where: str) -> None:
    """Everything that was concluded is what the interpreter says."""
    interpreter = case.through(lens)
    assert found.applies is case.applies(interpreter).truth, where
    assert found.whole is case.whole(interpreter).truth, where
    for item, musts, condition in zip(
        case.items, found.musts, found.conditions, strict=True
    ):
        assert musts is interpreter.musts(item).truth, (where, item.name)
        judged = interpreter.condition_of(item)
        expected = Truth.TRUE if judged is None else judged.truth
        assert condition is expected, (where, item.name)
    if lens == ACTUAL:
        assert found.sentences == tuple(sentences(case)), where


def sentences(case: Case) -> Iterator[Truth]:
    """Yield the truth of every sentence, as the interpreter finds it."""
    interpreter = case.through(ACTUAL)
    for item in case.items:
        for ordinal, sentence in case.policy.sentences_of(item, case.readings):
            yield interpreter.sentence(item, ordinal, sentence).truth


def expected_outcome(case: Case) -> object:
    """Return the outcome as the interpreter finds it."""
    interpreter = case.through(ACTUAL)
    return outcome_of(case.applies(interpreter).truth, case.whole(interpreter).truth)


def try_whole_verdicts(seed: int, tally: Tally, makers: Makers = ANYTHING) -> None:
    """Verdicts are the same values, causes and texts included, claims accepted."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = Policy(makers.policy(random))
    for _ in range(RECORDS_PER_POLICY):
        system = makers.record(random, windows=random.random() < 0.3)
        given = makers.choices(random, policy.checked)
        claims = tuple(c.name for c in system.claims if random.random() < 0.5)
        expected = judge_system(system, policy.checked, evolve(given, accept=claims))
        for _ in range(2):  # the interpreter judges what comes first
            found = policy.evaluate(
                system,
                as_of=given.as_of,
                readings=given.readings,
                accept=claims,
                assume=given.listing,
                licenses=given.licenses,
            )
            assert found == expected, f"seed {seed}"
            assert hash(found) == hash(expected), f"seed {seed}"
        tally["whole verdicts"] += 1
        tally["findings"] += len(expected.findings)


def try_deciding(seed: int, tally: Tally, makers: Makers = ANYTHING) -> None:
    """However often and in whatever order systems come, each has its own outcome."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = Policy(makers.policy(random))
    systems = [makers.record(random) for _ in range(RECORDS_PER_POLICY)]
    for system in (*systems, *reversed(systems), *map(evolve, systems)):
        expected = decide(system, policy.checked)
        assert policy.decide(system) == expected, f"seed {seed}"
        tally["decisions"] += 1
