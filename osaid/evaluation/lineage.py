"""What follows for a system from its parents: outcomes, and terms that bind it.

Both engines see a system through what is worked out here, before anything is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from osaid.diagnostics import InputError
from osaid.licenses.catalog import Catalogue
from osaid.licenses.derivatives import carried
from osaid.licenses.expression import NOASSERTION, Expression, Nothing, Unread
from osaid.licenses.own_names import resolved
from osaid.records.ancestry import excess, parents_of, says_derived
from osaid.records.components import (
    Bond,
    Component,
    Derivation,
    Presence,
    StatedLicense,
)
from osaid.records.kinds import within
from osaid.records.outcomes import Outcome, Settled
from osaid.records.parts import Bonds
from osaid.records.problems import exists
from osaid.records.statements import NONE, Fact, Grade, Origin, Statement
from osaid.records.systems import System
from osaid.values import Shown

Terms = Expression | None
Names = tuple[str | None, ...]

WHOLE = frozenset({Derivation.COPY, Derivation.QUANTIZE})
"""Derivations of which the parameters are still those of the parent."""

PARAMETERS = "parameters"
"""The kinds that a bond is about."""

_FINAL = "parameters.final"
_UNKNOWN = Unread(NOASSERTION)
_UNNAMED = Bond(parent=None, candidates=(None, _UNKNOWN))


def check_lineage(system: System) -> None:
    """Raise `InputError` if there are too many ancestors to be judged."""
    problem = excess(system)
    if problem is not None:
        raise InputError([problem])


def with_lineage(
    system: System,
    judge: Callable[[System], Outcome],
    day: date | None,
    catalogue: Catalogue,
) -> System:
    """Return a system whose parents have outcomes, and whose parameters have bonds.

    `judge` returns the outcome of a parent. One without a record, or whose outcome
    is open, stays unknown.
    """
    found = [(name, _settled(judge(record), record)) for name, record in system.parents]
    # Of two records with one name, the last that settles anything counts.
    outcomes = dict(sorted(found, key=lambda known: not known[1].is_silent))
    bonds = bonds_of(system, day, catalogue)
    components = (_related(part, outcomes, bonds) for part in system.components)
    return evolve(system, components=tuple(components))


@frozen
class _Open(Fact[Settled]):
    """The outcome of a parent that its record leaves open."""

    @property
    def silence(self) -> str:
        return "open"


def _settled(outcome: Outcome, record: System) -> Fact[Settled]:
    if outcome == Outcome.UNDETERMINED:
        return _Open()
    origin = Origin(grade=Grade.INFERRED, source=record.name)
    return Fact((Statement(Settled(outcome.value), origin),))


def _related(
    component: Component,
    outcomes: Mapping[str, Fact[Settled]],
    bonds: tuple[Bond, ...],
) -> Component:
    if within(component.kind, PARAMETERS):
        return evolve(component, bonds=bonds)
    if component.name in outcomes:
        return evolve(component, outcome=outcomes[component.name])
    return component


def compact(bonds: tuple[Bond, ...]) -> Bonds:
    """Return the terms of bonds alone, without who says so."""
    return tuple(dict.fromkeys(bond.candidates for bond in bonds))


def bonds_of(
    system: System, day: date | None, catalogue: Catalogue
) -> tuple[Bond, ...]:
    """Return what the licences of parents add to that of a system's parameters.

    A copy, and what is quantized, is under all that its parent is under; anything
    else under the terms that stay with what is derived. Of a parent that may not
    exist, or may have been used in another way, all that follows is a candidate.
    Records are looked at as of the day, or of that on which each was made.
    """
    records = dict(system.parents)
    ties = [_Tie.of(parent, day, catalogue) for parent in parents_of(system)]
    bonds = [bond for tie in ties for bond in tie.bonds(records.get(tie.parent.name))]
    if says_derived(system, day) and not any(tie.is_sure for tie in ties):
        bonds.append(_UNNAMED)
    return tuple(bonds)


@frozen(eq=False)
class _Tie(Shown):
    """One parent of a system as it is on a day, and how the system comes from it."""

    parent: Component
    day: date | None
    catalogue: Catalogue
    presence: Fact[Presence] = field(kw_only=True)
    derivation: Fact[Derivation] = field(kw_only=True)

    @classmethod
    def of(cls, parent: Component, day: date | None, catalogue: Catalogue) -> _Tie:
        return cls(
            parent,
            day,
            catalogue,
            presence=parent.presence.at(day),
            derivation=parent.derivation.at(day),
        )

    @property
    def is_sure(self) -> bool:
        """Return whether the parent is known to exist."""
        return exists(evolve(self.parent, presence=self.presence))

    def bonds(self, record: System | None) -> Iterator[Bond]:
        """Yield the bonds, first that by the licence of the parent itself."""
        stated = self.parent.license.at(self.day).statements
        above: tuple[Bond, ...] = ()
        if record is not None:
            day = self.day or record.made
            stated += _license_of(record, day).statements
            above = bonds_of(record, day, self.catalogue)
        own: Fact[StatedLicense] = Fact(tuple(dict.fromkeys(stated)))
        yield from self._bond((), own, self._terms(own))
        for bond in above:
            of = (bond.parent, *bond.of)
            yield from self._bond(of, bond.license, bond.candidates)

    def _bond(
        self, of: Names, said: Fact[StatedLicense], terms: tuple[Terms, ...]
    ) -> Iterator[Bond]:
        candidates = tuple(dict.fromkeys(self._reaching(terms)))
        if candidates not in {(), (None,)}:
            yield Bond(
                parent=self.parent.name,
                of=of,
                presence=self.presence,
                derivation=self.derivation,
                license=said,
                candidates=candidates,
            )

    def _terms(self, said: Fact[StatedLicense]) -> tuple[Terms, ...]:
        if said.is_silent:
            return (_UNKNOWN,)
        return tuple(self._meant(value) for value in said.values)

    def _meant(self, value: Any) -> Expression:  # noqa: ANN401 - a licence, or none
        if not isinstance(value, StatedLicense):
            return Nothing()
        return resolved(value.expression, value.written, self.catalogue)

    def _reaching(self, terms: tuple[Terms, ...]) -> Iterator[Terms]:
        """Yield what may reach the parameters; of a parent that is absent nothing."""
        presences = self.presence.values
        if presences != (Presence.ABSENT,):
            for derivation in self.derivation.values or tuple(Derivation):
                yield from self._by(derivation, terms)
        if not presences or Presence.ABSENT in presences:
            yield None

    def _by(self, derivation: object, terms: tuple[Terms, ...]) -> Iterator[Terms]:
        if derivation in WHOLE:
            yield from terms
            return
        for term in terms if derivation is not NONE else (None,):
            yield from carried(term, self.catalogue) if term is not None else (None,)


def _license_of(record: System, day: date | None) -> Fact[StatedLicense]:
    """Return what a record says of the licence of its parameters, if there are any."""
    final = (part for part in record.components if part.kind == _FINAL)
    there = (evolve(part, presence=part.presence.at(day)) for part in final)
    return next((part.license.at(day) for part in there if exists(part)), Fact())
