"""The elements of an SPDX 3 document while it is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from osaid.records.canonical import Json
from osaid.version import VERSION
from osaid.writers.inventory import Properties

CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"
"""The context of the version that is written."""

NO_ASSERTION = "expandedlicensing_NoAssertionLicense"
"""What stands for a licence of which nothing is said."""

NO_LICENSE = "expandedlicensing_NoneLicense"
"""What stands for no licence at all."""

_CREATION = "_:creation"


class Graph:
    """Elements with identifiers of one document, and what relates them.

    >>> graph = Graph("urn:acme", date(2026, 11, 21), "Ada")
    >>> graph.add("ai_AIPackage", "system", name="Amber")
    'urn:acme#system'
    >>> [element["type"] for element in graph.elements]
    ['CreationInfo', 'Agent', 'Tool', 'ai_AIPackage']
    """

    def __init__(self, base: str, made: date, by: str | None) -> None:
        """Begin with who made the document, and when."""
        self._base = base
        self._counts: dict[str, int] = {}
        self._agents: dict[str, str] = {}
        self._licenses: dict[str, str] = {}
        self.elements: list[Json] = []
        program = f"osaid {VERSION}"
        creation: Json = {
            "type": "CreationInfo",
            "@id": _CREATION,
            "specVersion": "3.0.1",
            "created": time(made),
        }
        self.elements.append(creation)
        author = self.agent(by) if by else self.add("SoftwareAgent", name=program)
        creation["createdBy"] = [author]
        creation["createdUsing"] = [self.add("Tool", name=program)]

    @property
    def identifiers(self) -> list[str]:
        """Return the identifiers of all elements."""
        return [one["spdxId"] for one in self.elements if "spdxId" in one]

    def add(self, kind: str, suffix: str | None = None, **properties: object) -> str:
        """Add an element; what is None or empty is left out."""
        said = {k: v for k, v in properties.items() if v is not None and v != []}
        identifier = f"{self._base}#{suffix or self._numbered(kind)}"
        head = {"type": kind, "spdxId": identifier, "creationInfo": _CREATION}
        self.elements.append({**head, **said})
        return identifier

    def agent(self, name: str) -> str:
        """Return the person, organisation or program of a name; which, is not said."""
        if name not in self._agents:
            self._agents[name] = self.add("Agent", name=name)
        return self._agents[name]

    def license(self, expression: str) -> str:
        """Return the element that holds a licence expression."""
        if expression not in self._licenses:
            self._licenses[expression] = self.add(
                "simplelicensing_LicenseExpression",
                simplelicensing_licenseExpression=expression,
            )
        return self._licenses[expression]

    def relate(
        self,
        source: str,
        kind: str,
        targets: Sequence[str],
        completeness: str | None = None,
    ) -> None:
        """Add a relationship to at least one other element."""
        self.add(
            "Relationship",
            **{"from": source},
            relationshipType=kind,
            to=list(targets),
            completeness=completeness,
        )

    def _numbered(self, kind: str) -> str:
        word = kind.rpartition("_")[2]
        self._counts[word] = self._counts.get(word, 0) + 1
        return f"{word}-{self._counts[word]}"


def time(day: date) -> str:
    """Return the beginning of a day, as SPDX writes times."""
    return f"{day.isoformat()}T00:00:00Z"


def extension(found: Properties) -> list[Json]:
    """Return properties as the extension that SPDX has for those of CycloneDX."""
    entries = [
        {
            "type": "extension_CdxPropertyEntry",
            "extension_cdxPropName": name,
            "extension_cdxPropValue": value,
        }
        for name, value in found
    ]
    return [
        {
            "type": "extension_CdxPropertiesExtension",
            "extension_cdxProperty": entries,
        }
    ]


def references(kind: str, locators: Iterable[str]) -> list[Json]:
    """Return external references of one type."""
    return [
        {"type": "ExternalRef", "externalRefType": kind, "locator": [locator]}
        for locator in locators
    ]
