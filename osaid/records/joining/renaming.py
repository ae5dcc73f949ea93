"""Components under other names, wherever a record names them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from osaid.records.components import Component
from osaid.records.statements import Fact, SetFact, Statement
from osaid.records.systems import Attestation, System


def renamed(system: System, names: Mapping[str, str]) -> System:
    """Return a record in which components have other names, wherever they are named.

    >>> system = System("Amber", components=(Component("code", "a"),))
    >>> renamed(system, {"a": "b"}).components[0].name
    'b'
    """
    if all(old == new for old, new in names.items()):
        return system
    return evolve(
        system,
        components=tuple(_component(part, names) for part in system.components),
        attestations=tuple(_attestation(one, names) for one in system.attestations),
        parents=tuple((names.get(name, name), one) for name, one in system.parents),
    )


def _component(component: Component, names: Mapping[str, str]) -> Component:
    about = [(names.get(name, name), fact) for name, fact in component.about.elements]
    return evolve(
        component,
        name=names.get(component.name, component.name),
        about=SetFact(tuple(_merged(about))),
        part_of=_reference(component.part_of, names),
    )


def _merged(elements: list[tuple[str, Fact[bool]]]) -> list[tuple[str, Fact[bool]]]:
    """Return the elements of a set, each once: two names may have become one."""
    found: dict[str, tuple[Statement[bool], ...]] = {}
    for name, fact in elements:
        found[name] = found.get(name, ()) + fact.statements
    return [(name, Fact(said)) for name, said in sorted(found.items())]


def _reference(fact: Fact[str], names: Mapping[str, str]) -> Fact[str]:
    return Fact(tuple(_referring(statement, names) for statement in fact.statements))


def _referring(statement: Statement[str], names: Mapping[str, str]) -> Statement[str]:
    value = statement.value
    new = names.get(value, value) if isinstance(value, str) else value
    return evolve(statement, value=new)


def _attestation(one: Attestation, names: Mapping[str, str]) -> Attestation:
    return evolve(one, judged=tuple(judged_as(judged, names) for judged in one.judged))


def judged_as(judged: str, names: Mapping[str, str]) -> str:
    """Return what was judged, `component` or `component.field`, under other names.

    >>> judged_as("a.license", {"a": "b"})
    'b.license'
    """
    if judged in names:
        return names[judged]
    name, dot, field = judged.rpartition(".")
    return f"{names[name]}{dot}{field}" if name in names else judged
