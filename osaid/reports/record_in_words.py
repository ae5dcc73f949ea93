"""What a record says, line by line, for people who read no records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from osaid.records.components import Attribute, Component, StatedLicense
from osaid.records.fields import fields_of
from osaid.records.kinds import ROOT
from osaid.records.statements import NONE, Fact, Nothing, SetFact
from osaid.records.systems import Extent, Listing, System, Usage
from osaid.reports.nouns import listed
from osaid.reports.table import shown

_EXTENTS = {
    Extent.OPEN: "more may exist",
    Extent.RELEASED: "whatever else exists is withheld",
    Extent.ALL: "nothing else exists",
}
_WORDLESS = frozenset({"presence"})


def record_in_words(system: System) -> list[str]:
    """Return a line for each thing that is said of a system, and for each component.

    >>> from osaid.records.statements import Statement
    >>> record_in_words(System("x", machine_learning=Fact((Statement(True),))))
    ['machine_learning yes']
    """
    return [shown(line) for line in _lines(system)]


def _lines(system: System) -> Iterator[str]:
    yield from _facts(system)
    yield from _own(system.attributes)
    for part in system.components:
        said = [*_facts(part), *_sets(part), *_own(part.attributes)]
        yield f"{_named(part)}: {', '.join(said) or 'listed'}"
    yield from map(_listing, system.listings)
    yield from map(_usage, system.usages)
    for one in system.attestations:
        role = f", as {one.role}" if one.role else ""
        yield f"{one.by}{role}, on {one.judgement}: {_value(one.answer)}"
    for name, record in system.parents:
        yield f"of {name}, {record.name}, a record of its own says:"
        yield from (f"- {line}" for line in _lines(record))


def _named(part: Component) -> str:
    return part.kind if part.name == part.kind else f"{part.kind} `{part.name}`"


def _facts(held: System | Component) -> Iterator[str]:
    for field in fields_of(type(held)).values():
        fact = getattr(held, field.attribute, None)
        if isinstance(fact, Fact) and not fact.is_silent:
            name = "" if field.name in _WORDLESS else f"{field.name} "
            yield f"{name}{_either(fact)}"


def _either(fact: Fact[Any]) -> str:
    said = (_graded(one.value, one.origin.grade) for one in fact.statements)
    return listed(dict.fromkeys(said), "or")


def _graded(value: object, grade: Enum) -> str:
    return _value(value) if grade.value == "asserted" else f"{_value(value)} ({grade})"


def _value(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case StatedLicense(expression=expression, written=written):
            text = str(expression)
            return text if written == text else f"{text}, written `{written}`"
        case Enum():
            return "none" if value is NONE else str(value.value)
        case _:
            return str(value)


def _sets(part: Component) -> Iterator[str]:
    for name in ("covers", "about"):
        elements: SetFact = getattr(part, name)
        for answer, words in ((True, name), (False, f"not {name}")):
            said = [n for n, f in elements.elements if f.values == (answer,)]
            if said:
                yield _words(words, said)
        torn = [n for n, f in elements.elements if f.is_contested]
        if torn:
            yield f"perhaps {name} {listed(torn)}"


def _words(words: str, said: Iterable[str]) -> str:
    return f"{words.replace('not covers', 'covers not')} {listed(said)}"


def _own(attributes: Iterable[Attribute]) -> Iterator[str]:
    for attribute in attributes:
        yield f"{attribute.name} {_either(attribute.fact)}"


def _listing(listing: Listing) -> str:
    extents = listed(map(_extent, listing.extent.values), "or")
    where = "" if listing.kind == ROOT else f"list of {listing.kind}: "
    return f"{where}{extents}"


def _extent(extent: Extent | Nothing) -> str:
    return _EXTENTS[extent] if isinstance(extent, Extent) else str(extent.value)


def _usage(usage: Usage) -> str:
    said = listed(("unused" if v else "used" for v in usage.unused.values), "or")
    return f"{usage.kind}: {said}"
