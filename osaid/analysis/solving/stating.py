"""What may be stated of a licence, as literals: expressions, and the words for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import TypeVar

from attrs import frozen

from osaid.analysis.solving.asked import LICENSE, Asked, Key
from osaid.analysis.solving.facts import Licenses
from osaid.analysis.solving.gates import NO, YES, Gates
from osaid.analysis.solving.lattice import Lattice
from osaid.analysis.solving.terms import Terms
from osaid.analysis.solving.texts import OTHER_TEXT
from osaid.licenses.expression import Expression
from osaid.values import Shown

T = TypeVar("T")


@frozen(eq=False)
class Stating(Shown):
    """Makes facts with licences, as far as some questions tell them apart.

    Where it is `settled`, what nobody knows of a licence counts as not so.
    """

    gates: Gates
    asked: Asked
    lattice: Lattice
    settled: bool = False

    def licenses(self, key: Key, *, plain: bool = False) -> Licenses:
        """Return a fact with licences; a `plain` one is never asked for its words."""
        if self.asked.complete:
            return Licenses(self.gates, (self._any_terms(key),), complete=True)
        ways, grades = self.asked.ways(key), self.asked.grades(key)
        others = tuple(
            self._terms(key, self.gates.variable(), NO, {OTHER_TEXT: YES})
            for _ in range(max(2, len(ways), len(grades)))
        )
        for before, after in pairwise(others):
            self.gates.require(-after.stated, before.stated)
        stated = islice(self._stated(key), 1 if plain else None)
        return Licenses(self.gates, (*others, *stated), complete=False)

    def _any_terms(self, key: Key) -> Terms:
        none = self.gates.variable()
        written = self._one_of(self.asked.texts(key), none)
        return self._terms(key, YES, none, written)

    def _stated(self, key: Key) -> Iterator[Terms]:
        """Yield what else may be on record: that there is none, and each text."""
        yield self._terms(key, self.gates.variable(), YES, {})
        for text in self.asked.wording(key).telling:
            for way in self.asked.ways(key):
                found = {w: YES if w == way else NO for w in self.asked.ways(key)}
                yield self._terms(key, self.gates.variable(), NO, {text: YES}, found)

    def _terms(
        self,
        key: Key,
        stated: int,
        none: int,
        written: dict[str, int],
        found: dict[str, int] | None = None,
    ) -> Terms:
        return Terms(
            self.gates,
            self.lattice,
            stated=stated,
            none=none,
            written=written,
            found=self._one_of(self.asked.ways(key), none) if found is None else found,
            grades=self._one_of(self.asked.grades(key), NO),
            settled=self.settled,
            read=self._read(key, written),
        )

    def _read(self, key: Key, texts: Iterable[str]) -> dict[str, Expression]:
        telling = self.asked.wording(key).telling
        return {text: telling[text] for text in texts if text in telling}

    def above(self) -> Terms:
        """Return what the parents of a parent may add to its terms."""
        none = self.gates.variable()
        written = self._one_of((OTHER_TEXT,), none)
        return self._terms(LICENSE, YES, none, written)

    def _one_of(self, ways: Iterable[T], none: int) -> dict[T, int]:
        """Return a literal for each way, of which exactly one is true unless `none`."""
        found = {way: self.gates.variable() for way in ways}
        self.gates.require(none, *found.values())
        self.gates.at_most_one([none, *found.values()])
        return found
