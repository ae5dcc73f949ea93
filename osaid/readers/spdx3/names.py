"""Names of components: each its own, and none a word of the record format."""

from __future__ import annotations

from osaid.records.problems import RESERVED


class Names:
    """Gives out names, with a number behind one that is taken.

    >>> names = Names()
    >>> names.give("data"), names.give("data"), names.give("all")
    ('data', 'data (2)', 'all (1)')
    """

    def __init__(self) -> None:
        """Begin with no name taken."""
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def give(self, wanted: str) -> str:
        """Return the name that is wanted, or one like it that is free."""
        name = wanted
        while name in self._taken or name.casefold() in RESERVED:
            reserved = name.casefold() in RESERVED
            count = self._counts.get(wanted, 0 if reserved else 1) + 1
            self._counts[wanted] = count
            name = f"{wanted} ({count})"
        self._taken.add(name)
        return name
