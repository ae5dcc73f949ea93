"""What a run found, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import field, frozen

from benchmarks.ratios import Ratio, short
from benchmarks.timing import Times

Cell = str | int | float | Ratio | None


@frozen
class Table:
    """Rows under columns; the first cell of a row says what it is about."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __str__(self) -> str:
        """Return the table with its columns in line."""
        return "\n".join([self.title, *aligned([("", *self.columns), *self.rows])])

    def to_dict(self) -> dict[str, Any]:
        """Return the table as plain JSON types."""
        return {
            "title": self.title,
            "columns": list(self.columns),
            "rows": [[_plain(cell) for cell in row] for row in self.rows],
        }


@frozen
class Target:
    """A ratio that was aimed at; `measured` is None where a peer is missing.

    It is met from `bound` upwards where `at_least`, else up to `bound`; without one
    it is only printed. `stretch` is what was hoped for beyond it.
    """

    what: str
    measured: Ratio | None
    bound: float | None = None
    at_least: bool = field(default=True, kw_only=True)
    stretch: float | None = field(default=None, kw_only=True)

    @property
    def is_met(self) -> bool | None:
        """Return whether the median meets it."""
        if self.measured is None or self.bound is None:
            return None
        ratio = self.measured.median
        return ratio >= self.bound if self.at_least else ratio <= self.bound

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return the row of the table of targets."""
        if self.measured is None:
            return (self.what, None, None, self._aim, "not measured")
        answer = {True: "met", False: "NOT MET", None: ""}[self.is_met]
        ratio = self.measured
        return (self.what, ratio.median, ratio.spread, self._aim, answer)

    @property
    def _aim(self) -> str:
        if self.bound is None:
            return "printed"
        aim = f"at {'least' if self.at_least else 'most'} {self.bound:g}"
        return aim if self.stretch is None else f"{aim}, hoped {self.stretch:g}"

    def to_dict(self) -> dict[str, Any]:
        """Return the target as plain JSON types."""
        return {
            "what": self.what,
            "measured": _plain(self.measured),
            "bound": self.bound,
            "at_least": self.at_least,
            "stretch": self.stretch,
            "met": self.is_met,
        }


@frozen
class Report:
    """What one part of a run found."""

    tables: tuple[Table, ...] = ()
    targets: tuple[Target, ...] = ()
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return notes and tables, without the targets."""
        notes = ["\n".join(self.notes)] if self.notes else []
        return "\n\n".join([*notes, *map(str, self.tables)])

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain JSON types."""
        return {
            "notes": list(self.notes),
            "tables": [table.to_dict() for table in self.tables],
            "targets": [target.to_dict() for target in self.targets],
        }


def summary(reports: Iterable[Report]) -> Table:
    """Return the table of all targets of a run."""
    targets = [target for report in reports for target in report.targets]
    return Table(
        "targets",
        ("ratio", "spread", "target", ""),
        tuple(target.cells for target in targets),
    )


def ranking(title: str, times: Times, bases: Sequence[str]) -> Table:
    """Return a table of contenders, the fastest first, each against some of them."""
    rows = tuple(
        (name, times.seconds(name) * 1e6, *(times.ratio(name, base) for base in bases))
        for name in sorted(times.rounds, key=times.seconds)
    )
    return Table(title, ("us", *(f"to {base}" for base in bases)), rows)


def aligned(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Return rows as lines, the first column to the left and others to the right.

    >>> aligned([("", "us"), ("ours", 1.25)])
    ['        us', 'ours  1.25']
    """
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    return ["  ".join(_padded(row, widths)).rstrip() for row in texts]


def _padded(row: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    yield row[0].ljust(widths[0])
    columns = zip(row[1:], widths[1:], strict=True)
    yield from (text.rjust(width) for text, width in columns)


def _text(cell: Cell) -> str:
    if cell is None:
        return "-"
    return short(cell) if isinstance(cell, float) else str(cell)


def _plain(cell: Cell) -> object:
    if isinstance(cell, Ratio):
        return {"median": cell.median, "low": cell.low, "high": cell.high}
    return cell
