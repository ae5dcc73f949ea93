"""Which kinds of components differ for what is asked, and how many of each to list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from attrs import field, frozen

from osaid.analysis.solving.asked import LICENSE, Asked
from osaid.analysis.solving.demands import Demands, wanted
from osaid.analysis.solving.gates import YES, Gates
from osaid.analysis.solving.world import Slot
from osaid.evaluation.lineage import PARAMETERS
from osaid.evaluation.selection import maximal, selects
from osaid.policy.syntax import Selector
from osaid.policy.vocabulary import Vocabulary
from osaid.records.kinds import PARENT, ancestors, is_single, within
from osaid.values import Shown

Ways: TypeAlias = tuple[tuple[Demands, ...], ...]
"""What each of several ways to answer may need."""


@frozen(eq=False)
class Kinds(Shown):
    """The kinds of two vocabularies, one for each way to differ in what is asked.

    Kinds that the same selectors mean, that have the same attributes and that the
    same lists hold, are told apart by nothing; the one that is named stands for all.
    """

    asked: Asked
    selectors: tuple[Selector, ...]
    names: tuple[str, ...] = field(init=False)
    telling: tuple[str, ...] = field(init=False)

    @names.default
    def _all(self) -> tuple[str, ...]:
        found = (v.kinds for v in self._words())
        return tuple(dict.fromkeys(name for kinds in found for name in kinds))

    @telling.default
    def _representatives(self) -> tuple[str, ...]:
        tops = {
            k for s in self.selectors for kind in maximal(s) for k in ancestors(kind)
        }
        branches = {f.branch for f in self.asked.fields.values() if f.branch}
        within_of = sorted({*tops, *branches, PARENT, PARAMETERS})
        singles = {name for words in self._words() for name in words.singles}
        found: dict[tuple[object, ...], str] = {}
        for name in sorted(self.names, key=lambda n: (-n.count("."), n)):
            meant = tuple(selects(selector, name) for selector in self.selectors)
            if any(meant):
                alone = name if name in singles else ""
                placed = tuple(within(name, branch) for branch in within_of)
                found.setdefault((meant, placed, alone), name)
        return tuple(sorted(found.values()))

    def enough(self, demands: Ways) -> Mapping[str, int]:
        """Return how many components of each kind are enough."""
        numbers = {
            kind: self._enough(kind, max(wanted(way, kind) for way in demands))
            for kind in self.telling
        }
        binding = self._binding()
        return (
            numbers | {PARENT: numbers.get(PARENT, 0) + binding} if binding else numbers
        )

    def _binding(self) -> int:
        """Return how many parents are enough for their terms to keep an answer.

        One for each property that some parameters must lack; only one if no terms are
        asked of parents themselves, since it can be under the terms of all.
        """
        if not any(within(kind, PARAMETERS) for kind in self.telling):
            return 0
        number = len(self.asked.wanted(LICENSE))
        return number if self.asked.asks_parents else min(number, 1)

    def _enough(self, kind: str, number: int) -> int:
        complete = self.asked.complete
        if complete and is_single(kind):
            return min(number, 1)
        own = any(kind in words.singles for words in self._words())
        return number + (own and not complete)

    def _words(self) -> Iterator[Vocabulary]:
        return (question.policy.vocabulary for question in self.asked.questions)


def slots_of(gates: Gates, numbers: Mapping[str, int]) -> Iterator[Slot]:
    """Yield so many components of each kind, any number of which may be listed."""
    for kind, number in numbers.items():
        before = YES
        for index in range(1, number + 1):
            slot = Slot(kind, f"{kind}-{index}", gates.variable())
            gates.require(-slot.listed, before)
            before = slot.listed
            yield slot
