"""What claims about a small policy come to on systems, by trying each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product

from attrs import field, frozen

from osaid.analysis.soundness.answers import Answer
from osaid.analysis.soundness.claims import (
    Claim,
    Idle,
    Impossible,
    Same,
    Unreachable,
    Untold,
)
from osaid.analysis.soundness.parts import lesser
from osaid.analysis.soundness.questions import groups_of
from osaid.analysis.soundness.switches import Key
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lenses import ACTUAL
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.syntax import Name, Proposition, Sentence, Strength
from osaid.records.systems import System
from osaid.truth import Truth, all_of, any_of

Row = Mapping[Proposition, Truth]
Changed = Mapping[Key, Proposition | None]
"""Sentences that are replaced, or with None left out."""

_JOINED = (syntax.PropositionAnd, syntax.PropositionOr)


@frozen(eq=False)
class Table:
    """The truth of each plain proposition of a policy, on some systems."""

    policy: CheckedPolicy
    rows: tuple[Row, ...]
    settings: tuple[Mapping[str, str], ...] = field(init=False)

    @settings.default
    def _all_settings(self) -> tuple[Mapping[str, str], ...]:
        readings = self.policy.readings
        chosen = product(*(map(str, each.values) for each in readings.values()))
        return tuple(dict(zip(readings, each, strict=True)) for each in chosen)

    @classmethod
    def of(cls, policy: CheckedPolicy, systems: Iterable[System]) -> Table:
        """Judge all systems; those with the same truths are one row."""
        plain = tuple(dict.fromkeys(_plain(policy)))
        found: dict[tuple[Truth, ...], None] = {}
        for system in systems:
            interpreter = Case.of(system, policy, Assumptions()).through(ACTUAL)
            found[tuple(interpreter.judge(each).truth for each in plain)] = None
        rows = tuple(dict(zip(plain, truths, strict=True)) for truths in found)
        return cls(policy, rows)

    def refutes(self, claim: Claim, changed: Changed) -> bool:
        """Return whether one of the systems refutes a claim under some readings."""
        return any(
            _Sheet(self.policy, row, setting, changed).refutes(claim)
            for row in self.rows
            for setting in self.settings
        )


@frozen(eq=False)
class _Sheet:
    """One system under some readings, with some sentences changed."""

    policy: CheckedPolicy
    row: Row
    readings: Mapping[str, str]
    changed: Changed

    def refutes(self, claim: Claim) -> bool:
        match claim:
            case Idle(key=key, left=left):
                other = _Sheet(
                    self.policy, self.row, self.readings, {**self.changed, key: left}
                )
                return self._answers() != other._answers()
            case Impossible(item=item, condition_alone=alone, by_default=default):
                asked = self._asked(item) is Truth.TRUE
                met = alone or self.musts(item) is Truth.TRUE
                return asked and met and (self._is_default or not default)
            case Unreachable(answer=answer, by_default=default):
                yes = self.answered(answer) is Truth.TRUE
                return yes and (self._is_default or not default)
            case Same(one=one, other=other):
                yes = self.answered(one) is Truth.TRUE
                return yes and self.answered(other) is not Truth.TRUE
            case Untold(answer=answer, item=item, sentence=sentence, taken=taken):
                asked = self.answered(answer) & self._asked(item) is Truth.TRUE
                given = asked and self._chosen(sentence)
                advice = self.judge(sentence.proposition) is Truth.TRUE
                return given and taken in {None, advice}
            case _:
                raise TypeError(claim)

    @property
    def _is_default(self) -> bool:
        return self.readings == self.policy.chosen({})

    def _answers(self) -> list[Truth]:
        levels: list[str | None] = [str(each.name) for each in self.policy.levels]
        found = []
        for level in levels or [None]:
            there = self.policy.at_level(level)
            found.append(all_of(map(self.musts, there.deciding)))
            names = self.policy.freedoms
            found += [all_of(self._upholding(name, there)) for name in names]
        return found

    def _upholding(self, name: str, there: CheckedPolicy) -> Iterator[Truth]:
        yield self.musts(self.policy.freedoms[name])
        for item in there.deciding:
            if isinstance(item, syntax.Requirement) and Name(name) in item.upholds:
                yield self.musts(item)

    def answered(self, answer: Answer) -> Truth:
        return all_of(map(self.musts, answer.groups))

    def _asked(self, item: Group) -> Truth:
        condition = getattr(item, "condition", None)
        return Truth.TRUE if condition is None else self.judge(condition)

    def musts(self, item: Group) -> Truth:
        body = all_of(self.judge(p) for p in self._standing(item))
        return ~self._asked(item) | body

    def _standing(self, item: Group) -> Iterator[Proposition]:
        for ordinal, sentence in enumerate(item.sentences, start=1):
            if sentence.strength is Strength.MUST and self._chosen(sentence):
                key = (str(item.name), ordinal)
                standing = self.changed.get(key, sentence.proposition)
                if standing is not None:
                    yield standing

    def _chosen(self, sentence: Sentence) -> bool:
        choice = sentence.choice
        return choice is None or self.readings[str(choice.reading)] == str(choice.value)

    def judge(self, proposition: Proposition) -> Truth:
        match proposition:
            case syntax.RequirementHolds(name=name):
                return self.musts(self.policy.requirements[str(name)])
            case syntax.PropositionNot(operand=operand):
                return ~self.judge(operand)
            case syntax.PropositionAnd(operands=operands):
                return all_of(map(self.judge, operands))
            case syntax.PropositionOr(operands=operands):
                return any_of(map(self.judge, operands))
            case _:
                return self.row[proposition]


def _plain(policy: CheckedPolicy) -> Iterator[Proposition]:
    """Yield what is judged by itself, with what can be left of each sentence."""
    groups = groups_of(policy)
    waiting: list[Proposition] = []
    for group in groups:
        condition = getattr(group, "condition", None)
        waiting += [] if condition is None else [condition]
        for sentence in group.sentences:
            waiting.append(sentence.proposition)
            waiting += _less(sentence.proposition)
    while waiting:
        each = waiting.pop()
        if isinstance(each, _JOINED):
            waiting += each.operands
        elif isinstance(each, syntax.PropositionNot):
            waiting.append(each.operand)
        elif not isinstance(each, syntax.RequirementHolds):
            yield each


def _less(proposition: Proposition) -> list[Proposition]:
    """Return what is left without each part."""
    return [left for _, left in lesser(proposition)]


def changed_by(off: Collection[Key], left: Mapping[Key, Proposition]) -> Changed:
    """Return what stands for sentences that are left out, or of which a part is."""
    return {**left, **dict.fromkeys(off)}
