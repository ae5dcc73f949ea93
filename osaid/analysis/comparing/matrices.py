"""Several sides, each against each, in a limited time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import permutations

from attrs import evolve, frozen

from osaid.analysis.comparing.directions import Budget, broken
from osaid.analysis.comparing.pools import Pair, Pool, Truths
from osaid.analysis.comparing.sides import Side
from osaid.analysis.comparing.simplest import simplest
from osaid.analysis.solving.strictness import Answer, View, WrongWitness
from osaid.licenses.catalog import Catalogue
from osaid.records.systems import System
from osaid.values import Shown


@frozen(eq=False)
class Cell(Shown):
    """Whether the side of a row is at least as strict as that of a column.

    `shown_by` is the place of the system that shows a no among those of the matrix.
    """

    in_fact: Answer
    on_records: Answer
    shown_by: int | None = None


@frozen(eq=False)
class Example(Shown):
    """A system, and what each side comes to of it, by the reference interpreter."""

    system: System
    truths: Truths


@frozen(eq=False)
class Matrix(Shown):
    """Several sides, each against each of the others.

    `cells` are by the places of two sides. What `seconds` were not enough for is not
    decided.
    """

    sides: tuple[Side, ...]
    cells: Mapping[Pair, Cell]
    examples: tuple[Example, ...]
    seconds: float

    @property
    def is_decided(self) -> bool:
        """Return whether no time ran out."""
        answers = (a for c in self.cells.values() for a in (c.in_fact, c.on_records))
        return Answer.NOT_DECIDED not in answers


def matrix(sides: Sequence[Side], licenses: Catalogue, seconds: float) -> Matrix:
    """Return how several sides compare, each with each, in so many seconds."""
    pool = Pool(tuple(sides), licenses)
    budget = Budget(seconds)
    pairs = list(permutations(range(len(sides)), 2))
    in_fact = pool.answers(pairs, View.IN_FACT, budget)
    open_ = [pair for pair in pairs if in_fact[pair] is not Answer.NO]
    on_records = pool.answers(open_, View.ON_RECORDS, budget)
    cells = {
        pair: _cell(pair, pool, in_fact[pair], on_records.get(pair, Answer.NO))
        for pair in pairs
    }
    examples = tuple(_examples(pool))
    for pair, cell in cells.items():
        _confirm(pair, cell, examples)
    return Matrix(pool.sides, cells, examples, seconds)


def _cell(pair: Pair, pool: Pool, in_fact: Answer, on_records: Answer) -> Cell:
    if on_records is Answer.YES:
        in_fact = Answer.YES  # what holds on all records holds of complete ones
    if in_fact is Answer.NO:
        return Cell(in_fact, in_fact, pool.shown_by(pair, View.IN_FACT))
    return Cell(in_fact, on_records, pool.shown_by(pair, View.ON_RECORDS))


def _examples(pool: Pool) -> Iterator[Example]:
    """Yield the systems that were found, each as short as it can be."""
    for number, (system, truths) in enumerate(pool.found, start=1):
        shorter = simplest(system, partial(_comes_to, pool, truths))
        named = evolve(shorter, name=f"{system.name} {number}")
        found = (side.interpreted(named, pool.licenses) for side in pool.sides)
        yield Example(named, tuple(found))


def _comes_to(pool: Pool, truths: Truths, system: System) -> bool:
    return pool.truths(system) == truths


def _confirm(pair: Pair, cell: Cell, examples: Sequence[Example]) -> None:
    """Raise `WrongWitness` unless a system shows what it is there for."""
    if cell.shown_by is None:
        return
    example = examples[cell.shown_by]
    one, other = (example.truths[place] for place in pair)
    view = View.IN_FACT if cell.in_fact is Answer.NO else View.ON_RECORDS
    if not broken(one, other, view):
        raise WrongWitness(example.system, one, other)
