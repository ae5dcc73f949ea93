"""From a solution back to a record that says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from attrs import evolve, frozen

from osaid.analysis.solving.asked import LICENSE
from osaid.analysis.solving.bonds import Bound, Tie
from osaid.analysis.solving.encoding import FINAL, Encoding, Pair
from osaid.analysis.solving.facts import Licenses, Symbolic, Values
from osaid.analysis.solving.people import SUPPLIER, Saying
from osaid.analysis.solving.planes import Planes
from osaid.analysis.solving.terms import Terms
from osaid.analysis.solving.texts import Texts
from osaid.analysis.solving.world import Slot
from osaid.licenses.expression import Expression, Nothing, conjunction, disjunction
from osaid.records.components import (
    Attribute,
    Component,
    Derivation,
    Found,
    Presence,
    StatedLicense,
)
from osaid.records.fields import fields_of
from osaid.records.kinds import PARENT, ROOT
from osaid.records.problems import ALL
from osaid.records.statements import NONE, Fact, Grade, Origin, SetFact, Statement
from osaid.records.systems import Attestation, Extent, Listing, System, Usage
from osaid.values import Shown

Said: TypeAlias = Iterator[tuple[object, Grade]]
"""Values, each with the best grade of those who state it."""

_SUPPLIER = "The supplier"
_SOMEBODY = "Somebody"
_PLACE_OF_PARTS = "code"


@frozen(eq=False)
class Witness(Shown):
    """The record for which one solution stands.

    `ancestors` are records with each pair of outcomes that a parent may have.
    """

    encoding: Encoding
    model: frozenset[int]
    ancestors: Mapping[Pair, System]

    def system(self, name: str) -> System:
        """Return the record, under a name."""
        world = self.encoding.world
        slots = [slot for slot in world.slots if self._so(slot.listed)]
        parts = _with_wholes([self._component(slot, slots) for slot in slots])
        return System(
            name,
            supplier=_SUPPLIER,
            components=parts,
            listings=tuple(self._listings()),
            usages=tuple(self._usages()),
            attestations=tuple(self._attestations()),
            attributes=tuple(self._attributes(world.system)),
            parents=tuple(self._parents(slots)),
            **self._facts(world.system),
        )

    def _so(self, literal: int) -> bool:
        # What no clause speaks of has no value in a solution, and is false.
        return literal in self.model if literal > 0 else -literal not in self.model

    def _component(self, slot: Slot, slots: list[Slot]) -> Component:
        facts = {"presence": _stated(Presence.PROVIDED), **self._facts(slot)}
        covers = {topic: self._truth(p) for topic, p in slot.elements.items()}
        about = {s.name: self._about(slot, s) for s in slots}
        all_ = self.encoding.world.about_all.get(slot.name)
        if all_ is not None and self._so(all_):
            about[ALL] = _stated(value=True)
        elif any(not fact.is_silent for fact in about.values()):
            about[ALL] = _stated(value=False)
        if any((other.name, slot.name) in self.encoding.world.about for other in slots):
            facts.setdefault("part_of", _stated(NONE))
        return Component(
            slot.kind,
            slot.name,
            covers=_elements(covers),
            about=_elements(about),
            attributes=tuple(self._attributes(slot)),
            **facts,
        )

    def _about(self, document: Slot, subject: Slot) -> Fact[bool]:
        truth = self.encoding.world.about.get((document.name, subject.name))
        return Fact() if truth is None else self._truth(truth)

    def _truth(self, truth: Planes) -> Fact[bool]:
        if self._so(truth.yes):
            return _stated(value=True)
        return _stated(value=False) if self._so(truth.no) else Fact()

    def _facts(self, slot: Slot) -> dict[str, Any]:
        known = {f.attribute for f in fields_of(slot.subject).values()}
        return {
            str(name): self._fact(slot, str(name), fact)
            for name, fact in slot.facts.items()
            if name in known
        }

    def _attributes(self, slot: Slot) -> Iterator[Attribute]:
        known = {f.attribute for f in fields_of(slot.subject).values()}
        for name, fact in slot.facts.items():
            if name in known:
                continue
            said: tuple[Statement[Any], ...] = self._fact(
                slot, str(name), fact
            ).statements
            texts = tuple(Statement(_text(s.value), s.origin) for s in said)
            if texts:
                yield Attribute(str(name), Fact(texts))

    def _texts(self, slot: Slot, name: str) -> Texts:
        return self.encoding.world.asked.wording((slot.subject, name))

    def _fact(self, slot: Slot, name: str, fact: Symbolic) -> Fact[Any]:
        match fact:
            case Values(candidates=candidates):
                said = [(c.value, c.grade) for c in candidates if self._so(c.stated)]
            case Bound(own=own):
                return self._fact(slot, name, own)
            case Licenses(terms=terms):
                stated = [one for one in terms if self._so(one.stated)]
                said = list(self._licenses(self._texts(slot, name), stated))
            case _:
                said = []
        return _fact_of(said)

    def _licenses(self, texts: Texts, terms: Iterable[Terms]) -> Said:
        """Yield what is stated; what is said twice is said in another way.

        To choose between some terms, and the same with none beside them, is no choice.
        """
        seen: dict[object, Grade] = {}
        for one in terms:
            value, grade = self._license(texts, one)
            while seen.get(value, grade) is not grade:
                if not isinstance(value, StatedLicense):
                    break
                longer = _said_longer(value.expression)
                value = StatedLicense(longer, texts.other(longer), value.found)
            if value not in seen:
                seen[value] = grade
                yield value, grade

    def _license(self, texts: Texts, terms: Terms) -> tuple[object, Grade]:
        grade = next(g for g, literal in terms.grades.items() if self._so(literal))
        if self._so(terms.none):
            return NONE, grade
        written = next(w for w, literal in terms.written.items() if self._so(literal))
        found = next(way for way, literal in terms.found.items() if self._so(literal))
        if written in terms.read:
            return StatedLicense(terms.read[written], written, Found(found)), grade
        answers = {a: self._so(literal) for a, literal in terms.answers.items()}
        expression = terms.lattice.expression(answers)
        return StatedLicense(expression, texts.other(expression), Found(found)), grade

    def _listings(self) -> Iterator[Listing]:
        lists = self.encoding.lists
        if self.encoding.complete:
            yield Listing(ROOT, _stated(Extent.ALL))
        for kind in lists.all_:
            if self._so(lists.all_[kind]):
                yield Listing(kind, _stated(Extent.ALL))
            elif self._so(lists.released[kind]):
                yield Listing(kind, _stated(Extent.RELEASED))

    def _usages(self) -> Iterator[Usage]:
        lists = self.encoding.lists
        for way, literals in ((True, lists.unused), (False, lists.used)):
            for kind, literal in literals.items():
                if self._so(literal):
                    yield Usage(kind, _stated(way))

    def _attestations(self) -> Iterator[Attestation]:
        people = self.encoding.people
        for judgement, literal in people.answers.items():
            answer = self._so(literal)
            for role in people.roles:
                supplier = role == SUPPLIER
                yield _attestation(Saying(judgement, role, supplier, answer))
        for one, literal in people.said.items():
            if self._so(literal):
                yield _attestation(one)

    def _parents(self, slots: Iterable[Slot]) -> Iterator[tuple[str, System]]:
        for slot in slots:
            pairs = self.encoding.pairs.get(slot.name, {})
            chosen = next(
                (p for p, literal in pairs.items() if self._so(literal)), None
            )
            if chosen is not None and chosen in self.ancestors:
                yield slot.name, self.ancestors[chosen]
            elif slot.name in self.encoding.world.tied:
                parts = tuple(self._heritage(self.encoding.world.tied[slot.name]))
                if parts:
                    yield slot.name, System(slot.name, components=parts)

    def _heritage(self, tie: Tie) -> Iterator[Component]:
        """Yield what the record of a parent says of terms, its own and inherited."""
        texts = self.encoding.world.asked.wording(LICENSE)
        there = _stated(Presence.PROVIDED)
        own = [one for one in tie.recorded if self._so(one.stated)]
        if own:
            said = _fact_of(self._licenses(texts, own))
            yield Component(FINAL, "parameters", presence=there, license=said)
        above = tie.above
        if above is not None and not self._so(above.none):
            said = _fact_of(self._licenses(texts, (above,)))
            copy = _stated(Derivation.COPY)
            yield Component(
                PARENT, "parent", presence=there, license=said, derivation=copy
            )


def costs(encoding: Encoding) -> list[int]:
    """Return what a small record does without, what is most in the way first."""
    return [slot.listed for slot in reversed(encoding.world.slots)]


def _attestation(one: Saying) -> Attestation:
    by = _SUPPLIER if one.supplier else _SOMEBODY
    return Attestation(one.judgement, one.answer, by, role=one.role)


def _with_wholes(parts: list[Component]) -> tuple[Component, ...]:
    """Return components with what they are said to be a part of, which is not there.

    No document is about that, so that it describes no part of it either.
    """
    names = {str(v) for c in parts for v in c.part_of.values if v is not NONE}
    if not names:
        return tuple(parts)
    unsaid = [(name, _stated(value=False)) for name in names]
    told = (
        evolve(part, about=SetFact(tuple(sorted([*part.about.elements, *unsaid]))))
        if part.about.elements
        else part
        for part in parts
    )
    return (*told, *map(_whole, sorted(names)))


def _whole(name: str) -> Component:
    absent, nothing = _stated(Presence.ABSENT), _stated(NONE)
    return Component(_PLACE_OF_PARTS, name, presence=absent, part_of=nothing)


def _fact_of(said: Iterable[tuple[object, Grade]]) -> Fact[Any]:
    return Fact(tuple(Statement(v, Origin(grade=grade)) for v, grade in said))


def _elements(facts: Mapping[str, Fact[bool]]) -> SetFact:
    said = {name: fact for name, fact in facts.items() if not fact.is_silent}
    return SetFact(tuple(sorted(said.items())))


def _stated(value: Any) -> Fact[Any]:  # noqa: ANN401 - of any type
    return Fact((Statement(value),))


def _said_longer(expression: Expression) -> Expression:
    return disjunction([expression, conjunction([expression, Nothing()])])


def _text(value: object) -> Any:  # noqa: ANN401 - a text, or none
    """Return a value as records write it for a field of one's own."""
    match value:
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case _ if value is NONE:
            return NONE
        case _:
            return str(value)
