"""The writer of CycloneDX 1.6, in JSON: https://cyclonedx.org/docs/1.6/json/.

Fields of the format hold what they mean; properties `osaid:…` carry the record, see
`osaid.writers.inventory`. `docs/convert.md` says which is which.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen

from osaid.records.canonical import Json
from osaid.records.components import Attribute, Component, Identity, StatedLicense
from osaid.records.kinds import within
from osaid.records.statements import Fact
from osaid.records.systems import System
from osaid.version import VERSION
from osaid.writers.identities import digest_parts, purl_of
from osaid.writers.inventory import (
    Inventory,
    Part,
    Properties,
    inventory_of,
    nearest,
)
from osaid.writers.record import json_text
from osaid.writers.stated import (
    expression_text,
    is_concluded,
    links,
    said,
    unread_text,
)

_MODEL, _SYSTEM = "machine-learning-model", "system"
_TYPES = {
    "code.libraries": "library",
    "code": "application",
    "data": "data",
    "parameters": "file",
    "information": "file",
    "document": "file",
    "upstream": "library",
    "parent": _MODEL,
}
_REFERENCES = {
    "code": "source-distribution",
    "document.model_card": "model-card",
    "information": "documentation",
    "document": "documentation",
}
_DISTRIBUTION = "distribution"
_HASHES = {
    "sha256": "SHA-256",
    "sha384": "SHA-384",
    "sha512": "SHA-512",
    "sha1": "SHA-1",
    "md5": "MD5",
}
_LONGEST_VERSION = 1024  # characters, by the schema
_LENGTHS = {"md5": 32, "sha1": 40, "sha256": 64, "sha384": 96, "sha512": 128}
_CARD = {
    "task": "cyclonedx.task",
    "architectureFamily": "cyclonedx.architecture_family",
    "modelArchitecture": "cyclonedx.architecture",
}


def write_cyclonedx(system: System) -> str:
    """Return a bill of materials that describes a system.

    >>> import json
    >>> json.loads(write_cyclonedx(System("Amber")))["specVersion"]
    '1.6'
    """
    inventory = inventory_of(system)
    entries = [
        _Entry(part, f"component-{number}")
        for number, part in enumerate(inventory.parts, start=1)
    ]
    return json_text(_document(inventory, entries))


@frozen
class _Entry:
    """A component of the document, and its reference."""

    part: Part = field(repr=False)
    reference: str

    def is_within(self, branch: str) -> bool:
        return within(self.part.component.kind, branch)

    def written(self) -> Json:
        component, kind = self.part.component, self.part.component.kind
        found = links(component.location)
        data = {"type": "dataset", **({"contents": {"url": found[0]}} if found else {})}
        return {
            "type": nearest(_TYPES, kind),
            "bom-ref": self.reference,
            "name": component.name,
            **_identified(component.identity),
            **_licensed(component.license),
            **_located(nearest(_REFERENCES, kind) or _DISTRIBUTION, found),
            **({"data": [data]} if within(kind, "data") else {}),
            "properties": _properties(self.part.properties),
        }


def _document(inventory: Inventory, entries: list[_Entry]) -> Json:
    parts = [entry for entry in entries if not entry.is_within("parent")]
    requirements = {"ref": _SYSTEM, "dependsOn": [entry.reference for entry in parts]}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{inventory.identifier}",
        "version": 1,
        "metadata": {
            **_authored(inventory.system),
            "component": _described(inventory, entries),
        },
        **({"components": [entry.written() for entry in parts]} if parts else {}),
        **({"dependencies": [requirements]} if parts else {}),
    }


def _authored(system: System) -> Json:
    tool = {"type": "application", "name": "osaid", "version": VERSION}
    made = {} if system.made is None else {"timestamp": f"{system.made}T00:00:00Z"}
    by = {} if system.by is None else {"authors": [{"name": system.by}]}
    return {**made, "tools": {"components": [tool]}, **by}


def _described(inventory: Inventory, entries: list[_Entry]) -> Json:
    system, lead = inventory.system, inventory.lead
    parents = [entry.written() for entry in entries if entry.is_within("parent")]
    datasets = [entry.reference for entry in entries if entry.is_within("data")]
    return {
        "type": _MODEL,
        "bom-ref": _SYSTEM,
        **({} if system.supplier is None else {"supplier": {"name": system.supplier}}),
        "name": system.name,
        **_versioned(system.release),
        **_identified(system.identity),
        **({} if lead is None else _released(lead)),
        **({"pedigree": {"ancestors": parents}} if parents else {}),
        **_card(system.attributes, datasets),
        "properties": _properties(inventory.properties),
    }


def _versioned(release: str | None) -> Json:
    fits = release is not None and len(release) <= _LONGEST_VERSION
    return {"version": release} if fits else {}


def _released(parameters: Component) -> Json:
    found = links(parameters.location)
    return {**_licensed(parameters.license), **_located(_DISTRIBUTION, found)}


def _card(attributes: Iterable[Attribute], datasets: Iterable[str]) -> Json:
    known = {attribute.name: said(attribute.fact) for attribute in attributes}
    words = {key: known[name] for key, name in _CARD.items() if known.get(name)}
    named = [{"ref": reference} for reference in datasets]
    parameters = {**words, **({"datasets": named} if named else {})}
    return {"modelCard": {"modelParameters": parameters}} if parameters else {}


def _identified(identity: Identity) -> Json:
    purl = purl_of(identity)
    return {**({} if purl is None else {"purl": purl}), **_hashed(identity.digest)}


def _hashed(digest: str | None) -> Json:
    algorithm, content = digest_parts(digest) or ("", "")
    if len(content) != _LENGTHS.get(algorithm):
        return {}
    return {"hashes": [{"alg": _HASHES[algorithm], "content": content}]}


def _licensed(fact: Fact[StatedLicense]) -> Json:
    """Return a licence; an expression also where it is one id.

    The ids that the schema of the format knows are those of one day, expressions are
    not looked at.
    """
    expression, words = expression_text(fact), unread_text(fact)
    word = "concluded" if is_concluded(fact) else "declared"
    standing = {"acknowledgement": word}
    if expression is not None:
        return {"licenses": [{"expression": expression, **standing}]}
    if words:
        return {"licenses": [{"license": {"name": words, **standing}}]}
    return {}


def _located(kind: str, found: Iterable[str]) -> Json:
    references = [{"type": kind, "url": url} for url in found]
    return {"externalReferences": references} if references else {}


def _properties(found: Properties) -> list[Json]:
    return [{"name": name, "value": value} for name, value in found]
