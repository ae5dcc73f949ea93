"""The same work on one thing after the other, in order, by processes if asked for.

`crew` has the processes; it loads when there are some.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import TypeVar

from osaid.diagnostics import Diagnostic, UsageError

A = TypeVar("A")
B = TypeVar("B")

MOST_PROCESSES = 60
"""How many may be asked for: Windows cannot wait for more than 63 at a time."""


def in_order(
    work: Callable[[A], B], items: Iterable[A], processes: int | None = None
) -> Generator[B, None, None]:
    """Return an iterator of what some work makes of items, in their order.

    With 0 or None processes it is done here, and an item is taken when its result is
    asked for. With more, `work` is pickled once for each and items and results as
    they come, and at most 64 items for each are taken ahead. What the work or the
    items raise is raised when its turn comes. Closing the iterator ends the
    processes. Raises `UsageError` at once for a number of them that cannot be,
    `Error` when one dies.

    >>> list(in_order(abs, [3, -4]))
    [3, 4]
    """
    if not processes:
        return (work(item) for item in items)
    if not 0 < processes <= MOST_PROCESSES:
        message = f"there cannot be {processes} processes"
        cure = f"write a number from 0 to {MOST_PROCESSES}"
        raise UsageError([Diagnostic("not-a-number-of-processes", message, help=cure)])
    from osaid.workers.crew import shared

    return shared(work, iter(items), processes)


__all__ = ["MOST_PROCESSES", "in_order"]
