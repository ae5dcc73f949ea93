"""Where several sources on one system disagree, as a page, a document or rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO

from attrs import field, frozen

from osaid.diagnostics import Diagnostic
from osaid.evaluation.codec import encode, named
from osaid.records.joining import Joined
from osaid.records.joining.disagreements import Disagreement, Mention
from osaid.reports.plain import plain_table
from osaid.reports.rows import safe
from osaid.reports.structured import Tool
from osaid.reports.table import Table, shown
from osaid.version import VERSION

SCHEMA = "osaid-reconcile-1"
"""The name of the document; within a version it changes only by addition."""


@frozen
class Document:
    """On what sources agree and disagree.

    `agreements` counts the facts of which at least two sources say the same.
    """

    format: str = field(metadata=named("schema"))
    tool: Tool
    system: str
    sources: tuple[str, ...]
    agreements: int
    disagreements: tuple[Disagreement, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def json_text(joined: Joined, sources: tuple[str, ...]) -> str:
    """Return where sources disagree as a JSON document, in ASCII.

    >>> from osaid.records.systems import System
    >>> json.loads(json_text(Joined(System("Amber")), ()))["agreements"]
    0
    """
    document = Document(
        SCHEMA,
        Tool("osaid", VERSION),
        joined.system.name,
        sources,
        joined.agreements,
        joined.disagreements,
        joined.diagnostics,
    )
    return json.dumps(encode(document), indent=2) + "\n"


def page(joined: Joined, sources: tuple[str, ...]) -> str:
    """Return how far sources agree, and a table of where they do not.

    >>> from osaid.records.systems import System
    >>> print(page(Joined(System("Amber"), agreements=3), ("a.yaml", "b.yaml")))
    Amber: 2 sources, 3 agreements, 0 disagreements.
    """
    counts = {
        "source": len(sources),
        "agreement": joined.agreements,
        "disagreement": len(joined.disagreements),
    }
    told = (f"{n} {word}{'' if n == 1 else 's'}" for word, n in counts.items())
    head = f"{shown(joined.system.name)}: {', '.join(told)}."
    if not joined.disagreements:
        return head
    rows = tuple(row for one in joined.disagreements for row in _lines(one))
    table = Table(("component", "field", "says", "source"), rows)
    return f"{head}\n\n{plain_table(table)}"


def _lines(one: Disagreement) -> Iterator[tuple[str, ...]]:
    """Yield a line for each side; what the line above says is left out."""
    subject, said = one.component or "the system", one.field
    for side in one.sides:
        told = dict.fromkeys(map(_told, side.mentions))
        yield subject, said, side.says, "; ".join(told)
        subject = said = ""


def _told(mention: Mention) -> str:
    """Return who says something, where, and on what ground."""
    place = mention.place
    line = place.line if place is not None and place.file == mention.source else None
    where = mention.source if line is None else f"{mention.source}:{line}"
    more = filter(None, (mention.note, mention.by and f"by {mention.by}"))
    ground = ", ".join(more)
    return f"{where} ({ground})" if ground else where


def csv_text(joined: Joined) -> str:
    r"""Return a row for each source on each side of a disagreement.

    >>> from osaid.records.systems import System
    >>> csv_text(Joined(System("Amber"))).strip()
    'component,kind,field,says,source,by,grade,note,place'
    """
    stream = StringIO()
    writer = csv.DictWriter(stream, _HEADERS)
    writer.writeheader()
    for one in joined.disagreements:
        for side in one.sides:
            for mention in side.mentions:
                row = _row(one, side.says, mention)
                writer.writerow({name: safe(text) for name, text in row.items()})
    return stream.getvalue()


_HEADERS = (
    "component",
    "kind",
    "field",
    "says",
    "source",
    "by",
    "grade",
    "note",
    "place",
)


def _row(one: Disagreement, says: str, mention: Mention) -> Mapping[str, str]:
    return {
        "component": one.component or "",
        "kind": one.kind,
        "field": one.field,
        "says": says,
        "source": mention.source,
        "by": mention.by or "",
        "grade": mention.grade.value,
        "note": mention.note or "",
        "place": str(mention.place or ""),
    }
