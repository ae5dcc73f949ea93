"""Whether a document is as the specification has it, in the eyes of spdx-tools.

Its findings are warnings: a document is read all the same, without what is wrong.
Elements are judged one by one, so that each finding has a place, and the document as
a whole where that takes no more than a moment.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from threading import Lock
from typing import Any

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.nodes import Kind, Mapping, Node, Scalar
from osaid.readers.spdx2.fields import mappings, parts, text_of

MOST_EFFORT = 100_000_000
"""What takes longer, measured by keys, values and letters, is not judged."""

MOST_TOGETHER = 1_000
"""Up to so many elements are judged together, which takes the square of them."""

MOST_FINDINGS = 2_000
"""After so many findings the rest is not judged: each takes long to put into words."""

LONGEST_NUMBER = 300
"""Of more digits, a number is judged as the text that it is."""

_PART = 700
_LETTER_OF_A_LICENSE = 500
_ACTOR_KEYS = frozenset(
    {"annotator", "creators", "originator", "reviewer", "supplier"}
)  # which spdx-tools matches in the square of their length
_REFERENCES = "externalRefs"
_LOCK = Lock()  # spdx-tools has one parser of licences, which is built when used
_LICENSE_KEYS = frozenset(
    {
        "licenseConcluded", "licenseDeclared", "licenseInfoFromFiles",
        "licenseInfoInFiles", "licenseInfoInSnippets",
    }
)  # fmt: skip
_TOGETHER = (
    "packages", "files", "snippets", "relationships", "annotations",
    "hasExtractedLicensingInfos", "documentDescribes",
)  # fmt: skip
_CREATION = ("creation_info_parser", "parse_creation_info")
_PARSERS = {
    "packages": ("package_parser", "parse_package"),
    "files": ("file_parser", "parse_file"),
    "snippets": ("snippet_parser", "parse_snippet"),
    "relationships": ("relationship_parser", "parse_relationship"),
    "hasExtractedLicensingInfos": (
        "extracted_licensing_info_parser",
        "parse_extracted_licensing_info",
    ),
}
_LONGEST_MESSAGE = 20_000
_WRAPPED = re.compile(
    r"Error while (?:parsing|constructing) [^:]{1,80}: (\[.*\])", re.DOTALL
)
_WRONG_TYPE = re.compile(r".*?parameter (\w+)=(.*?) violates type hint", re.DOTALL)
_DETAILS = re.compile(r"(?<=\w\w\w)(?:[:\"'(]|(?<= be) `|(?<=Actor) ).*", re.DOTALL)
"""Where a message comes to what is special about one finding."""


_Finding = tuple[str, Node]


def check_conformity(root: Mapping, diagnosis: Diagnosis) -> None:
    """Warn of what is not conformant, once for each kind of thing."""
    if not _is_small(root):
        message = "too large for spdx-tools to judge whether it is conformant"
        diagnosis.information(root, "conformity-unknown", message)
        return
    with _LOCK:
        findings = list(_findings(root))
    if len(findings) >= MOST_FINDINGS:
        message = f"after {MOST_FINDINGS:,} findings the rest is not judged"
        diagnosis.information(root, "conformity-unknown", message)
    groups: dict[str, list[_Finding]] = {}
    for finding in findings:
        groups.setdefault(_DETAILS.sub("", finding[0]), []).append(finding)
    for group in groups.values():
        message, node = group[0]
        more = f", and {len(group) - 1} more of the kind" if len(group) > 1 else ""
        message = f"not as SPDX has it: {message}{more}"
        diagnosis.warning(node, "not-conformant", message)


def _is_small(root: Mapping) -> bool:
    """Return whether spdx-tools is done with a document in a moment."""
    effort = 0
    waiting: list[tuple[str, Node]] = [("", root)]
    while waiting and effort <= MOST_EFFORT:
        key, node = waiting.pop()
        effort += _PART
        if isinstance(node, Scalar):
            effort += _effort(key, len(node.text))
        elif isinstance(node, Mapping):
            waiting += [(name.text, value) for name, value in node]
        else:
            waiting += [(key, item) for item in node]
    return effort <= MOST_EFFORT


def _effort(key: str, letters: int) -> int:
    if key in _ACTOR_KEYS:
        return letters**2
    return letters * _LETTER_OF_A_LICENSE if key in _LICENSE_KEYS else 0


def _plain(node: Node) -> Any:  # noqa: ANN401 - whatever JSON has
    """Return a tree as `json.load` would, for spdx-tools."""
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node}
    if not isinstance(node, Scalar):
        return [_plain(item) for item in node]
    if node.is_null:
        return None
    literal = node.kind in {Kind.NUMBER, Kind.BOOLEAN}
    return json.loads(node.text) if literal and _is_short(node) else node.text


def _is_short(node: Scalar) -> bool:
    return len(node.text) <= LONGEST_NUMBER


def _findings(root: Mapping) -> Iterator[_Finding]:
    found = list(islice(_of_elements(root), MOST_FINDINGS))
    yield from found
    if not found and _count(root) <= MOST_TOGETHER:
        yield from _of_the_whole(root)


def _count(root: Mapping) -> int:
    """Return how much has to be compared with everything else."""
    contained = sum(len(parts(node, "hasFiles")) for node in mappings(root, "packages"))
    return contained + sum(len(parts(root, key)) for key in _TOGETHER)


def _of_elements(root: Mapping) -> Iterator[_Finding]:
    yield from _of_element(_CREATION, root)
    for key, parser in _PARSERS.items():
        for node in parts(root, key):
            yield from _of_element(parser, node)


def _of_element(names: tuple[str, str], node: Node) -> Iterator[_Finding]:
    """Judge one element, with a parser of its own: they remember what they met."""
    parser = getattr(_new_parser(), names[0])
    failures = _tried(lambda: getattr(parser, names[1])(_plain(node)))
    for message in (*failures, *parser.logger.get_messages()):
        yield from ((text, node) for text in _readable(message))


def _of_the_whole(root: Mapping) -> Iterator[_Finding]:
    from spdx_tools.spdx.validation.document_validator import (
        validate_full_spdx_document,
    )

    named = {text_of(node, "SPDXID"): node for node in _elements(root)}
    found: list[tuple[str, str | None]] = []

    def judge() -> None:
        plain = _plain(root)
        for package in plain.get("packages") or ():
            package.pop(_REFERENCES, None)  # their patterns may take hours
        document = _new_parser().parse(plain)
        for remark in validate_full_spdx_document(document):
            context = remark.context
            about = context.spdx_id or context.parent_id
            found.append((remark.validation_message, about))

    failures = _tried(judge)
    for message, about in (*((message, None) for message in failures), *found):
        yield from ((text, named.get(about, root)) for text in _readable(message))


def _new_parser() -> Any:  # noqa: ANN401 - its module is imported when used
    from spdx_tools.spdx.parser.jsonlikedict.json_like_dict_parser import (
        JsonLikeDictParser,
    )

    parser: Callable[[], Any] = JsonLikeDictParser
    return parser()


def _elements(root: Mapping) -> Iterator[Mapping]:
    for key in ("packages", "files", "snippets"):
        yield from mappings(root, key)


def _tried(judge: Callable[[], object]) -> list[str]:
    """Return why something cannot be judged; nothing is raised, whatever it is."""
    try:
        judge()
    except Exception as error:  # noqa: BLE001 - spdx-tools knows not every bad input
        if hasattr(error, "get_messages"):
            return [str(message) for message in error.get_messages()]
        return ["of a shape that spdx-tools does not expect"]
    return []


def _readable(message: str) -> Iterator[str]:
    """Yield what a message says, without what spdx-tools wraps around it."""
    match = _WRAPPED.fullmatch(message[:_LONGEST_MESSAGE])
    inner: object = None
    if match is not None:
        with suppress(ValueError, SyntaxError):
            inner = ast.literal_eval(match[1])
    if isinstance(inner, list):
        for part in inner:
            yield from _readable(str(part))
        return
    wrong = _WRONG_TYPE.match(message[:_LONGEST_MESSAGE])
    if wrong is None:
        yield quoted(message, 120)
        return
    field, value = wrong[1], wrong[2].strip('"')
    given = "is missing" if value == "None" else f"cannot be {quoted(value)}"
    yield f"`{field}` {given}"
