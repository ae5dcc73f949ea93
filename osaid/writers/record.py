"""The writer of the native format, as YAML or as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from osaid.records.canonical import Json
from osaid.records.systems import System
from osaid.writers.short_form import short_form

_WIDTH = 88
_ON_ONE_LINE = 68  # characters of JSON, quotation marks counted
_RARE_LINE_ENDS = re.compile("[\r\x85\u2028\u2029]")


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
    """Return a document as YAML, in the order of its keys.

    >>> print(yaml_text({"code.training": {"presence": "provided"}}), end="")
    code.training: {presence: provided}
    """
    text: str = yaml.dump(
        document, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH
    )
    return text


def json_text(document: Json) -> str:
    """Return a document as JSON, in the order of its keys."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


class _Dumper(yaml.SafeDumper):
    """Writes what is short on one line, and what is said twice twice."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - PyYAML's
        return True

    def represent(self, data: Any) -> None:  # noqa: ANN401 - PyYAML's
        node: Any = self.represent_data(data)
        node.flow_style = False
        self.serialize(node)

    def represent_mapping(
        self,
        tag: str,
        mapping: Any,  # noqa: ANN401 - PyYAML's
        flow_style: bool | None = None,  # noqa: ARG002, FBT001 - the same
    ) -> yaml.MappingNode:
        short = _is_short(mapping)
        node: yaml.MappingNode = super().represent_mapping(tag, mapping, short)
        return node

    def represent_sequence(
        self,
        tag: str,
        sequence: Any,  # noqa: ANN401 - PyYAML's
        flow_style: bool | None = None,  # noqa: ARG002, FBT001 - the same
    ) -> yaml.SequenceNode:
        short = _is_short(sequence)
        node: yaml.SequenceNode = super().represent_sequence(tag, sequence, short)
        return node


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Represent a text; line ends that are rare would not survive single quotes."""
    style = '"' if _RARE_LINE_ENDS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _is_short(value: object) -> bool:
    return len(json.dumps(value, ensure_ascii=False)) <= _ON_ONE_LINE
