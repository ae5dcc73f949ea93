"""What an SPDX 3 document itself tells about data: topics that its properties cover.

That a property is filled in says that the document covers the topic, never that it
does so in sufficient detail; that judgement is for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from osaid.readers.metadata.silence import is_filled
from osaid.readers.saying import Saying
from osaid.readers.spdx3.elements import Element
from osaid.records.statements import Fact, Grade, SetFact, Statement
from osaid.text import Place

DATASET_TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "originatedBy": "provenance",
        "description": "scope",
        "intendedUse": "scope",
        "datasetType": "characteristics",
        "datasetSize": "characteristics",
        "artifactSize": "characteristics",
        "inLanguage": "characteristics",
        "datasetNoise": "characteristics",
        "knownBias": "characteristics",
        "sensor": "characteristics",
        "hasSensitivePersonalInformation": "characteristics",
        "dataCollectionProcess": "obtained",
        "dataPreprocessing": "processing",
        "anonymizationMethodUsed": "processing",
    }
)
"""The topic that each property of a dataset is about. Of how data was selected,
labelled and filtered the dataset profile has none."""

_WEAK = frozenset({"description", "intendedUse"})

MODEL_TOPICS: Mapping[str, str] = MappingProxyType(
    {"modelDataPreprocessing": "processing"}
)
"""The topic that each property of a model is about, of its training data."""


def topics_of(element: Element, topics: Mapping[str, str], saying: Saying) -> SetFact:
    """Return the topics that the properties of an element cover.

    >>> from osaid.readers.documents import load
    >>> node = load({"dataset_datasetSize": 12, "dataset_knownBias": []}).root
    >>> found = topics_of(Element("urn:1", "", node), DATASET_TOPICS, Saying("SPDX"))
    >>> found.names
    ('characteristics',)
    """
    covered: dict[str, list[Statement[bool]]] = {}
    for name, topic in topics.items():
        place = _filled_in(element, name)
        if place is not None:
            weak = ", which says little" if name in _WEAK else ""
            note = f"`{name}` is filled in{weak}"
            fact = saying.fact(value=True, place=place, grade=Grade.INFERRED, note=note)
            covered.setdefault(topic, []).extend(fact.statements)
    return SetFact(
        tuple((topic, Fact(tuple(covered[topic]))) for topic in sorted(covered))
    )


def about(names: Iterable[str], saying: Saying, place: Place) -> SetFact:
    """Return that a document is about the components with these names."""
    fact: Fact[bool] = saying.fact(value=True, place=place)
    return SetFact(tuple((name, fact) for name in sorted(set(names))))


def _filled_in(element: Element, name: str) -> Place | None:
    """Return where a property says something, or None."""
    filled = (part.place for part in element.parts(name) if is_filled(part))
    return next(filled, None)
