"""Small systems all of a shape, and random requirements that speak of no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random

from attrs import evolve, frozen

from osaid.evaluation.permissions import TEXTUAL
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.policy.printer import print_policy
from osaid.policy.syntax import Form, Name, PolicySyntax, Requirement
from osaid.records.components import Component
from osaid.records.kinds import PARENT
from osaid.records.outcomes import Settled
from osaid.records.systems import System
from osaid.text import Source
from tests.policy.generated import Trees, Vocabulary


@frozen
class Universe:
    """All small systems, and the words of sentences about them.

    `most` is how many components of a kind they have at most, and `said` how many
    licences one of them may be said to be under. `complete` says whether all is stated.
    Where systems depend on what is asked, `made` makes those for two requirements.
    """

    name: str
    complete: bool
    most: Mapping[str, int]
    systems: tuple[System, ...]
    words: Vocabulary
    documents: bool = False
    textual: bool = False
    judged: bool = False
    said: int = 1
    terms: bool = False
    made: Callable[[CheckedPolicy], Iterable[System]] | None = None

    def asked(self, policy: CheckedPolicy) -> Universe:
        """Return the universe with the systems for a policy."""
        if self.made is None:
            return self
        return evolve(self, systems=tuple(self.made(policy)), made=None)

    def policy(self, random: Random, number: int) -> CheckedPolicy:
        """Return a policy with so many requirements, each of one sentence or two."""
        speak = (self.documents, self.textual, self.judged)
        trees = _Small(random, self.words, *speak)
        items = tuple(
            Requirement(Name(f"r{n}"), sentences=tuple(trees.musts()))
            for n in range(number)
        )
        made = PolicySyntax(1, Form.POLICY, Name("small"), Name("1"), items)
        return CheckedPolicy(made, Source("small.osaid", print_policy(made)))

    def holds(self, system: System) -> bool:
        """Return whether a system is as small as those that are tried, and like them.

        Lists, and whether a component is there, are looked at where licences vary.
        """
        components = system.components
        few = all(
            sum(c.kind == kind for c in components) <= self.most.get(kind, 0)
            for kind in {c.kind for c in components}
        )
        if self.said > 1:
            few &= all(len(c.license.values) <= self.said for c in components)
            few &= _shape(system) in set(map(_shape, self.systems))
        if self.terms:
            few &= _terms(system) in set(map(_terms, self.systems))
        return few


def _terms(system: System) -> object:
    parents = tuple((name, _terms(record)) for name, record in system.parents)
    parts = (
        (c.kind, c.presence.values, _licenses(c), frozenset(c.derivation.values))
        for c in system.components
    )
    return frozenset(parts), _shape(system), parents


def _licenses(component: Component) -> object:
    stated = component.license.values
    return frozenset(str(getattr(each, "expression", each)) for each in stated)


def _shape(system: System) -> object:
    there = (frozenset(c.presence.values) for c in system.components)
    lists = ((each.kind, each.extent.values) for each in system.listings)
    used = ((each.kind, each.unused.values) for each in system.usages)
    return tuple(there), tuple(lists), tuple(used)


@frozen
class _Small(Trees):
    """Makes sentences of few words."""

    documents: bool = False
    textual: bool = False
    judged: bool = False

    def musts(self) -> Iterator[syntax.Sentence]:
        for _ in range(1 + self.chance(3)):
            must = syntax.Strength.MUST
            yield syntax.Sentence(must, self.proposition(self.random.randint(0, 1)))

    def _simple(self, depth: int) -> syntax.Proposition:
        if self.documents and self.chance(6):
            return self.together(0)
        if self.judged and self.chance(4):
            return self.outcome()
        if self.chance(1):
            return syntax.Unused(self.selector())
        return self.quantified(depth)

    def outcome(self) -> syntax.Quantified:
        """Return a sentence about what parents come to."""
        made = super().quantified(0)
        word = syntax.Word(str(self.one(tuple(Settled))))
        body = syntax.Is(Name("outcome"), word)
        count = None if made.count is None else min(made.count, 2)
        parents = (_selector(PARENT),)
        return evolve(made, selectors=parents, body=body, where=None, count=count)

    def license_test(self) -> syntax.LicenseTest:
        made = super().license_test()
        while isinstance(made, TEXTUAL) and not self.textual:
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
