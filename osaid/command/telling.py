"""What a person tells of single facts, as a supplement, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from attrs import evolve, frozen

from osaid import records
from osaid.analysis.remedies.applying import ATTESTED, LISTING
from osaid.analysis.remedies.changes import SYSTEM, Fact
from osaid.records import statements
from osaid.records.components import Attribute, Component
from osaid.records.fields import fields_of
from osaid.records.joining import Witness, witness
from osaid.records.statements import NONE, Origin, SetFact, Statement
from osaid.records.supplements import Supplement
from osaid.records.systems import Attestation, Listing, System
from osaid.records.words import words
from osaid.values import Value

Record = TypeVar("Record", Component, System)
Stated = statements.Fact[Any]

ANSWERS = "answers"
"""What the supplement is called while it is joined with what was read."""


@frozen
class Author(Value):
    """Who answers, in what role, and on what day."""

    by: str
    made: date
    role: str | None = None

    @property
    def origin(self) -> Origin:
        """Return where the statements of this person come from."""
        note = None if self.role is None else f"as {self.role}"
        return Origin(by=self.by, made=self.made, note=note)


@frozen
class Told(Value):
    """What somebody answered: a fact, and the value that it has."""

    fact: Fact
    value: object


def supplement_about(system: System, author: Author) -> System:
    """Return a supplement to a system that says nothing yet."""
    identity = system.identity
    return System(system.name, identity=identity, by=author.by, made=author.made)


def supplemented(supplement: System, told: Iterable[Told], author: Author) -> System:
    """Return a supplement that says more; nothing that it said before is lost."""
    for one in told:
        supplement = _with(supplement, one, author)
    made = max(filter(None, (supplement.made, author.made)))
    return evolve(supplement, made=made)


def heard(system: System, supplement: System) -> System:
    """Return a record once somebody has told more of it, whose word decides.

    Raises `InputError` where that does not fit.
    """
    told = witness(Supplement(supplement), ANSWERS)
    said = Witness("record", system)
    return records.joining.join([said, told], (ANSWERS,)).system


def is_needed_to_trust(system: System) -> bool:
    """Return whether answers had to overrule what somebody else states."""
    trust = system.trust
    return trust is not None and any(o.decided_by == ANSWERS for o in trust.overruled)


def _with(supplement: System, told: Told, author: Author) -> System:
    fact = told.fact
    if fact.field == ATTESTED:
        new = _attestation(told, author)
        return evolve(supplement, attestations=(*supplement.attestations, new))
    statement = Statement(told.value, author.origin)
    if fact.field == LISTING:
        return _with_listing(supplement, fact.kind, statement)
    if fact.kind == SYSTEM:
        return _stating(supplement, fact, statement)
    parts = list(supplement.components)
    names = [(part.kind, part.name) for part in parts]
    named = (fact.kind, str(fact.component))
    if named not in names:
        parts.append(Component(*named))
        names.append(named)
    place = names.index(named)
    parts[place] = _stating(parts[place], fact, statement)
    return evolve(supplement, components=tuple(parts))


def _attestation(told: Told, author: Author) -> Attestation:
    judgement, answer = str(told.fact.component), told.value is True
    return Attestation(judgement, answer, author.by, author.role, author.made)


def _with_listing(supplement: System, kind: str, said: Statement[Any]) -> System:
    known = {listing.kind: listing.extent for listing in supplement.listings}
    known[kind] = _more(known.get(kind), said)
    listings = tuple(Listing(each, extent) for each, extent in known.items())
    return evolve(supplement, listings=listings)


def _stating(record: Record, fact: Fact, said: Statement[Any]) -> Record:
    """Return a system, or a component, of which one thing more is stated."""
    field = fields_of(type(record)).get(fact.field)
    if field is None:
        name = ".".join(filter(None, (fact.field, fact.element)))
        text = said.value if said.value is NONE else words(said.value)
        known = {each.name: each.fact for each in record.attributes}
        known[name] = _more(known.get(name), evolve(said, value=text))
        own = tuple(Attribute(each, stated) for each, stated in known.items())
        return evolve(record, attributes=own)
    held: Any = getattr(record, field.attribute)
    new: Stated | SetFact
    if isinstance(held, SetFact):
        elements = dict(held.elements)
        element = str(fact.element)
        elements[element] = _more(elements.get(element), said)
        new = SetFact(tuple(sorted(elements.items())))
    else:
        new = _more(held, said)
    changed: dict[str, Any] = {field.attribute: new}
    return evolve(record, **changed)


def _more(held: Stated | None, said: Statement[Any]) -> Stated:
    return statements.Fact((*(held.statements if held else ()), said))
