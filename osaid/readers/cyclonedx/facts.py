"""Facts put together from several places of a document, and names for components."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from osaid.records.problems import RESERVED
from osaid.records.statements import Fact, SetFact

T = TypeVar("T")


def united(facts: Iterable[Fact[T]]) -> Fact[T]:
    """Return one fact that says what several say.

    >>> from osaid.records.statements import Statement
    >>> united([Fact((Statement(1),)), Fact(), Fact((Statement(2),))]).values
    (1, 2)
    """
    return Fact(tuple(statement for fact in facts for statement in fact.statements))


def set_of(elements: Iterable[tuple[str, Fact[bool]]]) -> SetFact:
    """Return a fact about a set, from what is said of each element.

    >>> set_of([("scope", Fact()), ("processing", Fact())]).names
    ('processing', 'scope')
    """
    return SetFact(tuple(sorted(elements, key=lambda element: element[0])))


class Names:
    """The names that the components of one record have so far.

    >>> names = Names()
    >>> names.new("corpus"), names.new("corpus"), names.new("all")
    ('corpus', 'corpus (2)', 'all (1)')
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._taken: set[str] = set()
        self._counts: Counter[str] = Counter()

    def new(self, wish: str) -> str:
        """Return a name that nothing else in the record has, as near as it gets."""
        name = wish
        while name in self._taken or name.casefold() in RESERVED:
            self._counts[wish] += 1
            name = f"{wish} ({self._number(wish)})"
        self._taken.add(name)
        return name

    def _number(self, wish: str) -> int:
        """Return the next number; where a word is reserved there is no first one."""
        return self._counts[wish] + (wish in self._taken)
