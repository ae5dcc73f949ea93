"""Lists of one record: how complete they are, and may be found to be."""

from __future__ import annotations

from collections.abc import Collection

from attrs import field, frozen

from osaid.analysis.remedies.changes import Fact, Move
from osaid.analysis.remedies.given import Given
from osaid.analysis.remedies.options import Way
from osaid.analysis.solving.gates import NO, YES
from osaid.analysis.solving.lists import Lists
from osaid.evaluation.selection import listed_extent, maximal, unused_by, used_within
from osaid.policy.syntax import Selector
from osaid.records.kinds import ROOT, ancestors
from osaid.records.systems import Extent
from osaid.truth import Truth


@frozen(eq=False)
class Inventory(Lists):
    """The lists of one record. Of each, it may be found out that it is complete."""

    world: Given
    complete: dict[str, int] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Look for the lists that matter, the one of everything first."""
        tops = {kind for selector in self.selectors for kind in maximal(selector)}
        for kind in (ROOT, *sorted(tops)):
            if self._extent(kind) is not Extent.ALL:
                fact = Fact(kind, None, "listing")
                way = Way(Move.ESTABLISH, Extent.ALL)
                self.complete[kind] = self.world.may_change(fact, [way]).changed
        for slot in self.world.slots:
            if self.is_unused(slot.kind) == YES:
                self.world.rule(-self.world.exists(slot))

    def _extent(self, kind: str) -> Extent:
        case = self.world.case
        return listed_extent(case.system, kind, case.listing)[0]

    def is_unused(self, kind: str) -> int:
        """Return whether a kind, or one above it, is recorded unused."""
        unused, _ = unused_by(self.world.case.system, kind)
        return YES if unused is Truth.TRUE else NO

    def is_used(self, selector: Selector) -> int:
        """Return whether somebody says that some selected kind is used."""
        return YES if used_within(self.world.case.system, selector) else NO

    def is_shut(self, kind: str, singles: Collection[str]) -> int:
        """Return whether nothing of a kind exists beyond the list."""
        if self._extent(kind) is Extent.ALL:
            return YES
        parts = [self.complete[k] for k in ancestors(kind) if k in self.complete]
        if kind in singles:
            parts += map(self.world.exists, self._of(kind))
        return self.world.gates.either([*parts, self.is_unused(kind)])

    def is_released(self, kind: str) -> int:
        """Return whether all that is provided of a kind is listed."""
        return YES if self._extent(kind) is Extent.RELEASED else NO
