"""The reader of CITATION.cff, how software and datasets ask to be cited.

https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md
A file stands in a repository and its licence is that of the repository; what the code
in it is for, it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from osaid.diagnostics import quoted
from osaid.readers.diagnosis import Diagnosis
from osaid.readers.documents import Document, Mapping, Node, Scalar
from osaid.readers.metadata.facts import ElementFacts
from osaid.readers.metadata.linked_data import Terms
from osaid.readers.metadata.people import Author, supplier_of
from osaid.readers.saying import Saying
from osaid.records.components import Component, Identity, StatedLicense
from osaid.records.problems import problems
from osaid.records.statements import Fact
from osaid.records.systems import Subject, System

SOURCE = "CITATION.cff"
"""On whose word everything in such a file stands."""

MARK = "cff-version"
"""The key by which a file is known."""

KEYS = frozenset(
    {
        "abstract", "authors", MARK, "commit", "contact", "date-released", "doi",
        "identifiers", "keywords", "license", "license-url", "message",
        "preferred-citation", "references", "repository", "repository-artifact",
        "repository-code", "title", "type", "url", "version",
    }
)  # fmt: skip
"""The keys of a file."""

_KINDS = {"software": ("code", "code"), "dataset": ("data.training", "dataset")}
_REPOSITORIES = ("repository-code", "repository", "repository-artifact")
_VERSION = re.compile(r"1\.\d+(?:\.\d+)?")


def is_citation(root: Node) -> bool:
    """Return whether a document is a CITATION.cff.

    >>> from osaid.readers.documents import load
    >>> is_citation(load({"cff-version": "1.2.0", "title": "dolma"}).root)
    True
    """
    return isinstance(root, Mapping) and root.get(MARK) is not None


def read_citation(document: Document, diagnosis: Diagnosis) -> Iterable[System]:
    """Return the software or dataset of a file as a system, an `element`.

    Only a missing title is an error.

    >>> from osaid.readers.documents import load
    >>> cited = {"cff-version": "1.2.0", "title": "dolma", "license": "Apache-2.0"}
    >>> (system,) = read_citation(load(cited), Diagnosis())
    >>> system.name, system.components[0].kind
    ('dolma', 'code')
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
    for key, _ in terms.mapping:
        if key.text not in KEYS:
            message = f"a CITATION.cff has no key {quoted(key.text)}; it is not read"
            cure = diagnosis.nearest(key.text, KEYS)
            diagnosis.information(key, "unknown-key", message, cure)
    version = terms.text(MARK)
    if version is not None and not _VERSION.fullmatch(version.text.strip()):
        message = f"{quoted(version.text)} is no version that is known here"
        diagnosis.warning(version, "unknown-version", message, "read as version 1.2.0")


def _system(terms: Terms, diagnosis: Diagnosis) -> System:
    facts = ElementFacts(Saying(SOURCE), diagnosis)
    version, commit = terms.text("version"), terms.text("commit")
    element = _element(terms, facts)
    return System(
        facts.name(terms, "title"),
        None if version is None else version.text.strip(),
        supplier_of(list(_authors(terms))),
        Subject.ELEMENT,
        released=element.released,
        identity=Identity(revision=None if commit is None else commit.text.strip()),
        components=(element,),
        place=terms.mapping.place,
    )


def _element(terms: Terms, facts: ElementFacts) -> Component:
    kind, name = _kind(terms, facts.diagnosis)
    stated = [(key, text) for key in _REPOSITORIES for text in terms.texts(key)]
    links = [text for _, text in stated]
    facts.mention_no_links(links)
    return Component(
        kind,
        name,
        presence=facts.presence(stated),
        license=_license(terms, facts),
        location=facts.locations(links or terms.texts("url")),
        released=facts.released(terms.text("date-released")),
        place=terms.mapping.place,
    )


def _kind(terms: Terms, diagnosis: Diagnosis) -> tuple[str, str]:
    """Return kind and name; a file that does not say its type is about software."""
    node = terms.text("type")
    if node is not None and node.text.strip() not in _KINDS:
        message = f"{quoted(node.text)} is neither `software` nor `dataset`"
        diagnosis.warning(node, "unknown-type", message, "read as software")
    return _KINDS.get("" if node is None else node.text.strip(), _KINDS["software"])


def _license(terms: Terms, facts: ElementFacts) -> Fact[StatedLicense]:
    """Return the licence; of a list, the format says that one may be chosen."""
    found, page = terms.texts("license"), terms.text("license-url")
    if not found:
        return facts.license(terms, "license" if page is None else "license-url")
    text = " OR ".join(node.text.strip() for node in found)
    node = Scalar(text, found[0].place, found[0].kind)
    return facts.stated_license(node, None if page is None else page.text.strip())


def _authors(terms: Terms) -> Iterator[Author]:
    """Yield the authors; whoever has a `name` is an organisation."""
    for author in terms.objects("authors"):
        parts = [author.text(key) for key in ("given-names", "name-particle")]
        parts += [author.text(key) for key in ("family-names", "name-suffix")]
        person = " ".join(part.text.strip() for part in parts if part is not None)
        entity, employer = author.text("name"), author.text("affiliation")
        alias = author.text("alias")
        if entity is not None:
            yield Author(entity.text.strip(), is_organisation=True)
        elif person or alias is not None:
            affiliation = None if employer is None else employer.text.strip()
            name = person or ("" if alias is None else alias.text.strip())
            yield Author(name, affiliation=affiliation)
