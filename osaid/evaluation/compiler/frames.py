"""What is known before any part is looked at: lists, unused kinds, the system."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from osaid.evaluation.compiler.code import TRUE, UNKNOWN
from osaid.evaluation.compiler.generated import Generated, Ranks
from osaid.evaluation.compiler.questions import (
    BITS,
    Attested,
    Counted,
    Described,
    Empty,
    Observed,
    Question,
    Recorded,
)
from osaid.evaluation.selection import maximal, selects
from osaid.policy.syntax import Selector
from osaid.records.components import Component, Presence
from osaid.records.kinds import ancestors, within
from osaid.records.parts import Part, part
from osaid.records.profiles import Frame
from osaid.records.said import attributes_of, bounded
from osaid.records.systems import Extent
from osaid.values import Shown

PERHAPS = 0b01


@frozen(eq=False)
class Frames(Shown):
    """Answers the questions of one policy as far as a frame answers them.

    `assumed` is a listing that the caller assumes for every kind, and `singles` are the
    kinds of which there is one component at most. Hardly two records
    have the same frame, but many have the same lists: what follows is kept apart.
    """

    generated: Generated
    assumed: Extent | None
    singles: frozenset[str]
    _blanks: dict[tuple[str, Extent], Part] = field(init=False, factory=dict)
    _ranks: dict[Part, Ranks] = field(init=False, factory=dict)
    _by_lists: dict[object, int] = field(init=False, factory=dict)
    _changeable: dict[frozenset[str], int] = field(init=False, factory=dict)

    def answers(self, frame: Frame) -> int:
        """Return the bits that do not depend on what the parts are like."""
        lists = (frame.listings, frame.unused, frame.existing & self.singles)
        bits = self._by_lists.get(lists)
        if bits is None:
            bits = bounded(self._by_lists)[lists] = self._of_lists(frame)
        observed = self.generated.observe(frame)
        for question, place in self.generated.questions.items():
            if isinstance(question, Observed):
                bits |= BITS[observed[question.condition]] << 2 * place
        return bits

    def opened(self, frame: Frame, bits: int) -> int:
        """Return the bits with `perhaps` wherever the parts may change something."""
        changeable = self._changeable.get(frame.listed)
        if changeable is None:
            changeable = 0
            for question, place in self.generated.questions.items():
                if self._may_change(frame, question):
                    changeable |= PERHAPS << 2 * place
            bounded(self._changeable)[frame.listed] = changeable
        return bits & ~(3 * changeable) | changeable

    def _of_lists(self, frame: Frame) -> int:
        bits = 0
        for question, place in self.generated.questions.items():
            match question:
                case Counted(listed=False):
                    found = self._beyond(frame, question)
                case Recorded(selector=selector):
                    found = self._recorded(frame, selector)
                case Empty(selector=selector):
                    found = BITS[TRUE] if not any(self.blanks(frame, selector)) else 0
                case _:
                    found = 0
            bits |= found << 2 * place
        return bits

    def blanks(self, frame: Frame, selector: Selector) -> Iterator[Part]:
        """Yield what may exist of a selector beyond what is listed, a part a kind."""
        for kind in maximal(selector):
            extent = self._extent(frame, kind)
            if extent is not Extent.ALL:
                yield self._blank(kind, extent)

    def _may_change(self, frame: Frame, question: Question) -> bool:
        match question:
            case Attested() | Described():
                return True
            # Of what is recorded unused there may be a part all the same.
            case Counted(selector=selector) | Recorded(selector=selector):
                return any(selects(selector, kind) for kind in frame.listed)
            case _:
                return False

    def _beyond(self, frame: Frame, question: Counted) -> int:
        blanks = self.blanks(frame, question.selector)
        counts = any(self._examined(blank)[question.body] for blank in blanks)
        return PERHAPS if counts else 0

    def _examined(self, blank: Part) -> Ranks:
        if blank not in self._ranks:
            self._ranks[blank] = self.generated.examine(blank)
        return self._ranks[blank]

    def _recorded(self, frame: Frame, selector: Selector) -> int:
        used = (kind for kind, unused in frame.unused if not unused)
        if any(self._concerns(selector, kind) for kind in used):
            return 0
        recorded = all(_is_unused(frame, kind) for kind in maximal(selector))
        return BITS[TRUE if recorded else UNKNOWN]

    def _concerns(self, selector: Selector, used: str) -> bool:
        """Return whether a use is one of what is selected, not of what is left out."""
        left_out = any(within(str(part), used) for part in selector.without)
        return selects(selector, used) and not left_out

    def _extent(self, frame: Frame, kind: str) -> Extent:
        single = kind in self.singles and kind in frame.existing
        if single or _is_unused(frame, kind):
            return Extent.ALL
        above = set(ancestors(kind))
        stated = [Extent(extent) for known, extent in frame.listings if known in above]
        return max((*stated, self.assumed or Extent.OPEN), key=lambda e: e.rank)

    def _blank(self, kind: str, extent: Extent) -> Part:
        if (kind, extent) not in self._blanks:
            names = attributes_of(Component)
            withheld = ((Presence.WITHHELD, None),)
            said = withheld if extent is Extent.RELEASED else ()
            blank = part(kind, tuple(said if n == "presence" else () for n in names))
            self._blanks[kind, extent] = blank
        return self._blanks[kind, extent]


def _is_unused(frame: Frame, kind: str) -> bool:
    return any((above, True) in frame.unused for above in ancestors(kind))
