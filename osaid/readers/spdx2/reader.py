"""The doors to the reader of SPDX 2: for documents, and for other texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeGuard

from osaid.readers.contents import Contents
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Mapping, Node
from osaid.readers.spdx2.conformity import check_conformity
from osaid.readers.spdx2.elements import DOCUMENT_ID
from osaid.readers.spdx2.fields import text_of
from osaid.readers.spdx2.rdf_document import TERMS, rdf_document
from osaid.readers.spdx2.rdf_graph import RDF
from osaid.readers.spdx2.systems import read_systems
from osaid.readers.spdx2.tag_value import tag_value_document
from osaid.readers.spdx2.tags import TAGS
from osaid.readers.spdx2.xml_document import xml_document
from osaid.readers.xml_text import read_xml
from osaid.records.systems import System
from osaid.text import Source

_VERSION = "SPDX-2."
_WRAPPERS = ("sbom", "Document")
_HEAD = 65_536  # characters, among which the signs of a text are looked for
_XML_ROOT = re.compile(r"<(?:[\w.-]+:)?Document[\s>]")
_VERSION_TAG = re.compile(r"^[ \t]*SPDXVersion[ \t]*:[ \t]*SPDX-2\.", re.MULTILINE)


def is_spdx2(root: Node) -> TypeGuard[Mapping]:
    """Return whether a document is of SPDX 2, or holds one under `sbom`.

    >>> from osaid.readers.documents import load
    >>> is_spdx2(load({"sbom": {"spdxVersion": "SPDX-2.3"}}).root)
    True
    >>> is_spdx2(load({"spdxVersion": "SPDX-3.0"}).root)
    False
    """
    return isinstance(root, Mapping) and _unwrapped(root) is not None


def _unwrapped(root: Mapping) -> Mapping | None:
    """Return the mapping that says its version: the root, or what it wraps."""
    inner = (root, *map(root.get, _WRAPPERS))
    found = (node for node in inner if isinstance(node, Mapping))
    return next((node for node in found if _is_of_spdx2(node)), None)


def _is_of_spdx2(root: Mapping) -> bool:
    version = text_of(root, "spdxVersion")
    if version is None:
        return text_of(root, "SPDXID") == DOCUMENT_ID
    return version.startswith(_VERSION)


def read_spdx2(document: Document, diagnosis: Diagnosis) -> Iterable[System]:
    """Return the systems of a document; what is not conformant is a warning."""
    root = document.root
    found = _unwrapped(root) if isinstance(root, Mapping) else None
    if found is None:
        message = "this is no SPDX 2 document"
        diagnosis.error(root, "not-spdx", message, "add `spdxVersion: SPDX-2.3`")
        return ()
    check_conformity(found, diagnosis)
    return tuple(read_systems(found, diagnosis))


def is_spdx2_text(text: str) -> bool:
    r"""Return whether a text is SPDX 2 in tag-value, XML or RDF/XML.

    >>> is_spdx2_text("# by hand\nSPDXVersion: SPDX-2.3\n")
    True
    >>> is_spdx2_text("# Notes\nWrite this:\n\n    SPDXVersion: SPDX-2.3\n")
    False
    """
    head = text[:_HEAD]
    if not head.lstrip().startswith("<"):
        return _begins_with_a_tag(head) and _VERSION_TAG.search(head) is not None
    if RDF in head:
        return TERMS in head
    return _XML_ROOT.search(head) is not None and "spdxVersion>" in text


def _begins_with_a_tag(head: str) -> bool:
    lines = (line.strip() for line in head.split("\n"))
    first = next((line for line in lines if line and not line.startswith("#")), "")
    tag = first.partition(":")[0].strip()
    return tag == "SPDXID" or tag in TAGS


def read_spdx2_text(contents: Contents, diagnosis: Diagnosis) -> Iterable[System]:
    """Return the systems of a text; raises InputError for what cannot be read."""
    lines = contents.text.replace("\r\n", "\n").replace("\r", "\n")
    source = Source(contents.name, lines)
    return read_spdx2(_document(source, diagnosis), diagnosis)


def _document(source: Source, diagnosis: Diagnosis) -> Document:
    if not source.text.lstrip().startswith("<"):
        return tag_value_document(source, diagnosis)
    root = read_xml(source)
    if root.namespace == RDF:
        return rdf_document(root, source, diagnosis)
    return xml_document(root, source)
