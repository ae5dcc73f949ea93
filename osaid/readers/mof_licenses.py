"""The licences of a MOF file: of its components, and of the release.

A component has its own licence where the key is there at all; else the one of the
release for its type of content, else the one of the whole distribution. A key that
is there and empty means unlicensed, and nothing is inherited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from osaid.diagnostics import quoted
from osaid.licenses.expression import Unread
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.mappings import shape_of
from osaid.readers.nodes import Node, Scalar
from osaid.readers.sources import is_link
from osaid.readers.values import is_empty, is_unknown, read_stated_license
from osaid.records.components import Found, StatedLicense
from osaid.records.statements import NONE, Nothing
from osaid.text import Place

CONTENTS = ("code", "data", "document")
"""The types of content that a release may license apart."""

_DISTRIBUTION = "distribution"
_UNLICENSED = "unlicensed"
_SILENT = frozenset({"", "undisclosed", "noassertion"})
_NOT_INCLUDED = re.compile(r"\bcomponent\b.{0,40}\bnot\b.{0,40}\binclu", re.IGNORECASE)


@frozen
class Terms:
    """What a MOF file says of one licence.

    `value` is None where it says nothing; `is_missing` tells that the component is
    not there, which some files write in the place of its licence.
    """

    place: Place
    value: StatedLicense | Nothing | None = None
    url: str | None = None
    is_missing: bool = False


class MofLicenses:
    """The licences of one release, and what its components make of them."""

    def __init__(self, release: nodes.Mapping, diagnosis: Diagnosis) -> None:
        """Read the licences of the release; what is odd about them is reported."""
        self._diagnosis = diagnosis
        self._inherited = dict(self._of_release(release))

    def of(self, component: nodes.Mapping, content: str) -> Terms | None:
        """Return the licence of a component with a type of content, if any."""
        node = component.get("license")
        if node is None:
            return self._inherited.get(content) or self._inherited.get(_DISTRIBUTION)
        if not isinstance(node, Scalar):
            message = f"expected the text of a licence, found {shape_of(node)}"
            self._diagnosis.warning(node, "license-not-text", message)
            return None
        if is_empty(node):
            message = "a licence that is empty says `unlicensed` in a MOF file"
            cure = "leave the line out to take the licence of the release"
            self._diagnosis.information(node, "empty-license", message, cure)
            return Terms(node.place, NONE)
        return evolve(self._terms(node), url=_link(component.get("license_path")))

    def _of_release(self, release: nodes.Mapping) -> Iterator[tuple[str, Terms]]:
        node = release.get("license")
        if node is None or (isinstance(node, Scalar) and is_empty(node)):
            return
        if not isinstance(node, nodes.Mapping):
            self._warn_of_shape(node)
            return
        for key, part in node:
            if key.text not in {_DISTRIBUTION, *CONTENTS}:
                message = f"no licence of {quoted(key.text)} is known in a MOF file"
                self._diagnosis.information(key, "unknown-key", message)
            elif isinstance(part, nodes.Mapping):
                name = part.get("name")
                if isinstance(name, Scalar) and name.text and not name.is_null:
                    terms = evolve(self._terms(name), url=_link(part.get("path")))
                    yield key.text, _inherited(terms)
            elif not (isinstance(part, Scalar) and is_empty(part)):
                self._warn_of_shape(part)

    def _warn_of_shape(self, node: Node) -> None:
        message = f"expected a mapping with a `name`, found {shape_of(node)}"
        cure = "write for instance `distribution: {name: MIT}`"
        self._diagnosis.warning(node, "license-not-mapping", message, cure)

    def _terms(self, node: Scalar) -> Terms:
        folded = " ".join(node.text.casefold().split())
        if folded == _UNLICENSED:
            return Terms(node.place, NONE)
        if _NOT_INCLUDED.search(folded):
            message = f"{quoted(node.text)} is no licence: the component is not there"
            self._diagnosis.information(node, "component-not-included", message)
            return Terms(node.place, is_missing=True)
        if folded in _SILENT or is_unknown(node):
            message = f"{quoted(node.text)} says nothing of the licence"
            self._diagnosis.information(node, "license-undisclosed", message)
            return Terms(node.place)
        return Terms(node.place, self._read(node))

    def _read(self, node: Scalar) -> StatedLicense | Nothing | None:
        value = read_stated_license(node)
        if isinstance(value, StatedLicense):
            if isinstance(value.expression, Unread):
                message = f"no licence is known as {quoted(value.written)}"
                cure = "kept as it is written, and open"
                self._diagnosis.warning(node, "unknown-license", message, cure)
            return value
        return value if isinstance(value, Nothing) else None


def _inherited(terms: Terms) -> Terms:
    if isinstance(terms.value, StatedLicense):
        return evolve(terms, value=evolve(terms.value, found=Found.INHERITED))
    return evolve(terms, is_missing=False)


def _link(node: Node | None) -> str | None:
    if isinstance(node, Scalar) and is_link(node.text):
        return node.text.strip()
    return None
