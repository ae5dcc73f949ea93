"""The topics on which a Croissant file says something, told by the terms it fills.

A filled term shows that a topic is spoken of, not that enough is said. No term is
about how data was selected or filtered. A description and keywords stand in almost
every file and mostly only name the dataset, so they show nothing; what generated a
dataset may be its collection, its processing or its filtering.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from osaid.readers.metadata.linked_data import Terms
from osaid.readers.saying import Saying
from osaid.records.statements import Fact, Grade, SetFact

LABELS = (
    "dataAnnotationProtocol",
    "dataAnnotationPlatform",
    "dataAnnotationAnalysis",
    "annotationsPerItem",
    "annotatorDemographics",
    "machineAnnotationTools",
)
"""The terms that are about labels."""

TOPIC_TERMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "provenance": (
            "wasDerivedFrom",
            "isBasedOn",
            "wasAttributedTo",
            "dataCollectionRawData",
        ),
        "scope": ("dataUseCases", "dataLimitations"),
        "characteristics": (
            "recordSet",
            "inLanguage",
            "temporalCoverage",
            "dataBiases",
            "personalSensitiveInformation",
        ),
        "obtained": ("dataCollection", "dataCollectionType", "dataCollectionTimeframe"),
        "labeling": LABELS,
        "processing": (
            "dataPreprocessingProtocol",
            "dataManipulationProtocol",
            "dataImputationProtocol",
        ),
    }
)
"""The terms of each topic; `recordSet` describes every column."""


def topics_of(dataset: Terms, saying: Saying) -> SetFact:
    """Return the topics of a file, concluded from each term that is filled.

    >>> from osaid.readers.documents import load
    >>> dataset = Terms(load({"rai:dataCollection": "crawled in 2022"}).root)
    >>> topics_of(dataset, Saying("Croissant metadata")).names
    ('obtained',)
    """
    found = {
        topic: filled(dataset, TOPIC_TERMS[topic], saying) for topic in TOPIC_TERMS
    }
    return SetFact(
        tuple(
            (topic, found[topic]) for topic in sorted(found) if found[topic].statements
        )
    )


def filled(dataset: Terms, terms: tuple[str, ...], saying: Saying) -> Fact[bool]:
    """Return yes for each of these terms that is filled, and nothing for the others."""
    value = True
    facts = (
        saying.fact(
            value, node.place, Grade.INFERRED, note=f"`{dataset.key(term)}` is filled"
        )
        for term in terms
        if (node := dataset.node(term)) is not None
    )
    return Fact(tuple(statement for fact in facts for statement in fact.statements))
