"""The keys and values of a card, as they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.huggingface.vocabulary import CARD_KEYS, READ_KEYS
from osaid.readers.mappings import shape_of
from osaid.readers.nodes import Mapping, Node, Scalar, Sequence
from osaid.readers.values import is_empty

MOST_VALUES = 5000
"""So many values are read under one key."""

_ALIKE = 0.8  # `licence` and `license`, not `model_creator` and another
_LONGEST_KEY = 40
_MOST_KEYS = 200
_TEMPLATE = re.compile(
    r"\[?(?:more information needed|needs more information)\]?|\{.*\}|<[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)


class Metadata:
    r"""What a card, or the Hub about a repository, says under its keys.

    A value that is empty, or a placeholder of a template, says nothing.

    >>> from osaid.readers.documents import load
    >>> card = load(b"license: mit\ndatasets: [c4, pile]", name="README.md")
    >>> metadata = Metadata(card.root, Diagnosis())
    >>> metadata.text("license").text
    'mit'
    >>> [text.text for text in metadata.texts("datasets")]
    ['c4', 'pile']
    """

    def __init__(self, mapping: Mapping, diagnosis: Diagnosis) -> None:
        """Read from a mapping; what has the wrong shape is reported once."""
        self._mapping = mapping
        self._diagnosis = diagnosis
        self._texts: dict[str, tuple[Scalar, ...]] = {}

    @property
    def keys(self) -> frozenset[str]:
        """The keys that are there."""
        return frozenset(key.text for key, _ in self._mapping)

    def node(self, key: str) -> Node | None:
        """Return what stands under a key, whatever it is."""
        return self._mapping.get(key)

    def is_filled(self, key: str) -> bool:
        """Return whether anything at all stands under a key."""
        node = self.node(key)
        return len(node) > 0 if isinstance(node, Mapping | Sequence) else _says(node)

    def text(self, key: str) -> Scalar | None:
        """Return the one value of a key; of several, the first is taken."""
        found = self.texts(key)
        if len(found) > 1:
            self._texts[key] = found[:1]  # so that it is reported once
            message = f"{quoted(key)}: one value is expected; the first is read"
            self._diagnosis.warning(found[1], "several-values", message)
        return found[0] if found else None

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """Return the value of a key, or each of a list of them."""
        if key not in self._texts:
            self._texts[key] = tuple(self._read(key))
        return self._texts[key]

    def report_misspelt(self) -> None:
        """Mention the first keys that look like one that is read."""
        for key, _ in islice(self._mapping, _MOST_KEYS):
            near = [] if key.text in CARD_KEYS else _nearest(key.text)
            if near:
                message = f"the Hub has no key {quoted(key.text)}; it is not read"
                cure = f"did you mean `{near[0]}`?"
                self._diagnosis.information(key, "unknown-key", message, cure)

    def _read(self, key: str) -> Iterator[Scalar]:
        node = self.node(key)
        if isinstance(node, Sequence) and len(node) > MOST_VALUES:
            message = f"{quoted(key)}: more than {MOST_VALUES:,} values"
            cure = "this is too much for a card"
            self._diagnosis.error(node, "too-many-values", message, cure)
            return
        for part in node.items if isinstance(node, Sequence) else (node,):
            if isinstance(part, Scalar):
                if _says(part):
                    yield part
            elif part is not None:
                message = (
                    f"{quoted(key)}: expected a text, found {shape_of(part)}; not read"
                )
                cure = "put a text with braces in quotes, or fill in the template"
                self._diagnosis.warning(part, "not-text", message, cure)


def _nearest(key: str) -> list[str]:
    """Return a key that is read, if this one is hardly anything else."""
    if len(key) > _LONGEST_KEY:
        return []
    return get_close_matches(key.casefold(), READ_KEYS, n=1, cutoff=_ALIKE)


def _says(node: Node | None) -> bool:
    if not isinstance(node, Scalar) or is_empty(node):
        return False
    return _TEMPLATE.fullmatch(node.text.strip()) is None
