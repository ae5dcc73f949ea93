"""What can be wrong with what a system was derived from: circles, and no end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from osaid.diagnostics import Diagnostic, quoted
from osaid.records.components import Component, Identity, Presence
from osaid.records.kinds import PARENT, within
from osaid.records.systems import System

MOST_GENERATIONS = 32
"""How many records may stand above one another; nobody keeps a tenth of it."""

MOST_ANCESTORS = 1000
"""How many records may stand above one, each counted as often as it is there."""

_Names = frozenset[tuple[str, str, str | None]]
_ON_THE_HUB = re.compile(
    r"(?i:pkg:/*huggingface)/(?P<id>[^@?#]+)(@(?P<version>[^?#]+))?"
)


def parents_of(system: System) -> tuple[Component, ...]:
    """Return the components that are listed as parents.

    >>> parents_of(System("scratch"))
    ()
    """
    return tuple(c for c in system.components if within(c.kind, PARENT))


def is_derived(system: System) -> bool:
    """Return whether a parent is listed, or some source says that there is one.

    >>> is_derived(System("scratch"))
    False
    """
    return bool(parents_of(system)) or says_derived(system, None)


def says_derived(system: System, day: date | None) -> bool:
    """Return whether it is recorded on a day that there is a parent, listed or not."""
    used = (u for u in system.usages if within(u.kind, PARENT))
    return any(usage.unused.at(day).values == (False,) for usage in used)


def excess(system: System) -> Diagnostic | None:
    """Return what is wrong with a record that has too many ancestors, if it has.

    A record that is the parent of several is counted for each: it is judged, and
    written, as often.
    """
    if not system.parents:
        return None
    generations, ancestors = _size(system)
    if generations <= MOST_GENERATIONS and ancestors <= MOST_ANCESTORS:
        return None
    message = (
        f"the records of {quoted(system.name)} have more than {MOST_GENERATIONS} "
        f"generations, or more than {MOST_ANCESTORS} ancestors"
    )
    cure = "leave out the records of the oldest; what is not there is unknown"
    return Diagnostic("lineage-too-long", message, system.place, help=cure)


def _size(system: System) -> tuple[int, int]:
    """Return the generations and the number of ancestors, without recursion."""
    known: dict[int, tuple[int, int]] = {}
    open_ = [system]
    while open_:
        parents = [parent for _, parent in open_[-1].parents]
        missing = [parent for parent in parents if id(parent) not in known]
        if missing:
            open_ += missing
            continue
        sizes = [known[id(parent)] for parent in parents]
        known[id(open_.pop())] = (
            1 + max((generations for generations, _ in sizes), default=-1),
            sum(1 + ancestors for _, ancestors in sizes),
        )
    return known[id(system)]


def revision_of(identity: Identity) -> str | None:
    """Return a revision; the version in a package URL of the Hub is one.

    >>> revision_of(Identity(purl="pkg:huggingface/LLM360/Amber@1d2c"))
    '1d2c'
    >>> revision_of(Identity(purl="pkg:pypi/amber@1.0"))
    """
    match = _ON_THE_HUB.match(identity.purl or "")
    return identity.revision or (match and match["version"])


def circles(system: System) -> Iterator[Diagnostic]:
    """Yield each place where something is listed among its own ancestors.

    A record cannot contain itself, but it can name itself: the package URL, or the
    id on the Hub, of something that stands below it, of the same revision. Names
    tell nothing, for a model is often called like its parent, and neither does a
    digest: a copy has that of its parent. Of a record with an `excess` of ancestors
    this is not to be asked.
    """
    yield from _circles(system, frozenset())


def _circles(system: System, below: _Names) -> Iterator[Diagnostic]:
    line = below | _known_as(system.identity)
    records = dict(system.parents)
    for parent in parents_of(system):
        if parent.presence.values == (Presence.ABSENT,):
            continue
        record = records.get(parent.name)
        named = [parent.identity, *([] if record is None else [record.identity])]
        same = next((i for i in named if not line.isdisjoint(_known_as(i))), None)
        if same is not None:
            yield _circle(parent, same)
        elif record is not None:
            yield from _circles(record, line | _known_as(parent.identity))


def _known_as(identity: Identity) -> _Names:
    """Return the names of one thing elsewhere, each with the revision.

    A package URL of the Hugging Face Hub is an id there.
    """
    hub, purl = identity.hub, identity.purl
    match = _ON_THE_HUB.match(purl or "")
    if match is not None:
        hub, purl = hub or match["id"], None
    known = {"purl": purl, "hub": hub and hub.strip("/").casefold()}
    revision = revision_of(identity)
    return frozenset((sort, name, revision) for sort, name in known.items() if name)


def _circle(parent: Component, same: Identity) -> Diagnostic:
    what = quoted(same.hub or same.purl or "")
    message = f"the parent {quoted(parent.name)} is {what}, which is derived from it"
    cure = "name another parent, or the `revision` of each if it is an earlier one"
    return Diagnostic("parent-of-itself", message, parent.place, help=cure)
