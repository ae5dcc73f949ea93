"""The sources that speak of one system, each with its record."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

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
    """Return sources in an order that does not depend on that of the caller.

    Supplements come last, since they speak of what the others list.
    """

    def key(told: Witness) -> tuple[bool, str, str, str]:
        place = str(told.system.place or "")
        last = told.role is Role.SUPPLEMENT
        return last, digest(told.system), told.name, place

    return tuple(sorted(witnesses, key=key))
