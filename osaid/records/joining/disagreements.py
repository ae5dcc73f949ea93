"""Where sources disagree, and on how much they agree."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.records.components import StatedLicense
from osaid.records.joining.ledger import Entry, Ledger, Told
from osaid.records.joining.spans import collide, span_of
from osaid.records.statements import Grade, Statement
from osaid.records.words import words
from osaid.text import Place
from osaid.values import Value


@frozen
class Mention(Value):
    """One source that says something: which, where, how well founded, and why.

    `by` is the author of the statement, and `note` the ground of an inference.
    """

    source: str
    grade: Grade = Grade.ASSERTED
    by: str | None = None
    note: str | None = None
    place: Place | None = None

    def __str__(self) -> str:
        """Return the source, and the author if there is one."""
        return f"{self.source}, by {self.by}" if self.by else self.source


@frozen
class Side(Value):
    """One of the things that are said of a field, in words, and who says it."""

    says: str
    mentions: tuple[Mention, ...]

    def __str__(self) -> str:
        """Return what is said, and by whom."""
        told = dict.fromkeys(map(str, self.mentions))
        return f"{quoted(self.says)} ({'; '.join(told)})"


@frozen
class Disagreement(Value):
    """A field of which sources say different things.

    `component` is None for the system; `kind` is the kind of the component.
    """

    component: str | None
    kind: str
    field: str
    sides: tuple[Side, ...]

    @property
    def subject(self) -> str:
        """Return the component as people read it."""
        return "the system" if self.component is None else quoted(self.component)

    def __str__(self) -> str:
        """Return the disagreement on one line."""
        sides = ", ".join(map(str, self.sides))
        return f"sources differ on `{self.field}` of {self.subject}: {sides}"


def same(value: Hashable) -> Hashable:
    """Return by what two values are the same: of a licence, what it was read as."""
    return value.expression if isinstance(value, StatedLicense) else value


def is_contested(entry: Entry, told: Told) -> bool:
    """Return whether different things are said to hold at one time.

    A component may have several locations.
    """
    if entry.field == "location":
        return False
    return collide((span_of(s.origin), same(s.value)) for s in told)


def contested(
    ledger: Ledger, kinds: Mapping[str, str], names: Sequence[str]
) -> Iterator[Disagreement]:
    """Yield the facts on which sources disagree, in the order of their names.

    `kinds` are those of the components, and `names` those of the sources.
    """
    for entry in sorted(ledger, key=lambda entry: entry.key):
        told = ledger[entry]
        if is_contested(entry, told):
            kind = "system" if entry.component is None else kinds[entry.component]
            sides = tuple(_sides(told, names))
            yield Disagreement(entry.component, kind, entry.title, sides)


def agreements(ledger: Ledger) -> int:
    """Return of how many facts several sources say the same."""
    return sum(
        1
        for entry, told in ledger.items()
        if len(frozenset().union(*told.values())) > 1 and not is_contested(entry, told)
    )


def _sides(told: Told, names: Sequence[str]) -> Iterator[Side]:
    sides: dict[str, list[Mention]] = {}
    for statement, numbers in told.items():
        mentions = sides.setdefault(words(statement.value), [])
        mentions += [mention(statement, names[number]) for number in sorted(numbers)]
    for says in sorted(sides):
        found = dict.fromkeys(sorted(sides[says], key=_order))
        yield Side(says, tuple(found))


def mention(statement: Statement[Any], name: str) -> Mention:
    """Return who makes a statement."""
    origin = statement.origin
    return Mention(name, origin.grade, origin.by, origin.note, origin.place)


def _order(one: Mention) -> tuple[str, ...]:
    place, ground = str(one.place or ""), (one.grade.value, one.note or "")
    return one.source, place, one.by or "", *ground
