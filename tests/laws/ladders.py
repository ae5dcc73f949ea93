"""Random policies with ladders and waivers, and the laws of both."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

from attrs import evolve, field, frozen

from osaid.evaluation.cases import Assumptions, Case, Item, outcome_of
from osaid.evaluation.interpreter import Interpreter
from osaid.evaluation.judged import Judged
from osaid.evaluation.judging import judge_system
from osaid.evaluation.lenses import ACTUAL
from osaid.evaluation.policies import Policy
from osaid.evaluation.verdicts import Verdict
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import (
    Day,
    Freedom,
    Ladder,
    Level,
    Name,
    PolicySyntax,
    Requirement,
    Text,
    Waive,
)
from osaid.records.outcomes import Outcome, Validity
from osaid.truth import Truth, all_of
from tests.laws import words
from tests.laws.lineages import random_lineage, random_lineage_policy
from tests.laws.policies import checked, random_policy
from tests.laws.trials import Makers, Tally, random_choices

T, U, F = Truth.TRUE, Truth.UNKNOWN, Truth.FALSE
SYSTEMS = 2
"""So many for each policy, each judged at every level."""

PATTERNS = ("*", "*", "?*", "acme/*", "nothing-*", "[a-z]*")
OUTCOMES = {T: "conforms", F: "fails", U: "undetermined"}
DECISIONS = {
    "conforms": "accepted",
    "fails": "rejected",
    "undetermined": "open",
    "not_applicable": "not_applicable",
}


def with_ladder(random: Random, syntax: PolicySyntax) -> PolicySyntax:
    """Return a policy with a ladder of some of its groups, and waivers for some."""
    groups = [i for i in syntax.items if isinstance(i, Requirement | Freedom)]
    names = [Name(str(group.name)) for group in groups]
    levels = tuple(
        Level(Name(f"level_{number}"), None, tuple(random.sample(names, count)))
        for number in range(random.randint(1, 3))
        if (count := random.randint(1, len(names)))
    )
    waivers = (_waiver(random, name) for name in names if random.random() < 0.5)
    return evolve(syntax, items=(*syntax.items, Ladder(levels), *waivers))


def _waiver(random: Random, name: Name) -> Waive:
    until = Day(random.choice((*words.DAYS, words.TODAY)))
    pattern = Text(random.choice(PATTERNS))
    by = random.choice((None, Text("counsel")))
    return Waive(name, pattern, until, Text("a reason"), by)


def laddered(policy: Callable[[Random], CheckedPolicy]) -> Callable[[Random], Any]:
    """Return a maker of policies that are asked for at some level of a ladder."""

    def made(random: Random) -> CheckedPolicy:
        found = checked(with_ladder(random, policy(random).syntax))
        names = [str(level.name) for level in found.levels]
        return found.at_level(random.choice((None, *names)))

    return made


LADDERS = Makers(laddered(random_policy))
LINEAGE_LADDERS = Makers(laddered(random_lineage_policy), random_lineage)


def ladders_of(seed: int) -> Makers:
    """Return makers of ladders, every other time for records with parents."""
    return LINEAGE_LADDERS if seed % 2 else LADDERS


def try_ladder(seed: int, tally: Tally, makers: Makers = LADDERS) -> None:
    """Levels stand on those below them, and the outcome is that of one of them."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = makers.policy(random).at_level(None)
    for _ in range(SYSTEMS):
        system = makers.record(random)
        given = random_choices(random, policy)
        verdicts = {
            str(level.name): judge_system(
                system, policy.at_level(str(level.name)), given
            )
            for level in policy.levels
        }
        assert judge_system(system, policy, given) == next(iter(verdicts.values()))
        for name, verdict in verdicts.items():
            _check_levels(verdict, name)
            _check_counting(verdict, policy, name)
            tally[f"levels {_truth(verdict, name)}"] += 1
        if not system.parents:
            _check_steps(list(verdicts.values()))


def _truth(verdict: Verdict, name: str) -> Truth:
    return next(level.truth for level in verdict.levels if level.name == name)


def _check_levels(verdict: Verdict, asked: str) -> None:
    """What is said of levels agrees with itself, and with the outcome at one."""
    truths = [level.truth for level in verdict.levels]
    assert truths == sorted(truths, key=lambda truth: -truth.rank)
    assert verdict.policy.level == asked
    assert verdict.level is not None
    names = [level.name for level in verdict.levels]
    reached = names[: truths.count(T)]
    possible = names[: len(truths) - truths.count(F)]
    assert verdict.level.certain == (reached[-1] if reached else None)
    assert verdict.level.possible == (possible[-1] if possible else None)
    if verdict.outcome == Outcome.CONFORMS:
        assert _truth(verdict, asked) is T
    if verdict.outcome == Outcome.NOT_APPLICABLE:
        assert verdict.level.possible is None
    for level in verdict.levels:
        assert level.total == level.held + len(level.missing)
        assert (level.progress == 100) <= (level.truth is not F or not level.missing)
        assert level.truth is not T or (level.progress, level.missing) == (100, ())


