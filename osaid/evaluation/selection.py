"""Which components a sentence is about, and whether there may be others.

The *blank* of a selector is a component of which nothing is known but its kind.
Under a `released` listing it is withheld; under `all` there is none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from attrs import field, frozen

from osaid.evaluation.judged import Cause, Evidence, Judged, Nature, because
from osaid.policy.syntax import Selector
from osaid.records.components import Component, Presence
from osaid.records.kinds import ancestors, within
from osaid.records.statements import Fact, Statement
from osaid.records.systems import Extent, System
from osaid.truth import Truth
from osaid.values import Value

BLANK = "\0"
"""The name of a blank, which nothing that is listed has."""

WITHHELD = Fact((Statement(Presence.WITHHELD),))


@frozen
class Rest(Value):
    """What may exist of a kind beyond what is listed: a blank, or nothing.

    `blank` is the component that may exist, None under `all`.
    """

    kind: str
    extent: Extent
    ground: tuple[Evidence, ...] = ()
    blank: Component | None = field(init=False, eq=False, repr=False)

    @blank.default
    def _blank(self) -> Component | None:
        if self.extent is Extent.ALL:
            return None
        presence = WITHHELD if self.extent is Extent.RELEASED else Fact[Presence]()
        return Component(self.kind, BLANK, presence=presence)

    def judged(self, truth: Truth) -> Judged:
        """Return whether the rest may satisfy a body, with the listing as cause."""
        open_ = truth is not Truth.FALSE
        says = _says(self.extent, open_=open_)
        left = Truth.UNKNOWN if open_ else Truth.FALSE
        nature = Nature.LISTING
        return because(
            Cause(self.kind, None, "listing", says, left, nature, self.ground)
        )


def _says(extent: Extent, *, open_: bool) -> str:
    if extent is Extent.ALL:
        return "nothing else exists"
    if open_ and extent is Extent.OPEN:
        return "the list is not stated to be complete"
    if open_:
        return "there may be more that is withheld"
    if extent is Extent.RELEASED:
        return "whatever else exists is withheld"
    return "whatever else exists does not matter here"


def members(system: System, selector: Selector) -> tuple[Component, ...]:
    """Return the listed components that a selector means, in the order listed."""
    return tuple(
        component
        for component in system.components
        if selects(selector, component.kind)
    )


def selects(selector: Selector, kind: str) -> bool:
    """Return whether a selector means a kind."""
    return any(within(kind, str(k)) for k in selector.kinds) and not any(
        within(kind, str(k)) for k in selector.without
    )


def rests(
    system: System,
    selector: Selector,
    assumed: Extent | None,
    singles: Collection[str],
) -> tuple[Rest, ...]:
    """Return, for each maximal kind of a selector, what may exist beyond the list.

    `singles` are the kinds of which a system has at most one component.
    """
    kinds = maximal(selector)
    return tuple(_rest(system, kind, assumed, single=kind in singles) for kind in kinds)


def maximal(selector: Selector) -> tuple[str, ...]:
    """Return the kinds of a selector that lie below no other of its kinds."""
    kinds = sorted({str(kind) for kind in selector.kinds})
    return tuple(
        kind
        for kind in kinds
        if not any(within(kind, other) and kind != other for other in kinds)
    )


def _rest(system: System, kind: str, assumed: Extent | None, *, single: bool) -> Rest:
    if single and any(_exists(c) for c in system.components if c.kind == kind):
        return Rest(kind, Extent.ALL)
    unused, ground = unused_by(system, kind)
    if unused is Truth.TRUE:
        return Rest(kind, Extent.ALL, ground)
    extent, ground = listed_extent(system, kind, assumed)
    return Rest(kind, extent, ground)


def _exists(component: Component) -> bool:
    values = component.presence.values
    return bool(values) and Presence.ABSENT not in values


def listed_extent(
    system: System, kind: str, assumed: Extent | None
) -> tuple[Extent, tuple[Evidence, ...]]:
    """Return the strongest listing on a kind or above it; contested ones are weak."""
    above = set(ancestors(kind))
    found = [(assumed or Extent.OPEN, Fact[Extent]())]
    for listing in system.listings:
        extents = [v for v in listing.extent.values if isinstance(v, Extent)]
        if listing.kind in above and extents:
            found.append((min(extents, key=lambda e: e.rank), listing.extent))
    best = max(extent.rank for extent, _ in found)
    chosen = [(e, fact) for e, fact in found if e.rank == best]
    ground = (Evidence.of(s.origin) for _, fact in chosen for s in fact.statements)
    return chosen[0][0], tuple(dict.fromkeys(ground))


def unused_by(system: System, kind: str) -> tuple[Truth, tuple[Evidence, ...]]:
    """Return whether a kind is recorded unused, on itself or on a kind above it."""
    above = set(ancestors(kind))
    truth, ground = Truth.UNKNOWN, []
    for usage in system.usages:
        if usage.kind in above and usage.unused.values == (True,):
            truth = Truth.TRUE
            ground += [Evidence.of(s.origin) for s in usage.unused.statements]
    return truth, tuple(dict.fromkeys(ground))


def used_within(system: System, selector: Selector) -> tuple[Evidence, ...]:
    """Return who says that some selected kind is used, if anybody does.

    Of a kind from which a part is taken out, only that part may be used.
    """
    used: Iterable[Evidence] = (
        Evidence.of(statement.origin)
        for usage in system.usages
        if selects(selector, usage.kind) and usage.unused.values == (False,)
        if not any(within(str(part), usage.kind) for part in selector.without)
        for statement in usage.unused.statements
    )
    return tuple(dict.fromkeys(used))


def disputed_by(system: System, kind: str) -> tuple[Evidence, ...]:
    """Return who says that a kind, or one above it, is used and who that it is not."""
    above = set(ancestors(kind))
    return tuple(
        Evidence.of(statement.origin)
        for usage in system.usages
        if usage.kind in above and usage.unused.is_contested
        for statement in usage.unused.statements
    )
