"""The reader of rows: each row of a table is the record of a model, in short.

An empty cell says nothing. What a cell says is asserted by the source that the row
names, if it names one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from attrs import Factory, define, evolve

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.columns import Column, Target
from osaid.readers.components import PARENT
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.hub import hub_id
from osaid.readers.native import UNUSED
from osaid.readers.nodes import Scalar
from osaid.readers.rows import Row
from osaid.readers.sources import Grounds, Sources, is_link
from osaid.readers.statements import SETS, StatementReader
from osaid.readers.values import is_unknown
from osaid.records.components import Attribute, Component, Identity
from osaid.records.problems import problems
from osaid.records.statements import NONE, Grade
from osaid.records.systems import Listing, Subject, System, Usage
from osaid.text import Place

SEPARATOR = ";"
"""What stands between several names in one cell."""

_NO_PARENT = Column(Target.UNUSED, UNUSED, PARENT)


def read_row(
    row: Row, columns: Sequence[Column], diagnosis: Diagnosis
) -> System | None:
    """Return the system of a row, or None when there is an error."""
    system = _RowReader(row, columns, diagnosis).system()
    for problem in problems(system):
        diagnosis.add(problem)
    return None if diagnosis.failed else system


@define
class _Parts:
    """What the cells of a row have given so far; components by kind and name."""

    head: dict[str, Any] = Factory(dict)
    facts: dict[str, Any] = Factory(dict)
    components: dict[tuple[str, str], tuple[Place, dict[str, Any]]] = Factory(dict)
    derivation: Any = None
    listings: list[Listing] = Factory(list)
    usages: list[Usage] = Factory(list)
    attributes: list[Attribute] = Factory(list)


class _RowReader:
    def __init__(
        self, row: Row, columns: Sequence[Column], diagnosis: Diagnosis
    ) -> None:
        self._row = row
        self._diagnosis = diagnosis
        self._cells = [
            (column, Scalar(cell.text.strip(), cell.place))
            for column, cell in zip(columns, row.cells, strict=True)
            if not cell.is_null
        ]
        self._grounds: Grounds = ({"grade": Grade.ASSERTED, **self._origin()},)
        self._statements = StatementReader(Sources({}, {}, diagnosis), diagnosis)
        self._parts = _Parts()
        self._takers: dict[Target, Callable[[Column, Scalar], None]] = {
            Target.HEAD: self._take_head,
            Target.HUB: self._take_hub,
            Target.PARENTS: self._take_parents,
            Target.DERIVATION: self._take_derivation,
            Target.COMPONENT: self._take_component,
            Target.SYSTEM: self._take_field,
            Target.LISTING: self._take_listing,
            Target.UNUSED: self._take_unused,
            Target.ATTRIBUTE: self._take_attribute,
        }

    def system(self) -> System:
        """Return the system as far as it can be read."""
        for column, cell in self._cells:
            if column.target is not Target.ORIGIN:
                self._takers[column.target](column, cell)
        parts = self._parts
        if "name" not in parts.head:
            cure = "give it one; an empty row is skipped"
            message = "a row without a name"
            self._diagnosis.error(self._row.cells[0], "missing-name", message, cure)
        return System(
            **{"name": "", "subject": Subject.MODEL, **parts.head},
            **parts.facts,
            components=tuple(self._components()),
            listings=tuple(parts.listings),
            usages=tuple(parts.usages),
            attributes=tuple(parts.attributes),
            place=self._row.place,
        )

    def _origin(self) -> dict[str, str]:
        """Return what the row says of its source, which may itself be a link."""
        found = {
            column.name: cell.text
            for column, cell in self._cells
            if column.target is Target.ORIGIN and not is_unknown(cell)
        }
        if "url" not in found and is_link(found.get("source", "")):
            found["url"] = found.pop("source")
        return found

    def _take_head(self, column: Column, cell: Scalar) -> None:
        if column.name == "name" or not is_unknown(cell):
            self._parts.head[column.name] = cell.text

    def _take_hub(self, _: Column, cell: Scalar) -> None:
        found = hub_id(cell.text)
        if found is not None:
            self._parts.head["identity"] = Identity(hub=found)
        elif not is_unknown(cell):
            message = f"{quoted(cell.text)} is not a model on the hub"
            self._diagnosis.warning(cell, "not-a-hub-id", message, "write `owner/name`")

    def _take_parents(self, _: Column, cell: Scalar) -> None:
        if cell.text.casefold() == NONE.value:
            self._take_unused(_NO_PARENT, evolve(cell, text="yes"))
        elif not is_unknown(cell):
            for part in _split(cell):
                self._facts(PARENT, part.text, cell)

    def _take_derivation(self, column: Column, cell: Scalar) -> None:
        if not any(target.target is Target.PARENTS for target, _ in self._cells):
            message = f"{quoted(cell.text)} of nothing: `derived_from` is empty"
            self._diagnosis.warning(cell, "derived-from-nothing", message)
        self._parts.derivation = self._fact(column, cell)

    def _take_component(self, column: Column, cell: Scalar) -> None:
        facts = self._facts(column.kind, column.name, cell)
        facts[column.field.attribute] = self._fact(column, cell)

    def _take_field(self, column: Column, cell: Scalar) -> None:
        self._parts.facts[column.field.attribute] = self._fact(column, cell)

    def _take_listing(self, column: Column, cell: Scalar) -> None:
        fact = self._fact(column, cell)
        if not fact.is_silent:
            self._parts.listings.append(Listing(column.kind, fact))

    def _take_unused(self, column: Column, cell: Scalar) -> None:
        fact = self._fact(column, cell)
        if not fact.is_silent:
            self._parts.usages.append(Usage(column.kind, fact))

    def _take_attribute(self, column: Column, cell: Scalar) -> None:
        fact = self._fact(column, cell)
        if not fact.is_silent:
            self._parts.attributes.append(Attribute(column.name, fact))

    def _facts(self, kind: str, name: str, cell: Scalar) -> dict[str, Any]:
        """Return the facts of a component, which is listed if it was not yet."""
        listed = self._parts.components.setdefault((kind, name), (cell.place, {}))
        return listed[1]

    def _fact(self, column: Column, cell: Scalar) -> Any:  # noqa: ANN401 - a fact
        if column.field.holds in SETS:
            names = nodes.Sequence(tuple(_split(cell)), cell.place)
            return self._statements.elements(column.field, names, self._grounds)
        return self._statements.fact(column.field, cell, self._grounds)

    def _components(self) -> Iterator[Component]:
        derivation = self._parts.derivation
        for (kind, name), (place, facts) in self._parts.components.items():
            if kind == PARENT and derivation is not None:
                facts.setdefault("derivation", derivation)
            yield Component(kind, name, **facts, place=place)


def _split(cell: Scalar) -> Iterator[Scalar]:
    for part in cell.text.split(SEPARATOR):
        if part.strip():
            yield evolve(cell, text=part.strip())
