"""What is odd in an SPDX 3 document, or is not read at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.mappings import shape_of
from osaid.readers.nodes import Node, Scalar
from osaid.readers.spdx3.elements import Element, day_of
from osaid.readers.spdx3.graph import Graph
from osaid.readers.spdx3.lineage import DESCENDS
from osaid.readers.spdx3.parts import DATA_ROLES, DOCUMENT_ROLES
from osaid.readers.spdx3.terms import CONCLUDED, DECLARED
from osaid.readers.spdx3.vocabulary import (
    ARTIFACTS,
    COLLECTIONS,
    LICENSES,
    is_none,
    short,
)

RELATIONSHIPS = frozenset(
    {
        "contains", "describes", "generates", "hasDataFile", "dependsOn", DESCENDS,
        "ancestorOf", "copiedTo", DECLARED, CONCLUDED, *DATA_ROLES, *DOCUMENT_ROLES,
    }
)  # fmt: skip
"""The types of relationships that are read."""

_CLASSES = frozenset(
    {
        *ARTIFACTS, *COLLECTIONS, *LICENSES, "Relationship",
        "LifecycleScopedRelationship", "CreationInfo", "Agent", "Person",
        "Organization", "SoftwareAgent", "Tool", "Hash", "PackageVerificationCode",
        "DictionaryEntry", "ExternalIdentifier", "ExternalRef", "ExternalMap",
        "NamespaceMap", "EnergyConsumption", "EnergyConsumptionDescription",
        "ContentIdentifier", "extension_CdxPropertiesExtension",
        "extension_CdxPropertyEntry",
    }
)  # fmt: skip
_TEXTS = ("name", "packageVersion", "packageUrl", "downloadLocation", "description")
_ENUMERATIONS = {
    "completeness": ("complete", "incomplete", "noAssertion"),
    "scope": ("build", "design", "development", "other", "runtime", "test"),
    "confidentialityLevel": ("red", "amber", "green", "clear"),
    "datasetAvailability": (
        "directDownload", "clickthrough", "query", "registration", "scrapingScript",
    ),
}  # fmt: skip
_TIMES = ("created", "releaseTime", "startTime", "endTime")
_MOST_SHOWN = 8


def check(graph: Graph, diagnosis: Diagnosis) -> None:
    """Report what is odd in a graph and what of it is not read."""
    _mention_unread(graph, diagnosis)
    _mention_elsewhere(graph, diagnosis)
    for identifier, first in graph.repeated:
        message = f"{quoted(identifier.text)} is defined again, which is not read"
        where = f"the first is at {first.node.place}"
        diagnosis.warning(identifier, "defined-twice", message, where)
    for element in graph.elements:
        if element.type in ARTIFACTS:
            _check_texts(element, diagnosis)
        _check_enumerations(element, diagnosis)
        _check_times(element, diagnosis)
        if element.parts("relationshipType"):
            _check_relationship(graph, element, diagnosis)


def listed(names: Iterable[str]) -> str:
    """Return the first names in backticks, and how many more there are.

    >>> listed(["a", "b"])
    '`a`, `b`'
    """
    known = tuple(names)
    shown = ", ".join(quoted(name) for name in known[:_MOST_SHOWN])
    more = len(known) - _MOST_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _check_texts(element: Element, diagnosis: Diagnosis) -> None:
    for name in _TEXTS:
        for part in element.parts(name)[:1]:
            if not isinstance(part, Scalar):
                message = f"{quoted(name)}: expected a text, found {shape_of(part)}"
                diagnosis.warning(part, "not-text", message)


def _check_enumerations(element: Element, diagnosis: Diagnosis) -> None:
    for name, known in _ENUMERATIONS.items():
        for scalar in element.texts(name)[:1]:
            word = short(scalar.text.strip())
            if word not in known:
                message = f"{quoted(word)} is no {quoted(name)}; it is not read"
                cure = diagnosis.nearest(word, known)
                cure = cure or f"known are {listed(known)}"
                diagnosis.warning(scalar, "not-a-choice", message, cure)


def _check_times(element: Element, diagnosis: Diagnosis) -> None:
    for name in _TIMES:
        scalar = element.text(name)
        if scalar is not None and day_of(scalar.text) is None:
            message = f"{quoted(scalar.text)} is no time; {quoted(name)} is not read"
            cure = "write it as `2026-11-21T00:00:00Z`"
            diagnosis.information(scalar, "not-day", message, cure)


def _check_relationship(graph: Graph, element: Element, diagnosis: Diagnosis) -> None:
    sources, targets = element.parts("from"), element.parts("to")
    if len(sources) != 1 or not targets:
        message = "a relationship goes from one element to at least one other"
        node = element.node if len(sources) < 2 else sources[1]  # noqa: PLR2004 - a list
        cure = "write one `from`, and a list under `to`"
        diagnosis.warning(node, "broken-relationship", message, cure)
    _check_type(element, diagnosis)
    names = [target.id for target in graph.references(element, "to")]
    nothing = sum(is_none(name) for name in names)
    if nothing and nothing < len(names):
        message = "it leads to `NoneElement` and to others; the others are read"
        diagnosis.warning(element.node, "none-and-others", message)
    for part in (*sources[:1], *targets):
        if graph.resolve(part) is None:
            message = f"expected an identifier, found {shape_of(part)}"
            diagnosis.warning(part, "not-an-element", message)


def _check_type(element: Element, diagnosis: Diagnosis) -> None:
    """Report a type that is one that is read, but for its spelling."""
    written = element.word("relationshipType") or ""
    if written in RELATIONSHIPS:
        return
    folded = written.replace("_", "").casefold()
    meant = next((name for name in RELATIONSHIPS if name.casefold() == folded), None)
    if meant is not None:
        node: Node = element.text("relationshipType") or element.node
        message = f"there is no type of relationship {quoted(written)}; it is not read"
        diagnosis.warning(node, "not-a-choice", message, f"did you mean `{meant}`?")


def _mention_elsewhere(graph: Graph, diagnosis: Diagnosis) -> None:
    """Tell of what relationships lead to that the document only names."""
    licenses = {DECLARED, CONCLUDED}
    found = {
        target.id: target
        for one in graph.relationships
        if one.type in RELATIONSHIPS - licenses
        for target in (one.source, *one.targets)
        if not target.is_defined
    }
    if found:
        first = next(iter(found.values()))
        message = f"not in this document, and not looked up: {listed(found)}"
        diagnosis.information(first.node, "not-in-document", message)


def _mention_unread(graph: Graph, diagnosis: Diagnosis) -> None:
    unread = [
        *_counted(
            one.type for one in graph.relationships if one.type not in RELATIONSHIPS
        ),
        *_counted(
            element.type
            for element in graph.elements
            if element.type not in _CLASSES and not element.parts("relationshipType")
        ),
    ]
    if unread:
        shown = ", ".join(islice(unread, _MOST_SHOWN))
        more = len(unread) - _MOST_SHOWN
        rest = f" and {more} more" if more > 0 else ""
        message = f"there is no place in a record for {shown}{rest}"
        diagnosis.information(graph.root, "not-read", message)


def _counted(names: Iterable[str]) -> Iterator[str]:
    for name, count in sorted(Counter(names).items()):
        yield f"{quoted(name)} ({count})"
