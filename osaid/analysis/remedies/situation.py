"""One record under one policy, with all that may change, as clauses."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cached_property
from itertools import chain, combinations, count

from attrs import field, frozen

from osaid.analysis.remedies.changes import Fact, Move
from osaid.analysis.remedies.changing import Changing
from osaid.analysis.remedies.given import Given
from osaid.analysis.remedies.inventory import Inventory
from osaid.analysis.remedies.judges import Judges
from osaid.analysis.remedies.options import Way
from osaid.analysis.remedies.recorded import Recorded
from osaid.analysis.solving.asked import Asked
from osaid.analysis.solving.conditions import Conditions
from osaid.analysis.solving.demands import Demands
from osaid.analysis.solving.facts import Valued
from osaid.analysis.solving.gates import YES, Gates
from osaid.analysis.solving.kinds import Kinds
from osaid.analysis.solving.planes import CONSTANT, Planes, any_of
from osaid.analysis.solving.questions import Question
from osaid.analysis.solving.sentences import Sentences
from osaid.analysis.solving.world import Slot
from osaid.evaluation.cases import Case
from osaid.evaluation.facts import Subject
from osaid.evaluation.selection import listed_extent, selects
from osaid.policy.policies import Group
from osaid.policy.syntax import Name, Requirement, Selector, Strength
from osaid.records.components import Component, Presence
from osaid.records.fields import fields_of
from osaid.records.kinds import PARENT, is_single, within
from osaid.records.outcomes import Settled
from osaid.records.systems import Extent
from osaid.truth import Truth
from osaid.values import Shown

_OUTCOME = fields_of(Component)["outcome"]
_TYING = frozenset({"presence", "derivation", "license"})


@frozen(eq=False)
class Situation(Shown):
    """A record and a policy, and every change that is looked at.

    By `moves` facts may change. `denied` says that what makes the policy fail is
    looked for, too, so that judgements may be answered with no and components may be
    found that are in the way. `priced` are kinds of which changes may cost otherwise.
    """

    gates: Gates
    case: Case
    question: Question
    moves: frozenset[Move]
    denied: bool = False
    priced: frozenset[str] = frozenset()
    world: Given = field(init=False)
    judges: Judges = field(init=False)
    sentences: Sentences = field(init=False)

    @world.default
    def _world(self) -> Given:
        asked = Asked((self.question,), self.case.licenses, complete=False)
        listed = [Slot(part.kind, part.name) for part in self.case.system.components]
        added = dict(self._added(asked))
        return Given(
            self.gates,
            asked,
            (*listed, *added),
            case=self.case,
            moves=self.moves,
            adding={slot.name: ways for slot, ways in added.items()},
        )

    def _added(self, asked: Asked) -> Iterator[tuple[Slot, tuple[Way, ...]]]:
        """Yield the components that may come to be listed, with ways to be there."""
        demands = [(Demands(self.question, denied=False),)]
        if self.denied:
            demands.append((Demands(self.question, denied=True),))
        kinds = Kinds(asked, (*self.question.selectors, *self._apart()))
        taken = {part.name for part in self.case.system.components}
        for kind, number in kinds.enough(tuple(demands)).items():
            ways = tuple(way for way in self._adding(kind) if way.move in self.moves)
            if not ways or within(kind, PARENT) or not self._is_meant(kind):
                continue
            for index in range(1, number + 1):
                name = _free(kind, index, taken)
                yield Slot(kind, name, self.gates.variable()), ways

    def _apart(self) -> Iterator[Selector]:
        """Yield kinds that the record tells from those above them, or prices do."""
        system = self.case.system
        unused = (each.kind for each in system.usages)
        listed = (each.kind for each in system.listings)
        for kind in dict.fromkeys((*unused, *listed, *sorted(self.priced))):
            yield Selector((Name(kind),))

    def _is_meant(self, kind: str) -> bool:
        return any(selects(selector, kind) for selector in self.question.selectors)

    def _adding(self, kind: str) -> Iterator[Way]:
        """Yield how a component can come to be listed, by how its list is.

        What an open list may lack may be there; what is not among all that is released
        is withheld; and whatever is not there can be published.
        """
        extent, _ = listed_extent(self.case.system, kind, self.case.listing)
        if extent is Extent.OPEN:
            yield Way(Move.ESTABLISH, Presence.PROVIDED)
        if extent is not Extent.ALL and self.denied:
            yield Way(Move.ESTABLISH, Presence.WITHHELD)
        elif extent is not Extent.OPEN:
            yield Way(Move.PUBLISH, Presence.PROVIDED)

    @judges.default
    def _judges(self) -> Judges:
        reached = self.question.reached
        return Judges.among(reached, self.world, both_ways=self.denied)

    @sentences.default
    def _sentences(self) -> Sentences:
        names = Kinds(self.world.asked, self.question.selectors).names
        lists = Inventory(
            world=self.world, selectors=self.question.selectors, kinds=names
        )
        conditions = Conditions(self.question, self.world, self._outcomes())
        return Sentences(self.question, self.world, lists, self.judges, conditions)

    def _outcomes(self) -> Mapping[str, Valued]:
        parents = (p for p in self.case.system.components if within(p.kind, PARENT))
        return {parent.name: self._outcome(parent) for parent in parents}

    def _outcome(self, parent: Component) -> Valued:
        before = Recorded(Subject(parent), _OUTCOME, self.case.licenses)
        if parent.outcome.values:
            return before
        fact = Fact(parent.kind, parent.name, _OUTCOME.name)
        ways = [Way(Move.ESTABLISH, settled) for settled in Settled]
        made = self.world.may_change(fact, ways)
        return Changing(before, made, self.case.licenses)

    def __attrs_post_init__(self) -> None:
        """Judge every sentence, and say what no record may say."""
        _ = self.applied, self.parts  # facts are made when they are asked for
        for slot in self.world.slots:
            self.world.there(slot)
        self._in_order()
        self._once_each()
        self._tied()
        self.judges.settle()
        self.world.settle()

    def _in_order(self) -> None:
        """Say that of new components of a kind the first ones are listed."""
        before: dict[str, int] = {}
        for slot in self.world.slots:
            if slot.name in self.world.adding:
                self.world.rule(-slot.listed, before.get(slot.kind, YES))
                before[slot.kind] = slot.listed

    def _once_each(self) -> None:
        """Say that nothing comes to exist beside what is single.

        Of a kind that only the policy calls single, a record may list several.
        """
        exists = self.world.exists
        singles = self.question.policy.vocabulary.singles
        slots = (slot for slot in self.world.slots if slot.kind in singles)
        for one, other in combinations(slots, 2):
            listed = self.world.listed.keys() >= {one.name, other.name}
            if one.kind == other.kind and (is_single(one.kind) or not listed):
                self.world.rule(-exists(one), -exists(other))

    def _tied(self) -> None:
        """Say that what is found out of a parent says what of its terms stays."""
        for made in self.world.changeables:
            if made.fact.field in _TYING and within(made.fact.kind, PARENT):
                for bonded in self.world.bonds:
                    bound = bonded.bond.parent == made.fact.component
                    if bound and bonded.changeable.options:
                        self.world.rule(-made.changed, bonded.changeable.changed)

    @cached_property
    def applied(self) -> Planes:
        """Return whether the policy says anything about the system."""
        applies = self.question.policy.applies
        if applies is None or self.question.group is not None:
            return CONSTANT[Truth.TRUE]
        return self.sentences.judge(applies)

    @cached_property
    def parts(self) -> Mapping[str, Planes]:
        """Return what each `must` sentence that decides comes to, by its name."""
        return {
            name: truth
            for item in self.question.items
            for name, truth in self._of(item)
        }

    def _of(self, item: Group) -> Iterator[tuple[str, Planes]]:
        policy = self.question.policy
        condition = item.condition if isinstance(item, Requirement) else None
        exempt = [] if condition is None else [~self.sentences.judge(condition)]
        for ordinal, sentence in policy.sentences_of(item, self.question.readings):
            if sentence.strength is Strength.MUST:
                truth = self.sentences.judge(sentence.proposition)
                name = policy.sentence_name(item, ordinal, sentence)
                yield name, any_of(self.gates, [*exempt, truth])

    @property
    def failing(self) -> int:
        """Return whether the policy applies and something that it asks is false."""
        denied = self.gates.either(part.no for part in self.parts.values())
        return self.gates.both([self.applied.yes, denied])


def _free(kind: str, index: int, taken: Container[str]) -> str:
    """Return a name that nothing has for a component that is not listed yet."""
    plain = f"new {kind}" if index == 1 else f"new {kind} {index}"
    others = (f"{plain}-{number}" for number in count(2))
    return next(name for name in chain([plain], others) if name not in taken)
