"""What the terms of parents add to those of parameters, in all worlds at once.

It follows `evaluation.bonds`: each parent that may exist adds its licence, or what of
it stays with what is derived, to that of every component with parameters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from attrs import frozen

from osaid.analysis.solving.facts import Licensed, Licenses, Test, Values
from osaid.analysis.solving.gates import NO, Gates
from osaid.analysis.solving.planes import Planes, all_of, any_of, known
from osaid.analysis.solving.staying import LeavesNothing, Stays
from osaid.analysis.solving.terms import Terms
from osaid.evaluation.lineage import WHOLE
from osaid.evaluation.permissions import Requirement
from osaid.licenses.algebra import Property
from osaid.licenses.catalog import Catalogue
from osaid.records.components import Derivation
from osaid.records.statements import Grade
from osaid.values import Shown

Ask: TypeAlias = Callable[[Property], Planes]

PARTIAL = frozenset(Derivation) - WHOLE
"""Derivations by which only some terms of a parent stay with what is derived."""


@frozen(eq=False)
class Tie(Shown):
    """A parent that may exist, and what its terms add to those of parameters.

    `terms` are those that it is said to be under, by its own record, too: `recorded`
    are the last of them. `above` are what its own parents add to them, unless there is
    "none".
    """

    catalogue: Catalogue
    gates: Gates
    exists: Planes
    derivation: Values
    terms: Licenses
    recorded: tuple[Terms, ...] = ()
    above: Terms | None = None

    @property
    def beyond(self) -> tuple[int, ...]:
        """Return the literals of all that its own record says of terms."""
        above = () if self.above is None else (-self.above.none,)
        return (*(one.stated for one in self.recorded), *above)

    def asked(self, wanted: Property) -> Planes:
        """Return whether what is added has a property; if nothing is, it does."""
        parts = [self._reaching(lambda p: self.terms.asked(Requirement(p)), wanted)]
        if self.above is not None:
            reaching = self._reaching(self.above.asked, wanted)
            parts.append(any_of(self.gates, [known(self.above.none), reaching]))
        return any_of(self.gates, [~self.exists, all_of(self.gates, parts)])

    def _reaching(self, ask: Ask, wanted: Property) -> Planes:
        """Return what comes of terms by each derivation that there may be."""
        whole, stays = self._may(WHOLE), self._may(PARTIAL)
        all_there, some_there = ask(wanted), ask(Stays(wanted, self.catalogue))
        either, both = self.gates.either, self.gates.both
        rows = ((whole, all_there), (stays, some_there))
        return Planes(
            both(either([-may, truth.yes]) for may, truth in rows),
            both(either([-may, truth.no]) for may, truth in rows),
        )

    def _may(self, derivations: Iterable[Derivation]) -> int:
        stated = map(self.derivation.says, derivations)
        return self.gates.either([-self.derivation.stated, *stated])

    @property
    def is_quiet(self) -> int:
        """Return whether it is stated that nothing of its own terms stays."""
        quiet = Requirement(LeavesNothing(catalogue=self.catalogue))
        return self.gates.both([self.terms.asked(quiet).yes, -self._may(WHOLE)])


@frozen(eq=False)
class Bound(Licensed):
    """The licence of parameters, with all that parents add to it.

    `unnamed` is whether there is some parent of which nothing is known.
    """

    gates: Gates
    own: Licenses
    ties: tuple[Tie, ...]
    unnamed: int = NO

    def asked(self, requirement: Requirement) -> Planes:
        """Return whether all of it has a property, or some of it has it not."""
        wanted = requirement.wanted
        parts = [self.own.asked(Requirement(wanted))]
        parts += [tie.asked(wanted) for tie in self.ties]
        parts.append(Planes(-self.unnamed, NO))
        truth = all_of(self.gates, parts)
        return ~truth if requirement.negated else truth

    def worded(self, passes: Test) -> Planes:
        """Return what is written of the parameters themselves."""
        return self.own.worded(passes)

    def found(self, how: str) -> Planes:
        """Return how the licence of the parameters themselves was found."""
        return self.own.found(how)

    def has(self) -> Planes:
        """Return whether a licence of the parameters themselves is stated."""
        return self.own.has()

    def graded(self, least: Grade) -> Planes:
        """Return on what evidence the licence of the parameters themselves is."""
        return self.own.graded(least)
