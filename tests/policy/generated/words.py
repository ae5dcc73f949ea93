"""What generated policies are made of, and how they are chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from types import MappingProxyType
from typing import TypeVar

from attrs import frozen

from osaid.licenses.vocabulary import CONDITION_KINDS, RESTRICTION_KINDS, RIGHTS
from osaid.policy import syntax
from osaid.policy.schema import GRADES, WAYS_FOUND
from osaid.policy.syntax import Name, Text
from osaid.records.components import Component
from osaid.records.fields import Field, fields_of
from osaid.records.kinds import KINDS, TOPICS
from osaid.records.systems import System

T = TypeVar("T")
Subject = type[Component] | type[System]


def _fields(subject: Subject) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(subject).values() if not field.derived)


@frozen
class Vocabulary:
    """What generated sentences are made of; a small one makes them meet records.

    `defines` names conditions, `propositions` what is defined for the system.
    """

    kinds: Sequence[str] = tuple(KINDS)
    topics: Sequence[str] = tuple(TOPICS)
    fields: Mapping[Subject, tuple[Field, ...]] = MappingProxyType(
        {Component: _fields(Component), System: _fields(System)}
    )
    sets: Sequence[str] = ("osi_approved", "fsf_libre")
    licenses: Sequence[syntax.LicenseItem] = (
        syntax.LicenseItem("MIT"),
        syntax.LicenseItem("Apache-2.0"),
        syntax.LicenseItem("LicenseRef-acme"),
        syntax.LicenseItem("GPL-2.0-only", "Classpath-exception-2.0"),
    )
    rights: Sequence[str] = RIGHTS
    restrictions: Sequence[str] = tuple(RESTRICTION_KINDS)
    duties: Sequence[str] = tuple(CONDITION_KINDS)
    grades: Sequence[str] = GRADES
    ways: Sequence[str] = WAYS_FOUND
    texts: Sequence[str] = ("", "text", 'a "quoted" \\ one', "two\nlines", "# é …")
    numbers: Sequence[Decimal] = (Decimal(0), Decimal("2.50"), Decimal("1e13"))
    currencies: Sequence[str] = ("EUR", "USD")
    days: Sequence[date] = (date(2024, 10, 28), date(2026, 11, 21))
    roles: Sequence[str] = ("counsel", "independent")
    readings: Mapping[str, Sequence[str]] = MappingProxyType({})
    judgements: Sequence[str] = ()
    defines: Sequence[str] = ()
    propositions: Sequence[str] = ()
    freedoms: Sequence[str] = ()
    requirements: Sequence[str] = ()


@frozen
class Chooser:
    """Chooses at random from a vocabulary."""

    random: Random
    words: Vocabulary = Vocabulary()

    def chance(self, of_ten: int) -> bool:
        """Return yes so many times of ten."""
        return self.random.randrange(10) < of_ten

    def one(self, options: Sequence[T]) -> T:
        return options[self.random.randrange(len(options))]

    def some(self, options: Sequence[T], most: int = 3) -> tuple[T, ...]:
        count = self.random.randint(1, min(most, len(options)))
        return tuple(self.random.sample(list(options), count))

    def maybe(self, make: Callable[[], T]) -> T | None:
        return make() if self.chance(4) else None

    def name(self, options: Sequence[str]) -> Name:
        return Name(self.one(options))

    def names(self, options: Sequence[str]) -> tuple[Name, ...]:
        return tuple(Name(word) for word in self.some(options))

    def text(self) -> Text:
        """Return a text."""
        return Text(self.one(self.words.texts))
