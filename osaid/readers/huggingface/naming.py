"""The name of what a card is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from osaid.readers.huggingface.markdown import Heading
from osaid.readers.huggingface.metadata import Metadata
from osaid.readers.nodes import Mapping, Scalar, Sequence

_TITLE = re.compile(
    r"(?:(?:model|dataset|data) card\s*(?:for|of|:|-|—)?\s*)?(.*?)"
    r"(?:\s*[-—:]?\s*(?:model|dataset|data) card)?",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(
    {
        "", "card", "dataset name", "model id", "model name", "readme",
        "table of contents",
    }
)  # fmt: skip
_LONGEST_NAME = 120


def names_in(metadata: Metadata, headings: Iterable[Heading]) -> Iterator[str]:
    """Yield the names that a card states, then those that its headings are.

    A placeholder of a template is no name, nor is a heading with a link in it.

    >>> from osaid.readers.diagnosis import Diagnosis
    >>> from osaid.text import Place
    >>> metadata = Metadata(Mapping((), Place("README.md")), Diagnosis())
    >>> list(names_in(metadata, [Heading(1, 1, "Model Card for Amber")]))
    ['Amber']
    """
    stated = (*_indexed(metadata), *metadata.texts("pretty_name")[:1])
    for name in (*(node.text for node in stated), *map(_name_in, headings)):
        one_line = " ".join(name.split())
        if one_line.casefold() not in _NO_NAMES and len(one_line) <= _LONGEST_NAME:
            yield one_line


def _indexed(metadata: Metadata) -> Iterator[Scalar]:
    """Yield the name in `model-index`, where it is about one model."""
    index = metadata.node("model-index")
    entries = index.items if isinstance(index, Sequence) else ()
    if len(entries) == 1 and isinstance(entries[0], Mapping):
        name = entries[0].get("name")
        if isinstance(name, Scalar) and not name.is_null:
            yield name


def _name_in(heading: Heading) -> str:
    """Return the name that a heading of the first level is, empty if it is none."""
    title = heading.title
    if heading.level > 1 or "://" in title or "{" in title:
        return ""
    match = _TITLE.fullmatch(title[: _LONGEST_NAME + 1])
    return title if match is None else match[1].strip()
