"""Answers as one JSON document, after the schema that ships with the package."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from osaid.diagnostics import Diagnostic
from osaid.evaluation.alternatives import Alternatives
from osaid.evaluation.codec import encode, named
from osaid.evaluation.verdicts import Verdict
from osaid.reports.advice import Advice
from osaid.reports.answers import Answer
from osaid.version import VERSION

SCHEMA = "osaid-verdict-1"
"""The name of the schema; within a version it changes only by addition."""


@frozen
class Tool:
    """The program that made a document."""

    name: str
    version: str


@frozen
class Failure:
    """An input that could not be judged, and why."""

    source: str
    diagnostics: tuple[Diagnostic, ...]


@frozen
class SystemReadings:
    """How the outcome of one system hangs on the readings of the policy."""

    source: str
    system: str
    readings: Alternatives


@frozen
class Document:
    """What one run of the program found.

    `as_of` is the judging date that was asked for; where it is null, each
    assessment says the day its record was made. `alternatives` are there when
    every reading was asked for, and `remedies` when those were.
    """

    format: str = field(metadata=named("schema"))
    tool: Tool
    as_of: date | None
    assessments: tuple[Verdict, ...]
    failures: tuple[Failure, ...] = ()
    alternatives: tuple[SystemReadings, ...] = ()
    remedies: tuple[Advice, ...] = ()


def document(answers: Iterable[Answer], as_of: date | None = None) -> Document:
    """Return the document of some answers, in their order.

    >>> document([]).tool.name
    'osaid'
    """
    answers = tuple(answers)
    return Document(
        format=SCHEMA,
        tool=Tool("osaid", VERSION),
        as_of=as_of,
        assessments=tuple(a.verdict for a in answers if a.verdict is not None),
        failures=tuple(
            Failure(a.source, a.diagnostics) for a in answers if a.verdict is None
        ),
        alternatives=tuple(
            SystemReadings(a.source, a.title, a.alternatives)
            for a in answers
            if a.alternatives is not None
        ),
        remedies=tuple(a.advice for a in answers if a.advice is not None),
    )


def json_text(found: Document) -> str:
    """Return a document as JSON text, in ASCII so that every pipe carries it.

    >>> print(json_text(document([])).splitlines()[1])
      "schema": "osaid-verdict-1",
    """
    return json.dumps(encode(found), indent=2) + "\n"
