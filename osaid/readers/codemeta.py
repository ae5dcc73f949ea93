"""The reader of codemeta.json, metadata of software: https://codemeta.github.io/.

A file describes the code of a repository; which step of a system the code is for, it
does not say.
"""

from __future__ import annotations

from collections.abc import Iterable

from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Mapping, Node
from osaid.readers.metadata.facts import ElementFacts
from osaid.readers.metadata.linked_data import Terms
from osaid.readers.metadata.schema_org import supplier
from osaid.readers.saying import Saying
from osaid.readers.signatures import vocabulary
from osaid.records.components import Component
from osaid.records.problems import problems
from osaid.records.systems import Subject, System

SOURCE = "codemeta.json"
"""On whose word everything in such a file stands."""

CODE = "code"
"""The name of the component that the file describes."""

_MAKERS = ("producer", "sourceOrganization", "copyrightHolder", "author", "creator")
_PLACES = ("codeRepository", "downloadUrl")
_VERSIONS = ("version", "softwareVersion")


def is_codemeta(root: Node) -> bool:
    """Return whether a document is metadata in the vocabulary of codemeta.

    >>> from osaid.readers.documents import load
    >>> is_codemeta(load({"@context": "https://w3id.org/codemeta/3.0"}).root)
    True
    """
    return isinstance(root, Mapping) and vocabulary("codemeta")(root)


def read_codemeta(document: Document, diagnosis: Diagnosis) -> Iterable[System]:
    """Return the software of a file as a system with the subject `element`.

    Only a missing name is an error.

    >>> from osaid.readers.documents import load
    >>> software = {"name": "dolma", "license": "https://spdx.org/licenses/Apache-2.0"}
    >>> (system,) = read_codemeta(load(software), Diagnosis())
    >>> print(system.components[0].license.values[0].expression)
    Apache-2.0
    """
    if not isinstance(document.root, Mapping):
        return ()
    system = _system(Terms(document.root), diagnosis)
    for problem in problems(system):
        diagnosis.add(problem)
    return () if diagnosis.failed else (system,)


def _system(terms: Terms, diagnosis: Diagnosis) -> System:
    facts = ElementFacts(Saying(SOURCE), diagnosis)
    versions = (terms.text(term) for term in _VERSIONS)
    version = next((found for found in versions if found is not None), None)
    code = _code(terms, facts)
    return System(
        facts.name(terms, "name"),
        None if version is None else version.text.strip(),
        supplier(terms, *_MAKERS),
        Subject.ELEMENT,
        price=code.price,
        released=code.released,
        components=(code,),
        place=terms.mapping.place,
    )


def _code(terms: Terms, facts: ElementFacts) -> Component:
    stated = [(term, text) for term in _PLACES for text in terms.texts(term)]
    links = [text for _, text in stated]
    facts.mention_no_links(links)
    free = terms.node("isAccessibleForFree")
    return Component(
        "code",
        CODE,
        presence=facts.presence(stated),
        access=facts.access(free),
        license=facts.license(terms, "license"),
        location=facts.locations(links or terms.texts("url")),
        price=facts.price(free),
        released=facts.released(terms.text("datePublished")),
        place=terms.mapping.place,
    )
