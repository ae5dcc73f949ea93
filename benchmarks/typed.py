"""From a plain record to the typed record that osaid judges."""

from __future__ import annotations

from benchmarks.records import KINDS, Record
from osaid import System, component, listing

_KINDS = dict(KINDS)
_LISTED = (listing("released"),)


def system(record: Record, place: str | None = None) -> System:
    """Return a plain record as a typed one; parts seen before are found again.

    It lists everything that is released, as a MOF file does. With a `place`, every
    component has an address of its own below it.
    """
    components = [
        component(_KINDS[name], part["license"], access="open")
        if place is None
        else component(
            _KINDS[name], part["license"], access="open", location=f"{place}/{name}"
        )
        for name, part in record.items()
        if part["present"]
    ]
    return System("a system", components=tuple(components), listings=_LISTED)
