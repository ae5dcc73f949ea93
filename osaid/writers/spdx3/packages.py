"""The packages of an SPDX 3 document: the system and its parts."""

from __future__ import annotations

from datetime import date

from osaid.records.canonical import Json
from osaid.records.components import (
    Access,
    Component,
    Identity,
    Presence,
    StatedLicense,
)
from osaid.records.kinds import within
from osaid.records.statements import NONE, Fact
from osaid.records.systems import Subject
from osaid.writers.identities import digest_parts, purl_of
from osaid.writers.inventory import Inventory, Part, nearest
from osaid.writers.spdx3.graph import (
    NO_ASSERTION,
    NO_LICENSE,
    Graph,
    extension,
    references,
    time,
)
from osaid.writers.stated import (
    expression_text,
    is_concluded,
    links,
    said,
    stated,
)

_MODEL, _DATASET = "ai_AIPackage", "dataset_DatasetPackage"
_TYPES = {"data": _DATASET, "parent": _MODEL, "component": "software_Package"}
_PURPOSES = {
    "code.libraries": "library",
    "code": "source",
    "parameters": "model",
    "data": "data",
    "information": "documentation",
    "document": "documentation",
}
_AVAILABLE = {
    Access.OPEN: "directDownload",
    Access.LOGIN: "registration",
    Access.CLICK_THROUGH: "clickthrough",
}
_HASHES = frozenset({"sha1", "sha256", "sha384", "sha512"})
_MODELS = frozenset({Subject.MODEL, Subject.WEIGHTS})
_DECLARED, _CONCLUDED = "hasDeclaredLicense", "hasConcludedLicense"


def add_system(graph: Graph, inventory: Inventory) -> str:
    """Add the package of the system, which stands for its parameters as well."""
    system, lead = inventory.system, inventory.lead
    package = graph.add(
        _MODEL,
        "system",
        name=system.name,
        suppliedBy=graph.agent(system.supplier) if system.supplier else None,
        software_packageVersion=system.release,
        software_primaryPurpose="model" if system.subject in _MODELS else None,
        releaseTime=_time(system.released),
        **_identified(system.identity),
        **({} if lead is None else _located(lead.location)),
        extension=extension(inventory.properties),
    )
    _license(graph, package, Fact() if lead is None else lead.license, _MODEL)
    return package


def add_part(graph: Graph, part: Part, number: int) -> str:
    """Add the package of a component."""
    component = part.component
    kind = nearest(_TYPES, component.kind) or ""
    package = graph.add(
        kind,
        f"component-{number}",
        name=component.name,
        software_primaryPurpose=nearest(_PURPOSES, component.kind),
        releaseTime=_time(component.released),
        **_identified(component.identity),
        **_located(component.location),
        **(_dataset(component) if within(component.kind, "data") else {}),
        extension=extension(part.properties),
    )
    _license(graph, package, component.license, kind)
    return package


def _dataset(component: Component) -> Json:
    """Return what the dataset profile asks for; which type of data, nobody says."""
    provided = said(component.presence) is Presence.PROVIDED
    access = said(component.access) if provided else None
    return {
        "dataset_datasetType": ["noAssertion"],
        "dataset_datasetAvailability": None
        if access is None
        else _AVAILABLE.get(access),
    }


def _time(released: Fact[date]) -> str | None:
    day = said(released)
    return None if day is None else time(day)


def _identified(identity: Identity) -> Json:
    algorithm, content = digest_parts(identity.digest) or ("", "")
    digest = {"type": "Hash", "algorithm": algorithm, "hashValue": content}
    return {
        "software_packageUrl": purl_of(identity),
        "verifiedUsing": [digest] if algorithm in _HASHES else [],
    }


def _located(location: Fact[str]) -> Json:
    first, *others = links(location) or (None,)
    return {
        "software_downloadLocation": first,
        "externalRef": references("altDownloadLocation", filter(None, others)),
    }


def _license(
    graph: Graph, package: str, fact: Fact[StatedLicense], package_type: str
) -> None:
    """Relate a package to its licence, as declared or as concluded.

    Models and datasets have both relationships, as their profiles ask for.
    """
    expression = expression_text(fact)
    found = NO_LICENSE if stated(fact) is NONE else None
    if expression is not None:
        found = graph.license(expression)
    kind = _CONCLUDED if is_concluded(fact) else _DECLARED
    for name in (_DECLARED, _CONCLUDED):
        if found is not None and name == kind:
            graph.relate(package, name, [found])
        elif package_type in {_MODEL, _DATASET}:
            graph.relate(package, name, [NO_ASSERTION])
