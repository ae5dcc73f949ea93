"""Small systems all of a shape, and random requirements that speak of no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from attrs import evolve, frozen

from osaid.evaluation.permissions import TEXTUAL
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_policy
from osaid.policy.syntax import Form, Name, PolicySyntax, Requirement
from osaid.records.components import Component
from osaid.records.systems import System
from osaid.text import Source
from tests.policy.generated import Trees, Vocabulary


@frozen
class Universe:
    """All small systems, and the words of sentences about them.

    `most` is how many components of a kind they have at most. `complete` says whether
    all is stated.
    """

    name: str
    complete: bool
    most: Mapping[str, int]
    systems: tuple[System, ...]
    words: Vocabulary
    documents: bool = False

    def policy(self, random: Random, number: int) -> CheckedPolicy:
        """Return a policy with so many requirements, each of one sentence or two."""
        trees = _Small(random, self.words, self.documents)
        items = tuple(
            Requirement(Name(f"r{n}"), sentences=tuple(trees.musts()))
            for n in range(number)
        )
        made = PolicySyntax(1, Form.POLICY, Name("small"), Name("1"), items)
        return CheckedPolicy(made, Source("small.osaid", print_policy(made)))

    def holds(self, system: System) -> bool:
        """Return whether a system is as small as those that are tried."""
        return all(
            sum(c.kind == kind for c in system.components) <= self.most.get(kind, 0)
            for kind in {c.kind for c in system.components}
        )


@frozen
class _Small(Trees):
    """Makes sentences of few words."""

    documents: bool = False

    def musts(self) -> Iterator[syntax.Sentence]:
        for _ in range(1 + self.chance(3)):
            must = syntax.Strength.MUST
            yield syntax.Sentence(must, self.proposition(self.random.randint(0, 1)))

    def _simple(self, depth: int) -> syntax.Proposition:
        if self.documents and self.chance(6):
            return self.together(0)
        if self.chance(1):
            return syntax.Unused(self.selector())
        return self.quantified(depth)

    def license_test(self) -> syntax.LicenseTest:
        made = super().license_test()
        while isinstance(made, TEXTUAL):
            made = super().license_test()
        return made

    def _about_component(self) -> syntax.Condition:
        return self.field_test(Component)

    def together(self, depth: int = 1) -> syntax.Together:
        subject = self.maybe(lambda: _selector("data.training"))
        where = None if subject is None else self.maybe(lambda: self.condition(depth))
        topics = self.names(self.words.topics)
        documents = _selector("information.datasheet")
        return syntax.Together(documents, topics, None, subject, where)

    def quantified(self, depth: int = 2) -> syntax.Quantified:
        made = super().quantified(min(depth, 1))
        count = None if made.count is None else min(made.count, 2)
        made = evolve(made, selectors=made.selectors[:1], count=count)
        if not (self.documents and self.chance(5)):
            return made
        covers = syntax.Covers(self.names(self.words.topics))
        sheets = (_selector("information.datasheet"),)
        return evolve(made, selectors=sheets, where=None, body=covers)


def _selector(kind: str) -> syntax.Selector:
    return syntax.Selector((Name(kind),))
