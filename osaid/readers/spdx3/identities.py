"""By what an element of an SPDX 3 document is known elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from osaid.readers import nodes
from osaid.readers.hub import dataset_hub_id, hub_id
from osaid.readers.nodes import Scalar
from osaid.readers.spdx3.elements import Element
from osaid.readers.spdx3.vocabulary import short
from osaid.records.components import Identity

_HUB_PURL = re.compile(
    r"pkg:huggingface/(?P<path>[^@?#]+)(?:@(?:(?P<version>[0-9a-f]{40})|[^?#]*))?"
    r"(?![^#]*repository_url=)(?:[?#].*)?"
)
_HASHES = ("sha256", "sha512", "sha384", "sha1")  # in the order of preference
_MOST = 50


def identity_of(element: Element) -> Identity:
    """Return the identity that an element states, each part of it if it does.

    >>> from osaid.readers.documents import load
    >>> node = load({"software_packageUrl": "pkg:huggingface/acme/m@1.0"}).root
    >>> identity_of(Element("urn:acme#1", "AIPackage", node)).hub
    'acme/m'
    """
    purl = _purl(element)
    match = _HUB_PURL.fullmatch(purl or "")
    path = unquote(match["path"]) if match else ""
    hub = path if path.startswith("datasets/") else hub_id(path)
    version = match["version"] if match else None
    return Identity(purl, hub or _hub(element), _digest(element), version)


def links_of(element: Element, *types: str) -> Iterator[Scalar]:
    """Yield the locators of an element's external references of some types."""
    for part in element.parts("externalRef")[:_MOST]:
        if isinstance(part, nodes.Mapping):
            reference = Element("", "", part)
            if reference.word("externalRefType") in types:
                yield from reference.texts("locator")


def _purl(element: Element) -> str | None:
    stated = element.said("packageUrl")
    if stated is not None:
        return stated
    for part in element.parts("externalIdentifier")[:_MOST]:
        if isinstance(part, nodes.Mapping):
            identifier = Element("", "", part)
            if identifier.word("externalIdentifierType") == "packageUrl":
                return identifier.said("identifier")
    return None


def _hub(element: Element) -> str | None:
    links = (*element.texts("downloadLocation"), *links_of(element, "altWebPage"))
    texts = (one.text for one in links if "://" in one.text)
    found = (hub_id(text) or dataset_hub_id(text) for text in texts)
    return next(filter(None, found), None)


def _digest(element: Element) -> str | None:
    found: dict[str, str] = {}
    for part in element.parts("verifiedUsing")[:_MOST]:
        if isinstance(part, nodes.Mapping) and _is_hash(part):
            one = Element("", "", part)
            algorithm = (one.word("algorithm") or "").casefold().replace("-", "")
            found.setdefault(algorithm, one.said("hashValue") or "")
    named = next((name for name in _HASHES if found.get(name)), None)
    return None if named is None else f"{named}:{found[named].casefold()}"


def _is_hash(node: nodes.Mapping) -> bool:
    kind = node.get("type") or node.get("@type")
    return isinstance(kind, Scalar) and short(kind.text) == "Hash"
