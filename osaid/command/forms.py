"""The forms in which answers are given, and their way to the target."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from osaid import readers, reports
from osaid.command.options import Options
from osaid.command.streams import Target
from osaid.diagnostics import Diagnostic, UsageError
from osaid.evaluation.verdicts import Verdict
from osaid.reports.answers import Answer
from osaid.reports.table import Table
from osaid.values import Value

if TYPE_CHECKING:
    from osaid.reports.advice import Advice

FORMS = ("text", "table", "json", "csv", "markdown")

_ENDINGS = {".json": "json", ".csv": "csv"}


def form_of(
    given: str | None, output: str | None, *, readings: bool, remedies: bool = False
) -> str | None:
    """Return the form to write, None for the one that fits the number of systems.

    Without a given one, the ending of the output decides. Raises `UsageError` for
    a table of `readings`, which have none, and for Markdown of anything but `remedies`.
    """
    ending = Path(output).suffix.lower() if output else ""
    form = given or _ENDINGS.get(ending)
    if readings and form in {"table", "csv"}:
        message = f"there is no `{form}` of `--readings all`"
        cure = "leave `--format` out, or write `--format json`"
        raise UsageError([Diagnostic("no-such-form", message, help=cure)])
    if form == "markdown" and not remedies:
        message = "there is Markdown of remedies only"
        cure = "add `--remedies`, or choose another `--format`"
        raise UsageError([Diagnostic("no-such-form", message, help=cure)])
    return form


@frozen
class Delivery(Value):
    """Gives answers in one form to one target."""

    form: str | None
    target: Target
    options: Options
    inputs: tuple[str, ...]

    def deliver(self, answers: Sequence[Answer]) -> None:
        """Write the answers; raises `Error` when that cannot be done."""
        if self.form == "json":
            self.target.write(self._document(answers))
        elif self.form == "csv":
            self.target.write_bytes(self._rows(answers))
        elif self.form == "markdown":
            self.target.write(f"{self._markdown(answers)}\n")
        elif text := "\n\n".join(self._text(answers)):
            self.target.write(f"{text}\n")

    def _document(self, answers: Sequence[Answer]) -> str:
        found = reports.structured.document(answers, self.options.as_of)
        return reports.structured.json_text(found)

    def _text(self, answers: Sequence[Answer]) -> Iterator[str]:
        if any(answer.alternatives for answer in answers):
            yield reports.readings.readings_page(answers)
        elif self.form == "table" or (self.form is None and len(answers) > 1):
            yield reports.overview.overview_page(answers, self._shown)
        else:
            judged = ((a.verdict, a.advice) for a in answers)
            yield from (_page(v, advice) for v, advice in judged if v is not None)

    def _markdown(self, answers: Sequence[Answer]) -> str:
        advices = (a.advice for a in answers if a.advice is not None)
        return reports.remedies_page.as_markdown(advices)

    def _shown(self, table: Table) -> str:
        if self.target.is_terminal:
            return reports.terminal.terminal_table(table, sys.stdout)
        return reports.plain.plain_table(table)

    def _rows(self, answers: Sequence[Answer]) -> bytes:
        """Return the rows of the one table that was read, or rows of our own."""
        name = self.inputs[0]
        rows = [f"{name}#{number}" for number in range(1, len(answers) + 1)]
        if [answer.source for answer in answers] != rows:
            return reports.rows.csv_text(answers).encode("utf-8", "replace")
        stream = BytesIO()
        table = readers.table.load_table(name)
        readers.table.write_table(table, reports.rows.columns(answers), stream)
        return stream.getvalue()


def _page(verdict: Verdict, advice: Advice | None) -> str:
    page = reports.pages.page(verdict)
    if advice is None:
        return page
    return reports.remedies_page.with_remedies(page, advice)
