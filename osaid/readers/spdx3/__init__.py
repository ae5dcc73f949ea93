"""The reader of SPDX 3: JSON-LD with the AI, dataset and licensing profiles.

Versions 3.0 and 3.1: https://spdx.github.io/spdx-spec/v3.0.1/. Elements are found by
their identifiers wherever they stand; no context and no other document is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document
from osaid.readers.spdx3.carried import is_carrier, read_record
from osaid.readers.spdx3.checks import check
from osaid.readers.spdx3.context import is_expanded, is_spdx3, read_namespaces
from osaid.readers.spdx3.elements import Element
from osaid.readers.spdx3.graph import Graph
from osaid.readers.spdx3.parts import is_model
from osaid.readers.spdx3.roots import MOST_SYSTEMS, systems_of
from osaid.readers.spdx3.systems import Systems
from osaid.records.problems import problems
from osaid.records.systems import System

__all__ = ["is_spdx3", "read_spdx3"]


def read_spdx3(document: Document, diagnosis: Diagnosis) -> Iterable[System]:
    """Return the systems of a document, none where there is an error.

    Each root element that is a model is a system; `osaid.readers.spdx3.roots` says
    what they are where there is none. What is odd, and what is not read, is reported.

    >>> from osaid.readers.documents import load
    >>> context = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
    >>> model = {"type": "ai_AIPackage", "spdxId": "urn:acme#1", "name": "Amber"}
    >>> document = load({"@context": context, "@graph": [model]})
    >>> [system.name for system in read_spdx3(document, Diagnosis(document))]
    ['Amber']
    """
    root = document.root
    if is_expanded(root) or not isinstance(root, nodes.Mapping):
        message = "expanded JSON-LD, with addresses for keys, is not read"
        cure = "compact it with the context of SPDX 3"
        diagnosis.error(root, "expanded-json-ld", message, cure)
        return ()
    namespaces = read_namespaces(root, diagnosis)
    if namespaces is None:
        return ()
    graph = Graph(root, namespaces)
    elements = systems_of(graph)
    if not elements:
        message = "there is no package, dataset or file in it"
        cure = "a system is an `ai_AIPackage` that is the `rootElement`"
        diagnosis.error(root, "no-system", message, cure)
        return ()
    if not any(map(is_model, elements)):
        name = quoted(elements[0].name)
        message = f"there is no AI package in it; {name} is read as an element"
        diagnosis.information(elements[0].node, "no-ai-package", message)
    found = _read(graph, elements, diagnosis)
    check(graph, diagnosis)
    return found


def _read(
    graph: Graph, elements: tuple[Element, ...], diagnosis: Diagnosis
) -> Iterable[System]:
    if len(elements) > MOST_SYSTEMS:
        message = f"only the first {MOST_SYSTEMS} systems are read"
        diagnosis.warning(elements[MOST_SYSTEMS].node, "too-many-systems", message)
    reader = Systems(graph, diagnosis)
    read = (
        read_record(graph, element, diagnosis)
        if is_carrier(element)
        else reader.read(element)
        for element in elements[:MOST_SYSTEMS]
    )
    found = tuple(system for system in read if system is not None)
    for problem in (one for system in found for one in problems(system)):
        diagnosis.add(problem)
    return () if diagnosis.failed else found
