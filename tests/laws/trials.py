"""The laws, each as one trial on what a seed makes; a violation is an AssertionError."""

from __future__ import annotations

from collections import Counter
from random import Random

from osaid.evaluation.cases import Assumptions, Case, decide
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.policies import CheckedPolicy
from osaid.records.outcomes import Outcome
from osaid.records.systems import Extent, System
from osaid.truth import Truth, truth_of
from tests.laws import words
from tests.laws.answers import answers, known
from tests.laws.classical import Classical
from tests.laws.completions import completed
from tests.laws.fillings import filled
from tests.laws.policies import random_policy, random_readable_policy, random_readings
from tests.laws.records import random_record

Tally = Counter[str]
RECORDS_PER_POLICY = 4


def random_choices(random: Random, policy: CheckedPolicy) -> Assumptions:
    """Return what a caller may choose: a day, readings, an assumed listing."""
    return Assumptions(
        as_of=random.choice((None, *words.DAYS, words.TODAY)),
        readings=random_readings(random, policy),
        listing=random.choice((None, None, None, Extent.RELEASED, Extent.ALL)),
    )


def try_filling(seed: int, tally: Tally) -> None:
    """Every answer that is known stands when more is known."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = random_policy(random)
    tally["policies"] += 1
    for _ in range(RECORDS_PER_POLICY):
        system = random_record(random)
        given = random_choices(random, policy)
        fuller = filled(
            system,
            random,
            steps=random.choice((2, 10, 40)),
            day=given.as_of or system.made,
            assumed=given.listing,
        )
        before, after = known(answers(system, policy, given)), answers(fuller, policy, given)
        flips = {name for name, answer in before.items() if after[name] != answer}
        assert not flips, (seed, flips)
        tally["systems"] += 1
        tally["fillings"] += system != fuller
        tally["known answers"] += len(before)


def try_completion(seed: int, tally: Tally) -> None:
    """Every answer that is known holds of the complete systems; there all is known."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = random_readable_policy(random)
    tally["policies"] += 1
    for _ in range(RECORDS_PER_POLICY):
        system = random_record(random, readable=True)
        given = Assumptions(
            as_of=words.TODAY, readings=random_readings(random, policy)
        )
        complete = completed(system, random)
        tally["systems"] += 1
        if complete is not None:
            tally["complete systems"] += 1
            _check_completion(system, complete, policy, given, tally)


def _check_completion(
    system: System,
    complete: System,
    policy: CheckedPolicy,
    given: Assumptions,
    tally: Tally,
) -> None:
    cases = [Case.of(one, policy, given) for one in (system, complete)]
    plain = classical(cases[1])
    for item in cases[0].items:
        for ordinal, sentence in policy.sentences_of(item, cases[0].readings):
            record, whole = (
                case.through(ACTUAL).sentence(item, ordinal, sentence).truth
                for case in cases
            )
            truth = truth_of(plain.sentence(item, sentence))
            assert whole is truth, (item.name, ordinal)
            assert record in {truth, Truth.UNKNOWN}, (item.name, ordinal)
            tally["sentences"] += 1
            tally["known answers"] += record is not Truth.UNKNOWN
    assert decide(complete, policy, given) == plain.outcome()
    assert decide(system, policy, given) in {plain.outcome(), Outcome.UNDETERMINED}


def classical(case: Case) -> Classical:
    """Return the classical meaning of a case of which everything is known."""
    given = Assumptions(as_of=case.as_of, readings=case.readings)
    parents = {
        name: classical(Case.of(record, case.policy, given)).outcome()
        for name, record in case.system.parents
    }
    return Classical(case.policy, case.system, case.readings, parents)
