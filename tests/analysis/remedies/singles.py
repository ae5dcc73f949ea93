"""Every single change to a record that there is, after docs/remedies.md alone.

It shares no code with what looks for remedies, but for the names of changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from attrs import field, frozen

from osaid.analysis.remedies.changes import SYSTEM, Change, Fact, Move, Scope
from osaid.analysis.remedies.terms import Target
from osaid.analysis.solving.questions import Question
from osaid.evaluation.cases import Assumptions, Case
from osaid.evaluation.lineage import bonds_of
from osaid.evaluation.selection import maximal, selects
from osaid.licenses.expression import Unread
from osaid.policy import syntax
from osaid.policy.vocabulary import Subject
from osaid.records import statements
from osaid.records.attributes import element_of, stated_of
from osaid.records.components import Access, Component, Presence
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.kinds import PARENT, ROOT, within
from osaid.records.outcomes import Settled
from osaid.records.problems import exists
from osaid.records.statements import NONE
from osaid.records.systems import Delivery, Extent, System
from osaid.values import Shown
from tests.analysis.remedies.cases import Wanted
from tests.analysis.remedies.domains import Domains, open_values
from tests.laws.fillings import extent_of

Record = Component | System
NEW = 3
"""So many components of a kind are added at most."""

_DONE: dict[tuple[type[Record], str], tuple[Move, object]] = {
    (Component, "presence"): (Move.PUBLISH, Presence.PROVIDED),
    (Component, "access"): (Move.DROP, Access.OPEN),
    (Component, "price"): (Move.DROP, NONE),
    (System, "price"): (Move.DROP, NONE),
    (System, "overall_terms"): (Move.DROP, NONE),
    (System, "delivery"): (Move.PUBLISH, Delivery.RELEASED),
}


@frozen(eq=False)
class Singles(Shown):
    """All single changes in one case that can matter to its policy."""

    wanted: Wanted
    domains: Domains = field(init=False)
    nodes: tuple[syntax.Node, ...] = field(init=False)
    case: Case = field(init=False)

    @nodes.default
    def _nodes(self) -> tuple[syntax.Node, ...]:
        return Question(self.wanted.policy).reached

    @domains.default
    def _domains(self) -> Domains:
        return Domains(self.wanted.policy, Question(self.wanted.policy).reached)

    @case.default
    def _case(self) -> Case:
        """Return the record with what follows from its parents."""
        wanted = self.wanted
        return Case.of(wanted.system, wanted.policy, Assumptions())

    @property
    def system(self) -> System:
        """Return the record as it is judged."""
        return self.case.system

    def changes(self) -> Iterator[Change]:
        """Yield the changes that are allowed, and may help towards the target."""
        possible = self.wanted.target is Target.POSSIBLE
        for change in self._changes():
            finding_out = change.move is Move.ESTABLISH
            if self.wanted.bargain.allows(change) and not (possible and finding_out):
                yield change

    def _changes(self) -> Iterator[Change]:
        yield from self._of(self.system, Fact(SYSTEM, None, ""))
        for part in self.system.components:
            theirs = within(part.kind, PARENT)
            for change in self._of(part, Fact(part.kind, part.name, "")):
                if not theirs or change.move is Move.ESTABLISH:
                    yield change
            yield from self._of_parent(part)
        for part, move in self.new:
            yield from self._of_new(part, move)
        yield from self._listings()
        yield from self._attestations()
        yield from self._terms()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of all components, those that may be added last."""
        listed = tuple(part.name for part in self.system.components)
        return (*listed, *(part.name for part, _ in self.new))

    @cached_property
    def new(self) -> tuple[tuple[Component, Move], ...]:
        """Return the components that may be added, each with its move."""
        return tuple(self._added())

    def _added(self) -> Iterator[tuple[Component, Move]]:
        seen: set[object] = set()
        for kind in sorted(self.wanted.policy.vocabulary.kinds):
            told = self.told_apart(kind)
            if (
                any(self.meant(kind)[1:])
                and told not in seen
                and self._may_be_new(kind)
            ):
                seen.add(told)
                is_open = extent_of(self.system, kind, None) is Extent.OPEN
                move = Move.ESTABLISH if is_open else Move.PUBLISH
                for number in range(1, NEW + 1):
                    yield Component(kind, f"new {kind} {number}"), move

    def meant(self, kind: str) -> tuple[object, ...]:
        """Return which selectors mean a kind, and its name where there is one."""
        single = kind in self.wanted.policy.vocabulary.singles
        meant = (selects(selector, kind) for selector in self.selectors)
        return (kind if single else "", *meant)

    @cached_property
    def selectors(self) -> tuple[syntax.Selector, ...]:
        """Return every selector that can matter."""
        found = (node for node in self.nodes if isinstance(node, syntax.Selector))
        return tuple(dict.fromkeys(found))

    def told_apart(self, kind: str) -> object:
        """Return all in which a kind can differ from another one."""
        system = self.system
        named = [listing.kind for listing in system.listings]
        named += [usage.kind for usage in system.usages]
        named += [scope.kind for scope in self._scopes if scope.kind]
        named += [part.branch for part in self._own(Component) if part.branch]
        named += ["parameters", PARENT]
        held = tuple(within(kind, name) for name in named)
        return self.meant(kind), held

    @property
    def _scopes(self) -> Iterator[Scope]:
        bargain = self.wanted.bargain
        yield from (*bargain.prices, *bargain.forbidden, *bargain.only)

    def _may_be_new(self, kind: str) -> bool:
        unused = any(
            within(kind, usage.kind) and usage.unused.values == (True,)
            for usage in self.system.usages
        )
        single = kind in self.wanted.policy.vocabulary.singles
        there = any(p.kind == kind and exists(p) for p in self.system.components)
        return not (unused or within(kind, PARENT) or (single and there))

    def _of_new(self, part: Component, move: Move) -> Iterator[Change]:
        at = Fact(part.kind, part.name, "", new=True)
        for change in self._of(part, at):
            if change.fact.field != "presence":
                yield Change(move, change.fact, change.value)
        there = Fact(part.kind, part.name, "presence", new=True)
        yield Change(move, there, Presence.PROVIDED)

    def _of(self, record: Record, at: Fact) -> Iterator[Change]:
        for declared in self._asked(type(record)):
            if not (declared.attribute == "presence" or self._matters(record)):
                continue
            fact = Fact(at.kind, at.component, declared.recorded, None, at.new)
            if declared.holds in {FieldType.TOPICS, FieldType.SUBJECTS}:
                yield from self._elements(record, declared, fact)
            elif not declared.derived:
                yield from self._values(record, declared, fact)

    def _matters(self, record: Record) -> bool:
        """Return whether anything is asked of a record, but who judged it."""
        return isinstance(record, System) or any(self.meant(record.kind)[1:])

    def _asked(self, subject: Subject) -> Iterator[Field]:
        for declared in (*fields_of(subject).values(), *self._own(subject)):
            if declared.own or declared.attribute in self._named:
                yield declared

    def _own(self, subject: Subject) -> Iterator[Field]:
        words = self.wanted.policy.vocabulary
        for name in sorted(self._named):
            declared = words.own_field(name, subject)
            if declared is not None and declared.holds is FieldType.WORDS:
                yield from (element_of(declared, word) for word in declared.choices)
            elif declared is not None:
                yield declared

    @cached_property
    def _named(self) -> frozenset[str]:
        """Return the fields that can matter, as policies and records name them."""
        words, found = self.wanted.policy.vocabulary, {"presence"}
        for node in self.nodes:
            if isinstance(node, syntax.Available):
                found.add("access")
            elif isinstance(node, syntax.Together):
                found |= {"covers", "about", "part_of"}
            elif isinstance(node, syntax.Covers):
                found.add("covers")
            for subject in (Component, System):
                declared = words.field(str(getattr(node, "field", "")), subject)
                if declared is not None:
                    found.add(declared.attribute)
        return frozenset(found)

    def _values(self, record: Record, declared: Field, fact: Fact) -> Iterator[Change]:
        subject = type(record)
        stated: statements.Fact[Any] = (
            stated_of(declared, record)
            if declared.own
            else getattr(record, declared.attribute)
        )
        others = [n.name for n in self.system.components if n.name != fact.component]
        domain = self.domains.of(declared, subject, others)
        numbers = [value for value in domain if isinstance(value, Decimal)]
        opened = open_values(stated, domain, numbers)
        yield from (Change(Move.ESTABLISH, fact, value) for value in opened)
        if declared.holds is FieldType.LICENSE and stated.values:
            for value in self.domains.licenses(declared.name):
                yield Change(Move.LICENSE, fact, value)
        done = _DONE.get((subject, declared.attribute))
        if done is not None and done[1] not in opened and stated.values != done[1:]:
            yield Change(done[0], fact, done[1])

    def _elements(
        self, record: Record, declared: Field, fact: Fact
    ) -> Iterator[Change]:
        held = getattr(record, declared.attribute)
        topics = declared.holds is FieldType.TOPICS
        names = self._topics if topics else (*self.names, "all")
        for name in names:
            at = Fact(fact.kind, fact.component, fact.field, name, fact.new)
            stated = held.element(name)
            if len(stated.values) != 1:
                yield Change(Move.ESTABLISH, at, value=True)
                yield Change(Move.ESTABLISH, at, value=False)
            elif stated.values == (False,):
                yield Change(Move.DESCRIBE, at, value=True)

    @cached_property
    def _topics(self) -> Sequence[str]:
        nodes = (
            n for n in self.nodes if isinstance(n, syntax.Covers | syntax.Together)
        )
        return sorted({str(topic) for node in nodes for topic in node.topics})

    def _listings(self) -> Iterator[Change]:
        tops = {top for selector in self.selectors for top in maximal(selector)}
        for kind in sorted({ROOT, *tops}):
            if extent_of(self.system, kind, None) is not Extent.ALL:
                fact = Fact(kind, None, "listing")
                yield Change(Move.ESTABLISH, fact, Extent.ALL)

    def _attestations(self) -> Iterator[Change]:
        for node in dict.fromkeys(self.nodes):
            if isinstance(node, syntax.Attested):
                role = None if node.role is None else str(node.role)
                fact = Fact(SYSTEM, str(node.judgement), "attested", role)
                yield Change(Move.ATTEST, fact, value=True)

    def _of_parent(self, part: Component) -> Iterator[Change]:
        asked = within(part.kind, PARENT) and "outcome" in self._named
        if asked and part.outcome.is_silent:
            fact = Fact(part.kind, part.name, "outcome")
            yield from (Change(Move.ESTABLISH, fact, value) for value in Settled)

    def _terms(self) -> Iterator[Change]:
        """Yield what may be found out of the terms of parents that bind."""
        case = self.case
        for index, bond in enumerate(bonds_of(case.system, case.as_of, case.licenses)):
            fact = Fact(PARENT, bond.parent, "terms", str(index))
            known = [one for one in bond.candidates if not isinstance(one, Unread)]
            if len(bond.candidates) > 1:
                yield from (Change(Move.ESTABLISH, fact, terms) for terms in known)
            if len(known) < len(bond.candidates):
                for stated in self.domains.licenses("license"):
                    yield Change(Move.ESTABLISH, fact, stated.expression)
