"""One record as a world: what it says, and what each fact of it may come to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice

from attrs import field, frozen

from osaid.analysis.remedies.bound import BONDED, Bonded, Bound
from osaid.analysis.remedies.changes import Fact, Move
from osaid.analysis.remedies.changing import (
    Changeable,
    Changing,
    Implied,
    Option,
    element,
)
from osaid.analysis.remedies.options import Way, element_ways, ways
from osaid.analysis.remedies.recorded import Recorded
from osaid.analysis.remedies.wholes import Wholes
from osaid.analysis.solving.asked import OTHER_TEXT
from osaid.analysis.solving.facts import Licensed, Silent, Symbolic
from osaid.analysis.solving.gates import NO, YES
from osaid.analysis.solving.planes import UNKNOWN, Planes, any_of
from osaid.analysis.solving.terms import Terms
from osaid.analysis.solving.world import Blank, Record, Slot, World
from osaid.evaluation.cases import Case
from osaid.evaluation.facts import Subject
from osaid.evaluation.lineage import PARAMETERS, bonds_of
from osaid.licenses.expression import NOASSERTION, Unread
from osaid.licenses.reading import read_license
from osaid.records.components import Bond, Component, Found, StatedLicense
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.kinds import PARENT, within
from osaid.records.problems import ALL
from osaid.records.statements import NONE, SILENT, Grade
from osaid.records.statements import Fact as Stated
from osaid.records.systems import System

ANY_TERMS = StatedLicense(Unread(NOASSERTION), OTHER_TEXT)
"""Stands for a licence of which is only known what it grants."""

_OTHERS = 3
"""So many components stand for those that no test names, so that no way is a circle."""

_PART_OF = fields_of(Component)["part_of"]


@frozen(eq=False)
class Given(World):
    """The world of one record, in which facts may change by some `moves`.

    Slots of which the name is not `listed` are components to be added, each in one of
    the ways that `adding` gives for its presence. A fact is made when it is first asked
    for, so that the `changeables` are those that matter.
    """

    case: Case = field(kw_only=True)
    moves: frozenset[Move] = field(kw_only=True)
    adding: Mapping[str, tuple[Way, ...]] = field(kw_only=True)
    changeables: list[Changeable] = field(init=False, factory=list)
    rules: set[int] = field(init=False, factory=set)
    listed: dict[str, Component] = field(init=False)
    bonds: tuple[Bonded, ...] = field(init=False)
    wholes: Wholes = field(init=False)
    _named: dict[str, Slot] = field(init=False)
    _elements: dict[tuple[str, str, str], Planes] = field(init=False, factory=dict)

    @listed.default
    def _by_name(self) -> dict[str, Component]:
        return {component.name: component for component in self.case.system.components}

    @_named.default
    def _slots(self) -> dict[str, Slot]:
        return {slot.name: slot for slot in self.slots}

    @wholes.default
    def _wholes(self) -> Wholes:
        return Wholes(self.gates, self.listed, self._part_of)

    @bonds.default
    def _of_parents(self) -> tuple[Bonded, ...]:
        # They bind parameters that are not listed yet, too.
        bonds = bonds_of(self.case.system, self.case.as_of, self.case.licenses)
        return tuple(self._bonded(index, b) for index, b in enumerate(bonds))

    def may_change(
        self, fact: Fact, ways: Iterable[Way], where: int = YES
    ) -> Changeable:
        """Return a fact that may change in some ways where something else is so."""
        allowed = (way for way in dict.fromkeys(ways) if way.move in self.moves)
        options = tuple(map(self._option, allowed))
        made = Changeable(self.gates, fact, options)
        self.rule(-made.changed, where)
        moves = [literal for _, literal in made.moves]
        for one, other in combinations(moves, 2):
            self.rule(-one, -other)
        if options:
            self.changeables.append(made)
        return made

    def rule(self, *literals: int) -> None:
        """Say that one of some literals is true of every record that makes sense.

        A set of changes is no remedy unless that is so.
        """
        self.rules.add(self.gates.either(literals))

    def _option(self, way: Way) -> Option:
        chosen = self.gates.variable()
        if not way.anything:
            return Option(way.move, way.value, chosen)
        return Option(way.move, ANY_TERMS, chosen, self._new_terms())

    def _new_terms(self) -> Terms:
        return Terms(
            self.gates,
            self.lattice,
            stated=YES,
            none=NO,
            written={OTHER_TEXT: YES},
            found={str(Found.OWN): YES},
            grades={Grade.VERIFIED: YES},
            settled=False,
        )

    def _made(self, slot: Slot, declared: Field) -> Symbolic:
        made = self._of_listed if self._is_listed(slot) else self._of_new
        found = made(slot, declared)
        bound = within(slot.kind, PARAMETERS) and declared.holds is FieldType.LICENSE
        if bound and self.bonds and isinstance(found, Licensed):
            return Bound(self.gates, found, self.bonds)
        return found

    def _is_listed(self, slot: Slot) -> bool:
        return slot is self.system or slot.name in self.listed

    def _of_listed(self, slot: Slot, declared: Field) -> Symbolic:
        record = self._record(slot)
        before = Recorded(Subject(record), declared, self.case.licenses)
        if declared.derived:
            return before
        cells = self._told_apart(slot, declared)
        found = ways(type(record), declared, before.stated, cells)
        name = None if slot is self.system else slot.name
        fact = Fact.of(slot.kind, name, declared)
        made = self.may_change(fact, _allowed(slot.kind, found))
        changing = Changing(before, made, self.case.licenses)
        if declared.attribute == "machine_learning" and before.stated.is_silent:
            return self._learned(changing)
        return changing if made.options else before

    def _learned(self, found: Changing) -> Symbolic:
        """Return whether a system learned, which follows if parameters are there."""
        parameters = (s for s in self.slots if within(s.kind, PARAMETERS))
        exists = self.gates.either(map(self.exists, parameters))
        so = self.gates.both([exists, -found.changeable.changed])
        return Implied(self.gates, found, so)

    def _of_new(self, slot: Slot, declared: Field) -> Symbolic:
        silent = Silent(declared.values)
        if declared.derived:
            return silent
        there = declared.attribute == "presence"
        fact = Fact.of(slot.kind, slot.name, declared, new=True)
        found = self.adding[slot.name] if there else self._anew(slot, declared)
        made = self.may_change(fact, found, YES if there else slot.listed)
        if there:  # to be there is to be listed
            self.gates.require(-slot.listed, made.changed)
            self.gates.require(-made.changed, slot.listed)
        return Changing(silent, made, self.case.licenses)

    def _anew(self, slot: Slot, declared: Field) -> Iterator[Way]:
        """Yield what can be said of a component that is listed anew."""
        cells = self._told_apart(slot, declared)
        for way in ways(Component, declared, SILENT, cells):
            yield Way(self._adding(slot), way.value, way.anything)

    def _adding(self, slot: Slot) -> Move:
        """Return the move by which a component comes to be listed."""
        return self.adding[slot.name][0].move

    def _told_apart(self, slot: Slot, declared: Field) -> Iterable[object]:
        """Return the values of a field that are told apart by what is asked."""
        key = (slot.subject, declared.attribute)
        if declared.holds is FieldType.LICENSE:
            ids = (text for text in self.asked.texts(key) if text != OTHER_TEXT)
            return [NONE, *(StatedLicense(read_license(id_), id_) for id_ in ids)]
        cells = self.asked.cells(key, declared)
        if declared.holds is FieldType.REFERENCE:
            others = self.wholes.described
            if self.asked.tests[key]:
                others += tuple(islice(self.listed, _OTHERS + 1))
            named = dict.fromkeys((*(c for c in cells if c in self.listed), *others))
            return [NONE, *(name for name in named if name != slot.name)]
        return cells

    def _record(self, slot: Slot) -> Component | System:
        return self.case.system if slot is self.system else self.listed[slot.name]

    def _bonded(self, index: int, bond: Bond) -> Bonded:
        fact = Fact(PARENT, bond.parent, BONDED, str(index))
        made = self.may_change(fact, Bonded.ways(bond))
        return Bonded(bond, made)

    def covers(self, record: Record, topic: str) -> Planes:
        """Return whether a document covers a topic."""
        if isinstance(record, Blank):
            return UNKNOWN
        return self._element(record, "covers", topic)

    def is_about(self, document: Record, subject: Record) -> Planes:
        """Return whether a document is about a component, or what it is part of."""
        if isinstance(document, Blank):
            return UNKNOWN
        about_all = self._element(document, "about", ALL)
        if isinstance(subject, Blank):
            return Planes(about_all.yes, NO)

        def told(name: str) -> Planes:
            return self._element(document, "about", name)

        of_it = self.wholes.about(document.name, subject.name, told)
        return any_of(self.gates, [about_all, of_it])

    def _part_of(self, name: str) -> Changeable | None:
        """Return what a component may be found to be part of, if that is open."""
        fact = self.values(self._named[name], _PART_OF)
        return fact.changeable if isinstance(fact, Changing) else None

    def settle(self) -> None:
        """Say what no record may say of what is part of what; when all is made."""
        opened = {
            str(made.fact.component): made
            for made in self.changeables
            if made.fact.field == _PART_OF.name
        }
        self.wholes.settle(opened)

    def _element(self, slot: Slot, field_name: str, name: str) -> Planes:
        key = (slot.name, field_name, name)
        if key not in self._elements:
            self._elements[key] = self._of_set(slot, field_name, name)
        return self._elements[key]

    def _of_set(self, slot: Slot, field_name: str, name: str) -> Planes:
        listed = self.listed.get(slot.name)
        stated: Stated[bool] = Stated()
        if listed is not None:
            stated = getattr(listed, field_name).element(name)
        fact = Fact(slot.kind, slot.name, field_name, name, new=listed is None)
        if listed is None:
            found = element_ways(stated, self._adding(slot))
        else:
            found = _allowed(slot.kind, element_ways(stated, None))
        made = self.may_change(fact, found, slot.listed)
        return element(made, stated)


def _allowed(kind: str, found: Iterable[Way]) -> Iterator[Way]:
    """Yield what may be done; of what belongs to others, only what is found out."""
    theirs = within(kind, PARENT)
    return (way for way in found if not theirs or way.move is Move.ESTABLISH)
