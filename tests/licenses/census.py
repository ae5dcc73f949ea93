"""How the licences of real records are read: `python -m tests.licenses.census`.

Counts every statement of a licence in the corpus beside the project, and names the
texts that most often stay unknown.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import yaml
from attrs import frozen

from osaid.licenses.algebra import Permits, can
from osaid.licenses.expression import Unread, leaves
from osaid.licenses.reading import LicenseReading, interpret
from osaid.licenses.vocabulary import RIGHTS
from osaid.truth import Truth
from tests import CORPUS

_KEY = re.compile(
    r"(?i)(?!.*(?:path|link|url|text|comment|id$|ids$|list|notes?$|exception|version))"
    r".*(?:licen[cs]e|license\w*|expression)"
)
_TAG = re.compile(
    r"^(?:PackageLicense(?:Concluded|Declared|InfoFromFiles)|DataLicense|"
    r"LicenseConcluded|LicenseInfoInFile|LicenseInfoInSnippet|"
    r"SnippetLicenseConcluded):\s*(.+)$",
    re.MULTILINE,
)
_RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*$", re.DOTALL | re.MULTILINE)


@frozen
class Census:
    """How statements were read, by kind and by rule, and those that were not."""

    kinds: Counter[str]
    rules: Counter[str]
    unknown: Counter[str]


def statements() -> Iterator[tuple[str, str | list[str]]]:
    """Yield each statement of a licence in the corpus, with the folder it is in."""
    for path in sorted(CORPUS.rglob("*")):
        folder = path.relative_to(CORPUS).parts[0]
        if path.is_file() and path.name not in {"SOURCES.md", "README.md"}:
            for written in _written_in(path):
                yield folder, written


def taken() -> Census:
    """Return the census of the corpus."""
    census = Census(Counter(), Counter(), Counter())
    for _, written in statements():
        reading = interpret(written)
        kind = kind_of(reading)
        census.kinds[kind] += 1
        census.rules[str(reading.rule)] += 1
        if kind == "unknown":
            census.unknown[str(written)] += 1
    return census


def kind_of(reading: LicenseReading) -> str:
    """Return `restricted`, `canonical`, or `unknown` where some part is not read.

    A statement is restricted when whatever is chosen of it takes a right away.
    """
    parts = {leaf for one in reading.candidates for leaf in leaves(one)}
    if any(isinstance(leaf, Unread) for leaf in parts):
        return "unknown"
    truths = [can(one, Permits(RIGHTS)).truth for one in reading.candidates]
    return "restricted" if set(truths) == {Truth.FALSE} else "canonical"


def _written_in(path: Path) -> Iterator[str | list[str]]:
    text = _text(path)
    if path.suffix == ".xml":
        yield from _in_xml(text)
    elif path.suffix == ".spdx":
        yield from (found.strip() for found in _TAG.findall(text))
    else:
        for document in _documents(text, path.suffix):
            yield from _in_tree(document)


def _text(path: Path) -> str:
    content = path.read_bytes()
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    return content.decode(encoding, errors="replace")


def _documents(text: str, suffix: str) -> Iterator[Any]:
    if suffix == ".md":
        match = _FRONT_MATTER.match(text.replace("\r\n", "\n"))
        text, suffix = (match[1] if match else "", ".yaml")
    if suffix not in {".json", ".yml", ".yaml", ".cff"}:
        return
    try:
        # Broken JSON, with one comma too many, is still YAML.
        yield yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    except yaml.YAMLError:
        with suppress(ValueError):
            yield json.loads(text, strict=False)


def _in_tree(node: Any) -> Iterator[str | list[str]]:  # noqa: ANN401 - any document
    if isinstance(node, list):
        for item in node:
            yield from _in_tree(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if _KEY.fullmatch(str(key)):
                yield from _stated(value)
            yield from _in_tree(value)


def _stated(value: Any) -> Iterator[str | list[str]]:  # noqa: ANN401 - any document
    match value:
        case str() if value.strip():
            yield value
        case [str(), *_] if all(isinstance(item, str) for item in value):
            yield value if len(value) > 1 else value[0]
        case list():
            for item in value:
                yield from _stated(item)
        case {"id": str(text)} | {"name": str(text)} | {"url": str(text)}:
            yield text


def _in_xml(text: str) -> Iterator[str]:
    try:
        root = ET.fromstring(text)  # noqa: S314 - files that are at hand
    except (ET.ParseError, ValueError):
        return
    for element in root.iter():
        if _KEY.fullmatch(element.tag.rpartition("}")[2]):
            said = element.get(_RESOURCE) or element.text or ""
            if said.strip():
                yield said.strip()


def main() -> int:
    """Print the census; return 0, or 2 where there is no corpus."""
    if not CORPUS.is_dir():
        sys.stderr.write("there is no corpus beside the project\n")
        return 2
    census = taken()
    lines = [f"{kind:<11}{count:>6}" for kind, count in sorted(census.kinds.items())]
    lines += ["", "read by"]
    lines += [f"{count:>6}  {rule}" for rule, count in census.rules.most_common()]
    lines += ["", "most often unknown"]
    lines += [
        f"{count:>6}  {text[:100]}" for text, count in census.unknown.most_common(20)
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
