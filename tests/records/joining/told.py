"""Short records of several sources, written as people write them."""

from __future__ import annotations

from typing import Any

from osaid.diagnostics import Diagnostic
from osaid.readers.inputs import read
from osaid.readers.supplements import read_supplement
from osaid.records.components import Component
from osaid.records.joining import Joined, Witness, witness
from osaid.records.joining.disagreements import Disagreement
from osaid.records.words import words

SYSTEM = "Example 7B"


def told(source: str, **said: Any) -> Witness:  # noqa: ANN401 - as in a file
    """Return what a source says, under the name of the file it would be."""
    record = {"osaid_record": 1, "name": SYSTEM, **said}
    return Witness(source, read(record, name=source))


def added(source: str, **said: Any) -> Witness:  # noqa: ANN401 - as in a file
    """Return what a supplement says, under the name of the file it would be."""
    supplement = {"osaid_supplement": 1, "name": SYSTEM, **said}
    return witness(read_supplement(supplement, name=source), source)


def part(joined: Joined, name: str) -> Component:
    """Return the component of a name."""
    return next(c for c in joined.system.components if c.name == name)


def said(joined: Joined, name: str, field: str) -> set[str]:
    """Return what is said of a field of a component, in words."""
    return set(map(words, getattr(part(joined, name), field).values))


def names(joined: Joined) -> list[str]:
    """Return kinds and names of the components."""
    return [f"{c.kind} {c.name}" for c in joined.system.components]


def sides(one: Disagreement) -> dict[str, list[str]]:
    """Return what is said on each side, and by which sources."""
    return {s.says: sorted({m.source for m in s.mentions}) for s in one.sides}


def disagreements(joined: Joined) -> dict[str, dict[str, list[str]]]:
    """Return every disagreement by component and field."""
    return {
        f"{d.component or 'system'}: {d.field}": sides(d) for d in joined.disagreements
    }


def codes(diagnostics: tuple[Diagnostic, ...]) -> set[str]:
    """Return the codes of diagnostics."""
    return {diagnostic.code for diagnostic in diagnostics}
