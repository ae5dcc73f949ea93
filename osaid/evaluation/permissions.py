"""How a condition on a licence is judged, by one and the same choice.

The taker of `A OR B` chooses; of `A AND B` both apply. What a record states
three ways is judged three ways, and holds where all agree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from attrs import evolve, frozen

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
from osaid.licenses.sets import (
    Difference,
    Intersection,
    LicenseSet,
    LiteralSet,
    NamedSet,
    Union,
)
from osaid.licenses.reading import read_license
from osaid.policy import syntax
from osaid.records.components import StatedLicense
from osaid.records.fields import Field
from osaid.records.statements import NONE
from osaid.truth import Truth, agreed, truth_of


class Policies(Protocol):
    """What is needed of a policy: its `terms` under the readings in force."""

    def terms_of(
        self, name: str, readings: Mapping[str, str]
    ) -> syntax.SetExpression: ...

    @property
    def terms(self) -> Mapping[str, syntax.Terms]: ...


Resolve = Callable[[syntax.SetExpression], LicenseSet]


def resolver(policy: Policies, readings: Mapping[str, str]) -> Resolve:
    """Return what turns a policy's set expressions into sets of licences."""
    known: dict[str, LicenseSet] = {}

    def named(name: str) -> LicenseSet:
        if name not in policy.terms:
            return NamedSet(name)
        if name not in known:
            known[name] = resolve(policy.terms_of(name, readings))
        return known[name]

    def resolve(expression: syntax.SetExpression) -> LicenseSet:
        match expression:
            case syntax.SetName(name=name):
                return named(name)
            case syntax.SetLiteral(items=items):
                return LiteralSet(frozenset(map(_item, items)))
            case syntax.SetUnion(operands=operands):
                return Union(tuple(map(resolve, operands)))
            case syntax.SetIntersection(operands=operands):
                return Intersection(tuple(map(resolve, operands)))
            case syntax.SetDifference(kept=kept, removed=removed):
                return Difference(resolve(kept), resolve(removed))

    return resolve


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


def _textual(
    test: syntax.LicenseWritten | syntax.LicenseFound, value: object
) -> Truth:
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
