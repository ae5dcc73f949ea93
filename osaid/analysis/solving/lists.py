"""How complete the lists of a record are, and which kinds are said to be unused."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from attrs import field, frozen

from osaid.analysis.solving.gates import NO, YES, Gates
from osaid.analysis.solving.world import Slot, World
from osaid.evaluation.selection import maximal, selects
from osaid.policy.syntax import Selector
from osaid.records.kinds import PARENT, ROOT, ancestors, within
from osaid.values import Shown


@frozen(eq=False)
class Lists(Shown):
    """Listings and usages as literals, for the kinds that matter to some selectors.

    In a complete system everything is listed, so that nothing of it needs a literal.
    """

    world: World
    selectors: tuple[Selector, ...]
    kinds: tuple[str, ...]
    all_: dict[str, int] = field(init=False, factory=dict)
    released: dict[str, int] = field(init=False, factory=dict)
    unused: dict[str, int] = field(init=False, factory=dict)
    used: dict[str, int] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Make the literals, and say which of them exclude one another."""
        if self.world.complete:
            return
        gates = self._gates
        tops = {
            k for s in self.selectors for kind in maximal(s) for k in ancestors(kind)
        }
        for kind in sorted(tops):
            self.all_[kind] = gates.variable()
            self.released[kind] = gates.variable()
            if kind != ROOT:  # there is no system of which nothing is used
                self.unused[kind] = gates.variable()
            gates.require(-self.all_[kind], -self.released[kind])
        for kind in self._telling():
            self.used[kind] = gates.variable()
            if kind in self.unused:
                gates.require(-self.unused[kind], -self.used[kind])
        self._consistent()

    def _telling(self) -> list[str]:
        """Return a kind for each way in which it can matter that it is used."""
        found: dict[tuple[bool, ...], str] = {}
        for kind in self.kinds:
            counts = tuple(_counts_as_used(s, kind) for s in self.selectors)
            if any(counts):
                found.setdefault((*counts, within(kind, PARENT)), kind)
        return list(found.values())

    def _consistent(self) -> None:
        """Say that nothing exists of what is unused, and whether a parent is named."""
        gates, world = self._gates, self.world
        for slot in world.slots:
            for kind in ancestors(slot.kind):
                if kind in self.unused:
                    gates.require(-self.unused[kind], -world.exists(slot))
        parents = [world.exists(s) for s in world.slots if within(s.kind, PARENT)]
        derived = [self.used[kind] for kind in self.used if within(kind, PARENT)]
        for literal in derived:
            gates.require(-literal, *parents, world.unnamed)
        gates.require(-world.unnamed, *derived)
        for literal in parents:
            gates.require(-world.unnamed, -literal)

    @property
    def _gates(self) -> Gates:
        return self.world.gates

    def is_unused(self, kind: str) -> int:
        """Return whether a kind, or one above it, is recorded unused."""
        known = (self.unused[k] for k in ancestors(kind) if k in self.unused)
        return self._gates.either(known)

    def is_used(self, selector: Selector) -> int:
        """Return whether somebody says that some selected kind is used."""
        return self._gates.either(
            literal
            for kind, literal in self.used.items()
            if _counts_as_used(selector, kind)
        )

    def is_shut(self, kind: str, singles: Collection[str]) -> int:
        """Return whether nothing of a kind exists beyond the list."""
        if self.world.complete:
            return YES
        parts = [self.all_[k] for k in ancestors(kind) if k in self.all_]
        if kind in singles:
            parts += map(self.world.exists, self._of(kind))
        return self._gates.either([*parts, self.is_unused(kind)])

    def is_released(self, kind: str) -> int:
        """Return whether all that is provided of a kind is listed."""
        if self.world.complete:
            return NO
        known = (self.released[k] for k in ancestors(kind) if k in self.released)
        return self._gates.either(known)

    def _of(self, kind: str) -> Iterable[Slot]:
        return (slot for slot in self.world.slots if slot.kind == kind)


def _counts_as_used(selector: Selector, kind: str) -> bool:
    """Return whether a selected kind is used when this one is said to be used."""
    excepted = any(within(str(part), kind) for part in selector.without)
    return selects(selector, kind) and not excepted
