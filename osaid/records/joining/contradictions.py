"""What a source says of a whole kind, against what another one lists of it.

A promise that a list is complete is a promise about the list of that source. Where
another source lists something beyond it, the promise is contested. The same is so of
a kind that is said to be unused, and of the one component of a single kind. What
follows from the one for the other is added as an inferred statement, so that neither
is simply believed, and the order of trust can decide.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import permutations
from typing import Any

from attrs import evolve, field, frozen

from osaid.diagnostics import quoted
from osaid.records.components import Presence
from osaid.records.joining.ledger import LISTING, UNUSED, Addition, Entry, Ledger, Told
from osaid.records.joining.matching import Cluster
from osaid.records.joining.spans import Days, Span, span_of
from osaid.records.kinds import is_single, within
from osaid.records.statements import NONE, Grade, Origin, Statement
from osaid.records.systems import Extent

_PRESENCE = "presence"
_PART_OF = "part_of"
_IMPLIED: Mapping[object, Extent] = {
    Presence.PROVIDED: Extent.OPEN,
    Presence.WITHHELD: Extent.RELEASED,
}
_UNUSED, _USED = True, False
_MOST_SPANS = 8  # of days, for which something is said to follow

Says = tuple[Statement[Any], frozenset[int]]
"""A statement that stands for all that some sources say alike, and these sources."""


@frozen(eq=False)
class Contradictions:
    """Finds what sources say against each other without naming the same field.

    `parts` are the components by their names in the joined record. What `supplements`
    promise is about the joined list.
    """

    ledger: Ledger
    parts: Mapping[str, Cluster]
    supplements: frozenset[int] = frozenset()
    _there: Mapping[str, Sequence[Says]] = field(init=False)

    @_there.default
    def _existing(self) -> Mapping[str, Sequence[Says]]:
        """Return who says of which components that they exist."""
        return {
            name: _saying(self.ledger.get(Entry(name, _PRESENCE), {}), _IMPLIED)
            for name in sorted(self.parts)
        }

    def additions(self) -> tuple[Addition, ...]:
        """Return the statements that follow, each once."""
        found = (
            *self._lists(),
            *self._unused(),
            *self._used_below(),
            *self._seconds(),
            *self._circles(),
        )
        return tuple(dict.fromkeys(found))

    def _lists(self) -> Iterator[Addition]:
        """Yield how incomplete a list is, if another source is right."""
        for entry in self._entries(LISTING):
            for extent in (Extent.RELEASED, Extent.ALL):
                for _, told_by in _saying(self.ledger[entry], {extent}):
                    for number in sorted(told_by - self.supplements):
                        yield from self._beyond(entry, extent, number)

    def _beyond(
        self, entry: Entry, promised: Extent, promiser: int
    ) -> Iterator[Addition]:
        """Yield one example of what each source lists beyond a promise."""
        told: set[tuple[frozenset[int], Extent, Span]] = set()
        for name, cluster in self._within(entry):
            if cluster.is_listed_by(promiser, str(entry.element)):
                continue
            for statement, told_by in self._there[name]:
                implied = _IMPLIED[statement.value]
                key = (told_by, implied, span_of(statement.origin))
                if implied.rank < promised.rank and key not in told:
                    told.add(key)
                    note = f"{quoted(name)} is listed besides"
                    weaker = _inferred(implied, statement.origin, note)
                    yield Addition(entry, weaker, told_by)

    def _unused(self) -> Iterator[Addition]:
        """Yield that a kind is used, and that what is of it is not there."""
        for entry in self._entries(UNUSED):
            for statement, told_by in _saying(self.ledger[entry], {_UNUSED}):
                yield from self._used(entry, statement.origin, told_by)

    def _used(
        self, entry: Entry, origin: Origin, told_by: frozenset[int]
    ) -> Iterator[Addition]:
        told: set[tuple[frozenset[int], Span]] = set()
        for name, cluster in self._within(entry):
            for there, there_by in self._there[name]:
                both = told_by & there_by
                if any(cluster.is_listed_by(one, str(entry.element)) for one in both):
                    continue  # what one source says against itself, it contests
                yield self._absent(name, origin, _recorded(entry, _UNUSED), told_by)
                key = (there_by, span_of(there.origin))
                if key not in told:
                    told.add(key)
                    used = _inferred(_USED, there.origin, f"{quoted(name)} is listed")
                    yield Addition(entry, used, there_by)

    def _used_below(self) -> Iterator[Addition]:
        """Yield what follows where a kind is unused, and one below it is used."""
        for above, below in permutations(self._entries(UNUSED), 2):
            if within(str(below.element), str(above.element)):
                for unused, told_by in _saying(self.ledger[above], {_UNUSED}):
                    for used, used_by in _saying(self.ledger[below], {_USED}):
                        if told_by.isdisjoint(used_by):
                            note = _recorded(below, _USED)
                            mine = _inferred(_USED, used.origin, note)
                            yield Addition(above, mine, used_by)
                            note = _recorded(above, _UNUSED)
                            mine = _inferred(_UNUSED, unused.origin, note)
                            yield Addition(below, mine, told_by)

    def _seconds(self) -> Iterator[Addition]:
        """Yield that each of two is not there, where there can be only one."""
        kinds: dict[str, list[str]] = {}
        for name, there in self._there.items():
            told = self.ledger.get(Entry(name, _PRESENCE), {})
            surely = there and all(statement.value in _IMPLIED for statement in told)
            if surely and is_single(self.parts[name].kind):
                kinds.setdefault(self.parts[name].kind, []).append(name)
        for kind, names in kinds.items():
            for name, other in permutations(names, 2):
                for statement, told_by in self._there[other]:
                    note = f"{quoted(other)} is the one `{kind}`"
                    yield self._absent(name, statement.origin, note, told_by)

    def _circles(self) -> Iterator[Addition]:
        """Yield that parts are no parts, where sources together make a circle."""
        wholes: dict[str, object] = {}
        for name in self.parts:
            values = {s.value for s in self.ledger.get(Entry(name, _PART_OF), {})}
            if len(values) == 1:
                wholes[name] = values.pop()
        for name in sorted(_going_round(wholes)):
            entry = Entry(name, _PART_OF)
            for statement, told_by in _saying(self.ledger[entry], {wholes[name]}):
                note = "sources together make it a part of itself"
                against = _inferred(NONE, statement.origin, note)
                yield Addition(entry, against, told_by)

    def _entries(self, field: str) -> list[Entry]:
        found = (entry for entry in self.ledger if entry.field == field)
        return sorted(found, key=lambda entry: entry.key)

    def _within(self, entry: Entry) -> Iterator[tuple[str, Cluster]]:
        for name, there in self._there.items():
            cluster = self.parts[name]
            if there and within(cluster.kind, str(entry.element)):
                yield name, cluster

    def _absent(
        self, name: str, origin: Origin, note: str, told_by: frozenset[int]
    ) -> Addition:
        statement = _inferred(Presence.ABSENT, origin, note)
        return Addition(Entry(name, _PRESENCE), statement, told_by)


def _saying(told: Told, values: Collection[object]) -> tuple[Says, ...]:
    """Return for all that the same sources say of a value one statement, or a few.

    They hold on the same days, and on those between where there are very many.
    """
    found: dict[tuple[object, frozenset[int]], list[Statement[Any]]] = {}
    for statement, told_by in told.items():
        if statement.value in values:
            found.setdefault((statement.value, told_by), []).append(statement)
    said = [(one, who) for (_, who), made in found.items() for one in _in_short(made)]
    return tuple(sorted(said, key=repr))


def _in_short(made: Sequence[Statement[Any]]) -> Iterator[Statement[Any]]:
    first = min(made, key=repr)  # whatever the order of the record
    spans = Days.of(span_of(statement.origin) for statement in made).spans
    if len(spans) > _MOST_SPANS:
        spans = ((spans[0][0], spans[-1][1]),)
    for begin, end in spans:
        since = None if begin == date.min else begin
        until = None if end == date.max else end
        yield evolve(first, origin=evolve(first.origin, since=since, until=until))


def _inferred(value: object, origin: Origin, note: str) -> Statement[Any]:
    """Return what follows from a statement, on the word of whoever makes that."""
    ground = evolve(origin, grade=Grade.INFERRED, note=note, looked_in=())
    return Statement(value, ground)


def _recorded(entry: Entry, unused: bool) -> str:  # noqa: FBT001 - the value of the fact
    return f"`{entry.element}` is recorded as {'unused' if unused else 'used'}"


def _going_round(wholes: Mapping[str, object]) -> Iterator[str]:
    """Yield the parts from which one comes back to them."""
    done: set[object] = set()
    for start in wholes:
        path: dict[object, None] = {}
        name: object = start
        while name in wholes and name not in done and name not in path:
            path[name] = None
            name = wholes[str(name)]
        if name in path:
            names = list(path)
            yield from map(str, names[names.index(name) :])
        done.update(path)
