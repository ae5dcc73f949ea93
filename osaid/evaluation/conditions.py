"""Conditions on one component, or on the system, judged one at a time."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from osaid import evaluation
from osaid.evaluation.facts import (
    Subject,
    cause,
    compares,
    element,
    equals,
    has,
    is_open,
    judge,
    one_of,
)
from osaid.evaluation.judged import Judged, both, either
from osaid.evaluation.lenses import Lens, Sign, helpful
from osaid.evaluation.permissions import Sets, judge_license
from osaid.evaluation.selection import BLANK
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy
from osaid.records.attributes import element_of
from osaid.records.components import Access, Component, Presence
from osaid.records.fields import Field, fields_of
from osaid.records.statements import Grade, SetFact
from osaid.records.systems import System
from osaid.truth import Truth, agreed, truth_of
from osaid.values import Shown

Key = tuple[int, int, Sign]

OfField = (
    syntax.Is
    | syntax.In
    | syntax.Includes
    | syntax.Compare
    | syntax.Has
    | syntax.EvidenceOf
    | syntax.LicenseCondition
)

OPEN_OR_LOGIN = frozenset({Access.OPEN, Access.LOGIN})


@frozen(eq=False)
class Conditions(Shown):
    """Judges conditions under one policy, one choice of readings and one lens."""

    policy: CheckedPolicy
    sets: Sets
    lens: Lens
    _known: dict[Key, tuple[Judged, object, object]] = field(init=False, factory=dict)

    def of(
        self, condition: syntax.Condition, record: Component | System, sign: Sign
    ) -> Judged:
        """Return whether a condition holds, under a number of negations.

        A condition is judged once for each component, however many sentences and
        topics ask for it.
        """
        key = (id(condition), id(record), sign)
        if key not in self._known:
            judged = self._judge(condition, Subject(record), sign)
            # Both are kept, so that nothing else can come to have their ids.
            self._known[key] = (judged, condition, record)
        return self._known[key][0]

    def _judge(
        self, condition: syntax.Condition, subject: Subject, sign: Sign
    ) -> Judged:
        match condition:
            case syntax.ConditionNot(operand=operand):
                return ~self._judge(operand, subject, ~sign)
            case syntax.ConditionAnd(operands=operands):
                return both(self._each(operands, subject, sign))
            case syntax.ConditionOr(operands=operands):
                return either(self._each(operands, subject, sign))
            case syntax.Available():
                return self._available(subject, sign)
            case syntax.Defined(name=name):
                return self._judge(self.policy.conditions[str(name)], subject, sign)
            case syntax.Covers(topics=topics):
                return self._covers(topics, subject, sign)
            case _:
                return self._field(condition, subject, sign)

    def _each(
        self,
        operands: Iterable[syntax.Condition],
        subject: Subject,
        sign: Sign,
    ) -> Iterable[Judged]:
        return [self._judge(operand, subject, sign) for operand in operands]

    def _available(self, subject: Subject, sign: Sign) -> Judged:
        return both((self._provided(subject), self._accessible(subject, sign)))

    def _provided(self, subject: Subject) -> Judged:
        if self.lens.spares(terms=False):
            # Of the terms alone only what is provided counts at all.
            return Judged(Truth.TRUE)
        field = fields_of(Component)["presence"]
        return judge(subject, field, lambda value: truth_of(value is Presence.PROVIDED))

    def _accessible(self, subject: Subject, sign: Sign) -> Judged:
        if self.lens.spares(terms=True):
            return helpful(sign)
        own = self.policy.conditions.get("available")
        if own is not None:
            return self._judge(own, subject, sign)
        field = fields_of(Component)["access"]
        return judge(subject, field, lambda value: truth_of(value in OPEN_OR_LOGIN))

    def _covers(
        self, topics: Iterable[syntax.Name], subject: Subject, sign: Sign
    ) -> Judged:
        if self.lens.spares(terms=False):
            return helpful(sign)
        field = fields_of(Component)["covers"]
        covered: SetFact = getattr(subject.record, field.attribute)
        return both(
            element(subject, field.name, str(topic), covered.element(str(topic)))
            for topic in topics
        )

    def _named(self, name: str, subject: Subject) -> Field:
        of = type(subject.record)
        field = self.policy.vocabulary.field(name, of)
        assert field is not None, name  # noqa: S101 - the checker saw to it
        return field

    def _field(  # noqa: C901 - one case for each node
        self, condition: OfField, subject: Subject, sign: Sign
    ) -> Judged:
        field = self._named(str(condition.field), subject)
        evidence = isinstance(condition, syntax.EvidenceOf)
        if self.lens.spares(terms=field.terms and not evidence):
            return helpful(sign)
        match condition:
            case syntax.Is(value=value):
                return judge(subject, field, equals(value))
            case syntax.In(values=values):
                return judge(subject, field, one_of(values))
            case syntax.Includes(values=names):
                return both(
                    judge(
                        subject,
                        element_of(field, str(name)),
                        lambda held: truth_of(held is True),
                    )
                    for name in names
                )
            case syntax.Compare(comparison=comparison, value=value):
                return judge(subject, field, compares(comparison, value))
            case syntax.Has():
                return has(subject, field)
            case syntax.EvidenceOf(grade=grade):
                return _graded(subject, field, Grade(str(grade)))
            case _:
                own = judge_license(subject, field, condition.test, self.sets)
                if not getattr(subject.record, "bonds", ()):
                    return own
                joined = evaluation.bonds.with_bonds
                return joined(own, subject, condition.test, self.sets)


def _graded(subject: Subject, field: Field, least: Grade) -> Judged:
    fact = subject.fact(field)
    # Nobody said yet that what is not listed is withheld, so no grade is known.
    values = () if subject.name == BLANK or is_open(fact) else fact.values
    grades = [fact.grade_of(value) for value in values]
    truth = agreed(truth_of(grade.rank >= least.rank) for grade in grades)
    truth = truth if grades else Truth.UNKNOWN
    return Judged(truth, lambda: (cause(subject, field.recorded, fact, truth),))
