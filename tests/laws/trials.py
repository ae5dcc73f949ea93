"""The laws, each as one trial on what a seed makes; a violation is an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from random import Random
from typing import Any, TypeVar

from attrs import evolve, frozen

from osaid.evaluation.attestations import is_stale
from osaid.evaluation.cases import Assumptions, Case, decide
from osaid.evaluation.judged import Cause
from osaid.evaluation.lenses import ACTUAL
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.outcomes import Outcome
from osaid.records.statements import Fact, SetFact
from osaid.records.systems import Extent, System
from osaid.truth import Truth, truth_of
from tests.laws import words
from tests.laws.answers import answers, known
from tests.laws.classical import Classical
from tests.laws.completions import completed
from tests.laws.fillings import filled
from tests.laws.lineages import (
    more_of_a_lineage,
    random_catalogue,
    random_lineage,
    random_lineage_policy,
    random_readable_lineage_policy,
)
from tests.laws.policies import random_policy, random_readable_policy, random_readings
from tests.laws.records import Records, random_record

Tally = Counter[str]
Record = TypeVar("Record", Component, System)
RECORDS_PER_POLICY = 4


def random_choices(random: Random, policy: CheckedPolicy) -> Assumptions:
    """Return what a caller may choose: a day, readings, an assumed listing."""
    return Assumptions(
        as_of=random.choice((None, *words.DAYS, words.TODAY)),
        readings=random_readings(random, policy),
        listing=random.choice((None, None, None, Extent.RELEASED, Extent.ALL)),
    )


def random_choices_of_terms(random: Random, policy: CheckedPolicy) -> Assumptions:
    """Return what a caller may choose, facts on licences of their own among it."""
    given = random_choices(random, policy)
    return evolve(given, licenses=random_catalogue(random))


@frozen
class Makers:
    """What a law is tried on: makers of policies, of records, and of what is added.

    `choices` are those of a caller.
    """

    policy: Callable[[Random], CheckedPolicy] = random_policy
    record: Callable[..., System] = random_record
    more: Callable[[Random], Records | None] = lambda _: None
    choices: Callable[[Random, CheckedPolicy], Assumptions] = random_choices


ANYTHING = Makers()
LINEAGES = Makers(
    random_lineage_policy, random_lineage, more_of_a_lineage, random_choices_of_terms
)
READABLE = Makers(random_readable_policy)
READABLE_LINEAGES = Makers(random_readable_lineage_policy, random_lineage)


def try_filling(seed: int, tally: Tally, makers: Makers = ANYTHING) -> None:
    """Every answer that is known stands when more is known."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = makers.policy(random)
    tally["policies"] += 1
    for _ in range(RECORDS_PER_POLICY):
        system = makers.record(random)
        given = makers.choices(random, policy)
        fuller = filled(
            system,
            random,
            steps=random.choice((2, 10, 40)),
            day=given.as_of or system.made,
            assumed=given.listing,
            make=makers.more(random),
        )
        before, after = (
            known(answers(system, policy, given)),
            answers(fuller, policy, given),
        )
        flips = {name for name, answer in before.items() if after[name] != answer}
        assert not flips, (seed, flips)
        tally["systems"] += 1
        tally["fillings"] += system != fuller
        tally["known answers"] += len(before)


def try_completion(seed: int, tally: Tally, makers: Makers = READABLE) -> None:
    """Every answer that is known holds of the complete systems; there all is known."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = makers.policy(random)
    tally["policies"] += 1
    for _ in range(RECORDS_PER_POLICY):
        system = makers.record(random, readable=True)
        given = Assumptions(as_of=words.TODAY, readings=random_readings(random, policy))
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
    if not plain.is_settled():
        tally["unsettled"] += 1
        return
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


def try_proof(seed: int, tally: Tally, makers: Makers = ANYTHING) -> None:
    """What decided an answer is enough to decide it: the rest can go unsaid."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = makers.policy(random)
    case = Case.of(makers.record(random), policy, makers.choices(random, policy))
    case = evolve(case, system=with_settled_judgements(case.system))
    for item in case.items:
        for ordinal, sentence in policy.sentences_of(item, case.readings):
            judged = case.through(ACTUAL).sentence(item, ordinal, sentence)
            if judged.truth is not Truth.UNKNOWN:
                told = evolve(case, system=only_told(case.system, judged.causes))
                again = told.through(ACTUAL).sentence(item, ordinal, sentence)
                assert again.truth is judged.truth, (seed, item.name, ordinal)
                tally["proofs"] += 1


def with_settled_judgements(system: System) -> System:
    """Return a record of which judgements count or do not, whatever they judged."""
    counted = (a for a in system.attestations if not is_stale(a, system))
    kept = tuple(evolve(a, judged=(), digest=None) for a in counted)
    return evolve(system, attestations=kept)


def only_told(system: System, causes: Iterable[Cause]) -> System:
    """Return a record that says of fields what causes name, and who is there."""
    told = {(cause.component, cause.field) for cause in causes}
    parts = (_only_told(part, part.name, told) for part in system.components)
    return _only_told(evolve(system, components=tuple(parts)), None, told)


def _only_told(
    record: Record, name: str | None, told: set[tuple[str | None, str]]
) -> Record:
    kept: dict[str, Any] = {}
    for declared in fields_of(type(record)).values():
        known = getattr(record, declared.attribute)
        if isinstance(known, SetFact):
            elements = (
                (element, fact)
                for element, fact in known.elements
                if (name, f"{declared.name} {element}") in told
            )
            kept[declared.attribute] = SetFact(tuple(elements))
        elif declared.name != "presence" and (name, declared.name) not in told:
            kept[declared.attribute] = Fact()
    own = (each for each in record.attributes if (name, each.name) in told)
    return evolve(record, **kept, attributes=tuple(own))


def classical(case: Case) -> Classical:
    """Return the classical meaning of a case of which everything is known."""
    given = Assumptions(as_of=case.as_of, readings=case.readings)
    parents = {
        name: classical(Case.of(record, case.policy, given))
        for name, record in case.system.parents
    }
    return Classical(case.policy, case.system, case.readings, parents)
