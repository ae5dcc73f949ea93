"""What becomes of the files of the corpus, and what each format can ever say.

`python -m tests.readers.census` prints both as tables of Markdown.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

from osaid.diagnostics import Error, Severity
from osaid.readers.contents import read_contents
from osaid.readers.documents import parse
from osaid.readers.formats import document_format, text_format
from osaid.readers.inputs import Input, read_all
from osaid.readers.signatures import may_have_headers
from osaid.readers.supplements import read_supplement
from osaid.readers.table import looks_like_table
from osaid.records.components import Component
from osaid.records.fields import fields_of
from osaid.records.systems import Subject, System
from tests import CORPUS
from tests.readers.maximal import MORE_RECORDS, documents, write_folder

READ, ODD, REFUSED = "read", "read with diagnostics", "refused"
OUTCOMES = (READ, ODD, REFUSED)
NO_FORMAT = "none"
FOLDERS = "Hugging Face folders"
SUPPLEMENTS = "supplements"
_HEAD_PARTS = ("release", "supplier", "by", "made")
_LISTS = ("listings", "usages", "attestations", "claims", "attributes", "parents")
_IDENTITY = ("purl", "hub", "digest", "revision")


@frozen
class Row:
    """What became of one file; `codes` are those of errors, else of warnings."""

    format: str
    file: str
    outcome: str
    codes: tuple[str, ...]


def rows() -> Iterator[Row]:
    """Yield what becomes of each file of the corpus, in the order of their names."""
    for path in sorted(CORPUS.rglob("*")):
        if path.is_file():
            yield _row(path, path.relative_to(CORPUS).as_posix())


def _row(path: Path, name: str) -> Row:
    found = list(read_all(path))
    said = [diagnostic for item in found for diagnostic in item.diagnostics]
    failed = any(item.system is None for item in found)
    wanted = Severity.ERROR if failed else Severity.WARNING
    codes = tuple(dict.fromkeys(d.code for d in said if d.severity is wanted))
    outcome = REFUSED if failed else ODD if said else READ
    return Row(format_of(path), name, outcome, codes)


def format_of(path: Path) -> str:
    """Return the name of the format that a file is told to be in."""
    try:
        contents = read_contents(path)
        found = text_format(contents.text)
        if found is None and may_have_headers(contents.text):
            encoded = contents.text.encode()
            if looks_like_table(encoded):
                return "tables"
        found = found or document_format(parse(contents).root)
    except Error:
        return NO_FORMAT
    return NO_FORMAT if found is None else found.name


def said_by(system: System) -> Iterator[str]:
    """Yield the fields of which a record says something."""
    yield from (f"system.{name}" for name in _HEAD_PARTS if getattr(system, name))
    yield from (f"system.{name}" for name in _LISTS if getattr(system, name))
    if system.subject is not Subject.SYSTEM:
        yield "system.subject"
    yield from _said(system, System, "system")
    for component in system.components:
        yield f"kind {component.kind}"
        yield from _said(component, Component, "component")


def _said(part: System | Component, record: type, prefix: str) -> Iterator[str]:
    for name, declared in fields_of(record).items():
        value = None if declared.derived else getattr(part, declared.attribute)
        if value is not None and value != type(value)():
            yield f"{prefix}.{name}"
    for name in _IDENTITY:
        if getattr(part.identity, name) is not None:
            yield f"{prefix}.{name}"


def filled(of_corpus: Iterable[Row]) -> Mapping[str, frozenset[str]]:
    """Return for each format what is ever said, in the corpus or its own document."""
    found: dict[str, set[str]] = defaultdict(set)

    def take(format_: str, items: Iterable[Input]) -> None:
        for item in items:
            found[format_].update(said_by(item.system) if item.system else ())

    for row in of_corpus:
        if row.outcome != REFUSED:
            take(row.format, read_all(CORPUS / row.file))
    for name, format_, content in documents():
        take(format_, read_all(content, name=name))
    for record in MORE_RECORDS:
        take("records", read_all(record))
        found[SUPPLEMENTS].update(said_by(_as_supplement(record)))
    with tempfile.TemporaryDirectory() as folder:
        take(FOLDERS, read_all(write_folder(Path(folder))))
    return {name: frozenset(fields) for name, fields in sorted(found.items())}


def _as_supplement(record: Mapping[str, object]) -> System:
    own = {"osaid_record", "trust"}  # what a record alone has
    said = {name: value for name, value in record.items() if name not in own}
    return read_supplement({"osaid_supplement": 1, **said}).record


def _outcomes(found: Iterable[Row]) -> Iterator[str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in found:
        counts[row.format][row.outcome] += 1
    yield f"| format | {' | '.join(OUTCOMES)} |"
    yield f"|---|{'---|' * len(OUTCOMES)}"
    for name in sorted(counts):
        cells = " | ".join(str(counts[name][outcome]) for outcome in OUTCOMES)
        yield f"| {name} | {cells} |"


def _files(found: Iterable[Row]) -> Iterator[str]:
    yield "| format | file | outcome | errors, else warnings |"
    yield "|---|---|---|---|"
    for row in sorted(found, key=lambda row: (row.format, row.file)):
        codes = ", ".join(f"`{code}`" for code in row.codes)
        yield f"| {row.format} | {row.file} | {row.outcome} | {codes} |"


def _fields(found: Mapping[str, frozenset[str]]) -> Iterator[str]:
    yield "| format | of the system | of components | kinds |"
    yield "|---|---|---|---|"
    for name, fields in found.items():
        cells = (_cell(fields, prefix) for prefix in ("system.", "component.", "kind "))
        yield f"| {name} | {' | '.join(cells)} |"


def _cell(fields: Iterable[str], prefix: str) -> str:
    named = sorted(f.removeprefix(prefix) for f in fields if f.startswith(prefix))
    return ", ".join(named)


def main() -> None:
    """Print the tables."""
    found = tuple(rows())
    parts = (_outcomes(found), _files(found), _fields(filled(found)))
    sys.stdout.write("\n\n".join("\n".join(part) for part in parts) + "\n")


if __name__ == "__main__":
    main()
