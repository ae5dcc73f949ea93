"""Random records under small random policies, and what a caller asks of changes."""

from __future__ import annotations

from random import Random

from attrs import evolve, frozen

from osaid.analysis.remedies.changes import Move, Scope
from osaid.analysis.remedies.terms import Bargain, Target
from osaid.analysis.solving.questions import Question
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import Component
from osaid.records.fields import Field
from osaid.records.systems import System
from osaid.values import Value
from tests.laws import words
from tests.laws.ladders import with_ladder
from tests.laws.lineages import KINDS, LineagePolicies, Lineages
from tests.laws.policies import VOCABULARY, Policies, checked
from tests.laws.records import SETS, Records
from tests.policy.generated import Vocabulary

FIELDS = 2
"""So many fields of components, and of systems, a policy speaks of."""

SENTENCES = 3
"""So many sentences decide, and conditions of requirements."""

_SCOPES = (*Move, "code", "data", "information", "parameters", "system")


@frozen
class Wanted(Value):
    """A record that is to be changed, until a policy says what is wanted."""

    system: System
    policy: CheckedPolicy
    target: Target
    bargain: Bargain


def random_case(seed: int) -> Wanted:
    """Return a record, a policy, a target and perhaps prices."""
    random = Random(seed)  # noqa: S311 - nothing is secret here
    lineage = random.random() < 0.2
    policy = _policy(random, lineage=lineage)
    return Wanted(
        _record(random, lineage=lineage),
        policy,
        random.choice((Target.POSSIBLE, Target.CONFORMS)),
        _bargain(random) if random.random() < 0.3 else Bargain(),
    )


def _policy(random: Random, *, lineage: bool) -> CheckedPolicy:
    while True:
        trees = (LineagePolicies if lineage else Policies)(random, _vocabulary(random))
        syntax = trees.policy(depth=random.choice((0, 0, 1)))
        made = checked(syntax)
        if random.random() < 0.2:
            made = checked(with_ladder(random, syntax))
            made = made.at_level(random.choice([str(e.name) for e in made.levels]))
        if len(Question(made).propositions) <= SENTENCES:
            return made


def _vocabulary(random: Random) -> Vocabulary:
    fields = {
        subject: tuple(random.sample(_plain(known), FIELDS))
        for subject, known in VOCABULARY.fields.items()
    }
    license_ = [f for f in VOCABULARY.fields[Component] if f.name == "license"]
    if random.random() < 0.5:
        fields[Component] = _with(fields[Component], license_)
    kinds = random.sample([k for k in VOCABULARY.kinds if k != "component"], 3)
    return evolve(VOCABULARY, fields=fields, kinds=tuple(kinds))


def _plain(fields: tuple[Field, ...]) -> list[Field]:
    return [f for f in fields if f.holds not in SETS]


def _with(fields: tuple[Field, ...], more: list[Field]) -> tuple[Field, ...]:
    return tuple(dict.fromkeys((*fields, *more)))


def _record(random: Random, *, lineage: bool) -> System:
    if lineage:
        return Lineages(random, KINDS, depth=2).system()
    kinds = tuple(random.sample(words.ALL_KINDS, random.randint(1, 4)))
    return Records(random, kinds).system()


def _bargain(random: Random) -> Bargain:
    prices = {_scope(random): random.randint(1, 3) for _ in range(2)}
    if random.random() < 0.5:
        return Bargain(prices)
    if random.random() < 0.7:
        return Bargain(prices, forbidden=(_scope(random),))
    return Bargain(prices, only=(_scope(random), _scope(random)))


def _scope(random: Random) -> Scope:
    text = str(random.choice(_SCOPES))
    if random.random() < 0.3 and text not in set(Move):
        return Scope.of(f"{random.choice(tuple(Move))}:{text}")
    return Scope.of(text)
