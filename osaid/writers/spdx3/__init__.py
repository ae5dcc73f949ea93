"""The writer of SPDX 3.0.1, as JSON-LD: https://spdx.github.io/spdx-spec/v3.0.1/.

Fields of the format hold what they mean; an extension with properties `osaid:…`
carries the record, see `osaid.writers.inventory`. `docs/convert.md` says which is
which.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from osaid.records.kinds import ancestors
from osaid.records.systems import Extent, System
from osaid.writers.inventory import Part, inventory_of, nearest
from osaid.writers.record import json_text
from osaid.writers.spdx3.graph import CONTEXT, Graph
from osaid.writers.spdx3.packages import add_part, add_system
from osaid.writers.stated import said

_CONTAINS, _GENERATES = "contains", "generates"
_ROLES = {
    "data.training": "trainedOn",
    "data.evaluation": "testedOn",
    "document.metadata": "hasMetadata",
    "document": "hasDocumentation",
    "information": "hasDocumentation",
    "upstream": "dependsOn",
    "parent": "descendantOf",
    "code.training": _GENERATES,
    "component": _CONTAINS,
}
_LISTED = {"trainedOn": "data.training", "descendantOf": "parent"}
_PROFILES = ("core", "software", "simpleLicensing", "extension")
_ASKED_OF_MODELS = (
    "suppliedBy",
    "releaseTime",
    "software_downloadLocation",
    "software_packageVersion",
    "software_primaryPurpose",
)


def write_spdx3(system: System, today: date) -> str:
    """Return an SPDX 3 document on a system, made on the day of the record.

    The format asks for a day: of a record that has none, it is `today`.

    >>> import json
    >>> document = json.loads(write_spdx3(System("Amber"), date(2026, 11, 21)))
    >>> document["@graph"][0]["created"]
    '2026-11-21T00:00:00Z'
    """
    inventory = inventory_of(system)
    base = f"urn:uuid:{inventory.identifier}"
    graph = Graph(base, system.made or today, system.by)
    package = add_system(graph, inventory)
    _relate(graph, package, inventory.parts, system)
    graph.add(
        "SpdxDocument",
        "document",
        profileConformance=_profiles(graph),
        rootElement=[package],
        element=graph.identifiers,
    )
    return json_text({"@context": CONTEXT, "@graph": graph.elements})


def _relate(graph: Graph, system: str, parts: Iterable[Part], record: System) -> None:
    """Add the parts, and how the system is related to each."""
    roles: dict[str, list[str]] = {}
    for number, part in enumerate(parts, start=1):
        added = add_part(graph, part, number)
        role = nearest(_ROLES, part.component.kind) or _CONTAINS
        roles.setdefault(role, []).append(added)
    for maker in roles.pop(_GENERATES, ()):
        graph.relate(maker, _GENERATES, [system])
    for role, targets in roles.items():
        complete = _completeness(record, _LISTED.get(role))
        graph.relate(system, role, targets, complete)


def _completeness(system: System, kind: str | None) -> str | None:
    """Return whether a list is complete, where the record says so plainly."""
    if kind is None:
        return None
    extents = {listing.kind: said(listing.extent) for listing in system.listings}
    if Extent.ALL in (extents.get(branch) for branch in ancestors(kind)):
        return "complete"
    return "incomplete" if extents.get(kind) is Extent.OPEN else None


def _profiles(graph: Graph) -> list[str]:
    """Return the profiles that the document conforms to.

    That of AI asks for more than a record may know, that of datasets for the time
    when they were built, which no record has.
    """
    models = [one for one in graph.elements if one["type"] == "ai_AIPackage"]
    whole = all(name in model for model in models for name in _ASKED_OF_MODELS)
    return [*_PROFILES, *(["ai"] if whole else [])]
