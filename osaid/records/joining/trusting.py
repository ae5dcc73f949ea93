"""What an order of sources decides where they disagree."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from osaid.records.joining.disagreements import is_contested, same
from osaid.records.joining.ledger import Entry, Ledger, Told
from osaid.records.joining.orders import Order
from osaid.records.joining.spans import Days, span_of
from osaid.records.statements import Statement
from osaid.records.trust import Overruled
from osaid.records.words import words


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
