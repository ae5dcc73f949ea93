"""Which documents are about which components."""

from __future__ import annotations

from osaid.evaluation.facts import Subject, element
from osaid.evaluation.judged import Cause, Judged, Nature, either
from osaid.evaluation.selection import BLANK
from osaid.records.components import Component
from osaid.records.problems import ALL
from osaid.records.statements import NONE
from osaid.records.systems import System
from osaid.truth import Truth


def link(system: System, document: Component, subject: Component) -> Judged:
    """Return whether a document is about a component.

    It is when it is about all, about the component, or about the whole that the
    component is part of. Of a component that is not listed, only `all` is known.
    """
    listed = subject.name != BLANK
    names, ends = wholes(system, subject) if listed else ((), False)
    parts = [_about(document, name) for name in (ALL, *names)]
    silent = [part for part in parts if part.causes[0].nature is Nature.SILENT]
    if silent or not ends:
        # One gap is enough to say, however many names it could be stated under.
        parts = [part for part in parts if part not in silent]
        parts.append(_not_stated(document, subject))
    return either(parts)


def _about(document: Component, name: str) -> Judged:
    return element(Subject(document), "about", name, document.about.element(name))


def _not_stated(document: Component, subject: Component) -> Judged:
    about = f"`{subject.name}`" if subject.name != BLANK else "what is not listed"
    says = f"not stated whether it is about {about}"
    cause = Cause(
        document.kind, document.name, "about", says, Truth.UNKNOWN, Nature.SILENT
    )
    return Judged(Truth.UNKNOWN, (cause,))


def wholes(system: System, component: Component) -> tuple[tuple[str, ...], bool]:
    """Return a component and what it is part of, and whether that is all of it.

    It is all when the last one is stated to be part of nothing.
    """
    by_name = {c.name: c for c in system.components}
    names: list[str] = []
    current: Component | None = component
    while current is not None and current.name not in names:
        names.append(current.name)
        values = current.part_of.values
        if values == (NONE,):
            return tuple(names), True
        whole = values[0] if len(values) == 1 else None
        current = by_name.get(whole) if isinstance(whole, str) else None
    return tuple(names), False
