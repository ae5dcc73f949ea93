"""The names that a policy declares, each by its first declaration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from attrs import frozen

from osaid.policy.schema import AVAILABLE, TESTS_OF_FIELDS
from osaid.policy.syntax import (
    Applies,
    Available,
    DefineCondition,
    Defined,
    DefineProposition,
    Drop,
    Freedom,
    Header,
    Item,
    Judgement,
    Name,
    Node,
    PolicySyntax,
    PropositionNot,
    Reading,
    Requirement,
    RequirementHolds,
    Terms,
)
from osaid.policy.traversal import children_of, nodes_in
from osaid.policy.vocabulary import Vocabulary
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.text import Source

T = TypeVar("T", bound=Item)
Named = (
    DefineCondition
    | DefineProposition
    | Freedom
    | Judgement
    | Reading
    | Requirement
    | Terms
)


@frozen(eq=False)
class Scope:
    """What the names in one policy mean; of duplicates, the first counts."""

    syntax: PolicySyntax
    source: Source

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words that sentences may use."""
        return Vocabulary(self.syntax, self.source)

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """Return the readings by name."""
        return self._first(Reading)

    @cached_property
    def judgements(self) -> Mapping[str, Judgement]:
        """Return the judgements by name."""
        return self._first(Judgement)

    @cached_property
    def terms(self) -> Mapping[str, Terms]:
        """Return the sets of licences by name."""
        return self._first(Terms)

    @cached_property
    def conditions(self) -> Mapping[str, DefineCondition]:
        """Return what is defined for components by name."""
        return self._first(DefineCondition)

    @cached_property
    def propositions(self) -> Mapping[str, DefineProposition]:
        """Return what is defined for the system by name."""
        return self._first(DefineProposition)

    @cached_property
    def freedoms(self) -> Mapping[str, Freedom]:
        """Return the freedoms by name."""
        return self._first(Freedom)

    @cached_property
    def requirements(self) -> Mapping[str, Requirement]:
        """Return the requirements by name."""
        return self._first(Requirement)

    @cached_property
    def values(self) -> Mapping[str, Mapping[str, Name]]:
        """Return the values of each reading, by their words and in order."""
        readings = self.readings.items()
        return {name: {v.text: v for v in r.values} for name, r in readings}

    @cached_property
    def upheld(self) -> frozenset[str]:
        """Return the freedoms that some requirement upholds."""
        requirements = self.requirements.values()
        return frozenset(str(name) for r in requirements for name in r.upholds)

    @cached_property
    def dropped(self) -> frozenset[str]:
        """Return what is inherited and dropped."""
        items = self.syntax.items
        return frozenset(str(item.name) for item in items if isinstance(item, Drop))

    @cached_property
    def owned(self) -> bool:
        """Return whether the policy says who looks after it."""
        headers = (item for item in self.syntax.items if isinstance(item, Header))
        return any(str(header.key) == "owner" for header in headers)

    @cached_property
    def denied(self) -> frozenset[str]:
        """Return the requirements of which something asks that they do not hold.

        Sentences ask so under an odd number of negations, and what comes after `when`
        under an even one, also by what is defined for the system.
        """
        found: set[str] = set()
        seen: set[tuple[Name, bool]] = set()
        waiting = list(self._asked)
        while waiting:
            node, odd = waiting.pop()
            if odd and isinstance(node, RequirementHolds):
                found.add(node.name.text)
            elif isinstance(node, Defined) and (node.name, odd) not in seen:
                seen.add((node.name, odd))
                meant = self.propositions.get(node.name.text)
                waiting.extend([] if meant is None else [(meant.body, odd)])
            below = odd is not isinstance(node, PropositionNot)
            waiting.extend((child, below) for child in children_of(node))
        return frozenset(found)

    @property
    def _asked(self) -> Iterator[tuple[Node, bool]]:
        """Yield what items ask for, and whether it counts against the system."""
        for item in self.syntax.items:
            if not isinstance(item, DefineProposition):
                condition = _condition_of(item)
                yield from ((node, node is condition) for node in children_of(item))

    @cached_property
    def derived(self) -> frozenset[str]:
        """Return what is defined for components by a derived field, at any depth."""
        users: dict[str, list[str]] = {}
        waiting: list[str] = []
        for name, define in self.conditions.items():
            for node in nodes_in(define.body):
                if isinstance(node, Defined):
                    users.setdefault(str(node.name), []).append(name)
                elif isinstance(node, Available):
                    users.setdefault(AVAILABLE, []).append(name)
                elif _asks_for_derived(node):
                    waiting.append(name)
        found: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(users.get(name, ()))
        return frozenset(found)

    @property
    def named(self) -> Iterator[Named]:
        """Yield every item that declares a name, duplicates too."""
        return (item for item in self.syntax.items if isinstance(item, Named))

    def _first(self, kind: type[T]) -> dict[str, T]:
        found: dict[str, T] = {}
        for item in self.syntax.items:
            if isinstance(item, kind):
                found.setdefault(str(item.name), item)  # type: ignore[union-attr] # each of these kinds has a name
        return found


def _asks_for_derived(node: Node) -> bool:
    """Return whether a node tests a field that is computed while judging."""
    if not isinstance(node, TESTS_OF_FIELDS):
        return False
    field = fields_of(Component).get(str(node.field))
    return field is not None and field.derived


def _condition_of(item: Item) -> Node | None:
    return item.condition if isinstance(item, Applies | Requirement) else None
