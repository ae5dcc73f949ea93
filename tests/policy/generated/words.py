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
from osaid.policy import vocabulary as policy_words
from osaid.policy.schema import GRADES, WAYS_FOUND
from osaid.policy.syntax import (
    Attribute,
    AttributeType,
    Form,
    Name,
    PolicySyntax,
    Text,
)
from osaid.policy.vocabulary import last_of
from osaid.records.components import Component
from osaid.records.fields import Field, fields_of
from osaid.records.kinds import KINDS, TOPICS
from osaid.records.systems import System
from osaid.text import Source

T = TypeVar("T")
Subject = type[Component] | type[System]


def attribute(name: str, holds: str, *choices: str, terms: bool = False) -> Attribute:
    """Return an attribute to declare; `holds` is a type, or `one` or `set`."""
    words = tuple(map(Name, choices))
    named = None if words else Name(holds)
    kind = AttributeType(named, words, many=holds == "set")
    return Attribute(Name(name), kind, terms=terms)


POLICY = "acme-models"
"""The name of every generated policy."""

ATTRIBUTES = (
    attribute("component.reviewed", "truth"),
    attribute("component.marks", "set", "eu", "us"),
    attribute("component.fee", "money", terms=True),
    attribute("system.country", "text"),
    attribute("system.tier", "one", "low", "high"),
    attribute("system.vetted", "truth", terms=True),
    attribute("system.regions", "set", "eu", "us"),
    attribute("system.size", "number"),
    attribute("system.checked_on", "date"),
)
"""Attributes that policies may declare."""


def own_fields(*declared: Attribute) -> Mapping[Subject, tuple[Field, ...]]:
    """Return attributes as the fields of components and of systems."""
    name = Name(POLICY)
    syntax_of = PolicySyntax(1, Form.POLICY, name, Name("1.0"), declared)
    words = policy_words.Vocabulary(syntax_of, Source("words", ""))
    return {
        subject: tuple(
            field
            for item in declared
            if (field := words.own_field(last_of(item), subject)) is not None
        )
        for subject in (Component, System)
    }


def _fields(subject: Subject) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(subject).values() if not field.derived)


@frozen
class Vocabulary:
    """What generated sentences are made of; a small one makes them meet records.

    `defines` names conditions, `propositions` what is defined for the system. What
    begins with `own` is declared by some policies, and then used: kinds with whether
    there is one at most, topics, kinds of restriction, attributes.
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
    own_kinds: Mapping[str, bool] = MappingProxyType(
        {"code.reward_model": True, "data.consent_forms": False}
    )
    own_topics: Sequence[str] = ("consent", "origin.country")
    own_restrictions: Sequence[str] = ("military_use",)
    own_attributes: Sequence[Attribute] = ATTRIBUTES


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
