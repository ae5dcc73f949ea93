"""Facts put together from what several elements or relationships say."""

from __future__ import annotations

from itertools import islice

from attrs import evolve

from osaid.readers.spdx3.elements import Relationship
from osaid.records.statements import Fact, Grade, Statement, T


def distinct(fact: Fact[T], most: int | None = None) -> Fact[T]:
    """Return a fact with each value stated once in each way and time.

    With `most` there are so many of them at most.

    >>> len(distinct(Fact((Statement("a"), Statement("a"))), 5).statements)
    1
    """
    found: dict[object, Statement[T]] = {}
    for statement in fact.statements:
        origin = statement.origin
        how = (origin.grade, origin.note, origin.since, origin.until)
        found.setdefault((statement.value, *how), statement)
    return Fact(tuple(islice(found.values(), most)))


def inferred(fact: Fact[T], note: str) -> Fact[T]:
    """Return a fact as it is concluded of something else, on a ground.

    >>> inferred(Fact((Statement("a"),)), "by its name").statements[0].origin.note
    'by its name'
    """
    return Fact(
        tuple(
            Statement(
                s.value, evolve(s.origin, grade=Grade.INFERRED, note=_and(s, note))
            )
            for s in fact.statements
        )
    )


def in_its_time(fact: Fact[T], relationship: Relationship) -> Fact[T]:
    """Return a fact that holds as long as the relationship that states it."""
    since = relationship.element.day("startTime")
    until = relationship.element.day("endTime")
    if since is None and until is None:
        return fact
    return Fact(
        tuple(
            Statement(s.value, evolve(s.origin, since=since, until=until))
            for s in fact.statements
        )
    )


def _and(statement: Statement[T], note: str) -> str:
    return "; ".join(filter(None, (statement.origin.note, note)))
