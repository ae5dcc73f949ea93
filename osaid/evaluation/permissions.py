"""How a condition on a licence is judged, by one and the same choice.

The taker of `A OR B` chooses; of `A AND B` both apply. What a record states
three ways is judged three ways, and holds where all agree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve, field, frozen

from osaid.evaluation.facts import Subject, cause, words
from osaid.evaluation.judged import Judged, Nature
from osaid.licenses.algebra import (
    Both,
    InSet,
    NotIn,
    Permits,
    Property,
    RequiresNone,
    RestrictsNone,
    can,
    explain,
)
from osaid.licenses.expression import Expression
from osaid.licenses.reading import read_license
from osaid.licenses.sets import (
    Difference,
    Intersection,
    LicenseSet,
    LiteralSet,
    NamedSet,
    Union,
)
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.records.components import StatedLicense
from osaid.records.fields import Field
from osaid.records.statements import NONE
from osaid.truth import Truth, agreed, truth_of

Resolve = Callable[[syntax.SetExpression], LicenseSet]


@frozen(eq=False)
class Sets:
    """The sets of licences that a policy writes, under the readings in force."""

    policy: CheckedPolicy
    readings: Mapping[str, str]
    _known: dict[str, LicenseSet] = field(init=False, factory=dict)

    def resolve(self, expression: syntax.SetExpression) -> LicenseSet:
        """Return the set that a set expression means."""
        match expression:
            case syntax.SetName(name=name):
                return self._named(name)
            case syntax.SetLiteral(items=items):
                return LiteralSet(frozenset(map(_item, items)))
            case syntax.SetUnion(operands=operands):
                return Union(tuple(map(self.resolve, operands)))
            case syntax.SetIntersection(operands=operands):
                return Intersection(tuple(map(self.resolve, operands)))
            case syntax.SetDifference(kept=kept, removed=removed):
                return Difference(self.resolve(kept), self.resolve(removed))

    def _named(self, name: str) -> LicenseSet:
        if name not in self.policy.terms:
            return NamedSet(name)
        if name not in self._known:
            meant = self.policy.terms_of(name, self.readings)
            self._known[name] = self.resolve(meant)
        return self._known[name]


def _item(item: syntax.LicenseItem) -> Expression:
    suffix = f" WITH {item.exception}" if item.exception else ""
    return read_license(item.license + suffix)


@frozen
class Requirement:
    """A property that some choice must have, or that none may have."""

    wanted: Property
    negated: bool = False

    def of(self, expression: Expression) -> tuple[Truth, str]:
        """Return the truth for an expression, and why, in words."""
        choice = can(expression, self.wanted)
        truth = ~choice.truth if self.negated else choice.truth
        return truth, explain(expression, self.wanted)


def judge_license(
    subject: Subject, field: Field, test: syntax.LicenseTest, resolve: Resolve
) -> Judged:
    """Return whether what is stated of a licence field passes a test."""
    fact = subject.fact(field)
    if isinstance(test, syntax.LicenseWritten | syntax.LicenseFound):
        results = [(_textual(test, value), "") for value in fact.values]
    else:
        asked = requirement(test, resolve)
        results = [_judged(asked, value) for value in fact.values]
    truth = agreed(t for t, _ in results) if results else Truth.UNKNOWN
    found = cause(subject, field.name, fact, truth)
    if found.nature is Nature.STATED:
        said = words(fact.values[0])
        if truth is Truth.UNKNOWN:
            found = evolve(found, nature=Nature.LICENSE)
        why = [w for t, w in results if t is truth and w and w != said]
        if why and truth is not Truth.TRUE:
            found = evolve(found, says=f"{found.says}: {why[0]}")
    return Judged(truth, (found,))


def _judged(asked: Requirement, value: object) -> tuple[Truth, str]:
    if not isinstance(value, StatedLicense):
        return truth_of(asked.negated), "no licence is granted"
    return asked.of(value.expression)


def _textual(test: syntax.LicenseWritten | syntax.LicenseFound, value: object) -> Truth:
    if value is NONE or not isinstance(value, StatedLicense):
        return Truth.FALSE
    if isinstance(test, syntax.LicenseFound):
        return truth_of(value.found == str(test.how))
    return truth_of(value.written in {text.value for text in test.texts})


def requirement(test: syntax.LicenseTest, resolve: Resolve) -> Requirement:
    """Return what a test asks of an expression."""
    match test:
        case syntax.LicenseIn(terms=terms):
            return Requirement(InSet(resolve(terms)))
        case syntax.LicensePermits(rights=rights):
            return Requirement(Permits(_names(rights)))
        case syntax.LicenseRestricts(kinds=kinds):
            return Requirement(RestrictsNone(_names(kinds)), negated=True)
        case syntax.LicenseRequires(kinds=kinds):
            return Requirement(RequiresNone(_names(kinds)), negated=True)
        case syntax.LicenseAvoids(terms=terms):
            return Requirement(NotIn(resolve(terms)))
        case syntax.LicenseNot(operand=operand):
            return Requirement(requirement(operand, resolve).wanted)
        case syntax.LicenseAll(operands=operands):
            parts = (requirement(operand, resolve).wanted for operand in operands)
            return Requirement(Both(tuple(parts)))
    raise TypeError(test)


def _names(names: tuple[syntax.Name, ...]) -> tuple[str, ...]:
    return tuple(str(name) for name in names)
