"""What conditions on one component, or on the system, come to in all worlds at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from osaid.analysis.solving.asked import value_test, written_in
from osaid.analysis.solving.facts import Licensed, Silent, Symbolic, Test, Valued
from osaid.analysis.solving.planes import UNKNOWN, Planes, all_of, any_of
from osaid.analysis.solving.questions import OUTCOME, FieldTest, Question
from osaid.analysis.solving.world import Blank, Record, World
from osaid.evaluation.permissions import Requirement, Sets, requirement
from osaid.policy import syntax
from osaid.policy.schema import AVAILABLE
from osaid.records.attributes import element_of
from osaid.records.components import Component, Presence
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.statements import Grade
from osaid.truth import truth_of
from osaid.values import Shown

_PRESENCE = fields_of(Component)["presence"]


@frozen(eq=False)
class Conditions(Shown):
    """Judges conditions of one question; `outcomes` are those of parents, by name."""

    question: Question
    world: World
    outcomes: Mapping[str, Valued]
    sets: Sets = field(init=False)
    _known: dict[tuple[int, int], tuple[Planes, object, object]] = field(
        init=False, factory=dict
    )
    _tests: dict[object, Test | Requirement] = field(init=False, factory=dict)

    @sets.default
    def _sets(self) -> Sets:
        question, catalogue = self.question, self.world.asked.catalogue
        return Sets(question.policy, question.readings, catalogue)

    def of(self, condition: syntax.Condition, record: Record) -> Planes:
        """Return whether a condition holds; judged once for each component."""
        key = (id(condition), id(record))
        if key not in self._known:
            judged = self._judge(condition, record)
            # Both are kept, so that nothing else can come to have their ids.
            self._known[key] = (judged, condition, record)
        return self._known[key][0]

    def _judge(self, condition: syntax.Condition, record: Record) -> Planes:
        gates = self.world.gates
        match condition:
            case syntax.ConditionNot(operand=operand):
                return ~self.of(operand, record)
            case syntax.ConditionAnd(operands=operands):
                return all_of(gates, [self.of(each, record) for each in operands])
            case syntax.ConditionOr(operands=operands):
                return any_of(gates, [self.of(each, record) for each in operands])
            case syntax.Available():
                accessible = self._accessible(record)
                return all_of(gates, [self._provided(record), accessible])
            case syntax.Defined(name=name):
                return self.of(self.question.policy.conditions[str(name)], record)
            case syntax.Covers(topics=topics):
                covers = self.world.covers
                return all_of(gates, [covers(record, str(topic)) for topic in topics])
            case _:
                return self._field(condition, record)

    def _provided(self, record: Record) -> Planes:
        presence = self.world.values(record, _PRESENCE)
        return presence.test(lambda value: truth_of(value is Presence.PROVIDED))

    def _accessible(self, record: Record) -> Planes:
        own = self.question.policy.conditions.get(AVAILABLE)
        return self.of(self.question.accessible if own is None else own, record)

    def _field(self, condition: FieldTest, record: Record) -> Planes:
        field = self.question.policy.vocabulary.field(
            str(condition.field), record.subject
        )
        if field is None:
            raise TypeError(condition)  # the checker lets no other stand here
        if field.holds is FieldType.LICENSE:
            return self._license(condition, field, record)
        if isinstance(condition, syntax.Includes):
            return self._includes(condition, field, record)
        fact = self._values(field, record)
        match condition:
            case syntax.Has():
                return fact.has()
            case syntax.EvidenceOf(grade=grade):
                return _graded(fact, record, grade)
            case _:
                return fact.test(self._test(condition))

    def _values(self, field: Field, record: Record) -> Valued:
        if field.attribute == OUTCOME and not isinstance(record, Blank):
            return self.outcomes.get(record.name, Silent(field.values))
        return self.world.values(record, field)

    def _includes(
        self, condition: syntax.Includes, field: Field, record: Record
    ) -> Planes:
        parts = [element_of(field, str(word)) for word in condition.values]
        test = self._test(condition)
        found = [self.world.values(record, part).test(test) for part in parts]
        return all_of(self.world.gates, found)

    def _test(self, condition: FieldTest) -> Test:
        test: Test = self._once(condition, lambda: value_test(condition))
        return test

    def _license(self, condition: FieldTest, field: Field, record: Record) -> Planes:
        fact = self.world.licenses(record, field)
        if isinstance(condition, syntax.Has):
            return fact.has()
        if isinstance(condition, syntax.EvidenceOf):
            return _graded(fact, record, condition.grade)
        if not isinstance(condition, syntax.LicenseCondition):
            return UNKNOWN
        return self._licensed(condition.test, fact)

    def _licensed(self, test: syntax.LicenseTest, fact: Licensed) -> Planes:
        match test:
            case syntax.LicenseFound(how=how):
                return fact.found(str(how))
            case syntax.LicenseWritten(texts=texts):
                named = {text.value for text in texts}
                return fact.worded(lambda text: truth_of(text in named))
            case syntax.LicenseWrittenIn():
                return fact.worded(written_in(self.sets, test))
            case _:
                asked = self._once(test, lambda: requirement(test, self.sets))
                return fact.asked(asked)

    def _once(self, key: object, make: Any) -> Any:  # noqa: ANN401 - of any type
        if key not in self._tests:
            self._tests[key] = make()
        return self._tests[key]


def _graded(fact: Symbolic, record: Record, grade: syntax.Name) -> Planes:
    if isinstance(record, Blank):
        return UNKNOWN
    return fact.graded(Grade(str(grade)))
