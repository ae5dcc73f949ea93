"""Drafts: mappings under construction, in the shape that SPDX has in JSON."""

from __future__ import annotations

from osaid.readers.nodes import Kind, Mapping, Node, Scalar, Sequence
from osaid.text import Place

LISTS = frozenset(
    {
        "annotations", "attributionTexts", "checksums", "creators", "crossRefs",
        "documentDescribes", "externalDocumentRefs", "externalRefs",
        "fileContributors", "fileDependencies", "fileTypes", "files", "hasFiles",
        "hasExtractedLicensingInfos", "licenseInfoFromFiles", "licenseInfoInFiles",
        "licenseInfoInSnippets", "packages", "packageVerificationCodeExcludedFiles",
        "ranges", "relationships", "revieweds", "seeAlsos", "snippets",
    }
)  # fmt: skip
"""The keys under which JSON has a list, where other encodings repeat a field."""


class Draft:
    """A mapping that is being collected; a key may be given any number of times.

    >>> draft = Draft(Place("bloom.spdx", 1, 1))
    >>> draft.say("creators", "Tool: bom", Place("bloom.spdx", 2, 10))
    >>> [node.text for node in draft.node().get("creators")]
    ['Tool: bom']
    """

    def __init__(self, place: Place) -> None:
        """Begin without any key, at a place."""
        self.place = place
        self._values: dict[str, list[Node | Draft]] = {}

    def add(self, key: str, value: Node | Draft) -> None:
        """Add a value under a key."""
        self._values.setdefault(key, []).append(value)

    def say(self, key: str, text: str, place: Place) -> None:
        """Add a text under a key."""
        self.add(key, Scalar(text, place, Kind.TEXT))

    def said(self, key: str) -> str | None:
        """Return the first text that was added under a key."""
        texts = (v.text for v in self._values.get(key, ()) if isinstance(v, Scalar))
        return next(texts, None)

    def node(self) -> Mapping:
        """Return the mapping; what was given twice is a list, for others to judge."""
        return Mapping(
            tuple(
                (Scalar(key, values[0].place, Kind.TEXT), _joined(key, values))
                for key, values in self._values.items()
            ),
            self.place,
        )


def _joined(key: str, values: list[Node | Draft]) -> Node:
    items = tuple(v.node() if isinstance(v, Draft) else v for v in values)
    if len(items) == 1 and key not in LISTS:
        return items[0]
    return Sequence(items, items[0].place)
