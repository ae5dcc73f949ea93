"""What an expression lets its taker do, by one choice of terms.

Of `A AND B` both apply, so the lesser truth counts; of `A OR B` the taker chooses,
so the greater does.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TypeAlias

from attrs import field, frozen

from osaid.licenses.catalog import Catalogue, shipped
from osaid.licenses.expression import (
    And,
    Expression,
    Leaf,
    Nothing,
    Or,
    Unread,
    conjunction,
    disjunction,
    leaves,
)
from osaid.licenses.facts import facts_of_leaf
from osaid.licenses.sets import LicenseSet, contains
from osaid.licenses.wording import (
    about_conditions,
    about_membership,
    about_restrictions,
    about_rights,
)
from osaid.truth import Truth, all_of, any_of
from osaid.values import Value

LeafTest: TypeAlias = Callable[[Leaf], Truth]

_MOST_EXPLAINED = 3
"""How many licences are explained; the others are counted."""


@frozen
class Choice(Value):
    """The best that a taker can reach, and the terms that decide it.

    `chosen` is the branch to take when all of it holds; else the leaf in the way,
    or all the leaves in the way of a choice that offers nothing better. It does
    not depend on the order in which terms are written.
    """

    truth: Truth
    chosen: Expression


def can(expression: Expression, leaf_test: LeafTest) -> Choice:
    """Return whether a taker can choose terms that pass a test, leaf by leaf.

    The test may be a property such as `Permits`. `NONE` never passes and an unread
    text is unknown, whatever the test says of them.

    >>> from osaid.licenses.reading import read_license
    >>> choice = can(read_license("MIT OR CC-BY-NC-4.0"), Permits(("use",)))
    >>> str(choice.truth), str(choice.chosen)
    ('true', 'MIT')
    """
    match expression:
        case And(operands):
            choices = [can(operand, leaf_test) for operand in operands]
            truth = all_of(choice.truth for choice in choices)
            return _decided(choices, truth, conjunction, Truth.TRUE)
        case Or(operands):
            choices = [can(operand, leaf_test) for operand in operands]
            truth = any_of(choice.truth for choice in choices)
            return _decided(choices, truth, disjunction, Truth.FALSE)
        case Nothing():
            return Choice(Truth.FALSE, expression)
        case Unread():
            return Choice(Truth.UNKNOWN, expression)
        case _:
            return Choice(leaf_test(expression), expression)


class Property(Value, ABC):
    """Something that may be true of one licence; calling it asks a leaf."""

    __slots__ = ()

    @abstractmethod
    def of(self, leaf: Leaf) -> Truth:
        """Return whether a leaf has the property."""

    @abstractmethod
    def explain(self, leaf: Leaf) -> str:
        """Return in a few words why a leaf has, may have or lacks it."""

    def __call__(self, leaf: Leaf) -> Truth:
        """Return whether a leaf has the property."""
        return self.of(leaf)


@frozen
class InSet(Property):
    """The licence is in a set.

    >>> from osaid.licenses.expression import License
    >>> from osaid.licenses.sets import NamedSet
    >>> InSet(NamedSet("osi_approved")).of(License("CC0-1.0"))
    <Truth.FALSE: 'false'>
    """

    licenses: LicenseSet
    catalogue: Catalogue = field(factory=shipped, kw_only=True, repr=False)

    def of(self, leaf: Leaf) -> Truth:
        """Return whether the set holds a leaf."""
        return contains(self.licenses, leaf, self.catalogue)

    def explain(self, leaf: Leaf) -> str:
        """Return the membership in words."""
        return about_membership(leaf, self.licenses, self.of(leaf), self.catalogue)


@frozen
class NotIn(Property):
    """The licence grants something and is not in a set, so it can be taken."""

    licenses: LicenseSet
    catalogue: Catalogue = field(factory=shipped, kw_only=True, repr=False)

    def of(self, leaf: Leaf) -> Truth:
        """Return whether a leaf grants something and the set does not hold it.

        >>> from osaid.licenses.sets import NamedSet
        >>> NotIn(NamedSet("copyleft")).of(Nothing())
        <Truth.FALSE: 'false'>
        """
        facts = facts_of_leaf(leaf, self.catalogue)
        if facts is not None and facts.grants_nothing:
            return Truth.FALSE
        return ~contains(self.licenses, leaf, self.catalogue)

    def explain(self, leaf: Leaf) -> str:
        """Return the membership in words."""
        held = contains(self.licenses, leaf, self.catalogue)
        return about_membership(leaf, self.licenses, held, self.catalogue)


@frozen
class Permits(Property):
    """The licence permits all of some rights.

    >>> from osaid.licenses.expression import License
    >>> Permits(("use", "share")).of(License("CC-BY-SA-4.0"))
    <Truth.TRUE: 'true'>
    """

    rights: tuple[str, ...]
    catalogue: Catalogue = field(factory=shipped, kw_only=True, repr=False)

    def of(self, leaf: Leaf) -> Truth:
        """Return whether a leaf permits the rights; unknown where nobody read it."""
        facts = facts_of_leaf(leaf, self.catalogue)
        if facts is None:
            return Truth.UNKNOWN
        return all_of(facts.permits(right) for right in self.rights)

    def explain(self, leaf: Leaf) -> str:
        """Return what limits the rights, with clauses."""
        return about_rights(leaf, self.rights, self.catalogue)


@frozen
class RestrictsNone(Property):
    """The licence has no restriction of some kinds.

    `license restricts K` is the opposite of it.

    >>> from osaid.licenses.expression import License
    >>> RestrictsNone(("non_commercial",)).of(License("CC-BY-NC-4.0"))
    <Truth.FALSE: 'false'>
    """

    kinds: tuple[str, ...]
    catalogue: Catalogue = field(factory=shipped, kw_only=True, repr=False)

    def of(self, leaf: Leaf) -> Truth:
        """Return whether a leaf has none; false where nothing is granted."""
        facts = facts_of_leaf(leaf, self.catalogue)
        return Truth.UNKNOWN if facts is None else ~facts.restricts(self.kinds)

    def explain(self, leaf: Leaf) -> str:
        """Return the restrictions of these kinds, with clauses."""
        return about_restrictions(leaf, self.kinds, self.catalogue)


@frozen
class RequiresNone(Property):
    """The licence has no condition of some kinds.

    `license requires K` is the opposite of it.

    >>> from osaid.licenses.expression import License
    >>> RequiresNone(("share_alike",)).of(License("CC-BY-4.0"))
    <Truth.TRUE: 'true'>
    """

    kinds: tuple[str, ...]
    catalogue: Catalogue = field(factory=shipped, kw_only=True, repr=False)

    def of(self, leaf: Leaf) -> Truth:
        """Return whether a leaf has none; false where nothing is granted."""
        facts = facts_of_leaf(leaf, self.catalogue)
        return Truth.UNKNOWN if facts is None else ~facts.requires(self.kinds)

    def explain(self, leaf: Leaf) -> str:
        """Return the conditions of these kinds, with clauses."""
        return about_conditions(leaf, self.kinds, self.catalogue)


@frozen
class Both(Property):
    """The licence has all of several properties, by one and the same choice.

    >>> from osaid.licenses.expression import License
    >>> free = Both((Permits(("use",)), RestrictsNone(("hosting",))))
    >>> free.of(License("MIT"))
    <Truth.TRUE: 'true'>
    """

    properties: tuple[Property, ...]

    def of(self, leaf: Leaf) -> Truth:
        """Return whether a leaf has all of them."""
        return all_of(part.of(leaf) for part in self.properties)

    def explain(self, leaf: Leaf) -> str:
        """Return the words for the parts that decide."""
        truth = self.of(leaf)
        deciding = (part for part in self.properties if part.of(leaf) is truth)
        return "; ".join(dict.fromkeys(part.explain(leaf) for part in deciding))


def explain_leaf(leaf: Leaf, wanted: Property) -> str:
    """Return in a few words why a leaf has, may have or lacks a property.

    >>> from osaid.licenses.expression import License
    >>> explain_leaf(License("CC-BY-NC-2.0"), Permits(("use",)))
    'Creative Commons BY-NC-2.0 limits use: non-commercial'
    """
    return wanted.explain(leaf)


def explain(expression: Expression, wanted: Property) -> str:
    """Return in a few words why an expression can have a property, or cannot.

    It speaks of the part that decides, see `Choice`.

    >>> from osaid.licenses.reading import read_license
    >>> explain(read_license("MIT AND CC-BY-ND-4.0"), Permits(("modify",)))
    'Creative Commons BY-ND-4.0 limits modify: no derivatives (clause 2(a)(1)(B))'
    """
    decisive = leaves(can(expression, wanted).chosen)
    reasons = list(dict.fromkeys(map(wanted.explain, decisive[:_MOST_EXPLAINED])))
    if len(decisive) > _MOST_EXPLAINED:
        reasons.append(f"{len(decisive) - _MOST_EXPLAINED} more")
    return "; ".join(reasons)


def _decided(
    choices: Sequence[Choice],
    truth: Truth,
    joined: Callable[[list[Expression]], Expression],
    unanimous: Truth,
) -> Choice:
    ordered = sorted(
        (choice.chosen for choice in choices if choice.truth is truth), key=str
    )
    return Choice(truth, joined(ordered) if truth is unanimous else ordered[0])
