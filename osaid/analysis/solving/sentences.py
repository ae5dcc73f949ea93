"""What sentences of a policy come to in all worlds at once.

It follows the interpreter, sentence by sentence; the laws in the tests compare them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import field, frozen

from osaid.analysis.solving.conditions import Conditions
from osaid.analysis.solving.gates import YES
from osaid.analysis.solving.lists import Lists
from osaid.analysis.solving.people import People
from osaid.analysis.solving.planes import (
    CONSTANT,
    Planes,
    all_of,
    any_of,
    at_least,
)
from osaid.analysis.solving.planes import known as settled
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.world import Blank, Record, Slot, World
from osaid.evaluation.selection import maximal, selects
from osaid.policy import syntax
from osaid.policy.policies import Group
from osaid.policy.syntax import Proposition, Quantifier, Selector
from osaid.truth import Truth
from osaid.values import Shown

Body = Callable[[Record], Planes]
Document = Blank | str
"""One that may be there beyond the list, or the name of one that is listed."""


@frozen(eq=False)
class Sentences(Shown):
    """Judges the sentences of one question."""

    question: Question
    world: World
    lists: Lists
    people: People
    conditions: Conditions
    _known: dict[str, Planes] = field(init=False, factory=dict)

    def truth(self) -> Planes:
        """Return whether what is asked for holds.

        Of a policy, it holds where the system conforms and does not where it fails or
        where the policy does not apply.
        """
        whole = self._all(map(self.musts, self.question.items))
        applies = self.question.policy.applies
        if self.question.group is not None or applies is None:
            return whole
        applied, gates = self.judge(applies), self.world.gates
        return Planes(
            gates.both([applied.yes, whole.yes]),
            gates.either([applied.no, gates.both([applied.yes, whole.no])]),
        )

    def outcome(self) -> tuple[int, int, int]:
        """Return whether it conforms, fails, or the policy does not apply."""
        truth = self.truth()
        applies = self.question.policy.applies
        applied = settled(YES) if applies is None else self.judge(applies)
        fails = self.world.gates.both([applied.yes, truth.no])
        return truth.yes, fails, applied.no

    def judge(  # noqa: C901 - one case for each form of sentence
        self, proposition: Proposition
    ) -> Planes:
        """Return whether a proposition holds."""
        match proposition:
            case syntax.Quantified(selectors=selectors):
                return self._all(self._quantified(proposition, s) for s in selectors)
            case syntax.AboutSystem(body=body):
                return self.conditions.of(body, self.world.system)
            case syntax.Unused(selector=selector):
                return self._unused(selector)
            case syntax.Together():
                return self._together(proposition)
            case syntax.Attested(judgement=judgement, role=role):
                by = None if role is None else str(role)
                return self.people.attested(str(judgement), by)
            case syntax.RequirementHolds(name=name):
                return self.musts(self.question.policy.requirements[str(name)])
            case syntax.Defined(name=name):
                return self._defined(str(name))
            case syntax.PropositionNot(operand=operand):
                return ~self.judge(operand)
            case syntax.PropositionAnd(operands=operands):
                return self._all(map(self.judge, operands))
            case syntax.PropositionOr(operands=operands):
                return any_of(self.world.gates, map(self.judge, operands))

    def musts(self, item: Group) -> Planes:
        """Return the conjunction of the `must` sentences of a group."""
        key = f"group {item.name}"
        if key not in self._known:
            self._known[key] = self._musts(item)
        return self._known[key]

    def _musts(self, item: Group) -> Planes:
        body = self._all(map(self.judge, self.question.musts(item)))
        condition = item.condition if isinstance(item, syntax.Requirement) else None
        if condition is None:
            return body
        return any_of(self.world.gates, [~self.judge(condition), body])

    def _defined(self, name: str) -> Planes:
        key = f"define {name}"
        if key not in self._known:
            self._known[key] = self.judge(self.question.policy.propositions[name])
        return self._known[key]

    def _all(self, parts: Iterator[Planes]) -> Planes:
        return all_of(self.world.gates, parts)

    def _quantified(self, sentence: syntax.Quantified, selector: Selector) -> Planes:
        judged = self._counted(sentence, selector)
        if sentence.if_used:
            return any_of(self.world.gates, [self._unused(selector), judged])
        return judged

    def _counted(self, sentence: syntax.Quantified, selector: Selector) -> Planes:
        number = sentence.count or 0
        match sentence.quantifier:
            case Quantifier.SOME:
                return self._at_least(1, selector, self._meets(sentence))
            case Quantifier.NO:
                return ~self._at_least(1, selector, self._meets(sentence))
            case Quantifier.EVERY:
                return self._every(selector, sentence)
            case Quantifier.AT_LEAST:
                return self._at_least(number, selector, self._meets(sentence))
            case Quantifier.AT_MOST:
                return ~self._at_least(number + 1, selector, self._meets(sentence))
            case Quantifier.EXACTLY:
                meets = self._meets(sentence)
                more = self._at_least(number + 1, selector, meets)
                return self._all(iter([self._at_least(number, selector, meets), ~more]))
            case Quantifier.THE:
                some = self._at_least(1, selector, self._meets(sentence))
                return self._all(iter([some, self._every(selector, sentence)]))

    def _every(self, selector: Selector, sentence: syntax.Quantified) -> Planes:
        return ~self._at_least(1, selector, self._fails(sentence))

    def _meets(self, sentence: syntax.Quantified) -> Body:
        return lambda record: self._where(
            sentence.where, record, self.conditions.of(sentence.body, record)
        )

    def _fails(self, sentence: syntax.Quantified) -> Body:
        return lambda record: self._where(
            sentence.where, record, ~self.conditions.of(sentence.body, record)
        )

    def _where(
        self, where: syntax.Condition | None, record: Record, body: Planes
    ) -> Planes:
        if where is None:
            return body
        return all_of(self.world.gates, [self.conditions.of(where, record), body])

    def _at_least(self, number: int, selector: Selector, body: Body) -> Planes:
        gates = self.world.gates
        parts = [self._listed(slot, body) for slot in self._members(selector)]
        rest = gates.either(self._beyond(kind, body) for kind in maximal(selector))
        return at_least(gates, number, parts, rest)

    def _members(self, selector: Selector) -> Iterator[Slot]:
        return (slot for slot in self.world.slots if selects(selector, slot.kind))

    def _listed(self, slot: Slot, body: Body) -> Planes:
        parts = [settled(slot.listed), self.world.there(slot), body(slot)]
        return all_of(self.world.gates, parts)

    def _beyond(self, kind: str, body: Body) -> int:
        """Return whether a component that is not listed may satisfy a body."""
        gates = self.world.gates
        shut = self.lists.is_shut(kind, self.question.policy.vocabulary.singles)
        if shut == YES:
            return -YES
        released = self.lists.is_released(kind)
        withheld, unknown = (self._blank(Blank(kind, b), body) for b in (True, False))
        may = gates.either(
            [gates.both([released, withheld]), gates.both([-released, unknown])]
        )
        return gates.both([-shut, may])

    def _blank(self, blank: Blank, body: Body) -> int:
        counts = all_of(self.world.gates, [self.world.there(blank), body(blank)])
        return -counts.no

    def _unused(self, selector: Selector) -> Planes:
        gates = self.world.gates
        there = any_of(gates, map(self._there, self._members(selector)))
        kinds = maximal(selector)
        singles = self.question.policy.vocabulary.singles
        recorded = gates.both(map(self.lists.is_unused, kinds))
        empty = gates.both(self.lists.is_shut(kind, singles) for kind in kinds)
        no = gates.either([there.yes, self.lists.is_used(selector)])
        gone = gates.both([empty, there.no])
        if self.world.complete:
            return ~there
        return Planes(gates.both([-no, gates.either([recorded, gone])]), no)

    def _there(self, slot: Slot) -> Planes:
        return all_of(self.world.gates, [settled(slot.listed), self.world.there(slot)])

    def _together(self, sentence: syntax.Together) -> Planes:
        if sentence.subject is None:
            return self._covered(sentence, None)

        def undescribed(record: Record) -> Planes:
            body = ~self._covered(sentence, record)
            return self._where(sentence.subject_where, record, body)

        return ~self._at_least(1, sentence.subject, undescribed)

    def _covered(self, sentence: syntax.Together, subject: Record | None) -> Planes:
        related: dict[Document, Planes] = {}

        def covers(topic: str) -> Body:
            def covered(document: Record) -> Planes:
                key = document if isinstance(document, Blank) else document.name
                if key not in related:
                    related[key] = self._related(sentence, document, subject)
                if related[key].no == YES:
                    return related[key]
                held = self.world.covers(document, topic)
                return all_of(self.world.gates, [related[key], held])

            return covered

        return self._all(
            self._at_least(1, sentence.documents, covers(str(topic)))
            for topic in sentence.topics
        )

    def _related(
        self, sentence: syntax.Together, document: Record, subject: Record | None
    ) -> Planes:
        """Return whether a document counts for a subject, whatever it covers."""
        about = CONSTANT[Truth.TRUE]
        if subject is not None:
            about = self.world.is_about(document, subject)
        return self._where(sentence.where, document, about)
