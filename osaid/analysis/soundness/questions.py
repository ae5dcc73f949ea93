"""All that a policy says at once, and one proposition of it alone."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from osaid.analysis.solving.questions import Question
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.syntax import Name, Proposition, Requirement, Sentence, Strength


@frozen(eq=False)
class Everything(Question):
    """A policy at every level and under every reading, with what it advises."""

    @property
    def items(self) -> tuple[Group, ...]:
        """Return every group that is judged."""
        return self.policy.groups

    def musts(self, item: Group) -> Iterator[Proposition]:
        """Yield what the `must` sentences of a group say, whatever the reading."""
        musts = (s for s in item.sentences if s.strength is Strength.MUST)
        return (sentence.proposition for sentence in musts)

    def _of(self, item: Group) -> list[Proposition]:
        condition = condition_of(item)
        said = [sentence.proposition for sentence in item.sentences]
        return [*([] if condition is None else [condition]), *said]


@frozen(eq=False)
class Alone(Everything):
    """One proposition among the words of a policy."""

    proposition: Proposition = field(kw_only=True)

    @property
    def items(self) -> tuple[Group, ...]:
        """Return the proposition as a group of its own."""
        sentence = Sentence(Strength.MUST, self.proposition)
        return (Requirement(Name(""), sentences=(sentence,)),)


def alone(policy: CheckedPolicy, proposition: Proposition) -> Alone:
    """Return the question whether a proposition holds, wherever a policy applies."""
    return Alone(policy, "", proposition=proposition)


def condition_of(item: Group) -> Proposition | None:
    """Return when a group asks for anything, None for always."""
    return item.condition if isinstance(item, Requirement) else None


def counted(item: Group, proposition: Proposition) -> Proposition:
    """Return a sentence as it counts in its group: where the group asks for it.

    >>> from osaid.policy.syntax import Unused, Selector
    >>> unused = Unused(Selector((Name("code"),)))
    >>> counted(Requirement(Name("r")), unused) == unused
    True
    """
    condition = condition_of(item)
    if condition is None:
        return proposition
    return syntax.PropositionOr((syntax.PropositionNot(condition), proposition))


def met(item: Group, proposition: Proposition) -> Proposition:
    """Return that a sentence holds, and that its group asks for it."""
    condition = condition_of(item)
    if condition is None:
        return proposition
    return syntax.PropositionAnd((condition, proposition))
