"""The reader of Croissant, the metadata of datasets for machine learning.

Versions 1.0 and 1.1, with the vocabulary for responsible AI:
https://docs.mlcommons.org/croissant/docs/croissant-spec.html and
https://docs.mlcommons.org/croissant/docs/croissant-rai-spec.html. A file describes
one dataset; it says nothing of a model that was trained on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from osaid.diagnostics import quoted
from osaid.licenses.algebra import Permits, can
from osaid.readers.croissant.topics import LABELS, filled, topics_of
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Mapping, Node, Scalar
from osaid.readers.hub import dataset_hub_id
from osaid.readers.metadata.facts import ElementFacts
from osaid.readers.metadata.linked_data import Terms
from osaid.readers.metadata.schema_org import supplier
from osaid.readers.saying import Saying
from osaid.readers.signatures import vocabulary
from osaid.records.components import (
    Component,
    DataClass,
    Identity,
    Presence,
    StatedLicense,
)
from osaid.records.problems import problems
from osaid.records.statements import Fact, Grade, SetFact
from osaid.records.systems import Subject, System
from osaid.truth import Truth

SOURCE = "Croissant metadata"
"""On whose word everything in such a file stands."""

DATASET, CARD = "dataset", "metadata"
"""The names of the components: the dataset, and the file that describes it."""

_CROISSANT = "mlcommons.org/croissant"
_DATASET_TYPE = re.compile(r"(?:.*[:/#])?Dataset", re.DOTALL)
_VERSION = re.compile(r"https?://mlcommons\.org/croissant/(?:RAI/)?1\.[01]/?")
_OPEN = Permits(("use", "study", "modify", "share"))
_NOT_READ = {
    "conditionsOfAccess": "who gets the data, and on what conditions, is not read",
    "wasGeneratedBy": "what generated the data may be of any topic; it is not read",
}


def is_croissant(root: Node) -> bool:
    """Return whether a document is the Croissant metadata of a dataset.

    >>> from osaid.readers.documents import load
    >>> croissant = "http://mlcommons.org/croissant/1.0"
    >>> is_croissant(load({"@type": "sc:Dataset", "conformsTo": croissant}).root)
    True
    """
    if not isinstance(root, Mapping) or not vocabulary(_CROISSANT)(root):
        return False
    types = Terms(root).texts("@type")
    return any(_DATASET_TYPE.fullmatch(type_.text) for type_ in types)


def read_croissant(document: Document, diagnosis: Diagnosis) -> Iterable[System]:
    """Return the dataset of a file as a system with the subject `element`.

    Only a missing name is an error.

    >>> from osaid.readers.documents import load
    >>> dataset = {"@type": "sc:Dataset", "name": "C4", "license": "odc-by"}
    >>> (system,) = read_croissant(load(dataset), Diagnosis())
    >>> [component.kind for component in system.components]
    ['data.training', 'information.data_card']
    """
    if not isinstance(document.root, Mapping):
        return ()
    terms = Terms(document.root)
    _report(terms, diagnosis)
    system = _system(terms, diagnosis)
    for problem in problems(system):
        diagnosis.add(problem)
    return () if diagnosis.failed else (system,)


def _report(terms: Terms, diagnosis: Diagnosis) -> None:
    versions = terms.texts("conformsTo")
    if versions and not any(_VERSION.match(version.text) for version in versions):
        message = f"{quoted(versions[0].text)} is no version that is known here"
        cure = "read as version 1.1"
        diagnosis.warning(versions[0], "unknown-version", message, cure)
    for term, message in _NOT_READ.items():
        if (node := terms.node(term)) is not None:
            words = f"{quoted(terms.key(term))}: {message}"
            diagnosis.information(node, "not-read", words)


def _system(terms: Terms, diagnosis: Diagnosis) -> System:
    author, made = supplier(terms, "sdPublisher"), terms.text("sdDatePublished")
    facts = ElementFacts(Saying(SOURCE, author), diagnosis)
    day = None if made is None else facts.day(made)
    facts = ElementFacts(Saying(SOURCE, author, made=day), diagnosis)
    version = terms.text("version")
    dataset = _dataset(terms, facts)
    return System(
        facts.name(terms, "name"),
        None if version is None else version.text.strip(),
        supplier(terms, "creator", "author", "publisher"),
        Subject.ELEMENT,
        overall_terms=facts.license(terms, "usageInfo"),
        price=dataset.price,
        released=dataset.released,
        identity=dataset.identity,
        components=(dataset, _card(terms, facts)),
        by=author,
        made=day,
        place=terms.mapping.place,
    )


def _dataset(terms: Terms, facts: ElementFacts) -> Component:
    parts = terms.objects("distribution")
    files = [link for part in parts for link in part.texts("contentUrl")]
    pages = [*terms.texts("url"), *files, *terms.texts("sameAs")]
    licenses = facts.license(terms, "license")
    presence = facts.presence(("contentUrl", link) for link in files)
    free = terms.node("isAccessibleForFree")
    return Component(
        "data.training",
        DATASET,
        presence=presence,
        access=facts.access(free),
        license=licenses,
        location=facts.locations(pages),
        data_class=_data_class(licenses, presence, facts),
        labeled=filled(terms, LABELS, facts.saying),
        price=facts.price(free),
        released=facts.released(terms.text("datePublished")),
        identity=Identity(hub=_hub([*terms.texts("url"), *files])),
        place=terms.mapping.place,
    )


def _hub(links: Iterable[Scalar]) -> str | None:
    found = (dataset_hub_id(link.text) for link in links)
    return next((id_ for id_ in found if id_ is not None), None)


def _data_class(
    licenses: Fact[StatedLicense], presence: Fact[Presence], facts: ElementFacts
) -> Fact[DataClass]:
    """Return `open`, concluded from a place to fetch the data and an open licence."""
    stated = [value for value in licenses.values if isinstance(value, StatedLicense)]
    is_open = len(stated) == len(licenses.values) > 0 and all(
        can(value.expression, _OPEN).truth is Truth.TRUE for value in stated
    )
    if presence.is_silent or not is_open:
        return Fact()
    note = "`license` lets anyone use, change and share it, and `contentUrl` has it"
    place = licenses.statements[0].origin.place
    return facts.saying.fact(DataClass.OPEN, place, Grade.INFERRED, note=note)


def _card(terms: Terms, facts: ElementFacts) -> Component:
    """Return the file itself: a document about the dataset, under terms of its own."""
    about: Fact[bool] = facts.saying.fact(value=True, place=terms.mapping.place)
    return Component(
        "information.data_card",
        CARD,
        license=facts.license(terms, "sdLicense"),
        covers=topics_of(terms, facts.saying),
        about=SetFact(((DATASET, about),)),
        place=terms.mapping.place,
    )
