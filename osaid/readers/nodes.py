"""What a document is made of: scalars, sequences and mappings, each with its place.

A scalar keeps its text as written; the reader of a field decides what it means, so
a version `1.0` stays `1.0` and a country `NO` is not a falsehood.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import field, frozen

from osaid.text import Place
from osaid.values import Value


class Kind(StrEnum):
    """What a scalar says about its own type."""

    PLAIN = "plain"
    """YAML without quotes, or a cell of a table: the field decides."""
    TEXT = "text"
    """Text for certain: in quotes, a YAML block, a `str` or a date in memory."""
    NUMBER = "number"
    """A JSON number, or an `int`, `float` or `Decimal` in memory."""
    BOOLEAN = "boolean"
    """A JSON `true` or `false`, or a `bool` in memory."""
    NULL = "null"
    """Nothing is said: JSON `null`, YAML `~`, `null` or nothing, an empty cell."""


@frozen
class Scalar(Value):
    """One value without parts: its text exactly as written, and what it says it is.

    A JSON literal and a value in memory have the text that JSON has for them.

    >>> Scalar("NO", Place("model.yaml", 3, 10)).text
    'NO'
    """

    text: str
    place: Place
    kind: Kind = Kind.PLAIN

    @property
    def is_null(self) -> bool:
        """Say whether nothing stands here; the text is what was written for it."""
        return self.kind is Kind.NULL

    @property
    def quoted(self) -> bool:
        """Say whether this is text for certain, whatever it looks like."""
        return self.kind is Kind.TEXT


@frozen
class Sequence(Value):
    """A list of nodes, in the order written."""

    items: tuple[Node, ...]
    place: Place

    def __iter__(self) -> Iterator[Node]:
        """Go through the items in order."""
        return iter(self.items)

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.items)


@frozen
class Mapping(Value):
    """Nodes under keys, in the order written; no key occurs twice.

    >>> place = Place("model.yaml", 1, 1)
    >>> mapping = Mapping(((Scalar("name", place), Scalar("BLOOM", place)),), place)
    >>> mapping.get("name").text
    'BLOOM'
    >>> [key.text for key, node in mapping]
    ['name']
    """

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place
    _nodes: dict[str, Node] = field(init=False, eq=False, repr=False)

    @_nodes.default
    def _nodes_by_key(self) -> dict[str, Node]:
        return {key.text: node for key, node in self.entries}

    def get(self, key: str) -> Node | None:
        """Return what stands under a key, or None where the key is not there."""
        return self._nodes.get(key)

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        """Go through keys and nodes in order."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self.entries)


Node = Scalar | Sequence | Mapping
"""Any part of a document."""
