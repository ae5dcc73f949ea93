"""All systems at once: components that may be listed, and what may be said of them."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from attrs import field, frozen

from osaid.analysis.solving.asked import LICENSE, Asked, Key, named_licenses
from osaid.analysis.solving.bonds import Bound, Tie
from osaid.analysis.solving.facts import (
    Licensed,
    Licenses,
    Silent,
    Symbolic,
    Valued,
    Values,
)
from osaid.analysis.solving.gates import NO, YES, Gates
from osaid.analysis.solving.lattice import Lattice, lattice_of
from osaid.analysis.solving.planes import CONSTANT, UNKNOWN, Planes, all_of, known
from osaid.analysis.solving.stating import Stating
from osaid.analysis.solving.terms import Terms
from osaid.evaluation.lineage import PARAMETERS
from osaid.policy.vocabulary import Subject
from osaid.records.components import Component, Presence
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.kinds import PARENT, within
from osaid.records.systems import System
from osaid.truth import Truth, truth_of
from osaid.values import Shown

T = TypeVar("T")

_PRESENCE = "presence"
_LICENSE = fields_of(Component)["license"]
_DERIVATION = fields_of(Component)["derivation"]
_EXISTING = frozenset({Presence.PROVIDED, Presence.WITHHELD})


@frozen(eq=False)
class Slot(Shown):
    """A component that may be listed, or the system, of which everything is open."""

    kind: str
    name: str
    listed: int = YES
    subject: Subject = Component
    facts: dict[object, Symbolic] = field(factory=dict, repr=False)
    elements: dict[str, Planes] = field(factory=dict, repr=False)


@frozen
class Blank(Shown):
    """A component that is not listed, of which nothing is known but its kind."""

    kind: str
    withheld: bool
    subject: Subject = Component


Record: TypeAlias = Slot | Blank


@frozen(eq=False)
class World(Shown):
    """The facts that make up a system, as literals; made when they are first asked for.

    `complete` is the world of systems of which everything is known; else it is that
    of all records. Where it is `settled`, a test that is unknown of a value, such as
    what nobody knows of a licence, counts as not passed. Of a parent in `quiet` the
    record is known, and its terms stay with nothing where the literal there is true.
    """

    gates: Gates
    asked: Asked
    slots: tuple[Slot, ...]
    settled: bool = False
    system: Slot = field(init=False)
    lattice: Lattice = field(init=False)
    about: dict[tuple[str, str], Planes] = field(init=False, factory=dict)
    about_all: dict[str, int] = field(init=False, factory=dict)
    tied: dict[str, Tie] = field(init=False, factory=dict)
    quiet: dict[str, int] = field(init=False, factory=dict)
    unnamed: int = field(init=False)
    stating: Stating = field(init=False)

    @system.default
    def _the_system(self) -> Slot:
        return Slot("system", "system", subject=System)

    @unnamed.default
    def _some_parent(self) -> int:
        """Return whether there is said to be a parent, and none surely exists."""
        return NO if self.complete else self.gates.variable()

    @lattice.default
    def _of_licenses(self) -> Lattice:
        return lattice_of(self.asked.catalogue, named_licenses(self.asked.questions))

    @stating.default
    def _of_statements(self) -> Stating:
        return Stating(self.gates, self.asked, self.lattice, self.settled)

    @property
    def complete(self) -> bool:
        """Return whether it is the world of systems of which everything is known."""
        return self.asked.complete

    def fact(self, record: Record, declared: Field) -> Symbolic:
        """Return what may be said of a field, but for what is derived by judging."""
        if declared.own and not _has_own(record, declared):
            return Silent(None)
        if isinstance(record, Blank):
            return self._of_blank(record, declared)
        if declared.attribute not in record.facts:
            record.facts[declared.attribute] = self._made(record, declared)
        return record.facts[declared.attribute]

    def values(self, record: Record, declared: Field) -> Valued:
        """Return what may be said of a field that holds no licence."""
        found = self.fact(record, declared)
        if not isinstance(found, Valued):
            raise TypeError(declared.name)
        return found

    def licenses(self, record: Record, declared: Field) -> Licensed:
        """Return what may be said of a field that holds a licence."""
        found = self.fact(record, declared)
        if not isinstance(found, Licensed):
            raise TypeError(declared.name)
        return found

    def _of_blank(self, blank: Blank, declared: Field) -> Symbolic:
        if blank.withheld and declared.attribute == _PRESENCE:
            return Silent((Presence.WITHHELD,), settled=True)
        return Silent(declared.values)

    def _made(self, slot: Slot, declared: Field) -> Symbolic:
        key = (slot.subject, declared.attribute)
        if declared.holds is FieldType.LICENSE:
            own = self.stating.licenses(key)
            if not within(slot.kind, PARAMETERS):
                return own
            return Bound(self.gates, own, self.ties(), self.unnamed)
        if declared.derived:
            return Silent(declared.values)
        return Values.of(
            self.gates,
            self._cells(key, declared),
            self.asked.grades(key),
            complete=self.complete,
            enumerated=declared.values,
            settled=self.settled,
        )

    def _cells(self, key: Key, declared: Field) -> tuple[object, ...]:
        if declared.attribute == _PRESENCE and self.complete:
            return (Presence.PROVIDED, Presence.WITHHELD)
        return self.asked.cells(key, declared)

    def ties(self) -> tuple[Tie, ...]:
        """Return what each parent adds to the terms of parameters."""
        parents = (slot for slot in self.slots if within(slot.kind, PARENT))
        return tuple(map(self.tie, parents))

    def tie(self, parent: Slot) -> Tie:
        """Return what one parent adds to the terms of parameters."""
        if parent.name not in self.tied:
            made = self.tied[parent.name] = self._tie(parent)
            if parent.name in self.quiet:
                self.gates.require(-self.quiet[parent.name], made.is_quiet)
                for literal in made.beyond:
                    self.gates.require(-literal)
        return self.tied[parent.name]

    def _tie(self, parent: Slot) -> Tie:
        terms, derivation = self.fact(parent, _LICENSE), self.fact(parent, _DERIVATION)
        if not isinstance(terms, Licenses) or not isinstance(derivation, Values):
            raise TypeError(parent.kind)
        there = all_of(self.gates, [known(parent.listed), self.there(parent)])
        made = (self.asked.catalogue, self.gates, there, derivation)
        if not self.asked.asks_parents:
            return Tie(*made, terms)
        said = self._recorded()
        terms = Licenses(self.gates, (*terms.terms, *said), self.complete)
        return Tie(*made, terms, said, self.stating.above())

    def _recorded(self) -> tuple[Terms, ...]:
        """Return what the record of a parent itself may state beside that."""
        if self.complete:
            return ()
        return self.stating.licenses(LICENSE, plain=True).terms

    def there(self, record: Record) -> Planes:
        """Return whether a component exists: unless it is known to be absent."""
        if self.complete:
            return CONSTANT[Truth.TRUE]
        presence = self.values(record, fields_of(Component)[_PRESENCE])
        return presence.test(lambda value: truth_of(value in _EXISTING))

    def exists(self, slot: Slot) -> int:
        """Return whether a component is listed and known to exist."""
        return self.gates.both([slot.listed, self.there(slot).yes])

    def covers(self, record: Record, topic: str) -> Planes:
        """Return whether a document covers a topic."""
        if isinstance(record, Blank):
            return UNKNOWN
        if topic not in record.elements:
            record.elements[topic] = self._truth()
        return record.elements[topic]

    def is_about(self, document: Record, subject: Record) -> Planes:
        """Return whether a document is about a component.

        Of one that is not listed only what is about all is.
        """
        if isinstance(document, Blank):
            return UNKNOWN
        if isinstance(subject, Blank):
            return Planes(self._about_all(document), NO)
        key = (document.name, subject.name)
        if key not in self.about:
            self.about[key] = self._linked(document, subject)
        return self.about[key]

    def _linked(self, document: Slot, subject: Slot) -> Planes:
        truth = self._truth()
        if self.complete:
            return truth
        self.gates.require(-self._about_all(document), truth.yes)
        if (Component, "part_of") not in self.asked.fields:
            return truth
        part_of = self.values(subject, fields_of(Component)["part_of"])
        if isinstance(part_of, Values):
            # What it is a part of must be known, for nothing to be about that either.
            stated = [one.stated for one in part_of.candidates]
            self.gates.require(-truth.no, *stated)
            for index, one in enumerate(stated):
                for other in stated[:index]:
                    self.gates.require(-truth.no, -one, -other)
        return truth

    def _about_all(self, document: Slot) -> int:
        if document.name not in self.about_all:
            made = NO if self.complete else self.gates.variable()
            self.about_all[document.name] = made
        return self.about_all[document.name]

    def _truth(self) -> Planes:
        """Return a truth of which nothing is said yet."""
        if self.complete:
            return known(self.gates.variable())
        yes, no = self.gates.variable(), self.gates.variable()
        self.gates.require(-yes, -no)
        return Planes(yes, no)


def _has_own(record: Record, declared: Field) -> bool:
    return declared.branch is None or within(record.kind, declared.branch)
