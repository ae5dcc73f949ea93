"""Which components of several records are one and the same.

What tells most comes first: a package URL, an id on the Hub, a digest; that a system
has only one of a kind; kind and name; kind and place. Two components of one record are
never the same, and where it is not clear which ones are meant, none are joined: a
wrong match would give one component the licence of another.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from attrs import field, frozen

from osaid.records.components import Component
from osaid.records.joining.keys import (
    at_odds,
    hub_places,
    identity_keys,
    is_common,
    is_file,
    places,
    plain_name,
)
from osaid.records.joining.witnesses import Role, Witness
from osaid.records.kinds import PARENT, is_single, within
from osaid.values import Shown

Member = tuple[int, Component]
"""A component, and the number of the source that lists it."""

Keys = Callable[[Member], Iterable[Hashable]]
Fits = Callable[[Component, Component], bool]


@frozen
class Cluster(Shown):
    """One component, as the sources that list it have it.

    `members` are in the order of the sources, and each source has at most one.
    """

    members: tuple[Member, ...]

    @property
    def kind(self) -> str:
        """Return the kind, the most special one that a source gives."""
        return max((part.kind for _, part in self.members), key=len)

    @property
    def names(self) -> tuple[tuple[str, int], ...]:
        """Return what each source calls it, with the number of the source."""
        return tuple((part.name, number) for number, part in self.members)

    def is_listed_by(self, number: int, kind: str) -> bool:
        """Return whether a source lists it under a kind."""
        return any(n == number and within(c.kind, kind) for n, c in self.members)


def clusters(witnesses: Sequence[Witness]) -> tuple[Cluster, ...]:
    """Return the components that records list together, each once.

    Supplements list nothing by themselves.

    >>> from osaid.records.joining.witnesses import witness
    >>> from osaid.records.systems import System
    >>> one = Component("code.training", "Training code")
    >>> other = Component("code.training", "training code")
    >>> told = [witness(System("Amber", components=(part,))) for part in (one, other)]
    >>> len(clusters(told))
    1
    """
    members = [
        (number, component)
        for number, told in enumerate(witnesses)
        if told.role is not Role.SUPPLEMENT
        for component in told.system.components
    ]
    groups = _Groups(members)
    for keys in (*_IDENTITIES, _parent):
        groups.join(keys, compatible)
    groups.join(partial(_single, _counts(members)), compatible)
    for keys in (_exact_name, _plain_name, _special_name):
        groups.join(keys, _same_by_name)
    groups.join(_at_place, _same_by_place)
    return tuple(map(Cluster, groups.members()))


@frozen(eq=False)
class _Groups:
    """Members, and with which others each is the same so far."""

    all: Sequence[Member]
    _of: list[list[int]] = field(init=False)

    @_of.default
    def _alone(self) -> list[list[int]]:
        return [[index] for index in range(len(self.all))]

    def members(self) -> Iterator[tuple[Member, ...]]:
        """Yield each group once, in the order of its first member."""
        for index, group in enumerate(self._of):
            if group[0] == index:
                yield tuple(self.all[one] for one in group)

    def join(self, keys: Keys, fits: Fits) -> None:
        """Join what has a key in common, unless some of it does not fit the rest."""
        found: dict[Hashable, list[int]] = {}
        for index, member in enumerate(self.all):
            for key in keys(member):
                found.setdefault(key, []).append(index)
        for _, indexes in sorted(found.items(), key=lambda pair: repr(pair[0])):
            groups = {self._of[index][0]: self._of[index] for index in indexes}
            joined = sorted(index for group in groups.values() for index in group)
            if len(groups) > 1 and self._fit(joined, fits):
                for index in joined:
                    self._of[index] = joined

    def _fit(self, indexes: Sequence[int], fits: Fits) -> bool:
        numbers = [self.all[index][0] for index in indexes]
        if len(set(numbers)) < len(numbers):
            return False
        pairs = combinations([self.all[index][1] for index in indexes], 2)
        return all(fits(one, other) for one, other in pairs)


def compatible(one: Component, other: Component) -> bool:
    """Return whether nothing is known by which they cannot be the same."""
    of_a_kind = within(one.kind, other.kind) or within(other.kind, one.kind)
    return of_a_kind and not at_odds(one.identity, other.identity, one.kind)


def _same_by_name(one: Component, other: Component) -> bool:
    """Return whether a name is enough, which tells little in different places."""
    ours, theirs = places(one), places(other)
    elsewhere = bool(ours and theirs) and ours.isdisjoint(theirs)
    tells = not (is_common(one.name) or is_file(one.name))
    return (tells or not elsewhere) and compatible(one, other)


def _same_by_place(one: Component, other: Component) -> bool:
    """Return whether a place is enough: where a name only says of what kind it is."""
    if is_file(one.name) or is_file(other.name):
        return False
    common = is_common(one.name) or is_common(other.name)
    return common and compatible(one, other)


def _identity(sort: str, exact: bool, member: Member) -> Iterator[Hashable]:  # noqa: FBT001 - bound by position
    _, component = member
    key = identity_keys(component.identity, component.kind).get(sort)
    if key is not None:
        yield component.kind if exact else _branch(component), key


def _parent(member: Member) -> Iterator[Hashable]:
    """Yield the ids on the Hub of a parent, which is where it can be had."""
    _, component = member
    if component.kind == PARENT:
        hub = identity_keys(component.identity).get("hub")
        yield from (hub,) if hub else hub_places(component)


def _branch(component: Component) -> str:
    return component.kind.partition(".")[0]


def _counts(members: Iterable[Member]) -> Mapping[tuple[int, str], int]:
    """Return how many components each source lists of each kind."""
    counts: dict[tuple[int, str], int] = {}
    for number, component in members:
        key = (number, component.kind)
        counts[key] = counts.get(key, 0) + 1
    return counts


def _single(
    counts: Mapping[tuple[int, str], int], member: Member
) -> Iterator[Hashable]:
    number, component = member
    if is_single(component.kind) and counts[number, component.kind] == 1:
        yield component.kind


def _exact_name(member: Member) -> Iterator[Hashable]:
    yield member[1].kind, member[1].name


def _plain_name(member: Member) -> Iterator[Hashable]:
    _, component = member
    name = plain_name(component.name)
    if name:
        yield component.kind, name


def _special_name(member: Member) -> Iterator[Hashable]:
    _, component = member
    if not (is_common(component.name) or is_file(component.name)):
        yield _branch(component), plain_name(component.name)


def _at_place(member: Member) -> Iterator[Hashable]:
    _, component = member
    for place in places(component):
        yield component.kind, place


_IDENTITIES: tuple[Keys, ...] = tuple(
    partial(_identity, sort, exact)
    for sort in ("purl", "hub", "digest")
    for exact in (True, False)
)
