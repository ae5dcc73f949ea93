"""Addresses: which of the systems of an input is meant, as in `models.csv#42`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from osaid.diagnostics import Diagnostic, UsageError, quoted, suggestion
from osaid.text import Place

_MOST_MARKS = 20  # of `#` in a path, each of which may end the name of a file
_MOST_NUMBERS = 20
_MOST_NEIGHBOURS = 5000


def addressed(path: str) -> tuple[str, str | None]:
    """Return the file of a path, and the system that is meant, None for all of it.

    Names of files and of systems may hold `#` themselves: the longest path that is
    there counts, and without any the shortest.

    >>> addressed("models.csv#C# model"), addressed("models.csv")
    (('models.csv', 'C# model'), ('models.csv', None))
    """
    splits = [(path, None), *_splits(path)]
    return next((split for split in splits if _is_there(split[0])), splits[-1])


def _splits(path: str) -> Iterator[tuple[str, str]]:
    """Yield a path and an address for each `#`, the longest path first."""
    marks = [found.start() for found in re.finditer("(?!^)#", path)]
    for mark in reversed(marks[:_MOST_MARKS]):
        yield path[:mark], path[mark + 1 :]


def _is_there(path: str | os.PathLike[str]) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # too long for a name, or not one at all
        return False


def number_of(
    address: str, names: Sequence[str | None], noun: str, place: Place
) -> int:
    """Return the number, from 1, of what an address means.

    Numbers go first; names are compared exactly, then in any case. Raises UsageError
    where there is no such name, or more than one; `noun` says of what.

    >>> number_of("bloom", ["Amber", "BLOOM"], "row", Place("models.csv"))
    2
    """
    numbers = {str(number): number for number in range(1, len(names) + 1)}
    if address in numbers:
        return numbers[address]
    known = [(name, number) for number, name in enumerate(names, 1) if name is not None]
    found = [number for name, number in known if name == address.strip()]
    if not found:
        folded = address.strip().casefold()
        found = [number for name, number in known if name.casefold() == folded]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(map(str, found[:_MOST_NUMBERS]))
        message = f"{len(found)} {noun}s have the name {quoted(address)}"
        cure = f"give the number of one: {listed}"
    else:
        message = f"no {noun} {quoted(address)}"
        near = suggestion(
            address, islice((name for name, _ in known), _MOST_NEIGHBOURS)
        )
        cure = near or f"give a number from 1 to {len(names)}, or a `name`"
    raise UsageError([Diagnostic(f"no-such-{noun}", message, place, help=cure)])
