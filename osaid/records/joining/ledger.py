"""Everything that several records say, field by field, with who says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import frozen

from osaid.records.components import Attribute, Component
from osaid.records.fields import fields_of
from osaid.records.statements import Fact, SetFact, Statement
from osaid.records.systems import Listing, System, Usage
from osaid.values import Value

LISTING = "listing"
UNUSED = "unused"
ATTRIBUTE = "attributes"


@frozen(cache_hash=True)
class Entry:
    """One fact: of which component, None for the system; of which field.

    `element` is a topic, a subject, the kind of a list, or the name of an attribute.
    """

    component: str | None
    field: str
    element: str | None = None

    @property
    def title(self) -> str:
        """Return the field, and of a set the element, as people read it."""
        return f"{self.field} {self.element}" if self.element else self.field

    @property
    def key(self) -> tuple[str, str, str]:
        """Return by what facts are sorted."""
        return self.component or "", self.field, self.element or ""


Told: TypeAlias = Mapping[Statement[Any], frozenset[int]]
"""The statements of a fact, with the numbers of the sources that make them."""

Ledger: TypeAlias = Mapping[Entry, Told]


@frozen
class Addition(Value):
    """One statement more, which follows from what a source says of something else."""

    entry: Entry
    statement: Statement[Any]
    told_by: frozenset[int]


def ledger_of(systems: Sequence[System]) -> Ledger:
    """Return what records say, statement by statement, each once.

    >>> said = Fact((Statement("open"),))
    >>> found = ledger_of([System("a", described_as=said), System("b")])
    >>> [(entry.title, len(told)) for entry, told in found.items()]
    [('described_as', 1)]
    """
    found: dict[Entry, dict[Statement[Any], frozenset[int]]] = {}
    for number, system in enumerate(systems):
        for entry, fact in _entries(system):
            told = found.setdefault(entry, {})
            for statement in fact.statements:
                told[statement] = told.get(statement, frozenset()) | {number}
    return {entry: told for entry, told in found.items() if told}


def with_additions(ledger: Ledger, additions: Iterable[Addition]) -> Ledger:
    """Return a ledger with statements added to its facts."""
    found = dict(ledger)
    for addition in additions:
        told = dict(found.get(addition.entry, {}))
        before = told.get(addition.statement, frozenset())
        told[addition.statement] = before | addition.told_by
        found[addition.entry] = told
    return found


def _entries(system: System) -> Iterator[tuple[Entry, Fact[Any]]]:
    yield from _of_record(None, system)
    for component in system.components:
        yield from _of_record(component.name, component)
    for listing in system.listings:
        yield Entry(None, LISTING, listing.kind), listing.extent
    for usage in system.usages:
        yield Entry(None, UNUSED, usage.kind), usage.unused


def _of_record(
    name: str | None, record: System | Component
) -> Iterator[tuple[Entry, Fact[Any]]]:
    for field in fields_of(type(record)).values():
        known = getattr(record, field.attribute)
        if isinstance(known, SetFact):
            yield from (
                (Entry(name, field.name, e), fact) for e, fact in known.elements
            )
        else:
            yield Entry(name, field.name), known
    for attribute in record.attributes:
        yield Entry(name, ATTRIBUTE, attribute.name), attribute.fact


@frozen
class Facts:
    """The facts of a ledger, ready to be put into records."""

    _of: Mapping[str | None, Sequence[tuple[Entry, Fact[Any]]]]

    @classmethod
    def of(cls, ledger: Ledger) -> Facts:
        """Return the facts, in an order that does not depend on that of the records."""
        found: dict[str | None, list[tuple[Entry, Fact[Any]]]] = {}
        for entry in sorted(ledger, key=lambda entry: entry.key):
            fact = Fact(tuple(ledger[entry]))
            found.setdefault(entry.component, []).append((entry, fact))
        return cls(found)

    def fields(self, record: type, name: str | None) -> dict[str, Any]:
        """Return the facts of a component, or of the system, by their attributes."""
        fields = fields_of(record)
        found: dict[str, Any] = {}
        sets: dict[str, list[tuple[str, Fact[Any]]]] = {}
        for entry, fact in self._of.get(name, ()):
            field = fields.get(entry.field)
            if field is None:
                continue
            if entry.element is None:
                found[field.attribute] = fact
            else:
                sets.setdefault(field.attribute, []).append((entry.element, fact))
        return found | {name: SetFact(tuple(parts)) for name, parts in sets.items()}

    def attributes(self, name: str | None) -> tuple[Attribute, ...]:
        """Return the attributes of a component, or of the system."""
        return tuple(Attribute(*pair) for pair in self._named(ATTRIBUTE, name))

    @property
    def listings(self) -> tuple[Listing, ...]:
        """Return how complete the lists are."""
        return tuple(Listing(*pair) for pair in self._named(LISTING, None))

    @property
    def usages(self) -> tuple[Usage, ...]:
        """Return which kinds are recorded as unused, or as used."""
        return tuple(Usage(*pair) for pair in self._named(UNUSED, None))

    def _named(self, field: str, name: str | None) -> Iterator[tuple[str, Fact[Any]]]:
        for entry, fact in self._of.get(name, ()):
            if entry.field == field and entry.element is not None:
                yield entry.element, fact
