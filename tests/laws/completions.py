"""One of the complete systems for which a record stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from osaid.records.components import Attribute, Component, Presence
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.kinds import ROOT, ancestors, within
from osaid.records.problems import exists, problems
from osaid.records.statements import Fact, Range, SetFact, Statement
from osaid.records.systems import Attestation, Extent, Listing, System
from tests.laws import words
from tests.laws.fillings import (
    TRUTH,
    Fillings,
    answers_to,
    extent_of,
    is_implied,
    same_judgements,
)
from tests.laws.lineages import has_other_terms
from tests.laws.records import AnyFact, Records

Record = TypeVar("Record", Component, System)


def completed(system: System, random: Random) -> System | None:
    """Return a system of which everything is known, as a record allows it.

    Returns None where none is found, since the record is at odds with itself or
    with what was chosen.
    """
    steps = random.choice((0, 3, 10))
    more = Fillings(random, words.TODAY, readable=True).of(system, steps)
    completion = _Completion(random)
    used = completion.with_used(more)
    return completion.of(used) if same_judgements(more, used) else None


@frozen
class _Completion:
    random: Random
    make: Records = field(init=False)

    @make.default
    def _records(self) -> Records:
        return Records(self.random, words.ALL_KINDS, readable=True, depth=1)

    def of(self, system: System) -> System | None:
        parts = tuple(self._components(system))
        parents = {name: self.of(record) for name, record in system.parents}
        for part in parts:
            if part.kind == "parent" and part.name not in parents:
                parents[part.name] = self.of(self.make.system())
        known = {name: record for name, record in parents.items() if record is not None}
        parts = tuple(_with_terms(part, known.get(part.name)) for part in parts)
        complete = evolve(
            self._record(system, ()),
            components=parts,
            listings=(Listing(ROOT, Fact((Statement(Extent.ALL),))),),
            usages=(),
            attestations=tuple(self._attestations(system)),
            parents=tuple(known.items()),
        )
        if system.machine_learning.is_silent and is_implied(complete):
            complete = evolve(complete, machine_learning=Fact())
        sound = len(known) == len(parents) and not problems(complete)
        agrees = _agrees(complete, system) and not has_other_terms(system, complete)
        return complete if sound and agrees else None

    def with_used(self, system: System) -> System:
        """Return a record that lists something of each kind that is used."""
        for usage in system.usages:
            listed = any(within(c.kind, usage.kind) for c in system.components)
            extent = extent_of(system, usage.kind, None)
            if usage.unused.values != (False,) or listed or extent is Extent.ALL:
                continue
            names = [component.name for component in system.components]
            part = self.make.component(f"used-{len(names)}", names)
            there = Fact((Statement(Presence.WITHHELD, self.make.origin()),))
            part = evolve(part, kind=usage.kind, presence=there)
            system = evolve(system, components=(*system.components, part))
        return system

    def _components(self, system: System) -> Iterator[Component]:
        names = [component.name for component in system.components]
        settled: list[Component] = []
        for component in system.components:
            part = self._record(component, names)
            if not exists(component) and _is_barred(component, system, settled):
                part = evolve(part, presence=self._absent(component))
            settled.append(part)
            yield part

    def _record(self, record: Record, names: Iterable[str]) -> Record:
        known: dict[str, Any] = {}
        for declared in fields_of(type(record)).values():
            old = getattr(record, declared.attribute)
            if declared.holds is FieldType.TOPICS:
                known[declared.attribute] = self._elements(old, words.ALL_TOPICS)
            elif declared.holds is FieldType.SUBJECTS:
                known[declared.attribute] = self._elements(old, (*names, "all"))
            elif not declared.derived:
                known[declared.attribute] = self._fact(declared, old)
        return evolve(record, **known, attributes=tuple(self._own(record)))

    def _own(self, record: Component | System) -> Iterator[Attribute]:
        """Yield attributes with one value of their type each."""
        said = {attribute.name: attribute.fact for attribute in record.attributes}
        for name, texts in words.OWN[type(record)].items():
            known = said.get(name, Fact())
            values = words.own_values(type(record), name, known)
            if values is None:
                text = self.make.one(texts)
                yield Attribute(name, Fact((Statement(text, self.make.origin()),)))
            else:
                chosen = self.make.one(values)
                found = zip(known.statements, values, strict=True)
                yield Attribute(name, Fact(tuple(s for s, v in found if v == chosen)))

    def _fact(self, declared: Field, fact: AnyFact) -> AnyFact:
        """Return one candidate of a fact, with all who say it."""
        if fact.is_silent:
            value = self._settled(self.make.value(declared, ()))
            return Fact((Statement(value, self.make.origin()),))
        value = self.make.one(fact.values)
        said = [s for s in fact.statements if s.value == value]
        settled = self._settled(value)
        return Fact(tuple(evolve(s, value=settled) for s in said))

    def _settled(self, value: Any) -> Any:  # noqa: ANN401 - of any field
        if isinstance(value, Range):
            return self.make.one((value.low, value.high, (value.low + value.high) / 2))
        return value

    def _elements(self, fact: SetFact, names: Iterable[str]) -> SetFact:
        known = {name: self._fact(TRUTH, fact.element(name)) for name in names}
        return SetFact(tuple(sorted(known.items())))

    def _absent(self, component: Component) -> AnyFact:
        said = component.presence.statements
        gone = tuple(s for s in said if s.value is Presence.ABSENT)
        return Fact(gone or (Statement(Presence.ABSENT, self.make.origin()),))

    def _attestations(self, system: System) -> Iterator[Attestation]:
        """Yield one answer to each judgement, from everybody."""
        for judgement in words.JUDGEMENTS:
            said = answers_to(judgement, system, words.TODAY)
            answer = said.pop() if said else self.make.chance(0.5)
            yield Attestation(judgement, answer, "A. Reader", role="counsel")
            yield Attestation(judgement, answer, words.SUPPLIER, role="supplier")


def _with_terms(component: Component, record: System | None) -> Component:
    """Return a component under the licence of its own parameters, if they exist."""
    if record is None:
        return component
    final = (c for c in record.components if c.kind == "parameters.final")
    there = next((c for c in final if exists(c)), component)
    return evolve(component, license=there.license)


def _is_barred(
    component: Component, system: System, settled: Iterable[Component]
) -> bool:
    """Return whether a component that may exist cannot."""
    above = set(ancestors(component.kind))
    if any(u.kind in above and u.unused.values == (True,) for u in system.usages):
        return True
    others = (c for c in (*settled, *system.components) if c.name != component.name)
    return words.is_single(component.kind) and any(
        other.kind == component.kind and exists(other) for other in others
    )


def _agrees(complete: System, system: System) -> bool:
    """Return whether what is said to be used exists, and people agree."""
    used = all(
        any(within(c.kind, usage.kind) and exists(c) for c in complete.components)
        for usage in system.usages
        if usage.unused.values == (False,)
    )
    agreed = all(
        len(answers_to(judgement, system, words.TODAY)) < 2
        for judgement in words.JUDGEMENTS
    )
    return used and agreed
