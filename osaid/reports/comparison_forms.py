"""Comparisons of policies as JSON, after the schema that ships with the package."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from osaid.analysis.comparing.crosswalks import Beside, Crosswalk, Row
from osaid.analysis.comparing.directions import (
    Comparison,
    Counterexample,
    Direction,
    Relation,
)
from osaid.analysis.comparing.matrices import Matrix
from osaid.analysis.comparing.sides import Side
from osaid.analysis.solving.strictness import Answer, View
from osaid.evaluation.codec import encode, named
from osaid.evaluation.findings import Finding
from osaid.evaluation.identities import license_data
from osaid.evaluation.parts import LicenseData, PolicyIdentity
from osaid.licenses.catalog import Catalogue
from osaid.records.canonical import canonical
from osaid.records.outcomes import Outcome
from osaid.reports.comparisons import ABOUT
from osaid.reports.structured import Tool
from osaid.truth import Truth
from osaid.version import VERSION

SCHEMA = "osaid-comparison-1"
"""The name of the schema; within a version it changes only by addition."""


@frozen
class Compared:
    """One side of a comparison: a policy, perhaps one requirement or freedom of it.

    `name` is what one writes to compare it again.
    """

    name: str
    group: str | None
    policy: PolicyIdentity


@frozen
class ShownBy:
    """A system that shows that the second side does not follow from the first.

    `view` says whether it shows it in fact or on records. `truths` are what both sides
    come to, `outcomes` the outcomes of both policies, `findings` what decides the
    second, and `record` is the system in the native format.
    """

    view: View
    truths: tuple[Truth, ...]
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    applies_because: tuple[str, ...]
    record: dict[str, Any]


@frozen
class Follows:
    """Whether the first side is at least as strict as the second.

    `seconds` is the time that was given to decide it.
    """

    in_fact: Answer
    on_records: Answer
    seconds: float
    counterexample: ShownBy | None = None


@frozen
class Pair:
    """How two sides compare; `relation` is how strict the one is beside the other."""

    one: Compared
    other: Compared
    relation_in_fact: Relation
    relation_on_records: Relation
    forward: Follows
    backward: Follows


@frozen
class MatrixCell:
    """Whether one side is at least as strict as another, both by their places.

    `shown_by` is the place of the system that shows a no.
    """

    one: int
    other: int
    in_fact: Answer
    on_records: Answer
    shown_by: int | None


@frozen
class MatrixSystem:
    """A system in the native format, with what each side comes to of it."""

    truths: tuple[Truth, ...]
    record: dict[str, Any]


@frozen
class MatrixOf:
    """Several sides, each beside each, and the systems that show what is not so."""

    sides: tuple[Compared, ...]
    cells: tuple[MatrixCell, ...]
    systems: tuple[MatrixSystem, ...]
    seconds: float


@frozen
class Neighbours:
    """The requirements of the other side to which one stands in one way."""

    way: Beside
    names: tuple[str, ...]


@frozen
class CrosswalkRow:
    """One requirement, and what stands beside it.

    `follows` says whether it follows from all that the other side asks for together.
    """

    name: str
    title: str
    cites: tuple[str, ...]
    beside: tuple[Neighbours, ...]
    follows: Answer


@frozen
class CrosswalkOf:
    """Two sides, requirement by requirement, in fact."""

    one: Compared
    other: Compared
    of_one: tuple[CrosswalkRow, ...]
    of_other: tuple[CrosswalkRow, ...]
    seconds: float


@frozen
class Document:
    """What one run found of how strict policies are: one of three forms.

    It is about the encodings of documents, as `about` says.
    """

    format: str = field(metadata=named("schema"))
    tool: Tool
    about: str
    licenses: LicenseData
    comparison: Pair | None = None
    matrix: MatrixOf | None = None
    crosswalk: CrosswalkOf | None = None


def comparison_as_json(
    found: Comparison | Matrix | Crosswalk, licenses: Catalogue
) -> str:
    """Return what was found as JSON text."""
    comparison = matrix = crosswalk = None
    match found:
        case Comparison():
            comparison = _pair(found)
        case Matrix():
            matrix = _matrix(found)
        case Crosswalk():
            crosswalk = _crosswalk(found)
    tool, facts = Tool("osaid", VERSION), license_data(licenses)
    document = Document(SCHEMA, tool, ABOUT, facts, comparison, matrix, crosswalk)
    return json.dumps(encode(document), indent=2) + "\n"


def _side(side: Side) -> Compared:
    return Compared(side.name, side.group, side.identity)


def _pair(found: Comparison) -> Pair:
    return Pair(
        _side(found.one),
        _side(found.other),
        found.relation(View.IN_FACT),
        found.relation(View.ON_RECORDS),
        _follows(found.forward),
        _follows(found.backward),
    )


def _follows(found: Direction) -> Follows:
    example = found.counterexample
    told = None if example is None else _shown(example)
    return Follows(found.in_fact, found.on_records, round(found.seconds, 3), told)


def _shown(found: Counterexample) -> ShownBy:
    record = canonical(found.system)
    because = found.applies_because
    return ShownBy(
        found.view, found.truths, found.outcomes, found.findings, because, record
    )


def _matrix(found: Matrix) -> MatrixOf:
    return MatrixOf(
        tuple(map(_side, found.sides)),
        tuple(
            MatrixCell(*pair, cell.in_fact, cell.on_records, cell.shown_by)
            for pair, cell in found.cells.items()
        ),
        tuple(MatrixSystem(e.truths, canonical(e.system)) for e in found.examples),
        found.seconds,
    )


def _crosswalk(found: Crosswalk) -> CrosswalkOf:
    return CrosswalkOf(
        _side(found.one),
        _side(found.other),
        tuple(_rows(found.of_one)),
        tuple(_rows(found.of_other)),
        found.seconds,
    )


def _rows(rows: Iterable[Row]) -> Iterable[CrosswalkRow]:
    for row in rows:
        beside = tuple(Neighbours(way, names) for way, names in row.beside)
        yield CrosswalkRow(row.name, row.title, row.cites, beside, row.follows)
