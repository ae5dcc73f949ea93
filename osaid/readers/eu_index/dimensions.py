"""The dimensions of the European Open Source AI Index: questions, and its answers.

The index answers each question with `open` (1), `partial` (0.5) or `closed` (0), a
note and links to what it looked at: https://osai-index.eu/.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import frozen

from osaid.diagnostics import quoted
from osaid.readers import nodes
from osaid.readers.diagnosis import Diagnosis, Misfit
from osaid.readers.metadata.silence import is_filled
from osaid.readers.nodes import Node, Scalar, Sequence
from osaid.readers.sources import is_link
from osaid.readers.values import read_choice
from osaid.text import Place

_HEADS = frozenset({"system", "org"})
_MOST_LINKS = 20


class Answer(StrEnum):
    """What the index says to the question of a dimension."""

    OPEN = "open"
    PARTIAL = "partial"
    CLOSED = "closed"


@frozen
class Dimension:
    """One answer of the index, with its note and the links it rests on."""

    name: str
    answer: Answer
    links: tuple[str, ...]
    note: str | None
    place: Place

    @property
    def is_blank(self) -> bool:
        """Whether nobody may have filled it in: closed, and not a word on it."""
        return self.answer is Answer.CLOSED and not self.links and self.note is None


DIMENSIONS: Mapping[str, str] = MappingProxyType(
    {
        "datasources_basemodel": "data of the base model documented and available",
        "datasources_endmodel": "data of the end model documented and available",
        "weights_basemodel": "weights of the base model available",
        "weights_endmodel": "weights of the end model available",
        "trainingcode": "code of data processing, training and tuning available",
        "code": "code documented",
        "hardware_architecture": "hardware documented",
        "preprint": "preprint available",
        "paper": "peer-reviewed paper available",
        "modelcard": "model card available",
        "datasheet": "datasheet available",
        "licenses": "OSI-approved licences throughout",
    }
)
"""The dimensions, and of what the index asks whether it is so."""


def dimensions_of(root: nodes.Mapping, diagnosis: Diagnosis) -> Mapping[str, Dimension]:
    """Return the answers of an entry by dimension.

    >>> from osaid.readers.documents import load
    >>> entry = load({"modelcard": {"class": "open", "link": "https://example.org"}})
    >>> dimensions_of(entry.root, Diagnosis())["modelcard"].links
    ('https://example.org',)
    """
    found = {}
    for key, node in root:
        if key.text in _HEADS:
            continue
        if key.text not in DIMENSIONS or not isinstance(node, nodes.Mapping):
            message = f"the index has no dimension {quoted(key.text)}; it is not read"
            others = [name for name in DIMENSIONS if name != key.text]
            cure = diagnosis.nearest(key.text, others)
            diagnosis.information(key, "unknown-dimension", message, cure)
        elif (dimension := _dimension(key.text, node, diagnosis)) is not None:
            found[key.text] = dimension
    return found


def _dimension(
    name: str, mapping: nodes.Mapping, diagnosis: Diagnosis
) -> Dimension | None:
    node = mapping.get("class")
    if not isinstance(node, Scalar) or not is_filled(node):
        message = f"{quoted(name)} has no `class`, and says nothing"
        diagnosis.information(node or mapping, "no-class", message)
        return None
    answer = read_choice(Answer, Scalar(node.text.strip().lower(), node.place))
    if isinstance(answer, Misfit):
        diagnosis.warning(node, "unknown-class", f"{answer.message}; it is not read")
        return None
    links = tuple(dict.fromkeys(_links(mapping.get("link"), diagnosis)))[:_MOST_LINKS]
    notes = mapping.get("notes")
    said = isinstance(notes, Scalar) and is_filled(notes)
    note = " ".join(notes.text.split()) if said and isinstance(notes, Scalar) else None
    dimension = Dimension(name, answer, links, note, mapping.place)
    if dimension.is_blank:
        message = f"{quoted(name)} is `closed` without a word: perhaps not filled in"
        diagnosis.information(node, "blank-answer", message, "no fact is taken from it")
    return dimension


def _links(node: Node | None, diagnosis: Diagnosis) -> Iterator[str]:
    for part in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(part, Scalar) and is_link(part.text.strip()):
            yield part.text.strip()
        elif part is not None and is_filled(part):
            message = "this is not a link, so it is no evidence"
            diagnosis.information(part, "not-a-link", message)
