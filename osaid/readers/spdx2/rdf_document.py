"""SPDX 2 in RDF/XML, as the document that JSON would have.

The reader of spdx-tools is no help here: it takes the parentheses from sets of licences
within sets, gives no places, and ends the program where there is no document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from osaid.diagnostics import Diagnostic, InputError
from osaid.licenses.expression import NOASSERTION
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document
from osaid.readers.nodes import Scalar
from osaid.readers.spdx2.drafts import Draft
from osaid.readers.spdx2.rdf_graph import Reference, Resource, read_graph
from osaid.readers.spdx2.rdf_licenses import RdfLicenses
from osaid.readers.xml_text import MOST_ELEMENTS, Element
from osaid.text import Place, Source

TERMS = "http://spdx.org/rdf/terms#"
"""What the names of SPDX 2 begin with in RDF."""

_DOCUMENT = "SpdxDocument"
_ELEMENTS = {"Package": "packages", "File": "files", "Snippet": "snippets"}
_EXTRACTED = "ExtractedLicensingInfo"
_LICENSE_KEYS = {
    "dataLicense", "licenseConcluded", "licenseDeclared", "licenseInfoFromFiles",
    "licenseInfoInFiles", "licenseInfoInSnippets",
}  # fmt: skip
_RENAMED = {
    "annotation": "annotations",
    "attributionText": "attributionTexts",
    "creator": "creators",
    "describesPackage": "documentDescribes",
    "externalDocumentRef": "externalDocumentRefs",
    "externalRef": "externalRefs",
    "fileContributor": "fileContributors",
    "fileType": "fileTypes",
    "hasFile": "hasFiles",
    "licenseInfoInFile": "licenseInfoInFiles",
    "licenseInfoInSnippet": "licenseInfoInSnippets",
    "packageVerificationCodeExcludedFile": "packageVerificationCodeExcludedFiles",
    "range": "ranges",
    "seeAlso": "seeAlsos",
    "specVersion": "spdxVersion",
}
_APART = {"crossRef", "hasExtractedLicensingInfo", "relationship"}
_NOTHING = {TERMS + "noassertion": NOASSERTION, TERMS + "none": "NONE"}
_CHOICE = re.compile(
    r"(?:annotationType|checksumAlgorithm|fileType|purpose|referenceCategory"
    r"|relationshipType)_(\w+)"
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DEEPEST = 6


def rdf_document(root: Element, source: Source, diagnosis: Diagnosis) -> Document:
    """Return the document of an RDF/XML text.

    Raises InputError where there is not exactly one SPDX document in it.
    """
    resources = read_graph(root, diagnosis)
    found = [r for r in resources.values() if _DOCUMENT in r.types]
    if len(found) != 1:
        message = f"there are {len(found)} SPDX documents in it, where one is expected"
        place = found[1].place if found else root.place
        cure = "make a file of each"
        raise InputError([Diagnostic("not-one-document", message, place, help=cure)])
    return Document(source.name, _Writer(resources, found[0]).root().node(), source)


class _Writer:
    def __init__(self, resources: Mapping[str, Resource], document: Resource) -> None:
        self._resources = resources
        self._document = document
        self._namespace = document.address.partition("#")[0]
        self._licenses = RdfLicenses(resources)
        self._parts = 0
        self._others = dict(self._other_documents())

    def root(self) -> Draft:
        """Return the draft of the whole document."""
        draft = self._draft(self._document, 1)
        draft.say("documentNamespace", self._namespace, self._document.place)
        for resource in self._resources.values():
            for name, key in _ELEMENTS.items():
                if name in resource.types:
                    draft.add(key, self._draft(resource, 1))
            if _EXTRACTED in resource.types:
                draft.add("hasExtractedLicensingInfos", self._extracted(resource))
            for value in resource.all("relationship"):
                self._relate(draft, resource, value)
        return draft

    def _other_documents(self) -> list[tuple[str, str]]:
        """Return the namespaces of other documents with their names in this one."""
        found = []
        for value in self._document.all("externalDocumentRef"):
            other = self._resource(value)
            space = next(other.all("spdxDocument"), None) if other else None
            if other is not None and space is not None:
                address = space.text if isinstance(space, Scalar) else space.address
                found.append((address, other.address.rpartition("#")[2]))
        return found

    def _resource(self, value: Scalar | Reference) -> Resource | None:
        if isinstance(value, Scalar):
            return None
        return self._resources.get(value.address)

    def _draft(self, resource: Resource, depth: int) -> Draft:
        draft = Draft(resource.place)
        if _is_element(resource) and not resource.is_local:
            draft.say("SPDXID", self._id(resource.address), resource.place)
        if "ExternalDocumentRef" in resource.types:
            name = self._id(resource.address)
            draft.say("externalDocumentId", name, resource.place)
        for name, value in resource.properties:
            if name not in _APART:
                self._add(draft, _key(resource, name), value, depth)
        return draft

    def _add(
        self, draft: Draft, key: str, value: Scalar | Reference, depth: int
    ) -> None:
        self._count(value.place)
        inner = self._resource(value)
        if key in _LICENSE_KEYS:
            draft.say(key, self._licenses.text(value), value.place)
        elif isinstance(value, Scalar):
            draft.add(key, value)
        elif inner is None or not inner.properties or _is_element(inner):
            draft.say(key, self._word(key, value.address), value.place)
        elif depth < _DEEPEST:
            draft.add(key, self._draft(inner, depth + 1))

    def _count(self, place: Place) -> None:
        self._parts += 1
        if self._parts > MOST_ELEMENTS:
            message = f"more than {MOST_ELEMENTS:,} properties, repeated ones counted"
            raise InputError([Diagnostic("too-many-parts", message, place)])

    def _extracted(self, resource: Resource) -> Draft:
        draft = self._draft(resource, 1)
        if draft.said("licenseId") is None:
            draft.say("licenseId", self._id(resource.address), resource.place)
        return draft

    def _relate(
        self, draft: Draft, resource: Resource, value: Scalar | Reference
    ) -> None:
        relationship = self._resource(value)
        if relationship is not None:
            inner = self._draft(relationship, 1)
            inner.say("spdxElementId", self._id(resource.address), value.place)
            draft.add("relationships", inner)

    def _word(self, key: str, address: str) -> str:
        """Return what JSON writes for an address: a choice, an id, or itself."""
        choice = _CHOICE.fullmatch(address.removeprefix(TERMS))
        if choice is not None:
            return _HUMP.sub("_", choice[1]).upper()
        if key == "referenceType":
            return re.split(r"[/#]", address)[-1]
        return self._id(address)

    def _id(self, address: str) -> str:
        if address in _NOTHING:
            return _NOTHING[address]
        space, _, name = address.partition("#")
        if name and space == self._namespace:
            return unquote(name)
        other = self._others.get(space)
        return f"{other}:{name}" if name and other else address


def _is_element(resource: Resource) -> bool:
    return any(name in _ELEMENTS or name == _DOCUMENT for name in resource.types)


def _key(resource: Resource, name: str) -> str:
    """Return the key of JSON for a property; other documents have one checksum."""
    if name == "checksum" and "ExternalDocumentRef" not in resource.types:
        return "checksums"
    return _RENAMED.get(name, name)
