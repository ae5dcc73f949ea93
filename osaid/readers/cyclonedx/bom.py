"""One bill of materials: its author, its components, and what refers to what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import unquote

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.cyclonedx.parts import Part, Remarks
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.mappings import listed
from osaid.readers.nodes import Scalar
from osaid.readers.saying import Saying
from osaid.readers.values import read_day

SOURCE = "CycloneDX document"
"""On whose word everything in such a document stands."""

FIRST, LAST = (1, 5), (1, 7)
"""The first version that has models, and the last one that is known here."""

_READ = frozenset(
    {
        "$schema", "bomFormat", "components", "compositions", "dependencies",
        "metadata", "serialNumber", "specFormat", "specVersion", "version",
    }
)  # fmt: skip
_TELLING = frozenset(
    {"annotations", "citations", "declarations", "formulation", "services"}
)
_OTHERS = frozenset(
    {"definitions", "externalReferences", "properties", "signature", "vulnerabilities"}
)
COMPONENT_KEYS = frozenset(
    {
        "author", "authors", "bom-ref", "components", "copyright", "cpe",
        "cryptoProperties", "data", "description", "evidence", "externalReferences",
        "group", "hashes", "isExternal", "licenses", "manufacturer", "mime-type",
        "modelCard", "modified", "name", "omniborId", "patentAssertions", "pedigree",
        "properties", "publisher", "purl", "releaseNotes", "scope", "signature",
        "supplier", "swhid", "swid", "tags", "type", "version", "versionRange",
    }
)  # fmt: skip
"""The keys that a component may have, in any of the versions."""

_VERSION = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})")
_MOST_AUTHORS = 5


class Bom:
    """A document in the CycloneDX format, whatever it was written in.

    >>> from osaid.readers.documents import load
    >>> root = load({"specVersion": "1.6", "components": [{"bom-ref": "a"}]}).root
    >>> bom = Bom(root, Diagnosis())
    >>> bom.find("a") is bom.components[0], bom.find("b")
    (True, None)
    """

    def __init__(self, root: nodes.Mapping, diagnosis: Diagnosis) -> None:
        """Look at the head of the document, and index what can be referred to."""
        self.remarks = Remarks(diagnosis)
        self.root = Part(root, self.remarks)
        metadata = self.root.part("metadata")
        self.metadata = metadata or Part(nodes.Mapping((), root.place), self.remarks)
        self.described = self.metadata.part("component")
        self.components = self.root.parts("components")
        self.saying = self._saying()
        self._link = self._own_link()
        self._found = dict(self._references())
        self._dependencies = self._requirements()

    def look_at_head(self) -> None:
        """Remark on the version, and on what is there and not read."""
        self._check_version()
        self.root.mention_unknown(_READ | _TELLING | _OTHERS)
        unread = [key.text for key, _ in self.root.node if key.text in _TELLING]
        if unread:
            message = f"not read are {listed(unread)}"
            self.remarks.tell(self.root.node, "not-read", message)

    def find(self, reference: str) -> Part | None:
        """Return the component or dataset of a `bom-ref`, the first of several."""
        return self._found.get(self.local(reference))

    def reference_of(self, part: Part) -> str | None:
        """Return the `bom-ref` of a component, unless an earlier one has it too."""
        reference = part.text("bom-ref")
        if reference is None:
            return None
        first = self._found.get(reference.text)
        return reference.text if first is None or first.node is part.node else None

    def local(self, reference: str) -> str:
        """Return a reference without the name of this document before it."""
        before, mark, rest = reference.partition("#")
        return unquote(rest) if mark and before == self._link else reference

    def dependencies(self, reference: str) -> Iterable[Scalar]:
        """Return the references to what a component depends on directly."""
        return self._dependencies.get(reference, ())

    def all_components(self) -> Iterator[Part]:
        """Yield the described component, all others, and what is nested in each."""
        roots = (*((self.described,) if self.described else ()), *self.components)
        for part in roots:
            yield part
            yield from nested(part)

    def _references(self) -> Iterator[tuple[str, Part]]:
        """Yield what can be referred to, the first under a reference last."""
        components = (pair for part in self.all_components() for pair in _named(part))
        services = ((part, part) for part in nested(self.root, "services"))
        found = [
            (reference.text, part)
            for named, part in (*components, *services)
            if (reference := named.text("bom-ref")) is not None
        ]
        return reversed(found)

    def _requirements(self) -> dict[str, list[Scalar]]:
        found: dict[str, list[Scalar]] = {}
        for dependency in self.root.parts("dependencies"):
            reference = dependency.text("ref")
            if reference is not None:
                on = dependency.texts("dependsOn")
                found.setdefault(self.local(reference.text), []).extend(on)
        return found

    def _own_link(self) -> str | None:
        serial, version = self.root.text("serialNumber"), self.root.text("version")
        if serial is None:
            return None
        number = "1" if version is None else version.text
        return f"urn:cdx:{serial.text.removeprefix('urn:uuid:')}/{number}"

    def _saying(self) -> Saying:
        return Saying(
            SOURCE, by=self._author(), made=self._made(), revision=self._own_link()
        )

    def _author(self) -> str | None:
        organization = self.metadata.called("manufacturer")
        if organization is not None:
            return organization
        people = [person.text("name") for person in self.metadata.parts("authors")]
        names = [name.text for name in people if name is not None]
        return ", ".join(names[:_MOST_AUTHORS]) or self._tool()

    def _tool(self) -> str | None:
        for tools in self.metadata.parts("tools"):
            for tool in (tools, *tools.parts("components"), *tools.parts("tool")):
                name, version = tool.text("name"), tool.text("version")
                if name is not None:
                    return f"{name.text} {version.text}" if version else name.text
        return None

    def _made(self) -> date | None:
        stamp = self.metadata.text("timestamp")
        if stamp is None:
            return None
        made = read_day(Scalar(stamp.text[:10], stamp.place))
        if isinstance(made, date):
            return made
        self.remarks.tell(stamp, "not-day", f"{quoted(stamp.text)} is not a time")
        return None

    def _check_version(self) -> None:
        stated = self.root.text("specVersion")
        match = None if stated is None else _VERSION.fullmatch(stated.text)
        if stated is None or match is None:
            message = "the document does not say which version of CycloneDX it is in"
            self.remarks.warn(stated or self.root.node, "no-version", message)
            return
        version = (int(match[1]), int(match[2]))
        if version < FIRST:
            message = f"CycloneDX {stated.text} has no models; it is read as 1.5"
            self.remarks.tell(stated, "older-version", message)
        if version > LAST:
            message = f"CycloneDX {stated.text} is later than 1.7; it is read as that"
            cure = "what is new in it is not read"
            self.remarks.warn(stated, "later-version", message, cure)


def _named(component: Part) -> Iterator[tuple[Part, Part]]:
    """Yield what has a reference, and what is meant by it.

    Data that is alone in its component means the component, which says more.
    """
    yield component, component
    data = component.parts("data")
    for entry in data:
        yield entry, component if len(data) == 1 else entry


def nested(part: Part, key: str = "components") -> Iterator[Part]:
    """Yield all components inside a component, or services, at any depth."""
    for inner in part.parts(key):
        yield inner
        yield from nested(inner, key)
