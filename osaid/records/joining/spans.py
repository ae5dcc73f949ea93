"""The days on which statements hold."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable
from datetime import date

from attrs import frozen

from osaid.records.statements import Origin

Span = tuple[date, date]
"""A first day, and the first day after the last."""


def span_of(origin: Origin) -> Span:
    """Return the days on which a statement holds.

    >>> span_of(Origin(since=date(2024, 1, 1)))[0]
    datetime.date(2024, 1, 1)
    """
    return origin.since or date.min, origin.until or date.max


def collide(spans: Iterable[tuple[Span, Hashable]]) -> bool:
    """Return whether on some day two different things are said.

    >>> year = [date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1)]
    >>> collide([((year[0], year[1]), "MIT"), ((year[1], year[2]), "ISC")])
    False
    """
    last: tuple[date, Hashable] = (date.min, None)  # what is said for longest
    other = last  # and what else is
    for (begin, end), said in sorted(set(spans), key=lambda pair: pair[0]):
        if (other if last[1] == said else last)[0] > begin:
            return True
        if end > last[0]:
            other = other if last[1] == said else last
            last = (end, said)
        elif last[1] != said:
            other = max(other, (end, said), key=lambda pair: pair[0])
    return False


@frozen
class Days:
    """All days of some spans, as spans that do not touch each other."""

    begins: tuple[date, ...]
    ends: tuple[date, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Days:
        """Return the days of some spans.

        >>> days = [date(2024, 1, day) for day in (1, 2, 3)]
        >>> len(Days.of([(days[0], days[1]), (days[1], days[2])]).begins)
        1
        """
        merged: list[Span] = []
        for begin, end in sorted(spans):
            if merged and begin <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(merged[-1][1], end)
            else:
                merged.append((begin, end))
        return cls(tuple(b for b, _ in merged), tuple(e for _, e in merged))

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the spans, the earliest first."""
        return tuple(zip(self.begins, self.ends, strict=True))

    def cover(self, span: Span) -> bool:
        """Return whether all days of a span are among them."""
        index = bisect_right(self.begins, span[0]) - 1
        return index >= 0 and self.ends[index] >= span[1]

    def meet(self, span: Span) -> bool:
        """Return whether a day of a span is among them."""
        index = bisect_left(self.begins, span[1]) - 1
        return index >= 0 and self.ends[index] > span[0]
