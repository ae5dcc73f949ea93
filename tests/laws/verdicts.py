"""Laws of whole verdicts, each as one trial on what a seed makes."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from random import Random

from attrs import evolve

from osaid.evaluation.cases import Assumptions, Case, decide
from osaid.evaluation.judging import judge_system
from osaid.evaluation.lenses import ACTUAL
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import Verdict
from osaid.policy.policies import CheckedPolicy
from osaid.records.outcomes import Group, Outcome
from osaid.records.systems import System
from osaid.truth import Truth, all_of
from tests.laws import words
from tests.laws.policies import checked
from tests.laws.shuffles import on, shuffled_policy, shuffled_record
from tests.laws.trials import ANYTHING, Makers, Tally

T, U, F = Truth.TRUE, Truth.UNKNOWN, Truth.FALSE
BEYOND = {Group.TERMS, Group.COMPONENTS, Group.UNDETERMINED_AFTER_TERMS}


def try_verdict(seed: int, tally: Tally, makers: Makers = ANYTHING) -> None:
    """Every law of verdicts holds of one."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = makers.policy(random)
    system = makers.record(random)
    given = makers.choices(random, policy)
    verdict = judge_system(system, policy, given)
    check_value(verdict)
    check_answers(verdict, policy, given.readings)
    assert decide(system, policy, given) == verdict.outcome
    check_order(random, verdict, system, policy, given)
    check_requirements(system, policy, given)
    tally["verdicts"] += 1
    tally[verdict.outcome.value] += 1


def check_value(verdict: Verdict) -> None:
    """A verdict is a value: it can be stored, sent, compared, and told."""
    assert Verdict.from_dict(verdict.to_dict()) == verdict
    assert pickle.loads(pickle.dumps(verdict)) == verdict  # noqa: S301 - it is ours
    assert hash(pickle.loads(pickle.dumps(verdict))) == hash(verdict)  # noqa: S301
    assert str(verdict).startswith(verdict.headline)


def check_answers(
    verdict: Verdict, policy: CheckedPolicy, chosen: Mapping[str, str]
) -> None:
    """Outcome, group and the answers on freedoms agree with each other."""
    for freedom in verdict.freedoms.values():
        assert freedom.truth is not T or (freedom.terms, freedom.form) == (T, T)
        assert F not in (freedom.terms, freedom.form) or freedom.truth is F
    if verdict.outcome == Outcome.FAILS:
        assert verdict.group in BEYOND
    else:
        assert verdict.group.value == verdict.outcome.value
    musts = all_of(f.truth for f in verdict.findings if f.decides and f.counts)
    assert verdict.applies is not T or (musts, verdict.outcome) in {
        (T, Outcome.CONFORMS),
        (F, Outcome.FAILS),
        (U, Outcome.UNDETERMINED),
    }
    assert verdict.readings == {**policy.chosen({}), **chosen}
    for finding in verdict.findings:
        assert finding.truth is T or finding.reason, finding
        assert finding.truth is not U or finding.causes, finding


def check_order(
    random: Random,
    verdict: Verdict,
    system: System,
    policy: CheckedPolicy,
    given: Assumptions,
) -> None:
    """The order of a record changes no word, the order of a policy no truth."""
    other = judge_system(shuffled_record(random, system), policy, given)
    assert _without_lists(other) == _without_lists(verdict)
    mixed = checked(shuffled_policy(random, policy.syntax)).at_level(policy.level)
    again = judge_system(system, mixed, given)
    told = {f.name.rpartition("/")[0] + f.sentence: f for f in verdict.findings}
    for finding in again.findings:
        same = told[finding.name.rpartition("/")[0] + finding.sentence]
        assert (same.truth, same.reason) == (finding.truth, finding.reason)
    assert again.outcome == verdict.outcome
    assert again.group == verdict.group


def _without_lists(verdict: Verdict) -> Verdict:
    """Return a verdict without what is shown as the record has it."""
    return evolve(verdict, claims=(), attestations=())


def check_requirements(
    system: System, policy: CheckedPolicy, given: Assumptions
) -> None:
    """A requirement asked alone is the conjunction of its `must` findings."""
    if given.listing is not None:
        return
    for predicate in Policy(policy).requirements.values():
        verdict = predicate.evaluate(
            system,
            as_of=given.as_of,
            readings=given.readings,
            licenses=given.licenses,
        )
        assert verdict.truth is all_of(f.truth for f in verdict.findings if f.decides)


def try_day(seed: int, tally: Tally, makers: Makers = ANYTHING) -> None:
    """What does not hold on a day counts as little as what was never said."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = makers.policy(random)
    system = makers.record(random, windows=True)
    day = random.choice((*words.DAYS, words.TODAY))
    given = evolve(makers.choices(random, policy), as_of=day)
    verdict = judge_system(system, policy, given)
    then = judge_system(on(system, day), policy, given)
    assert evolve(then, system=verdict.system) == verdict
    without = judge_system(evolve(system, made=day), policy, evolve(given, as_of=None))
    assert evolve(without, system=verdict.system) == verdict
    tally["days"] += 1


def try_claims(seed: int, tally: Tally, makers: Makers = ANYTHING) -> None:
    """What follows from a claim is what may follow, and nothing else."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = makers.policy(random)
    system = makers.record(random)
    if not system.claims:
        return
    given = makers.choices(random, policy)
    plain = judge_system(system, policy, given)
    names = tuple(claim.name for claim in system.claims)
    believed = judge_system(system, policy, evolve(given, accept=names))
    assert believed == judge_system(system, policy, evolve(given, accept=names))
    basis = evolve(believed.basis, assumptions=0)
    changed = evolve(believed, basis=basis, acceptances=(), assumptions=())
    assert changed == plain
    false = _false_for_certain(system, policy, given)
    for claim, acceptance in zip(system.claims, believed.acceptances, strict=True):
        assumed = [a for a in believed.assumptions if a.claim == claim.name]
        assert len(assumed) == acceptance.assumed
        assert not assumed or acceptance.accepted
        tally[f"claims of {claim.group.value}"] += 1
        tally["claims accepted"] += acceptance.accepted
        if claim.group == Group.COMPONENTS:
            assert (acceptance.group, acceptance.outcome) == (
                plain.group,
                plain.outcome,
            )
            assert not assumed
        elif plain.applies is T:
            _check_belief(
                plain, false, {a.finding for a in assumed}, acceptance.accepted
            )
            assert acceptance.outcome in {Outcome.CONFORMS, Outcome.FAILS}
            assert (acceptance.outcome == Outcome.FAILS) <= bool(false)


def _check_belief(
    plain: Verdict,
    false: set[str],
    assumed: set[str],
    accepted: bool,  # noqa: FBT001
) -> None:
    musts = {f.name: f.truth for f in plain.findings if f.decides and not f.refers}
    if accepted:
        taken = {name for name, truth in musts.items() if truth is not T}
        # What is assumed of another requirement is told there.
        # A sentence that refers to what is believed may be believed with it.
        assert taken - false <= assumed <= taken


def _false_for_certain(
    system: System, policy: CheckedPolicy, given: Assumptions
) -> set[str]:
    """Return the `must` sentences that are false also without what was inferred."""
    case = Case.of(system, policy, given)
    found = set()
    for item in case.items:
        for ordinal, sentence in policy.sentences_of(item, case.readings):
            truths = {
                one.through(ACTUAL).own(item, sentence).truth
                for one in (case, case.without_inferred())
            }
            if truths == {F} and sentence.strength.value == "must":
                found.add(f"{policy.name}-{policy.version}/{item.name}/{ordinal}")
    return found
