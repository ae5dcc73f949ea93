"""The writer of supplements, as YAML or as JSON."""

from __future__ import annotations

from osaid.records.canonical import Json
from osaid.records.supplements import Supplement
from osaid.writers.record import json_text, yaml_text
from osaid.writers.short_form import short_form

_MARK, _MARK_OF_RECORDS = "osaid_supplement", "osaid_record"


def write_supplement(supplement: Supplement) -> str:
    """Return a supplement as YAML.

    >>> from osaid.records.systems import System
    >>> print(write_supplement(Supplement(System("Amber", by="Ada"))), end="")
    osaid_supplement: 1
    name: Amber
    by: Ada
    """
    return yaml_text(_document(supplement))


def write_supplement_json(supplement: Supplement) -> str:
    """Return a supplement as JSON."""
    return json_text(_document(supplement))


def _document(supplement: Supplement) -> Json:
    """Return the form of a record, under the mark of a supplement."""
    said = short_form(supplement.record)
    version = said.pop(_MARK_OF_RECORDS)
    return {_MARK: version, **said}
