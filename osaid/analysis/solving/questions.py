"""What is compared: a policy under its readings, at a level, or one group of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from osaid.evaluation.selection import selects
from osaid.policy import syntax
from osaid.policy.policies import CheckedPolicy, Group
from osaid.policy.schema import AVAILABLE
from osaid.policy.syntax import Node, Proposition, Strength
from osaid.policy.traversal import children_of, nodes_in
from osaid.values import Shown

OUTCOME = "outcome"
_ACCESS = syntax.In(syntax.Name("access"), (syntax.Word("open"), syntax.Word("login")))

FieldTest = (
    syntax.Is
    | syntax.In
    | syntax.Includes
    | syntax.Compare
    | syntax.Has
    | syntax.EvidenceOf
    | syntax.LicenseCondition
)


@frozen(eq=False)
class Question(Shown):
    """Whether a policy holds, or one requirement or freedom of it.

    `group` is the name of the requirement or freedom, None for the outcome at the
    level that is asked for. `readings` names the value of every reading.
    """

    policy: CheckedPolicy
    group: str | None = None
    readings: Mapping[str, str] = field(kw_only=True)

    @readings.default
    def _readings(self) -> Mapping[str, str]:
        return self.policy.chosen({})

    @property
    def whole(self) -> Question:
        """Return the question for the outcome of the same policy."""
        return Question(self.policy, readings=self.readings)

    @property
    def items(self) -> tuple[Group, ...]:
        """Return the groups that are asked for."""
        if self.group is None:
            return self.policy.deciding
        named = self.policy.requirements.get(self.group)
        return (self.policy.freedoms[self.group] if named is None else named,)

    def musts(self, item: Group) -> Iterator[Proposition]:
        """Yield what the `must` sentences of a group say, under the readings."""
        for _, sentence in self.policy.sentences_of(item, self.readings):
            if sentence.strength is Strength.MUST:
                yield sentence.proposition

    @cached_property
    def propositions(self) -> tuple[Proposition, ...]:
        """Return what decides the answer, looked through names but not into them."""
        applies = self.policy.applies if self.group is None else None
        found = [] if applies is None else [applies]
        for item in self.items:
            found += self._of(item)
        return tuple(found)

    def _of(self, item: Group) -> list[Proposition]:
        condition = item.condition if isinstance(item, syntax.Requirement) else None
        return [*([] if condition is None else [condition]), *self.musts(item)]

    @cached_property
    def reached(self) -> tuple[Node, ...]:
        """Return every node that can matter, with what names stand for.

        Where the outcome of parents is asked for, what decides it is among them.
        """
        found = tuple(self._below(self.propositions))
        if self.group is not None and any(map(asks_outcome, found)):
            return (*found, *self.whole.reached)
        return found

    def _below(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """Yield some nodes and all that they are made of, with what names stand for."""
        seen: set[tuple[type[Node], str]] = set()
        waiting = list(nodes)
        while waiting:
            for node in nodes_in(waiting.pop()):
                yield node
                key = (type(node), str(getattr(node, "name", "")))
                meant = self._meant(node)
                if meant and key not in seen:
                    seen.add(key)
                    waiting += meant

    def asked_of(self, kind: str) -> frozenset[str]:
        """Return the names of the fields that are asked of components of a kind."""
        about = [node for node in self.reached if _is_about(node, kind)]
        tests = (node for node in self._below(about) if isinstance(node, FieldTest))
        return frozenset(str(test.field) for test in tests)

    def _meant(self, node: Node) -> list[Node]:
        match node:
            case syntax.RequirementHolds(name=name):
                return [*self._of(self.policy.requirements[str(name)])]
            case syntax.Defined(name=name):
                text = str(name)
                conditions = self.policy.conditions.get(text)
                propositions = self.policy.propositions.get(text)
                return [body for body in (conditions, propositions) if body is not None]
            case syntax.Available():
                return [self.accessible]
            case _:
                return []

    @cached_property
    def asks_outcome(self) -> bool:
        """Return whether it can matter what parents come to."""
        return any(map(asks_outcome, self.reached))

    @property
    def accessible(self) -> syntax.Condition:
        """Return the half of `available` that is about access."""
        return self.policy.conditions.get(AVAILABLE, _ACCESS)

    @cached_property
    def selectors(self) -> tuple[syntax.Selector, ...]:
        """Return every selector that can matter, each once."""
        nodes = (node for node in self.reached if isinstance(node, syntax.Selector))
        return tuple(dict.fromkeys(nodes))

    @cached_property
    def tests(self) -> tuple[FieldTest, ...]:
        """Return every test of one field that can matter, each once."""
        nodes = (node for node in self.reached if isinstance(node, FieldTest))
        return tuple(dict.fromkeys(nodes))


def _is_about(node: Node, kind: str) -> bool:
    if not isinstance(node, syntax.Quantified | syntax.Together):
        return False
    selectors = (n for n in children_of(node) if isinstance(n, syntax.Selector))
    return any(selects(selector, kind) for selector in selectors)


def asks_outcome(node: Node) -> bool:
    """Return whether a node asks for the outcome of a parent.

    >>> asks_outcome(syntax.Has(syntax.Name("outcome")))
    True
    """
    return isinstance(node, FieldTest) and str(node.field) == OUTCOME
