"""How many components of each kind are enough for an answer to show.

A sentence that counts is kept true by so many witnesses, and false by leaving
components out. So of any system in which one question is answered yes and another one
no, witnesses of the counts that help are enough; docs/solving.md has the argument.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import field, frozen

from osaid.analysis.solving.questions import Question
from osaid.evaluation.selection import selects
from osaid.policy import syntax
from osaid.policy.syntax import Proposition, Quantifier, Selector
from osaid.values import Shown

_POSITIVE = {Quantifier.SOME, Quantifier.THE}
_COUNTED = {Quantifier.AT_LEAST, Quantifier.EXACTLY}
_DENIED = {Quantifier.EVERY, Quantifier.NO, Quantifier.THE}
_BOUNDED = {Quantifier.AT_MOST, Quantifier.EXACTLY}


@frozen(eq=False)
class Demands(Shown):
    """The witnesses that one question may need to be answered yes, or `denied`, no.

    `described` are the sentences about documents that must hold, `subjects` those of
    which one component must stay undescribed and `topics` those of which one topic
    must stay uncovered.
    """

    question: Question
    denied: bool
    counted: Counter[tuple[Selector, Proposition]] = field(init=False, factory=Counter)
    described: dict[syntax.Together, None] = field(init=False, factory=dict)
    subjects: dict[syntax.Together, None] = field(init=False, factory=dict)
    topics: dict[syntax.Together, None] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Walk through all that is asked, each name once for each sign."""
        seen: set[tuple[str, bool]] = set()
        waiting = [(p, not self.denied) for p in self._roots()]
        while waiting:
            proposition, helps = waiting.pop()
            waiting += self._parts(proposition, seen, helps=helps)

    @property
    def uncovered(self) -> int:
        """Return of how many sentences one topic must stay uncovered."""
        return len(self.topics)

    @property
    def asks_topics(self) -> bool:
        """Return whether a condition on one document asks what it covers."""
        return any(isinstance(n, syntax.Covers) for n in self.question.reached)

    def _roots(self) -> Iterator[Proposition]:
        question = self.question
        if question.group is None and question.policy.applies is not None:
            yield question.policy.applies
        yield from map(_own, question.items, map(question.musts, question.items))

    def _parts(
        self, node: Proposition, seen: set[tuple[str, bool]], *, helps: bool
    ) -> list[tuple[Proposition, bool]]:
        match node:
            case syntax.PropositionNot(operand=operand):
                return [(operand, not helps)]
            case syntax.PropositionAnd() | syntax.PropositionOr():
                return [(operand, helps) for operand in node.operands]
            case syntax.RequirementHolds() | syntax.Defined():
                key = (f"{type(node).__name__} {node.name}", helps)
                if key in seen:
                    return []
                seen.add(key)
                return [(self._named(node), helps)]
            case _:
                self._count(node, helps=helps)
                return []

    def _named(self, node: syntax.RequirementHolds | syntax.Defined) -> Proposition:
        policy = self.question.policy
        if isinstance(node, syntax.Defined):
            return policy.propositions[str(node.name)]
        item = policy.requirements[str(node.name)]
        return _own(item, self.question.musts(item))

    def _count(self, node: Proposition, *, helps: bool) -> None:
        match node:
            case syntax.Quantified():
                number = witnesses(node, helps=helps)
                for selector in node.selectors:
                    self._need(selector, node, number)
                    if node.if_used and not helps:
                        self._need(selector, syntax.Unused(selector), 1)
            case syntax.Unused(selector=selector) if not helps:
                self._need(selector, node, 1)
            case syntax.Together() if helps:
                self.described[node] = None
            case syntax.Together(subject=None):
                self.topics[node] = None
            case syntax.Together():
                self.subjects[node] = None
            case _:
                pass

    def _need(self, selector: Selector, node: Proposition, number: int) -> None:
        key = (selector, node)
        self.counted[key] = max(self.counted[key], number)


def _own(item: object, musts: Iterator[Proposition]) -> Proposition:
    """Return a group as one proposition: its condition is off, or all of it holds."""
    body = syntax.PropositionAnd(tuple(musts))
    condition = getattr(item, "condition", None)
    if condition is None:
        return body
    return syntax.PropositionOr((syntax.PropositionNot(condition), body))


def witnesses(node: syntax.Quantified, *, helps: bool) -> int:
    """Return how many components keep a sentence true, or, if it must not, false.

    >>> from osaid.policy.syntax import Available, Name
    >>> node = syntax.Quantified(Quantifier.EVERY, (Selector((Name("code"),)),),
    ...                          Available())
    >>> witnesses(node, helps=True), witnesses(node, helps=False)
    (0, 1)
    """
    count = node.count or 0
    if helps:
        if node.quantifier in _COUNTED:
            return count
        return 1 if node.quantifier in _POSITIVE else 0
    if node.quantifier in _BOUNDED:
        return count + 1
    return 1 if node.quantifier in _DENIED else 0


def wanted(demands: tuple[Demands, ...], kind: str) -> int:
    """Return how many components of a kind are enough for several demands at once.

    Documents that describe every component are told apart by whether they are about
    one that must stay undescribed, and by whether they cover a topic that must stay
    uncovered; one of each is enough.
    """
    undescribed = [node for each in demands for node in each.subjects]
    uncovered = len(undescribed) + sum(each.uncovered for each in demands)
    merged = not any(each.asks_topics for each in demands)
    number = sum(
        node.subject is not None and selects(node.subject, kind) for node in undescribed
    )
    for each in demands:
        for (selector, _), count in each.counted.items():
            number += count * selects(selector, kind)
        for node in each.described:
            topics = len(node.topics)
            groups = min(topics, 1 + uncovered) if merged else topics
            about = 1 if node.subject is None else 1 + len(undescribed)
            number += groups * about * selects(node.documents, kind)
    return number
