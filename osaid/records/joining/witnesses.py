"""The sources that speak of one system, each with its record."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, frozen

from osaid.records.canonical import digest
from osaid.records.supplements import Supplement
from osaid.records.systems import System
from osaid.values import Shown


class Role(StrEnum):
    """As what a source speaks of a system.

    - `record`: it lists what there is;
    - `part`: it is about an element, which is a part of the system;
    - `supplement`: it only adds, and names the components of the others.
    """

    RECORD = "record"
    PART = "part"
    SUPPLEMENT = "supplement"


@frozen
class Witness(Shown):
    """One source by the name that people give it, and what it says."""

    name: str
    system: System
    role: Role = Role.RECORD


def witness(told: System | Supplement, name: str | None = None) -> Witness:
    """Return a record as a source, by a name or by the file that it stands in.

    >>> witness(System("Amber")).name
    'Amber'
    """
    role, system = Role.RECORD, told
    if isinstance(system, Supplement):
        role, system = Role.SUPPLEMENT, system.record
    file = system.place.file if system.place else system.name
    return Witness(name or file, system, role)


def in_order(witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    """Return sources, each once, in an order that does not depend on the caller's.

    Supplements come last, since they speak of what the others list. A second source
    of one name gets a number.
    """
    found = {_key(told): told for told in witnesses}
    names: set[str] = set()
    ordered = []
    for _, told in sorted(found.items(), key=lambda pair: pair[0]):
        name, number = told.name, 1
        while name in names:
            number += 1
            name = f"{told.name} ({number})"
        names.add(name)
        ordered.append(evolve(told, name=name))
    return tuple(ordered)


def _key(told: Witness) -> tuple[bool, str, str, str]:
    place = str(told.system.place or "")
    return told.role is Role.SUPPLEMENT, digest(told.system), told.name, place
