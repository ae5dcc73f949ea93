"""All that a policy says at once, and one proposition of it alone."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from osaid.analysis.solving.questions import Question
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.syntax import (
    Name,
    Proposition,
    PropositionAnd,
    Requirement,
    Sentence,
    Strength,
)


@frozen(eq=False)
class Everything(Question):
    """A policy at every level and under every reading, with what it advises."""

    @property
    def items(self) -> tuple[Group, ...]:
        """Return every group that is judged."""
        return self.policy.groups

    def musts(self, item: Group) -> Iterator[Proposition]:
        """Yield what the `must` sentences of a group say, whatever the reading."""
        return musts_in(item)

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


def groups_of(policy: CheckedPolicy) -> tuple[Group, ...]:
    """Return every group of a policy, those that are only named among them."""
    return (*policy.freedoms.values(), *policy.requirements.values())


def condition_of(item: Group) -> Proposition | None:
    """Return when a group asks for anything, None for always."""
    return item.condition if isinstance(item, Requirement) else None


def musts_in(item: Group) -> Iterator[Proposition]:
    """Yield what the `must` sentences of a group say, whatever the reading."""
    musts = (s for s in item.sentences if s.strength is Strength.MUST)
    return (sentence.proposition for sentence in musts)


def asked(item: Group, *propositions: Proposition) -> PropositionAnd:
    """Return that a group asks for anything, and that some propositions hold.

    >>> from osaid.policy.syntax import Selector, Unused
    >>> unused = Unused(Selector((Name("code"),)))
    >>> asked(Requirement(Name("r")), unused).operands == (unused,)
    True
    """
    condition = condition_of(item)
    return PropositionAnd(
        propositions if condition is None else (condition, *propositions)
    )
