"""Random conditions, tests of licences and sets of licences."""

from __future__ import annotations

from attrs import frozen

from osaid.policy import syntax
from osaid.policy.syntax import Name, Text
from osaid.records.components import Component
from osaid.records.fields import Field, FieldType
from tests.policy.generated.words import Chooser, Subject

_SETS_OF_THINGS = {FieldType.TOPICS, FieldType.SUBJECTS}
_ORDERED = {FieldType.NUMBER, FieldType.MONEY, FieldType.DATE}


def _denied(condition: syntax.Condition) -> bool:
    """Return whether the checker refuses `not` before a condition."""
    match condition:
        case syntax.LicenseCondition(test=syntax.LicenseIn()):
            return True
        case syntax.LicenseCondition(test=syntax.LicenseAll(operands=operands)):
            return any(isinstance(operand, syntax.LicenseIn) for operand in operands)
        case _:
            return False


@frozen
class Conditions(Chooser):
    """Makes conditions; `depth` bounds how far they nest."""

    def condition(
        self, depth: int = 2, subject: Subject = Component
    ) -> syntax.Condition:
        """Return a condition on one component, or on the system."""
        joins = [self._and, self._or, self._not]
        if depth > 0 and self.chance(5):
            return self.one(joins)(depth - 1, subject)
        if subject is Component and self.chance(4):
            return self._about_component()
        return self.field_test(subject)

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
        if self.words.defines and self.chance(5):
            return syntax.Defined(self.name(self.words.defines))
        if self.chance(5):
            return syntax.Available()
        return syntax.Covers(self.names(self.words.topics))

    def field_test(self, subject: Subject) -> syntax.Condition:
        """Return a test of one field."""
        fields = self.words.fields[subject]
        own = tuple(field for field in fields if field.own)
        fields = own if own and self.chance(3) else fields
        field = self.one([f for f in fields if f.holds not in _SETS_OF_THINGS])
        name = Name(field.recorded if field.own and self.chance(3) else field.name)
        if field.holds is FieldType.WORDS:
            return syntax.Includes(name, self.names(field.choices))
        if field.own and field.holds is FieldType.TRUTH and self.chance(5):
            return syntax.Defined(name)
        if self.chance(2):
            return syntax.Has(name)
        if self.chance(1):
            return syntax.EvidenceOf(name, self.name(self.words.grades))
        if field.holds is FieldType.LICENSE:
            return syntax.LicenseCondition(name, self.license_test())
        values = self._values(field)
        if field.holds in _ORDERED and self.chance(6):
            comparison = self.one(list(syntax.Comparison))
            return syntax.Compare(name, comparison, self.one(values))
        if self.chance(5):
            return syntax.Is(name, self.one(values))
        return syntax.In(name, self.some(values))

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
        if self.chance(2):
            count = self.random.randint(2, 3)
            return syntax.LicenseAll(tuple(self._in_group() for _ in range(count)))
        if self.chance(6):
            return self._in_group()
        if self.chance(5):
            return self._restriction()
        if self.chance(5):
            return syntax.LicenseFound(self.name(self.words.ways))
        if self.chance(3):
            return syntax.LicenseWrittenIn(self.licenses())
        texts = tuple(Text(text) for text in self.some(self.words.texts))
        return syntax.LicenseWritten(texts)

    def _in_group(self) -> syntax.LicenseTest:
        match self.random.randint(1, 4):
            case 1:
                return syntax.LicensePermits(self.names(self.words.rights))
            case 2:
                return syntax.LicenseAvoids(self.licenses())
            case 3:
                return syntax.LicenseNot(self._restriction())
            case _:
                return syntax.LicenseIn(self.licenses())

    def _restriction(self) -> syntax.LicenseRestricts | syntax.LicenseRequires:
        if self.chance(5):
            return syntax.LicenseRestricts(self.names(self.words.restrictions))
        return syntax.LicenseRequires(self.names(self.words.duties))

    def licenses(self, depth: int = 2) -> syntax.SetExpression:
        """Return a set of licences."""
        if depth > 0 and self.chance(3):
            count = self.random.randint(2, 3)
            parts = tuple(self.licenses(depth - 1) for _ in range(count))
            match self.random.randint(1, 3):
                case 1:
                    return syntax.SetUnion(parts)
                case 2:
                    return syntax.SetIntersection(parts)
                case _:
                    return syntax.SetDifference(*parts[:2])
        if self.chance(5):
            return syntax.SetName(self.one(self.words.sets))
        return syntax.SetLiteral(self.some(self.words.licenses))
