"""Whether a licence that passes one test passes another: tried on every licence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import le

from attrs import field, frozen

from osaid.evaluation.permissions import TEXTUAL, Requirement, Sets, requirement
from osaid.licenses.algebra import InSet, Property, can
from osaid.licenses.catalog import Catalogue
from osaid.licenses.expression import Expression, License
from osaid.licenses.reading import read_license
from osaid.licenses.sets import names_exactly
from osaid.policy.policies import CheckedPolicy
from osaid.policy.syntax import (
    LicenseItem,
    LicenseTest,
    LicenseWrittenIn,
    SetExpression,
)
from osaid.policy.traversal import nodes_in
from osaid.truth import Truth
from osaid.values import Shown

_NOBODY_KNOWS = License("LicenseRef-that-nobody-knows")


@frozen(eq=False)
class LicenseTests(Shown):
    """Compares tests of two policies, each under its own readings.

    What a test makes of an expression is the least or greatest of what it makes of its
    licences, so that one test implies another where it does for every single licence.
    """

    one: Sets
    other: Sets
    catalogue: Catalogue
    _known: dict[tuple[LicenseTest, LicenseTest], bool] = field(
        init=False, factory=dict
    )
    _ranked: dict[Property, tuple[int, ...]] = field(init=False, factory=dict)

    def implies(self, test: LicenseTest, other: LicenseTest) -> bool:
        """Return whether what passes a test passes one of the other policy."""
        key = (test, other)
        if key not in self._known:
            self._known[key] = self._implies(test, other)
        return self._known[key]

    def _implies(self, test: LicenseTest, other: LicenseTest) -> bool:
        if isinstance(test, LicenseWrittenIn) and isinstance(other, LicenseWrittenIn):
            return self._written(test, other)
        if isinstance(test, TEXTUAL) or isinstance(other, TEXTUAL):
            return test == other
        first, second = requirement(test, self.one), requirement(other, self.other)
        if first.negated is not second.negated:
            return False  # what no choice has says nothing of what some choice has
        if first.negated:
            first, second = second, first
        return all(map(le, self._ranks(first), self._ranks(second)))

    def _ranks(self, asked: Requirement) -> tuple[int, ...]:
        """Return how true it is of each licence; sets of two names may be the same."""
        if asked.wanted not in self._ranked:
            ranks = tuple(can(leaf, asked.wanted).truth.rank for leaf in self.leaves)
            self._ranked[asked.wanted] = ranks
        return self._ranked[asked.wanted]

    def _written(self, test: LicenseWrittenIn, other: LicenseWrittenIn) -> bool:
        """Compare sets of ids: what is no id of a licence is in none of them."""
        first, second = self.one.resolve(test.terms), self.other.resolve(other.terms)
        return all(
            names_exactly(first, text, self.catalogue).rank
            <= names_exactly(second, text, self.catalogue).rank
            for text in map(str, self.leaves)
        )

    @cached_property
    def leaves(self) -> tuple[Expression, ...]:
        """Return every licence that is listed or named, and one that nobody knows."""
        named = (*_named(self.one.policy), *_named(self.other.policy))
        listed = {*self.catalogue.listed, *self.catalogue.facts["licenses"]}
        return tuple(
            dict.fromkeys([*map(License, sorted(listed)), *named, _NOBODY_KNOWS])
        )

    def held(self, terms: SetExpression, *, of_other: bool) -> frozenset[str]:
        """Return the licences that are in a set for certain."""
        sets = self.other if of_other else self.one
        wanted = InSet(sets.resolve(terms), catalogue=self.catalogue)
        ranked = zip(self.leaves, self._ranks(Requirement(wanted)), strict=True)
        return frozenset(str(leaf) for leaf, rank in ranked if rank == Truth.TRUE.rank)


def _named(policy: CheckedPolicy) -> Iterator[Expression]:
    items: Iterable[LicenseItem] = (
        node for node in nodes_in(policy.syntax) if isinstance(node, LicenseItem)
    )
    for item in items:
        suffix = f" WITH {item.exception}" if item.exception else ""
        yield read_license(item.license + suffix)
