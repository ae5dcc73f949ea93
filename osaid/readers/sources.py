"""On what statements stand: who says it, when, from which declared source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis, nearest
from osaid.readers.mappings import Entry, entries_of, parts_of, read_entries, unfit
from osaid.readers.nodes import Node, Scalar
from osaid.readers.values import is_empty, is_unknown
from osaid.records.statements import Grade, Origin
from osaid.values import Value

Ground: TypeAlias = Mapping[str, Any]
"""What an `Origin` holds, but for its place."""

Grounds: TypeAlias = tuple[Ground, ...]
"""Several where several sources say the same, and never none."""

ORIGIN_ENTRIES: Mapping[str, Entry] = MappingProxyType(
    {name: entry for name, entry in entries_of(Origin).items() if name != "source"}
)
"""What a statement may say of its origin, beside its sources."""

DEFAULT_ENTRIES: Mapping[str, Entry] = MappingProxyType(
    {name: entry for name, entry in ORIGIN_ENTRIES.items() if name != "revision"}
)
"""What a component may say of the origin of all its bare values."""

_LINKS = ("https://", "http://")
_TAKEN_FROM_SOURCES = ("url", "by", "made", "seen", "revision")


@frozen
class DeclaredSource(Value):
    """A source that statements name by its tag.

    `title` is what people see, the tag where there is none; a statement takes
    `url`, `by`, `made`, `seen` and `revision` from it unless it says its own.
    """

    title: str | None = None
    url: str | None = None
    by: str | None = None
    made: date | None = None
    seen: date | None = None
    revision: str | None = None
    note: str | None = None

    def ground(self, tag: str) -> Ground:
        """Return what a statement that names this source takes from it."""
        taken = {name: getattr(self, name) for name in _TAKEN_FROM_SOURCES}
        stated = {name: value for name, value in taken.items() if value is not None}
        return {"source": self.title or tag, **stated}


def is_link(text: str) -> bool:
    """Return whether a text is a link, by how it begins.

    >>> is_link("https://example.org"), is_link("README")
    (True, False)
    """
    return text.startswith(_LINKS)


def link_in(text: str) -> str | None:
    """Return the link that a text is, without space and a mark for git.

    >>> link_in(" git+https://example.org/a.git "), link_in("git@example.org:a.git")
    ('https://example.org/a.git', None)
    """
    link = text.strip().removeprefix("git+")
    return link if is_link(link) else None


class Sources:
    """The sources that one record declares, and the author of the file."""

    def __init__(
        self,
        declared: Mapping[str, DeclaredSource],
        author: Ground,
        diagnosis: Diagnosis,
    ) -> None:
        """Ground on these sources, else on the author, as `by` and `made`."""
        self._declared = declared
        self._author = author
        self._diagnosis = diagnosis

    @property
    def author(self) -> Grounds:
        """On what a bare value stands of which nothing else is said."""
        return ({"grade": Grade.ASSERTED, **self._author},)

    def grounds(self, mapping: nodes.Mapping, entries: Mapping[str, Entry]) -> Grounds:
        """Return on what the statements of a mapping stand, once for each source."""
        own = read_entries(mapping, entries, self._diagnosis)
        self._check_days(mapping, own)
        return tuple(self._ground(source, own) for source in self._named(mapping))

    def _ground(self, source: Ground, own: Ground) -> Ground:
        ground = {**source, **own}
        has_source = bool(ground.get("source") or ground.get("url"))
        ground.setdefault("grade", Grade.CITED if has_source else Grade.ASSERTED)
        return ground if has_source or "by" in own else {**self._author, **ground}

    def _named(self, mapping: nodes.Mapping) -> Grounds:
        node, url = mapping.get("source"), mapping.get("url")
        if node is None:
            return ({},)
        found = [
            self._source(part) for part in parts_of("source", node, self._diagnosis)
        ]
        if url is not None and any(
            "source" not in source for source in found if source
        ):
            message = "`source` is a link already, and `url` is another"
            self._diagnosis.error(url, "two-links", message, "keep one of the two")
        return tuple(found) or ({},)

    def _source(self, node: Node) -> Ground:
        if not isinstance(node, Scalar) or is_empty(node):
            self._diagnosis.misfit("source", node, unfit(node, "the tag of a source"))
            return {}
        declared = self._declared.get(node.text)
        if declared is not None:
            return declared.ground(node.text)
        if is_link(node.text):
            return {"url": node.text}
        if not is_unknown(node):
            message = f"no source {quoted(node.text)} is declared"
            cure = nearest(node.text, self._declared)
            cure = cure or "declare it under `sources`, or give a link"
            self._diagnosis.error(node, "unknown-source", message, cure)
        return {}

    def _check_days(self, mapping: nodes.Mapping, own: Ground) -> None:
        since, until = own.get("since"), own.get("until")
        if since is not None and until is not None and since >= until:
            message = f"it holds since {since} and no longer on {until}, so never"
            cure = "`until` is the first day on which it no longer holds"
            self._diagnosis.error(mapping, "never-holds", message, cure)
