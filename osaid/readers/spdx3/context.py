"""The context of an SPDX 3 document: its version, and its namespaces.

SPDX 3 JSON is a strict subset of JSON-LD that may be read as plain JSON. A context
is the address of SPDX's own, and perhaps an object that abbreviates identifiers:
https://spdx.github.io/spdx-spec/v3.1-dev/serializations/. Nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.nodes import Node, Scalar, Sequence
from osaid.readers.spdx3.vocabulary import TERMS, short

_CONTEXT = re.compile(
    r"https?://spdx\.(?:org/rdf/|github\.io/spdx-spec/)v?(?P<version>3[\w.-]*)/\S*",
    re.ASCII,
)
_KNOWN = re.compile(r"3(?:\.[01](?:[.-].*)?)?")
_MARKS = frozenset({"SpdxDocument", "AIPackage", "DatasetPackage"})
_PROFILES = ("ai_", "dataset_", "software_", "simplelicensing_", "expandedlicensing_")
_LOOKED_AT = 50  # of the elements of a document that does not name its context


def is_spdx3(root: Node) -> bool:
    """Return whether a document is SPDX 3, by its context or by its types.

    Expanded JSON-LD is too, though it is not read.

    >>> from osaid.readers.documents import load
    >>> context = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
    >>> is_spdx3(load({"@context": context, "@graph": []}).root)
    True
    """
    if isinstance(root, nodes.Mapping) and any(map(_version, _contexts(root))):
        return True
    return is_expanded(root) or any(map(_is_marked, _first_elements(root)))


def is_expanded(root: Node) -> bool:
    """Return whether a document is JSON-LD in full, with addresses for its keys.

    >>> from osaid.readers.documents import load
    >>> full = {"@type": ["https://spdx.org/rdf/3.0.1/terms/AI/AIPackage"]}
    >>> is_expanded(load([full]).root), is_expanded(load([{"@type": "X"}]).root)
    (True, False)
    """
    return any(
        key.text.startswith(TERMS)
        or (key.text == "@type" and any(_is_term(part) for part in _items(node)))
        for element in _first_elements(root)
        for key, node in element
    )


def read_namespaces(
    root: nodes.Mapping, diagnosis: Diagnosis
) -> Mapping[str, str] | None:
    """Return what abbreviates identifiers, or None where the context is not SPDX's.

    A context of somebody else's is not fetched, which is a warning: terms are read as
    SPDX defines them. One that stands in the document and defines more than
    namespaces is an error.
    """
    contexts = list(_contexts(root))
    namespaces: dict[str, str] = {}
    for part in contexts:
        if isinstance(part, nodes.Mapping):
            namespaces |= dict(_namespaces(part, diagnosis))
        else:
            _check_address(part, diagnosis)
    if not any(map(_version, contexts)):
        message = "the document does not name the context of SPDX 3"
        cure = 'add `"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"`'
        diagnosis.warning(root, "no-spdx-context", message, cure)
    return None if diagnosis.failed else namespaces


def _contexts(root: nodes.Mapping) -> Iterator[Node]:
    context = root.get("@context")
    return iter(()) if context is None else iter(_items(context))


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Sequence) else (node,)


def _version(context: Node) -> str | None:
    match = isinstance(context, Scalar) and _CONTEXT.fullmatch(context.text.strip())
    return match["version"] if match else None


def _first_elements(root: Node) -> Iterator[nodes.Mapping]:
    """Yield some of the elements, of a document that may not name its context."""
    parts: tuple[Node, ...] = (root,)
    if isinstance(root, nodes.Mapping):
        listed = [root.get(name) for name in ("@graph", "element")]
        parts += tuple(item for part in listed if part for item in _items(part))
    else:
        parts = _items(root)
    mappings = (part for part in parts[:_LOOKED_AT] if isinstance(part, nodes.Mapping))
    yield from mappings


def _is_marked(element: nodes.Mapping) -> bool:
    """Return whether an element has a type of SPDX 3, and an identifier."""
    kind = element.get("type") or element.get("@type")
    named = [element.get(key) for key in ("spdxId", "@id")]
    if not isinstance(kind, Scalar) or not any(named):
        return False
    return kind.text.startswith(_PROFILES) or short(kind.text) in _MARKS


def _is_term(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text.startswith(TERMS)


def _check_address(context: Node, diagnosis: Diagnosis) -> None:
    version = _version(context)
    if version is None:
        found = quoted(context.text) if isinstance(context, Scalar) else "a list"
        message = f"the context {found} is not fetched, and what it defines not read"
        diagnosis.warning(context, "context-not-fetched", message)
    elif not _KNOWN.fullmatch(version):
        message = f"SPDX {quoted(version)} is not known here; it is read as SPDX 3.1"
        diagnosis.information(context, "unknown-version", message)


def _namespaces(
    context: nodes.Mapping, diagnosis: Diagnosis
) -> Iterator[tuple[str, str]]:
    for key, node in context:
        if isinstance(node, Scalar) and not key.text.startswith("@"):
            yield key.text, node.text
            continue
        message = f"the context defines {quoted(key.text)} in its own way"
        cure = "write the document with the terms of SPDX and namespaces alone"
        diagnosis.error(key, "own-terms", message, cure)
