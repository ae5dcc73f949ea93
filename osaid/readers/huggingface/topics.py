"""The topics of which a card speaks, as far as its headings and keys tell.

Under a heading of the templates stands what the heading asks for, or nothing. Whether
it is enough is not judged here, nor anywhere but by people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from osaid.readers.huggingface.markdown import Heading, says_something
from osaid.readers.huggingface.metadata import Metadata
from osaid.readers.huggingface.vocabulary import TOPICS_OF
from osaid.readers.saying import Saying
from osaid.records.statements import Fact, Grade, SetFact, Statement
from osaid.text import Place

_MOST_POINTERS = 20
_NO_ANSWER = frozenset({"no-annotation", "original", "unknown"})
_TOPIC_OF_KEY = {
    "annotations_creators": "labeling",
    "dataset_info": "characteristics",
    "size_categories": "characteristics",
    "source_datasets": "provenance",
}


@frozen
class Pointer:
    """Where a card speaks of a topic, and by what that is told."""

    topic: str
    place: Place
    ground: str


def heading_pointers(
    file: str, lines: Sequence[str], headings: Sequence[Heading]
) -> Iterator[Pointer]:
    """Yield a pointer for each topic of each heading under which words stand.

    What stands under a heading of one's own belongs to the one above it.

    >>> lines = ["## Training Data", "### Web", "Crawled in 2022.", "## Uses"]
    >>> from osaid.readers.huggingface.markdown import headings
    >>> [p.ground for p in heading_pointers("README.md", lines, list(headings(lines)))]
    ['by the heading `Training Data`, lines 1 to 3']
    """
    for heading, parts in _sections(headings, len(lines)):
        said = [line for begin, end in parts for line in lines[begin:end]]
        if not says_something(said):
            continue
        ground = f"by the heading `{heading.title}`, lines {heading.line}"
        place = Place(file, heading.line, 1)
        for topic in TOPICS_OF[heading.topic]:
            yield Pointer(topic, place, f"{ground} to {parts[-1][1]}")


def _sections(
    headings: Sequence[Heading], end: int
) -> Iterable[tuple[Heading, list[tuple[int, int]]]]:
    """Return each heading of the templates with the stretches of lines below it."""
    ends = [heading.line - 1 for heading in headings[1:]] + [end]
    open_: list[tuple[int, Heading | None]] = []
    found: dict[Heading, list[tuple[int, int]]] = {}
    for heading, last in zip(headings, ends, strict=False):
        while open_ and open_[-1][0] >= heading.level:
            open_.pop()
        above = open_[-1][1] if open_ else None
        owner = heading if heading.topic in TOPICS_OF else above
        open_.append((heading.level, owner))
        if owner is not None:
            found.setdefault(owner, []).append((heading.line, last))
    return found.items()


def key_pointers(metadata: Metadata) -> Iterator[Pointer]:
    """Yield a pointer for each key that answers a question on the data."""
    for key, topic in _TOPIC_OF_KEY.items():
        node = metadata.node(key)
        if node is None:
            continue
        if key == "dataset_info":
            says = metadata.is_filled(key)
        else:
            said = {text.text.casefold() for text in metadata.texts(key)}
            says = bool(said - _NO_ANSWER)
        if says:
            yield Pointer(topic, node.place, f"by the key `{key}`")


def covered(pointers: Iterable[Pointer], saying: Saying) -> SetFact:
    """Return the topics of a card as a field, concluded from each pointer.

    After so many pointers to one topic, another adds nothing.
    """
    found: dict[str, list[Statement[bool]]] = {}
    for pointer in pointers:
        if len(found.get(pointer.topic, ())) >= _MOST_POINTERS:
            continue
        fact: Fact[bool] = saying.fact(
            True,  # noqa: FBT003 - the value of a statement
            pointer.place,
            Grade.INFERRED,
            note=pointer.ground,
        )
        found.setdefault(pointer.topic, []).extend(fact.statements)
    return SetFact(tuple((name, Fact(tuple(found[name]))) for name in sorted(found)))
