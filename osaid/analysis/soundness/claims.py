"""What may be so of no system: each claim as literals that would all be true of one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from attrs import frozen

from osaid.analysis.solving.demands import Demands
from osaid.analysis.soundness.answers import Answer
from osaid.analysis.soundness.formula import Formula, Subject
from osaid.analysis.soundness.needs import Ways, ways_of
from osaid.analysis.soundness.questions import asked, condition_of, musts_in
from osaid.analysis.soundness.switched import changes
from osaid.analysis.soundness.switches import Key
from osaid.policy.policies import Group
from osaid.policy.syntax import Proposition, PropositionNot, Sentence
from osaid.values import Shown


@frozen(eq=False)
class Claim(Shown, ABC):
    """Says that there is no system of which some literals are true."""

    @abstractmethod
    def wanted(self, formula: Formula) -> list[int]:
        """Return what would be true of a system that refutes it."""

    @abstractmethod
    def needs(self, subject: Subject) -> Ways:
        """Return how many components are enough to refute it."""


@frozen(eq=False)
class Idle(Claim):
    """No answer changes when a sentence says less, or with None nothing."""

    key: Key
    left: Proposition | None = None

    def wanted(self, formula: Formula) -> list[int]:
        """Return that some answer changes."""
        standing = formula.sentences
        changed = standing.having(self.key, self.left)
        found = changes(standing, changed, formula.subject.answers)
        return [found, formula.switches.on[self.key]]

    def needs(self, subject: Subject) -> Ways:
        """Return what it needs that one of both sentences holds, and not the other.

        All else may have to hold. Where it can count otherwise whether the group does,
        anything may have to be broken, too.
        """
        group, ordinal = self.key
        item = subject.group(group)
        said = item.sentences[ordinal - 1].proposition
        ways = [asked(item, *_with(self.left), PropositionNot(said))]
        if self.left is not None:
            ways.append(asked(item, said, PropositionNot(self.left)))
        also: tuple[Demands, ...] = (subject.kept,)
        if group in subject.mentions.loose:
            also = (subject.kept, subject.broken)
        return ways_of(subject.policy, ways, also)


@frozen(eq=False)
class Impossible(Claim):
    """No system meets what a group asks for, where it does; or its condition."""

    item: Group
    condition_alone: bool = False
    by_default: bool = False

    def wanted(self, formula: Formula) -> list[int]:
        """Return that a system does."""
        sentences = formula.sentences
        found = list(_asked_for(formula, self.item))
        if not self.condition_alone:
            found.append(sentences.musts(self.item).yes)
        return [*found, *(formula.switches.defaults if self.by_default else ())]

    def needs(self, subject: Subject) -> Ways:
        """Return what it needs that all the group says holds, where it says so."""
        musts = () if self.condition_alone else tuple(musts_in(self.item))
        applies = subject.policy.applies
        wanted = asked(self.item, *_with(applies), *musts)
        return ways_of(subject.policy, [wanted])


@frozen(eq=False)
class Unreachable(Claim):
    """No system has an answer."""

    answer: Answer
    by_default: bool = False

    def wanted(self, formula: Formula) -> list[int]:
        """Return that a system has it."""
        defaults = formula.switches.defaults if self.by_default else ()
        return [formula.sentences.answered(self.answer).yes, *defaults]

    def needs(self, subject: Subject) -> Ways:
        """Return what it needs that all of the policy holds."""
        return ((subject.kept,),)


@frozen(eq=False)
class Same(Claim):
    """No system has one answer and not the other one."""

    one: Answer
    other: Answer

    def wanted(self, formula: Formula) -> list[int]:
        """Return that a system has only the one."""
        one, other = map(formula.sentences.answered, (self.one, self.other))
        return [one.yes, -other.yes]

    def needs(self, subject: Subject) -> Ways:
        """Return what it needs that all holds but one sentence of the other answer."""
        more = [item for item in self.other.groups if item not in self.one.groups]
        wanted = [
            asked(item, PropositionNot(said))
            for item in more
            for said in musts_in(item)
        ]
        return ways_of(subject.policy, wanted, (subject.kept,)) or ((subject.kept,),)


@frozen(eq=False)
class Untold(Claim):
    """No system has an answer and is asked for advice; or takes it, or does not.

    `taken` is None for advice that nobody is given.
    """

    answer: Answer
    item: Group
    sentence: Sentence
    taken: bool | None

    def wanted(self, formula: Formula) -> list[int]:
        """Return that a system is."""
        sentences = formula.sentences
        found = [sentences.answered(self.answer).yes]
        found += _asked_for(formula, self.item)
        found.append(formula.switches.chosen(self.sentence))
        if self.taken is None:
            return found
        advice = sentences.judge(self.sentence.proposition)
        return [*found, advice.yes if self.taken else -advice.yes]

    def needs(self, subject: Subject) -> Ways:
        """Return what it needs that all holds, and the advice is taken or not."""
        said = self.sentence.proposition
        advice = said if self.taken else PropositionNot(said)
        wanted = asked(self.item, *(() if self.taken is None else (advice,)))
        return ways_of(subject.policy, [wanted], (subject.kept,))


def _with(proposition: Proposition | None) -> tuple[Proposition, ...]:
    return () if proposition is None else (proposition,)


def _asked_for(formula: Formula, item: Group) -> Iterator[int]:
    """Yield that a policy applies, and that a group of it asks for something."""
    for condition in (formula.subject.policy.applies, condition_of(item)):
        if condition is not None:
            yield formula.sentences.judge(condition).yes
