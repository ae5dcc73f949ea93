"""How a condition on one field is judged from what is known of the field.

True when every candidate satisfies it, false when none does, else unknown. A
field of which nothing is said has all values of its type as candidates.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from attrs import frozen

from osaid.evaluation.judged import Cause, Evidence, Judged, Nature
from osaid.policy.syntax import Comparison, Number, Value, Word
from osaid.records.attributes import is_misread, stated_of
from osaid.records.components import Component
from osaid.records.fields import Field
from osaid.records.kinds import within
from osaid.records.statements import NONE, SILENT, Fact, Money, Range, Statement
from osaid.records.systems import System
from osaid.records.words import words
from osaid.truth import Truth, agreed, any_of, truth_of
from osaid.values import Shown

AnyFact = Fact[object]
Test = Callable[[object], Truth]


@frozen(eq=False)
class Subject(Shown):
    """What a condition is about: a component, or the system itself."""

    record: Component | System

    @property
    def kind(self) -> str:
        """Return the kind of the component, or `system`."""
        return self.record.kind if isinstance(self.record, Component) else "system"

    @property
    def name(self) -> str | None:
        """Return the name of the component; the system needs none."""
        return self.record.name if isinstance(self.record, Component) else None

    def fact(self, field: Field) -> AnyFact:
        """Return what is known of a field.

        Of an attribute of one's own nothing is known outside its branch.
        """
        if field.own:
            if field.branch is not None and not within(self.kind, field.branch):
                return SILENT
            return stated_of(field, self.record)
        found: AnyFact = getattr(self.record, field.attribute)
        return found


def candidates(field: Field, fact: AnyFact) -> tuple[object, ...] | None:
    """Return the values a field may have, or None when they cannot be listed."""
    return field.values if is_open(fact) else fact.values


def is_open(fact: AnyFact) -> bool:
    """Return whether nothing is known: nothing said, or nothing of the right type."""
    return fact.is_silent or is_misread(fact)


def judge(subject: Subject, field: Field, test: Test) -> Judged:
    """Return whether every, no, or some candidate of a field passes a test."""
    fact = subject.fact(field)
    values = candidates(field, fact)
    truth = Truth.UNKNOWN if values is None else agreed(map(test, values))
    return Judged(truth, lambda: (cause(subject, field.recorded, fact, truth),))


def has(subject: Subject, field: Field) -> Judged:
    """Return whether a value is stated: false if stated none, unknown if silent."""
    fact = subject.fact(field)
    if is_open(fact):
        truth = Truth.UNKNOWN
    else:
        truth = agreed(truth_of(value is not NONE) for value in fact.values)
    return Judged(truth, lambda: (cause(subject, field.recorded, fact, truth),))


def element(subject: Subject, field: str, name: str, fact: Fact[bool]) -> Judged:
    """Return whether a set-valued field holds an element."""
    values: Iterable[object] = fact.values or (True, False)
    truth = agreed(truth_of(value is True) for value in values)
    return Judged(truth, lambda: (cause(subject, f"{field} {name}", fact, truth),))


def equals(value: Value) -> Test:
    """Return the test for `is VALUE`."""
    constant = _constant(value)

    def test(candidate: object) -> Truth:
        if isinstance(candidate, Range) and isinstance(constant, Decimal):
            if not candidate.low <= constant <= candidate.high:
                return Truth.FALSE
            return Truth.TRUE if candidate.low == candidate.high else Truth.UNKNOWN
        if isinstance(candidate, Money) and isinstance(constant, Money):
            return _equal_money(candidate, constant)
        return truth_of(candidate == constant and candidate is not NONE)

    return test


def one_of(values: Iterable[Value]) -> Test:
    """Return the test for `in { VALUE, … }`."""
    tests = [equals(value) for value in values]

    def passes(candidate: object) -> Truth:
        return any_of(test(candidate) for test in tests)

    return passes


def compares(comparison: Comparison, value: Value) -> Test:
    """Return the test for `< VALUE` and the like; of nothing at all it is false."""
    constant = _constant(value)

    def test(candidate: object) -> Truth:
        if candidate is NONE:
            return Truth.FALSE
        if isinstance(candidate, Range):
            return agreed(
                truth_of(_compare(comparison, end, constant))
                for end in (candidate.low, candidate.high)
            )
        if isinstance(candidate, Money) and isinstance(constant, Money):
            return _compare_money(comparison, candidate, constant)
        return truth_of(_compare(comparison, candidate, constant))

    return test


_COMPARE: Mapping[Comparison, Callable[[Any, Any], object]] = {
    Comparison.BELOW: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.ABOVE: operator.gt,
    Comparison.AT_LEAST: operator.ge,
}


def _compare(comparison: Comparison, left: object, right: object) -> bool:
    # The checker and the readers have seen to it that both are of one type.
    return bool(_COMPARE[comparison](left, right))


def _compare_money(comparison: Comparison, left: Money, right: Money) -> Truth:
    # Rates of exchange are not known, but nothing is nothing in any currency.
    if left.currency != right.currency and left.amount and right.amount:
        return Truth.UNKNOWN
    return truth_of(_compare(comparison, left.amount, right.amount))


def _equal_money(left: Money, right: Money) -> Truth:
    if left.currency == right.currency or not (left.amount and right.amount):
        return truth_of(left.amount == right.amount)
    return Truth.UNKNOWN


def _constant(value: Value) -> object:
    if isinstance(value, Word):
        return {"yes": True, "no": False}.get(value.text, value.text)
    if isinstance(value, Number) and value.currency is not None:
        return Money(value.value, value.currency)
    return value.value


def cause(
    subject: Subject, field: str, fact: Fact[bool] | AnyFact, truth: Truth
) -> Cause:
    """Return a field and what is known of it as the cause of a truth."""
    if fact.is_silent:
        nature = Nature.SILENT
    else:
        nature = Nature.CONTESTED if is_contested(field, fact) else Nature.STATED
    return Cause(
        subject.kind,
        subject.name,
        field,
        described(field, fact),
        truth,
        nature,
        evidence_of(fact),
    )


def evidence_of(fact: Fact[bool] | AnyFact) -> tuple[Evidence, ...]:
    """Return on whose word a fact rests, each statement once."""
    return tuple(dict.fromkeys(Evidence.of(s.origin) for s in fact.statements))


def described(field: str, fact: Fact[bool] | AnyFact) -> str:
    """Return in words what is known of a field."""
    if fact.is_silent:
        return f"{field} {fact.silence}"
    if is_contested(field, fact):
        sides = " against ".join(sorted({_side(s) for s in fact.statements}))
        return f"{field} contested: {sides}"
    return f"{field} {_together(fact)}{_ground(fact)}"


def is_contested(field: str, fact: Fact[bool] | AnyFact) -> bool:
    """Return whether sources disagree; a component may have several locations."""
    return field != "location" and len(set(map(words, fact.values))) > 1


def _together(fact: Fact[bool] | AnyFact) -> str:
    return ", ".join(sorted(set(map(words, fact.values))))


def _side(statement: Statement[bool] | Statement[object]) -> str:
    source = statement.origin.by or statement.origin.source
    return words(statement.value) + (f" ({source})" if source else "")


def _ground(fact: Fact[bool] | AnyFact) -> str:
    """Return the places that were searched, which is all an inference says."""
    found = {
        (", ".join(s.origin.looked_in), s.origin.seen)
        for s in fact.statements
        if s.origin.looked_in
    }
    searched = min(found, key=str, default=None)
    if searched is None:
        return ""
    places, day = searched
    return f" (not found in {places}{f', {day}' if day else ''})"
