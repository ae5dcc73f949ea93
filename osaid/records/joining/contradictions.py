"""What a source says of a whole kind, against what another one lists of it.

A promise that a list is complete is a promise about the list of that source. Where
another source lists something beyond it, the promise is contested. The same is so of
a kind that is said to be unused, and of the one component of a single kind. What
follows from the one for the other is added as an inferred statement, so that neither
is simply believed, and the order of trust can decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any, cast

from attrs import evolve, field, frozen

from osaid.diagnostics import quoted
from osaid.records.components import Presence
from osaid.records.joining.ledger import LISTING, UNUSED, Addition, Entry, Ledger
from osaid.records.joining.matching import Cluster
from osaid.records.joining.spans import Span, span_of
from osaid.records.kinds import is_single, within
from osaid.records.problems import exists
from osaid.records.statements import NONE, Grade, Origin, Statement
from osaid.records.systems import Extent, Subject, System

_PRESENCE = "presence"
_PART_OF = "part_of"
_IMPLIED = {Presence.PROVIDED: Extent.OPEN, Presence.WITHHELD: Extent.RELEASED}
_THERE = frozenset(_IMPLIED)
_USED = False  # the value of a kind that is not unused

Says = tuple[Statement[Any], frozenset[int]]


@frozen(eq=False)
class Contradictions:
    """Finds what sources say against each other without naming the same field.

    `parts` are the components by their names in the joined record; of supplements,
    a promise is about the joined list and stands.
    """

    ledger: Ledger
    parts: Mapping[str, Cluster]
    systems: Sequence[System] = ()
    supplements: frozenset[int] = frozenset()
    _there: Mapping[str, Sequence[Says]] = field(init=False)

    @_there.default
    def _existing(self) -> Mapping[str, Sequence[Says]]:
        """Return who says of which components that they exist."""
        return {name: tuple(self._says_there(name)) for name in sorted(self.parts)}

    def _says_there(self, name: str) -> Iterator[Says]:
        told = self.ledger.get(Entry(name, _PRESENCE), {})
        for statement in sorted(told, key=repr):  # whatever the order of the record
            if statement.value in _THERE:
                yield statement, told[statement]

    def additions(self) -> tuple[Addition, ...]:
        """Return the statements that follow, each once."""
        found = (
            *self._lists(),
            *self._unused(),
            *self._used_below(),
            *self._seconds(),
            *self._circles(),
            *self._learning(),
        )
        return tuple(dict.fromkeys(found))

    def _lists(self) -> Iterator[Addition]:
        """Yield how incomplete a list is, if another source is right."""
        for entry in self._entries(LISTING):
            for statement, told_by in self.ledger[entry].items():
                extent = cast("Extent", statement.value)
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
                implied = _IMPLIED[cast("Presence", statement.value)]
                key = (told_by, implied, span_of(statement.origin))
                weaker = implied.rank < promised.rank
                if weaker and key not in told:
                    told.add(key)
                    note = f"{quoted(name)} is listed besides"
                    yield Addition(
                        entry, _inferred(implied, statement.origin, note), told_by
                    )

    def _unused(self) -> Iterator[Addition]:
        """Yield that a kind is used, and that what is of it is not there."""
        for entry in self._entries(UNUSED):
            for statement, told_by in self.ledger[entry].items():
                if statement.value is True:
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
                note = f"`{entry.element}` is recorded as unused"
                yield self._absent(name, origin, note, told_by)
                key = (there_by, span_of(there.origin))
                if key not in told:
                    told.add(key)
                    used = _inferred(_USED, there.origin, f"{quoted(name)} is listed")
                    yield Addition(entry, used, there_by)

    def _used_below(self) -> Iterator[Addition]:
        """Yield what follows where a kind is unused, and one below it is used."""
        entries = self._entries(UNUSED)
        for above, below in permutations(entries, 2):
            if not within(str(below.element), str(above.element)):
                continue
            for unused, told_by in self.ledger[above].items():
                for used, used_by in self.ledger[below].items():
                    if unused.value is True and used.value is False:
                        note = f"`{below.element}` is recorded as used"
                        yield Addition(
                            above, _inferred(_USED, used.origin, note), used_by
                        )
                        note = f"`{above.element}` is recorded as unused"
                        gone = _inferred(not _USED, unused.origin, note)
                        yield Addition(below, gone, told_by)

    def _seconds(self) -> Iterator[Addition]:
        """Yield that each of two is not there, where there can be only one."""
        kinds: dict[str, list[str]] = {}
        for name, cluster in sorted(self.parts.items()):
            if is_single(cluster.kind) and self._exists(name):
                kinds.setdefault(cluster.kind, []).append(name)
        for kind, names in kinds.items():
            for name in names:
                for other in names:
                    there = self._there[other] if other != name else ()
                    for statement, told_by in there:
                        note = f"{quoted(other)} is the one `{kind}`"
                        yield self._absent(name, statement.origin, note, told_by)

    def _learning(self) -> Iterator[Addition]:
        """Yield that it learns, where a record implies what another denies.

        What a record implies counts only while nobody speaks of it.
        """
        entry = Entry(None, "machine_learning")
        told = self.ledger.get(entry, {})
        if all(statement.value is True for statement in told):
            return
        for number, system in enumerate(self.systems):
            if system.machine_learning.is_silent and _implies_learning(system):
                note = "it has parameters, or is a model"
                origin = Origin(grade=Grade.INFERRED, note=note, place=system.place)
                statement = Statement(value=True, origin=origin)
                yield Addition(entry, statement, frozenset({number}))

    def _exists(self, name: str) -> bool:
        told = self.ledger.get(Entry(name, _PRESENCE), {})
        return bool(told) and all(statement.value in _THERE for statement in told)

    def _circles(self) -> Iterator[Addition]:
        """Yield that parts are no parts, where sources together make a circle."""
        wholes = {
            name: next(iter(values))
            for name in self.parts
            if len(values := self._wholes(name)) == 1
        }
        for name in sorted(_going_round(wholes)):
            for statement, told_by in self.ledger[Entry(name, _PART_OF)].items():
                note = "sources together make it a part of itself"
                against = _inferred(NONE, statement.origin, note)
                yield Addition(Entry(name, _PART_OF), against, told_by)

    def _wholes(self, name: str) -> set[object]:
        told = self.ledger.get(Entry(name, _PART_OF), {})
        return {statement.value for statement in told}

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


def _implies_learning(system: System) -> bool:
    parameters = (c for c in system.components if within(c.kind, "parameters"))
    is_model = system.subject in {Subject.MODEL, Subject.WEIGHTS}
    return is_model or any(map(exists, parameters))


def _inferred(value: object, origin: Origin, note: str) -> Statement[Any]:
    """Return what follows from a statement, on the word of whoever makes that."""
    ground = evolve(origin, grade=Grade.INFERRED, note=note, looked_in=())
    return Statement(value, ground)


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
