"""What is paid for: that a fact changes by a move. With values, it is a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from attrs import frozen

from osaid.analysis.remedies.bound import BONDED
from osaid.analysis.remedies.changes import Change, Move
from osaid.analysis.remedies.changing import Changeable, Option
from osaid.analysis.remedies.terms import Bargain
from osaid.analysis.solving.asked import OTHER_TEXT
from osaid.analysis.solving.search import Search
from osaid.analysis.solving.terms import Terms
from osaid.licenses.expression import Expression, License
from osaid.records.components import StatedLicense
from osaid.records.kinds import within
from osaid.records.statements import Money
from osaid.values import Shown

_COMMON = ("Apache-2.0", "MIT", "CC-BY-4.0", "CC0-1.0", "GPL-3.0-only")
_COMMON_BY_KIND = (
    ("data", ("CC-BY-4.0", "CC0-1.0", "ODC-By-1.0")),
    ("document", ("CC-BY-4.0", "CC-BY-SA-4.0")),
    ("information", ("CC-BY-4.0", "CC-BY-SA-4.0")),
)


Wanted: TypeAlias = Mapping[int, tuple[str, ...]]
"""Literals that must be true, with the names of the sentences that ask for them."""


@frozen(eq=False)
class Unit(Shown):
    """One fact that changes by one move, which `literal` says; its `price`."""

    changeable: Changeable
    move: Move
    literal: int
    price: int

    @property
    def options(self) -> Iterator[Option]:
        """Yield the values that the fact may have then."""
        return (o for o in self.changeable.options if o.move is self.move)


@frozen(eq=False)
class Pinned(Shown):
    """A unit with one value: literals that say so, and the change that it is."""

    unit: Unit
    literals: tuple[int, ...]
    change: Change


def units(changeables: Iterable[Changeable], bargain: Bargain) -> Iterator[Unit]:
    """Yield what can be paid for; what is forbidden is told to be false."""
    for changeable in changeables:
        for move, literal in changeable.moves:
            change = Change(move, changeable.fact, None)
            if bargain.allows(change):
                yield Unit(changeable, move, literal, bargain.price(change))
            else:
                changeable.gates.require(-literal)


@frozen(eq=False)
class Pinning(Shown):
    """Chooses a value for each unit that a solution needs, plain ones first."""

    search: Search
    wanted: Wanted
    units: tuple[Unit, ...]

    def only(self, chosen: Iterable[Pinned]) -> list[int]:
        """Return literals by which some units change as they are, and no others."""
        fixed: list[int] = []
        paid: set[int] = set()
        for each in chosen:
            fixed += each.literals
            paid.add(each.unit.literal)
        return [*fixed, *(-u.literal for u in self.units if u.literal not in paid)]

    def pinned(
        self, chosen: Iterable[Unit], before: Sequence[Pinned] = ()
    ) -> tuple[Pinned, ...]:
        """Return values with which some units, and what is pinned, are enough."""
        new = tuple(chosen)
        paid = {unit.literal for unit in (*new, *(p.unit for p in before))}
        fixed = [
            *self.wanted,
            *(-u.literal for u in self.units if u.literal not in paid),
        ]
        for each in before:
            fixed += each.literals
        found = self._plainly(new, fixed)
        for pinned in found.values():
            fixed += pinned.literals
        left = [unit.literal for unit in new if unit.literal not in found]
        for unit in new:
            if unit.literal not in found:
                found[unit.literal] = self._value(unit, [*fixed, *left])
                fixed += found[unit.literal].literals
        return tuple(found[unit.literal] for unit in new)

    def _plainly(
        self, chosen: Iterable[Unit], fixed: Sequence[int]
    ) -> dict[int, Pinned]:
        """Return the plainest values, for those units for which they are enough."""
        found = {unit.literal: next(self._plain(unit)) for unit in chosen}
        left = list(found)
        while self.search.model([*fixed, *left, *_pins(found.values())]) is None:
            core = self.search.core()
            odd = [n for n, p in found.items() if not core.isdisjoint(p.literals)]
            if not odd:
                raise NotEnough(left)
            for literal in odd:
                del found[literal]
        return found

    def read(
        self, unit: Unit, before: Sequence[Pinned], model: frozenset[int]
    ) -> Pinned:
        """Return a unit with the value of a solution, or with a plainer licence."""
        option = next(o for o in unit.options if o.chosen in model)
        if option.terms is None:
            return _pinned(unit, option, option.value, ())
        return self.pinned([unit], before)[0]

    def alone(self, unit: Unit) -> Iterator[object]:
        """Yield the values with which a unit alone is enough, one of any licence."""
        spared = [-u.literal for u in self.units if u is not unit]
        fixed = [*self.wanted, *spared]
        for option in unit.options:
            if self.search.model([*fixed, option.chosen]) is not None:
                found = option.value
                if option.terms is not None:
                    found = self._value(unit, [*fixed, option.chosen]).change.value
                yield found

    def _value(self, unit: Unit, fixed: list[int]) -> Pinned:
        for pinned in self._plain(unit):
            if self.search.model([*fixed, *pinned.literals]) is not None:
                return pinned
        model = self.search.model([*fixed, unit.literal])
        if model is None:
            raise NotEnough(unit)
        option = next(o for o in unit.options if o.chosen in model)
        if option.terms is None:
            return _pinned(unit, option, option.value, ())
        return _licensed(unit, option, option.terms, model)

    def _plain(self, unit: Unit) -> Iterator[Pinned]:
        for option in sorted(unit.options, key=_is_below_zero):
            if option.terms is None:
                yield _pinned(unit, option, option.value, ())
            else:
                known = option.terms.lattice.catalogue.listed
                for id_ in _common(unit.changeable.fact.kind):
                    if id_ in known:
                        yield _under(unit, option, option.terms, License(id_))


def _pins(found: Iterable[Pinned]) -> Iterator[int]:
    for pinned in found:
        yield from pinned.literals


class NotEnough(AssertionError):  # noqa: N818 - it is a mistake of ours
    """Units that a solution has are not enough: a mistake of ours."""


def _is_below_zero(option: Option) -> bool:
    """Return whether a value is an amount that nobody would think of first."""
    value = option.value.amount if isinstance(option.value, Money) else option.value
    return isinstance(value, Decimal) and value < 0


def _common(kind: str) -> tuple[str, ...]:
    first = (ids for branch, ids in _COMMON_BY_KIND if within(kind, branch))
    return tuple(dict.fromkeys((*next(first, ()), *_COMMON)))


def _under(unit: Unit, option: Option, terms: Terms, licensed: Expression) -> Pinned:
    """Return a unit by which something is under a licence, with all that it gives."""
    answers = tuple(
        literal if terms.lattice.gives(licensed, answer) else -literal
        for answer, literal in terms.answers.items()
    )
    if unit.changeable.fact.field == BONDED:
        return _pinned(unit, option, licensed, answers)
    # A text that policies ask for is an option of its own; this one is in other words.
    asked = any(_is_text(other) for other in unit.options)
    written = OTHER_TEXT if asked else str(licensed)
    return _pinned(unit, option, StatedLicense(licensed, written), answers)


def _is_text(option: Option) -> bool:
    return option.terms is None and isinstance(option.value, StatedLicense)


def _licensed(
    unit: Unit, option: Option, terms: Terms, model: frozenset[int]
) -> Pinned:
    answers = {a: literal in model for a, literal in terms.answers.items()}
    return _under(unit, option, terms, terms.lattice.expression(answers))


def _pinned(
    unit: Unit, option: Option, value: object, literals: tuple[int, ...]
) -> Pinned:
    change = Change(unit.move, unit.changeable.fact, value)
    return Pinned(unit, (option.chosen, *literals), change)
