"""Random policies that the checker accepts, for laws about what policies mean.

`tests.policy.trees` makes trees of every shape instead, sensible or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random
from types import MappingProxyType
from typing import TypeVar

from attrs import evolve, frozen
from hypothesis import strategies as st

from osaid.licenses.vocabulary import CONDITION_KINDS, RESTRICTION_KINDS, RIGHTS
from osaid.policy import syntax
from osaid.policy.schema import GRADES, WAYS_FOUND
from osaid.policy.syntax import Name, Text
from osaid.records.components import Component
from osaid.records.fields import Field, FieldType, fields_of
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
class Trees:
    """Makes random trees of the words of a vocabulary; depth bounds the nesting."""

    random: Random
    words: Vocabulary = Vocabulary()

    def _one(self, options: Sequence[T]) -> T:
        return options[self.random.randrange(len(options))]

    def _some(self, options: Sequence[T], most: int = 3) -> tuple[T, ...]:
        count = self.random.randint(1, min(most, len(options)))
        return tuple(self.random.sample(list(options), count))

    def _maybe(self, make: Callable[[], T]) -> T | None:
        return make() if self.random.random() < 0.4 else None

    def _name(self, options: Sequence[str]) -> Name:
        return Name(self._one(options))

    def _names(self, options: Sequence[str]) -> tuple[Name, ...]:
        return tuple(Name(word) for word in self._some(options))

    def text(self) -> Text:
        """Return a text."""
        return Text(self._one(self.words.texts))

    def condition(
        self, depth: int = 2, subject: Subject = Component
    ) -> syntax.Condition:
        """Return a condition on one component, or on the system."""
        joins = [self._and, self._or, self._not]
        if depth > 0 and self.random.random() < 0.5:
            return self._one(joins)(depth - 1, subject)
        if subject is Component and self.random.random() < 0.4:
            return self._about_component()
        return self._field_test(subject)

    def _conditions(self, depth: int, subject: Subject) -> tuple[syntax.Condition, ...]:
        count = self.random.randint(2, 3)
        return tuple(self.condition(depth, subject) for _ in range(count))

    def _and(self, depth: int, subject: Subject) -> syntax.Condition:
        return syntax.ConditionAnd(self._conditions(depth, subject))

    def _or(self, depth: int, subject: Subject) -> syntax.Condition:
        return syntax.ConditionOr(self._conditions(depth, subject))

    def _not(self, depth: int, subject: Subject) -> syntax.Condition:
        operand = self.condition(depth, subject)
        return operand if _denied(operand) else syntax.ConditionNot(operand)

    def _about_component(self) -> syntax.Condition:
        if self.words.defines and self.random.random() < 0.5:
            return syntax.Defined(self._name(self.words.defines))
        if self.random.random() < 0.5:
            return syntax.Available()
        return syntax.Covers(self._names(self.words.topics))

    def _field_test(self, subject: Subject) -> syntax.Condition:
        fields = self.words.fields[subject]
        field = self._one([f for f in fields if f.holds not in _SETS_OF_THINGS])
        name = Name(field.name)
        if self.random.random() < 0.2:
            return syntax.Has(name)
        if self.random.random() < 0.1:
            return syntax.EvidenceOf(name, self._name(self.words.grades))
        if field.holds is FieldType.LICENSE:
            return syntax.LicenseCondition(name, self.license_test())
        values = self._values(field)
        if field.holds in _ORDERED and self.random.random() < 0.6:
            comparison = self._one(list(syntax.Comparison))
            return syntax.Compare(name, comparison, self._one(values))
        if self.random.random() < 0.5:
            return syntax.Is(name, self._one(values))
        return syntax.In(name, self._some(values))

    def _values(self, field: Field) -> list[syntax.Value]:
        words = self.words
        match field.holds:
            case FieldType.TRUTH:
                return [syntax.Word("yes"), syntax.Word("no")]
            case FieldType.CHOICE:
                return [syntax.Word(word) for word in field.choices]
            case FieldType.NUMBER:
                return [syntax.Number(number) for number in words.numbers]
            case FieldType.MONEY:
                numbers, units = words.numbers, words.currencies
                return [syntax.Number(n, unit) for n in numbers for unit in units]
            case FieldType.DATE:
                return [syntax.Day(day) for day in words.days]
            case _:
                return [Text(text) for text in words.texts]

    def license_test(self) -> syntax.LicenseTest:
        """Return a test of a licence, perhaps a group."""
        if self.random.random() < 0.2:
            count = self.random.randint(2, 3)
            return syntax.LicenseAll(tuple(self._in_group() for _ in range(count)))
        if self.random.random() < 0.6:
            return self._in_group()
        if self.random.random() < 0.5:
            return self._restriction()
        if self.random.random() < 0.5:
            return syntax.LicenseFound(self._name(self.words.ways))
        texts = tuple(Text(text) for text in self._some(self.words.texts))
        return syntax.LicenseWritten(texts)

    def _in_group(self) -> syntax.LicenseTest:
        match self.random.randint(1, 4):
            case 1:
                return syntax.LicensePermits(self._names(self.words.rights))
            case 2:
                return syntax.LicenseAvoids(self.licenses())
            case 3:
                return syntax.LicenseNot(self._restriction())
            case _:
                return syntax.LicenseIn(self.licenses())

    def _restriction(self) -> syntax.LicenseRestricts | syntax.LicenseRequires:
        if self.random.random() < 0.5:
            return syntax.LicenseRestricts(self._names(self.words.restrictions))
        return syntax.LicenseRequires(self._names(self.words.duties))

    def licenses(self, depth: int = 2) -> syntax.SetExpression:
        """Return a set of licences."""
        if depth > 0 and self.random.random() < 0.3:
            count = self.random.randint(2, 3)
            parts = tuple(self.licenses(depth - 1) for _ in range(count))
            match self.random.randint(1, 3):
                case 1:
                    return syntax.SetUnion(parts)
                case 2:
                    return syntax.SetIntersection(parts)
                case _:
                    return syntax.SetDifference(*parts[:2])
        if self.random.random() < 0.5:
            return syntax.SetName(self._one(self.words.sets))
        return syntax.SetLiteral(self._some(self.words.licenses))
