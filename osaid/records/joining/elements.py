"""Records about elements, such as a dataset, as what they say of a larger system."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import evolve

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.records.components import Component, Identity
from osaid.records.joining.keys import identity_keys, title
from osaid.records.joining.renaming import renamed
from osaid.records.joining.witnesses import Role, Witness
from osaid.records.kinds import within
from osaid.records.problems import ALL
from osaid.records.systems import Subject, System

_Kinds = Mapping[tuple[str, str], Collection[str]]

_MOST_NAMES = 5


def with_parts(witnesses: Sequence[Witness]) -> tuple[Witness, ...]:
    """Return sources of which those about elements speak of parts of the system.

    Where all are about one element, they are left as they are. Raises `InputError`
    where they are about several, and none about what these are parts of.
    """
    records = [told.system for told in witnesses if told.role is Role.RECORD]
    elements = [system for system in records if system.subject is Subject.ELEMENT]
    if len(elements) < len(records):
        whole = (s for s in records if s.subject is not Subject.ELEMENT)
        kinds = _kinds(whole)
        return tuple(_part(told, kinds) for told in witnesses)
    if len({title(system.name) for system in elements}) > 1:
        raise InputError([_several(elements)])
    return tuple(witnesses)


def _several(elements: Sequence[System]) -> Diagnostic:
    listed = ", ".join(quoted(element.name) for element in elements[:_MOST_NAMES])
    message = f"the sources are about several elements of a system: {listed}"
    cure = "add a record of the system that these are parts of"
    return Diagnostic("several-elements", message, elements[0].place, help=cure)


def _kinds(systems: Iterable[System]) -> _Kinds:
    """Return as what records list the things of which they know an identity."""
    found: dict[tuple[str, str], set[str]] = {}
    for system in systems:
        for component in system.components:
            for key in identity_keys(component.identity, component.kind).items():
                found.setdefault(key, set()).add(component.kind)
    return found


def _part(told: Witness, kinds: _Kinds) -> Witness:
    if told.role is Role.RECORD and told.system.subject is Subject.ELEMENT:
        return Witness(told.name, as_part(told.system, kinds), Role.PART)
    return told


def as_part(system: System, kinds: _Kinds = MappingProxyType({})) -> System:
    """Return the record of an element as the record of a part of something larger.

    What it says of the element as a whole, and of its own lists, is not said of what
    it is a part of. Its components get the name of the element before theirs, and
    `kinds`, by identity, say what for the larger whole uses them.

    >>> c4 = System("c4", components=(Component("data.training", "dataset"),))
    >>> as_part(c4).components[0].name
    'c4: dataset'
    """
    names = {c.name: f"{system.name}: {c.name}" for c in system.components}
    attestations = tuple(
        evolve(one, judged=_named(one.judged, names)) for one in system.attestations
    )
    main = [c for c in system.components if not _describes(c)]
    only = main[0] if len(main) == 1 else None
    part = System(
        system.name,
        subject=Subject.ELEMENT,
        components=tuple(
            _used(_identified(c, system) if c is only else c, kinds)
            for c in system.components
        ),
        attestations=attestations,
        parents=system.parents,
        by=system.by,
        made=system.made,
        place=system.place,
    )
    return renamed(part, names)


def _describes(component: Component) -> bool:
    return any(within(component.kind, branch) for branch in ("document", "information"))


def _identified(component: Component, system: System) -> Component:
    """Return what an element consists of, known by the identity of the element."""
    known = component.identity != Identity()
    return component if known else evolve(component, identity=system.identity)


def _used(component: Component, kinds: _Kinds) -> Component:
    """Return a component as what the records use it for, if they agree on that."""
    keys = identity_keys(component.identity, component.kind).items()
    used = {kind for key in keys for kind in kinds.get(key, ())}
    if len(used) != 1 or any(within(component.kind, kind) for kind in used):
        return component
    (kind,) = used
    same_branch = kind.partition(".")[0] == component.kind.partition(".")[0]
    return evolve(component, kind=kind) if same_branch else component


def _named(judged: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Return what was judged by names; `all` of an element is not all of a system."""
    everything = tuple(judged)
    if ALL not in everything:
        return everything
    return tuple(sorted({*everything, *names} - {ALL}))
