"""The writer of CSV tables: a row for each system, and a column for each field.

A row has one source. What no column can hold is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from osaid.records.canonical import UNKNOWN
from osaid.records.components import Component
from osaid.records.fields import FieldType, fields_of
from osaid.records.kinds import within
from osaid.records.problems import ALL
from osaid.records.statements import NONE, Fact, SetFact
from osaid.records.systems import System
from osaid.writers.cells import (
    LONGEST,
    SEPARATOR,
    cell_text,
    is_writable,
    is_written_as_it_is,
)
from osaid.writers.identities import hub_model
from osaid.writers.inventory import FINAL

FIRST = (
    "name", "release", "supplier", "hub_id", "derived_from", "license", "source", "url",
)  # fmt: skip
"""The columns that come first, in their order; others follow, as they are needed."""

TAKEN = frozenset(
    {
        *FIRST, "version", "producer", "organization", "hub", "huggingface", "licence",
        "derivation",
    }
)  # fmt: skip
"""The headers that have a meaning of their own."""

_ALWAYS = frozenset(FIRST[:3])
_PARENT, _PRESENCE = "parent", "presence"
_NAME = re.compile(r"\S(?:.*\S)?")
_ATTRIBUTE = re.compile(r"csv\.(?P<header>[^\W_]+(?:_[^\W_]+)*)")
_TO_QUOTE = re.compile(r'[,;\t"\r\n]|^ | $')

Cells: TypeAlias = dict[str, str]
"""What stands under the headers of one row."""

Spellings: TypeAlias = Mapping[tuple[str, str], str]
"""The names that headers have for components, by kind and without case."""


def write_table(systems: Iterable[System]) -> str:
    """Return a table with a row for each system.

    >>> print(write_table([System("Amber", supplier="LLM360")]), end="")
    name,release,supplier
    Amber,,LLM360
    """
    found = tuple(systems)
    spellings = _spellings(found)
    rows = [dict(_row(system, spellings)) for system in found]
    headers = list(_headers(rows))
    lines = [headers, *([row.get(header, "") for header in headers] for row in rows)]
    return "".join(f"{','.join(map(_quoted, line))}\n" for line in lines)


def _spellings(systems: Iterable[System]) -> Spellings:
    """Return the names that headers can hold, each in one spelling.

    Headers that differ in case only are one and the same to a reader of tables.
    """
    found: dict[tuple[str, str], str] = {}
    for system in systems:
        for part in system.components:
            if is_writable(part.name) and _NAME.fullmatch(part.name):
                found.setdefault((part.kind, part.name.casefold()), part.name)
    return found


def _headers(rows: Iterable[Cells]) -> Iterator[str]:
    found = {header for row in rows for header in row} | _ALWAYS
    first = [header for header in FIRST if header in found]
    yield from first
    yield from sorted(found.difference(first))


def _row(system: System, spellings: Spellings) -> Iterator[tuple[str, str]]:
    yield "name", _safe_name(system.name)
    for header in ("release", "supplier"):
        text = getattr(system, header)
        if text is not None and is_written_as_it_is(text):
            yield header, text
    if hub_model(system.identity) is not None:
        yield "hub_id", str(system.identity.hub)
    parts = [
        part
        for part in system.components
        if spellings.get((part.kind, part.name.casefold())) == part.name
    ]
    names = {part.name for part in parts}
    left_out = {part.kind for part in system.components if part.name not in names}
    written = [*_of_system(system, left_out), *_of_parts(parts)]
    for header, cell, _ in written:
        yield header, cell
    yield from _of_parents(parts)
    yield from _source([fact for _, _, fact in written])


def _of_system(
    system: System, left_out: Collection[str]
) -> Iterator[tuple[str, str, Any]]:
    """Yield headers, cells and facts of the system itself.

    Where a component is left out, nothing is said that would mean that there is none.
    """
    facts = [
        *(
            (f"system.{name}", getattr(system, field.attribute))
            for name, field in fields_of(System).items()
        ),
        *(
            (f"listing.{part.kind}", part.extent)
            for part in system.listings
            if not _has_any(part.kind, left_out)
        ),
        *(
            (f"unused.{part.kind}", part.unused)
            for part in system.usages
            if part.unused.values == (False,) or not _has_any(part.kind, left_out)
        ),
    ]
    for attribute in system.attributes:
        match = _ATTRIBUTE.fullmatch(attribute.name)
        header = match["header"] if match else ""
        if header and header == header.casefold() and header not in TAKEN:
            facts.append((header, attribute.fact))
    for header, fact in facts:
        cell = cell_text(fact)
        if cell is not None:
            yield header, cell, fact


def _has_any(branch: str, kinds: Iterable[str]) -> bool:
    return any(within(kind, branch) for kind in kinds)


def _of_parts(components: Iterable[Component]) -> Iterator[tuple[str, str, Any]]:
    """Yield headers, cells and facts of components, which refer to each other only."""
    parts = list(components)
    names = {ALL, *(part.name for part in parts)}
    for component in parts:
        found = list(_of_part(component, names))
        if not found and not _is_plain_parent(component):
            found = [(_header(component, _PRESENCE), UNKNOWN, Fact())]
        yield from found


def _of_part(
    component: Component, names: Collection[str]
) -> Iterator[tuple[str, str, Any]]:
    for name, field in fields_of(Component).items():
        fact: Fact[Any] | SetFact = getattr(component, field.attribute)
        if field.holds is FieldType.SUBJECTS and isinstance(fact, SetFact):
            known = tuple(part for part in fact.elements if part[0] in names)
            fact = SetFact(known)
        cell = None if field.derived else cell_text(fact)
        if field.holds is FieldType.REFERENCE and cell not in {*names, NONE.value}:
            cell = None
        if cell is not None:
            yield _header(component, name), cell, fact


def _header(component: Component, field: str) -> str:
    kind, name = component.kind, component.name
    if (kind, name, field) == (FINAL, FINAL, "license"):
        return "license"
    return f"{kind}.{field}" if name == kind else f"{kind}[{name}].{field}"


def _of_parents(components: Iterable[Component]) -> Iterator[tuple[str, str]]:
    names = [part.name for part in components if _is_plain_parent(part)]
    if names:
        yield "derived_from", f"{SEPARATOR} ".join(names)


def _is_plain_parent(component: Component) -> bool:
    name = component.name
    plain = is_written_as_it_is(name) and SEPARATOR not in name
    return component.kind == _PARENT and plain


def _source(facts: Iterable[Fact[Any] | SetFact]) -> Iterator[tuple[str, str]]:
    """Yield the source of a row, where everything in it is from one."""
    single = [
        fact
        for each in facts
        for fact in (
            [part for _, part in each.elements] if isinstance(each, SetFact) else [each]
        )
    ]
    found = {(s.origin.source, s.origin.url) for f in single for s in f.statements}
    source, url = found.pop() if len(found) == 1 else (None, None)
    if source is not None and is_written_as_it_is(source):
        yield "source", source
    if url is not None and is_written_as_it_is(url):
        yield "url", url


def _safe_name(name: str) -> str:
    """Return a name as a cell can hold it: an apostrophe keeps it from being run."""
    if is_writable(name):
        return name
    kept = "".join(c if is_writable(f"a{c}") else "?" for c in name[:LONGEST])
    return f"'{kept}"


def _quoted(text: str) -> str:
    if _TO_QUOTE.search(text) is None:
        return text
    return '"' + text.replace('"', '""') + '"'
