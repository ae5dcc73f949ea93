"""The writer of the native format, as YAML or as JSON."""

from __future__ import annotations

import json
from typing import Any

import yaml

from osaid.records.canonical import Json
from osaid.records.systems import System
from osaid.writers.short_form import short_form

_WIDTH = 88


class _Dumper(yaml.SafeDumper):
    """Writes what is said twice twice: references are hard to read."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's
        return True


def write_record(system: System) -> str:
    """Return a record as YAML.

    >>> print(write_record(System("Amber", supplier="LLM360")), end="")
    osaid_record: 1
    name: Amber
    supplier: LLM360
    """
    return yaml_text(short_form(system))


def write_record_json(system: System) -> str:
    """Return a record as JSON."""
    return json_text(short_form(system))


def yaml_text(document: Json) -> str:
    """Return a document as YAML, in the order of its keys."""
    text: str = yaml.dump(
        document,
        Dumper=_Dumper,
        allow_unicode=True,
        default_flow_style=None,
        sort_keys=False,
        width=_WIDTH,
    )
    return text


def json_text(document: Json) -> str:
    """Return a document as JSON, in the order of its keys."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
