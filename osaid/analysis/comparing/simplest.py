"""The least that a record must say to show something.

What a record leaves out makes no difference: however that is filled in, what was true
or false of it stays so. So of two records that show the same, the one that says less
is the better example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from attrs import evolve

from osaid.analysis.comparing.plainer import Edit, plainer, with_part
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.problems import problems
from osaid.records.statements import Fact, SetFact, Statement
from osaid.records.systems import System

Shows = Callable[[System], bool]
"""Whether a record still shows what it is there for."""

_LISTS = ("attributes", "listings", "usages", "attestations")


def simplest(system: System, shows: Shows) -> System:
    """Return a record that shows the same, and of which nothing more can be left out.

    Nothing alone, that is: it need not be the shortest that there is. Licences that
    may be any become usual ones.

    >>> from osaid.records.systems import Listing
    >>> said = System("x", listings=(Listing("code", Fact()),))
    >>> simplest(said, lambda _: True).listings
    ()
    """
    while True:
        smaller = _after(system, _omissions(system), shows)
        plain = _after(smaller, plainer(smaller), shows)
        if plain == system:
            return system
        system = plain


def _after(system: System, edits: Iterable[Edit], shows: Shows) -> System:
    """Return a record after each edit that leaves it sound, and showing the same."""
    for edit in edits:
        changed = edit(system)
        if changed is not system and not problems(changed) and shows(changed):
            system = changed
    return system


def _omissions(system: System) -> Iterator[Edit]:
    for part in system.components:
        yield partial(_without_part, name=part.name)
    for attribute in _LISTS:
        for item in getattr(system, attribute):
            yield partial(_without, attribute=attribute, item=item)
    yield _unnamed
    yield from _silences(system)
    for part in system.components:
        for edit in (*_silences(part), *_unsaid(part)):
            yield partial(with_part, name=part.name, edit=edit)


def _unnamed(system: System) -> System:
    return evolve(system, supplier=None) if system.supplier else system


def _without(held: Any, attribute: str, item: object) -> Any:  # noqa: ANN401 - either
    """Return a system or component without one item of a list."""
    items = getattr(held, attribute)
    kept = tuple(one for one in items if one is not item)
    return held if len(kept) == len(items) else evolve(held, **{attribute: kept})


def _without_part(system: System, name: str) -> System:
    """Return a record without a component, and what is said of it elsewhere."""
    kept = tuple(
        _forgetting(part, name) for part in system.components if part.name != name
    )
    parents = tuple(item for item in system.parents if item[0] != name)
    if len(kept) == len(system.components):
        return system
    return evolve(system, components=kept, parents=parents)


def _forgetting(part: Component, name: str) -> Component:
    elements = tuple(item for item in part.about.elements if item[0] != name)
    if len(elements) == len(part.about.elements):
        return part
    return evolve(part, about=SetFact(elements))


def _silences(held: System | Component) -> Iterator[Callable[[Any], Any]]:
    """Yield what takes back each fact, and each statement of a contested one."""
    for field in fields_of(type(held)).values():
        fact = getattr(held, field.attribute, None)
        if isinstance(fact, Fact) and not fact.is_silent:
            yield partial(_with, attribute=field.attribute, fact=Fact())
            if len(fact.statements) > 1:
                for statement in fact.statements:
                    yield partial(
                        _without_statement, name=field.attribute, gone=statement
                    )


def _with(held: Any, attribute: str, fact: Fact[Any]) -> Any:  # noqa: ANN401 - either
    same = getattr(held, attribute) == fact
    return held if same else evolve(held, **{attribute: fact})


def _without_statement(held: Any, name: str, gone: Statement[Any]) -> Any:  # noqa: ANN401
    said = getattr(held, name).statements
    kept = tuple(statement for statement in said if statement is not gone)
    same = len(kept) == len(said) or not kept
    return held if same else evolve(held, **{name: Fact(kept)})


def _unsaid(part: Component) -> Iterator[Callable[[Component], Component]]:
    """Yield what takes back each element of a set, and each field of one's own."""
    for name in ("covers", "about"):
        for element, _ in getattr(part, name).elements:
            yield partial(_without_element, name=name, element=element)
    for item in part.attributes:
        yield partial(_without, attribute="attributes", item=item)


def _without_element(part: Any, name: str, element: str) -> Any:  # noqa: ANN401
    elements = getattr(part, name).elements
    kept = tuple(item for item in elements if item[0] != element)
    return part if len(kept) == len(elements) else evolve(part, **{name: SetFact(kept)})
