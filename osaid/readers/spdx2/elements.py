"""The elements of an SPDX document, its packages and files, and how they relate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from osaid.diagnostics import quoted
from osaid.licenses.expression import NOASSERTION
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.mappings import shape_of
from osaid.readers.nodes import Mapping, Scalar
from osaid.readers.spdx2.fields import NONE, mappings, parts, text_of, texts
from osaid.readers.spdx2.package_urls import PackageUrl, read_purl
from osaid.text import Place

DOCUMENT_ID = "SPDXRef-DOCUMENT"
"""The id that every document has."""

_TURNED = {
    "ANCESTOR_OF": "DESCENDANT_OF",
    "CONTAINED_BY": "CONTAINS",
    "DESCRIBED_BY": "DESCRIBES",
    "GENERATES": "GENERATED_FROM",
    "PREREQUISITE_FOR": "DEPENDS_ON",
}
_DEPENDENCIES = {"DYNAMIC_LINK", "HAS_PREREQUISITE", "STATIC_LINK"}
_MISSPELT = {"DESCRIBE": "DESCRIBES"}  # Trivy wrote it so


_Index = dict[str, dict[str, list[str]]]  # one end, the type, the other ends


@frozen(eq=False)
class Element:
    """A package or a file of a document."""

    id: str
    node: Mapping
    is_file: bool
    purls: tuple[PackageUrl, ...] = ()

    @property
    def name(self) -> str:
        """What people call it, else its id; without `./` before a file."""
        key = "fileName" if self.is_file else "name"
        name = text_of(self.node, key)
        return self.id if name is None else name.removeprefix("./") or self.id


@frozen
class Relation:
    """One element to another: of two types that say the same, one is used.

    `DEPENDS_ON` stands for every type of dependency.
    """

    source: str
    type: str
    target: str
    place: Place


@frozen(eq=False)
class Inventory:
    """The elements of a document by id, and their relations."""

    root: Mapping
    elements: dict[str, Element]
    relations: tuple[Relation, ...]
    _from: _Index = field(init=False, repr=False)
    _to: _Index = field(init=False, repr=False)

    @_from.default
    def _by_source(self) -> _Index:
        return _indexed((r.source, r.type, r.target) for r in self.relations)

    @_to.default
    def _by_target(self) -> _Index:
        return _indexed((r.target, r.type, r.source) for r in self.relations)

    @property
    def packages(self) -> tuple[Element, ...]:
        """The packages, in order."""
        return tuple(e for e in self.elements.values() if not e.is_file)

    @property
    def files(self) -> tuple[Element, ...]:
        """The files, in order."""
        return tuple(e for e in self.elements.values() if e.is_file)

    @property
    def described(self) -> tuple[Element, ...]:
        """The elements that the document says it describes."""
        document = text_of(self.root, "SPDXID") or DOCUMENT_ID
        return self.targets(document, "DESCRIBES")

    def targets(self, source: str, *types: str) -> tuple[Element, ...]:
        """Return the elements that one has a relation of some types to."""
        return self._found(self._from, source, types)

    def sources(self, target: str, *types: str) -> tuple[Element, ...]:
        """Return the elements that have a relation of some types to one."""
        return self._found(self._to, target, types)

    def _found(
        self, index: _Index, end: str, types: Iterable[str]
    ) -> tuple[Element, ...]:
        found = index.get(end)
        if found is None:
            return ()
        ids = dict.fromkeys(other for t in types for other in found.get(t, ()))
        return tuple(self.elements[i] for i in ids if i in self.elements)


def _indexed(relations: Iterable[tuple[str, str, str]]) -> _Index:
    index: _Index = {}
    for end, type_, other in relations:
        index.setdefault(end, {}).setdefault(type_, []).append(other)
    return index


def read_inventory(root: Mapping, diagnosis: Diagnosis) -> Inventory:
    """Return the elements of a document; what cannot be one is left out and told of."""
    elements: dict[str, Element] = {}
    for key in ("packages", "files"):
        for number, part in enumerate(parts(root, key)):
            if not isinstance(part, Mapping):
                message = f"expected an element, found {shape_of(part)}; it is left out"
                diagnosis.warning(part, "not-an-element", message)
                continue
            name = text_of(part, "SPDXID") or f"{key}/{number}"
            if name in elements:
                message = f"the id {quoted(name)} is given twice; this one is left out"
                diagnosis.warning(part, "duplicate-id", message)
                continue
            elements[name] = Element(name, part, key == "files", tuple(_purls(part)))
    snippets = (text_of(node, "SPDXID") or "" for node in mappings(root, "snippets"))
    known = {*elements, *snippets, text_of(root, "SPDXID") or DOCUMENT_ID}
    relations = tuple(_known(_relations(root, elements), known, diagnosis))
    return Inventory(root, elements, relations)


def _purls(node: Mapping) -> Iterator[PackageUrl]:
    for reference in mappings(node, "externalRefs"):
        if text_of(reference, "referenceType") == "purl":
            found = read_purl(text_of(reference, "referenceLocator") or "")
            if found is not None:
                yield found


def _relations(root: Mapping, elements: dict[str, Element]) -> Iterator[Relation]:
    document = text_of(root, "SPDXID") or DOCUMENT_ID
    for name in texts(root, "documentDescribes"):
        yield Relation(document, "DESCRIBES", name, root.place)
    for element in elements.values():
        for name in texts(element.node, "hasFiles"):
            yield Relation(element.id, "CONTAINS", name, element.node.place)
    for node in mappings(root, "relationships"):
        ends = (text_of(node, "spdxElementId"), text_of(node, "relatedSpdxElement"))
        found = text_of(node, "relationshipType")
        if ends[0] and ends[1] and found:
            type_ = found.upper().replace("-", "_")
            yield _turned(Relation(ends[0], type_, ends[1], node.place))


def _turned(relation: Relation) -> Relation:
    """Return a relation in the type that is used for it, with its ends in order."""
    source, type_, target = relation.source, relation.type, relation.target
    if type_.endswith("DEPENDENCY_OF"):
        return Relation(target, "DEPENDS_ON", source, relation.place)
    if type_ in _DEPENDENCIES:
        return Relation(source, "DEPENDS_ON", target, relation.place)
    if type_ in _TURNED:
        return Relation(target, _TURNED[type_], source, relation.place)
    return Relation(source, _MISSPELT.get(type_, type_), target, relation.place)


def _known(
    relations: Iterable[Relation], known: set[str], diagnosis: Diagnosis
) -> Iterator[Relation]:
    """Yield each relation once, and tell of those that lead out of the document."""
    seen: set[tuple[str, str, str]] = set()
    for relation in relations:
        key = (relation.source, relation.type, relation.target)
        lost = [end for end in (relation.source, relation.target) if end not in known]
        if not lost:
            if key not in seen:
                yield relation
        elif lost[0] not in {NONE, NOASSERTION} and key not in seen:
            _tell(lost[0], relation.place, diagnosis)
        seen.add(key)


def _tell(name: str, place: Place, diagnosis: Diagnosis) -> None:
    node = Scalar("", place)
    if name.startswith("DocumentRef-"):
        message = f"{quoted(name)} stands in another document, which is not read"
        diagnosis.information(node, "other-document", message)
        return
    message = f"no package or file {quoted(name)} is in the document"
    diagnosis.warning(node, "unknown-element", message)
