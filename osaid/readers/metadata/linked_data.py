"""Linked data: objects of JSON-LD, whose terms are found whatever their prefix.

Nothing is fetched, and no context is expanded: `sc:name`, `https://schema.org/name`
and `name` are the same term here. https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import field, frozen

from osaid.readers.metadata.silence import is_filled
from osaid.readers.nodes import Mapping, Node, Scalar, Sequence

_PREFIX = re.compile(r".*[:/#]", re.DOTALL)
_IN_OBJECTS = ("@value", "url", "@id", "id", "name", "identifier")
_BLANK = "_:"


@frozen
class Terms:
    """One object; what is empty, or a word for nothing, is as if it were not there.

    Where a term is given with two prefixes, the first counts.

    >>> from osaid.readers.documents import load
    >>> dataset = Terms(load({"sc:name": "C4", "sc:license": [{"@id": "odc-by"}]}).root)
    >>> dataset.text("name").text, [part.text for part in dataset.texts("license")]
    ('C4', ['odc-by'])
    """

    mapping: Mapping
    _entries: dict[str, tuple[str, Node]] = field(init=False, eq=False, repr=False)

    @_entries.default
    def _entries_by_term(self) -> dict[str, tuple[str, Node]]:
        found: dict[str, tuple[str, Node]] = {}
        for key, node in self.mapping:
            found.setdefault(local_name(key.text), (key.text, node))
        return found

    def key(self, term: str) -> str:
        """Return a term as it is written here, with its prefix."""
        return self._entries[term][0] if term in self._entries else term

    def written(self, term: str) -> Node | None:
        """Return what stands under a term, even if it says nothing."""
        return self._entries[term][1] if term in self._entries else None

    def node(self, term: str) -> Node | None:
        """Return what stands under a term, if it says anything."""
        node = self.written(term)
        return node if is_filled(node) else None

    def parts(self, term: str) -> tuple[Node, ...]:
        """Return each item of a list, or the one value."""
        node = self.node(term)
        if isinstance(node, Sequence):
            return tuple(part for part in node if is_filled(part))
        return () if node is None else (node,)

    def texts(self, term: str) -> tuple[Scalar, ...]:
        """Return each value as a text; of an object, what identifies it."""
        return tuple(found[0] for found in self.alternatives(term))

    def alternatives(self, term: str) -> tuple[tuple[Scalar, ...], ...]:
        """Return for each value every text that stands for it, the best first."""
        found = (tuple(_texts(part)) for part in self.parts(term))
        return tuple(texts for texts in found if texts)

    def text(self, term: str) -> Scalar | None:
        """Return the first value as a text."""
        return next(iter(self.texts(term)), None)

    def objects(self, term: str) -> tuple[Terms, ...]:
        """Return the values that are objects."""
        return tuple(
            Terms(part) for part in self.parts(term) if isinstance(part, Mapping)
        )


def local_name(key: str) -> str:
    """Return a key without its prefix.

    >>> local_name("sc:name"), local_name("https://schema.org/name"), local_name("@id")
    ('name', 'name', '@id')
    """
    return _PREFIX.sub("", key, count=1)


def _texts(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key in _IN_OBJECTS:
            parts = [value for name, value in node if local_name(name.text) == key]
            for part in parts[:1]:
                if isinstance(part, Scalar) and _identifies(part):
                    yield part


def _identifies(scalar: Scalar) -> bool:
    return is_filled(scalar) and not scalar.text.startswith(_BLANK)
