"""What a record may become when more is known, and nothing is taken back.

Candidates become fewer, components come where the listings allow them, listings
become stronger. A filling that makes a counted judgement stale, or a stale one
count again, is a revision and not tried; and so is one that brings another source on
terms that are stated, which a parent is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from osaid.evaluation.attestations import is_stale, is_valid
from osaid.records.components import Attribute, Component, Presence
from osaid.records.fields import Field, FieldType, fields_of
from osaid.records.kinds import ROOT, ancestors, within
from osaid.records.problems import exists, problems
from osaid.records.statements import Fact, Range, SetFact, Statement
from osaid.records.systems import Extent, Listing, Subject, System, Usage
from tests.laws import words
from tests.laws.lineages import has_other_terms
from tests.laws.records import SETS, AnyFact, Records

Record = TypeVar("Record", Component, System)
TRUTH = Field("", "", FieldType.TRUTH, "")
EXTENT = Field("", "", FieldType.CHOICE, "", enumeration=Extent)


def filled(
    system: System,
    random: Random,
    *,
    steps: int,
    day: date | None = None,
    assumed: Extent | None = None,
    make: Records | None = None,
) -> System:
    """Return a record that fills another, after so many steps that were tried."""
    if make is None:
        return Fillings(random, day, assumed).of(system, steps)
    return Fillings(random, day, assumed, make=make).of(system, steps)


@frozen
class Fillings:
    """Fills records in small steps; `assumed` is the listing that a caller assumes."""

    random: Random
    day: date | None = None
    assumed: Extent | None = None
    readable: bool = False
    make: Records = field(kw_only=True)

    @make.default
    def _records(self) -> Records:
        return Records(self.random, words.ALL_KINDS, readable=self.readable, depth=1)

    def of(self, system: System, steps: int) -> System:
        """Return a record after so many steps; those that do not fill are left out."""
        kinds: tuple[Callable[[System], System], ...] = (
            self._more_known,
            self._more_known,
            self._more_known,
            self._one_more,
            self._stronger_listing,
            self._usage,
            self._attestation,
            self._parent,
        )
        for _ in range(steps):
            step = self.make.one(kinds)(system)
            sound = not problems(step) and same_judgements(system, step)
            if sound and not has_other_terms(system, step):
                system = step
        return system

    def _more_known(self, system: System) -> System:
        names = [component.name for component in system.components]
        if not names or self.make.chance(0.15):
            return self._fuller(system, ())
        index = self.random.randrange(len(names))
        part = self._fuller(system.components[index], names)
        return _replaced(system, index, part)

    def _fuller(self, record: Record, names: Iterable[str]) -> Record:
        """Return a record of whose fields one is better known."""
        if self.make.chance(0.25):
            return self._fuller_own(record)
        fields = [f for f in fields_of(type(record)).values() if not f.derived]
        chosen = self.make.one(fields)
        if chosen.name == "machine_learning" and is_implied(record):
            return record
        fact = getattr(record, chosen.attribute)
        more = self._elements if chosen.holds in SETS else self._fact
        fuller: dict[str, Any] = {chosen.attribute: more(chosen, fact, names)}
        return evolve(record, **fuller)

    def _fuller_own(self, record: Record) -> Record:
        """Return a record of which an attribute is better known.

        A text that is not of its type says nothing: it may become any other.
        """
        kind = type(record)
        name = self.make.one(tuple(words.OWN[kind]))
        known = {attribute.name: attribute.fact for attribute in record.attributes}
        fact = known.get(name, Fact())
        values = words.own_values(kind, name, fact)
        if values is None:
            known[name] = self.make.own_fact(kind, name)
        else:
            kept = [value for value in values if self.make.chance(0.6)]
            kept = kept or [self.make.one(values)]
            said = zip(fact.statements, values, strict=True)
            known[name] = Fact(tuple(s for s, value in said if value in kept))
        own = (Attribute(each, fact) for each, fact in known.items())
        return evolve(record, attributes=tuple(own))

    def _elements(self, holds: Field, fact: SetFact, names: Iterable[str]) -> SetFact:
        known = words.ALL_TOPICS if holds.holds is FieldType.TOPICS else (*names, "all")
        name = self.make.one(known)
        fuller = {
            **dict(fact.elements),
            name: self._fact(TRUTH, fact.element(name), ()),
        }
        return SetFact(tuple(sorted(fuller.items())))

    def _fact(self, holds: Field, fact: AnyFact, names: Iterable[str]) -> AnyFact:
        """Return a fact with fewer candidates, of which each was one before."""
        if fact.is_silent:
            return self.make.fact(holds, tuple(names))
        kept = [value for value in fact.values if self.make.chance(0.6)]
        kept = kept or [self.make.one(fact.values)]
        said = [s for s in fact.statements if s.value in kept]
        return Fact(tuple(evolve(s, value=self._narrower(s.value)) for s in said))

    def _narrower(self, value: Any) -> Any:  # noqa: ANN401 - a value of any field
        if not isinstance(value, Range):
            return value
        share = Decimal(self.random.randint(0, 4)) / 4
        low = value.low + (value.high - value.low) * share
        return self.make.one((value, Range(low, value.high), low, value.high))

    def _one_more(self, system: System) -> System:
        """Return a record with one more component, where its listing allows one."""
        names = [component.name for component in system.components]
        part = self.make.component(f"more-{len(names)}", names)
        extent = extent_of(system, part.kind, self.assumed)
        if extent is not Extent.OPEN:
            # What is absent may always be added: it does not exist.
            withheld = extent is Extent.RELEASED and self.make.chance(0.8)
            value = Presence.WITHHELD if withheld else Presence.ABSENT
            said = Fact((Statement(value, self.make.origin()),))
            part = evolve(part, presence=said)
        place = self.random.randint(0, len(names))
        parts = (*system.components[:place], part, *system.components[place:])
        return evolve(system, components=parts)

    def _stronger_listing(self, system: System) -> System:
        kind = self.make.one((ROOT, *words.BRANCHES, *words.ALL_KINDS))
        said = [part.extent for part in system.listings if part.kind == kind]
        new = self.make.fact(EXTENT, ())
        if said and _weakest(new).rank < _weakest(said[0]).rank:
            return system
        others = tuple(p for p in system.listings if p.kind != kind)
        return evolve(system, listings=(*others, Listing(kind, new)))

    def _usage(self, system: System) -> System:
        """Return a record that says of one more kind whether it is used."""
        kind = self.make.one(words.ALL_KINDS)
        now = next((u.unused for u in system.usages if u.kind == kind), Fact())
        new = self._fact(TRUTH, now, ())
        if new.values == (True,) and is_used(system, kind):
            return system
        if new.values == (False,) and is_unused(system, kind, self.assumed):
            return system
        others = tuple(u for u in system.usages if u.kind != kind)
        return evolve(system, usages=(*others, Usage(kind, new)))

    def _attestation(self, system: System) -> System:
        """Return a record with a judgement where none counts, or another like it."""
        new = self.make.attestation([c.name for c in system.components])
        if answers_to(new.judgement, system, self.day) - {new.answer}:
            return system
        return evolve(system, attestations=(*system.attestations, new))

    def _parent(self, system: System) -> System:
        """Return a record of which one parent has a record, or a fuller one."""
        parents = [c.name for c in system.components if c.kind == "parent"]
        if not parents:
            return system
        name = self.make.one(parents)
        records = dict(system.parents)
        if name in records:
            records[name] = self.of(records[name], self.random.randint(1, 4))
        else:
            records[name] = self.make.system()
        return evolve(system, parents=tuple(records.items()))


def _replaced(system: System, index: int, part: Component) -> System:
    parts = system.components
    return evolve(system, components=(*parts[:index], part, *parts[index + 1 :]))


def is_implied(record: Component | System) -> bool:
    """Return whether a system is implied to be machine learning."""
    return isinstance(record, System) and (
        record.subject in {Subject.MODEL, Subject.WEIGHTS}
        or any(within(c.kind, "parameters") and exists(c) for c in record.components)
    )


def same_judgements(before: System, after: System) -> bool:
    """Return whether the same attestations are stale; else more was revised."""
    return all(
        is_stale(attestation, before) is is_stale(attestation, after)
        for attestation in before.attestations
    )


def answers_to(judgement: str, system: System, day: date | None) -> set[bool]:
    """Return what those say whose word counts on a day."""
    return {
        attestation.answer
        for attestation in system.attestations
        if attestation.judgement == judgement
        and is_valid(attestation, day)
        and not is_stale(attestation, system)
    }


def extent_of(system: System, kind: str, assumed: Extent | None) -> Extent:
    """Return how complete the list of a kind is, by all that is said of it."""
    here = [c for c in system.components if c.kind == kind and exists(c)]
    if words.is_single(kind) and here:
        return Extent.ALL
    if _is_recorded_unused(system, kind):
        return Extent.ALL
    above = set(ancestors(kind))
    said = [_weakest(part.extent) for part in system.listings if part.kind in above]
    return max((*said, assumed or Extent.OPEN), key=lambda extent: extent.rank)


def _weakest(fact: Fact[Extent]) -> Extent:
    """Return the weakest side of a listing, which is open where nobody says."""
    said = [extent for extent in fact.values if isinstance(extent, Extent)]
    return min(said, key=lambda extent: extent.rank, default=Extent.OPEN)


def is_used(system: System, kind: str) -> bool:
    """Return whether a component of a kind exists, or somebody says it is used."""
    below = any(
        within(u.kind, kind) and u.unused.values == (False,) for u in system.usages
    )
    return below or any(within(c.kind, kind) and exists(c) for c in system.components)


def is_unused(system: System, kind: str, assumed: Extent | None) -> bool:
    """Return whether a kind is known to be empty, or recorded unused."""
    absent = all(
        c.presence.values == (Presence.ABSENT,)
        for c in system.components
        if within(c.kind, kind)
    )
    empty = extent_of(system, kind, assumed) is Extent.ALL and absent
    return empty or _is_recorded_unused(system, kind)


def _is_recorded_unused(system: System, kind: str) -> bool:
    above = set(ancestors(kind))
    return any(u.kind in above and u.unused.values == (True,) for u in system.usages)