def _check_counting(verdict: Verdict, policy: CheckedPolicy, asked: str) -> None:
    """A sentence counts unless only a level above the one asked for needs it."""
    needs = {str(level.name): set(map(str, level.needs)) for level in policy.levels}
    names = list(needs)
    below = set[str]().union(*(needs[n] for n in names[: names.index(asked) + 1]))
    above = set[str]().union(*needs.values()) - below
    for finding in verdict.findings:
        assert finding.counts == (finding.requirement not in above)
    if verdict.applies is T:
        counted = (f for f in verdict.findings if f.decides and f.counts)
        assert OUTCOMES[all_of(f.truth for f in counted)] == verdict.outcome


def _check_steps(verdicts: list[Verdict]) -> None:
    """A higher level implies a lower one; what sentences say hangs on neither."""
    rank = {"fails": 0, "undetermined": 1, "conforms": 2}
    first = verdicts[0]
    for lower, higher in pairwise(verdicts):
        assert rank.get(lower.outcome, 0) >= rank.get(higher.outcome, 0)
    for verdict in verdicts:
        plain = [evolve(finding, counts=True) for finding in verdict.findings]
        assert plain == [evolve(finding, counts=True) for finding in first.findings]
        assert (verdict.level, verdict.levels) == (first.level, first.levels)


def try_deciding_at_levels(seed: int, tally: Tally) -> None:
    """The outcome alone is that of the whole verdict, at every level."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = Policy(laddered(random_policy)(random).at_level(None))
    for _ in range(SYSTEMS):
        system = LADDERS.record(random)
        for level in policy.levels:
            verdict = policy.evaluate(system, level=level)
            assert policy.decide(system, level=level) == verdict.outcome
            tally["levels"] += 1


def try_waivers(seed: int, tally: Tally, makers: Makers = LADDERS) -> None:
    """Waivers change the decision, and nothing else that a verdict says."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    policy = makers.policy(random)
    items = tuple(i for i in policy.syntax.items if not isinstance(i, Waive))
    strict = evolve(policy, syntax=evolve(policy.syntax, items=items))
    for _ in range(SYSTEMS):
        system = makers.record(random)
        given = random_choices(random, policy)
        verdict = judge_system(system, policy, given)
        plain = judge_system(system, strict, given)
        assert not plain.waivers
        assert DECISIONS[plain.outcome] == plain.decision
        lenient = evolve(plain, **_changed(verdict))
        assert lenient == verdict
        expected = _as_if_waived(Case.of(system, policy, given), verdict)
        assert DECISIONS[expected] == verdict.decision
        _tally(tally, verdict, plain, given, system.made is not None)


def _changed(verdict: Verdict) -> dict[str, Any]:
    names = ("decision", "waivers", "diagnostics")
    return {name: getattr(verdict, name) for name in names}


def _tally(
    tally: Tally,
    verdict: Verdict,
    plain: Verdict,
    given: Assumptions,
    made: bool,  # noqa: FBT001
) -> None:
    dated = given.as_of is not None or made
    for waiver in verdict.waivers:
        assert (waiver.state is Validity.UNDATED) == (not dated)
        tally[f"waivers {waiver.state}"] += 1
    tally["decisions changed"] += verdict.decision != plain.decision
    wrong = [w for w in verdict.waivers if w.state is not Validity.APPLIED]
    assert len(verdict.diagnostics) == len(wrong)


def _as_if_waived(case: Case, verdict: Verdict) -> Outcome:
    """Return the outcome if every sentence of what is waived were true."""
    given = verdict.waivers
    names = {w.requirement for w in given if w.state is Validity.APPLIED}
    lenient = _Lenient(case.through(ACTUAL), frozenset(names))
    through = lenient.interpreter
    groups = case.policy.deciding
    whole = all_of(through.musts(item).truth for item in groups)
    return outcome_of(case.applies(through).truth, whole)


@frozen(eq=False)
class _Lenient:
    """An interpreter to which every sentence of some groups is true."""

    strict: Interpreter
    names: frozenset[str]
    interpreter: Interpreter = field(init=False)

    @interpreter.default
    def _interpreter(self) -> Interpreter:
        return evolve(self.strict, override=self.of)

    def of(self, item: Item, ordinal: int) -> Judged:
        if str(item.name) in self.names:
            return Judged(T)
        return self.interpreter.own(item, item.sentences[ordinal - 1])
