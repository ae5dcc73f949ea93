"""An order of sources, and what it decides where they disagree."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from attrs import field, frozen

from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.records.joining.disagreements import is_contested, same
from osaid.records.joining.ledger import Entry, Ledger, Told
from osaid.records.joining.spans import Days, span_of
from osaid.records.statements import Origin, Statement
from osaid.records.trust import Overruled
from osaid.records.words import words


@frozen
class Order:
    """Sources by name, the most trusted first; whoever is not named comes last.

    A name is that of an input, of its file without the folders, of a source that a
    statement cites, or of whoever makes it; upper and lower case are alike.
    """

    names: tuple[str, ...]
    sources: Sequence[str]
    _ranks: Mapping[str, int] = field(init=False)

    @_ranks.default
    def _numbered(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for rank, name in enumerate(self.names):
            found.setdefault(_key(name), rank)
        return found

    @property
    def last(self) -> int:
        """Return the rank of whoever is not in the order."""
        return len(self.names)

    def rank_of(self, number: int) -> int:
        """Return the rank of a source as a whole, 0 for the most trusted."""
        return self._best(_names_of(self.sources[number]))

    def rank(self, statement: Statement[Any], told_by: Iterable[int]) -> int:
        """Return the rank of a statement: the best of those who make it."""
        names = [name for n in told_by for name in _names_of(self.sources[n])]
        return self._best([*names, *_names_in(statement.origin)])

    def _best(self, names: Iterable[str]) -> int:
        return min((self._ranks.get(_key(n), self.last) for n in names), default=0)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _names_of(source: str) -> list[str]:
    return [source, PurePath(source).name]


def _names_in(origin: Origin) -> list[str]:
    place = [] if origin.place is None else _names_of(origin.place.file)
    return [*place, *filter(None, (origin.source, origin.by))]


def check_order(order: Order, ledger: Ledger) -> None:
    """Raise `UsageError` for each name in an order that no source has."""
    known = {name for source in order.sources for name in _names_of(source)}
    for told in ledger.values():
        for statement in told:
            known.update(_names_in(statement.origin))
    keys = set(map(_key, known))
    listed = ", ".join(quoted(source) for source in sorted(order.sources))
    problems = [
        Diagnostic(
            "unknown-source",
            f"no source {quoted(name)}, whose word is to be trusted",
            help=suggestion(name, sorted(known)) or f"there are {listed}",
        )
        for name in order.names
        if _key(name) not in keys
    ]
    if problems:
        raise UsageError(problems)


def decided(ledger: Ledger, order: Order) -> tuple[Ledger, tuple[Overruled, ...]]:
    """Return what is left once the most trusted source decides, and what is not.

    It decides for the days on which it speaks. Where nobody in the order speaks, or
    the first who does disagrees with itself, a fact stays contested.
    """
    if not order.names:
        return ledger, ()
    found: dict[Entry, Told] = {}
    overruled: list[Overruled] = []
    for entry, told in ledger.items():
        gone = _overruled(told, order) if is_contested(entry, told) else {}
        found[entry] = {s: n for s, n in told.items() if s not in gone}
        for statement, rank in gone.items():
            numbers = told[statement]
            overruled.append(_record(entry, statement, order, (rank, numbers)))
    return found, tuple(overruled)


def _overruled(told: Told, order: Order) -> Mapping[Statement[Any], int]:
    """Return the statements that are overruled, with the rank that decides."""
    ranks = {s: order.rank(s, numbers) for s, numbers in told.items()}
    best = min(ranks.values())
    if best == order.last:
        return {}
    deciding = [s for s, rank in ranks.items() if rank == best]
    spoken = Days.of(span_of(s.origin) for s in deciding)
    said: dict[Hashable, list[Statement[Any]]] = {}
    for statement in deciding:
        said.setdefault(same(statement.value), []).append(statement)
    agreed = {v: Days.of(span_of(s.origin) for s in made) for v, made in said.items()}
    return {
        statement: best
        for statement, rank in ranks.items()
        if rank != best
        and spoken.cover(span_of(statement.origin))
        and not _agrees(statement, agreed)
    }


def _agrees(statement: Statement[Any], agreed: Mapping[Hashable, Days]) -> bool:
    days = agreed.get(same(statement.value))
    return days is not None and days.meet(span_of(statement.origin))


def _record(
    entry: Entry,
    statement: Statement[Any],
    order: Order,
    told: tuple[int, frozenset[int]],
) -> Overruled:
    rank, numbers = told
    return Overruled(
        field=entry.title,
        says=words(statement.value),
        source=", ".join(sorted({order.sources[number] for number in numbers})),
        decided_by=order.names[rank],
        component=entry.component,
        place=statement.origin.place,
    )
