"""The solution that shows a point and nothing else: few components, plain facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from osaid.analysis.solving.bonds import Bound
from osaid.analysis.solving.encoding import Encoding
from osaid.analysis.solving.facts import Licenses, Symbolic, Values
from osaid.analysis.solving.planes import Planes
from osaid.analysis.solving.search import Search
from osaid.analysis.solving.terms import Terms
from osaid.analysis.solving.texts import COMMON, read_as
from osaid.analysis.solving.world import Slot
from osaid.licenses.expression import Expression
from osaid.records.components import Access, DataClass, Derivation, Presence
from osaid.values import Shown

PLAIN: frozenset[object] = frozenset(
    {Presence.PROVIDED, Access.OPEN, DataClass.OPEN, Derivation.FINE_TUNE, True}
)
"""Values that nobody wonders about."""

_TRIED = 3
"""So many licences that many know are tried in the place of odd ones."""


@frozen(eq=False)
class Plainest(Shown):
    """Looks for a solution in which nothing can be spared alone, or be plainer."""

    search: Search
    encoding: Encoding
    _fixed: list[int] = field(init=False, factory=list)

    def model(self, wanted: Iterable[int]) -> frozenset[int] | None:
        """Return such a solution, None without any; `wanted` must be true in it.

        Components are spared first, then what is said, and at last licences become
        some that many know.
        """
        self._fixed[:] = wanted
        components = [slot.listed for slot in reversed(self.encoding.world.slots)]
        model = self._spared(components)
        if model is None:
            return None
        listed = [s for s in self.encoding.world.slots if s.listed in model]
        facts = [*listed, self.encoding.world.system]
        model = self._spared(list(self._details(facts))) or model
        for terms in self._terms(facts):
            model = self._plainer(terms, model)
        return model

    def _spared(self, costs: list[int]) -> frozenset[int] | None:
        model = self.search.least(self._fixed, costs)
        if model is not None:
            self._fixed.extend(n if n in model else -n for n in costs)
        return model

    def _details(self, slots: Iterable[Slot]) -> Iterator[int]:
        """Yield the literals of what is said, or in fact of what is not plain."""
        for slot in slots:
            for fact in slot.facts.values():
                yield from self._said(fact)
            yield from map(self._cost, slot.elements.values())
            if slot.name in self.encoding.world.tied:
                yield from self.encoding.world.tied[slot.name].beyond
        if self.encoding.complete:
            yield from (-answer for answer in self.encoding.people.answers.values())
            return
        lists = self.encoding.lists
        for literals in (lists.used, lists.unused, lists.released, lists.all_):
            yield from literals.values()
        yield from self.encoding.people.said.values()

    def _cost(self, truth: Planes) -> int:
        """Return what is spared of a truth: that it is not so, or that it is said."""
        if self.encoding.complete:
            return truth.no
        return self.encoding.gates.either([truth.yes, truth.no])

    def _said(self, fact: Symbolic) -> Iterator[int]:
        complete = self.encoding.complete
        match fact:
            case Bound(own=own):
                yield from self._said(own)
            case Licenses(terms=terms):
                yield from (one.none if complete else one.stated for one in terms)
            case Values(candidates=candidates):
                plain = PLAIN & {c.value for c in candidates}
                odd = (c for c in candidates if plain and c.value not in plain)
                yield from (c.stated for c in (odd if complete else candidates))

    def _terms(self, slots: Iterable[Slot]) -> Iterator[Terms]:
        for slot in slots:
            for fact in slot.facts.values():
                own = fact.own if isinstance(fact, Bound) else fact
                if isinstance(own, Licenses):
                    yield from own.terms

    def _plainer(self, terms: Terms, model: frozenset[int]) -> frozenset[int]:
        """Let terms be a licence that many know, if they can be."""
        for name in COMMON[:_TRIED]:
            wanted = self._as(terms, name)
            found = self.search.model([*self._fixed, *wanted]) if wanted else None
            if found is not None:
                self._fixed.extend(wanted)
                return found
        answers = terms.answers.values()
        self._fixed.extend(n if n in model else -n for n in answers)
        return model

    def _as(self, terms: Terms, name: str) -> list[int]:
        """Return what terms must answer to be a licence, nothing where they cannot."""
        reading: Expression = read_as(name, terms.lattice.catalogue)
        others = [n for text, n in terms.written.items() if text not in terms.read]
        written = terms.written.get(name, next(iter(others), None))
        if written is None:
            return []
        given = ((a, n) for a, n in terms.answers.items())
        said = [n if terms.lattice.gives(reading, a) else -n for a, n in given]
        return [terms.stated, -terms.none, written, *said]
