"""What can be wrong with a record as a whole, when each part is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from osaid.diagnostics import Diagnostic, quoted, suggestion
from osaid.records.ancestry import circles, excess, parents_of
from osaid.records.components import Component, Presence
from osaid.records.fields import fields_of
from osaid.records.kinds import is_single, within
from osaid.records.statements import NONE, Fact
from osaid.records.systems import Attestation, System
from osaid.text import Place

ALL = "all"
"""What `about` and `judged` write for every component."""

RESERVED = frozenset({ALL, "none", "unknown", "value"})
"""Words that have a meaning where the name of a component may stand."""

MOST_PROBLEMS = 50
"""So many problems are reported at most."""

_MOST_NEIGHBOURS = 1000


def problems(system: System) -> tuple[Diagnostic, ...]:
    """Return the input errors that only the whole record shows.

    They are those of the meaning of records: a second existing component of a kind
    that is single, a kind recorded unused of which a component exists, parts that
    are parts of themselves, names that are given twice or to nothing, attestations
    that end before they begin, records of parents that are not listed, and what is
    derived from itself. Of a record with too many ancestors, those are not looked at.

    >>> from osaid.records.statements import Statement
    >>> loose = Component("code", "loose", part_of=Fact((Statement("kit"),)))
    >>> print(problems(System("Amber", components=(loose,)))[0].message)
    no component `kit`, of which `loose` is said to be a part
    """
    too_many = excess(system)
    if too_many is None:
        found = chain(_with_ancestors(system), circles(system))
    else:
        found = chain((too_many,), _problems(system))
    return tuple(islice(found, MOST_PROBLEMS))


def _with_ancestors(system: System) -> Iterator[Diagnostic]:
    yield from _problems(system)
    for _, parent in system.parents:
        yield from _with_ancestors(parent)


def _problems(system: System) -> Iterator[Diagnostic]:
    yield from _names(system)
    yield from _references(system)
    yield from _second_ones(system)
    yield from _unused(system)
    yield from _circles(system)
    yield from _judged(system)
    yield from _parents(system)


def _names(system: System) -> Iterator[Diagnostic]:
    first: dict[str, Component] = {}
    for component in system.components:
        name = quoted(component.name)
        if component.name.casefold() in RESERVED:
            message = f"{name} cannot be the name of a component"
            cure = "choose a name that is no word of the format"
            yield Diagnostic("reserved-name", message, component.place, help=cure)
        elif component.name in first:
            where = _where(first[component.name].place)
            message = f"the name {name} is given twice{where}"
            cure = "give each component a `name` of its own"
            yield Diagnostic("duplicate-name", message, component.place, help=cure)
        first.setdefault(component.name, component)


def _where(place: Place | None) -> str:
    return f", first on line {place.line}" if place and place.line else ""


def _references(system: System) -> Iterator[Diagnostic]:
    names = {component.name for component in system.components}
    for component in system.components:
        for subject, fact in component.about.elements:
            if subject != ALL and subject not in names:
                said = f"which {quoted(component.name)} is said to be about"
                yield _unknown(subject, said, names, _place(fact))
        for statement in component.part_of.statements:
            whole = statement.value
            if whole is not NONE and whole not in names:
                said = f"of which {quoted(component.name)} is said to be a part"
                yield _unknown(str(whole), said, names, statement.origin.place)


def _unknown(
    name: str, said: str, names: Iterable[str], place: Place | None
) -> Diagnostic:
    near = suggestion(name, islice(names, _MOST_NEIGHBOURS))
    message = f"no component {quoted(name)}, {said}"
    cure = near or "list it under `components`, with this `name`"
    return Diagnostic("unknown-component", message, place, help=cure)


def _place(fact: Fact[bool]) -> Place | None:
    return next((s.origin.place for s in fact.statements), None)


def exists(component: Component) -> bool:
    """Return whether a component is known to exist, so that it is not absent."""
    values = component.presence.values
    return bool(values) and Presence.ABSENT not in values


def _second_ones(system: System) -> Iterator[Diagnostic]:
    first: dict[str, Component] = {}
    for component in system.components:
        kind = component.kind
        if not is_single(kind) or not exists(component):
            continue
        if kind in first:
            message = f"a second component of kind `{kind}`, of which there is one"
            cure = (
                "write one component with several locations, or make a record of "
                f"each system; the first is {quoted(first[kind].name)}"
            )
            yield Diagnostic(
                "second-of-single-kind", message, component.place, help=cure
            )
        first.setdefault(kind, component)


def _unused(system: System) -> Iterator[Diagnostic]:
    unused = [u for u in system.usages if u.unused.values == (True,)]
    for component in system.components if unused else ():
        for usage in unused:
            if within(component.kind, usage.kind) and exists(component):
                name = quoted(component.name)
                message = f"`{usage.kind}` is recorded as unused, and {name} exists"
                cure = "remove the one that is not so"
                place = component.place
                yield Diagnostic("unused-but-there", message, place, help=cure)


def _circles(system: System) -> Iterator[Diagnostic]:
    """Report each circle of parts once; where sources disagree there may be none."""
    wholes = {
        component.name: [str(value) for value in component.part_of.values]
        for component in system.components
        if len(component.part_of.values) == 1
    }
    places = {component.name: component.place for component in system.components}
    for name in _in_circles(wholes):
        message = f"{quoted(name)} is a part of itself"
        cure = "`part_of` names the larger of two components"
        yield Diagnostic("part-of-itself", message, places[name], help=cure)


def _in_circles(wholes: dict[str, list[str]]) -> Iterator[str]:
    """Return a member of each circle, walking without recursion."""
    done: set[str] = set()
    for start in wholes:
        path: dict[str, Iterator[str]] = {}
        name: str | None = None if start in done else start
        while name is not None:
            path[name] = iter(wholes.get(name, ()))
            name = None
            while path and name is None:
                last, rest = next(reversed(path.items()))
                whole = next(rest, None)
                if whole is None:
                    done.add(last)
                    del path[last]
                elif whole in path:
                    yield whole
                elif whole not in done:
                    name = whole


def _judged(system: System) -> Iterator[Diagnostic]:
    names = {component.name for component in system.components}
    fields = [f.name for f in fields_of(Component).values() if not f.derived]
    for attestation in system.attestations:
        place = attestation.place
        for judged in attestation.judged:
            name, _, field = judged.rpartition(".")
            if judged == ALL or judged in names or (name in names and field in fields):
                continue
            if name in names:
                message = f"no field {quoted(field)} of the component {quoted(name)}"
                cure = suggestion(field, fields)
                yield Diagnostic("unknown-field", message, place, help=cure)
            else:
                said = f"which {quoted(attestation.judgement)} is said to have judged"
                yield _unknown(judged, said, names, place)
        yield from _days(attestation)


def _days(attestation: Attestation) -> Iterator[Diagnostic]:
    made, until = attestation.made, attestation.until
    if made is not None and until is not None and until <= made:
        message = f"the attestation is made on {made} and holds until {until}, so never"
        cure = "`until` is the first day on which it no longer holds"
        yield Diagnostic("attestation-dates", message, attestation.place, help=cure)


def _parents(system: System) -> Iterator[Diagnostic]:
    parents = {component.name for component in parents_of(system)}
    counts = Counter(name for name, _ in system.parents)
    for name, parent in system.parents:
        if name not in parents or counts[name] > 1:
            message = f"a record of a parent {quoted(name)} that is not listed once"
            cure = "list it as a component of kind `parent`, once"
            yield Diagnostic("unknown-parent", message, parent.place, help=cure)
