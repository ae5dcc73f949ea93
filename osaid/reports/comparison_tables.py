"""Matrices and crosswalks of policies, as text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from osaid.analysis.comparing.crosswalks import Crosswalk, Row
from osaid.analysis.comparing.matrices import Cell, Matrix
from osaid.analysis.comparing.sides import Side
from osaid.analysis.solving.strictness import Answer
from osaid.evaluation.wording import wrapped
from osaid.reports.comparisons import ABOUT, in_seconds, standing
from osaid.reports.plain import plain_table
from osaid.reports.policy_differences import MARKDOWN
from osaid.reports.table import Table
from osaid.text import printable
from osaid.truth import Truth

_CELLS = (
    "yes: whatever conforms to the row conforms to the column, in fact and on records;"
    " in fact: so it is of systems of which everything is known, and a record may say"
    " less; in fact, ?: so it is, and of records it is not decided; -: not so; ?: not"
    " decided. Columns have the numbers of the rows."
)
_YES = {Answer.YES: "yes", Answer.NO: "in fact", Answer.NOT_DECIDED: "in fact, ?"}
"""What is so in fact, by whether it is so on records."""

_ASKED = {
    Answer.YES: "asked for",
    Answer.NO: "not asked for",
    Answer.NOT_DECIDED: "not decided",
}


def matrix_as_text(found: Matrix) -> str:
    """Return a matrix for people, with a line break at the end."""
    table = plain_table(Table(*_cells(found)))
    rest = "".join(f"{line}\n" for line in _shown(found, "  "))
    cells, about = wrapped(_CELLS), wrapped(ABOUT)
    return f"{table}\n\n{cells}\n\n{rest}{_not_decided(found)}{about}\n"


def matrix_as_markdown(found: Matrix) -> str:
    """Return a matrix as Markdown, with a line break at the end."""
    table = markdown_table(*_cells(found))
    title = "# Which policy is at least as strict as which"
    sides = "".join(f"- {standing(side, MARKDOWN)}\n" for side in found.sides)
    rest = "".join(f"{line}\n" for line in _shown(found, "- "))
    head = f"{title}\n\n{sides}\n{table}\n{_CELLS}\n"
    return f"{head}\n{rest}{_not_decided(found)}{ABOUT}\n"


def _cells(found: Matrix) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    places = range(len(found.sides))
    headers = ("", *(str(place + 1) for place in places))
    rows = tuple(
        (
            f"{row + 1} {found.sides[row].name}",
            *(_cell(found.cells.get((row, column))) for column in places),
        )
        for row in places
    )
    return headers, rows


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "="
    if cell.in_fact is Answer.NOT_DECIDED:
        return "?"
    if cell.in_fact is Answer.NO:
        return "-"
    return _YES[cell.on_records]


def _shown(found: Matrix, point: str) -> Iterator[str]:
    """Yield which systems show what is not so, each with what it comes to."""
    if found.examples:
        yield "What shows it:"
        yield ""
    for number, example in enumerate(found.examples):
        pairs = [pair for pair, c in found.cells.items() if c.shown_by == number]
        if not pairs:
            continue
        said = [
            f"{word} under {_numbers(found.sides, example.truths, truth)}"
            for truth, word in _CAME_TO.items()
            if truth in example.truths
        ]
        yield wrapped(f"{point}{example.system.name}: {'; '.join(said)}")
    if found.examples:
        yield ""


_CAME_TO = {
    Truth.TRUE: "conforms",
    Truth.FALSE: "does not conform",
    Truth.UNKNOWN: "is open",
}


def _numbers(sides: Sequence[Side], truths: Sequence[Truth], wanted: Truth) -> str:
    places = range(len(sides))
    return ", ".join(str(p + 1) for p in places if truths[p] is wanted)


def _not_decided(found: Matrix | Crosswalk) -> str:
    if found.is_decided:
        return ""
    return f"Not everything was decided in {in_seconds(found.seconds)}.\n\n"


def crosswalk_as_markdown(found: Crosswalk) -> str:
    """Return a crosswalk as Markdown, with a line break at the end."""
    one, other = found.one, found.other
    parts = [
        f"# {printable(one.name)} and {printable(other.name)}, side by side\n",
        f"- {standing(one, MARKDOWN)}\n- {standing(other, MARKDOWN)}\n",
        _rows(one, other, found.of_one),
        _rows(other, one, found.of_other),
        f"{_WORDS}\n",
        f"{_not_decided(found)}{ABOUT}\n",
    ]
    return "\n".join(parts)


_WORDS = (
    "A requirement is *stricter* than one that follows from it, *looser* than one from"
    " which it follows and *equal* to one where both is so, in fact: of systems of"
    " which everything is known. It *cuts across* one on the same parts, judgements or"
    " facts where neither follows; for the rest there is *no counterpart*. The last"
    " column says whether all that the other side asks for, together, asks for it too."
)


def _rows(side: Side, beside: Side, rows: Iterable[Row]) -> str:
    name, other = printable(side.name), printable(beside.name)
    headers = (f"`{name}`", "cites", f"`{other}`", f"all of `{other}`")
    cells = (
        (_requirement(row), ", ".join(row.cites), _beside(row), _ASKED[row.follows])
        for row in rows
    )
    return f"## What `{name}` asks for\n\n{markdown_table(headers, cells)}"


def _requirement(row: Row) -> str:
    return f"`{row.name}`: {row.title}" if row.title else f"`{row.name}`"


def _beside(row: Row) -> str:
    if not row.beside:
        return "no counterpart"
    return "; ".join(
        f"*{way}* {', '.join(f'`{name}`' for name in names)}"
        for way, names in row.beside
    )


def markdown_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, with a line break at the end.

    >>> print(markdown_table(("a", "b"), [("1", "2")]), end="")
    | a | b |
    | --- | --- |
    | 1 | 2 |
    """
    lines = [headers, ["---"] * len(headers), *rows]
    return "".join(f"| {' | '.join(map(_safe, line))} |\n" for line in lines)


def _safe(cell: str) -> str:
    return printable(cell).replace("|", "\\|")
