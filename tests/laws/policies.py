"""Random policies of the few words that the records of the laws know."""

from __future__ import annotations

from random import Random

from attrs import evolve, frozen

from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_policy
from osaid.policy.syntax import (
    In,
    Is,
    LicenseItem,
    Name,
    PolicySyntax,
    Quantified,
    Selector,
    Word,
)
from osaid.records.outcomes import Settled
from osaid.text import Source
from tests.laws import words
from tests.policy.generated import Trees, Vocabulary
from tests.policy.generated.words import ATTRIBUTES

PARENT = Selector((Name("parent"),))

VOCABULARY = Vocabulary(
    kinds=tuple(dict.fromkeys((*words.BRANCHES, *words.KINDS))),
    topics=words.TOPICS,
    sets=words.SETS,
    licenses=tuple(LicenseItem(name) for name in ("MIT", "CC-BY-4.0", "CC-BY-NC-4.0")),
    restrictions=("field_of_use", "non_commercial"),
    duties=("share_alike", "attribution"),
    texts=words.TEXTS,
    numbers=words.NUMBERS,
    days=words.DAYS,
    roles=words.ROLES,
    judgements=(),
    own_kinds=words.OWN_KINDS,
    own_topics=words.OWN_TOPICS,
    own_restrictions=words.OWN_RESTRICTIONS,
    own_attributes=words.OWN_ATTRIBUTES,
)

READABLE = evolve(VOCABULARY, currencies=("EUR",), own_attributes=ATTRIBUTES)


@frozen
class Policies(Trees):
    """Makes policies that also ask for the outcome of parents."""

    def quantified(self, depth: int = 2) -> Quantified:
        """Return a sentence about components, sometimes about parents."""
        made = super().quantified(depth)
        if not self.chance(1):
            return made
        settled = self.some([Word(word) for word in Settled])
        outcome = Name("outcome")
        body = In(outcome, settled) if self.chance(5) else Is(outcome, settled[0])
        return evolve(made, selectors=(PARENT,), body=body, where=None)


def random_syntax(random: Random) -> PolicySyntax:
    """Return the tree of a random policy."""
    return Policies(random, VOCABULARY).policy(depth=random.choice((0, 1, 1, 2)))


def random_readable_policy(random: Random) -> CheckedPolicy:
    """Return a random policy of which every answer on a readable record is known."""
    trees = Policies(random, READABLE)
    return checked(trees.policy(depth=random.choice((0, 1, 1, 2))))


def checked(syntax: PolicySyntax) -> CheckedPolicy:
    """Return a policy from its tree, with its text in the one layout."""
    return CheckedPolicy(syntax, Source("random.osaid", print_policy(syntax)))


def random_policy(random: Random) -> CheckedPolicy:
    """Return a random policy."""
    return checked(random_syntax(random))


def random_readings(random: Random, policy: CheckedPolicy) -> dict[str, str]:
    """Return a value for some of the readings of a policy."""
    return {
        name: random.choice([str(value) for value in reading.values])
        for name, reading in policy.readings.items()
        if random.random() < 0.5
    }
