"""Parts of a bill of materials: mappings that are read leniently, with remarks.

What has the wrong shape is remarked on and counts as not there, so that one slip does
not lose a whole document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from osaid.diagnostics import Diagnostic, InputError, quoted
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.mappings import shape_of
from osaid.readers.nodes import Node, Scalar, Sequence
from osaid.readers.values import is_empty
from osaid.text import Place

MOST_LOOKS = 1_000_000
"""How often a document is looked into, so that reading ends in time."""

_SILENT = frozenset({"unknown", "noassertion"})


class Remarks:
    """What is odd in one document, each thing said once, and how much was looked at."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        """Begin without any; they end in this diagnosis."""
        self.diagnosis = diagnosis
        self._said: set[tuple[Place, str, str]] = set()
        self._looks = 0

    def count_look(self, node: nodes.Mapping) -> None:
        """Count a look into a mapping; raises InputError where there are too many."""
        self._looks += 1
        if self._looks > MOST_LOOKS:
            message = "there is too much in the document to read it as one"
            cure = "split the document"
            problem = Diagnostic("too-many-parts", message, node.place, help=cure)
            raise InputError([problem])

    def warn(
        self, node: Node, code: str, message: str, cure: str | None = None
    ) -> None:
        """Add what is probably wrong."""
        if self._is_new(node, code, message):
            self.diagnosis.warning(node, code, message, cure)

    def tell(
        self, node: Node, code: str, message: str, cure: str | None = None
    ) -> None:
        """Add what is worth knowing."""
        if self._is_new(node, code, message):
            self.diagnosis.information(node, code, message, cure)

    def _is_new(self, node: Node, code: str, message: str) -> bool:
        remark = (node.place, code, message)
        new = remark not in self._said
        self._said.add(remark)
        return new


@frozen(eq=False)
class Part:
    """A mapping of a document, and where remarks on it go.

    >>> from osaid.readers.documents import load
    >>> root = load({"name": "Amber", "hashes": {"alg": "MD5"}, "version": ""}).root
    >>> part = Part(root, Remarks(Diagnosis()))
    >>> part.text("name").text, part.text("version"), len(part.parts("hashes"))
    ('Amber', None, 1)
    """

    node: nodes.Mapping
    remarks: Remarks = field(repr=False)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.node.place

    def text(self, key: str) -> Scalar | None:
        """Return a text; one that is empty, or says that nothing is known, is none."""
        found = self.texts(key)
        if len(found) > 1:
            message = f"{quoted(key)}: expected a text, found a list; the first is read"
            self.remarks.warn(found[1], "not-text", message)
        return found[0] if found else None

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """Return each text of a list; a text alone counts as one of one."""
        return tuple(self._texts(key))

    def part(self, key: str) -> Part | None:
        """Return the mapping under a key."""
        return next(iter(self.parts(key)), None)

    def parts(self, key: str) -> tuple[Part, ...]:
        """Return each mapping of a list; a mapping alone counts as one of one."""
        return tuple(self._parts(key))

    def called(self, key: str) -> str | None:
        """Return the name of the organization or person under a key."""
        party = self.part(key)
        name = None if party is None else party.text("name")
        return None if name is None else name.text

    def mention_unknown(self, known: Iterable[str]) -> None:
        """Mention the keys that the format does not have."""
        for key, _ in self.node:
            if key.text not in known:
                message = (
                    f"the format has no key {quoted(key.text)} here; it is not read"
                )
                cure = self.remarks.diagnosis.nearest(key.text, known)
                self.remarks.tell(key, "unknown-key", message, cure)

    def _texts(self, key: str) -> Iterator[Scalar]:
        for node in self._items(key):
            if not isinstance(node, Scalar):
                message = f"{quoted(key)}: expected a text, found {shape_of(node)}"
                self.remarks.warn(node, "not-text", message)
            elif not (is_empty(node) or node.text.strip().casefold() in _SILENT):
                yield Scalar(node.text.strip(), node.place, node.kind)

    def _parts(self, key: str) -> Iterator[Part]:
        for node in self._items(key):
            if isinstance(node, nodes.Mapping):
                yield Part(node, self.remarks)
            elif not (isinstance(node, Scalar) and is_empty(node)):
                message = f"{quoted(key)}: expected a mapping, found {shape_of(node)}"
                self.remarks.warn(node, "not-mapping", message)

    def _items(self, key: str) -> tuple[Node, ...]:
        self.remarks.count_look(self.node)
        node = self.node.get(key)
        if isinstance(node, Sequence):
            return node.items
        return () if node is None else (node,)
