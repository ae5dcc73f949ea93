"""Plainer words for what a made-up record may say in any words.

A solver picks any licence and any name that will do. People read an example sooner
where these are the usual ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from attrs import evolve

from osaid.licenses.reading import read_license
from osaid.records.components import Component, StatedLicense
from osaid.records.fields import FieldType, fields_of
from osaid.records.statements import NONE, Fact, Nothing, SetFact
from osaid.records.systems import System

Edit = Callable[[System], System]
"""Returns a changed record, or the same one if there is nothing to change."""

_USUAL = ("MIT", "CC-BY-4.0")
"""Licences that everybody knows, for what may be under any."""


def plainer(system: System) -> Iterator[Edit]:
    """Yield what puts a plainer word in the place of another, one at a time.

    >>> len(list(plainer(System("nothing"))))
    1
    """
    for name, terms in _terms(system):
        for instead in _none_or_others(terms):
            yield partial(_relicensed, attribute=name, terms=terms, other=instead)
    for part in system.components:
        for name, terms in _terms(part):
            for other in _others(terms):
                edit = partial(_relicensed, attribute=name, terms=terms, other=other)
                yield partial(with_part, name=part.name, edit=edit)
    yield _named_by_kinds


def with_part(
    system: System, name: str, edit: Callable[[Component], Component]
) -> System:
    """Return a record with one of its components changed, by name."""
    parts = tuple(
        edit(part) if part.name == name else part for part in system.components
    )
    same = all(a is b for a, b in zip(parts, system.components, strict=True))
    return system if same else evolve(system, components=parts)


def _terms(held: System | Component) -> Iterator[tuple[str, StatedLicense]]:
    for field in fields_of(type(held)).values():
        if field.holds is FieldType.LICENSE:
            for value in getattr(held, field.attribute).values:
                if isinstance(value, StatedLicense):
                    yield field.attribute, value


def _none_or_others(terms: StatedLicense) -> Iterator[StatedLicense | Nothing]:
    """Yield plainer terms over a whole, which mostly has none."""
    yield NONE
    yield from _others(terms)


def _others(terms: StatedLicense) -> Iterator[StatedLicense]:
    """Yield plainer terms: usual ones, those that were read, those that are written.

    What is as plain as can be has none, so that no two take each other's place.
    """
    for text in dict.fromkeys((*_USUAL, str(terms.expression), terms.written)):
        plainer_terms = StatedLicense(read_license(text), text)
        if plainer_terms == terms:
            return
        yield plainer_terms


def _relicensed(
    held: Any,  # noqa: ANN401 - a system or a component
    attribute: str,
    terms: StatedLicense,
    other: StatedLicense | Nothing,
) -> Any:  # noqa: ANN401 - the same
    """Return a system or component with other terms, unless it has others already."""
    fact: Fact[StatedLicense] = getattr(held, attribute)
    if terms not in fact.values or other in fact.values:
        return held
    said = tuple(
        evolve(one, value=other) if one.value == terms else one
        for one in fact.statements
    )
    return evolve(held, **{attribute: Fact(said)})


def _named_by_kinds(system: System) -> System:
    """Return a record whose components have the names of their kinds where they can."""
    kinds = Counter(part.kind for part in system.components)
    names = {
        part.name: part.kind for part in system.components if kinds[part.kind] == 1
    }
    parts = tuple(_renamed(part, names) for part in system.components)
    parents = tuple((names.get(name, name), of) for name, of in system.parents)
    return evolve(system, components=parts, parents=parents)


def _renamed(part: Component, names: Mapping[str, str]) -> Component:
    """Return a component under another name, and with those of others changed."""
    about = ((names.get(name, name), fact) for name, fact in part.about.elements)
    wholes = tuple(
        one
        if one.value is NONE
        else evolve(one, value=names.get(str(one.value), str(one.value)))
        for one in part.part_of.statements
    )
    return evolve(
        part,
        name=names.get(part.name, part.name),
        about=SetFact(tuple(sorted(about))),
        part_of=Fact(wholes),
    )
