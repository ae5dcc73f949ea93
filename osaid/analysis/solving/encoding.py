"""Two questions about every system at once, as gates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias

from attrs import field, frozen

from osaid.analysis.solving.asked import LICENSE, Asked
from osaid.analysis.solving.bonds import Bound
from osaid.analysis.solving.conditions import Conditions
from osaid.analysis.solving.demands import Demands
from osaid.analysis.solving.facts import Candidate, Values
from osaid.analysis.solving.gates import YES, Gates
from osaid.analysis.solving.kinds import Kinds, slots_of
from osaid.analysis.solving.lists import Lists
from osaid.analysis.solving.people import People
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.sentences import Sentences
from osaid.analysis.solving.staying import LeavesNothing
from osaid.analysis.solving.world import Slot, World
from osaid.evaluation.lineage import PARAMETERS
from osaid.evaluation.permissions import Requirement
from osaid.licenses.catalog import Catalogue
from osaid.policy.syntax import Selector
from osaid.records.fields import fields_of
from osaid.records.kinds import PARENT, is_single, within
from osaid.records.outcomes import Settled
from osaid.records.statements import Grade
from osaid.records.systems import System
from osaid.values import Shown

Pair: TypeAlias = tuple[Settled | None, Settled | None]
"""What a parent comes to by each of two policies, None while it is open or unasked."""

FINAL = "parameters.final"
"""The kind by whose licence a record says under which terms a system is."""

_LEARNED = fields_of(System)["machine_learning"]


@frozen(eq=False)
class Encoding(Shown):
    """A world, and two questions about it.

    `parents` are the pairs of outcomes that a parent may have. Each of the `demands`
    says how many components are enough for one way to answer; with `most`, there are
    no more of a kind, which is enough for some answers. A parent has the outcomes of a
    pair under any terms; but where `quiet` is given its record is one that is known,
    and of a parent with one of those pairs nothing stays with what is derived.
    """

    gates: Gates
    questions: tuple[Question, Question]
    catalogue: Catalogue
    complete: bool
    demands: tuple[tuple[Demands, ...], ...]
    parents: tuple[Pair, ...] = ()
    most: int | None = None
    settled: bool = False
    quiet: Collection[Pair] | None = None
    world: World = field(init=False)
    lists: Lists = field(init=False)
    people: People = field(init=False)
    pairs: Mapping[str, Mapping[Pair, int]] = field(init=False)
    sentences: tuple[Sentences, Sentences] = field(init=False)

    @world.default
    def _world(self) -> World:
        asked = Asked(self.questions, self.catalogue, self.complete)
        numbers = self._kinds(asked).enough(self.demands)
        if self.most is not None:
            numbers = {kind: min(n, self.most) for kind, n in numbers.items()}
        slots = tuple(slots_of(self.gates, numbers))
        return World(self.gates, asked, slots, self.settled)

    @lists.default
    def _lists(self) -> Lists:
        names = self._kinds(self.world.asked).names
        return Lists(self.world, self._selectors(), names)

    @people.default
    def _people(self) -> People:
        nodes = (node for question in self.questions for node in question.reached)
        return People.of(self.gates, nodes, complete=self.complete)

    @pairs.default
    def _pairs(self) -> Mapping[str, Mapping[Pair, int]]:
        if not any(question.asks_outcome for question in self.questions):
            return {}
        return {slot.name: self._outcomes(slot) for slot in self._parents()}

    @sentences.default
    def _sentences(self) -> tuple[Sentences, Sentences]:
        return (self._of(0), self._of(1))

    def __attrs_post_init__(self) -> None:
        """Say what holds of every record that is not at odds with itself."""
        self._once_each()
        self._learned()

    def _kinds(self, asked: Asked) -> Kinds:
        return Kinds(asked, self._selectors())

    def _selectors(self) -> tuple[Selector, ...]:
        both = (*self.questions[0].selectors, *self.questions[1].selectors)
        return tuple(dict.fromkeys(both))

    def _parents(self) -> list[Slot]:
        return [slot for slot in self.world.slots if within(slot.kind, PARENT)]

    def _outcomes(self, slot: Slot) -> Mapping[Pair, int]:
        found = {pair: self.gates.variable() for pair in self.parents}
        self.gates.require(-slot.listed, *found.values())
        self.gates.at_most_one(list(found.values()))
        if self.quiet is not None:
            quiet = (found[pair] for pair in self.quiet if pair in found)
            self.world.quiet[slot.name] = self.gates.either(quiet)
        return found

    def _of(self, side: int) -> Sentences:
        question = self.questions[side]
        outcomes = {name: self._side(found, side) for name, found in self.pairs.items()}
        conditions = Conditions(question, self.world, outcomes)
        return Sentences(question, self.world, self.lists, self.people, conditions)

    def _side(self, pairs: Mapping[Pair, int], side: int) -> Values:
        def stated(settled: Settled) -> int:
            return self.gates.either(n for p, n in pairs.items() if p[side] is settled)

        found = (Candidate(s, Grade.INFERRED, stated(s)) for s in Settled)
        enumerated = tuple(Settled)
        return Values(self.gates, tuple(found), self.complete, enumerated)

    def _once_each(self) -> None:
        """Say that there is at most one existing component of a kind that is single."""
        slots: dict[str, list[int]] = {}
        for slot in self.world.slots:
            if is_single(slot.kind):
                slots.setdefault(slot.kind, []).append(self.world.exists(slot))
        for found in slots.values():
            self.gates.at_most_one(found)

    def _learned(self) -> None:
        """Say that it is not open whether what has parameters is machine learning."""
        if self.complete or (System, _LEARNED.attribute) not in self.world.asked.fields:
            return
        said = self.world.values(self.world.system, _LEARNED)
        for slot in self.world.slots:
            if within(slot.kind, PARAMETERS) and isinstance(said, Values):
                self.gates.require(-self.world.exists(slot), said.stated)

    def leaves_nothing(self) -> int:
        """Return whether nothing stays of the system with what is derived from it."""
        found = [-self.world.unnamed]
        found += [tie.is_quiet for tie in self.world.tied.values()]
        for slot in self.world.slots:
            if slot.kind == FINAL:
                found.append(self._leaves_nothing(slot))
        return self.gates.both(found)

    def _leaves_nothing(self, slot: Slot) -> int:
        terms = slot.facts.get(LICENSE[1])
        if not isinstance(terms, Bound):
            return YES  # nothing is said of it
        quiet = Requirement(LeavesNothing(catalogue=self.catalogue))
        silent = -terms.own.stated
        gone = terms.own.asked(quiet).yes
        return self.gates.either([-self.world.exists(slot), silent, gone])
